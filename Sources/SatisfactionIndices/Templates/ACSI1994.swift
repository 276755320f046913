extension ModelTemplate {
  /// The American Customer Satisfaction Index as introduced in 1994: six constructs, 14 items.
  public static let acsi1994 = ModelTemplate(
    name: "acsi-1994",
    version: 1,
    title: "American Customer Satisfaction Index, 1994",
    sources: [
      "Fornell, Johnson, Anderson, Cha & Bryant (1996), The American Customer Satisfaction Index: Nature, Purpose, and "
        + "Findings, Journal of Marketing 60(4), 7–18, doi:10.1177/002224299606000403",
      "Items: 1 = worst, 10 = best answer; COMP: has the customer complained? 0 = no, 1 = yes",
      "LOYA2 is the price tolerance, for a rise or a fall of the price, recoded to 1…10",
    ],
    body: """
      @scale 1..10
      @scale 0..1 COMP
      @label Expectation "Customer expectations"
      @label Quality "Perceived quality"
      @label Value "Perceived value"
      @label Satisfaction "Customer satisfaction"

      Expectation =~ EXPE1..EXPE3     # overall, customisation, reliability; before the purchase
      Quality =~ QUAL1..QUAL3         # overall, customisation, reliability; after the purchase
      Value =~ VALU1 + VALU2          # quality given price, price given quality
      Satisfaction =~ SATI1..SATI3    # overall, against expectations, against the ideal
      Complaints =~ COMP
      Loyalty =~ LOYA1 + LOYA2        # repurchase likelihood, price tolerance

      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

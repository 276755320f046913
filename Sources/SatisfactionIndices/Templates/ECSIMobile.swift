extension ModelTemplate {
  /// The European Customer Satisfaction Index as estimated on mobile-phone providers: seven constructs, 24 items.
  public static let ecsiMobile = ModelTemplate(
    name: "ecsi-mobile",
    version: 1,
    title: "European Customer Satisfaction Index, mobile-phone survey",
    sources: [
      "Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), PLS path modeling, Computational Statistics & Data "
        + "Analysis 48, 159–205, doi:10.1016/j.csda.2004.03.005",
      "Items: 1 = worst, 10 = best answer",
    ],
    body: """
      @scale 1..10
      @label Expectation "Customer expectations"
      @label Quality "Perceived quality"
      @label Value "Perceived value"
      @label Satisfaction "Customer satisfaction"

      Image =~ IMAG1..IMAG5
      Expectation =~ CUEX1..CUEX3
      Quality =~ PERQ1..PERQ7
      Value =~ PERV1..PERV2
      Satisfaction =~ CUSA1..CUSA3
      Complaints =~ CUSCO
      Loyalty =~ CUSL1..CUSL3

      Expectation ~ Image
      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Image + Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Image + Satisfaction + Complaints

      """)
}

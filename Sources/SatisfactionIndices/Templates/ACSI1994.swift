extension ModelTemplate {
  /// The American Customer Satisfaction Index as introduced in 1994: six constructs, 14 items.
  public static let acsi1994 = ModelTemplate(
    name: "acsi-1994",
    version: 1,
    title: "American Customer Satisfaction Index, 1994",
    chineseTitle: "美国顾客满意度指数（1994）",
    sources: [
      "Fornell, Johnson, Anderson, Cha & Bryant (1996), The American Customer Satisfaction Index: Nature, "
        + "Purpose, and Findings, Journal of Marketing 60(4), 7–18, doi:10.1177/002224299606000403",
      "Items: 1 = worst, 10 = best answer; COMP: has the customer complained? 0 = no, 1 = yes",
      "LOYA2 is the price tolerance, for a rise or a fall of the price, recoded to 1…10",
    ],
    body: """
      @scale 1..10
      @scale 0..1 COMP

      Expectation =~ EXPE1..EXPE3
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Overall expectation of quality before the purchase" zh "购买前对质量的总体期望"
      @label EXPE2 "Expectation of customisation: how well it would meet personal needs" zh "对顾客化的期望：满足个人需要的程度"
      @label EXPE3 "Expectation of reliability: how often things would go wrong" zh "对可靠性的期望：出问题的可能"

      Quality =~ QUAL1..QUAL3
      @label Quality "Perceived quality" zh "感知质量"
      @label QUAL1 "Overall quality after the purchase" zh "购买后对质量的总体评价"
      @label QUAL2 "Customisation: how well it met personal needs" zh "顾客化：满足个人需要的程度"
      @label QUAL3 "Reliability: how often things went wrong" zh "可靠性：出问题的频率"

      Value =~ VALU1 + VALU2
      @label Value "Perceived value" zh "感知价值"
      @label VALU1 "Quality given the price" zh "给定价格下对质量的评价"
      @label VALU2 "Price given the quality" zh "给定质量下对价格的评价"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Complaints =~ COMP
      @label Complaints "Customer complaints" zh "顾客抱怨"
      @label COMP "Has the customer complained? (0 = no, 1 = yes)" zh "是否抱怨过（0 = 否，1 = 是）"

      Loyalty =~ LOYA1 + LOYA2
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Likelihood of buying again" zh "重复购买的可能性"
      @label LOYA2 "Price tolerance, for a rise or a fall of the price, recoded to 1…10" zh "价格容忍度：涨价或降价（换算为 1…10）"

      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

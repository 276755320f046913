extension ModelTemplate {
  /// The Swedish Customer Satisfaction Barometer of 1989: five constructs, 10 items.
  public static let scsb1989 = ModelTemplate(
    name: "scsb-1989",
    version: 1,
    title: "Swedish Customer Satisfaction Barometer, 1989",
    chineseTitle: "瑞典顾客满意度晴雨表（1989）",
    sources: [
      "Fornell (1992), A National Customer Satisfaction Barometer: The Swedish Experience, Journal of Marketing "
        + "56(1), 6–21, doi:10.1177/002224299205600103",
      "Constructs and paths: Johnson, Gustafsson, Andreassen, Lervik & Cha (2001), Journal of Economic "
        + "Psychology 22(2), 217–245, doi:10.1016/S0167-4870(01)00030-7",
      "Reconstruction: the number and wording of the questions, and the 1…10 coding of LOYA2",
    ],
    body: """
      @scale 1..10
      @scale 0..1 COMP1 COMP2

      Expectation =~ EXPE1
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Overall expectation of quality before the purchase" zh "购买前对质量的总体期望"

      Performance =~ PERF1 + PERF2
      @label Performance "Perceived performance (value)" zh "感知绩效（价值）"
      @label PERF1 "Quality given the price" zh "给定价格下对质量的评价"
      @label PERF2 "Price given the quality" zh "给定质量下对价格的评价"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Complaints =~ COMP1 + COMP2
      @label Complaints "Customer complaints" zh "顾客抱怨"
      @label COMP1 "Complained to the personnel (0 = no, 1 = yes)" zh "向员工抱怨过（0 = 否，1 = 是）"
      @label COMP2 "Complained to the management (0 = no, 1 = yes)" zh "向管理层抱怨过（0 = 否，1 = 是）"

      Loyalty =~ LOYA1 + LOYA2
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Likelihood of buying again" zh "重复购买的可能性"
      @label LOYA2 "Price tolerance, for a rise or a fall of the price, recoded to 1…10" zh "价格容忍度：涨价或降价（换算为 1…10）"

      Performance ~ Expectation
      Satisfaction ~ Expectation + Performance
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

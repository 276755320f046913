extension ModelTemplate {
  /// Departments as customers of one another: four constructs, 11 items.
  public static let internalService = ModelTemplate(
    name: "internal-service",
    version: 1,
    title: "Internal customers: the next process is the customer of the one before",
    chineseTitle: "内部顾客：下一道工序是上一道工序的顾客",
    sources: [
      "谈构建顾客满意的服务营销 (essay, undated): the internal customer, 下一道工序是上一道工序的顾客",
      "Reconstruction: all questions and paths; the essay names none",
    ],
    body: """
      @scale 1..5

      Expectation =~ EXPE1 + EXPE2
      @label Expectation "Expectations of the department" zh "对部门的期望"
      @label EXPE1 "Overall expectation" zh "总体期望"
      @label EXPE2 "Expectation of what was agreed" zh "对约定事项的期望"

      Quality =~ QUAL1..QUAL4
      @label Quality "Perceived quality of its work" zh "感知工作质量"
      @label QUAL1 "On time" zh "按时"
      @label QUAL2 "Right first time" zh "一次做对"
      @label QUAL3 "Attitude" zh "服务态度"
      @label QUAL4 "Helps with problems" zh "协助解决问题"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Satisfaction of the internal customer" zh "内部顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Cooperation =~ COOP1 + COOP2
      @label Cooperation "Willingness to cooperate" zh "合作意愿"
      @label COOP1 "Would choose this department again" zh "会再次选择该部门"
      @label COOP2 "Recommends it within the firm" zh "会在公司内推荐它"

      Quality ~ Expectation
      Satisfaction ~ Expectation + Quality
      Cooperation ~ Satisfaction

      """)
}

extension ModelTemplate {
  /// A car maker's dealer survey, after-sales service: six constructs, 16 items.
  public static let dealer = ModelTemplate(
    name: "dealer",
    version: 1,
    title: "Car dealer, after-sales service",
    chineseTitle: "汽车经销商，售后服务",
    sources: [
      "一汽大众客户满意度管理 (dealer training of a car maker, undated): the constructs and the number of their questions; it "
        + "publishes two indices, satisfaction 满意度指数 and loyalty 忠诚度指数",
      "Reconstruction: the paths, which are those of ACSI 1994, and the wording of the questions; loyalty is to "
        + "the service and to the brand, as in the deck's 2 × 2 table",
    ],
    body: """
      @scale 1..10
      @scale 0..1 COMP1 COMP2

      Expectation =~ EXPE1..EXPE3
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Overall expectation" zh "总体期望"
      @label EXPE2 "Expectation of the workshop's work" zh "对维修工作的期望"
      @label EXPE3 "Expectation of how one is treated" zh "对接待的期望"

      Quality =~ QUAL1..QUAL3
      @label Quality "Perceived service quality" zh "感知服务质量"
      @label QUAL1 "Overall quality of the service" zh "服务的总体质量"
      @label QUAL2 "Workshop: diagnosis, repair, time" zh "车间：诊断、维修、时间"
      @label QUAL3 "People: courtesy, honesty, explanation" zh "人员：礼貌、诚实、讲解"

      Value =~ VALU1..VALU3
      @label Value "Perceived value" zh "感知价值"
      @label VALU1 "Price given the quality" zh "给定质量下对价格的评价"
      @label VALU2 "Quality given the price" zh "给定价格下对质量的评价"
      @label VALU3 "Value against other workshops" zh "与其他维修店相比的价值"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal dealer" zh "与理想经销商相比的满意度"

      Complaints =~ COMP1 + COMP2
      @label Complaints "Customer complaints" zh "顾客抱怨"
      @label COMP1 "Complained to the dealer (0 = no, 1 = yes)" zh "向经销商抱怨过（0 = 否，1 = 是）"
      @label COMP2 "Complained to the maker (0 = no, 1 = yes)" zh "向厂家抱怨过（0 = 否，1 = 是）"

      Loyalty =~ LOYA1 + LOYA2
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Would have the car serviced here again" zh "会再来这里保养维修"
      @label LOYA2 "Would buy the next car of the brand here" zh "会在这里再买该品牌的车"

      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

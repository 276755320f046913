extension ModelTemplate {
  /// The American Customer Satisfaction Index for durable goods: quality of product and of service apart, 18 items.
  public static let acsiManufacturing = ModelTemplate(
    name: "acsi-manufacturing",
    version: 1,
    title: "American Customer Satisfaction Index, durable goods",
    chineseTitle: "美国顾客满意度指数，耐用消费品",
    sources: [
      "ACSI Methodology Report (June 2008), National Quality Research Center, University of Michigan",
      "Quality split into product and service: Johnson, Gustafsson, Andreassen, Lervik & Cha (2001), Journal of "
        + "Economic Psychology 22(2), 217–245, doi:10.1016/S0167-4870(01)00030-7",
      "Reconstruction: the equations; product and service quality are modelled as causes of the item on overall "
        + "quality. A quality of second order over both needs higher-order constructs",
    ],
    body: """
      @scale 1..10
      @scale 0..1 COMP

      Expectation =~ EXPE1..EXPE3
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Overall expectation of quality before the purchase" zh "购买前对质量的总体期望"
      @label EXPE2 "Expectation of customisation: how well it would meet personal needs" zh "对顾客化的期望：满足个人需要的程度"
      @label EXPE3 "Expectation of reliability: how often things would go wrong" zh "对可靠性的期望：出问题的可能"

      ProductQuality =~ PQUA1..PQUA3
      @label ProductQuality "Perceived product quality" zh "感知产品质量"
      @label PQUA1 "Overall quality of the product" zh "产品的总体质量"
      @label PQUA2 "Customisation of the product" zh "产品的顾客化程度"
      @label PQUA3 "Reliability of the product" zh "产品的可靠性"

      ServiceQuality =~ SQUA1..SQUA3
      @label ServiceQuality "Perceived service quality" zh "感知服务质量"
      @label SQUA1 "Overall quality of the service" zh "服务的总体质量"
      @label SQUA2 "Customisation of the service" zh "服务的顾客化程度"
      @label SQUA3 "Reliability of the service" zh "服务的可靠性"

      Quality =~ QUAL1
      @label Quality "Perceived overall quality" zh "感知总体质量"
      @label QUAL1 "Overall quality of product and service together" zh "产品与服务的总体质量"

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

      ProductQuality ~ Expectation
      ServiceQuality ~ Expectation
      Quality ~ ProductQuality + ServiceQuality
      Value ~ Expectation + Quality
      Satisfaction ~ Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

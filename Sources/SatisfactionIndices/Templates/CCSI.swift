extension ModelTemplate {
  /// The China Customer Satisfaction Index: six constructs, eleven paths, 19 items.
  public static let ccsi = ModelTemplate(
    name: "ccsi",
    version: 1,
    title: "China Customer Satisfaction Index",
    chineseTitle: "中国顾客满意度指数",
    sources: [
      "China Customer Satisfaction Index, Tsinghua University and China Association for Quality (中国质量协会): six "
        + "constructs and eleven causal relations, read at second hand in the question bank of the quality "
        + "professional's examination (undated)",
      "Standard of the method: GB/T 19038-2009 顾客满意测评模型和方法指南; its informative annex A was not read, and no "
        + "conformance is claimed",
      "Reconstruction: which eleven relations (all ten forward paths among the first five constructs, and "
        + "satisfaction to loyalty), the questions and the scale 1…10",
    ],
    body: """
      @scale 1..10

      Image =~ IMAG1 + IMAG2
      @label Image "Brand image" zh "品牌形象"
      @label IMAG1 "Overall image of the brand" zh "品牌总体形象"
      @label IMAG2 "Distinctiveness of the brand" zh "品牌特征显著度"

      ExpectedQuality =~ EXPE1..EXPE4
      @label ExpectedQuality "Expected quality" zh "预期质量"
      @label EXPE1 "Overall expectation of quality" zh "总体预期质量"
      @label EXPE2 "Expected customisation" zh "预期顾客化程度"
      @label EXPE3 "Expected reliability" zh "预期可靠性"
      @label EXPE4 "Expected service" zh "预期服务质量"

      Quality =~ QUAL1..QUAL4
      @label Quality "Perceived quality" zh "感知质量"
      @label QUAL1 "Overall quality after the purchase" zh "购买后对质量的总体评价"
      @label QUAL2 "Customisation: how well it met personal needs" zh "顾客化：满足个人需要的程度"
      @label QUAL3 "Reliability: how often things went wrong" zh "可靠性：出问题的频率"
      @label QUAL4 "Service" zh "感知服务质量"

      Value =~ VALU1 + VALU2
      @label Value "Perceived value" zh "感知价值"
      @label VALU1 "Price given the quality" zh "给定质量下对价格的评价"
      @label VALU2 "Quality given the price" zh "给定价格下对质量的评价"

      Satisfaction =~ SATI1..SATI4
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against other brands" zh "与其他品牌相比的满意度"
      @label SATI4 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Loyalty =~ LOYA1..LOYA3
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Likelihood of buying again" zh "重复购买的可能性"
      @label LOYA2 "Tolerated rise of the own price" zh "保留价格：能承受的涨价"
      @label LOYA3 "Resisted cut of a rival's price" zh "抵制竞争者降价"

      ExpectedQuality ~ Image
      Quality ~ Image + ExpectedQuality
      Value ~ Image + ExpectedQuality + Quality
      Satisfaction ~ Image + ExpectedQuality + Quality + Value
      Loyalty ~ Satisfaction

      """)
}

extension ModelTemplate {
  /// A water supplier's survey in the Chinese tradition of four levels of indicators: eight constructs and one of three of them, 19 items.
  public static let tapWater = ModelTemplate(
    name: "tap-water",
    version: 2,
    title: "Tap water, an indicator system of four levels",
    chineseTitle: "自来水，四级指标体系",
    sources: [
      "顾客满意度测评理论与实践讲义 (lecture, undated): level 1 the index; level 2 expectation, quality, price, satisfaction, "
        + "complaints, loyalty; level 3 supply, repair, meter reading; level 4 the questions, on a five-point "
        + "Likert scale: 满意 5, 较满意 4, 一般 3, 较不满意 2, 不满意 1",
      "From the lecture: the nine questions on quality in their three groups, and the constructs of level 2",
      "Reconstruction: the paths, and the questions of the other constructs, for which level 3 names one each; "
        + "quality is one construct made of its three groups, and level 1 is the index of satisfaction",
    ],
    body: """
      @scale 1..5
      @scale 0..1 COMP

      Expectation =~ EXPE1 + EXPE2
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Expected overall impression" zh "对整体印象的期望"
      @label EXPE2 "Expected quality" zh "对质量的期望"

      Quality =~ Supply + Repair + Metering
      @label Quality "Perceived quality" zh "感知质量"

      Supply =~ SUPP1..SUPP3
      @label Supply "Water supply" zh "供水质量"
      @label SUPP1 "Colour of the water" zh "水质颜色"
      @label SUPP2 "Smell of the water" zh "水质气味"
      @label SUPP3 "Taste of the water" zh "水质口感"

      Repair =~ REPA1..REPA3
      @label Repair "Repair" zh "修理质量"
      @label REPA1 "Repairs in time" zh "修理及时性"
      @label REPA2 "Attitude of the repair service" zh "修理服务态度"
      @label REPA3 "Result of repairs" zh "修理结果"

      Metering =~ METE1..METE3
      @label Metering "Meter reading" zh "抄表质量"
      @label METE1 "Attitude of the reader" zh "抄表员服务态度"
      @label METE2 "Bill delivered on time" zh "表单是否及时送到户"
      @label METE3 "Readings without errors" zh "抄表是否有差错"

      Value =~ VALU1 + VALU2
      @label Value "Perceived price" zh "对价格的感知"
      @label VALU1 "Total cost" zh "对购买总成本的感知"
      @label VALU2 "Ratio of quality to price" zh "质量价格比"

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
      @label LOYA1 "Would choose it again" zh "重复购买的可能性"
      @label LOYA2 "Speaks well of it" zh "会说它的好话"

      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Satisfaction + Complaints

      """)
}

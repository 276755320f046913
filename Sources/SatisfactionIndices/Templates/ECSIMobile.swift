extension ModelTemplate {
  /// The European Customer Satisfaction Index as estimated on mobile-phone providers: seven constructs, 24 items.
  public static let ecsiMobile = ModelTemplate(
    name: "ecsi-mobile",
    version: 1,
    title: "European Customer Satisfaction Index, mobile-phone survey",
    chineseTitle: "欧洲顾客满意度指数，手机调查",
    sources: [
      "Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), PLS path modeling, Computational Statistics & Data "
        + "Analysis 48, 159–205, doi:10.1016/j.csda.2004.03.005",
      "Items: 1 = worst, 10 = best answer; their topics are those of table 1",
    ],
    body: """
      @scale 1..10

      Image =~ IMAG1..IMAG5
      @label Image "Corporate image" zh "企业形象"
      @label IMAG1 "Can be trusted in what it says and does" zh "言行值得信赖"
      @label IMAG2 "Stable and firmly established" zh "稳定、根基牢固"
      @label IMAG3 "Contributes to society" zh "对社会有贡献"
      @label IMAG4 "Concerned about its customers" zh "关心顾客"
      @label IMAG5 "Innovative and forward-looking" zh "创新、有远见"

      Expectation =~ CUEX1..CUEX3
      @label Expectation "Customer expectations" zh "顾客期望"
      @label CUEX1 "Expectation of overall quality" zh "对总体质量的期望"
      @label CUEX2 "Expectation that personal needs are met" zh "对满足个人需要的期望"
      @label CUEX3 "Expectation of how often things go wrong" zh "对出问题频率的期望"

      Quality =~ PERQ1..PERQ7
      @label Quality "Perceived quality" zh "感知质量"
      @label PERQ1 "Overall quality" zh "总体质量"
      @label PERQ2 "Technical quality of the network" zh "网络的技术质量"
      @label PERQ3 "Customer service and personal advice" zh "客户服务与个人咨询"
      @label PERQ4 "Quality of the services used" zh "所用服务的质量"
      @label PERQ5 "Range of services and products" zh "服务与产品的丰富程度"
      @label PERQ6 "Reliability and accuracy" zh "可靠性与准确性"
      @label PERQ7 "Clear and transparent information" zh "信息清晰透明"

      Value =~ PERV1 + PERV2
      @label Value "Perceived value" zh "感知价值"
      @label PERV1 "Price given the quality" zh "给定质量下对价格的评价"
      @label PERV2 "Quality given the price" zh "给定价格下对质量的评价"

      Satisfaction =~ CUSA1..CUSA3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label CUSA1 "Overall satisfaction" zh "总体满意度"
      @label CUSA2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label CUSA3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Complaints =~ CUSCO
      @label Complaints "Handling of complaints" zh "抱怨处理"
      @label CUSCO "How well the last complaint was handled, or would be" zh "上次抱怨处理得如何，或预计会如何"

      Loyalty =~ CUSL1..CUSL3
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label CUSL1 "Would choose the same provider again" zh "会再次选择同一供应商"
      @label CUSL2 "Would stay if a rival were cheaper" zh "竞争者更便宜时也会留下"
      @label CUSL3 "Would recommend the provider" zh "会推荐该供应商"

      Expectation ~ Image
      Quality ~ Expectation
      Value ~ Expectation + Quality
      Satisfaction ~ Image + Expectation + Quality + Value
      Complaints ~ Satisfaction
      Loyalty ~ Image + Satisfaction + Complaints

      """)
}

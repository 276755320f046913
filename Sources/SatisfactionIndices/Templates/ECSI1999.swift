extension ModelTemplate {
  /// The European Customer Satisfaction Index of the 1999 pilot, the form of EPSI Rating: seven constructs, 21 items.
  public static let ecsi1999 = ModelTemplate(
    name: "ecsi-1999",
    version: 1,
    title: "European Customer Satisfaction Index, pilot of 1999, and EPSI Rating",
    chineseTitle: "欧洲顾客满意度指数，1999 年试点与 EPSI Rating",
    sources: [
      "Cassel & Eklöf (2001), Modelling customer satisfaction and loyalty on aggregate levels: Experience from "
        + "the ECSI pilot study, Total Quality Management 12(7–8), 834–841",
      "Eklöf & Westlund (2002), The pan-European customer satisfaction index programme, Total Quality "
        + "Management 13(8), 1099–1106",
      "Scale 1 (not at all satisfied) … 10 (completely satisfied), at least 250 interviews a provider: "
        + "epsi-rating.com; the questions on satisfaction and loyalty: epsi-norway.org",
      "Reconstruction: topics of the other questions, of which national studies use their own (30–35 in all); "
        + "the path set, here 13 paths, differs between years and authors: edit it",
    ],
    body: """
      @scale 1..10

      Image =~ IMAG1..IMAG3
      @label Image "Corporate image" zh "企业形象"
      @label IMAG1 "Overall image of the company" zh "企业的总体形象"
      @label IMAG2 "Trustworthy" zh "值得信赖"
      @label IMAG3 "What others say of the company" zh "他人对企业的评价"

      Expectation =~ EXPE1..EXPE3
      @label Expectation "Customer expectations" zh "顾客期望"
      @label EXPE1 "Overall expectation" zh "总体期望"
      @label EXPE2 "Expectation of the products" zh "对产品的期望"
      @label EXPE3 "Expectation of service and personal contact" zh "对服务和人员接触的期望"

      ProductQuality =~ PQUA1..PQUA3
      @label ProductQuality "Perceived product quality" zh "感知产品质量"
      @label PQUA1 "Overall quality of the products" zh "产品的总体质量"
      @label PQUA2 "Range of products" zh "产品的丰富程度"
      @label PQUA3 "Products against those of competitors" zh "与竞争者的产品相比"

      ServiceQuality =~ SQUA1..SQUA3
      @label ServiceQuality "Perceived service quality" zh "感知服务质量"
      @label SQUA1 "Overall quality of the service" zh "服务的总体质量"
      @label SQUA2 "Personal service" zh "人员服务"
      @label SQUA3 "Information and availability" zh "信息与可获得性"

      Value =~ VALU1..VALU3
      @label Value "Value for money" zh "感知价值"
      @label VALU1 "Price against quality" zh "相对质量的价格"
      @label VALU2 "Quality against price" zh "相对价格的质量"
      @label VALU3 "Value against competitors" zh "与竞争者相比的价值"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Loyalty =~ LOYA1..LOYA3
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Would choose the same provider again" zh "会再次选择同一供应商"
      @label LOYA2 "Speaks well of it" zh "会说它的好话"
      @label LOYA3 "Recommends it" zh "会推荐它"

      Expectation ~ Image
      ProductQuality ~ Expectation
      ServiceQuality ~ Expectation
      Value ~ Expectation + ProductQuality + ServiceQuality
      Satisfaction ~ Image + Expectation + ProductQuality + ServiceQuality + Value
      Loyalty ~ Image + Satisfaction

      """)
}

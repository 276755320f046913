/// Published metrics, as editable text with their sources and the year they were read.
public struct MetricTemplate: Sendable, Equatable {
  /// The name on the command line, such as `kcsi`.
  public let name: String
  /// Raised whenever the text of the template changes in a way that changes results.
  public let version: Int
  /// One line on what it is.
  public let title: String
  /// Where it comes from, and what is not public.
  public let sources: [String]
  /// Directives and metrics, without the sources.
  public let body: String
  /// What it defines.
  public let definitions: MetricDefinitions

  /// The text to print and edit: sources as comments, then the metrics.
  public var text: String {
    let head = ["\(title) · template \(name), version \(version)"] + sources
    return head.map { "# \($0)\n" }.joined() + "\n" + body
  }

  /// Every template, in the order they are listed.
  public static let all: [MetricTemplate] = [.jdPowerChina2007, .kcsi]

  /// The template of this name, or nil.
  public static func named(_ name: String) -> MetricTemplate? { all.first { $0.name == name } }

  /// - Precondition: `body` is valid; the texts are this module's own.
  init(name: String, version: Int, title: String, sources: [String], body: String) {
    self.name = name
    self.version = version
    self.title = title
    self.sources = sources
    self.body = body
    do {
      definitions = try MetricDefinitions(text: body)
    } catch {
      preconditionFailure("template \(name): \(error)")
    }
  }

  /// J.D. Power's customer satisfaction index for after-sales service in China, in its form of 2006 and 2007.
  public static let jdPowerChina2007 = MetricTemplate(
    name: "jdpower-csi-china-2007",
    version: 1,
    title: "J.D. Power Asia Pacific, China Customer Satisfaction Index, 2006–2007 form, 1,000 points",
    sources: [
      "Factors and their order of weight: press releases of 1 Aug 2006 and 2007 (read); the seven "
        + "percentages and the attributes: 一汽大众客户满意度管理 (read). From 2013 on the study has five factors: "
        + "date the template.",
      "Not public: how J.D. Power weights attributes within a factor (here: equally) and how it maps a "
        + "1…10 answer to the 1,000 points (here: range; the alternative is proportional)",
    ],
    body: """
      @scale 1..10
      index "CSI" points 1000 map range
        # preparation, choice of appointment time, time until greeted
        0.10 "Service initiation 服务启动"      INIT1 INIT2 INIT3
        # courteous; honest; knowledgeable; keeps promises; listens; finds the need; understands the problem;
        # explains the work to do
        0.11 "Service advisor 业务接待"         ADVI1..ADVI8
        # time spent at the dealer; waiting area clean; comfortable; amenities
        0.12 "In-service experience 维修经历"   INSV1..INSV4
        # duration; ready on time; work explained; charges explained; payment; car clean
        0.15 "Service delivery 取车服务"        DELI1..DELI6
        # diagnosis; quality of work; complete; parts in stock
        0.15 "Service quality 服务质量"         SQUA1..SQUA4
        # follow-up in time; satisfaction confirmed; convenient moment; easy use; within reasonable time
        0.16 "User-friendly service 客户友好度" FRIE1..FRIE5
        # problems of the car, as a 1…10 answer
        0.21 "Problems experienced 产品问题"    PROB1

      """)

  /// The Korean Customer Satisfaction Index of KMAC.
  public static let kcsi = MetricTemplate(
    name: "kcsi",
    version: 1,
    title: "Korean Customer Satisfaction Index (KMAC), weighted top-two shares on a seven-point scale",
    sources: [
      "kcsi.kmac.co.kr/structure (read): 30 % overall satisfaction, 50 % element satisfaction "
        + "(product, service, image; weighted by importance), 20 % repurchase intention; each the share of "
        + "answers 6 and 7.",
      "Until 2002: 40/40/20 (hankookilbo.com, 22 Oct 2002, read). Not public: the importance weights "
        + "inside the elements (here: equal)",
    ],
    body: """
      @scale 1..7
      composite "KCSI" = 0.30*topbox(OVER, 2) + 0.50*topbox(ELEM1 ELEM2 ELEM3, 2) + 0.20*topbox(REPU, 2)

      """)
}

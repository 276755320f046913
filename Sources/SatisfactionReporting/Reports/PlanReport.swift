public import PathModeling
public import SatisfactionIndices

/// How many interviews are enough, `csi plan`.
public struct PlanReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.plan.v1"

  /// What was asked.
  public enum Question: String, Sendable {
    case margin, share, change, path, power
  }

  /// A number that the question was asked with, by its name on the command line.
  public struct Input: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The number, nil where none was given.
    public let value: Double?

    /// An input.
    public init(_ name: String, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// What was asked.
  public let question: Question
  /// What it was asked with.
  public let inputs: [Input]
  /// The answer of a formula; nil for power.
  public let size: SampleSize?
  /// The answers of a simulation; empty for a formula.
  public let powers: [PowerStudy.Result]
  /// What the caller knows besides.
  public let source: ReportSource
  /// What a reader should know.
  public let warnings: [FitWarning]

  /// A formula's answer.
  public init(_ question: Question, _ inputs: [Input], _ size: SampleSize, source: ReportSource = ReportSource()) {
    self.init(question: question, inputs: inputs, size: size, powers: [], source: source)
  }

  /// A simulation's answer.
  public init(power results: [PowerStudy.Result], _ inputs: [Input], source: ReportSource = ReportSource()) {
    self.init(question: .power, inputs: inputs, size: nil, powers: results, source: source)
  }

  private init(
    question: Question, inputs: [Input], size: SampleSize?, powers: [PowerStudy.Result], source: ReportSource
  ) {
    self.question = question
    self.inputs = inputs
    self.size = size
    self.powers = powers
    self.source = source
    warnings = Self.warnings(question, powers)
  }

  private static func warnings(_ question: Question, _ powers: [PowerStudy.Result]) -> [FitWarning] {
    if question == .path {
      return [
        FitWarning(
          code: "inverseSquareRoot",
          message: """
            the inverse square root method knows neither how reliable the indicators are nor how the drivers are related, \
            and is often too small: csi plan power simulates this very model
            """)
      ]
    }
    let failed = powers.filter { $0.failed > 0 }
    guard let first = failed.first else { return [] }
    let sizes = Set(failed.map(\.n)).sorted().map(String.init).joined(separator: ", ")
    let isAny = failed.contains { $0.used > 0 }
    return [
      FitWarning(
        code: "failedSurveys",
        message: """
          \(isAny ? "some simulated surveys" : "no simulated survey") of \(sizes) interviews \
          \(isAny ? "cannot" : "can") be estimated: they count as failed, not as a path that was missed. The first: \
          \(first.failure ?? "its path has no p"). \
          Take more interviews, or a smaller model
          """)
    ]
  }

  /// Software, data and settings.
  public var manifest: [Section] {
    Manifest(
      command: "plan", data: [],
      settings: [Field("title", .text(source.title))]
    ).sections.filter { $0.name == "software" }
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section("kind", .text(question.rawValue)),
      Section("inputs", Record(inputs.map { Field($0.name, .number($0.value)) })),
      Section("results", size.map { [Self.record($0)] } ?? powers.map(Self.record)),
    ]
  }

  private static func record(_ size: SampleSize) -> Record {
    Record([Field("n", .integer(size.n)), Field("exact", .number(size.exact), topic: "plan")])
  }

  private static func record(_ result: PowerStudy.Result) -> Record {
    Record(
      [
        .identity("from", result.path.from), .identity("to", result.path.to), Field("n", .integer(result.n)),
        Field("power", .number(result.power), topic: "plan"), Field("standardError", .number(result.standardError)),
        Field("meanEstimate", .number(result.meanEstimate)), Field("used", .integer(result.used)),
        Field("failed", .integer(result.failed)),
      ], row: "\(result.path.from) -> \(result.path.to) · \(result.n)")
  }

  // MARK: For people

  /// The answer, what it was asked with, and what it does not know.
  public func document(digits: Int) -> ReportDocument {
    ReportDocument(
      title: source.title ?? title, facts: [inputs.compactMap(fact)],
      headline: size.map { .init(name: "INTERVIEWS", value: "\($0.n)", remark: remark) },
      blocks: powers.isEmpty ? [.paragraph(sentence)] : [.table(powerTable(ReportDigits(digits)))],
      warnings: warnings.map(\.message),
      footer: ["swift-satisfaction \(SatisfactionVersion.current)", "conventions: csi methods plan"])
  }

  private var title: String {
    switch question {
    case .margin: "How many interviews for the margin of an index"
    case .share: "How many interviews for the margin of a share"
    case .change: "How many interviews to find a change between two waves"
    case .path: "How many interviews to find a path, a first guess"
    case .power: "How often a path is found"
    }
  }

  private var remark: String { question == .change ? "in each wave" : "" }

  private func fact(_ input: Input) -> String? { input.value.map { "\(input.name) \(Self.shown($0))" } }

  private func given(_ name: String) -> String {
    inputs.first { $0.name == name }?.value.map(Self.shown) ?? "–"
  }

  private static func shown(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : value.description
  }

  private var sentence: String {
    let n = size?.n ?? 0
    let (interviews, give, find) =
      n == 1 ? ("1 interview", "gives", "finds") : ("\(n) interviews", "give", "find")
    switch question {
    case .margin:
      return
        "\(interviews) \(give) an index whose interval reaches \(given("margin")) points to each side, where the scores of customers "
        + "have a standard deviation of \(given("sd"))."
    case .share:
      return "\(interviews) \(give) a share near \(given("rate")) an interval of ±\(given("margin"))."
    case .change:
      return "\(interviews) in each of two waves \(find) a true change of \(given("change")) points with "
        + "probability \(given("power"))."
    case .path:
      return
        "\(interviews) \(find) a path of \(given("path")) with probability \(given("power")), if nothing stands in its way."
    case .power: return ""
    }
  }

  private func powerTable(_ digits: ReportDigits) -> ReportTable {
    let hasFailures = powers.contains { $0.failed > 0 }
    var columns: [ReportTable.Column] = [
      .text("Path"), .sign, .text("", gap: 1), .number("n"), .number("power"), .number("SE"), .number("mean estimate"),
    ]
    if hasFailures { columns.append(.number("failed")) }
    return ReportTable(
      title: "Power", columns: columns,
      rows: powers.map { result in
        var cells: [ReportTable.Cell] = [
          .text(result.path.from), .text("→"), .text(result.path.to), .number(Double(result.n), decimals: 0),
          .number(result.power, decimals: digits.points), .number(result.standardError, decimals: digits.coefficient),
          .number(result.meanEstimate, decimals: digits.coefficient),
        ]
        if hasFailures { cells.append(.number(Double(result.failed), decimals: 0)) }
        return ReportTable.Row(cells, emphasis: (result.power ?? 0) >= 0.8 ? .strong : .plain)
      },
      note: "share of simulated surveys in which p is below α; bold from 0.8 up", stubCount: 3)
  }
}

public import PathModeling
public import SatisfactionIndices
internal import SatisfactionWording

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
            """,
          chinese: """
            平方根倒数法不考虑题目的信度，也不考虑驱动因素之间的相关，所得样本量往往偏小：csi plan power 可对该模型作模拟
            """)
      ]
    }
    let failed = powers.filter { $0.failed > 0 }
    guard let first = failed.first else { return [] }
    let sizes = Set(failed.map(\.n)).sorted().map(String.init).joined(separator: ", ")
    let isAny = failed.contains { $0.used > 0 }
    let reason = first.failureWords ?? Phrase("its path has no p", "其路径没有 p 值")
    return [
      FitWarning(
        code: "failedSurveys",
        message: """
          \(isAny ? "some simulated surveys" : "no simulated survey") of \(sizes) interviews \
          \(isAny ? "cannot" : "can") be estimated: they count as failed, not as a path that was missed. The first: \
          \(reason.english). \
          Take more interviews, or a smaller model
          """,
        chinese: """
          样本量 \(sizes) 的模拟调查\(isAny ? "有一部分" : "全都")无法估计：它们计为失败，而不是未发现路径。\
          第一个的原因：\(reason.chinese)。请增加访谈，或缩小模型
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
}

public import PathSpecification
internal import SatisfactionWording

/// Why definitions that can be read are no metrics that can be computed.
public enum MetricFault: Sendable, Equatable {
  /// There is no metric.
  case noMetrics
  /// Two metrics have the same kind and name.
  case repeatedName(kind: String, name: String)
  /// A metric has an empty name.
  case emptyName(kind: String)
  /// A metric names a column twice where it needs different ones.
  case repeatedColumn(String, metric: String)
  /// Weights of the factors of an index do not sum to 1.
  case weightsNotOne(metric: String, sum: Double)
  /// A weight is not finite.
  case weightNotFinite(metric: String)
  /// A column needs a scale and has none.
  case noScale(columns: [String], metric: String)
  /// More answers than the scale has steps are to be the best or worst.
  case tooManyAnswers(count: Int, column: String, metric: String)
  /// Promoters and detractors share an answer.
  case overlappingCuts(metric: String)
  /// A net promoter score on another scale than 0…10 has no cut points.
  case noCuts(metric: String, scale: ClosedRange<Double>?)
  /// A number of a metric is out of its range; `rule` says what it must be.
  case impossibleNumber(what: String, value: Double, rule: String, metric: String)
  /// Every answer on the scale of its column meets a condition, or none does.
  case settledCondition(column: String, scale: ClosedRange<Double>, isMet: Bool, metric: String)
  /// Answers (`what` they are, such as promoters) that lie off the scale of their column, or are all of it.
  case notWithinScale(
    what: String, ClosedRange<Double>, column: String, scale: ClosedRange<Double>, metric: String)
  /// A gap of more perceptions than expectations, or the other way round.
  case unequalSides(perceptions: Int, expectations: Int, metric: String)
  /// A kind of metric that takes no target has one.
  case targetNotTaken(metric: String, kind: String)
  /// Two axes of a table have the same name.
  case repeatedAxis(String, metric: String)
  /// Ends of bands do not ascend, or there are fewer than three.
  case impossibleBands(metric: String)
  /// Numbers and columns are mixed, or the number of customers is missing or given beside columns.
  case mixedTerms(metric: String)
  /// Two groups of response codes share a code.
  case overlappingCodes(metric: String)
  /// A label has two codes in a map.
  case repeatedLabel(String, column: String)
  /// A column has two maps.
  case repeatedMap(column: String)
  /// A map that is not shipped is named.
  case unknownMap(String, suggestion: String?)
  /// A code of a map lies outside the scale of its column.
  case codeOutsideScale(label: String, code: Double, column: String, scale: ClosedRange<Double>)
  /// A directive is about a column that no metric names.
  case unusedColumn(String, directive: String, suggestion: String?)
  /// A column that is tabulated text by text has a directive for numbers.
  case reversedWithoutScale(String)
  /// What a directive that model text has, too, does wrong.
  case convention(ModelFault)
}

extension MetricFault: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String { metricDescription ?? conventionDescription ?? "the definitions are not valid" }

  private var metricDescription: String? {
    switch self {
    case .noMetrics: "there is no metric: write one, such as \(MetricKeyword.rate.example)"
    case .repeatedName(let kind, let name): "\(kind) \(NameSyntax.quoted(name)) is defined twice: rename one of the two"
    case .emptyName(let kind): "a metric of kind \(kind) has an empty name: name it"
    case .repeatedColumn(let column, let metric):
      "\(Self.of(metric)) names column \(column.nameForMessage) twice: name each column once"
    case .weightsNotOne(let metric, let sum):
      "the weights of \(Self.of(metric)) sum to \(sum), not to 1: correct them"
    case .weightNotFinite(let metric): "a weight of \(Self.of(metric)) is not a finite number: correct it"
    case .noScale(let columns, let metric):
      "\(Self.of(metric)) needs the scale of \(columns.namesForMessage): declare it, as in @scale 1..10 "
        + (columns.first?.nameForMessage ?? "")
    case .tooManyAnswers(let count, let column, let metric):
      "\(Self.of(metric)) counts \(count) answers of \(column.nameForMessage), whose scale has no more: count fewer"
    case .overlappingCuts(let metric):
      "promoters and detractors of \(Self.of(metric)) share an answer: set them apart, as in 9..10 and 0..6"
    case .noCuts(let metric, let scale):
      "\(Self.of(metric)) has no cut points, and its scale is \(scale.map(NumberText.written) ?? "not declared"): "
        + "9–10 and 0–6 are those of 0..10; write \(Self.cuts(of: scale)) after it in a file, or whatever is meant"
    case .impossibleNumber(let what, let value, let rule, let metric):
      "\(what) of \(Self.of(metric)) is \(NumberText.written(value)): it must be \(rule)"
    case .targetNotTaken(let metric, let kind):
      "\(Self.of(metric)) has a target, which a \(kind) does not take: remove it, or aim at a rate, nps, score or index"
    default: nil
    }
  }

  /// The two best answers and those below the four best, where a scale of whole numbers has so many.
  private static func cuts(of scale: ClosedRange<Double>?) -> String {
    guard let scale, scale.upperBound - scale.lowerBound >= 4 else { return "promoters … detractors …" }
    let (least, best) = (scale.lowerBound, scale.upperBound)
    return "promoters \(NumberText.written(best - 1...best)) detractors \(NumberText.written(least...best - 4))"
  }

  private var conventionDescription: String? {
    switch self {
    case .settledCondition(let column, let scale, let isMet, let metric):
      """
      \(isMet ? "every" : "no") answer to \(column.nameForMessage) on its scale \(NumberText.written(scale)) meets the \
      condition of \(Self.of(metric)): correct the condition, or declare the scale
      """
    case .notWithinScale(let what, let range, let column, let scale, let metric):
      """
      \(what) \(NumberText.written(range)) of \(Self.of(metric)) must be a part of the scale of \(column.nameForMessage), \
      \(NumberText.written(scale)): correct one of them
      """
    case .unequalSides(let perceptions, let expectations, let metric):
      """
      \(Self.of(metric)) takes \(CountText.counted(expectations, "expectation")) from \
      \(CountText.counted(perceptions, "perception")): name one expectation for every perception
      """
    case .repeatedAxis(let label, let metric):
      "two axes of \(Self.of(metric)) are called \(label.nameForMessage): rename one of them"
    case .impossibleBands(let metric):
      "the bands of \(Self.of(metric)) need ascending ends, at least three, as in bands 0 50 100"
    case .mixedTerms(let metric):
      """
      \(Self.of(metric)) takes three columns with a number a customer, or three numbers and customers N: write one of \
      the two
      """
    case .overlappingCodes(let metric): "\(Self.of(metric)) gives a code two meanings: give each code one"
    case .repeatedLabel(let label, let column):
      "the map of \(column.nameForMessage) has two codes for \(label.nameForMessage): keep one"
    case .repeatedMap(let column): "column \(column.nameForMessage) has two maps: join them"
    case .unknownMap(let name, let suggestion):
      "there is no map \(name.nameForMessage): "
        + (suggestion.map { "did you mean \($0)?" } ?? "there are \(AnswerMap.shippedNames.joined(separator: ", "))")
    case .codeOutsideScale(let label, let code, let column, let scale):
      "the map of \(column.nameForMessage) gives \(label.nameForMessage) the code \(NumberText.written(code)), which "
        + "lies outside its scale \(NumberText.written(scale)): correct one of them"
    case .unusedColumn(let column, let directive, let suggestion):
      "no metric uses the column \(column.nameForMessage) of \(directive): "
        + (suggestion.map { "did you mean \($0.nameForMessage)?" } ?? "remove it from the directive")
    case .reversedWithoutScale(let column):
      "column \(column.nameForMessage) is reversed but has no scale: declare it, as in @scale 1..10 "
        + column.nameForMessage
    case .convention(let fault): fault.description
    default: nil
    }
  }

  private static func of(_ metric: String) -> String { NameSyntax.quoted(metric) }
}

/// Why something is not a set of metrics. Both cases hold every problem found, in order of the text where there is one.
public enum MetricDefinitionError: Error, Sendable, Equatable {
  /// The text cannot be read.
  case syntax([SyntaxProblem])
  /// The text or the parts can be read but are no metrics that can be computed.
  case invalid([MetricProblem])

  /// One text a problem, with its place.
  public var messages: [String] {
    switch self {
    case .syntax(let problems): problems.map(\.description)
    case .invalid(let problems): problems.map(\.description)
    }
  }
}

extension MetricDefinitionError: CustomStringConvertible {
  /// The problems, one to three lines each; beyond twenty only their number.
  public var description: String {
    let shown = messages.prefix(20)
    let rest = messages.count - shown.count
    return shown.joined(separator: "\n") + (rest > 0 ? "\n… and \(rest) more problems" : "")
  }
}

/// One rule that definitions break.
public struct MetricProblem: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let fault: MetricFault
  /// Where it was written; nil for definitions that were not read from text.
  public let place: SourcePlace?

  /// A problem, with its place if there is one.
  public init(_ fault: MetricFault, at place: SourcePlace? = nil) {
    self.fault = fault
    self.place = place
  }

  /// The message, with place, line and caret where the definitions were read from text.
  public var description: String { place.map { "\($0): \(fault)\n\($0.marked)" } ?? fault.description }
}

/// What a model says about the survey it is to be estimated from: scales, reversed items, missing codes, weights.
///
/// Plain values; whoever reads the data applies them. In model text they are the directives `@scale`, `@reverse`,
/// `@missing`, `@controllable`, `@weights`, `@skip`, `@moderation`, and `@label` of indicators.
public struct SurveyConventions: Sendable, Equatable, Codable {
  /// Least and greatest possible answer of every indicator without a scale of its own, in response points.
  public var defaultScale: ClosedRange<Double>?
  /// Least and greatest possible answer by indicator, in response points.
  public var scales: [String: ClosedRange<Double>]
  /// Indicators whose answers x are read as min + max − x; each needs a scale.
  public var reversed: Set<String>
  /// Answers that stand for "no answer", in order of declaration.
  public var missingCodes: [Double]
  /// Indicators that somebody can act on, for what is to be improved first; empty where nothing is marked.
  public var controllable: Set<String>
  /// Column with one non-negative weight a case; nil weighs all cases alike.
  public var weightsColumn: String?
  /// Which indicators are not asked of whom, in order of declaration.
  public var skips: [SkipRule]
  /// How products of constructs are estimated, where the model says it; nil leaves it to the estimator.
  public var moderation: Moderation?
  /// Longer names by indicator, such as the wording of its question; constructs carry their own.
  public var labels: [String: Label]

  /// Conventions from their parts; without any, nothing is declared.
  public init(
    defaultScale: ClosedRange<Double>? = nil, scales: [String: ClosedRange<Double>] = [:],
    reversed: Set<String> = [], missingCodes: [Double] = [], controllable: Set<String> = [],
    weightsColumn: String? = nil, moderation: Moderation? = nil, labels: [String: Label] = [:], skips: [SkipRule] = []
  ) {
    self.defaultScale = defaultScale
    self.scales = scales
    self.reversed = reversed
    self.missingCodes = missingCodes
    self.controllable = controllable
    self.weightsColumn = weightsColumn
    self.moderation = moderation
    self.labels = labels
    self.skips = skips
  }

  /// The declared scale of an indicator: its own, else the default, else nil.
  public func scale(of indicator: String) -> ClosedRange<Double>? {
    scales[indicator] ?? defaultScale
  }
}

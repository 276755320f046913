/// What is asked about slopes.
public struct SlopeOptions: Sendable, Equatable {
  /// Where standard errors come from.
  public enum StandardErrors: String, Sendable, Codable, CaseIterable {
    /// Replicates of the slope itself.
    case bootstrap
    /// Slopes without each case in turn; under a design without each sampling unit.
    case jackknife
    /// Slopes by replicate weights that came with the data.
    case replicateWeights
    /// Least squares on scores that are taken as fixed, and on rows that were drawn one by one.
    case ols
  }

  /// Values of the moderator, in standard deviations or in points of its index.
  public var values: [ModeratorValue]
  /// Where standard errors come from.
  public var standardErrors: StandardErrors
  /// The construct whose effects are shown; nil for all.
  public var predictor: String?
  /// The construct that effects are shown on; nil for all.
  public var target: String?
  /// Nominal coverage of intervals, and 1 less the level of tests behind the regions.
  public var level: Double

  /// The defaults: one standard deviation below the mean, the mean, and one above it.
  public init(
    at values: [ModeratorValue] = [.score(-1), .score(0), .score(1)], standardErrors: StandardErrors = .bootstrap,
    predictor: String? = nil, target: String? = nil, level: Double = 0.95
  ) {
    self.values = values
    self.standardErrors = standardErrors
    self.predictor = predictor
    self.target = target
    self.level = level
  }
}

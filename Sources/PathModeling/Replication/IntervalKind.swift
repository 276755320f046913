/// How an interval is made from replicates.
public enum IntervalKind: String, Sendable, Codable, CaseIterable {
  /// Quantiles of the replicates. The default: it respects the bounds of a statistic and needs nothing else.
  case percentile
  /// 2θ̂ minus the opposite quantile.
  case basic
  /// θ̂ − bias ± z·SE.
  case normal
  /// Quantiles corrected for median bias.
  case bc
  /// Quantiles corrected for median bias and acceleration, which the jackknife estimates.
  case bca
  /// Quantiles of (θ* − θ̂)/SE*, with SE* from an inner bootstrap of each replicate.
  case studentized
  /// θ̂ ± t·SE with the degrees of freedom of the design: for replicates that do not vary as estimates do.
  case t
}

/// An interval for a statistic.
public struct ConfidenceInterval: Sendable, Equatable, Codable {
  /// Lower limit.
  public let lower: Double
  /// Upper limit.
  public let upper: Double
  /// Nominal coverage, such as 0.95.
  public let level: Double
  /// How it was made.
  public let kind: IntervalKind
}

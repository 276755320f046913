/// How the variance of an estimate follows from the replicates of a scheme.
///
/// - Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 6 and 11; Wolter (2007), Introduction to
///   Variance Estimation, doi:10.1007/978-0-387-35099-8, for replicate weights of designs.
public enum VarianceRule: Sendable, Equatable, Codable {
  /// What deviations are taken from.
  public enum Centre: String, Sendable, Codable {
    /// The mean of the replicates that have a scale.
    case replicates
    /// The estimate.
    case estimate
  }

  /// Σ(θ − θ̄)²/(B − 1): replicates vary as estimates do.
  case replicates
  /// (m − 1)/m · Σ(θ − θ̄)² over the m leave-one-out replicates: their spread alone is far too small.
  case jackknife
  /// scale · Σ rscale · (θ − c)²: replicates of a survey design. Without `rscales` each is 1.
  case scaled(scale: Double, rscales: [Double]?, about: Centre)
  /// The replicates say nothing of a variance: folds, subsets, permutations.
  case none

  /// The kind of interval that these replicates give unless another is asked for.
  public var standardInterval: IntervalKind { self == .replicates ? .percentile : .t }

  /// The standard error of a statistic.
  ///
  /// - Parameters:
  ///   - values: One number a replicate, those in which the statistic is undefined left out.
  ///   - numbers: The numbers of these replicates among all that were asked for, from 0.
  ///   - estimate: The statistic in the fit itself.
  /// - Returns: nil under ``none`` and where the replicates are too few (one under ``replicates`` and ``jackknife``).
  public func standardError(_ values: [Double], numbers: [Int], estimate: Double) -> Double? {
    switch self {
    case .replicates:
      return Self.spread(values).map { ($0 / Double(values.count - 1)).squareRoot() }
    case .jackknife:
      let m = Double(values.count)
      return Self.spread(values).map { ($0 * (m - 1) / m).squareRoot() }
    case .scaled(let scale, let rscales, let centre):
      guard !values.isEmpty else { return nil }
      let factors = numbers.map { rscales?[$0] ?? 1 }
      let scaled = zip(values, factors).filter { $1 > 0 }.map(\.0)
      guard centre == .estimate || !scaled.isEmpty else { return nil }
      let origin = centre == .estimate ? estimate : scaled.reduce(0, +) / Double(scaled.count)
      let squares = zip(values, factors).reduce(0) { $0 + $1.1 * ($1.0 - origin) * ($1.0 - origin) }
      return (scale * squares).squareRoot()
    case .none:
      return nil
    }
  }

  /// Σ(θ − θ̄)²; nil for fewer than two.
  private static func spread(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}

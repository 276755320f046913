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

  /// The standard error of a statistic: the root of its ``variance(_:numbers:estimate:)``.
  public func standardError(_ values: [Double], numbers: [Int], estimate: Double) -> Double? {
    variance(values, numbers: numbers, estimate: estimate).map { $0.squareRoot() }
  }

  /// The variance of a statistic.
  ///
  /// - Parameters:
  ///   - values: One number a replicate, those in which the statistic is undefined left out.
  ///   - numbers: The numbers of these replicates among all that were asked for, from 0.
  ///   - estimate: The statistic in the fit itself.
  /// - Returns: nil under ``none`` and where the replicates are too few (one under ``replicates`` and ``jackknife``).
  public func variance(_ values: [Double], numbers: [Int], estimate: Double) -> Double? {
    switch self {
    case .replicates:
      return Self.spread(values).map { $0 / Double(values.count - 1) }
    case .jackknife:
      let m = Double(values.count)
      return Self.spread(values).map { $0 * (m - 1) / m }
    case .scaled(let scale, let rscales, let centre):
      guard !values.isEmpty else { return nil }
      let factors = numbers.map { rscales?[$0] ?? 1 }
      let scaled = zip(values, factors).filter { $1 > 0 }.map(\.0)
      guard centre == .estimate || !scaled.isEmpty else { return nil }
      let origin = centre == .estimate ? estimate : scaled.reduce(0, +) / Double(scaled.count)
      let squares = zip(values, factors).reduce(0) { $0 + $1.1 * ($1.0 - origin) * ($1.0 - origin) }
      return scale * squares
    case .none:
      return nil
    }
  }

  /// The variance of a statistic by all its replicates, NaN where it is undefined.
  ///
  /// - Returns: nil where it is undefined in more than half of them, and as ``variance(_:numbers:estimate:)``.
  package func variance(ofAll replicates: [Double], estimate: Double) -> Double? {
    if replicates.allSatisfy(\.isFinite) {
      return variance(replicates, numbers: Array(replicates.indices), estimate: estimate)
    }
    let known = replicates.indices.filter { replicates[$0].isFinite }
    guard 2 * known.count >= replicates.count else { return nil }
    return variance(known.map { replicates[$0] }, numbers: known, estimate: estimate)
  }

  /// The deviations of replicates whose squares sum to the variance of a statistic, and whose products with those of
  /// another one sum to their covariance; nothing under ``none``.
  ///
  /// - Parameters: Those of ``variance(_:numbers:estimate:)``.
  package func deviations(_ values: [Double], numbers: [Int], estimate: Double) -> [Double] {
    let count = Double(values.count)
    func around(_ origin: Double, _ factor: (Int) -> Double) -> [Double] {
      values.indices.map { factor($0).squareRoot() * (values[$0] - origin) }
    }
    let mean = values.reduce(0, +) / count
    switch self {
    case .replicates: return around(mean) { _ in 1 / (count - 1) }
    case .jackknife: return around(mean) { _ in (count - 1) / count }
    case .scaled(let scale, let rscales, let centre):
      let factors = numbers.map { rscales?[$0] ?? 1 }
      let scaled = zip(values, factors).filter { $1 > 0 }.map(\.0)
      return around(centre == .estimate ? estimate : scaled.reduce(0, +) / Double(scaled.count)) { scale * factors[$0] }
    case .none: return []
    }
  }

  /// Σ(θ − θ̄)²; nil for fewer than two.
  private static func spread(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}

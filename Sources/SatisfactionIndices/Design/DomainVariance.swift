internal import PathModeling
internal import SatisfactionNumerics

/// How the variance of an estimate of a domain follows from the parts that are kept of it, one a sampling unit or one a
/// replicate: parts of sums and differences of estimates are sums and differences of theirs.
enum DomainVariance: Sendable {
  /// Linear parts, summed by sampling unit.
  case linearised(DesignVariance)
  /// How far the estimate is moved in each replicate, NaN where it has none there.
  case replicated(VarianceRule, degreesOfFreedom: Double)

  /// What intervals of t are made with.
  var degreesOfFreedom: Double {
    switch self {
    case .linearised(let variance): variance.degreesOfFreedom
    case .replicated(_, let degreesOfFreedom): degreesOfFreedom
    }
  }

  /// The variance of an estimate by its parts; nil where its cases are of one sampling unit, or more than half of
  /// the replicates do not have it.
  func variance(_ parts: UnitTotals) -> Double? {
    switch self {
    case .linearised(let variance): variance.variance(parts)
    // Parts are those of all replicates, or none.
    case .replicated(let rule, _): rule.variance(ofAll: parts.totals, estimate: 0)
    }
  }

  /// The root of ``variance(_:)``.
  func standardError(_ parts: UnitTotals) -> Double? { variance(parts).map { $0.squareRoot() } }

  /// The variances of the differences of some estimates from a sum that holds them among others.
  ///
  /// - Parameters:
  ///   - estimates: The parts of each.
  ///   - whole: Those of the sum.
  func variances(of estimates: [UnitTotals], from whole: UnitTotals) -> [Double?] {
    switch self {
    case .linearised(let variance): variance.variances(of: estimates, from: whole)
    case .replicated: estimates.map { variance($0.adding(whole, times: -1)) }
    }
  }
}

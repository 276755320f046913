internal import SatisfactionNumerics

/// The test of a difference of two groups of one designed sample, whose replicates draw the same units.
///
/// - Source: Rao & Wu (1988), JASA 83, 231–241, doi:10.1080/01621459.1988.10478591.
public struct GroupDesignTest: Sendable, Equatable, Codable {
  /// By the rule of the replicates, from the differences in each of them.
  public let standardError: Double
  /// Difference over its standard error; nil where that is 0.
  public let t: Double?
  /// Those of the design, at most one less than the replicates.
  public let degreesOfFreedom: Double
  /// P(|T| > |t|).
  public let p: Double?
  /// p adjusted for all pairs of groups.
  public internal(set) var pAdjusted: Double?

  /// - Parameters:
  ///   - difference: That of the estimates.
  ///   - first: Replicates of the first group.
  ///   - second: Those of the second group.
  ///   - statistic: The number of the statistic.
  /// - Returns: nil where too few replicates have both numbers.
  init?(difference: Double, _ first: GroupReplicates, _ second: GroupReplicates, statistic: Int) {
    guard difference.isFinite else { return nil }
    let others = Dictionary(zip(second.numbers, second.values[statistic])) { first, _ in first }
    let both = zip(first.numbers, first.values[statistic]).compactMap { number, value -> (Int, Double)? in
      guard let other = others[number], (value - other).isFinite else { return nil }
      return (number, value - other)
    }
    let error = first.variance.standardError(both.map(\.1), numbers: both.map(\.0), estimate: difference)
    // Few replicates know no more of a variance than few units do.
    guard let error, let ofDesign = first.degreesOfFreedom, both.count > 1 else { return nil }
    let degrees = min(ofDesign, Double(both.count - 1))
    standardError = error
    degreesOfFreedom = degrees
    t = error > 1e-12 * max(1, difference.magnitude) ? difference / error : nil
    p = t.map { StudentT.twoSidedP($0, degreesOfFreedom: degrees) }
  }
}

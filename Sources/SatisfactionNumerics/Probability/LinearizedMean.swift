/// A weighted mean with its linearised standard error under a sampling design: ``WeightedMean`` where cases come in
/// clusters and strata.
///
/// - Source: Binder (1983), Int. Statistical Review 51, 279–292, doi:10.2307/1402588; Lumley (2004), J. Statistical
///   Software 9(8), doi:10.18637/jss.v009.i08.
package struct LinearizedMean: Sendable, Equatable {
  /// x̄ = Σωx/Σω.
  package let mean: Double
  /// √V with V = Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_c (T_hc − T̄_h)², T_hc the sums of z = ω(x − x̄)/Σω over the units of
  /// stratum h.
  package let standardError: Double
  /// Units less strata.
  package let degreesOfFreedom: Double

  /// The mean of some values.
  ///
  /// - Parameters:
  ///   - values: One a case.
  ///   - weights: One a case, 0 or more; nil where each counts once.
  ///   - units: The sampling unit of each case, any numbers from 0; nil where each case is its own.
  ///   - strata: The stratum of each unit, numbers from 0, units without cases among them; nil for one stratum of the
  ///     units that occur.
  ///   - fractions: The sampling fraction f of each stratum; nil for 0.
  /// - Returns: nil without weight, or where no stratum has two units. A stratum with one unit adds nothing: whoever
  ///   calls decides beforehand what becomes of it.
  package init?(
    _ values: [Double], weights: [Double]? = nil, units: [Int32]? = nil, strata: [Int32]? = nil,
    fractions: [Double]? = nil
  ) {
    guard let plain = WeightedMean(of: values, weights: weights) else { return nil }
    let (centre, total) = (plain.mean, plain.weight)
    let weight = { (i: Int) in weights?[i] ?? 1 }
    let unit = { (i: Int) in units.map { Int($0[i]) } ?? i }
    let unitCount = strata?.count ?? ((units?.max()).map { Int($0) + 1 } ?? values.count)
    var (sums, occurs) = ([Double](repeating: 0, count: unitCount), [Bool](repeating: strata != nil, count: unitCount))
    for i in values.indices {
      sums[unit(i)] += weight(i) * (values[i] - centre) / total
      occurs[unit(i)] = true
    }
    let strataCount = (strata?.max()).map { Int($0) + 1 } ?? 1
    var (counts, totals) = ([Double](repeating: 0, count: strataCount), [Double](repeating: 0, count: strataCount))
    let stratum = { (c: Int) in strata.map { Int($0[c]) } ?? 0 }
    for c in sums.indices where occurs[c] {
      counts[stratum(c)] += 1
      totals[stratum(c)] += sums[c]
    }
    var squares = [Double](repeating: 0, count: strataCount)
    for c in sums.indices where occurs[c] {
      let deviation = sums[c] - totals[stratum(c)] / counts[stratum(c)]
      squares[stratum(c)] += deviation * deviation
    }
    let degrees = counts.reduce(0, +) - Double(counts.count { $0 > 0 })
    guard degrees > 0 else { return nil }
    var variance = 0.0
    for h in squares.indices where counts[h] > 1 {
      variance += (1 - (fractions?[h] ?? 0)) * counts[h] / (counts[h] - 1) * squares[h]
    }
    mean = centre
    standardError = variance.squareRoot()
    degreesOfFreedom = degrees
  }
}

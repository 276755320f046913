/// The linearised variance of estimates of some of the cases of a designed sample: what ``LinearizedMean`` is for one
/// mean of all of them, for many estimates of small domains.
///
/// V = Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_c (T_hc − T̄_h)², T_hc the total of unit c of stratum h and n_h all units that were
/// drawn, also those without a case of the domain, whose total is 0.
///
/// - Source: Binder (1983), Int. Statistical Review 51, 279–292, doi:10.2307/1402588; Lumley (2004), J. Statistical
///   Software 9(8), doi:10.18637/jss.v009.i08.
package struct DesignVariance: Sendable, Equatable {
  /// Units less strata.
  package let degreesOfFreedom: Double
  private let strata: [Int32]
  private let counts: [Double]
  private let fractions: [Double]

  /// - Parameters:
  ///   - strata: The stratum of each unit, from 0; units are numbered stratum by stratum.
  ///   - fractions: The sampling fraction f of each stratum.
  package init(strata: [Int32], fractions: [Double]) {
    var counts = [Double](repeating: 0, count: fractions.count)
    for stratum in strata { counts[Int(stratum)] += 1 }
    (self.strata, self.counts, self.fractions) = (strata, counts, fractions)
    degreesOfFreedom = Double(strata.count - counts.count { $0 > 0 })
  }

  /// √V of an estimate by its linear part; nil where its cases are of one unit, which says nothing of the spread between
  /// units. A stratum with one unit adds nothing.
  ///
  /// - Complexity: O(units with a case).
  package func standardError(_ linear: UnitTotals) -> Double? {
    guard linear.units.count > 1 else { return nil }
    let stratum = { (place: Int) in Int(strata[Int(linear.units[place])]) }
    var (variance, start) = (0.0, 0)
    while start < linear.units.count {
      let h = stratum(start)
      var (end, sum) = (start, 0.0)
      while end < linear.units.count, stratum(end) == h {
        sum += linear.totals[end]
        end += 1
      }
      let n = counts[h]
      if n > 1 {
        let mean = sum / n
        var squares = (n - Double(end - start)) * mean * mean
        for total in linear.totals[start..<end] { squares += (total - mean) * (total - mean) }
        variance += (1 - fractions[h]) * n / (n - 1) * squares
      }
      start = end
    }
    return variance.squareRoot()
  }
}

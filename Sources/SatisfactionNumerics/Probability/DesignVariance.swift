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

  /// √V of an estimate by its linear part; nil where ``variance(_:)`` is.
  package func standardError(_ linear: UnitTotals) -> Double? { variance(linear).map { $0.squareRoot() } }

  /// V of an estimate by its linear part; nil where its cases are of one unit, which says nothing of the spread between
  /// units. A stratum with one unit adds nothing.
  ///
  /// - Complexity: O(units with a case).
  package func variance(_ linear: UnitTotals) -> Double? {
    guard linear.units.count > 1 else { return nil }
    var variance = 0.0
    forEachStratum(of: linear) { h, places in
      let n = counts[h]
      guard n > 1 else { return }
      let mean = linear.totals[places].reduce(0, +) / n
      var squares = (n - Double(places.count)) * mean * mean
      for total in linear.totals[places] { squares += (total - mean) * (total - mean) }
      variance += factor(h) * squares
    }
    return variance
  }

  /// V of the differences of some estimates from a sum that holds them among others: V(part) + V(whole) − 2·C(part, whole),
  /// which is at least 0 but for rounding; nil where the cases of the sum are of one unit.
  ///
  /// - Parameters:
  ///   - parts: Linear parts of the estimates.
  ///   - whole: That of the sum; it has the units of all of them.
  /// - Complexity: O(units of the whole), and O(units·log) of each part.
  package func variances(of parts: [UnitTotals], from whole: UnitTotals) -> [Double?] {
    guard let all = variance(whole) else { return parts.map { _ in nil } }
    var sums = [Double](repeating: 0, count: counts.count)
    forEachStratum(of: whole) { h, places in sums[h] = whole.totals[places].reduce(0, +) }
    return parts.map { part in
      var covariance = 0.0
      forEachStratum(of: part) { h, places in
        let n = counts[h]
        guard n > 1 else { return }
        var (products, sum) = (0.0, 0.0)
        for place in places {
          products += part.totals[place] * whole.total(ofUnit: part.units[place])
          sum += part.totals[place]
        }
        covariance += factor(h) * (products - sum * sums[h] / n)
      }
      // A part of one unit adds to the sum nothing else than that unit.
      let own = variance(part) ?? variance(part.adding(whole, times: 0)) ?? 0
      return max(0, own + all - 2 * covariance)
    }
  }

  /// Units with a case less their strata: what the spread between the units of a domain rests on.
  package func degreesOfFreedom(of linear: UnitTotals) -> Int {
    var occurring = 0
    forEachStratum(of: linear) { _, _ in occurring += 1 }
    return linear.units.count - occurring
  }

  /// (1 − f)·n/(n − 1).
  private func factor(_ stratum: Int) -> Double {
    (1 - fractions[stratum]) * counts[stratum] / (counts[stratum] - 1)
  }

  /// The strata with a case, and where their units stand.
  private func forEachStratum(of linear: UnitTotals, _ body: (Int, Range<Int>) -> Void) {
    var start = 0
    while start < linear.units.count {
      let h = strata[Int(linear.units[start])]
      var end = start + 1
      while end < linear.units.count, strata[Int(linear.units[end])] == h { end += 1 }
      body(Int(h), start..<end)
      start = end
    }
  }
}

extension UnitTotals {
  /// The total of a unit, by bisection; 0 where it has no case.
  fileprivate func total(ofUnit unit: Int32) -> Double {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low] == unit ? totals[low] : 0
  }
}

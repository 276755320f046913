/// The linear part of an estimate, summed by sampling unit: Σz over the cases of each, with z = ω(y − ȳ)/Σω for a
/// weighted mean.
///
/// Where replicates stand for sampling units, a total is how far a replicate moves the estimate.
///
/// Only units with a case are held; the others have a total of 0.
package struct UnitTotals: Sendable, Equatable {
  /// Numbers of the units with a case, ascending.
  package let units: [Int32]
  /// As many totals, in the unit of the estimate.
  package let totals: [Double]

  /// - Parameters:
  ///   - units: Numbers of the units with a case, ascending.
  ///   - totals: As many totals.
  package init(units: [Int32], totals: [Double]) {
    precondition(units.count == totals.count, "a total for every unit")
    (self.units, self.totals) = (units, totals)
  }

  /// Those of an estimate without cases.
  package static let empty = UnitTotals(units: [], totals: [])

  /// The linear part of Σ factor·estimate.
  ///
  /// - Complexity: O(N log k) for k terms with N units in all.
  package static func sum(_ terms: [(totals: UnitTotals, factor: Double)]) -> UnitTotals { sum(terms[...]) }

  private static func sum(_ terms: ArraySlice<(totals: UnitTotals, factor: Double)>) -> UnitTotals {
    guard let first = terms.first else { return .empty }
    if terms.count == 1 {
      return UnitTotals(units: first.totals.units, totals: first.totals.totals.map { first.factor * $0 })
    }
    let middle = terms.startIndex + terms.count / 2
    return sum(terms[..<middle]).adding(sum(terms[middle...]), times: 1)
  }

  /// The linear part of a sum of two estimates, of which the other counts `factor` times.
  ///
  /// - Complexity: O(units of both).
  package func adding(_ other: UnitTotals, times factor: Double) -> UnitTotals {
    var (numbers, sums) = ([Int32](), [Double]())
    numbers.reserveCapacity(units.count + other.units.count)
    sums.reserveCapacity(units.count + other.units.count)
    var (i, k) = (0, 0)
    while i < units.count || k < other.units.count {
      let unit = min(
        i < units.count ? units[i] : Int32.max, k < other.units.count ? other.units[k] : Int32.max)
      var total = 0.0
      if i < units.count, units[i] == unit {
        total += totals[i]
        i += 1
      }
      if k < other.units.count, other.units[k] == unit {
        total += factor * other.totals[k]
        k += 1
      }
      numbers.append(unit)
      sums.append(total)
    }
    return UnitTotals(units: numbers, totals: sums)
  }
}

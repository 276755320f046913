import SatisfactionNumerics
import Testing
import _TestSupport

/// Variances of sums and differences of estimates that share sampling units.
struct DesignVarianceTests {
  private let strata: [Int32] = [0, 0, 0, 0, 1, 1, 1, 2, 3, 3]
  private var design: DesignVariance { DesignVariance(strata: strata, fractions: [0, 0.5, 0, 0.2]) }

  private let parts = [
    UnitTotals(units: [0, 1, 4, 7], totals: [1, -2, 0.5, 0.5]),
    UnitTotals(units: [1, 2, 3, 5, 8], totals: [0.3, 0.7, -1, 2, -2]),
    UnitTotals(units: [6], totals: [0.4]),
  ]

  /// By the definition: every unit of every stratum, those without a case with 0.
  private func variance(_ totals: [Double]) -> Double {
    let fractions = [0, 0.5, 0, 0.2]
    return fractions.indices.reduce(0.0) { sum, h in
      let own = strata.indices.filter { strata[$0] == Int32(h) }.map { totals[$0] }
      guard own.count > 1 else { return sum }
      let (n, mean) = (Double(own.count), own.reduce(0, +) / Double(own.count))
      return sum + (1 - fractions[h]) * n / (n - 1) * own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  private func dense(_ terms: [(UnitTotals, Double)]) -> [Double] {
    var all = [Double](repeating: 0, count: strata.count)
    for (part, factor) in terms {
      for (unit, total) in zip(part.units, part.totals) { all[Int(unit)] += factor * total }
    }
    return all
  }

  @Test func `sums of estimates`() {
    #expect(UnitTotals.sum([]) == .empty)
    #expect(UnitTotals.sum([(parts[0], -2)]).totals == [-2, 4, -1, -1])
    let factors = [0.5, -1.5, 3]
    let sum = UnitTotals.sum(zip(parts, factors).map { ($0, $1) })
    #expect(sum.units == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    expectClose(design.variance(sum), variance(dense(zip(parts, factors).map { ($0, $1) })), "sum", tolerance: 1e-14)
    expectClose(design.standardError(sum), design.variance(sum).map { $0.squareRoot() }, "its root", tolerance: 0)
  }

  @Test func `differences from a sum that holds them`() {
    let shares = [0.5, 0.3, 0.2]
    let whole = UnitTotals.sum(zip(parts, shares).map { ($0, $1) })
    for (k, found) in design.variances(of: parts, from: whole).enumerated() {
      let terms: [(UnitTotals, Double)] = zip(parts, shares).map { ($0, -$1) } + [(parts[k], 1)]
      expectClose(found, variance(dense(terms)), "part \(k)", tolerance: 1e-13)
    }
    #expect(design.variances(of: [parts[2]], from: parts[2]) == [nil], "one unit says nothing")
    expectClose(design.variances(of: [whole], from: whole)[0], 0, "no difference from itself", tolerance: 1e-14)
  }

  @Test func `what a domain rests on`() {
    #expect(parts.map { design.degreesOfFreedom(of: $0) } == [1, 2, 0])
    #expect(design.degreesOfFreedom == 6 && design.variance(parts[2]) == nil && design.variance(.empty) == nil)
  }
}

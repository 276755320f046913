import SatisfactionNumerics
import Testing

struct LinearizedMeanTests {
  /// Without weights and clusters it is the mean with s/√n.
  @Test func plainMean() throws {
    let values = [3.0, 5, 4, 8, 1]
    let mean = try #require(LinearizedMean(values))
    let variance = values.reduce(0) { $0 + ($1 - 4.2) * ($1 - 4.2) } / 4
    #expect((mean.mean - 4.2).magnitude < 1e-15)
    #expect((mean.standardError - (variance / 5).squareRoot()).magnitude < 1e-15)
    #expect(mean.degreesOfFreedom == 4)
  }

  /// Two strata of two clusters each, by hand: z sums are (x̄ of cluster − x̄)/4 with equal sizes.
  @Test func strataAndClustersByHand() throws {
    let values = [1.0, 3, 5, 7, 2, 2, 6, 6]
    let mean = try #require(
      LinearizedMean(values, units: [0, 0, 1, 1, 2, 2, 3, 3], strata: [0, 0, 1, 1], fractions: [0, 0.5]))
    // x̄ = 4; cluster sums of z: −4/8, 4/8, −4/8, 4/8; V = 2·(0.5² + 0.5²) and half of that.
    let variance = 2 * 0.5 + 0.5 * 2 * 0.5
    #expect(mean.mean == 4)
    #expect((mean.standardError - variance.squareRoot()).magnitude < 1e-15)
    #expect(mean.degreesOfFreedom == 2)
  }

  /// A whole weight is the case that many times in one cluster.
  @Test func weightsAreRepetitionsWithinClusters() throws {
    let weighted = try #require(LinearizedMean([1, 4, 6], weights: [2, 1, 3], units: [0, 1, 2]))
    let repeated = try #require(LinearizedMean([1, 1, 4, 6, 6, 6], units: [0, 0, 1, 2, 2, 2]))
    #expect((weighted.mean - repeated.mean).magnitude < 1e-15)
    #expect((weighted.standardError - repeated.standardError).magnitude < 1e-15)
  }

  /// Units of the sample without a case still count in their stratum.
  @Test func unitsOutsideTheDomainCount() throws {
    let inside = try #require(LinearizedMean([1, 3], units: [0, 1]))
    let domain = try #require(LinearizedMean([1, 3], units: [0, 1], strata: [0, 0, 0]))
    #expect(domain.degreesOfFreedom == 2)
    #expect((domain.standardError / inside.standardError - 0.75.squareRoot()).magnitude < 1e-15)
  }

  @Test func nothingToEstimateFrom() {
    #expect(LinearizedMean([]) == nil)
    #expect(LinearizedMean([3]) == nil)
    #expect(LinearizedMean([3, 4], weights: [0, 0]) == nil)
    #expect(LinearizedMean([3, 4], units: [0, 0]) == nil)
  }

  /// Totals by unit give what the values do, also of a domain that has no case in some units.
  @Test func totalsByUnitAgree() throws {
    let (values, weights) = ([1.0, 3, 5, 7, 2, 4, 6], [1.0, 2, 1, 0.5, 1, 3, 1])
    let (units, strata, fractions) = ([Int32]([0, 0, 2, 3, 4, 4, 6]), [Int32]([0, 0, 0, 1, 1, 2, 2]), [0, 0.5, 0.1])
    let mean = try #require(
      LinearizedMean(values, weights: weights, units: units, strata: strata, fractions: fractions))
    var totals = [Double](repeating: 0, count: 7)
    for i in values.indices { totals[Int(units[i])] += weights[i] * (values[i] - mean.mean) / 9.5 }
    let present = [0, 2, 3, 4, 6]
    let linear = UnitTotals(units: present.map(Int32.init), totals: present.map { totals[$0] })
    let variance = DesignVariance(strata: strata, fractions: fractions)
    let error = try #require(variance.standardError(linear))
    #expect((error - mean.standardError).magnitude < 1e-15 && error > 0)
    #expect(variance.degreesOfFreedom == mean.degreesOfFreedom)
    #expect(variance.standardError(UnitTotals(units: [3], totals: [0])) == nil, "one unit tells nothing of others")
  }

  /// An estimate less itself does not vary, and units of either are units of the difference.
  @Test func totalsOfDifferences() {
    let (first, second) = (
      UnitTotals(units: [0, 2], totals: [1, -1]), UnitTotals(units: [1, 2, 5], totals: [3, 4, 5])
    )
    #expect(first.adding(first, times: -1) == UnitTotals(units: [0, 2], totals: [0, 0]))
    #expect(first.adding(second, times: -2) == UnitTotals(units: [0, 1, 2, 5], totals: [1, -6, -9, -10]))
  }
}

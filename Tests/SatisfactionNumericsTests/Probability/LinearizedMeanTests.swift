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
}

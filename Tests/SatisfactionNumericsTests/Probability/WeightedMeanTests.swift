import SatisfactionNumerics
import Testing

struct WeightedMeanTests {
  /// 1, 2, 4 with weights 1, 1, 2: ȳ = 11/4, Σω² = 6, Σω²(y−ȳ)² = 49/16 + 9/16 + 100/16 = 158/16.
  @Test func byHand() throws {
    let mean = try #require(WeightedMean(of: [1, 2, 4], weights: [1, 1, 2]))
    #expect(mean.cases == 3)
    #expect(mean.weight == 4)
    #expect(mean.mean == 2.75)
    #expect(mean.effectiveSize == 16.0 / 6)
    #expect(abs(mean.squares - 158.0 / 16) < 1e-14)
    #expect(abs(mean.shareVariance - 158.0 / 256) < 1e-15)
    #expect(try abs(#require(mean.variance) - 1.5 * 158.0 / 256) < 1e-15)
  }

  /// Equal weights of any size give s²/n and p(1−p)/n.
  @Test(arguments: [1.0, 0.37, 12_500])
  func equalWeightsDoNotCount(weight: Double) throws {
    let values: [Double] = [1, 0, 0, 1, 1]
    let plain = try #require(WeightedMean(of: values, weights: nil))
    let weighted = try #require(WeightedMean(of: values, weights: Array(repeating: weight, count: 5)))
    for mean in [plain, weighted] {
      #expect(abs(mean.shareVariance - 0.6 * 0.4 / 5) < 1e-16)
      #expect(try abs(#require(mean.variance) - 0.3 / 5) < 1e-16)
      #expect(abs(mean.effectiveSize - 5) < 1e-12)
    }
  }

  /// Cases that are counted together give what they give one by one; a number that nobody has changes nothing.
  @Test func talliesAreTheirCases() throws {
    let weights = [[0.5, 1.5, 1], [2.0], [0.25, 0.25]]
    let cases = try #require(
      WeightedMean(of: [1, 1, 1, 2, 4, 4], weights: weights.flatMap { $0 }))
    var tallies = weights.map { own in
      CaseTally(cases: own.count, weight: own.reduce(0, +), squaredWeight: own.reduce(0) { $0 + $1 * $1 })
    }
    tallies.insert(CaseTally(cases: 0), at: 1)
    let counted = try #require(WeightedMean(of: [1, 100, 2, 4], tallies: tallies))
    #expect(counted.cases == 6 && counted.weight == cases.weight && counted.squaredWeight == cases.squaredWeight)
    #expect(abs(counted.mean - cases.mean) < 1e-15 && abs(counted.squares - cases.squares) < 1e-14)
    let plain = try #require(WeightedMean(of: [1, 4], tallies: [CaseTally(cases: 3), CaseTally(cases: 1)]))
    #expect(plain == WeightedMean(of: [1, 1, 1, 4], weights: nil))
    #expect(WeightedMean(of: [1], tallies: [CaseTally(cases: 0)]) == nil)
  }

  @Test func zeroWeightsAreNoCases() throws {
    let with = try #require(WeightedMean(of: [9, 3, 5, 9], weights: [0, 1, 3, 0]))
    #expect(with == WeightedMean(of: [3, 5], weights: [1, 3]))
    #expect(WeightedMean(of: [1, 2], weights: [0, 0]) == nil)
    #expect(WeightedMean(of: [], weights: nil) == nil)
  }

  @Test func oneCaseHasNoVariance() throws {
    let one = try #require(WeightedMean(of: [7], weights: nil))
    #expect(one.variance == nil)
    #expect(one.shareVariance == 0)
  }

  /// 0.1 is no binary fraction: a mean off by a rounding would leave a variance.
  @Test func equalNumbersHaveNoVariance() throws {
    let mean = try #require(WeightedMean(of: Array(repeating: 0.1, count: 7), weights: [1, 0.3, 2, 0.7, 1.1, 5, 3]))
    #expect(mean.squares == 0)
    #expect(mean.mean == 0.1)
  }
}

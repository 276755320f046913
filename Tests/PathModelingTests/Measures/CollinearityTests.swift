import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// VIF and f² by hand.
struct CollinearityTests {
  private func pair(_ r: Double) -> Matrix { Matrix(rows: [[1, r], [r, 1]]) }

  @Test
  func inflation() throws {
    #expect(varianceInflationFactors(correlations: .identity(1)) == [1], "a single variable")
    #expect(varianceInflationFactors(correlations: .identity(0)) == [], "no variable")
    for value in try #require(varianceInflationFactors(correlations: pair(0.6))) {
      expectClose(value, 1 / 0.64, "1/(1 − r²)", tolerance: 1e-14)
    }
    let three = Matrix(rows: [[1, 0.6, 0], [0.6, 1, 0], [0, 0, 1]])
    for (got, expected) in zip(try #require(varianceInflationFactors(correlations: three)), [1 / 0.64, 1 / 0.64, 1]) {
      expectClose(got, expected, "an unrelated third", tolerance: 1e-14)
    }
  }

  @Test(arguments: [1.0, -1, 1.2])
  func inflationIsUndefined(_ r: Double) {
    #expect(varianceInflationFactors(correlations: pair(r)) == nil, "r = \(r)")
    #expect(effectSizes(correlations: pair(r), target: [0.5, 0.4]) == nil, "r = \(r)")
  }

  @Test
  func effects() throws {
    // One predecessor: R²/(1 − R²).
    let one = try #require(effectSizes(correlations: .identity(1), target: [0.6]))
    expectClose(one[0], 0.36 / 0.64, "one", tolerance: 1e-14)
    // r = 0.5, target (0.6, 0.3): β = (0.6, 0), R² = 0.36; without the first 0.09, without the second 0.36.
    let two = try #require(effectSizes(correlations: pair(0.5), target: [0.6, 0.3]))
    expectClose(two[0], 0.27 / 0.64, "first", tolerance: 1e-14)
    expectClose(two[1], 0, "second adds nothing", tolerance: 1e-14)
    let unrelated = try #require(effectSizes(correlations: pair(0), target: [0.6, 0.5]))
    expectClose(unrelated[0], 0.36 / 0.39, "unrelated, first", tolerance: 1e-14)
    expectClose(unrelated[1], 0.25 / 0.39, "unrelated, second", tolerance: 1e-14)
  }

  @Test
  func effectsAreUndefined() {
    #expect(effectSizes(correlations: .identity(1), target: [1]) == nil, "R² = 1")
    #expect(effectSizes(correlations: .identity(2), target: [0.9, 0.9]) == nil, "R² > 1")
  }
}

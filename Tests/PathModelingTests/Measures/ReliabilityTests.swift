import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// α, ρ_A, ρ_C and AVE by hand.
struct ReliabilityTests {
  private func pair(_ r: Double) -> Matrix { Matrix(rows: [[1, r], [r, 1]]) }
  private let three = Matrix(rows: [[1, 0.2, 0.4], [0.2, 1, 0.6], [0.4, 0.6, 1]])

  @Test
  func alpha() {
    // Two indicators: 2r/(1 + r). Three: 3·0.4/(1 + 2·0.4).
    expectClose(cronbachAlpha(correlations: pair(0.5)), 2.0 / 3, "two", tolerance: 1e-15)
    expectClose(cronbachAlpha(correlations: three), 1.2 / 1.8, "three", tolerance: 1e-15)
    expectClose(cronbachAlpha(correlations: pair(1)), 1, "equal indicators", tolerance: 1e-15)
    expectClose(cronbachAlpha(correlations: pair(0)), 0, "unrelated", tolerance: 1e-15)
    expectClose(cronbachAlpha(correlations: pair(-0.5)), -2, "opposed", tolerance: 1e-14)
  }

  /// One indicator has no agreement with others; where all correlations sum to 0, α is −∞.
  @Test
  func alphaIsUndefined() {
    for matrix in [Matrix.identity(0), .identity(1), pair(-1)] {
      let value = cronbachAlpha(correlations: matrix)
      #expect(value == nil, "\(matrix.elements): got \(String(describing: value))")
    }
  }

  /// Mean correlation of −1/2 among three: 3 − 6/2 = 0 but for rounding.
  @Test
  func alphaOfASumThatRoundsToZero() {
    let sum = Matrix(rows: [[1, -0.2, -0.7], [-0.2, 1, -0.6], [-0.7, -0.6, 1]])
    let value = cronbachAlpha(correlations: sum)
    #expect(value == nil, "got \(String(describing: value)), expected none")
  }

  @Test
  func rho() {
    // Equal weights w = 1/√(2(1 + r)): (2w²)²·2w²r/(2w⁴) = 4w²r, which is 2r/(1 + r).
    for r in [0.2, 0.5, 0.9] {
      let weight = 1 / (2 * (1 + r)).squareRoot()
      expectClose(
        rhoA(weights: [weight, weight], correlations: pair(r)), 2 * r / (1 + r), "r = \(r)", tolerance: 1e-15)
    }
    // w = (2, 1): (4 + 1)²·(2·2·1·0.5)/(2·4·1) of the unscaled weights.
    expectClose(rhoA(weights: [2, 1], correlations: pair(0.5)), 6.25, "unscaled", tolerance: 1e-14)
    expectClose(rhoA(weights: [0.6, 0.6], correlations: pair(-0.5)), 4 * 0.36 * -0.5, "negative", tolerance: 1e-15)
  }

  @Test
  func rhoIsUndefined() {
    #expect(rhoA(weights: [], correlations: .identity(0)) == nil)
    #expect(rhoA(weights: [1], correlations: .identity(1)) == nil)
    #expect(rhoA(weights: [1, 0], correlations: pair(0.5)) == nil, "a single weight that is not 0")
    #expect(rhoA(weights: [0, 0], correlations: pair(0.5)) == nil)
  }

  @Test
  func compositeReliabilityAndAVE() {
    // (0.6 + 0.8)² = 1.96; residual variances 0.64 + 0.36 = 1.
    expectClose(compositeReliability(loadings: [0.6, 0.8]), 1.96 / 2.96, "ρ_C", tolerance: 1e-15)
    expectClose(averageVarianceExtracted(loadings: [0.6, 0.8]), 0.5, "AVE", tolerance: 1e-15)
    expectClose(compositeReliability(loadings: [1]), 1, "one indicator", tolerance: 1e-15)
    expectClose(averageVarianceExtracted(loadings: [1]), 1, "one indicator", tolerance: 1e-15)
    expectClose(compositeReliability(loadings: [0, 0]), 0, "no loading", tolerance: 1e-15)
    expectClose(compositeReliability(loadings: [0.5, -0.5]), 0, "opposed loadings", tolerance: 1e-15)
    #expect(compositeReliability(loadings: []) == nil && averageVarianceExtracted(loadings: []) == nil)
  }

  /// (Σλ)² + Σ(1 − λ²) of loadings 1 and −1 is 0 + 0.
  @Test
  func compositeReliabilityIsUndefined() {
    let value = compositeReliability(loadings: [1, -1])
    #expect(value == nil, "got \(String(describing: value)), expected none")
  }
}

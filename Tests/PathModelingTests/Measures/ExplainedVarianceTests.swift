import Foundation
import Satisfaction
import Testing
import _TestSupport

/// Adjusted R², BIC and AIC by hand.
struct ExplainedVarianceTests {
  @Test
  func byHand() {
    let measures = ExplainedVariance(rSquared: 0.5, predecessors: 2, n: 11)
    // 1 − 0.5·10/8; residual variance 0.5·10/11.
    expectClose(measures.adjusted, 0.375, "adjusted R²", tolerance: 1e-15)
    expectClose(measures.bic, 11 * log(5.0 / 11) + 3 * log(11.0), "BIC", tolerance: 1e-14)
    expectClose(measures.aic, 11 * log(5.0 / 11) + 6, "AIC", tolerance: 1e-14)
  }

  @Test
  func nothingExplained() {
    let measures = ExplainedVariance(rSquared: 0, predecessors: 1, n: 101)
    expectClose(measures.adjusted, 1 - 100.0 / 99, "adjusted R² may be negative", tolerance: 1e-15)
    expectClose(measures.aic, 101 * log(100.0 / 101) + 4, "AIC", tolerance: 1e-13)
  }

  /// n ≤ k + 1 leaves no degree of freedom.
  @Test(arguments: [2.0, 3, 3.5])
  func tooFewCases(_ n: Double) {
    let adjusted = ExplainedVariance(rSquared: 0.4, predecessors: 2, n: n).adjusted
    #expect((adjusted == nil) == (n <= 3), "n = \(n): got \(String(describing: adjusted))")
  }

  @Test(arguments: [1.0, 1.2])
  func allExplained(_ rSquared: Double) {
    let measures = ExplainedVariance(rSquared: rSquared, predecessors: 2, n: 50)
    #expect(measures.bic == nil && measures.aic == nil, "R² = \(rSquared)")
    #expect((measures.adjusted ?? 0) >= 1)
  }
}

import Satisfaction
import SatisfactionIndices
import Testing
import _TestSupport

/// The index formula on numbers that a reader can check by hand.
struct IndexFormulaTests {
  /// u = (0.5, 0.25); the score spans 0.5·4 + 0.25·10 = 4.5 over both scales.
  private let formula = IndexFormula(weights: [0.5, 0.5], deviations: [1, 2], scales: [1...5, 0...10])

  @Test
  func valuesByHand() {
    expectClose(formula.span, 4.5, "span")
    expectClose(formula.value(of: [3, 5]), 50, "middle of both scales")
    expectClose(formula.value(of: [5, 0]), 100 * 2 / 4.5, "best and worst answer")
    expectClose(formula.standardDeviation, 100 / 4.5, "standard deviation")
    #expect(formula.value(of: [1, 0]) == 0 && formula.value(of: [5, 10]) == 100, "the ends of the scales")
    #expect(!formula.cancels)
  }

  /// The published form takes weights that sum to 1; the factor cancels.
  @Test
  func aCommonFactorCancels() throws {
    let shares = try #require(unstandardizedWeights(weights: [0.5, 0.5], standardDeviations: [1, 2]))
    expectClose(shares[0], 2.0 / 3, "first share")
    expectClose(shares[1], 1.0 / 3, "second share")
    let published = IndexFormula(weights: shares, deviations: [1, 1], scales: [1...5, 0...10])
    expectClose(published.value(of: [4, 3]), formula.value(of: [4, 3]), "the published form")
  }

  @Test
  func oneIndicatorIsItsShareOfTheScale() {
    let one = IndexFormula(weights: [1], deviations: [2.5], scales: [1...10])
    expectClose(one.value(of: [7.3]), 70, "index")
    expectClose(one.standardDeviation, 2.5 / 9 * 100, "standard deviation")
  }

  @Test(arguments: [[1.0, -1], [0.1, 0.2, -0.3], [0, 0]])
  func cancellingWeightsAreUndefined(_ weights: [Double]) {
    let ones = weights.map { _ in 1.0 }
    let cancelled = IndexFormula(weights: weights, deviations: ones, scales: weights.map { _ in 1...10 })
    #expect(cancelled.cancels, "\(weights) cancel, span \(cancelled.span)")
    let shares = unstandardizedWeights(weights: weights, standardDeviations: ones)
    #expect(shares == nil, "\(weights) cancel: got \(String(describing: shares)), expected none")
  }

  /// Weights may cancel without the scales, and the index is defined all the same.
  @Test
  func scalesDecideWhetherWeightsCancel() {
    let formula = IndexFormula(weights: [1, -1], deviations: [1, 1], scales: [0...10, 0...1])
    #expect(!formula.cancels)
    expectClose(formula.value(of: [9, 0]), 100, "(9 − 0)/(10 − 1)")
    #expect(unstandardizedWeights(weights: [1, -1], standardDeviations: [1, 1]) == nil)
  }

  /// A heavy negative weight turns the index against the score.
  @Test
  func aNegativeSpanTurnsTheIndex() {
    let formula = IndexFormula(weights: [0.5, -1], deviations: [1, 1], scales: [0...1, 0...1])
    expectClose(formula.pointsPerDeviation, -200, "points for one deviation of the score")
    expectClose(formula.standardDeviation, 200, "standard deviation")
    expectClose(formula.value(of: [0, 1]), 200, "outside 0–100")
  }
}

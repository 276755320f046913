import SatisfactionNumerics
import Testing

/// Below the mean a series is summed, above it a continued fraction is evaluated.
struct ChiSquareTests {
  /// Two degrees of freedom: e^(−x/2). Four: (1 + x/2)·e^(−x/2).
  @Test(arguments: [0.01, 0.5, 1, 1.9, 3, 4, 5.5, 20, 200])
  func closedForms(x: Double) {
    let tail = Scalar.exp(-x / 2)
    #expect(abs(ChiSquare(degreesOfFreedom: 2).upperTail(x) / tail - 1) < 1e-13)
    #expect(abs(ChiSquare(degreesOfFreedom: 4).upperTail(x) / ((1 + x / 2) * tail) - 1) < 1e-13)
  }

  /// One degree of freedom: the two tails of a normal number.
  @Test(arguments: [0.001, 0.3, 1, 2.9, 3.1, 30])
  func squareOfANormalNumber(x: Double) {
    let tails = 2 * Normal.cumulative(-x.squareRoot())
    #expect(abs(ChiSquare(degreesOfFreedom: 1).upperTail(x) / tails - 1) < 1e-12)
  }

  @Test func ends() {
    let distribution = ChiSquare(degreesOfFreedom: 3)
    #expect(distribution.upperTail(0) == 1 && distribution.upperTail(-1) == 1)
    #expect(distribution.upperTail(.infinity) == 0)
  }
}

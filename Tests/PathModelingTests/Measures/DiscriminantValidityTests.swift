import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// HTMT by hand: blocks (0, 1) and (2, 3), and a single indicator 4.
struct DiscriminantValidityTests {
  private func correlations(_ within: Double, _ other: Double, _ between: [Double], _ single: [Double]) -> Matrix {
    var r = Matrix.identity(5)
    func set(_ i: Int, _ j: Int, _ value: Double) { (r[i, j], r[j, i]) = (value, value) }
    set(0, 1, within)
    set(2, 3, other)
    for (k, pair) in [(0, 2), (0, 3), (1, 2), (1, 3)].enumerated() { set(pair.0, pair.1, between[k]) }
    for i in 0..<4 { set(i, 4, single[i]) }
    return r
  }

  private func ratio(_ r: Matrix, _ definition: HTMTDefinition, _ a: Range<Int> = 0..<2, _ b: Range<Int> = 2..<4)
    -> Double?
  {
    let value = heterotraitMonotraitRatio(correlations: r, a, b, definition: definition)
    let mirrored = heterotraitMonotraitRatio(correlations: r, b, a, definition: definition)
    expectClose(mirrored, value, "\(definition): order of the blocks", tolerance: 1e-15)
    return value
  }

  @Test
  func positiveCorrelations() {
    let r = correlations(0.4, 0.9, [0.1, 0.2, 0.3, 0.4], [0.3, 0.5, 0.2, 0.2])
    expectClose(ratio(r, .absolute), 0.25 / 0.6, "absolute", tolerance: 1e-15)
    expectClose(ratio(r, .signed), 0.25 / 0.6, "signed", tolerance: 1e-15)
    expectClose(ratio(r, .geometric), 0.0024.squareRoot().squareRoot() / 0.6, "geometric", tolerance: 1e-14)
    expectClose(ratio(r, .absolute, 0..<2, 4..<5), 0.4 / 0.4.squareRoot(), "a single indicator", tolerance: 1e-15)
  }

  @Test
  func negativeCorrelationBetween() {
    let r = correlations(0.4, 0.9, [-0.1, 0.2, 0.3, 0.4], [0.3, 0.5, 0.2, 0.2])
    expectClose(ratio(r, .absolute), 0.25 / 0.6, "absolute", tolerance: 1e-15)
    expectClose(ratio(r, .signed), 0.2 / 0.6, "signed", tolerance: 1e-15)
    #expect(ratio(r, .geometric) == nil, "no geometric mean of a negative number")
  }

  @Test
  func negativeCorrelationsWithin() {
    let one = correlations(-0.4, 0.9, [0.1, 0.2, 0.3, 0.4], [0, 0, 0, 0])
    expectClose(ratio(one, .absolute), 0.25 / 0.6, "absolute", tolerance: 1e-15)
    #expect(ratio(one, .signed) == nil && ratio(one, .geometric) == nil, "the product of the means is negative")
    let both = correlations(-0.4, -0.9, [0.1, 0.2, 0.3, 0.4], [0, 0, 0, 0])
    expectClose(ratio(both, .signed), 0.25 / 0.6, "two negative means", tolerance: 1e-15)
  }

  @Test
  func zeros() {
    let apart = correlations(0.5, 0.5, [0, 0, 0, 0], [0, 0, 0, 0])
    #expect(ratio(apart, .absolute) == 0 && ratio(apart, .signed) == 0 && ratio(apart, .geometric) == nil)
    let loose = correlations(0, 0.5, [0.1, 0.2, 0.3, 0.4], [0.5, 0.5, 0.5, 0.5])
    for definition in HTMTDefinition.allCases { #expect(ratio(loose, definition) == nil, "\(definition)") }
    expectClose(ratio(loose, .absolute, 2..<3, 4..<5), 0.5, "two single indicators", tolerance: 1e-15)
  }

  /// A perfect measurement: the ratio is the correlation of the constructs.
  @Test
  func oneFactorEach() {
    let (lambda, phi) = ([0.9, 0.6, 0.8, 0.7], 0.55)
    let r = correlations(
      lambda[0] * lambda[1], lambda[2] * lambda[3],
      [lambda[0] * lambda[2], lambda[0] * lambda[3], lambda[1] * lambda[2], lambda[1] * lambda[3]].map { $0 * phi },
      [0, 0, 0, 0])
    expectClose(ratio(r, .geometric), phi, "HTMT2 is consistent under unequal loadings", tolerance: 1e-14)
  }
}

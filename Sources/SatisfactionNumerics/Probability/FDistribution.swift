/// The F distribution.
package enum FDistribution {
  /// P(F > `f`) with `numerator` and `denominator` degrees of freedom.
  package static func upperTail(_ f: Double, numerator: Double, denominator: Double) -> Double {
    guard f > 0 else { return 1 }
    let sum = denominator + numerator * f
    return IncompleteBeta.regularized(
      denominator / sum, complement: numerator * f / sum, a: denominator / 2, b: numerator / 2)
  }
}

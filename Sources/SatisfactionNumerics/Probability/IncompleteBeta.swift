/// The regularised incomplete beta function I_x(a, b): the distribution function of a beta variable.
package enum IncompleteBeta {
  /// Terms of the continued fraction after which it is as good as it gets; 10⁸ degrees of freedom need some 40.
  private static let mostTerms = 10_000

  /// I_x(a, b).
  ///
  /// - Parameters:
  ///   - x: 0…1.
  ///   - complement: 1 − x, given apart because near 1 a difference would lose its digits.
  ///   - a: A positive number.
  ///   - b: A positive number.
  /// - Returns: 0…1, with a relative error of about 1e-16·(a + b), at least 1e-14.
  /// - Source: Press, Teukolsky, Vetterling & Flannery (2007), Numerical Recipes, §6.4: Lentz's continued fraction.
  package static func regularized(_ x: Double, complement: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    // The fraction converges fast on the side of the mean on which x lies.
    if x < (a + 1) / (a + b + 2) { return front(x, complement, a, b) * fraction(x, a, b) / a }
    return 1 - front(complement, x, b, a) * fraction(complement, b, a) / b
  }

  private static func front(_ x: Double, _ complement: Double, _ a: Double, _ b: Double) -> Double {
    Scalar.exp(
      logGammaRatio(a, b) - Scalar.logGamma(min(a, b)) + a * logarithm(x, complement) + b * logarithm(complement, x))
  }

  private static func logarithm(_ x: Double, _ complement: Double) -> Double {
    x > 0.5 ? Scalar.logOnePlus(-complement) : Scalar.log(x)
  }

  /// ln Γ(a + b) − ln Γ(the larger): of large numbers by Stirling's series, whose large terms cancel before they are
  /// computed.
  private static func logGammaRatio(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    guard large >= 20 else { return Scalar.logGamma(small + large) - Scalar.logGamma(large) }
    let leading = (large - 0.5) * Scalar.logOnePlus(small / large) + small * Scalar.log(small + large) - small
    return leading + stirlingRest(small + large) - stirlingRest(large)
  }

  private static func stirlingRest(_ x: Double) -> Double {
    let y = 1 / (x * x)
    return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = Double.leastNormalMagnitude / .ulpOfOne
    func away(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for term in 1...mostTerms {
      let m = Double(term)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if (d * c - 1).magnitude <= 2 * Double.ulpOfOne { break }
    }
    return result
  }
}

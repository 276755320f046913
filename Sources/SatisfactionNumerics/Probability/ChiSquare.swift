/// The χ² distribution.
public struct ChiSquare: Sendable, Equatable {
  /// Degrees of freedom, above 0; they need not be whole.
  public let degreesOfFreedom: Double

  /// - Precondition: `degreesOfFreedom` is above 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "a χ² distribution has degrees of freedom above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≥ `x`), with its full relative precision however small it is; 1 for `x` ≤ 0.
  ///
  /// - Source: Gautschi (1979), ACM TOMS 5(4), doi:10.1145/355972.355975: a series below the mean, a continued fraction
  ///   (Lentz's form) above it.
  public func upperTail(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    let (a, half) = (degreesOfFreedom / 2, x / 2)
    let front = Scalar.exp(a * Scalar.log(half) - half - Scalar.logGamma(a))
    return half < a + 1 ? max(0, 1 - front * Self.series(a, half)) : front * Self.fraction(a, half)
  }

  /// Σ xᵏ/(a(a + 1)…(a + k)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var (term, sum, denominator) = (1 / a, 1 / a, a)
    while term > sum * 1e-17 {
      denominator += 1
      term *= x / denominator
      sum += term
    }
    return sum
  }

  /// 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)).
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let smallest = 1e-300
    var b = x + 1 - a
    var (c, d) = (1 / smallest, 1 / b)
    var result = d
    for k in 1...10_000 {
      let numerator = -Double(k) * (Double(k) - a)
      b += 2
      d = numerator * d + b
      if abs(d) < smallest { d = smallest }
      c = b + numerator / c
      if abs(c) < smallest { c = smallest }
      d = 1 / d
      let change = d * c
      result *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return result
  }
}

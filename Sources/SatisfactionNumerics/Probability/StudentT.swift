/// Student's t distribution, for any positive number of degrees of freedom.
public enum StudentT {
  /// P(T ≤ `t`), with the same relative precision in both tails.
  ///
  /// - Parameters:
  ///   - t: Any number; NaN gives NaN.
  ///   - degreesOfFreedom: A positive number, not necessarily whole; infinite gives the normal distribution.
  public static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
    let upper = upperTail(t.magnitude, degreesOfFreedom: degreesOfFreedom)
    return t > 0 ? 1 - upper : upper
  }

  /// P(|T| > |`t`|): the two-sided p of a t statistic.
  public static func twoSidedP(_ t: Double, degreesOfFreedom: Double) -> Double {
    min(1, 2 * upperTail(t.magnitude, degreesOfFreedom: degreesOfFreedom))
  }

  /// The t with P(T ≤ t) = `p`.
  ///
  /// - Returns: −∞ at 0, ∞ at 1, NaN outside 0…1; relative error about 1e-16 times the degrees of freedom, at least 1e-14.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    guard p > 0, p < 1, degreesOfFreedom.isFinite else { return Normal.quantile(p) }
    if p == 0.5 { return 0 }
    let tail = min(p, 1 - p)
    // Doubling finds an upper bound of any size; halving the bracket needs no derivative and no start.
    var (low, high) = (0.0, 1.0)
    while upperTail(high, degreesOfFreedom: degreesOfFreedom) > tail, high < .greatestFiniteMagnitude / 2 {
      (low, high) = (high, 2 * high)
    }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if upperTail(middle, degreesOfFreedom: degreesOfFreedom) > tail { low = middle } else { high = middle }
    }
    return p < 0.5 ? -high : high
  }

  /// P(T > t) for t ≥ 0.
  private static func upperTail(_ t: Double, degreesOfFreedom nu: Double) -> Double {
    guard nu.isFinite else { return Normal.cumulative(-t) }
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    let square = t * t
    guard square.isFinite else { return 0 }
    return 0.5
      * IncompleteBeta.regularized(nu / (nu + square), complement: square / (nu + square), a: nu / 2, b: 0.5)
  }
}

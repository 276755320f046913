/// Intervals for shares and their differences, as pure functions of the share and a size.
package enum ShareIntervals {
  /// Wilson's interval for a share.
  ///
  /// Under weights `size` is the number of cases of a simple sample with the same variance, p(1−p)/V₀ (or the effective
  /// number where p is 0 or 1).
  ///
  /// - Parameters:
  ///   - share: p, 0…1.
  ///   - size: n or n*, above 0.
  ///   - z: Quantile of the normal distribution, such as 1.96.
  /// - Returns: Limits within 0…1.
  /// - Source: Wilson (1927), JASA 22, 209–212, doi:10.1080/01621459.1927.10502953; Korn & Graubard (1998), Survey
  ///   Methodology 24, 193–201, for the size under a design.
  package static func wilson(share: Double, size: Double, z: Double) -> (lower: Double, upper: Double) {
    let term = z * z / size
    let centre = (share + term / 2) / (1 + term)
    let half = z / (1 + term) * (share * (1 - share) / size + term / (4 * size)).squareRoot()
    // At the ends one limit is the share itself; rounding must not carry it beyond.
    return (share == 0 ? 0 : max(0, centre - half), share == 1 ? 1 : min(1, centre + half))
  }

  /// A share less another share of the same cases, such as promoters less detractors, by the adjusted Wald method:
  /// three quarters of a case are added to each of the two.
  ///
  /// - Parameters:
  ///   - gain: The share that counts 1, 0…1.
  ///   - loss: The share that counts −1, 0…1.
  ///   - size: n or n*, above 0.
  /// - Returns: The adjusted difference and its standard error, in shares.
  /// - Source: Rocks (2016), The American Statistician 70, 365–372, doi:10.1080/00031305.2016.1158124.
  package static func adjustedWald(
    gain: Double, loss: Double, size: Double
  ) -> (difference: Double, standardError: Double) {
    let (gain, loss) = ((gain * size + 0.75) / (size + 3), (loss * size + 0.75) / (size + 3))
    let difference = gain - loss
    return (difference, ((gain + loss - difference * difference) / (size + 3)).squareRoot())
  }
}

internal import SatisfactionNumerics

/// Intervals and p-values from the replicates of one statistic: pure functions of numbers.
///
/// Replicates θ* come in any order, at least one, without NaN; B is their number. Estimates, standard errors and limits are
/// in the unit of the statistic, levels and p-values between 0 and 1. What cannot be told from the replicates is nil: no
/// function throws.
///
/// - Source: Efron (1987), JASA 82, doi:10.1080/01621459.1987.10478410; Davison & Hinkley (1997), Bootstrap Methods and
///   their Application, ch. 5; DiCiccio & Efron (1996), Statistical Science 11(3), doi:10.1214/ss/1032280214.
public enum BootstrapIntervals {
  /// Quantiles (type 7) of order α/2 and 1 − α/2 of the replicates.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - level: Nominal coverage, between 0 and 1.
  /// - Returns: nil without replicates.
  public static func percentile(_ replicates: [Double], level: Double) -> (lower: Double, upper: Double)? {
    quantiles(replicates, (1 - level) / 2, (1 + level) / 2)
  }

  /// 2θ̂ minus the opposite percentile limit.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  ///   - level: Nominal coverage, between 0 and 1.
  /// - Returns: nil without replicates.
  public static func basic(
    _ replicates: [Double], estimate: Double, level: Double
  ) -> (lower: Double, upper: Double)? {
    percentile(replicates, level: level).map { (2 * estimate - $0.upper, 2 * estimate - $0.lower) }
  }

  /// θ̂ − bias ± z·SE, bias and SE from the replicates (divisor B − 1).
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  ///   - level: Nominal coverage, between 0 and 1.
  /// - Returns: nil for fewer than two replicates.
  public static func normal(
    _ replicates: [Double], estimate: Double, level: Double
  ) -> (lower: Double, upper: Double)? {
    guard let spread = BootstrapMoments(replicates, estimate: estimate) else { return nil }
    return normal(estimate: estimate - spread.bias, standardError: spread.standardError, level: level)
  }

  /// θ̂ ± z·SE.
  ///
  /// - Parameters:
  ///   - estimate: θ̂.
  ///   - standardError: SE, 0 or more.
  ///   - level: Nominal coverage, between 0 and 1.
  public static func normal(
    estimate: Double, standardError: Double, level: Double
  ) -> (lower: Double, upper: Double) {
    let half = Normal.quantile((1 + level) / 2) * standardError
    return (estimate - half, estimate + half)
  }

  /// Bias-corrected percentile limits: z₀ from the share of replicates below θ̂, ties counted half.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  ///   - level: Nominal coverage, between 0 and 1.
  ///   - acceleration: a of ``acceleration(jackknife:)``; 0 for BC limits, else BCa.
  /// - Returns: nil where all replicates lie on one side of the estimate.
  public static func biasCorrected(
    _ replicates: [Double], estimate: Double, level: Double, acceleration: Double = 0
  ) -> (lower: Double, upper: Double)? {
    guard let bias = medianBias(replicates, estimate: estimate) else { return nil }
    func order(_ z: Double) -> Double {
      Normal.cumulative(bias + (bias + z) / (1 - acceleration * (bias + z)))
    }
    let z = Normal.quantile((1 + level) / 2)
    return quantiles(replicates, order(-z), order(z))
  }

  /// z₀ = Φ⁻¹ of the share of replicates below the estimate; those equal to it within 1e-12 of its size count half.
  ///
  /// - Returns: nil where all replicates lie on one side of the estimate.
  static func medianBias(_ replicates: [Double], estimate: Double) -> Double? {
    let slack = 1e-12 * estimate.magnitude
    var below = 0.0
    for value in replicates {
      if (value - estimate).magnitude <= slack { below += 0.5 } else if value < estimate { below += 1 }
    }
    guard below > 0, below < Double(replicates.count) else { return nil }
    return Normal.quantile(below / Double(replicates.count))
  }

  /// a = Σd³/(6(Σd²)^1.5), d the jackknife mean minus each jackknife value.
  ///
  /// - Parameter jackknife: The statistic with one case left out, one number a case.
  /// - Returns: 0 where the jackknife values do not vary.
  public static func acceleration(jackknife: [Double]) -> Double {
    let mean = jackknife.reduce(0, +) / Double(jackknife.count)
    var (squares, cubes) = (0.0, 0.0)
    for value in jackknife {
      let d = mean - value
      squares += d * d
      cubes += d * d * d
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  /// θ̂ − t*·SE with quantiles t* of (θ* − θ̂)/SE*.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - errors: SE* of an inner bootstrap, one a replicate; those that are 0 or not finite leave theirs out.
  ///   - estimate: θ̂.
  ///   - level: Nominal coverage, between 0 and 1.
  /// - Returns: nil for fewer than two replicates, or where no SE* is positive.
  public static func studentized(
    _ replicates: [Double], errors: [Double], estimate: Double, level: Double
  ) -> (lower: Double, upper: Double)? {
    guard let spread = BootstrapMoments(replicates, estimate: estimate) else { return nil }
    let ratios = zip(replicates, errors).filter { $1 > 0 && $1.isFinite }.map { ($0 - estimate) / $1 }
    guard let limits = quantiles(ratios, (1 - level) / 2, (1 + level) / 2) else { return nil }
    return (estimate - limits.upper * spread.standardError, estimate - limits.lower * spread.standardError)
  }

  /// 2·min(#{θ* ≤ 0} + 1, #{θ* ≥ 0} + 1)/(B + 1), at most 1: the p that matches the percentile interval.
  ///
  /// - Parameter replicates: θ*, B numbers; without any p is 1.
  public static func pValue(_ replicates: [Double]) -> Double {
    let (low, high) = (replicates.count { $0 <= 0 }, replicates.count { $0 >= 0 })
    return pValue(notAbove: low, notBelow: high, of: replicates.count)
  }

  static func pValue(notAbove low: Int, notBelow high: Int, of count: Int) -> Double {
    min(1, 2 * Double(min(low, high) + 1) / Double(count + 1))
  }

  /// The p that matches the basic interval: that of the percentile interval on 2θ̂ − θ*.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  public static func basicPValue(_ replicates: [Double], estimate: Double) -> Double {
    pValue(replicates.map { 2 * estimate - $0 })
  }

  /// The p that matches the normal interval: 2Φ(−|θ̂ − bias|/SE); nil where the replicates do not vary.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  public static func normalPValue(_ replicates: [Double], estimate: Double) -> Double? {
    guard let spread = BootstrapMoments(replicates, estimate: estimate), spread.standardError > 0 else { return nil }
    return 2 * Normal.cumulative(-(estimate - spread.bias).magnitude / spread.standardError)
  }

  /// The p that matches the bias-corrected interval, with acceleration or without: twice the level at which a limit
  /// comes to 0.
  ///
  /// A limit of level α is the quantile of order Φ(z₀ + (z₀ + z_α)/(1 − a(z₀ + z_α))), so α is Φ(w/(1 + aw) − z₀) with
  /// w = Φ⁻¹(order) − z₀, and the order of 0 is the share of replicates on its side, one counted more.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - estimate: θ̂.
  ///   - acceleration: As in ``biasCorrected(_:estimate:level:acceleration:)``.
  /// - Returns: nil where all replicates lie on one side of the estimate.
  public static func biasCorrectedPValue(
    _ replicates: [Double], estimate: Double, acceleration: Double = 0
  ) -> Double? {
    guard let bias = medianBias(replicates, estimate: estimate) else { return nil }
    let count = Double(replicates.count + 1)
    func level(_ share: Double) -> Double {
      guard share > 0 else { return 0 }
      guard share < 1 else { return 1 }
      let w = Normal.quantile(share) - bias
      let slope = 1 + acceleration * w
      return slope > 0 ? Normal.cumulative(w / slope - bias) : (w > 0 ? 1 : 0)
    }
    let low = level(Double(replicates.count { $0 <= 0 } + 1) / count)
    let high = 1 - level(1 - Double(replicates.count { $0 >= 0 } + 1) / count)
    return min(1, 2 * min(low, high))
  }

  /// The p that matches the studentised interval: by the share of t* = (θ* − θ̂)/SE* beyond θ̂/SE; nil where the
  /// replicates do not vary, or no SE* is positive.
  ///
  /// - Parameters:
  ///   - replicates: θ*, B numbers.
  ///   - errors: SE*, one a replicate, as in ``studentized(_:errors:estimate:level:)``.
  ///   - estimate: θ̂.
  public static func studentizedPValue(_ replicates: [Double], errors: [Double], estimate: Double) -> Double? {
    guard let spread = BootstrapMoments(replicates, estimate: estimate), spread.standardError > 0 else { return nil }
    let observed = estimate / spread.standardError
    let ratios = zip(replicates, errors).filter { $1 > 0 && $1.isFinite }.map { ($0 - estimate) / $1 }
    guard !ratios.isEmpty else { return nil }
    return pValue(
      notAbove: ratios.count { $0 <= observed }, notBelow: ratios.count { $0 >= observed }, of: ratios.count)
  }

  private static func quantiles(_ values: [Double], _ a: Double, _ b: Double) -> (lower: Double, upper: Double)? {
    let found = Quantiles.type7(values, orders: [a, b])
    return found.isEmpty ? nil : (found[0], found[1])
  }
}

/// What one pass over the replicates of a statistic tells.
struct BootstrapMoments {
  /// Standard deviation of the replicates, divisor B − 1.
  let standardError: Double
  /// Mean of the replicates minus the estimate.
  let bias: Double
  /// Replicates of 0 or less.
  let notAbove: Int
  /// Replicates of 0 or more.
  let notBelow: Int

  /// nil for fewer than two replicates, or where one is not finite.
  init?(_ replicates: [Double], estimate: Double) {
    guard replicates.count > 1 else { return nil }
    // Sums around the estimate: replicates lie close to it, so nothing cancels. Eight sums side by side, because one
    // would wait for itself.
    var (sums, squares) = (SIMD8<Double>(), SIMD8<Double>())
    var (low, high) = (SIMD8<Int64>(), SIMD8<Int64>())
    let (centre, zero, one) = (SIMD8(repeating: estimate), SIMD8<Double>(), SIMD8<Int64>(repeating: 1))
    let whole = replicates.count / 8 * 8
    unsafe replicates.withUnsafeBytes { bytes in
      for first in stride(from: 0, to: whole, by: 8) {
        let values = unsafe bytes.loadUnaligned(fromByteOffset: first * 8, as: SIMD8<Double>.self)
        let d = values - centre
        sums += d
        squares += d * d
        low &+= SIMD8<Int64>().replacing(with: one, where: values .<= zero)
        high &+= SIMD8<Int64>().replacing(with: one, where: values .>= zero)
      }
    }
    var (sum, square) = (sums.sum(), squares.sum())
    var (notAbove, notBelow) = (Int(low.wrappedSum()), Int(high.wrappedSum()))
    for value in replicates[whole...] {
      let d = value - estimate
      sum += d
      square += d * d
      notAbove += value <= 0 ? 1 : 0
      notBelow += value >= 0 ? 1 : 0
    }
    guard square.isFinite else { return nil }
    let count = Double(replicates.count)
    self.notAbove = notAbove
    self.notBelow = notBelow
    bias = sum / count
    standardError = max(0, (square - sum * bias) / (count - 1)).squareRoot()
  }
}

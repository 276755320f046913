internal import SatisfactionNumerics
internal import Synchronization

/// How numbers get their intervals: z for shares, t with n − 1 for means.
final class MetricRules: Sendable {
  /// Quantile of the normal distribution at the level.
  let z: Double
  private let order: Double
  /// Quantiles of t by degrees of freedom: a large programme asks for the same few hundred very often.
  private let known = Mutex<[Int: Double]>([:])

  /// - Parameter level: Nominal coverage, between 0 and 1.
  init(level: Double) {
    order = 1 - (1 - level) / 2
    z = Normal.quantile(order)
  }

  /// The quantile of t with `cases` − 1 degrees of freedom.
  func t(cases: Int) -> Double {
    if let quantile = known.withLock({ $0[cases] }) { return quantile }
    let quantile = StudentT.quantile(order, degreesOfFreedom: Double(cases - 1))
    known.withLock { $0[cases] = quantile }
    return quantile
  }

  /// A share of cases in percent, with Wilson's interval.
  ///
  /// - Parameter indicator: 1 for the cases that count, 0 for the others.
  func share(_ name: String, _ indicator: [Double], _ weights: [Double]?) -> MetricEstimate {
    guard let mean = WeightedMean(of: indicator, weights: weights) else { return MetricEstimate(name, value: nil) }
    let p = mean.mean
    let isInside = p > 0 && p < 1
    let size = isInside ? p * (1 - p) / mean.shareVariance : mean.effectiveSize
    let limits = ShareIntervals.wilson(share: p, size: size, z: z)
    return MetricEstimate(
      name, value: 100 * p, standardError: 100 * mean.shareVariance.squareRoot(), lower: 100 * limits.lower,
      upper: 100 * limits.upper)
  }

  /// A mean with the interval of t.
  ///
  /// - Parameter tests: Whether 0 is a hypothesis.
  func mean(_ name: String, _ values: [Double], _ weights: [Double]?, tests: Bool = false) -> MetricEstimate {
    guard let mean = WeightedMean(of: values, weights: weights) else { return MetricEstimate(name, value: nil) }
    return self.mean(name, mean.mean, variance: mean.variance, cases: mean.cases, tests: tests)
  }

  /// A mean, or a ratio of means, whose variance is known, with the interval of t.
  func mean(
    _ name: String, _ value: Double, variance: Double?, cases: Int, tests: Bool = false
  ) -> MetricEstimate {
    guard let variance else { return MetricEstimate(name, value: value) }
    let error = variance.squareRoot()
    let half = t(cases: cases) * error
    let p = tests && error > 0 ? StudentT.twoSidedP(value / error, degreesOfFreedom: Double(cases - 1)) : nil
    return MetricEstimate(name, value: value, standardError: error, lower: value - half, upper: value + half, p: p)
  }

  /// A number with a normal interval.
  func normal(_ name: String, _ value: Double?, error: Double?, tests: Bool = false) -> MetricEstimate {
    guard let value, let error else { return MetricEstimate(name, value: value) }
    let p = tests && error > 0 ? 2 * Normal.cumulative(-(value / error).magnitude) : nil
    return MetricEstimate(
      name, value: value, standardError: error, lower: value - z * error, upper: value + z * error, p: p)
  }

  /// The difference of two means of different cases, by Welch.
  func welch(_ name: String, _ a: WeightedMean?, _ b: WeightedMean?) -> MetricEstimate {
    guard let a, let b else { return MetricEstimate(name, value: nil) }
    let difference = a.mean - b.mean
    guard let first = a.variance, let second = b.variance, first + second > 0 else {
      return MetricEstimate(name, value: difference)
    }
    let variance = first + second
    let df =
      variance * variance / (first * first / Double(a.cases - 1) + second * second / Double(b.cases - 1))
    let error = variance.squareRoot()
    let half = StudentT.quantile(order, degreesOfFreedom: df) * error
    return MetricEstimate(
      name, value: difference, standardError: error, lower: difference - half, upper: difference + half,
      p: StudentT.twoSidedP(difference / error, degreesOfFreedom: df))
  }

  /// The change from an estimate to a later one of other cases.
  func change(of later: MetricEstimate, since earlier: MetricEstimate, in wave: String) -> MetricChange {
    guard let now = later.value, let before = earlier.value else {
      return MetricChange(from: wave, value: nil, standardError: nil, lower: nil, upper: nil, p: nil)
    }
    let errors = later.standardError.flatMap { late in
      earlier.standardError.map { (late * late + $0 * $0).squareRoot() }
    }
    let difference = normal(later.name, now - before, error: errors, tests: true)
    return MetricChange(
      from: wave, value: now - before, standardError: errors, lower: difference.lower, upper: difference.upper,
      p: difference.p)
  }
}

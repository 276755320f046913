internal import SatisfactionNumerics

/// How numbers get their intervals: z for shares, t with n − 1 for means; under a design t with its degrees of freedom.
///
/// They remember quantiles, so that each thread has its own.
final class MetricRules {
  /// Quantile of the normal distribution at the level.
  let z: Double
  private let order: Double
  /// Quantiles of t by cases: the metrics of a cell ask for the same few very often.
  private var known: [Int: Double] = [:]
  /// Variances under the design of the sample, nil where rows were drawn one by one.
  private let design: DomainVariance?
  /// What a symmetric interval is made with: the normal distribution, under a design t.
  private let law: ErrorLaw

  /// - Parameters:
  ///   - level: Nominal coverage, between 0 and 1.
  ///   - design: Variances under the design of the sample; nil where rows were drawn one by one.
  init(level: Double, design: DomainVariance? = nil) {
    order = 1 - (1 - level) / 2
    z = Normal.quantile(order)
    self.design = design
    law = ErrorLaw(level: level, degreesOfFreedom: design?.degreesOfFreedom)
  }

  /// Whether rows were not drawn one by one.
  var isDesigned: Bool { design != nil }

  /// The quantile of t with `cases` − 1 degrees of freedom.
  func t(cases: Int) -> Double {
    if let quantile = known[cases] { return quantile }
    let quantile = StudentT.quantile(order, degreesOfFreedom: Double(cases - 1))
    known[cases] = quantile
    return quantile
  }

  /// A share of cases in percent, with Wilson's interval.
  ///
  /// - Parameter indicator: 1 for the cases that count, 0 for the others.
  func share(_ name: String, _ indicator: [Double], _ cases: MetricCases) -> MetricEstimate {
    guard let mean = cases.mean(of: indicator) else {
      return MetricEstimate(name, value: nil)
    }
    let p = mean.mean
    let totals = cases.totals(indicator, around: mean, times: 100)
    guard let variance = shareVariance(of: mean, totals: totals) else {
      return MetricEstimate(name, value: 100 * p, totals: totals)
    }
    let isInside = p > 0 && p < 1
    let size = (isInside ? p * (1 - p) / variance : mean.effectiveSize) * sizeFactor(cases: mean.cases)
    let limits = ShareIntervals.wilson(share: p, size: size, z: z)
    return MetricEstimate(
      name, value: 100 * p, standardError: 100 * variance.squareRoot(), lower: 100 * limits.lower,
      upper: 100 * limits.upper, totals: totals)
  }

  /// The variance of a share or of a score of shares: V₀, under a design the linearised one; nil where that is not
  /// known.
  ///
  /// - Parameter totals: Of 100 times the share; nil without a design.
  func shareVariance(of mean: WeightedMean, totals: UnitTotals?) -> Double? {
    guard let design else { return mean.shareVariance }
    return totals.flatMap(design.standardError).map { $0 / 100 * ($0 / 100) }
  }

  /// What the effective size of a share is multiplied by, because a design has fewer degrees of freedom than cases:
  /// (t with n − 1 / t of the design)², at most 1.
  ///
  /// - Source: Korn & Graubard (1998), Survey Methodology 24, 193–201.
  private func sizeFactor(cases: Int) -> Double {
    guard isDesigned, cases > 1 else { return 1 }
    let ratio = min(1, t(cases: cases) / law.quantile)
    return ratio * ratio
  }

  /// A mean with the interval of t.
  ///
  /// - Parameter tests: Whether 0 is a hypothesis.
  func mean(_ name: String, _ values: [Double], _ cases: MetricCases, tests: Bool = false) -> MetricEstimate {
    guard let mean = cases.mean(of: values) else { return MetricEstimate(name, value: nil) }
    return self.mean(name, mean.mean, mean, totals: cases.totals(values, around: mean), tests: tests)
  }

  /// A mean, or a ratio of means, with the interval of t.
  ///
  /// - Parameters:
  ///   - spread: The mean whose variance it has.
  ///   - totals: Those of that mean; nil without a design.
  func mean(
    _ name: String, _ value: Double, _ spread: WeightedMean, totals: UnitTotals?, tests: Bool = false
  ) -> MetricEstimate {
    if let design {
      return symmetric(name, value, error: totals.flatMap(design.standardError), totals: totals, tests: tests)
    }
    guard let variance = spread.variance else { return MetricEstimate(name, value: value) }
    let (error, cases) = (variance.squareRoot(), spread.cases)
    let half = t(cases: cases) * error
    let p = tests && error > 0 ? StudentT.twoSidedP(value / error, degreesOfFreedom: Double(cases - 1)) : nil
    return MetricEstimate(name, value: value, standardError: error, lower: value - half, upper: value + half, p: p)
  }

  /// A number with a normal interval, under a design with one of t.
  func symmetric(
    _ name: String, _ value: Double?, error: Double?, totals: UnitTotals? = nil, tests: Bool = false
  ) -> MetricEstimate {
    guard let value, let error else { return MetricEstimate(name, value: value, totals: totals) }
    return MetricEstimate(
      name, value: value, standardError: error, lower: value - law.quantile * error,
      upper: value + law.quantile * error, p: tests && error > 0 ? law.twoSidedP(value / error) : nil, totals: totals)
  }

  /// A sum of estimates of different cases with signs: with the error √ΣSE² of independent ones, under a design that of
  /// the sum of their totals, because a sampling unit may have cases of all.
  func contrast(_ name: String, _ terms: [(sign: Double, estimate: MetricEstimate)]) -> MetricEstimate {
    var (sum, variance) = (0.0, Double?.some(0))
    var totals: UnitTotals?
    for (sign, estimate) in terms {
      guard let value = estimate.value else { return MetricEstimate(name, value: nil) }
      sum += sign * value
      variance = variance.flatMap { variance in estimate.standardError.map { variance + $0 * $0 } }
      totals = estimate.totals.map { (totals ?? .empty).adding($0, times: sign) } ?? totals
    }
    let error = variance.flatMap { variance in
      design.map { design in totals.flatMap(design.standardError) } ?? variance.squareRoot()
    }
    return symmetric(name, sum, error: error, totals: totals, tests: true)
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

  /// The change from an estimate to a later one of other cases, under a design perhaps of the same sampling units.
  func change(of later: MetricEstimate, since earlier: MetricEstimate, in wave: String) -> MetricChange {
    guard let now = later.value, let before = earlier.value else {
      return MetricChange(from: wave, value: nil, standardError: nil, lower: nil, upper: nil, p: nil)
    }
    let errors = later.standardError.flatMap { late in
      earlier.standardError.flatMap { early in
        guard let design else { return (late * late + early * early).squareRoot() }
        guard let last = later.totals, let first = earlier.totals else { return nil }
        return design.standardError(last.adding(first, times: -1))
      }
    }
    let difference = symmetric(later.name, now - before, error: errors, tests: true)
    return MetricChange(
      from: wave, value: now - before, standardError: errors, lower: difference.lower, upper: difference.upper,
      p: difference.p)
  }
}

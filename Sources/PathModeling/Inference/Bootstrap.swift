internal import SatisfactionNumerics
internal import SurveyData

/// The replicates of a fit, and what they say of its numbers.
///
/// Any statistic may be asked of it at any time, and any kind of interval: what BCa and studentised intervals need
/// besides is made at the first such question.
public struct Bootstrap: Sendable {
  /// What replicates are made of.
  public enum Unit: Sendable, Equatable {
    /// Single cases.
    case cases(Int)
    /// Buckets of cases: a random-groups bootstrap.
    case buckets(Int)
  }

  /// The fit whose numbers are resampled.
  public let fit: PLSFit
  /// How replicates weigh their units.
  public let plan: ResamplingPlan
  /// What the units are.
  public let unit: Unit
  /// Seed of the streams.
  public let seed: UInt64
  /// Replicates asked for.
  public let requested: Int
  /// Replicates without estimates, by reason; none is replaced.
  public let failures: [ReplicateFailure: Int]
  /// Nominal coverage of intervals unless a question says otherwise.
  public let level: Double
  /// Kind of intervals unless a question says otherwise.
  public let interval: IntervalKind

  let point: ReplicateEstimates
  let replicates: ReplicateEstimates
  let refinements: Refinements

  /// Replicates with estimates.
  public var used: Int { replicates.count }

  /// One number a replicate, in order; NaN where the statistic is undefined in a replicate.
  ///
  /// - Throws: ``InferenceError/unknownStatistic(name:)``.
  public func values(of statistic: Statistic) throws(InferenceError) -> [Double] {
    try statistic.values(replicates)
  }

  /// The statistic in the fit itself.
  ///
  /// - Throws: ``InferenceError/unknownStatistic(name:)``, ``InferenceError/undefinedStatistic(name:)``.
  public func estimate(of statistic: Statistic) throws(InferenceError) -> Double {
    let value = try statistic.values(point)[0]
    guard value.isFinite else { throw .undefinedStatistic(name: statistic.description) }
    return value
  }

  /// An interval for a statistic.
  ///
  /// - Parameters:
  ///   - statistic: What the interval is for.
  ///   - kind: nil takes the bootstrap's own.
  ///   - level: Nominal coverage; nil takes the bootstrap's own.
  /// - Throws: ``InferenceError``; ``InferenceError/undefinedStatistic(name:)`` also where the replicates give no
  ///   interval of this kind.
  public func interval(
    _ statistic: Statistic, kind: IntervalKind? = nil, level: Double? = nil
  ) throws(InferenceError) -> ConfidenceInterval {
    let (kind, level) = (kind ?? interval, level ?? self.level)
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let estimate = try estimate(of: statistic)
    let all = try statistic.values(replicates)
    guard let limits = try limits(statistic, estimate, all.filter(\.isFinite), all: all, kind, level) else {
      throw .undefinedStatistic(name: "the \(kind.rawValue) interval of \(statistic)")
    }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level, kind: kind)
  }

  /// Everything about a statistic.
  ///
  /// - Throws: As ``interval(_:kind:level:)``, except that an interval that does not exist is nil.
  public func summary(of statistic: Statistic) throws(InferenceError) -> StatisticSummary {
    let estimate = try estimate(of: statistic)
    let all = try statistic.values(replicates)
    var (values, spread) = (all, BootstrapMoments(all, estimate: estimate))
    if spread == nil {
      values = all.filter(\.isFinite)
      spread = BootstrapMoments(values, estimate: estimate)
    }
    let limits = try limits(statistic, estimate, values, all: all, interval, level)
    let error = spread?.standardError
    let p = spread.map {
      BootstrapIntervals.pValue(notAbove: $0.notAbove, notBelow: $0.notBelow, of: values.count)
    }
    return StatisticSummary(
      statistic: statistic, estimate: estimate, standardError: error, bias: spread?.bias,
      lower: limits?.lower, upper: limits?.upper, p: p,
      t: error.flatMap { $0 > 0 ? estimate / $0 : nil }, defined: values.count)
  }

  /// Summaries of many statistics, on all threads; nil for one that is unknown or has no value in the fit.
  public func summaries(of statistics: [Statistic], threads: Int? = nil) -> [StatisticSummary?] {
    if interval == .bca { _ = refinements.jackknife }
    if interval == .studentized { refinements.prepareErrors(of: statistics) }
    return ParallelWork.map(statistics.count, threads: threads ?? ParallelWork.availableThreads) { k in
      do {
        return try summary(of: statistics[k])
      } catch {
        return nil
      }
    }
  }

  /// Whether BCa intervals do not exist because the model cannot be estimated without one of the units.
  public var lacksJackknife: Bool { refinements.jackknife == nil }

  /// The upper limit of a one-sided interval: the `level` quantile of the replicates.
  ///
  /// - Throws: ``InferenceError``.
  public func upperBound(of statistic: Statistic, level: Double? = nil) throws(InferenceError) -> Double {
    let values = try statistic.values(replicates).filter(\.isFinite)
    guard let bound = Quantiles.type7(values, orders: [level ?? self.level]).first else {
      throw .undefinedStatistic(name: statistic.description)
    }
    return bound
  }

  /// - Parameters:
  ///   - values: The replicates in which the statistic is defined.
  ///   - all: A number for every replicate.
  private func limits(
    _ statistic: Statistic, _ estimate: Double, _ values: [Double], all: [Double], _ kind: IntervalKind,
    _ level: Double
  ) throws(InferenceError) -> (lower: Double, upper: Double)? {
    if kind == .studentized {
      let errors = try refinements.errors(of: statistic)
      let defined = zip(all, errors).filter { $0.0.isFinite }
      return BootstrapIntervals.studentized(
        defined.map(\.0), errors: defined.map(\.1), estimate: estimate, level: level)
    }
    switch kind {
    case .percentile, .studentized: return BootstrapIntervals.percentile(values, level: level)
    case .basic: return BootstrapIntervals.basic(values, estimate: estimate, level: level)
    case .normal: return BootstrapIntervals.normal(values, estimate: estimate, level: level)
    case .bc: return BootstrapIntervals.biasCorrected(values, estimate: estimate, level: level)
    case .bca:
      guard let jackknife = refinements.jackknife else { return nil }
      let left = try statistic.values(jackknife)
      guard left.allSatisfy(\.isFinite) else { return nil }
      return BootstrapIntervals.biasCorrected(
        values, estimate: estimate, level: level, acceleration: BootstrapIntervals.acceleration(jackknife: left))
    }
  }
}

/// What the replicates say of one statistic.
public struct StatisticSummary: Sendable, Equatable {
  /// Which number it is about.
  public let statistic: Statistic
  /// The number in the fit itself.
  public let estimate: Double
  /// Standard deviation of the replicates, divisor B − 1; nil for fewer than two.
  public let standardError: Double?
  /// Mean of the replicates minus the estimate.
  public let bias: Double?
  /// Lower limit of the interval; nil where the replicates give none.
  public let lower: Double?
  /// Upper limit of the interval; nil where the replicates give none.
  public let upper: Double?
  /// 2·min(#{θ* ≤ 0} + 1, #{θ* ≥ 0} + 1)/(B + 1), at most 1.
  public let p: Double?
  /// Estimate over standard error; nil where that is 0.
  public let t: Double?
  /// Replicates in which the statistic is defined.
  public let defined: Int
}

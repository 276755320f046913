internal import SatisfactionNumerics
internal import SurveyData

/// What replicates say of the numbers of a fit: standard errors, intervals, p.
///
/// It exists only for replicates whose plan has a variance. Any statistic may be asked of it at any time, and any kind
/// of interval: what BCa and studentised intervals need besides is made at the first such question.
public struct Bootstrap: Sendable {
  /// The estimates in every replicate.
  public let replicates: Replicates
  /// Nominal coverage of intervals unless a question says otherwise.
  public let level: Double
  /// Kind of intervals unless a question says otherwise.
  public let interval: IntervalKind

  let refinements: Refinements

  /// Inference from replicates.
  ///
  /// - Throws: ``InferenceError/noVariance`` where the plan has none (folds, subsets);
  ///   ``InferenceError/invalidLevel(_:)``; ``InferenceError/noInnerBootstrap`` and
  ///   ``InferenceError/intervalNeedsBootstrap(kind:)`` where these replicates give no interval of this kind.
  public init(_ replicates: Replicates, interval: IntervalKind, level: Double) throws(InferenceError) {
    try Self.require(interval, level: level, of: replicates.engine)
    self.replicates = replicates
    self.interval = interval
    self.level = level
    refinements = Refinements(replicates)
  }

  /// The fit whose numbers are resampled.
  public var fit: PLSFit { replicates.fit }
  /// What the units are.
  public var unit: Replicates.Unit { replicates.unit }
  /// Seed of the streams.
  public var seed: UInt64 { replicates.seed }
  /// Definitions of what is recorded of every replicate.
  public var measures: MeasureOptions { replicates.measures }
  /// Replicates asked for.
  public var requested: Int { replicates.requested }
  /// Replicates with estimates.
  public var used: Int { replicates.used }
  /// Replicates without estimates, by reason; none is replaced.
  public var failures: [ReplicateFailure: Int] { replicates.failures }

  /// One number a replicate; see ``Replicates/values(of:group:)``.
  public func values(of statistic: Statistic) throws(InferenceError) -> [Double] {
    try replicates.values(of: statistic)
  }

  /// The statistic in the fit itself; see ``Replicates/estimate(of:)``.
  public func estimate(of statistic: Statistic) throws(InferenceError) -> Double {
    try replicates.estimate(of: statistic)
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
    try Self.require(kind, replicates.variance)
    let estimate = try estimate(of: statistic)
    let sample = ReplicateSample(try values(of: statistic), replicates, estimate: estimate)
    guard let limits = try limits(statistic, sample, kind, level) else {
      throw .undefinedStatistic(name: "the \(kind.rawValue) interval of \(statistic)")
    }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level, kind: kind)
  }

  /// Everything about a statistic.
  ///
  /// - Throws: As ``interval(_:kind:level:)``, except that an interval that does not exist is nil.
  public func summary(of statistic: Statistic) throws(InferenceError) -> StatisticSummary {
    let estimate = try estimate(of: statistic)
    let sample = ReplicateSample(try values(of: statistic), replicates, estimate: estimate)
    let limits = try limits(statistic, sample, interval, level)
    let error = sample.standardError
    return StatisticSummary(
      statistic: statistic, estimate: estimate, standardError: error, bias: sample.moments?.bias,
      lower: limits?.lower, upper: limits?.upper, p: sample.p,
      t: error.flatMap { $0 > 0 ? estimate / $0 : nil }, defined: sample.values.count)
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
    let level = level ?? self.level
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    try Self.require(.percentile, replicates.variance)
    let values = try values(of: statistic).filter(\.isFinite)
    guard let bound = Quantiles.type7(values, orders: [level]).first else {
      throw .undefinedStatistic(name: statistic.description)
    }
    return bound
  }

  /// What can be seen before the work begins.
  static func require(_ kind: IntervalKind, level: Double, of engine: ResamplingEngine) throws(InferenceError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    guard engine.scheme.variance != .none else { throw .noVariance }
    try require(kind, engine.scheme.variance)
    if kind == .studentized, !engine.hasInnerBootstrap { throw .noInnerBootstrap }
  }

  /// Replicates that do not vary as estimates do have a standard error, and no quantiles that mean anything.
  private static func require(_ kind: IntervalKind, _ variance: VarianceRule) throws(InferenceError) {
    guard kind == .normal || variance == .replicates else { throw .intervalNeedsBootstrap(kind: kind) }
  }

  private func limits(
    _ statistic: Statistic, _ sample: ReplicateSample, _ kind: IntervalKind, _ level: Double
  ) throws(InferenceError) -> (lower: Double, upper: Double)? {
    let (values, estimate) = (sample.values, sample.estimate)
    switch kind {
    case .percentile: return BootstrapIntervals.percentile(values, level: level)
    case .basic: return BootstrapIntervals.basic(values, estimate: estimate, level: level)
    case .normal:
      guard replicates.variance != .replicates else {
        return BootstrapIntervals.normal(values, estimate: estimate, level: level)
      }
      return sample.standardError.map { BootstrapIntervals.normal(estimate: estimate, standardError: $0, level: level) }
    case .bc: return BootstrapIntervals.biasCorrected(values, estimate: estimate, level: level)
    case .bca:
      guard let jackknife = refinements.jackknife else { return nil }
      let left = try statistic.values(jackknife)
      guard left.allSatisfy(\.isFinite) else { return nil }
      return BootstrapIntervals.biasCorrected(
        values, estimate: estimate, level: level, acceleration: BootstrapIntervals.acceleration(jackknife: left))
    case .studentized:
      let errors = try refinements.errors(of: statistic)
      let defined = zip(try self.values(of: statistic), errors).filter { $0.0.isFinite }
      return BootstrapIntervals.studentized(
        defined.map(\.0), errors: defined.map(\.1), estimate: estimate, level: level)
    }
  }
}

/// The replicates in which one statistic is defined.
struct ReplicateSample {
  /// One number a replicate, all finite.
  let values: [Double]
  let estimate: Double
  /// What one pass over them tells; nil for fewer than two, or where they do not vary as estimates do.
  let moments: BootstrapMoments?
  let standardError: Double?
  private let isBootstrap: Bool

  /// - Parameter all: A number for every replicate; NaN where the statistic is undefined.
  init(_ all: [Double], _ replicates: Replicates, estimate: Double) {
    self.estimate = estimate
    isBootstrap = replicates.variance == .replicates
    guard isBootstrap else {
      let defined = zip(all, replicates.numbers).filter { $0.0.isFinite }
      values = defined.map(\.0)
      moments = nil
      standardError = replicates.variance.standardError(values, numbers: defined.map(\.1), estimate: estimate)
      return
    }
    // Nearly always all are finite: then nothing is copied.
    if let moments = BootstrapMoments(all, estimate: estimate) {
      (values, self.moments) = (all, moments)
    } else {
      values = all.filter(\.isFinite)
      moments = BootstrapMoments(values, estimate: estimate)
    }
    standardError = moments?.standardError
  }

  /// p of the statistic being 0; nil where there is no standard error.
  var p: Double? {
    if isBootstrap {
      return moments.map {
        BootstrapIntervals.pValue(notAbove: $0.notAbove, notBelow: $0.notBelow, of: values.count)
      }
    }
    return standardError.flatMap { $0 > 0 ? 2 * Normal.cumulative(-abs(estimate / $0)) : nil }
  }
}

/// What the replicates say of one statistic.
public struct StatisticSummary: Sendable, Equatable {
  /// Which number it is about.
  public let statistic: Statistic
  /// The number in the fit itself.
  public let estimate: Double
  /// The standard error by the plan's variance rule; nil for fewer than two replicates.
  public let standardError: Double?
  /// Mean of the replicates minus the estimate; nil where the replicates do not vary as estimates do.
  public let bias: Double?
  /// Lower limit of the interval; nil where the replicates give none.
  public let lower: Double?
  /// Upper limit of the interval; nil where the replicates give none.
  public let upper: Double?
  /// 2·min(#{θ* ≤ 0} + 1, #{θ* ≥ 0} + 1)/(B + 1), at most 1; 2Φ(−|θ̂/SE|) where the replicates do not vary as
  /// estimates do.
  public let p: Double?
  /// Estimate over standard error; nil where that is 0.
  public let t: Double?
  /// Replicates in which the statistic is defined.
  public let defined: Int
}

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
  public init(
    _ replicates: Replicates, interval: IntervalKind? = nil, level: Double = Resampling.standard.level
  ) throws(InferenceError) {
    try self.init(replicates, interval: interval, level: level, leaveOneOut: nil)
  }

  /// - Parameter leaveOneOut: Estimates without each unit in turn, where they are known.
  init(
    _ replicates: Replicates, interval: IntervalKind?, level: Double, leaveOneOut: Refinements.LeaveOneOut?
  ) throws(InferenceError) {
    if let engine = replicates.engine { try Self.require(interval, level: level, of: engine) }
    try Self.require(interval, level: level, replicates.variance, replicates.design)
    self.replicates = replicates
    self.interval =
      interval ?? (replicates.design?.hasFewUnits == true ? .t : replicates.variance.standardInterval)
    self.level = level
    refinements = Refinements(replicates, leaveOneOut: leaveOneOut)
  }

  /// The fit whose numbers are resampled.
  public var fit: PLSFit { replicates.fit }
  /// What the units are.
  public var unit: Replicates.Unit { replicates.unit }
  /// The design of the sample; nil for a simple random sample.
  public var design: DesignSummary? { replicates.design }
  /// What t intervals are made with: those of the design, or the units less one.
  public var degreesOfFreedom: Double { replicates.degreesOfFreedom }
  /// Seed of the streams.
  public var seed: UInt64 { replicates.seed }
  /// Definitions of what is recorded of every replicate.
  public var measures: MeasureOptions { replicates.measures }
  /// What became of replicates outside the range of consistent PLS.
  public var inadmissible: InadmissibleReplicates { replicates.inadmissible }
  /// Replicates asked for.
  public var requested: Int { replicates.requested }
  /// Replicates with estimates.
  public var used: Int { replicates.used }
  /// Replicates without estimates, by reason; none is replaced.
  public var failures: [ReplicateFailure: Int] { replicates.failures }

  /// One number a replicate, in the unit of the statistic; see ``Replicates/values(of:group:)``.
  ///
  /// - Returns: ``used`` numbers, in the order of the draws; NaN where the statistic is undefined in a replicate.
  /// - Throws: ``InferenceError/unknownStatistic(name:)`` for one that the model has not.
  public func values(of statistic: Statistic) throws(InferenceError) -> [Double] {
    try replicates.values(of: statistic)
  }

  /// The statistic in the fit itself, in its own unit; see ``Replicates/estimate(of:)``.
  ///
  /// - Throws: ``InferenceError/unknownStatistic(name:)`` for one that the model has not,
  ///   ``InferenceError/undefinedStatistic(name:)`` for one without a value.
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
    try Self.require(kind, replicates.variance, replicates.design)
    let estimate = try estimate(of: statistic)
    let sample = ReplicateSample(try values(of: statistic), replicates, estimate: estimate)
    if isMostlyInadmissible {
      throw .mostlyInadmissible(inadmissible: inadmissibleReplicates, requested: requested)
    }
    let inference = try inference(statistic, sample, kind, level)
    guard let limits = inference.limits else {
      throw .undefinedStatistic(name: "the \(kind.rawValue) interval of \(statistic)")
    }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level, kind: inference.kind)
  }

  /// Replicates that consistent PLS has no admissible estimate in.
  public var inadmissibleReplicates: Int {
    failures[.inadmissible, default: 0] + failures[.reliabilityNotPositive, default: 0]
  }

  /// Whether these are more than half of those asked for: then there is no interval, for the rest is no sample.
  public var isMostlyInadmissible: Bool { inadmissibleReplicates > requested - inadmissibleReplicates }

  /// Replicates that could not be estimated.
  package var failedCount: Int { failures.values.reduce(0, +) }

  /// Whether a third or more of the replicates could not be estimated: what is left is no sample of what might have
  /// been drawn, so that no interval is to be believed.
  public var isLargelyFailed: Bool {
    replicates.variance == .replicates && requested > 0 && 3 * failedCount >= requested
  }

  /// Everything about a statistic.
  ///
  /// - Throws: As ``interval(_:kind:level:)``, except that an interval that does not exist is nil.
  public func summary(of statistic: Statistic) throws(InferenceError) -> StatisticSummary {
    let estimate = try estimate(of: statistic)
    let sample = ReplicateSample(try values(of: statistic), replicates, estimate: estimate)
    let error = sample.standardError
    let known = isMostlyInadmissible ? nil : try inference(statistic, sample, interval, level)
    // Nobody asks whether a number that is fixed is 0.
    let isTested = statistic.isAgainstZero && (error ?? 0) > 1e-12 * estimate.magnitude
    return StatisticSummary(
      statistic: statistic, estimate: estimate, standardError: error, bias: sample.moments?.bias,
      lower: known?.limits?.lower, upper: known?.limits?.upper, interval: known?.kind ?? interval,
      p: isTested ? known?.p : nil, t: isTested ? error.map { estimate / $0 } : nil, defined: sample.values.count)
  }

  /// Summaries of many statistics, on all threads; nil for one that is unknown or has no value in the fit.
  public func summaries(of statistics: [Statistic], threads: Int? = nil) -> [StatisticSummary?] {
    if interval == .bca { _ = refinements.lacksJackknife }
    if interval == .studentized { refinements.prepareErrors(of: statistics) }
    return ParallelWork.map(statistics.count, threads: threads ?? ParallelWork.availableThreads) { k in
      do {
        return try summary(of: statistics[k])
      } catch {
        return nil
      }
    }
  }

  /// Whether BC intervals stand for BCa ones, because the model cannot be estimated without some of the units.
  public var lacksJackknife: Bool { refinements.lacksJackknife }

  /// The upper limit of a one-sided interval: the `level` quantile of the replicates, or θ̂ + t·SE where they do not vary
  /// as estimates do, and where t stands for them because the sampling units are few.
  ///
  /// - Throws: ``InferenceError``.
  public func upperBound(of statistic: Statistic, level: Double? = nil) throws(InferenceError) -> Double {
    let level = level ?? self.level
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    // Quantiles of replicates of a few units are no better at one end than at both.
    let isOfFewUnits = interval == .t && design?.hasFewUnits == true
    guard replicates.variance == .replicates, !isOfFewUnits else {
      let estimate = try estimate(of: statistic)
      let sample = ReplicateSample(try values(of: statistic), replicates, estimate: estimate)
      guard let error = sample.standardError else { throw .undefinedStatistic(name: statistic.description) }
      return estimate + StudentT.quantile(level, degreesOfFreedom: degreesOfFreedom) * error
    }
    let values = try values(of: statistic).filter(\.isFinite)
    guard let bound = Quantiles.type7(values, orders: [level]).first else {
      throw .undefinedStatistic(name: statistic.description)
    }
    return bound
  }

  /// What can be seen before the work begins.
  static func require(_ kind: IntervalKind?, level: Double, of engine: ResamplingEngine) throws(InferenceError) {
    try require(kind, level: level, engine.scheme.variance, engine.units.design)
    if kind == .studentized, !engine.hasInnerBootstrap { throw .noInnerBootstrap }
  }

  private static func require(
    _ kind: IntervalKind?, level: Double, _ variance: VarianceRule, _ design: DesignSummary?
  ) throws(InferenceError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    guard variance != .none else { throw .noVariance }
    if let kind { try require(kind, variance, design) }
  }

  /// Replicates that do not vary as estimates do have a standard error, and no quantiles that mean anything.
  private static func require(
    _ kind: IntervalKind, _ variance: VarianceRule, _ design: DesignSummary?
  ) throws(InferenceError) {
    guard kind == .normal || kind == .t || variance == .replicates else { throw .intervalNeedsBootstrap(kind: kind) }
    if design != nil, kind == .bca || kind == .studentized { throw .intervalUnderDesign(kind: kind) }
  }

  /// What replicates say of one statistic by one kind of interval.
  private struct Inference {
    /// The kind, BC where BCa has no acceleration.
    let kind: IntervalKind
    let limits: (lower: Double, upper: Double)?
    /// p of 0, by the same kind.
    let p: Double?
  }

  private func inference(
    _ statistic: Statistic, _ sample: ReplicateSample, _ kind: IntervalKind, _ level: Double
  ) throws(InferenceError) -> Inference {
    let (values, estimate) = (sample.values, sample.estimate)
    switch kind {
    case .percentile:
      return Inference(kind: kind, limits: BootstrapIntervals.percentile(values, level: level), p: sample.percentileP)
    case .basic:
      return Inference(
        kind: kind, limits: BootstrapIntervals.basic(values, estimate: estimate, level: level),
        p: sample.moments.map { _ in BootstrapIntervals.basicPValue(values, estimate: estimate) })
    case .normal:
      return Inference(kind: kind, limits: sample.normalLimits(level: level), p: sample.normalP)
    case .t:
      return Inference(
        kind: kind, limits: sample.tLimits(level: level, degreesOfFreedom: degreesOfFreedom),
        p: sample.tP(degreesOfFreedom: degreesOfFreedom))
    case .bc, .bca:
      let acceleration = kind == .bca ? try refinements.acceleration(of: statistic) : nil
      return Inference(
        kind: acceleration == nil ? .bc : kind,
        limits: BootstrapIntervals.biasCorrected(
          values, estimate: estimate, level: level, acceleration: acceleration ?? 0),
        p: BootstrapIntervals.biasCorrectedPValue(values, estimate: estimate, acceleration: acceleration ?? 0))
    case .studentized:
      let errors = try refinements.errors(of: statistic)
      let defined = zip(try self.values(of: statistic), errors).filter { $0.0.isFinite }
      let (replicates, own) = (defined.map(\.0), defined.map(\.1))
      return Inference(
        kind: kind,
        limits: BootstrapIntervals.studentized(replicates, errors: own, estimate: estimate, level: level),
        p: BootstrapIntervals.studentizedPValue(replicates, errors: own, estimate: estimate))
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

  /// p of the percentile interval.
  var percentileP: Double? {
    moments.map { BootstrapIntervals.pValue(notAbove: $0.notAbove, notBelow: $0.notBelow, of: values.count) }
  }

  /// θ̂ − bias ± z·SE; without the bias where the replicates do not vary as estimates do.
  func normalLimits(level: Double) -> (lower: Double, upper: Double)? {
    if isBootstrap { return BootstrapIntervals.normal(values, estimate: estimate, level: level) }
    return standardError.map { BootstrapIntervals.normal(estimate: estimate, standardError: $0, level: level) }
  }

  /// θ̂ ± t·SE.
  func tLimits(level: Double, degreesOfFreedom: Double) -> (lower: Double, upper: Double)? {
    standardError.map { error in
      let half = StudentT.quantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom) * error
      return (estimate - half, estimate + half)
    }
  }

  /// p of the t interval.
  func tP(degreesOfFreedom: Double) -> Double? {
    standardError.flatMap { error in
      error > 0 ? StudentT.twoSidedP(estimate / error, degreesOfFreedom: degreesOfFreedom) : nil
    }
  }

  /// p of the normal interval.
  var normalP: Double? {
    if isBootstrap { return BootstrapIntervals.normalPValue(values, estimate: estimate) }
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
  /// The kind of the interval: BC where BCa has no acceleration.
  public let interval: IntervalKind
  /// Two-sided p of the value 0, by the kind of the interval; nil where 0 is no hypothesis
  /// (``Statistic/isAgainstZero``) or the number is fixed.
  public let p: Double?
  /// Estimate over standard error; nil as ``p``.
  public let t: Double?
  /// Replicates in which the statistic is defined.
  public let defined: Int
}

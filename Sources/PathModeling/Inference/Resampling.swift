internal import SatisfactionNumerics

/// How a fit is resampled: one value for the choices, as ``PLS`` is for those of an estimation.
///
/// ```swift
/// let boot = try fit.bootstrap(on: survey, Resampling(interval: .bca, level: 0.9))
/// ```
public struct Resampling: Sendable, Equatable, Codable {
  /// The plan that replicates follow; above ``ResamplingUnit/automaticLimit`` rows a bootstrap of rows draws Poisson
  /// counts.
  public var plan: ResamplingPlan
  /// Replicate b draws from stream b of this seed: the result is the same for any number of threads.
  public var seed: UInt64
  /// What is drawn: cases, or buckets of cases in large samples.
  public var unit: ResamplingUnit
  /// Kind of intervals unless a question says otherwise.
  ///
  /// nil for what the replicates give: percentiles where they vary as estimates do, t intervals where they do not.
  public var interval: IntervalKind?
  /// Nominal coverage unless a question says otherwise.
  public var level: Double
  /// Definitions of what is recorded of every replicate.
  public var measures: MeasureOptions
  /// What becomes of replicates outside the range of consistent PLS.
  public var inadmissible: InadmissibleReplicates
  /// How many threads may work; nil for one a core.
  public var threads: Int?

  /// The defaults: so many replicates make the limits of a 95 % interval reproducible to about 2 % of its width; the
  /// percentile interval, which a bootstrap gives, is the best all-rounder in coverage studies of these statistics.
  public init(
    plan: ResamplingPlan = .bootstrap(replicates: defaultReplicates), seed: UInt64 = 20_260_101,
    unit: ResamplingUnit = .automatic, interval: IntervalKind? = nil, level: Double = 0.95,
    measures: MeasureOptions = MeasureOptions(), inadmissible: InadmissibleReplicates = .drop, threads: Int? = nil
  ) {
    self.plan = plan
    self.seed = seed
    self.unit = unit
    self.interval = interval
    self.level = level
    self.measures = measures
    self.inadmissible = inadmissible
    self.threads = threads
  }

  /// Every choice at its default.
  public static let standard = Resampling()
  /// Replicates of the default plan.
  public static let defaultReplicates = 10_000

  /// No machine has more; work is divided by this number.
  private static let mostThreads = 1 << 12

  /// Threads that work.
  var threadCount: Int { min(max(1, threads ?? ParallelWork.availableThreads), Self.mostThreads) }

  /// What is drawn from a number of rows, and by which plan: only the plain bootstrap changes with the size of a sample.
  ///
  /// - Throws: ``InferenceError/fewRowsForBuckets(rows:)``.
  func resolved(rows: Int) throws(InferenceError) -> (unit: ResolvedUnit, plan: ResamplingPlan) {
    if unit == .buckets, rows <= ResamplingUnit.automaticLimit { throw .fewRowsForBuckets(rows: rows) }
    guard case .bootstrap(let replicates) = plan else {
      return (unit == .buckets ? unit.resolved(rows: rows) : .cases, plan)
    }
    let resolved = unit.resolved(rows: rows)
    return (resolved, resolved.streams ? .poissonBootstrap(replicates: replicates) : plan)
  }
}

internal import SatisfactionNumerics
public import SurveyData

extension PLSFit {
  /// The seed that is used where none is given; printed with every result.
  public static var defaultSeed: UInt64 { 20_260_101 }

  /// Resamples the fit: the same estimator on weighted cases, many times.
  ///
  /// ```swift
  /// let boot = try fit.bootstrap(on: survey, replicates: 10_000, seed: 7)
  /// let interval = try boot.interval(.path("Image", "Satisfaction"))
  /// ```
  ///
  /// - Parameters:
  ///   - survey: The data of the fit.
  ///   - replicates: Number of replicates.
  ///   - seed: Replicate b draws from stream b of this seed: the result is the same for any number of threads.
  ///   - resample: What is drawn: cases, or buckets of cases in large samples.
  ///   - interval: Kind of intervals unless a question says otherwise.
  ///   - level: Nominal coverage unless a question says otherwise.
  ///   - threads: How many threads may work; nil for one a core.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  /// - Complexity: O(replicates · (units · p² + iterations · p²)).
  /// - Source: Efron (1979), Annals of Statistics 7(1), doi:10.1214/aos/1176344552.
  public func bootstrap(
    on survey: Dataset, replicates: Int = 10_000, seed: UInt64 = PLSFit.defaultSeed,
    resample: ResamplingUnit = .automatic, interval: IntervalKind = .percentile, level: Double = 0.95,
    threads: Int? = nil, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    let answers = try model.answers(in: survey, missing: settings.missing)
    let unit = resample.resolved(rows: answers.rowsUsed)
    let plan: ResamplingPlan =
      unit.streams ? .poissonBootstrap(replicates: replicates) : .bootstrap(replicates: replicates)
    return try self.resample(
      answers, of: survey, plan: plan, unit: unit, seed: seed, interval: interval, level: level, threads: threads,
      progress: progress)
  }

  /// Resamples the fit by any plan, with cases as units.
  ///
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  public func resample(
    on survey: Dataset, plan: ResamplingPlan, seed: UInt64 = PLSFit.defaultSeed,
    interval: IntervalKind = .percentile, level: Double = 0.95, threads: Int? = nil,
    progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    let answers = try model.answers(in: survey, missing: settings.missing)
    return try resample(
      answers, of: survey, plan: plan, unit: .cases, seed: seed, interval: interval, level: level,
      threads: threads, progress: progress)
  }

  /// No machine has more; work is divided by this number.
  private static let mostThreads = 1 << 12

  private func resample(
    _ answers: Answers, of survey: Dataset, plan: ResamplingPlan, unit: ResolvedUnit, seed: UInt64,
    interval: IntervalKind, level: Double, threads: Int?, progress: ((Int, Int) throws -> Void)?
  ) throws -> Bootstrap {
    try requireOwnSurvey(survey)
    let threads = min(max(1, threads ?? ParallelWork.availableThreads), Self.mostThreads)
    let cases = ResamplingUnits(answers)
    let units =
      switch unit {
      case .cases, .streamedCases: cases
      case .buckets(let count): cases.bucketed(count, seed: seed, threads: threads)
      }
    return try bootstrap(
      units, plan: plan, seed: seed, interval: interval, level: level, threads: threads, progress: progress)
  }

  /// - Throws: ``InferenceError/noRows``, ``InferenceError/otherSurvey(fitted:given:)``.
  func requireOwnSurvey(_ survey: Dataset) throws(InferenceError) {
    guard let fitted = sample.fingerprint else { throw .noRows }
    guard fitted == survey.fingerprint else { throw .otherSurvey(fitted: fitted, given: survey.fingerprint) }
  }

  /// Resamples units of any origin.
  func bootstrap(
    _ units: ResamplingUnits, plan: ResamplingPlan, seed: UInt64, interval: IntervalKind, level: Double,
    threads: Int, progress: ((Int, Int) throws -> Void)?
  ) throws -> Bootstrap {
    guard level > 0, level < 1 else { throw InferenceError.invalidLevel(level) }
    let engine = ResamplingEngine(
      layout: layout, options: settings, units: units, plan: plan, seed: seed, reference: ownProjections,
      threads: threads)
    if interval == .studentized, !engine.hasInnerBootstrap { throw InferenceError.noInnerBootstrap }
    let run = try engine.run(progress: progress)
    guard run.table.count > 0 else {
      throw InferenceError.allFailed(
        reasons: Dictionary(uniqueKeysWithValues: run.failures.map { ($0.key.rawValue, $0.value) }))
    }
    let point = pointEstimates()
    return Bootstrap(
      fit: self, plan: plan, unit: units.unit, seed: seed, requested: run.requested, failures: run.failures,
      level: level, interval: interval, point: point,
      replicates: ReplicateEstimates(model: model, n: moments.n, table: run.table),
      refinements: Refinements(engine: engine, point: point, replicateCount: run.requested))
  }

  /// Rw within the own block of every indicator: uncorrected loadings.
  private var ownProjections: [Double] {
    layout.blocks.enumerated().flatMap { j, block in block.map { estimates.crossLoadings[$0, j] } }
  }

  /// The fit as a table of one replicate.
  func pointEstimates() -> ReplicateEstimates {
    let solver = PLSSolver<Double>(layout: layout, options: settings)
    for (index, value) in moments.covariance.elements.enumerated() { solver.correlations[index] = value }
    let outcome = solver.solveFit()
    precondition(outcome.failure() == nil, "what was fitted once is fitted again")
    let means = Scratch<Double>(count: layout.indicatorCount, repeating: .nan)
    for (i, mean) in (moments.means ?? []).enumerated() { means[i] = mean }
    let table = ReplicateTable(columns: ReplicateColumns(layout), count: 1)
    solver.record(into: table, means: means, from: 0)
    return ReplicateEstimates(model: model, n: moments.n, table: table)
  }
}

/// What a bootstrap draws.
public enum ResamplingUnit: String, Sendable, Codable, CaseIterable {
  /// Cases up to 20,000 rows, buckets above.
  case automatic = "auto"
  /// Cases; above 20,000 rows with independent Poisson(1) counts, which need no second pass.
  case rows
  /// 2,000 buckets of cases, by a hash of row number and seed.
  case buckets

  /// Rows above which buckets are the default.
  public static let automaticLimit = 20_000
  /// Number of buckets: the standard error's own relative error is about 1/√(2·2000) = 1.6 %.
  public static let bucketCount = 2_000

  func resolved(rows: Int) -> ResolvedUnit {
    switch self {
    case .automatic: rows > Self.automaticLimit ? .buckets(Self.bucketCount) : .cases
    case .rows: rows > Self.automaticLimit ? .streamedCases : .cases
    case .buckets: .buckets(min(rows, Self.bucketCount))
    }
  }
}

/// The unit that a number of rows leads to.
enum ResolvedUnit {
  case cases
  case streamedCases
  case buckets(Int)

  var streams: Bool { if case .streamedCases = self { true } else { false } }
}

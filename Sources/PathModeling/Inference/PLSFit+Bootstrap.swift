internal import SatisfactionNumerics
public import SurveyData

extension PLSFit {
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
  ///   - seed: See ``Resampling/seed``.
  ///   - resample: See ``Resampling/unit``.
  ///   - interval: See ``Resampling/interval``.
  ///   - level: See ``Resampling/level``.
  ///   - threads: See ``Resampling/threads``.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  /// - Complexity: O(replicates · (units · p² + iterations · p²)).
  /// - Source: Efron (1979), Annals of Statistics 7(1), doi:10.1214/aos/1176344552.
  public func bootstrap(
    on survey: Dataset, replicates: Int = Resampling.defaultReplicates, seed: UInt64 = Resampling.standard.seed,
    resample: ResamplingUnit = Resampling.standard.unit, interval: IntervalKind? = Resampling.standard.interval,
    level: Double = Resampling.standard.level, threads: Int? = nil, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    try bootstrap(
      on: survey,
      resampling: Resampling(
        plan: .bootstrap(replicates: replicates), seed: seed, unit: resample, interval: interval, level: level,
        threads: threads), progress: progress)
  }

  /// Resamples the fit by choices that are made elsewhere.
  ///
  /// - Parameters:
  ///   - survey: The data of the fit.
  ///   - resampling: Plan, seed, unit, kind and level of intervals, threads.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``InferenceError``, with ``InferenceError/noVariance`` for a plan that has none;
  ///   whatever `progress` throws.
  public func bootstrap(
    on survey: Dataset, resampling: Resampling, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    try bootstrap(
      on: settings.answers(in: survey, for: model), resampling: resampling, progress: progress)
  }

  /// Resamples the fit on answers that are bound already.
  ///
  /// Where the answers have a `SamplingDesign`, what is drawn again is what was drawn: a bootstrap is that of Rao and Wu,
  /// a jackknife that of the design.
  ///
  /// - Parameters:
  ///   - answers: Those of the fit.
  ///   - resampling: The choices.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: As the same of a survey, and `SurveyDataError.answersOfAnotherModel`.
  public func bootstrap(
    on answers: Answers, resampling: Resampling = .standard, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    let engine = try engine(on: answers, resampling)
    try Bootstrap.require(resampling.interval, level: resampling.level, of: engine)
    return try Bootstrap(
      replicates(by: engine, progress: progress), interval: resampling.interval, level: resampling.level)
  }

  /// The estimates in every replicate of a plan, with cases as units.
  ///
  /// - Parameters:
  ///   - survey: The data of the fit, n rows.
  ///   - plan: What a replicate is: a draw, a case left out, and others.
  ///   - seed: Replicate b draws from the stream (seed, b); plans that draw nothing leave it aside.
  ///   - threads: Threads that may work; nil for one a core. They change no bit.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Returns: One row of estimates a replicate; those that could not be estimated are counted by reason.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  public func resample(
    on survey: Dataset, plan: ResamplingPlan, seed: UInt64 = Resampling.standard.seed, threads: Int? = nil,
    progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Replicates {
    try resample(
      on: survey, resampling: Resampling(plan: plan, seed: seed, unit: .rows, threads: threads), progress: progress)
  }

  /// The estimates in every replicate, by choices that are made elsewhere.
  ///
  /// - Parameters:
  ///   - survey: The data of the fit.
  ///   - resampling: The choices; kind and level of intervals are not used.
  ///   - progress: As above.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  public func resample(
    on survey: Dataset, resampling: Resampling, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Replicates {
    try resample(settings.answers(in: survey, for: model), resampling: resampling, progress: progress)
  }

  /// The estimates in every replicate, on answers that are bound already.
  ///
  /// - Parameters:
  ///   - answers: Those of the fit.
  ///   - resampling: The choices; kind and level of intervals are not used.
  ///   - progress: As above.
  /// - Throws: As the same of a survey, and `SurveyDataError.answersOfAnotherModel`.
  public func resample(
    _ answers: Answers, resampling: Resampling = .standard, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Replicates {
    try replicates(by: engine(on: answers, resampling), progress: progress)
  }

  /// The estimates in every replicate of a scheme of one's own, with cases as units.
  ///
  /// - Parameter scheme: Makes the scheme for a number of cases.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  package func resample(
    _ answers: Answers, seed: UInt64 = Resampling.standard.seed, threads: Int? = nil,
    progress: ((Int, Int) throws -> Void)? = nil, scheme: (Int) throws -> any WeightScheme
  ) throws -> Replicates {
    try requireOwn(answers)
    let units = ResamplingUnits(try answers.multiplied(for: layout))
    let engine = try engine(
      units, scheme: scheme(units.count), seed: seed, threads: Resampling(threads: threads).threadCount)
    return try replicates(by: engine, progress: progress)
  }

  private func engine(on answers: Answers, _ resampling: Resampling) throws -> ResamplingEngine {
    try requireOwn(answers)
    let answers = try answers.multiplied(for: layout)
    if case .replicateColumns(let columns) = resampling.plan { return try engine(on: answers, columns, resampling) }
    if let design = answers.design { return try engine(on: answers, drawnBy: design, resampling) }
    let cases = ResamplingUnits(answers)
    if answers.needsEM, resampling.unit == .buckets { throw InferenceError.bucketsOfPatterns }
    var choices = resampling
    // The EM algorithm needs the rows of every pattern of gaps, however many there are.
    if answers.needsEM { choices.unit = .rows }
    let (unit, plan) = try choices.resolved(rows: answers.rowsUsed)
    let units =
      switch unit {
      case .cases, .streamedCases: cases
      case .buckets(let count): cases.bucketed(count, seed: resampling.seed, threads: resampling.threadCount)
      }
    return try engine(
      units, scheme: plan.scheme(units: units.count), seed: resampling.seed, measures: resampling.measures,
      inadmissible: resampling.inadmissible, threads: resampling.threadCount)
  }

  /// - Throws: ``InferenceError/noRows``, ``InferenceError/otherSurvey(fitted:given:)``;
  ///   `SurveyDataError.answersOfAnotherModel`.
  func requireOwn(_ answers: Answers) throws {
    try requireOwnSurvey(answers.survey)
    try model.requireOwn(answers)
    guard answers.missing == settings.missing, answers.rowsUsed == sample.used else {
      throw InferenceError.otherSurvey(
        fitted: "\(sample.used) cases, missing answers \(settings.missing.rawValue)",
        given: "\(answers.rowsUsed) cases, \(answers.missing.rawValue)")
    }
  }

  /// - Throws: ``InferenceError/noRows``, ``InferenceError/otherSurvey(fitted:given:)``.
  func requireOwnSurvey(_ survey: Dataset) throws(InferenceError) {
    guard let fitted = sample.fingerprint else { throw .noRows }
    guard fitted == survey.fingerprint else { throw .otherSurvey(fitted: fitted, given: survey.fingerprint) }
  }
}

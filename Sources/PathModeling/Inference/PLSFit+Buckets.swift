public import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PLS {
  /// Estimates `model` from the sums of groups of cases; columns that the model has not are passed over.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - table: The sums, a row a group.
  ///   - origin: What the fit's sample says of the rows behind the sums.
  /// - Throws: `SurveyDataError`; ``EstimationError``.
  public func fit(_ model: PathModel, to table: MomentTable, from origin: SumsOrigin = SumsOrigin()) throws -> PLSFit {
    try Self.requireSize(model)
    let moments = try table.moments(codings: model.codings)
    return try fit(model, coded: moments, sample: Sample(sumsOf: table, n: moments.n, origin: origin))
  }
}

extension PLSFit {
  /// Resamples the fit from sums of groups of cases, such as buckets: the bootstrap of data that stay in their
  /// database.
  ///
  /// - Parameters:
  ///   - table: Sums of at least two groups; columns that the model has not are passed over.
  ///   - replicates: Number of replicates.
  ///   - seed: See ``Resampling/seed``.
  ///   - interval: See ``Resampling/interval``.
  ///   - level: See ``Resampling/level``.
  ///   - threads: See ``Resampling/threads``.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``InferenceError``; ``EstimationError/productsNeedAnswers`` for a model with products of
  ///   constructs; whatever `progress` throws.
  /// - Complexity: O(replicates · (buckets · p² + iterations · p²)), whatever the number of cases.
  public func bootstrap(
    on table: MomentTable, replicates: Int = Resampling.defaultReplicates, seed: UInt64 = Resampling.standard.seed,
    interval: IntervalKind? = Resampling.standard.interval, level: Double = Resampling.standard.level,
    threads: Int? = nil, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    try bootstrap(
      on: table,
      resampling: Resampling(
        plan: .bootstrap(replicates: replicates), seed: seed, interval: interval, level: level, threads: threads),
      progress: progress)
  }

  /// Resamples the fit from sums of groups of cases, by choices that are made already; what is drawn are the groups.
  ///
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  /// - Complexity: As for single choices.
  public func bootstrap(
    on table: MomentTable, resampling: Resampling, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    // The table holds sums of single answers: those of their products are not known from them.
    guard model.products.isEmpty else { throw EstimationError.productsNeedAnswers }
    let own = try table.selecting(model.indicators)
    guard own.count >= 2 else { throw SurveyDataError.momentTable("\(own.count) group: at least 2 are drawn from") }
    try requireOwnMoments(own.moments(codings: model.codings))
    let units = ResamplingUnits(own, codings: model.codings)
    let engine = try engine(
      units, scheme: resampling.plan.scheme(units: units.count), seed: resampling.seed, measures: resampling.measures,
      inadmissible: resampling.inadmissible, threads: resampling.threadCount)
    try Bootstrap.require(resampling.interval, level: resampling.level, of: engine)
    return try Bootstrap(
      replicates(by: engine, progress: progress), interval: resampling.interval, level: resampling.level)
  }

  /// Sums of the same cases give the moments of the fit, up to the rounding of another order of summation.
  private func requireOwnMoments(_ given: Moments) throws(InferenceError) {
    let scale = moments.covariance.diagonal.max() ?? 0
    let isSame = zip(given.covariance.elements, moments.covariance.elements).allSatisfy {
      ($0 - $1).magnitude <= 1e-6 * scale
    }
    guard given.n == moments.n, isSame else {
      throw .otherSurvey(fitted: "\(sample.source), \(sample.used) cases", given: "buckets of \(Int(given.n)) cases")
    }
  }
}

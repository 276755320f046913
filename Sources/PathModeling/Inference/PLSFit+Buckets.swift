public import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PLS {
  /// Estimates `model` from sums of buckets of cases.
  ///
  /// - Throws: `SurveyDataError`; ``EstimationError``.
  public func fit(_ model: PathModel, to buckets: BucketSums) throws -> PLSFit {
    try fit(model, to: buckets.selecting(model.indicators).moments())
  }
}

extension PLSFit {
  /// Resamples the fit from sums of buckets of cases: the bootstrap of data that stay in their database.
  ///
  /// - Parameters:
  ///   - buckets: Sums of the model's indicators; other columns are passed over.
  ///   - replicates: Number of replicates.
  ///   - seed: See ``Resampling/seed``.
  ///   - interval: See ``Resampling/interval``.
  ///   - level: See ``Resampling/level``.
  ///   - threads: See ``Resampling/threads``.
  ///   - progress: Called on the caller's thread with the replicates done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``InferenceError``; whatever `progress` throws.
  /// - Complexity: O(replicates · (buckets · p² + iterations · p²)), whatever the number of cases.
  public func bootstrap(
    on buckets: BucketSums, replicates: Int = Resampling.defaultReplicates, seed: UInt64 = Resampling.standard.seed,
    interval: IntervalKind = Resampling.standard.interval, level: Double = Resampling.standard.level,
    threads: Int? = nil, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Bootstrap {
    let resampling = Resampling(
      plan: .bootstrap(replicates: replicates), seed: seed, interval: interval, level: level, threads: threads)
    let own = try buckets.selecting(model.indicators)
    try requireOwnMoments(model.coded(own.moments()))
    let units = ResamplingUnits(own, codings: model.codings)
    let engine = try engine(
      units, scheme: resampling.plan.scheme(units: units.count), seed: seed, threads: resampling.threadCount)
    try Bootstrap.require(interval, level: level, of: engine)
    return try Bootstrap(self.replicates(by: engine, progress: progress), interval: interval, level: level)
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

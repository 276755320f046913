internal import SatisfactionNumerics
internal import SurveyData

extension PLSFit {
  /// What makes replicates of a sample whose strata and units are known.
  ///
  /// - Throws: As ``DesignedReplicates``.
  func engine(
    on answers: Answers, drawnBy design: SamplingDesign, _ resampling: Resampling
  ) throws(InferenceError) -> ResamplingEngine {
    engine(try DesignedReplicates(answers, drawnBy: design, resampling), resampling)
  }

  /// What makes replicates by columns of replicate weights.
  ///
  /// - Throws: As ``DesignedReplicates``.
  func engine(
    on answers: Answers, _ columns: ReplicateColumns, _ resampling: Resampling
  ) throws -> ResamplingEngine {
    engine(try DesignedReplicates(answers, columns), resampling)
  }

  private func engine(_ replicates: DesignedReplicates, _ resampling: Resampling) -> ResamplingEngine {
    engine(
      replicates.units, scheme: replicates.scheme, seed: resampling.seed, measures: resampling.measures,
      inadmissible: resampling.inadmissible, threads: resampling.threadCount)
  }
}

internal import SatisfactionNumerics
internal import SurveyData

/// How the rows behind losses were drawn: what the standard error of a mean loss is made with.
struct LossSampling: Sendable {
  /// The sampling unit of each row; nil where each is its own.
  private let units: [Int32]?
  /// The stratum of each unit, and the sampling fraction of each stratum; nil for one stratum of the units that occur.
  private let strata: (ofUnits: [Int32], fractions: [Double])?
  /// Replicate weights, and the rows of the survey that they weigh; nil without.
  private let replicates: (weights: UnitReplicates, rows: [Int32])?
  /// What the design comes to; nil for rows, or clusters, of one list.
  let summary: DesignSummary?

  /// - Parameters:
  ///   - options: Which replicate weights, if any.
  ///   - sampling: The design; nil for rows, or clusters, of one list.
  ///   - clusters: The cluster of each row used; nil without.
  ///   - rows: The rows used, by their number in the survey.
  ///   - survey: All rows.
  ///   - weightsColumn: Column of case weights; nil for none.
  /// - Throws: `SurveyDataError`, also for two designs at once.
  init(
    _ options: PredictionOptions, _ sampling: SamplingDesign?, clusters: [Int32]?, rows: [Int], of survey: Dataset,
    weightsColumn: String?
  ) throws(SurveyDataError) {
    if let columns = options.replicates {
      guard sampling == nil else { throw SurveyDataError.design(.twoDesigns) }
      let (weights, summary) = try UnitReplicates.columns(
        columns, of: survey, weightsColumn: weightsColumn, rows: rows, seed: options.seed)
      (units, strata, replicates) = (nil, nil, (weights, rows.map { Int32($0) }))
      self.summary = summary
    } else if let sampling {
      (units, replicates) = (rows.map { sampling.units[$0] }, nil)
      strata = (sampling.strataOfUnits, sampling.fractions)
      summary = DesignSummary(sampling, weights: weightsColumn)
    } else {
      (units, strata, replicates, summary) = (clusters, nil, nil, nil)
    }
  }

  /// The mean of losses, or of their differences, and its standard error.
  ///
  /// Under replicate weights it is that of the means with each of them, by the rule of their kind: losses are held, as the
  /// linearised error holds them.
  ///
  /// - Parameters:
  ///   - values: One a kept row.
  ///   - kept: Numbers of the rows used, ascending.
  ///   - weights: Weight of every row used; nil where each counts once.
  /// - Returns: nil for fewer than two cases or units, and where more than half of the replicate weights weigh none of them.
  func mean(
    _ values: [Double], kept: [Int], weights: [Double]?
  ) -> (mean: Double, standardError: Double, degreesOfFreedom: Double)? {
    let linear = LinearizedMean(
      values, weights: weights.map { all in kept.map { all[$0] } }, units: units.map { all in kept.map { all[$0] } },
      strata: strata?.ofUnits, fractions: strata?.fractions)
    guard let linear else { return nil }
    guard let replicates, let summary else { return (linear.mean, linear.standardError, linear.degreesOfFreedom) }
    let moved = replicates.weights.ratios(
      of: kept.map { replicates.rows[$0] }, values.map { $0 - linear.mean }, over: values.map { _ in 1 })
    return replicates.weights.variance.variance(ofAll: moved, estimate: 0).map {
      (linear.mean, $0.squareRoot(), summary.degreesOfFreedom)
    }
  }
}

internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// How the rows of a survey were drawn, of which cells and groups are domains.
struct DomainDesign: Sendable {
  let summary: DesignSummary
  /// Strata and units; nil where replicate weights stand for them.
  let sampling: SamplingDesign?
  /// Variances of linear parts; nil without units.
  let linear: DesignVariance?
  /// What replicates weigh; nil where none are made.
  let replicates: UnitReplicates?
  /// The variances of sums and differences of estimates: linearised, also beside replicates that are drawn, or those of
  /// replicates that are not.
  let variance: DomainVariance

  /// Whether variances are those of replicates that are not drawn.
  var isReplicated: Bool { if case .replicated = variance { true } else { false } }

  /// nil for rows drawn one by one.
  ///
  /// - Parameters:
  ///   - columns: How the rows were drawn; nil for one by one.
  ///   - given: Replicates that are not drawn; nil for none.
  ///   - drawn: Replicates to draw; 0 for none.
  ///   - seed: Of all that is drawn.
  ///   - survey: All rows.
  ///   - weightsColumn: Column of case weights; nil for none.
  ///   - rows: The rows that are used, from 0.
  /// - Throws: `SurveyDataError` where the columns tell no design, or are no replicate weights.
  init?(
    _ columns: DesignColumns?, _ given: DesignReplicates?, drawn: Int, seed: UInt64, of survey: Dataset,
    weightsColumn: String?, rows: @autoclosure () -> [Int]
  ) throws(SurveyDataError) {
    if case .columns(let weights) = given {
      let (replicates, summary) = try UnitReplicates.columns(
        weights, of: survey, weightsColumn: weightsColumn, rows: rows(), seed: seed)
      (self.summary, sampling, linear, self.replicates) = (summary, nil, nil, replicates)
      variance = .replicated(replicates.variance, degreesOfFreedom: summary.degreesOfFreedom)
      return
    }
    // The jackknife is always that of a design, if need be of rows drawn one by one.
    guard let columns = columns ?? (given == .jackknife ? DesignColumns() : nil) else { return nil }
    let sampling = try SamplingDesign(columns, of: survey)
    let linear = DesignVariance(sampling)
    summary = DesignSummary(sampling, weights: weightsColumn)
    (self.sampling, self.linear) = (sampling, linear)
    let jackknife = given == .jackknife ? UnitReplicates(jackknife: sampling, seed: seed) : nil
    // Where every unit of the population was drawn there is none to leave out, and no variance.
    if let jackknife, jackknife.count > 0 {
      replicates = jackknife
      variance = .replicated(jackknife.variance, degreesOfFreedom: summary.degreesOfFreedom)
    } else {
      replicates = drawn > 0 ? UnitReplicates(sampling, replicates: drawn, seed: seed) : nil
      variance = .linearised(linear)
    }
  }
}

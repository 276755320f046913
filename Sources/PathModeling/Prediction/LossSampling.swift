internal import SatisfactionNumerics
internal import SurveyData

/// How the rows behind losses were drawn: what the standard error of a mean loss is made with.
struct LossSampling: Sendable {
  /// The sampling unit of each row; nil where each is its own.
  private let units: [Int32]?
  /// The stratum of each unit, and the sampling fraction of each stratum; nil for one stratum of the units that occur.
  private let strata: (ofUnits: [Int32], fractions: [Double])?
  /// Replicates, and what they weigh of each row used; nil without.
  private let replicates: (weights: UnitReplicates, ofRows: [Int32])?
  /// What the design comes to; nil for rows, or clusters, of one list.
  let summary: DesignSummary?

  /// The replicates by which standard errors are; nil for linearised ones.
  var replication: DesignReplication? {
    replicates.map { DesignReplication(variance: $0.weights.variance, count: $0.weights.count) }
  }

  /// - Parameters:
  ///   - options: Which replicates, if any, and the column of clusters.
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
    if case .columns(let columns) = options.replicates {
      guard sampling == nil else { throw SurveyDataError.design(.twoDesigns) }
      let (weights, summary) = try UnitReplicates.columns(
        columns, of: survey, weightsColumn: weightsColumn, rows: rows, seed: options.seed)
      (units, strata, replicates) = (nil, nil, (weights, rows.map(weights.unit(ofRow:))))
      self.summary = summary
    } else if let sampling = try Self.drawn(sampling, options, survey) {
      units = rows.map { sampling.units[$0] }
      replicates = options.replicates.map { _ in
        let weights = UnitReplicates(jackknife: sampling, seed: options.seed)
        return (weights, rows.map(weights.unit(ofRow:)))
      }
      strata = (sampling.strataOfUnits, sampling.fractions)
      summary = DesignSummary(sampling, weights: weightsColumn)
    } else {
      (units, strata, replicates, summary) = (clusters, nil, nil, nil)
    }
  }

  /// The design; under a jackknife without one that of clusters, or rows, of one list.
  private static func drawn(
    _ sampling: SamplingDesign?, _ options: PredictionOptions, _ survey: Dataset
  ) throws(SurveyDataError) -> SamplingDesign? {
    guard sampling == nil, options.replicates == .jackknife else { return sampling }
    return try SamplingDesign(DesignColumns(cluster: options.cluster), of: survey)
  }

  /// The mean of losses, or of their differences, and its standard error.
  ///
  /// Under replicates it is that of the means in each of them, by the rule of their kind: losses are held, as the
  /// linearised error holds them.
  ///
  /// - Parameters:
  ///   - values: One a kept row.
  ///   - kept: Numbers of the rows used, ascending.
  ///   - weights: Weight of every row used; nil where each counts once.
  /// - Returns: nil for fewer than two cases or units, and where more than half of the replicates weigh none of them.
  func mean(
    _ values: [Double], kept: [Int], weights: [Double]?
  ) -> (mean: Double, standardError: Double, degreesOfFreedom: Double)? {
    let linear = LinearizedMean(
      values, weights: weights.map { all in kept.map { all[$0] } }, units: units.map { all in kept.map { all[$0] } },
      strata: strata?.ofUnits, fractions: strata?.fractions)
    guard let linear else { return nil }
    guard let replicates, let summary else { return (linear.mean, linear.standardError, linear.degreesOfFreedom) }
    // Sums by unit, weights multiplied in unless the replicates hold them.
    let owners = kept.map { Int(replicates.ofRows[$0]) }
    let count = (owners.max() ?? 0) + 1
    var (losses, sizes) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for (k, owner) in owners.enumerated() {
      let weight = replicates.weights.replacesWeights ? 1 : weights?[kept[k]] ?? 1
      losses[owner] += weight * (values[k] - linear.mean)
      sizes[owner] += weight
    }
    let weighed = sizes.indices.filter { sizes[$0] > 0 }
    let moved = replicates.weights.ratios(
      of: weighed.map { Int32($0) }, weighed.map { losses[$0] }, over: weighed.map { sizes[$0] })
    return replicates.weights.variance.variance(ofAll: moved, estimate: 0).map {
      (linear.mean, $0.squareRoot(), summary.degreesOfFreedom)
    }
  }
}

internal import SatisfactionNumerics

extension PLSFit {
  /// The estimates in every replicate of the scheme of an engine.
  ///
  /// - Throws: ``InferenceError``; whatever `progress` throws.
  func replicates(by engine: ResamplingEngine, progress: ((Int, Int) throws -> Void)?) throws -> Replicates {
    let scheme = engine.scheme
    let run = try engine.run(progress: progress)
    let (numbers, failures) = (run.outcomes.estimatedReplicates, run.outcomes.counts)
    guard !numbers.isEmpty else {
      throw InferenceError.allFailed(
        reasons: Dictionary(uniqueKeysWithValues: failures.map { ($0.key.rawValue, $0.value) }))
    }
    return Replicates(
      fit: self, unit: engine.units.unit, seed: engine.seed, variance: scheme.variance,
      groupsPerReplicate: scheme.groupsPerReplicate, requested: scheme.replicateCount, numbers: numbers,
      failures: failures, measures: engine.measures, inadmissible: engine.inadmissible,
      design: engine.units.design, degreesOfFreedom: engine.units.degreesOfFreedom,
      point: try pointEstimates(engine.measures),
      estimates: ReplicateEstimates(model: model, table: run.table),
      engine: engine)
  }

  /// What makes the replicates of a scheme from units of any origin, oriented by this fit.
  func engine(
    _ units: ResamplingUnits, scheme: any WeightScheme, seed: UInt64, measures: MeasureOptions = MeasureOptions(),
    inadmissible: InadmissibleReplicates = .drop, threads: Int
  ) -> ResamplingEngine {
    ResamplingEngine(
      layout: layout, options: settings, units: units, scheme: scheme, seed: seed, measures: measures,
      inadmissible: inadmissible, reference: ownProjections, threads: threads)
  }

  /// Rw within the own block of every column: uncorrected loadings.
  ///
  /// Those of the indicators that products have in a second estimation stand behind them.
  package var ownProjections: [Double] {
    estimates.ownProjections(layout) + (products?.estimates.loadings ?? [])
  }

  /// The fit as the only replicate of itself: what a statistic is asked of it by.
  ///
  /// - Throws: ``EstimationError/notEstimatedAnew`` for a fit that was changed after it was saved.
  package var ownReplicate: ReplicateEstimates {
    get throws(EstimationError) { try pointEstimates(MeasureOptions()) }
  }

  /// The fit as a table of one replicate.
  ///
  /// - Throws: ``EstimationError/notEstimatedAnew``.
  func pointEstimates(_ measures: MeasureOptions) throws(EstimationError) -> ReplicateEstimates {
    let solver = PLSSolver<Double>(layout: layout, options: settings)
    for (index, value) in moments.covariance.elements.enumerated() { solver.correlations[index] = value }
    if let moments = products?.moments { solver.products?.take(moments) }
    // What was fitted once is fitted again, unless a file was changed in between.
    guard solver.solveFit().failure() == nil else { throw .notEstimatedAnew }
    solver.cases[0] = moments.n
    solver.means.fill(.nan)
    for (i, mean) in (moments.means ?? []).enumerated() { solver.means[i] = mean }
    let table = ReplicateTable(columns: MeasureColumns(layout, measures), count: 1)
    table.record(solver, from: 0)
    return ReplicateEstimates(model: model, table: table)
  }
}

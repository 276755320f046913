public import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PLS {
  /// Puts a model to the test of answers it has not seen: every fold of rows is predicted by the model of all others.
  ///
  /// ```swift
  /// let prediction = try PLS().predict(model, on: survey)
  /// print(prediction.overall.linear?.difference ?? .nan)
  /// ```
  ///
  /// - Parameters:
  ///   - model: The model that predicts.
  ///   - survey: The rows; with every column that the folds or clusters are named by.
  ///   - options: How rows are divided, and what predictions start from.
  ///   - alternative: Another model of the same constructs and indicators, to be compared on the same folds.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  ///   - progress: Called on the caller's thread with the repetitions done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`, also for replicate weights beside a design;
  ///   ``EstimationError/invalidOption(name:value:requirement:)``; ``PredictionError``; whatever `progress` throws.
  /// - Complexity: O(n · p²) once a repetition, one solve a fold.
  /// - Source: Shmueli et al. (2016), doi:10.1016/j.jbusres.2016.03.049; Shmueli et al. (2019), European J. Marketing 53,
  ///   doi:10.1108/EJM-02-2019-0189; Liengaard et al. (2021), doi:10.1111/deci.12445.
  public func predict(
    _ model: PathModel, on survey: Dataset, _ options: PredictionOptions = PredictionOptions(),
    against alternative: PathModel? = nil, threads: Int? = nil, progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Prediction {
    try validate()
    for tested in [model, alternative].compactMap(\.self) {
      try tested.requireNoProducts(for: "prediction")
      try requireConstructs(of: tested)
      try PredictionError.requirePredictable(tested)
    }
    let threads = max(1, threads ?? ParallelWork.availableThreads)
    try requireTargets(model, alternative)
    let rows = try PredictionRows(
      survey, for: model, and: alternative, missing: options.missing, skipped: skipped, threads: threads)
    let sampling = try options.design.map { try SamplingDesign($0, of: survey) }
    let divisions = try FoldDivisions(options, sampling, rows: rows, of: survey)
    let drawn = try LossSampling(
      options, sampling, clusters: divisions.units?.ofRows, rows: rows.surveyRows, of: survey,
      weightsColumn: model.conventions.weightsColumn)
    guard !options.keepsPredictions || divisions.count == 1 else {
      throw PredictionError.manyRepetitions(divisions.count)
    }
    let run = foldRun(model, alternative, rows, options, threads: threads)
    var tally = PredictionTally(run.model)
    for repetition in 0..<divisions.count {
      let division = divisions[repetition]
      tally.add(run.predict(division), of: division)
      try progress?(repetition + 1, divisions.count)
    }
    guard tally.failures.count < tally.foldCount else {
      let reasons = tally.failures.reduce(into: [:]) { $0[$1.reason.rawValue, default: 0] += 1 }
      throw PredictionError.allFoldsFailed(reasons: reasons)
    }
    return prediction(run, tally, options, survey, drawn)
  }

  /// - Throws: ``PredictionError/nothingPredicted``, ``PredictionError/otherTargets(construct:)``.
  private func requireTargets(_ model: PathModel, _ alternative: PathModel?) throws(PredictionError) {
    func targets(_ model: PathModel) -> [String: Set<String>] {
      let explained = Set(model.paths.map(\.to))
      let constructs = model.constructs.enumerated().filter { explained.contains($1.name) }
      return Dictionary(
        uniqueKeysWithValues: constructs.map { j, construct in
          (construct.name, Set(model.leafIndicators(of: j).map { model.indicators[$0] }))
        })
    }
    let own = targets(model)
    guard !own.isEmpty else { throw .nothingPredicted }
    guard let alternative else { return }
    let other = targets(alternative)
    let names = model.numbering.constructs + alternative.numbering.constructs
    if let name = names.first(where: { own[$0] != other[$0] }) { throw .otherTargets(construct: name) }
  }

  private func foldRun(
    _ model: PathModel, _ alternative: PathModel?, _ rows: PredictionRows, _ options: PredictionOptions, threads: Int
  ) -> FoldRun {
    let names = rows.answers.names
    func predicted(_ model: PathModel, _ benchmarks: [LinearBenchmark]) -> PredictedModel {
      PredictedModel(model, settings: self, technique: options.technique, benchmarks: benchmarks, among: names)
    }
    let isTested = options.benchmark == .antecedents
    let own = predicted(model, isTested ? [.antecedents] : [options.benchmark, .antecedents])
    let other = alternative.map { predicted($0, []) }
    let places = other.map { other in
      own.targets.indicators.compactMap { indicator in
        let number = other.model.numbering.indicator(own.model.indicators[indicator])
        return other.targets.indicators.firstIndex { $0 == number }
      }
    }
    return FoldRun(
      rows: rows, model: own, alternative: other, alternativePlaces: places ?? [],
      total: rows.table(groups: 1, threads: threads) { _ in 0 }[0],
      losses: CaseLosses(rows: rows.count, constructs: own.targets.constructs.count),
      predictions: options.keepsPredictions
        ? SharedColumns(rows: rows.count, columns: own.targets.indicators.count) : nil, threads: threads)
  }

  private func prediction(
    _ run: FoldRun, _ tally: PredictionTally, _ options: PredictionOptions, _ survey: Dataset, _ sampling: LossSampling
  ) -> Prediction {
    let (rows, losses, hasAlternative) = (run.rows, run.losses, run.alternative != nil)
    let answers = rows.answers
    return Prediction(
      model: run.model.model, alternative: run.alternative?.model, settings: self, options: options,
      sample: Sample(
        source: survey.source, rows: survey.rowCount, used: rows.count,
        dropped: survey.rowCount - rows.count - answers.zeroWeightRows - answers.notAskedRows,
        notAsked: answers.notAskedRows, missingCells: answers.missingCells,
        notAskedCells: answers.notAskedCells, fingerprint: survey.fingerprint,
        weightsColumn: run.model.model.conventions.weightsColumn,
        zeroWeightRows: answers.zeroWeightRows, effectiveCases: answers.effectiveCases, emIterations: nil),
      design: sampling.summary, replication: sampling.replication, indicators: tally.indicators,
      constructs: tally.constructs(losses, weights: rows.weights, sampling: sampling, hasAlternative: hasAlternative),
      overall: tally.overall(
        losses.lossesOverConstructs, weights: rows.weights, sampling: sampling, hasAlternative: hasAlternative),
      overallOverIndicators: tally.overall(
        losses.lossesOverIndicators, weights: rows.weights, sampling: sampling, hasAlternative: hasAlternative),
      foldsRequested: tally.foldCount, failures: tally.failures,
      predictions: run.predictions.map { kept in
        LabeledMatrix(
          rows: rows.surveyRows.map { "\($0 + 1)" },
          columns: run.model.targets.indicators.map { run.model.model.indicators[$0] },
          values: Matrix(rows: kept.rows, columns: kept.columns, columnMajor: kept.values))
      },
      warnings: tally.warnings)
  }
}

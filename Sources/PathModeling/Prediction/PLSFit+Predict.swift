internal import PathSpecification
public import SatisfactionNumerics
public import SurveyData

extension PLSFit {
  /// Predictions of the indicators of endogenous constructs for new rows.
  ///
  /// Only the indicators that predictions start from are read: those of exogenous constructs under
  /// ``PredictionTechnique/earliest``, those of all predecessors under ``PredictionTechnique/direct``. An answer that
  /// is missing, or was not asked (`@skip`), takes the mean of the fit; a row that lacks all of them has no predictions (NaN).
  ///
  /// - Parameters:
  ///   - survey: Rows on the scales of the fit.
  ///   - technique: Where predictions start from.
  /// - Returns: Rows named by their row in the survey (from 1), columns by indicator, in points of the scale.
  /// - Throws: `SurveyDataError` where a column that predictions start from is not there or an answer is off its scale;
  ///   ``EstimationError/meansUnknown`` for a fit from a matrix without means; ``PredictionError/nothingPredicted`` for a
  ///   model without paths.
  /// - Complexity: O(n · p).
  /// - Source: Shmueli et al. (2016), doi:10.1016/j.jbusres.2016.03.049.
  public func predictions(
    of survey: Dataset, technique: PredictionTechnique = .direct
  ) throws -> LabeledMatrix {
    try predictions(of: survey, technique: technique, codings: model.codings)
  }

  /// - Parameter codings: Those of the model's indicators, in its order, with the missing codes of these rows.
  package func predictions(
    of survey: Dataset, technique: PredictionTechnique, codings: [IndicatorCoding]
  ) throws -> LabeledMatrix {
    try model.requireNoProducts(for: "prediction")
    guard let means = moments.means else { throw EstimationError.meansUnknown }
    try PredictionError.requirePredictable(model)
    let targets = PredictionTargets(layout, technique: technique)
    guard !targets.constructs.isEmpty else { throw PredictionError.nothingPredicted }
    let predictor = IndicatorPredictor(
      targets, means: means, deviations: moments.standardDeviations, weights: estimates.weights,
      loadings: estimates.loadings
    ) { estimates.paths[$0, $1] }
    let sources = targets.items(of: targets.sources)
    let answers = try NewAnswers(survey, codings: sources.map { codings[$0] })
    var values = Matrix(rows: survey.rowCount, columns: targets.indicators.count, repeating: .nan)
    let row = Scratch<Double>(count: layout.indicatorCount, repeating: .nan)
    let standardized = Scratch<Double>(count: layout.indicatorCount)
    let scores = Scratch<Double>(count: layout.constructCount)
    let predicted = Scratch<Double>(count: targets.indicators.count)
    for number in 0..<survey.rowCount {
      for (column, indicator) in sources.enumerated() {
        row[indicator] = answers[number, column]
      }
      guard sources.contains(where: { !row[$0].isNaN }) else { continue }
      unsafe predictor.standardize(row.baseAddress, into: standardized.baseAddress)
      unsafe predictor.score(standardized.baseAddress, into: scores.baseAddress)
      unsafe predictor.predict(scores.baseAddress, into: predicted.baseAddress)
      for place in 0..<predicted.count { values[number, place] = predicted[place] }
    }
    return LabeledMatrix(
      rows: (0..<survey.rowCount).map { "\($0 + 1)" },
      columns: targets.indicators.map { model.indicators[$0] }, values: values)
  }
}

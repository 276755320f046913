internal import PathSpecification
public import SatisfactionWording

/// Why a model cannot be put to the test of prediction.
public enum PredictionError: WordedError, Equatable, Sendable {
  /// Fewer than two folds, or more of them than there are rows or clusters (`what`).
  case foldCount(folds: Int, units: Int, what: String)
  /// No repetition, or more than ``FoldPlan/mostRepetitions``.
  case repetitions(Int)
  /// No fold columns were named.
  case noFoldColumns
  /// A column of folds or clusters that the data do not have.
  case unknownColumn(name: String)
  /// A column of folds or clusters without a value in a row that is used.
  case missingValue(column: String, row: Int)
  /// A column of folds with one value in all rows: nothing would be left to learn from.
  case oneFold(column: String, value: String)
  /// No construct of the model has a predecessor.
  case nothingPredicted
  /// The alternative model explains other constructs, or explains them by other indicators.
  case otherTargets(construct: String)
  /// The models disagree on what an answer means.
  case otherCoding(indicator: String)
  /// Predictions of more than one repetition, which have no one value a row.
  case manyRepetitions(Int)
  /// Constructs of constructs whose indicators are repeated: an indicator would be predicted in two blocks.
  case repeatedIndicators(construct: String)
  /// Not one fold could be estimated.
  case allFoldsFailed(reasons: [String: Int])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .foldCount(let folds, let units, let what):
      FoldCountText.impossible(folds, of: units, what) + (units >= 2 ? ", or leave-one-out" : "")
    case .repetitions(let count):
      "\(count) repetitions have no meaning: ask for at least 1, and at most \(FoldPlan.mostRepetitions)"
    case .noFoldColumns:
      "no fold columns were named: name at least one column of the data"
    case .unknownColumn(let name):
      "the data have no column \(name.nameForMessage)"
    case .missingValue(let column, let row):
      "column \(column.nameForMessage) has no value in row \(row): every row that is used needs one"
    case .oneFold(let column, let value):
      """
      column \(column.nameForMessage) has the value \(value.nameForMessage) in all rows, so one fold would hold \
      everything: name a column with at least two values
      """
    case .repeatedIndicators(let construct):
      """
      the indicators under \(construct.nameForMessage) stand in two blocks (@higher-order repeated), so neither predicts \
      them alone: use @higher-order disjoint or embedded
      """
    case .nothingPredicted:
      "the model has no path, so no construct is predicted: add a path"
    case .otherTargets(let construct):
      """
      construct \(construct.nameForMessage) is not explained with the same indicators in both models: compare models \
      that predict the same constructs
      """
    case .otherCoding(let indicator):
      """
      indicator \(indicator.nameForMessage) is reversed in one of the models and not in the other: declare it alike in \
      both
      """
    case .manyRepetitions(let count):
      "predictions of \(count) repetitions have no one value a row: keep them of one repetition"
    case .allFoldsFailed(let reasons):
      """
      no fold could be estimated (\(reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        .joined(separator: ", "))): take fewer folds, or a smaller model
      """
    }
  }
}

extension PredictionError {
  /// - Throws: ``repeatedIndicators(construct:)``.
  static func requirePredictable(_ model: PathModel) throws(PredictionError) {
    guard model.approach == .repeated, let top = model.constructs.first(where: { !$0.parts.isEmpty }) else { return }
    throw .repeatedIndicators(construct: top.name)
  }
}

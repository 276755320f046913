public import PathModeling
public import PathSpecification
public import SatisfactionNumerics
package import SatisfactionWording
public import SurveyData

/// What a fit says of rows that it was not made from: predictions of the items, and scores of the constructs.
public struct RowPredictions: Sendable, Equatable {
  /// Why a construct has no scores.
  public struct Unscored: Sendable, Equatable {
    /// The construct.
    public let construct: String
    /// What is missing.
    public var reason: String { words.english }
    /// The same in every language.
    package let words: Phrase
  }

  /// The model of the fit.
  public let model: PathModel
  /// How the fit was made.
  public let settings: PLS
  /// The rows that it was made from.
  public let fitted: Sample
  /// Name of the new rows.
  public let source: String
  /// Fingerprint of the new rows.
  public let fingerprint: String
  /// Where predictions start from.
  public let technique: PredictionTechnique
  /// Cells without an answer in the columns of the model's items: the means of the fit stand there.
  public let missingCells: Int
  /// Rows × items of endogenous constructs, in answer steps; NaN for a row without an answer to start from.
  public let predictions: LabeledMatrix
  /// Rows × constructs, 0–100, from the row's own answers; NaN for a row without an answer to the construct.
  public let scores: LabeledMatrix
  /// Constructs that have no scores here.
  public let unscored: [Unscored]

  /// Rows, predicted or not.
  public var rowCount: Int { predictions.rows.count }
  /// Rows with predictions.
  public var predictedRows: Int {
    (0..<rowCount).count { row in predictions.columns.indices.contains { predictions.values[row, $0].isFinite } }
  }
}

extension PLSFit {
  /// Predictions and scores of new rows.
  ///
  /// - Parameters:
  ///   - survey: Rows on the scales of the fit: the items that predictions start from, and whatever else of the model is
  ///     there.
  ///   - technique: Where predictions start from.
  ///   - missingCodes: Numbers that stand for no answer in these rows; nil for those of the model.
  /// - Throws: As `predictions(of:technique:)`.
  /// - Complexity: O(n · p).
  public func rowPredictions(
    of survey: Dataset, technique: PredictionTechnique = .direct, missingCodes: [Double]? = nil
  ) throws -> RowPredictions {
    var model = model
    if let missingCodes { model.conventions.missingCodes = missingCodes }
    let codings = model.codings
    let predictions = try predictions(of: survey, technique: technique, codings: codings)
    let present = codings.indices.filter { survey.column(named: codings[$0].name) != nil }
    let answers = try NewAnswers(survey, codings: present.map { codings[$0] })
    let (scores, unscored) = try scores(answers, of: present, rows: survey.rowCount)
    return RowPredictions(
      model: model, settings: settings, fitted: sample, source: survey.source, fingerprint: survey.fingerprint,
      technique: technique, missingCells: answers.missingCells, predictions: predictions, scores: scores,
      unscored: unscored)
  }

  /// The 0–100 scores of rows on every construct whose items are there; a missing answer takes the mean of the fit.
  ///
  /// - Parameter present: Numbers of the indicators that there are answers to, ascending.
  private func scores(
    _ answers: NewAnswers, of present: [Int], rows: Int
  ) throws -> (scores: LabeledMatrix, unscored: [RowPredictions.Unscored]) {
    let place = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
    guard let means = moments.means else { throw EstimationError.meansUnknown }
    var (names, columns, unscored) = ([String](), [[Double]](), [RowPredictions.Unscored]())
    for (j, construct) in model.constructs.enumerated() {
      let items = model.leafIndicators(of: j)
      if let absent = items.first(where: { place[$0] == nil }) {
        let column = model.indicators[absent]
        unscored.append(
          .init(construct: construct.name, words: Phrase("there is no column \(column)", "没有 \(column) 列")))
        continue
      }
      do throws(IndexError) {
        let formula = try indexFormula(ofConstruct: j)
        names.append(construct.name)
        columns.append(
          (0..<rows).map { row in
            let own = items.map { answers[row, place[$0] ?? 0] }
            guard own.contains(where: { !$0.isNaN }) else { return .nan }
            return formula.value(of: zip(own, items).map { $0.isNaN ? means[$1] : $0 })
          })
      } catch {
        unscored.append(.init(construct: construct.name, words: Phrase(error)))
      }
    }
    var values = Matrix(rows: rows, columns: names.count)
    for (j, column) in columns.enumerated() { for (row, value) in column.enumerated() { values[row, j] = value } }
    return (LabeledMatrix(rows: (0..<rows).map { "\($0 + 1)" }, columns: names, values: values), unscored)
  }
}

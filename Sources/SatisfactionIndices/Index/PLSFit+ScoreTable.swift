public import PathModeling
internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PLSFit {
  /// Every case's own 0–100 scores as a table that can be written as CSV: one row a case, one column a construct.
  ///
  /// ```swift
  /// try fit.indexScoreTable(of: survey, ids: ["respondent"]).forEachPieceOfCSV { bytes in … }
  /// ```
  ///
  /// - Parameters:
  ///   - survey: Answers to the model's indicators, and the columns `ids`.
  ///   - ids: Columns that tell who a row is, in front of the scores; without any, a column `row` with the row of the
  ///     survey, from 1.
  /// - Throws: As `forEachBlockOfIndexScores(of:_:)`; `SurveyDataError` where a column of `ids` is not there or has the
  ///   name of a construct.
  /// - Complexity: O(n · p) time, O(n · J) memory.
  public func indexScoreTable(of survey: Dataset, ids: [String] = []) throws -> Dataset {
    var scores = [[Double]](repeating: [], count: model.constructs.count)
    try forEachBlockOfIndexScores(of: survey) { _, block in
      for j in scores.indices {
        for i in 0..<block.rowCount { scores[j].append(block[i, j]) }
      }
    }
    let answers = try settings.answers(in: survey, for: model)
    let rows = (0..<answers.rowsUsed).map { answers.row(ofCase: $0) }
    var columns = try survey.selecting(ids, rows: rows)
    if ids.isEmpty { columns.append(Column(name: "row", packing: rows.map { Double($0 + 1) })) }
    for (construct, values) in zip(model.constructs, scores) {
      columns.append(Column(name: construct.name, doubles: values[...]))
    }
    for (place, column) in columns.enumerated() {
      guard let first = columns[..<place].firstIndex(where: { $0.name == column.name }) else { continue }
      throw SurveyDataError.duplicateColumn(name: column.name, positions: [first + 1, place + 1])
    }
    return Dataset(stored: columns, rowCount: rows.count, source: survey.source)
  }
}

import Satisfaction
import Testing
import _TestSupport

/// What a fit says of rows that it was not made from.
struct RowPredictionTests {
  private static let model = PathModel.ecsiMobile

  private static func columns(_ rows: Range<Int>) throws -> [(name: String, values: [Double])] {
    try Survey.mobile().columns.map { column in
      (column.name, rows.map { column.number(at: $0) ?? .nan })
    }
  }

  /// Over the rows of the fit the mean score is the index, and predictions are those of the library's other door.
  @Test func `rows of the fit itself`() throws {
    let survey = try Survey.mobile()
    let fit = try PLS().fit(Self.model, to: survey)
    let rows = try fit.rowPredictions(of: survey)
    #expect(rows.rowCount == 250 && rows.predictedRows == 250 && rows.unscored.isEmpty)
    for (j, construct) in rows.scores.columns.enumerated() {
      let mean = (0..<250).reduce(0) { $0 + rows.scores.values[$1, j] } / 250
      expectClose(mean, try fit.index(of: construct), "\(construct)", tolerance: 1e-10)
    }
    let own = try fit.indexScores(of: survey)
    #expect(rows.scores.columns == own.columns)
    for row in [0, 17, 249] {
      for j in own.columns.indices {
        expectClose(rows.scores.values[row, j], own.values[row, j], "row \(row)", tolerance: 1e-10)
      }
    }
    #expect(rows.predictions == (try fit.predictions(of: survey)))
  }

  /// One row is enough, and says what it says among others.
  @Test func `one row`() throws {
    let fit = try PLS().fit(Self.model, to: Survey.mobile())
    let all = try fit.rowPredictions(of: Survey.mobile())
    let one = try fit.rowPredictions(of: Dataset(Self.columns(41..<42)))
    #expect(one.rowCount == 1)
    for j in one.predictions.columns.indices {
      #expect(one.predictions.values[0, j] == all.predictions.values[41, j])
    }
    for j in one.scores.columns.indices { #expect(one.scores.values[0, j] == all.scores.values[41, j]) }
  }

  /// A missing answer is the mean of the fit, whatever the other new rows say.
  @Test func `missing answers take the mean of the fit`() throws {
    let survey = try Survey.mobile()
    let fit = try PLS().fit(Self.model, to: survey)
    let mean = (0..<250).reduce(0) { $0 + (survey.column(named: "IMAG1")?.number(at: $1) ?? .nan) } / 250
    var (gap, filled) = (try Self.columns(0..<3), try Self.columns(0..<3))
    for k in gap.indices where gap[k].name == "IMAG1" {
      gap[k].values[1] = .nan
      filled[k].values[1] = mean
    }
    #expect(try fit.rowPredictions(of: Dataset(gap)).missingCells == 1)
    let (a, b) = (try fit.rowPredictions(of: Dataset(gap)), try fit.rowPredictions(of: Dataset(filled)))
    for j in a.predictions.columns.indices {
      expectClose(a.predictions.values[1, j], b.predictions.values[1, j], "prediction", tolerance: 1e-12)
    }
    for j in a.scores.columns.indices {
      expectClose(a.scores.values[1, j], b.scores.values[1, j], "score", tolerance: 1e-12)
    }
  }

  /// A code that only the new rows have is no answer there.
  @Test func `codes of the new rows`() throws {
    let fit = try PLS().fit(Self.model, to: Survey.mobile())
    var (coded, empty) = (try Self.columns(0..<3), try Self.columns(0..<3))
    for k in coded.indices where coded[k].name == "IMAG1" {
      coded[k].values[1] = 99
      empty[k].values[1] = .nan
    }
    #expect(throws: SurveyDataError.self) { try fit.rowPredictions(of: Dataset(coded)) }
    let (a, b) = (
      try fit.rowPredictions(of: Dataset(coded), missingCodes: [99]), try fit.rowPredictions(of: Dataset(empty))
    )
    #expect(a.predictions == b.predictions && a.scores == b.scores && a.missingCells == 1)
  }

  /// A row without any answer has nothing, and a construct without its columns has no scores.
  @Test func `what is not there`() throws {
    let fit = try PLS().fit(Self.model, to: Survey.mobile())
    var columns = try Self.columns(0..<3).filter { !$0.name.hasPrefix("CUSL") }
    for k in columns.indices { columns[k].values[2] = .nan }
    let rows = try fit.rowPredictions(of: Dataset(columns))
    #expect(rows.unscored.map(\.construct) == ["Loyalty"] && rows.unscored[0].reason == "there is no column CUSL1")
    #expect(rows.predictedRows == 2 && !rows.scores.columns.contains("Loyalty"))
    #expect(rows.predictions.columns.contains("CUSL1"), "predicted all the same")
    #expect(rows.scores.columns.indices.allSatisfy { rows.scores.values[2, $0].isNaN })
    let sources = columns.filter { $0.name != "IMAG1" }
    #expect(throws: SurveyDataError.self) { _ = try fit.rowPredictions(of: Dataset(sources)) }
  }
}

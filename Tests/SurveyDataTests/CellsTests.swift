import SatisfactionNumerics
import SurveyData
import Testing

struct CellsTests {
  private let text = """
    firm,wave,a,b,w
    beta,2,1,5,1
    alpha,1,2,4,2
    beta,1,3,3,1
    ,1,9,9,1
    alpha,1,4,1,1.5
    beta,2,5,2,1
    alpha,,9,1,1
    beta,1,,4,1
    beta,2,2,2,0
    alpha,1,3,2,1
    """

  private func answers(_ missing: MissingPolicy) throws -> Answers {
    let survey = try Dataset(
      csvBytes: Array(text.utf8), source: "t.csv", numeric: ["a", "b", "w", "wave"], categories: ["firm"])
    return try Answers(
      survey, codings: ["a", "b"].map { IndicatorCoding(name: $0) }, weightsColumn: "w", missing: missing)
  }

  @Test func everyCombinationIsACell() throws {
    let answers = try answers(.mean)
    let cells = try answers.cells(by: ["firm", "wave"])
    #expect(cells.names == ["firm", "wave"])
    #expect(cells.keys == [["alpha", "1"], ["beta", "1"], ["beta", "2"]])
    let rows = (0..<3).map { cell in cells.members(ofCell: cell).map { answers.row(ofCase: Int($0)) } }
    #expect(rows == [[1, 4, 9], [2, 7], [0, 5]])
    #expect((0..<3).map { cells.rowCount(ofCell: $0) } == [3, 2, 2])
    #expect(try answers.cells(by: ["wave"]).keys == [["1"], ["2"]])
    let all = try answers.cells(by: [])
    #expect(all.keys == [[]] && all.rowCount(ofCell: 0) == 9)
    #expect(throws: SurveyDataError.missingColumns([MissingColumn(name: "waves", near: ["wave"])], source: "t.csv")) {
      try answers.cells(by: ["waves"])
    }
  }

  @Test func aCellIsRowsOfTheSameColumns() throws {
    for missing in [MissingPolicy.casewise, .mean] {
      let answers = try answers(missing)
      let cells = try answers.cells(by: ["firm"])
      let table = answers.table(of: cells)
      for cell in 0..<cells.count {
        let own = try answers.inCell(cell, of: cells)
        #expect(own.shifts == answers.shifts && own.rowsUsed == cells.rowCount(ofCell: cell))
        #expect(own.weights == cells.members(ofCell: cell).map { answers.weights?[Int($0)] ?? .nan })
        #expect(
          (0..<own.rowsUsed).allSatisfy {
            own.row(ofCase: $0) == answers.row(ofCase: Int(cells.members(ofCell: cell).dropFirst($0).first ?? -1))
          })
        let (a, b) = (try own.moments(), try table[cell].moments(codings: answers.codings))
        for (x, y) in zip(a.covariance.elements + (a.means ?? []), b.covariance.elements + (b.means ?? [])) {
          #expect(abs(x - y) < 1e-12, "\(missing), cell \(cell)")
        }
      }
    }
  }

  @Test func tooFewRowsOrAnswers() throws {
    let answers = try answers(.mean)
    #expect(throws: SurveyDataError.tooFewRows(used: 1, rows: 9)) { try answers.selecting([3]) }
    let survey = try Dataset([("a", [1, 2, .nan, .nan]), ("b", [1, 2, 3, 4])])
    let gaps = try Answers(survey, codings: ["a", "b"].map { IndicatorCoding(name: $0) }, missing: .mean)
    #expect(throws: SurveyDataError.noAnswers(indicator: "a")) { try gaps.selecting([2, 3]) }
    let cells = Cells(names: ["x"], keys: [["0"], ["1"]], codes: [0, 0, 1, 1])
    #expect(throws: SurveyDataError.noAnswers(indicator: "a")) {
      try gaps.table(of: cells)[1].moments(codings: gaps.codings)
    }
  }
}

import SatisfactionNumerics
import SurveyData
import Testing

struct AnswersTests {
  private func codings(_ names: String..., scale: ClosedRange<Double>? = nil) -> [IndicatorCoding] {
    names.map { IndicatorCoding(name: $0, scale: scale) }
  }

  private func bind(
    _ text: String, _ codings: [IndicatorCoding], weights: String? = nil, missing: MissingPolicy = .casewise
  ) throws(SurveyDataError) -> Answers {
    let data = try Dataset(csvBytes: Array(text.utf8), source: "t.csv")
    return try Answers(data, codings: codings, weightsColumn: weights, missing: missing)
  }

  // MARK: What is used

  @Test func casewiseLooksAtItsOwnColumns() throws {
    let answers = try bind("a,b,c\n1,2,\n,3,\n3,4,\n5,6,1\n", codings("a", "b"))
    #expect(answers.rowCount == 4)
    #expect(answers.rowsUsed == 3)
    #expect(answers.rowsDropped == 1)
    #expect(answers.missingCells == 1)
    #expect((0..<3).map { answers.row(ofCase: $0) } == [0, 2, 3])
    #expect(answers.values(ofCases: 1..<3) == Matrix(rows: [[3, 4], [5, 6]]))
  }

  @Test func meanReplacesAndKeepsAllRows() throws {
    let answers = try bind("a,b\n1,2.5\n,3\n4,4\n", codings("a", "b"), missing: .mean)
    #expect(answers.rowsUsed == 3)
    #expect(answers.values(ofCases: 0..<3) == Matrix(rows: [[1, 2.5], [2.5, 3], [4, 4]]))
    let weighted = try bind("a,b,w\n1,1,1\n,1,5\n4,1,2\n", codings("a", "b"), weights: "w", missing: .mean)
    #expect(weighted.values(ofCases: 0..<3).column(0) == [1, 3, 4])
  }

  @Test func reversedAnswersAreTurnedRound() throws {
    let reversed = [IndicatorCoding(name: "a", scale: 1...5, isReversed: true)]
    #expect(try bind("a,b\n1,1\n4,1\n5,1\n", reversed).values(ofCases: 0..<3).elements == [5, 2, 1])
  }

  @Test func missingCodesOfAnIndicator() throws {
    let coding = [IndicatorCoding(name: "a", scale: 1...5, missingCodes: [9, -99]), IndicatorCoding(name: "b")]
    let answers = try bind("a,b\n9,1\n4,9\n-99,1\n2,2.5\n", coding)
    #expect(answers.values(ofCases: 0..<answers.rowsUsed) == Matrix(rows: [[4, 9], [2, 2.5]]))
    #expect(answers.missingCells == 2)
    let doubles = [IndicatorCoding(name: "a", missingCodes: [999])]
    #expect(try bind("a,b\n999,1\n4.5,1\n2,1\n", doubles).rowsUsed == 2)
  }

  @Test func rowsOfWeightZeroAreNoCases() throws {
    let answers = try bind("a,w\n1,0\n2,1.5\n3,0\n5,1\n", codings("a"), weights: "w")
    #expect(answers.zeroWeightRows == 2 && answers.rowsUsed == 2 && answers.rowsDropped == 0)
    #expect(answers.weights == [1.5, 1])
    #expect((0..<2).map { answers.row(ofCase: $0) } == [1, 3])
    #expect(answers.effectiveCases == 6.25 / 3.25)
    for missing in [MissingPolicy.casewise, .mean] {
      let mixed = try bind(
        "a,b,w\n1,1,3\n,2,1\n3,7,0\n,3,0\n5,5,2\n", codings("a", "b"), weights: "w", missing: missing)
      let expected = try bind("a,b,w\n1,1,3\n,2,1\n5,5,2\n", codings("a", "b"), weights: "w", missing: missing)
      #expect(try mixed.moments() == expected.moments())
      #expect(mixed.zeroWeightRows == 2 && mixed.rowsDropped == (missing == .casewise ? 1 : 0))
    }
    #expect(try bind("a,b\n1,2\n2,2\n", codings("a")).effectiveCases == nil)
  }

  @Test func rowsWithoutAnyAnswerAreNotUsed() throws {
    let answers = try bind("a,b\n1,\n,\n3,4\n,\n2,5\n", codings("a", "b"), missing: .mean)
    #expect(answers.rowsUsed == 3 && answers.rowsDropped == 2 && answers.missingCells == 5)
    #expect(try answers.moments() == bind("a,b\n1,\n3,4\n2,5\n", codings("a", "b"), missing: .mean).moments())
    #expect(throws: SurveyDataError.noAnswers(indicator: "b")) {
      try bind("a,b,w\n1,,1\n2,3,0\n3,,1\n", codings("a", "b"), weights: "w", missing: .mean)
    }
  }

  /// With the first answer taken from all, the sums of squares are those of the outlier alone.
  @Test func anOutlierInTheFirstRowShiftsNothing() throws {
    let values = [1e9] + (0..<99).map { 0.25 + Double($0 % 7) / 3 }
    let answers = try Answers(Dataset([("a", values)]), codings: codings("a"))
    let mean = values.reduce(0, +) / 100
    #expect(abs(answers.shifts[0] / mean - 1) < 1e-12)
    let whole = try Answers(Dataset([("a", values.map { $0.rounded() })]), codings: codings("a"))
    #expect(whole.shifts[0] == whole.shifts[0].rounded())
    #expect(try Answers(Dataset([("a", [0.1, 0.1, .nan])]), codings: codings("a")).shifts == [0.1])
  }

  @Test func bytesHaveALargestCell() throws {
    #expect(try bind("a,b\n1,2\n,3\n10,4\n", codings("a", "b", scale: 1...10)).largestSumCell == 25)
    #expect(try bind("a,b\n1,2\n,3\n10,4\n", codings("a", "b", scale: 1...10), missing: .mean).largestSumCell == 25)
    #expect(try bind("a,b\n1,2.5\n3,3\n", codings("b")).largestSumCell == nil)
    #expect(try bind("a,w\n1,2\n3,3\n", codings("a"), weights: "w").largestSumCell == nil)
  }

  @Test func scalesWithoutAMiddleNearTheAnswers() throws {
    for scale in [-Double.infinity...Double.infinity, 0...Double.infinity, -1e308...1.5e308, 0...1000] {
      let moments = try bind("a,b\n1,2\n3,3\n8,4\n", codings("a", "b", scale: scale)).moments()
      #expect(moments.means == [4, 3], "scale \(scale)")
      #expect(moments.covariance == Matrix(rows: [[13, 3.5], [3.5, 1]]), "scale \(scale)")
    }
  }

  // MARK: Errors

  @Test func missingColumns() {
    #expect(
      throws: SurveyDataError.missingColumns(
        [MissingColumn(name: "IMAG3", near: ["IMAG2"]), MissingColumn(name: "w", near: [])], source: "t.csv")
    ) { try bind("IMAG1,IMAG2\n1,2\n3,4\n", codings("IMAG1", "IMAG3"), weights: "w") }
  }

  @Test func noIndicators() {
    #expect(throws: SurveyDataError.noIndicators) { try bind("a\n1\n2\n", []) }
    #expect(throws: SurveyDataError.repeatedIndicator(name: "a")) { try bind("a\n1\n2\n", codings("a", "a")) }
  }

  @Test func textColumn() {
    #expect(throws: SurveyDataError.textColumn(name: "b", text: "yes")) {
      try bind("a,b\n1,4\n2,yes\n", codings("a", "b"))
    }
  }

  @Test func outsideScale() {
    let first = OutsideScale(row: 2, line: 4, indicator: "a", value: 11, scale: 1...10)
    let second = OutsideScale(row: 1, line: 2, indicator: "b", value: 0.5, scale: 1...10)
    #expect(throws: SurveyDataError.outsideScale([first, second], count: 2)) {
      try bind("a,b\n1,0.5\n\n11,2\n,3\n", codings("a", "b", scale: 1...10))
    }
    #expect(throws: SurveyDataError.outsideScale([second, first], count: 2), "in the order of the indicators") {
      try bind("a,b\n1,0.5\n\n11,2\n,3\n", codings("b", "a", scale: 1...10))
    }
  }

  @Test func reversedWithoutScale() {
    #expect(throws: SurveyDataError.reversedWithoutScale(indicator: "a")) {
      try bind("a\n1\n2\n", [IndicatorCoding(name: "a", isReversed: true)])
    }
  }

  @Test func noAnswers() {
    #expect(throws: SurveyDataError.noAnswers(indicator: "a")) { try bind("a,b\n,2\n,3\n", codings("a", "b")) }
  }

  @Test func missingAnswers() {
    let cells = [MissingCell(row: 2, line: 3, indicator: "a"), MissingCell(row: 1, line: 2, indicator: "b")]
    #expect(throws: SurveyDataError.missingAnswers(cells, count: 2)) {
      try bind("a,b\n1,\n,2\n3,3\n", codings("a", "b"), missing: .error)
    }
  }

  @Test func tooFewRows() {
    #expect(throws: SurveyDataError.tooFewRows(used: 0, rows: 2)) { try bind("a,b\n1,\n,2\n", codings("a", "b")) }
    #expect(throws: SurveyDataError.tooFewRows(used: 1, rows: 1)) { try bind("a,b\n1,2\n", codings("a", "b")) }
    #expect(throws: SurveyDataError.tooFewWeights(column: "w", used: 1, rows: 3)) {
      try bind("a,w\n1,1\n2,0\n3,0\n", codings("a"), weights: "w")
    }
  }

  @Test func badWeights() {
    let bad = [BadWeight(row: 2, line: 3, value: -1), BadWeight(row: 3, line: 4, value: nil)]
    #expect(throws: SurveyDataError.badWeights(bad, count: 2, column: "w")) {
      try bind("a,w\n1,1\n2,-1\n3,\n", codings("a"), weights: "w")
    }
    #expect(throws: SurveyDataError.badWeightSum(column: "w", sum: 0)) {
      try bind("a,w\n1,0\n2,0\n,1\n", codings("a"), weights: "w")
    }
  }

  @Test func problemsTogether() {
    #expect(
      throws: SurveyDataError.problems([
        .noAnswers(indicator: "b"),
        .outsideScale([OutsideScale(row: 1, line: 2, indicator: "a", value: 9, scale: 1...5)], count: 1),
        .badWeights([BadWeight(row: 2, line: 3, value: nil)], count: 1, column: "w"),
      ])
    ) {
      try bind("a,b,w\n9,,1\n2,,\n", codings("a", "b", scale: 1...5), weights: "w")
    }
  }
}

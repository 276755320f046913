import SurveyData
import Testing

/// Questions that were not put: no refusals, and no answers to invent.
@Suite struct SkipTests {
  private static let gap = Double.nan
  /// b is asked of those with s = 1; row 2 refuses it, rows 3 and 5 were not asked, row 6 weighs nothing.
  private static func survey(b: [Double] = [1, gap, gap, 4, gap, gap]) throws -> Dataset {
    try Dataset([
      ("a", [1, 2, 3, 5, gap, 1]), ("b", b), ("c", [2, 1, 3, 4, 5, 6]), ("s", [1, 1, 0, 1, 0, 0]),
      ("w", [1, 2, 1, 1, 1, 0]),
    ])
  }

  private static let codings = [
    IndicatorCoding(name: "a"), IndicatorCoding(name: "b", skips: [RowCondition(column: "s", value: "0")]),
    IndicatorCoding(name: "c"),
  ]

  private static func answers(
    _ missing: MissingPolicy, skipped: SkipPolicy = .error, weights: String? = "w"
  ) throws -> Answers {
    try Answers(survey(), codings: codings, weightsColumn: weights, missing: missing, skipped: skipped)
  }

  /// rows = used + dropped + zero weight + not asked, whatever becomes of missing answers.
  @Test func everyRowIsCountedOnce() throws {
    let casewise = try Self.answers(.casewise)
    #expect(casewise.rowsUsed == 2 && casewise.rowsDropped == 1)
    #expect(casewise.zeroWeightRows == 1 && casewise.notAskedRows == 2)
    // The refusal of b, and that of a by somebody who was not asked b.
    #expect(casewise.missingCells == 2)

    let em = try Self.answers(.em)
    #expect(em.rowsUsed == 5 && em.rowsDropped == 0 && em.notAskedRows == 0 && em.missingCells == 2)
    let mean = try Self.answers(.mean, skipped: .mean)
    #expect(mean.rowsUsed == 5 && mean.notAskedRows == 0)
    let unweighted = try Self.answers(.casewise, weights: nil)
    #expect(unweighted.rowsUsed == 2 && unweighted.rowsDropped == 1 && unweighted.notAskedRows == 3)
  }

  /// What was not asked is left out as an empty cell is: the moments are those of the same rows.
  @Test func momentsAreThoseOfWhoWasAsked() throws {
    let plain = try Answers(
      Self.survey(), codings: Self.codings.map { IndicatorCoding(name: $0.name) }, weightsColumn: "w")
    #expect(try Self.answers(.casewise).moments() == plain.moments())
  }

  @Test func aMeanInventsNothing() throws {
    #expect(throws: SurveyDataError.skippedUnderMean(indicator: "b", cells: 2)) { try Self.answers(.mean) }
    let error = SurveyDataError.skippedUnderMean(indicator: "b", cells: 2)
    #expect(error.description.contains("2 answers to b of people who were not asked"))
    #expect(error.description.contains("--skip mean"))
  }

  /// Under the policy that allows no gap, only a refusal is one.
  @Test func noGapAllowed() throws {
    #expect(
      throws: SurveyDataError.missingAnswers(
        [
          MissingCell(row: 5, line: nil, indicator: "a"), MissingCell(row: 2, line: nil, indicator: "b"),
        ], count: 2)
    ) { try Self.answers(.error) }
    let complete = try Dataset([("a", [1, 2, 3, 4]), ("b", [1, 2, Self.gap, 1]), ("s", [1, 1, 0, 1])])
    let answers = try Answers(complete, codings: Array(Self.codings.prefix(2)), missing: .error)
    #expect(answers.rowsUsed == 3 && answers.notAskedRows == 1 && answers.rowsDropped == 0)
  }

  @Test func anAnswerWhereNothingWasAsked() throws {
    let rule = RowCondition(column: "s", value: "0")
    let found = SkippedAnswer(row: 3, line: nil, indicator: "b", value: 7, rule: rule)
    let survey = try Self.survey(b: [1, Self.gap, 7, 4, Self.gap, Self.gap])
    let error = SurveyDataError.answersWhereSkipped([found], count: 1)
    #expect(throws: error) { try Answers(survey, codings: Self.codings) }
    #expect(error.description.contains("row 3: b has the answer 7, though it is skipped when s = 0"))
    // A code for no answer is none.
    var codings = Self.codings
    codings[1].missingCodes = [7]
    #expect(try Answers(survey, codings: codings).notAskedRows == 3)
    #expect(throws: SurveyDataError.self) {
      var codings = Self.codings
      codings[1].skips = [RowCondition(column: "t", value: "0")]
      _ = try Answers(survey, codings: codings)
    }
  }

  /// A text decides; so do a number among texts, and any of several rules.
  @Test func columnsOfTexts() throws {
    let csv = "a,b,seen,n\n1,2,yes,1\n2,,no,1\n3,,1.0,1\n4,5,,1\n5,,yes,2\n6,1,yes,1\n"
    let survey = try Dataset(csvBytes: Array(csv.utf8), numeric: ["a", "b", "n"], categories: ["seen"])
    let rules = [("seen", "no"), ("seen", "1"), ("n", "2")].map { RowCondition(column: $0, value: $1) }
    let codings = [IndicatorCoding(name: "a"), IndicatorCoding(name: "b", skips: rules)]
    let answers = try Answers(survey, codings: codings)
    #expect(answers.rowsUsed == 3 && answers.notAskedRows == 3 && answers.missingCells == 0)
  }

  @Test func whoWasAsked() throws {
    let report = try Self.survey().missingness(of: Self.codings, weightsColumn: "w")
    #expect(report.items.map(\.asked) == [5, 3, 5] && report.items.map(\.missing) == [1, 1, 0])
    #expect(report.patterns.map(\.missing) == [[], ["a"], ["b"]] && report.patterns.map(\.rows) == [3, 1, 1])
    // Of the two who refused or gave b, one each is left: nothing to test, and who was not asked is in neither group.
    #expect(report.tests.map { [$0.item, $0.column] } == [["a", "b"], ["a", "c"], ["b", "a"], ["b", "c"]])
    #expect(report.tests.allSatisfy { $0.t == nil })
  }

  /// Groups by splitting give what a look at every row gives.
  @Test func patternsOfManyGaps() throws {
    var state: UInt64 = 11
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let n = 400
    let names = (1...6).map { "x\($0)" }
    var columns = names.map { name in
      (name, (0..<n).map { _ in next() < 0.2 ? Self.gap : (10 * next()).rounded() + 1000 })
    }
    columns.append(("s", (0..<n).map { _ in next() < 0.3 ? 0 : 1 }))
    for row in 0..<n where columns[6].1[row] == 0 { columns[2].1[row] = Self.gap }
    let codings = names.map {
      IndicatorCoding(name: $0, skips: $0 == "x3" ? [RowCondition(column: "s", value: "0")] : [])
    }
    let report = try Dataset(columns).missingness(of: codings)
    var expected: [[String]: Int] = [:]
    for row in 0..<n {
      let refused = (0..<6).filter { columns[$0].1[row].isNaN && !($0 == 2 && columns[6].1[row] == 0) }
      expected[refused.map { names[$0] }, default: 0] += 1
    }
    #expect(Dictionary(uniqueKeysWithValues: report.patterns.map { ($0.missing, $0.rows) }) == expected)
    let test = try #require(report.tests.first { $0.item == "x3" && $0.column == "x1" })
    let asked = (0..<n).filter { columns[6].1[$0] == 1 && !columns[0].1[$0].isNaN }
    let groups = [false, true].map { isMissing in
      asked.filter { columns[2].1[$0].isNaN == isMissing }.map { columns[0].1[$0] }
    }
    let means = groups.map { $0.reduce(0, +) / Double($0.count) }
    let errors = zip(groups, means).map { group, mean in
      group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(group.count - 1) / Double(group.count)
    }
    #expect(abs((test.t ?? 0) - (means[0] - means[1]) / (errors[0] + errors[1]).squareRoot()) < 1e-9)
  }
}

import SurveyData
import Testing

struct MissingnessReportTests {
  private let gap = Double.nan

  @Test func itemsAndPatterns() throws {
    let survey = try Dataset([
      ("a", [1, 2, gap, 4, 9, gap, 1]), ("b", [1, gap, gap, 2, 3, 5, 7]), ("c", [1, 2, 3, 4, 5, 6, 7]),
      ("w", [1, 1, 1, 1, 1, 1, 0]),
    ])
    let codings = ["a", "b", "c"].map { IndicatorCoding(name: $0, missingCodes: [9]) }
    for missing in [MissingPolicy.casewise, .mean, .em] {
      let report = try Answers(survey, codings: codings, weightsColumn: "w", missing: missing).missingness()
      #expect(report.items.map(\.name) == ["a", "b", "c"])
      #expect(report.items.map(\.asked) == [6, 6, 6] && report.items.map(\.missing) == [3, 2, 0])
      #expect(report.items.map(\.share) == [0.5, 2.0 / 6, 0])
      #expect(report.patterns.map(\.missing) == [[], ["a"], ["a", "b"], ["b"]])
      #expect(report.patterns.map(\.rows) == [2, 2, 1, 1])
      #expect(report.tests.map { [$0.item, $0.column] } == [["a", "b"], ["a", "c"], ["b", "a"], ["b", "c"]])
    }
  }

  /// Where every row lacks something, there is no pattern of those who lack nothing.
  @Test func patternsThatNobodyHas() throws {
    let survey = try Dataset([("a", [1, gap, 3, gap, 5]), ("b", [gap, 2, gap, 4, gap])])
    let report = try survey.missingness(of: ["a", "b"].map { IndicatorCoding(name: $0) })
    #expect(report.patterns.map(\.missing) == [["b"], ["a"]] && report.patterns.map(\.rows) == [3, 2])
  }

  /// Ages of those who answered an item and of those who did not: Welch's t by hand, Holm over two columns.
  @Test func whoDoesNotAnswerDiffers() throws {
    let survey = try Dataset([
      ("item", [1, 2, 3, 4, gap, gap, gap]), ("age", [20, 30, 40, 50, 50, 60, 70]), ("same", [5, 5, 5, 5, 5, 5, 5]),
      ("other", [1, 2, 1, 2, 1, 2, 1]),
    ])
    let names = ["item", "age", "same", "other"]
    let report = try Answers(survey, codings: names.map { IndicatorCoding(name: $0) }).missingness()
    #expect(report.tests.map(\.column) == ["age", "same", "other"])
    let age = report.tests[0]
    // Means 35 and 60, squared errors (500/3)/4 and 100/3.
    let (a, b) = (500.0 / 12, 100.0 / 3)
    let t = try #require(age.t)
    #expect(abs(t + 25 / (a + b).squareRoot()) < 1e-12)
    #expect(abs((age.degreesOfFreedom ?? 0) - (a + b) * (a + b) / (a * a / 3 + b * b / 2)) < 1e-12)
    // SciPy: ttest_ind([20, 30, 40, 50], [50, 60, 70], equal_var=False)
    #expect(abs((age.p ?? 0) - 0.03464755328828571) < 1e-12)
    let other = try #require(report.tests[2].p)
    let expected = [min(1, 2 * (age.p ?? 1)), max(min(1, 2 * (age.p ?? 1)), other)]
    #expect([age.adjustedP, report.tests[2].adjustedP] == expected)
    #expect(report.tests[1].t == nil && report.tests[1].p == nil && report.tests[1].adjustedP == nil)
  }
}

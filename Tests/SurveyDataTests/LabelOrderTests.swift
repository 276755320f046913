import SurveyData
import Testing

/// One order of groups, segments and waves in every report.
struct LabelOrderTests {
  @Test func numbersBySizeBeforeTexts() {
    let labels = ["b", "10", "2", "A", "1", "a", "1.5", "-3"]
    #expect(labels.sorted(by: LabelOrder.precedes) == ["-3", "1", "1.5", "2", "10", "A", "a", "b"])
    let pairs = [["x", "10"], ["x", "9"], ["10", "a"], ["9", "b"]]
    #expect(pairs.sorted(by: LabelOrder.precedes) == [["9", "b"], ["10", "a"], ["x", "9"], ["x", "10"]])
  }

  @Test func rowsByNumbers() throws {
    let survey = try Dataset([("g", [10, 9, 10, .nan, 2])])
    #expect(try survey.rows(by: ["g"]).map(\.labels) == [["2"], ["9"], ["10"]])
    #expect(try survey.rows(by: ["g"]).map(\.rows) == [[4], [1], [0, 2]])
  }
}

import Satisfaction
import Testing
import _TestSupport

/// Groups, waves, weights, and everything that a survey can have against its metrics.
struct MetricSurveyTests {
  private func data(_ csv: String, _ definitions: MetricDefinitions) throws -> Dataset {
    try Dataset(
      csvBytes: Array(csv.utf8), source: "survey.csv", numeric: definitions.numericColumns + ["w"],
      categories: definitions.textColumns + ["seg", "wave"])
  }

  private static let rows = """
    seg,wave,w,Q
    a,2024,1,9
    a,2024,1,2
    b,2024,2,9
    a,2025,1,9
    a,2025,3,9
    b,2025,0,1
    ,2025,1,3

    """

  @Test func groupsAndWaves() throws {
    let definitions = try MetricDefinitions(text: "rate \"r\" Q >= 8")
    let results = try definitions.results(in: data(Self.rows, definitions), by: ["seg"], wave: "wave")
    #expect(results.waves == ["2024", "2025"])
    let keys = results.results.map { "\($0.group?.joined() ?? "all") \($0.wave ?? "") \($0.cases)" }
    #expect(keys == ["all 2024 3", "all 2025 4", "a 2024 2", "a 2025 2", "b 2024 1", "b 2025 1"])
    let change = try #require(results.results[3].estimates[0].change)
    #expect(change.from == "2024")
    expectClose(change.value, 50, "from 50 to 100")
    expectClose(change.standardError, 100 * (0.25 / 2).squareRoot(), "only the first wave varies")
    #expect(results.results[0].estimates[0].change == nil, "the first wave has no change")
  }

  /// Rows of weight 0 are no cases, and those without a wave or segment are in no cell of them.
  @Test func weightsOfZeroAreNoCases() throws {
    let definitions = try MetricDefinitions(text: "rate \"r\" Q >= 8")
    let results = try definitions.results(
      in: data(Self.rows, definitions), by: ["seg"], wave: "wave", weightsColumn: "w")
    let b = try #require(results.results.last)
    #expect(b.cases == 0 && b.effective == 0 && b.missing == 0)
    #expect(b.estimates[0].value == nil && b.estimates[0].lower == nil, "an empty group has no numbers")
    #expect(b.estimates[0].change?.value == nil)
    expectClose(results.results[0].estimates[0].value, 75, "3 of 4 by weight")
  }

  @Test func severalColumnsMakeASegment() throws {
    let definitions = try MetricDefinitions(text: "mean \"m\" Q\n@scale 1..10")
    let results = try definitions.results(in: data(Self.rows, definitions), by: ["seg", "wave"])
    #expect(
      results.results.map { $0.group?.joined(separator: " ") ?? "all" } == [
        "all", "a 2024", "a 2025", "b 2024", "b 2025",
      ])
  }

  @Test(arguments: [1, 2, 5])
  func threadsDoNotCount(threads: Int) throws {
    let definitions = try MetricDefinitions(text: "@scale 1..10\nmean \"m\" Q\ncurve \"c\" R on Q")
    let values = (0..<500).map { Double(($0 * 37) % 10 + 1) }
    let survey = try Dataset([("Q", values), ("R", values.reversed()), ("g", values.map { $0 <= 5 ? 1 : 2 })])
    let one = try definitions.results(in: survey, by: ["g"], threads: 1)
    #expect(try definitions.results(in: survey, by: ["g"], threads: threads) == one)
  }

  /// Turning the answers turns the score, and a missing code is no answer.
  @Test func reversedAnswersAndCodes() throws {
    let survey = try Dataset([("Q", [1, 2, 99]), ("R", [10, 9, 99])])
    let turned = try MetricDefinitions(text: "@scale 1..10\n@reverse Q\n@missing 99\nmean \"m\" Q")
    let plain = try MetricDefinitions(text: "@scale 1..10\n@missing 99\nmean \"m\" R")
    #expect(try turned.results(in: survey).results[0].estimates == plain.results(in: survey).results[0].estimates)
  }

  @Test func labelsAreRead() throws {
    let definitions = try MetricDefinitions(text: "@map Q likert5-zh\nmean \"m\" Q")
    let national = try definitions.results(in: data("Q,w,seg,wave\n满意,1,a,1\n较满意 ,1,a,1\n不满意,1,a,1\n", definitions))
    expectClose(national.results[0].estimates[0].value, 10.0 / 3, "5, 4 and 1")
    let other = try definitions.results(in: data("Q,w,seg,wave\n非常满意,1,a,1\n满意,1,a,1\n", definitions))
    expectClose(other.results[0].estimates[0].value, 4.5, "5 and 4")
  }

  /// The shipped maps are those of `--labels`.
  @Test func shippedMapsAreTheSame() throws {
    #expect(AnswerMap.shippedNames == ["likert5-en", "likert5-zh", "likert7-en"])
    let definitions = try MetricDefinitions(text: "@map Q likert5-en\nmean \"m\" Q")
    let results = try definitions.results(in: data("Q,w,seg,wave\nStrongly agree,1,a,1\nrarely,1,a,1\n", definitions))
    expectClose(results.results[0].estimates[0].value, 3.5, "5 and 2")
  }

  // MARK: What a survey can have against its metrics

  static let refused: [(text: String, csv: String, message: String)] = [
    ("rate \"r\" QX > 1", "Q,w,seg,wave\n1,1,a,1\n", "QX"),
    ("@scale 1..5\nmean \"m\" Q", "Q,w,seg,wave\n1,1,a,1\n7,1,a,1\n", "line 3"),
    (
      "@map Q good=2 bad=1\nrate \"r\" Q > 1", "Q,w,seg,wave\ngood,1,a,1\nbat,1,a,1\nbat,1,a,1\n",
      "line 3, line 4: the map has no \"bat\"; is it \"bad\"?"
    ),
    (
      "@map Q likert5-zh\nrate \"r\" Q > 1", "Q,w,seg,wave\n满意,1,a,1\n一般,1,a,1\n",
      "different codes in the sets of likert5-zh"
    ),
    ("css \"c\" Q / w", "Q,w,seg,wave\n1,1,a,1\n2,0,a,1\n", "line 3: the expectation of \"c\" is 0"),
    ("complaints \"c\" Q", "Q,w,seg,wave\n1,1,a,1\n2,1,a,1\n", "line 3: 2 is not 0 (no complaint)"),
    (
      "priceTolerance \"p\" increase Q decrease R coding signed cap 26", "Q,R,w,seg,wave\n1,2,1,a,1\n",
      "line 2: both Q and R"
    ),
    ("priceTolerance \"p\" increase Q decrease R coding signed cap 26", "Q,R,w,seg,wave\n-1,,1,a,1\n", "-1 is below 0"),
    (
      "rate \"r\" Q > 1\n@weights w", "Q,w,seg,wave\n1,-1,a,1\n",
      "-1.0 in line 2; a case weight is 0, or a number from 1e-30 to 1e30"
    ),
    ("rate \"r\" Q > 1\n@weights w", "Q,w,seg,wave\n1,0,a,1\n", "sum to 0"),
    ("rate \"r\" Q > 1", "Q,w,seg,wave\n1,1,a,\n", "has no wave"),
  ]

  @Test(arguments: refused)
  func faultsOfTheDataNameRowAndColumn(text: String, csv: String, message: String) throws {
    let definitions = try MetricDefinitions(text: text)
    do {
      let names = csv.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
      let numeric = (definitions.numericColumns + ["w"]).filter(names.contains)
      let survey = try Dataset(
        csvBytes: Array(csv.utf8), source: "survey.csv", numeric: Array(Set(numeric)),
        categories: definitions.textColumns + ["seg", "wave"])
      _ = try definitions.results(in: survey, by: ["seg"], wave: "wave")
      Issue.record("\(text) was computed")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }

  @Test func groupingsAreDifferentColumns() throws {
    let definitions = try MetricDefinitions(text: "rate \"r\" Q > 1")
    let survey = try data(Self.rows, definitions)
    #expect(throws: MetricError.repeatedGrouping(column: "seg")) {
      try definitions.results(in: survey, by: ["seg"], wave: "seg")
    }
    #expect(throws: MetricError.invalidLevel(1)) { try definitions.results(in: survey, level: 1) }
    #expect(throws: MetricError.self) { try definitions.results(in: survey, by: ["segment"]) }
  }
}

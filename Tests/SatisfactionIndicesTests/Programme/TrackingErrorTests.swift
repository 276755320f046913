import Satisfaction
import Testing

/// One test for everything that can be wrong with a programme.
struct TrackingErrorTests {
  private func expect(
    _ error: TrackingError, saying: String..., when change: (inout Tracking) throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var tracking = try ProgrammeGolden.tracking()
    try change(&tracking)
    let survey = try ProgrammeGolden.survey()
    #expect(throws: error, sourceLocation: sourceLocation) { try tracking.run(ProgrammeGolden.model(), on: survey) }
    for text in saying {
      #expect(error.description.contains(text), "\(error.description)", sourceLocation: sourceLocation)
    }
  }

  private func level(
    _ rows: [(String, String, Double)], members: String = "firm", name: String = "industry"
  ) throws(TrackingError) -> RollUpLevel {
    try RollUpLevel(
      source: "f.csv", members: members, name: name,
      rows: rows.map { RollUpLevel.Row(member: $0.0, group: $0.1, weight: $0.2) })
  }

  private let firms = ["B1", "B2", "B3", "B4", "G1", "G2", "G3", "T1", "T2", "T3", "T4", "T5"]

  @Test func options() throws {
    try expect(
      .invalidOption(name: "level", value: "1.0", requirement: "a number between 0 and 1, such as 0.95"),
      saying: "level is 1.0"
    ) { $0.level = 1 }
    try expect(
      .invalidOption(name: "ownMinimum", value: "1", requirement: "at least 2"), saying: "at least 2"
    ) {
      $0.ownMinimum = 1
    }
    try expect(
      .invalidOption(name: "by", value: "empty", requirement: "at least one column"), saying: "at least one column"
    ) {
      $0.by = []
    }
  }

  @Test func publishedValues() throws {
    try expect(
      .unknownBenchmarkConstructs(names: ["Trust"], known: ProgrammeGolden.model().constructs.map(\.name)),
      saying: "Trust, which is no construct"
    ) {
      $0.benchmarks = [ExternalIndex(name: "B1", wave: nil, construct: "Trust", index: 50, source: nil)]
    }
  }

  @Test func weightsBeyondMeasure() {
    for weight in [1e300, 1e-300, -1, .nan] {
      #expect(throws: TrackingError.badRollUpWeight(source: "f.csv", places: ["B1: \(weight)"])) {
        try level([("B1", "B", weight)])
      }
    }
  }

  @Test func wavesOfARollUpAndWavesTwice() throws {
    try expect(
      .invalidOption(name: "waves", value: "a list with \"2023H1\" twice", requirement: "every wave once, in order")
    ) { $0.waves = ["2023H1", "2023H1"] }
    var tracking = try ProgrammeGolden.tracking()
    tracking.wave = nil
    tracking.waves = nil
    tracking.rollUps = [
      try RollUpLevel(
        members: "firm", name: "industry", rows: [.init(member: "B1", group: "B", weight: 1, wave: "2023H1")])
    ]
    let error = #expect(throws: TrackingError.self) {
      try tracking.run(ProgrammeGolden.model(), on: ProgrammeGolden.survey())
    }
    #expect(error?.description.contains("give --wave") == true)
  }

  @Test func aColumnWithTwoRoles() throws {
    try expect(
      .columnTwice(name: "wave", first: "segment", second: "wave"), saying: "both the segment and the wave"
    ) {
      $0.by = ["wave"]
    }
  }

  @Test func unknownNames() throws {
    try expect(.unknownConstructs(names: ["Satisfation"]), saying: "no construct Satisfation") {
      $0.constructs = ["Satisfation"]
    }
    let order = TrackingError.waveOrder(notListed: ["2024H2"], notFound: ["2025H1"])
    try expect(order, saying: "lacks \"2024H2\"", "no wave \"2025H1\"") {
      $0.waves = ["2023H1", "2023H2", "2024H1", "2025H1"]
    }
    var tracking = try ProgrammeGolden.tracking()
    tracking.by = ["frim"]
    let survey = try ProgrammeGolden.survey()
    #expect(throws: SurveyDataError.self) { try tracking.run(ProgrammeGolden.model(), on: survey) }
  }

  @Test func rollUps() throws {
    let industry = try level(firms.map { ($0, String($0.prefix(1)), 1) })
    try expect(
      .unmatchedMembers(source: "f.csv", withoutWeight: ["T5"], withoutData: ["X9", "X8"]), saying: "T5", "X9, X8"
    ) {
      $0.rollUps = [try level(firms.dropLast().map { ($0, "i", 1) } + [("X9", "i", 1), ("X8", "i", 1)])]
    }
    try expect(.noGroupWeight(source: "f.csv", groups: ["T"]), saying: "all weights of T are 0") {
      $0.rollUps = [try level(firms.map { ($0, String($0.prefix(1)), $0.hasPrefix("T") ? 0 : 1) })]
    }
    try expect(.levelMismatch(source: "f.csv", found: "sector", expected: "industry"), saying: "sector", "industry") {
      $0.rollUps = [
        industry, try level([("B", "n", 1), ("G", "n", 1), ("T", "n", 1)], members: "sector", name: "nation"),
      ]
    }
    try expect(.levelCycle(source: "f.csv", name: "firm"), saying: "cycle") {
      $0.rollUps = [
        industry, try level([("B", "B1", 1), ("G", "G1", 1), ("T", "T1", 1)], members: "industry", name: "firm"),
      ]
    }
    #expect(throws: TrackingError.repeatedMember(source: "f.csv", members: ["B1"])) {
      try level([("B1", "b", 1), ("B1", "c", 1)])
    }
    #expect(throws: TrackingError.badRollUpWeight(source: "f.csv", places: ["B1: -1.0"])) {
      try level([("B1", "b", -1)])
    }
  }

  @Test func nothingToShow() throws {
    try expect(.nothingToShow(cells: 48, suppressBelow: 1000), saying: "all 48 cells", "--suppress-below") {
      $0.suppressBelow = 1000
    }
  }

  @Test func respondents() throws {
    var rows = "firm,wave,id,A1,B1\n"
    for k in 0..<40 { rows += "F,\(k % 2),\(k / 2),\(k % 5),\(k % 3)\n" }
    let model = try PathModel(text: "@scale 0..5\nA =~ A1; B =~ B1; B ~ A")
    var tracking = Tracking(by: ["firm"], wave: "wave")
    (tracking.panel, tracking.suppressBelow) = ("id", 2)
    func run(_ more: String) throws -> Programme {
      let survey = try Dataset(
        csvBytes: Array((rows + more).utf8), numeric: model.columns, categories: ["firm", "wave", "id"])
      return try tracking.run(model, on: survey)
    }
    #expect(try run("").changes.allSatisfy { $0.overlap == 20 })
    #expect(throws: TrackingError.respondentTwice(column: "id", places: ["3 (F, 1)"], count: 1)) {
      try run("F,1,3,2,1\n")
    }
    // Who comes again and again is one respondent.
    #expect(throws: TrackingError.respondentTwice(column: "id", places: ["3 (F, 1)", "5 (F, 1)"], count: 2)) {
      try run("F,1,3,2,1\nF,1,3,2,1\nF,1,5,2,1\nF,1,3,2,1\n")
    }
    #expect(throws: TrackingError.noRespondent(column: "id", rows: [41], count: 1)) { try run("F,1,,2,1\n") }
  }

  @Test func aNumberOfRespondentsIsNoSegment() throws {
    var rows = "id,wave,A1,B1\n"
    for k in 0..<600_000 { rows += "\(k),\(k % 2),\(k % 5),\(k % 3)\n" }
    let model = try PathModel(text: "@scale 0..5\nA =~ A1; B =~ B1; B ~ A")
    let survey = try Dataset(csvBytes: Array(rows.utf8), numeric: model.columns, categories: ["id", "wave"])
    #expect(throws: TrackingError.tooManyCells(column: "id", segments: 600_000, waves: 2, limit: 524_288)) {
      try Tracking(by: ["id"], wave: "wave").run(model, on: survey)
    }
  }

  /// What is no error: it is said, and the rest goes on.
  @Test func warnings() throws {
    var tracking = Tracking(by: ["firm"], wave: "wave")
    tracking.suppressBelow = 2
    let model = try PathModel(text: "@scale 0..5\nA =~ A1; B =~ B1; B ~ A")
    func codes(_ waves: [String]) throws -> [String] {
      var rows = "firm,wave,A1,B1\n"
      for k in 0..<60 { rows += "F\(k % 2),\(waves[k % waves.count]),\(k % 5),\(k / 3 % 4)\n" }
      let survey = try Dataset(
        csvBytes: Array((rows + ",\(waves[0]),1,1\n").utf8), numeric: model.columns, categories: ["firm", "wave"])
      return try tracking.run(model, on: survey).warnings.map(\.code)
    }
    #expect(try codes(["spring"]) == ["oneWave", "rowsWithoutCell"])
    #expect(try codes(["spring", "autumn", "winter"]) == ["noYearBefore", "rowsWithoutCell"])
    #expect(try codes(["2023Q1", "2023Q2", "2024Q1"]) == ["rowsWithoutCell"])
  }
}

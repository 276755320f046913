import Satisfaction
import Testing

/// The report of a programme: its schema in every form, and what a person reads.
@Suite struct TrackReportTests {
  private static func golden(_ name: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/Tests/Golden/\(name).csv"
  }

  private static func report(_ change: (inout Tracking) throws -> Void = { _ in }) throws -> TrackReport {
    var model = PathModel.acsi1994
    model.conventions.weightsColumn = "weight"
    let survey = try Dataset(csv: golden("programme-a"), for: model, categories: ["firm", "wave", "id"])
    var tracking = Tracking(by: ["firm"], wave: "wave")
    tracking.rollUps = [
      try RollUpLevel(csv: golden("programme-a-firms")), try RollUpLevel(csv: golden("programme-a-industries")),
    ]
    try change(&tracking)
    return TrackReport(try tracking.run(model, on: survey), source: ReportSource(title: "Programme A"))
  }

  @Test func `linearised, every part filled`() throws {
    try expectKeepsItsPromises(
      Self.report {
        $0.shrinks = true
        $0.rollUps.removeFirst(2)
        $0.benchmarks = [
          ExternalIndex(name: "B1", wave: "2024H2", construct: "Satisfaction", index: 70, source: "a newspaper")
        ]
      })
  }

  @Test func `with replicates and groups`() throws {
    try expectKeepsItsPromises(
      Self.report {
        $0.replicates = 30
        $0.weightsFrom = .auto
        $0.ownMinimum = 60
        $0.panel = "id"
      })
  }

  @Test func `without waves`() throws {
    try expectKeepsItsPromises(
      Self.report {
        $0.wave = nil
        $0.rollUps = []
      })
  }

  @Test func `a person reads the nation first, suppressed cells by their size only`() throws {
    let text = try Self.report { $0.replicates = 100 }.text()
    #expect(text.hasPrefix("Programme A\n"))
    let nation = try #require(text.range(of: "Satisfaction by nation, 2024H2"))
    let industry = try #require(text.range(of: "Satisfaction by industry, 2024H2"))
    let firm = try #require(text.range(of: "Satisfaction by firm, 2024H2"))
    #expect(nation.lowerBound < industry.lowerBound && industry.lowerBound < firm.lowerBound)
    #expect(Self.lines(text).contains("grid 58.8 ± 2.0 · −1.5 −1.5 ▼ −3.5 100 % 3"), "\(text)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let early = try Self.report { $0.waves = ["2024H2", "2024H1", "2023H2", "2023H1"] }.text()
    #expect(Self.lines(early).contains { $0.hasPrefix("B4 n < 30 ") }, "\(early)")
  }

  @Test func `a rank has its probability`() throws {
    let text = try Self.report { $0.replicates = 100 }.text()
    #expect(Self.lines(text).contains("B2 69.9 ± 3.4 · 6.6 · 1.1 above 1 (0.88) (74)"), "\(text)")
    let plain = Self.lines(try Self.report().text())
    #expect(plain.joined(separator: " ").contains("--bootstrap 1000 gives it"))
    #expect(!plain.contains { $0.contains("1 (0.") })
  }

  /// Lines by their words: widths may change.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test func `one of something is written in the singular`() throws {
    let survey = try SampleReport.Survey(.ecsiMobile, groups: ["all", "all"])
    let report = TrackReport(try Tracking(by: ["group"]).run(.ecsiMobile, on: survey.data))
    let text = report.text()
    for part in ["1 segment", "1 of 1 cell shown", "250 of 250 rows used"] { #expect(text.contains(part), "\(text)") }
    #expect(!text.contains("1 segments") && !text.contains("1 cells"))
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("1 of 1 cell shown") && !page.contains("1 segments") && !page.contains("Who stands apart"))
  }
}

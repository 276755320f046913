import Satisfaction
import SatisfactionReporting
import Testing

@Suite struct ReportCSVTests {
  private func records(_ report: FitReport) throws -> [[String]] { try CSVRecords(report.csv()).fields }

  @Test func `one record a number, always the same columns`() throws {
    let fit = try Fixtures.ecsi()
    let records = try records(FitReport(fit))
    #expect(
      records[0] == [
        "table", "row", "column", "value", "text", "from", "to", "standardError", "bias", "lower", "upper", "p", "t",
      ])
    #expect(records.allSatisfy { $0.count == 13 })
    let paths = records.filter { $0[0] == "paths" && $0[2] == "estimate" }
    #expect(paths.map { Double($0[3]) } == fit.paths.map(\.estimate))
    #expect(paths[0][1] == "Image -> Expectation")
    #expect(paths[0][5...6] == ["Image", "Expectation"])
    #expect(records.filter { $0[0] == "crossLoadings" }.count == 24 * 7)
    #expect(records.filter { $0[0] == "constructs" }.count == 17 * 7)
  }

  @Test func `numbers of JSON and CSV are the same text`() throws {
    let report = FitReport(try Fixtures.ecsi())
    let json = report.json()
    for record in try records(report) where record[0] == "effects" && !record[3].isEmpty {
      #expect(json.contains("\"\(record[2])\": \(record[3])"), "\(record)")
    }
  }

  @Test func `a name is never a formula`() throws {
    let text = Fixtures.withoutScales.split(separator: "Value").joined(separator: #""=1+1""#)
    let report = FitReport(try Fixtures.fit(text))
    #expect(try records(report).contains { $0[0] == "constructs" && $0[1] == "'=1+1" })
    #expect(!report.csv().split(whereSeparator: { ",\n".contains($0) }).contains { $0.hasPrefix("=") })
  }

  @Test func `uncertainty stands beside its number`() throws {
    var report = FitReport(try Fixtures.ecsi())
    var inference = ReportInference()
    inference[.path("Image", "Loyalty")] = .init(
      standardError: 0.1, bias: 0.01, lower: 0.2, upper: 0.4, p: nil, t: 3)
    report.inference = inference
    let record = try #require(
      try records(report).first { $0[0] == "paths" && $0[1] == "Image -> Loyalty" && $0[2] == "estimate" })
    #expect(record[7...12] == ["0.1", "0.01", "0.2", "0.4", "", "3.0"])
  }
}

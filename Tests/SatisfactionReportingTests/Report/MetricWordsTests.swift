import Foundation
import Satisfaction
import Testing

/// Metrics in the words of people, and what few answers are worth.
@Suite struct MetricWordsTests {
  private static func report(_ answers: [Double]) throws -> MetricsReport {
    let definitions = try MetricDefinitions(
      text: "@scale 0..10\nnps \"would recommend\" Q promoters 9..10 detractors 0..6")
    return MetricsReport(try definitions.results(in: Dataset([("Q", answers)])))
  }

  /// Every number that any metric gives has a name of words.
  @Test func `no number is called as in a program`() throws {
    let data = URL(filePath: Fixtures.mobilePhone).deletingLastPathComponent()
    let definitions = try MetricDefinitions(
      text: String(contentsOf: data.appending(path: "customer-survey.metrics"), encoding: .utf8))
    let survey = try Dataset(
      csv: data.appending(path: "customer-survey.csv").path, for: definitions, weightsColumn: "weight")
    let report = MetricsReport(try definitions.results(in: survey, weightsColumn: "weight"))
    let lines = report.text().split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let names = Set(report.results.results.filter { $0.kind != "behaviour" }.flatMap(\.estimates).map(\.name))
    #expect(names.count > 15)
    for name in names where name.contains(where: \.isUppercase) || name == "nps" {
      #expect(!lines.contains { $0.hasPrefix(name + " ") }, "\(name)")
    }
    for words in ["NPS, points", "NPS, adjusted Wald", "promoters, %", "sales where service yes", "index, points"] {
      #expect(lines.contains { $0.hasPrefix(words) }, "\(words): \(report.text())")
    }
    #expect(lines.contains { $0.hasSuffix("· top box") } && !lines.contains { $0.hasSuffix("· topBox") })
    // The names of programs stay what they are where programs read.
    #expect(report.json().contains("\"npsAdjustedWald\"") && report.csv().contains("npsAdjustedWald"))
  }

  @Test(arguments: [1, 3, 9]) func `few answers are said to be few`(count: Int) throws {
    let report = try Self.report((0..<count).map { $0 == 0 ? 3 : 10 })
    let warning = try #require(report.warnings.first { $0.code == "fewAnswers" })
    #expect(warning.message.contains("the metric rests on fewer than 10 answers"), "\(warning.message)")
    #expect(report.text().contains("rests on fewer than 10"))
    try expectKeepsItsPromises(report)
  }

  @Test func `ten answers are enough to say nothing`() throws {
    #expect(try Self.report([3, 10, 10, 9, 8, 7, 6, 9, 10, 2]).warnings.isEmpty)
  }

  /// Three promoters: 100 points, and an interval from 100 to 100 would be a claim.
  @Test func `an interval without a width is not shown for few answers`() throws {
    let text = try Self.report([9, 10, 10]).text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("NPS, points 3 100.0 "), "\(text)")
    #expect(!text.contains("100.0 … 100.0") && !text.contains("0.0 … 0.0"))
  }
}

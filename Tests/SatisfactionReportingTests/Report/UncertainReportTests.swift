import Satisfaction
import SatisfactionWording
import Testing

/// What a report of a fit says where its intervals are worth little, or are none.
@Suite struct UncertainReportTests {
  private static func unwrapped(_ report: FitReport) -> String {
    report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Consistent PLS leaves its range in most replicates of this survey.
  @Test func `without intervals nothing is said of what they hold`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let boot = try Fixtures.ecsi(PLS(estimator: .plsc)).bootstrap(on: survey, replicates: 400)
    let report = FitReport(boot)
    try expectKeepsItsPromises(report)
    let text = Self.unwrapped(report)
    #expect(text.contains("There are no intervals: ") && text.contains("no intervals: in "), "\(text)")
    #expect(text.contains("· below 0.1 in size"))
    for contradiction in ["the interval holds 0", "The intervals rest on the others", "no interval is to be believed"] {
      #expect(!text.contains(contradiction), "\(contradiction)")
    }
  }

  /// Four answers: many draws of them cannot be estimated, and what can be is no sample.
  @Test func `four respondents`() throws {
    let model = try PathModel(
      text: "@scale 1..10\nImage =~ IMAG1 + IMAG2\nSatisfaction =~ CUSA1..CUSA3\nSatisfaction ~ Image")
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model).selecting(rows: [0, 1, 2, 3])
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 400)
    let failed = boot.failures.values.reduce(0, +)
    #expect(boot.isLargelyFailed == (3 * failed >= 400))
    let report = FitReport(boot)
    try expectKeepsItsPromises(report)
    #expect(report.warnings.contains { $0.code == "fewRows" && $0.message.hasPrefix("4 rows are few") })
    let text = Self.unwrapped(report)
    #expect(text.contains("no interval and no p of them is to be believed") == boot.isLargelyFailed)
    #expect(text.contains("· no interval is to be believed, for a third or more") == boot.isLargelyFailed)
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(
      page.contains("No interval is to be believed, for a third or more of the replicates") == boot.isLargelyFailed)
    // Wherever an interval stands, it is said of it.
    #expect(text.contains("(not to be believed)") == boot.isLargelyFailed)
    #expect(page.contains("with 95 % confidence (not to be believed)") == boot.isLargelyFailed)
    let tables = report.tables().filter { $0.columns.contains { $0.heading.contains("interval") } }
    #expect(tables.count == 3)
    for table in tables {
      #expect(table.columns.contains { $0.heading == "95 %\ninterval ·" } == boot.isLargelyFailed)
      #expect(table.note?.hasPrefix("· no interval is to be believed") ?? false == boot.isLargelyFailed)
    }
    let chinese = String(decoding: report.html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(chinese.contains("95% 区间 ·") == boot.isLargelyFailed)
    #expect(chinese.contains("· 三分之一以上的重复样本无法估计，任何区间均不可信。") == boot.isLargelyFailed)
    if boot.isLargelyFailed { #expect(report.warnings.first?.code == "replicatesLeftOut") }
  }

  @Test func `one pair of constructs is one pair`() throws {
    let model = try PathModel(
      text: "@scale 1..10\nImage =~ IMAG1..IMAG5\nSatisfaction =~ CUSA1..CUSA3\nSatisfaction ~ Image")
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let text = Self.unwrapped(
      FitReport(try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 200)))
    #expect(text.contains(" of 1 pair") && !text.contains("1 pairs"), "\(text)")
  }

  /// The mean of what the model cannot tell is told as such, with three digits of the gradient.
  @Test func `numbers in prose have three digits`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let ml = try MaximumLikelihood(.ecsiMobile, to: PathModel.ecsiMobile.answers(in: survey))
    let text = Self.unwrapped(FitReport(ml))
    let gradient = try #require(text.range(of: "gradient "))
    let written = text[gradient.upperBound...].prefix { $0 != " " }
    #expect(written.count <= 9 && !written.isEmpty, "\(written)")
    #expect(String(written) == NumberText.significant(ml.gradient))
  }
}

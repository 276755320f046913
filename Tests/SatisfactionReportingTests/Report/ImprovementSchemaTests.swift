import Foundation
import Satisfaction
import Testing

/// The reports of drivers, metrics and plans, held to their schemas.
@Suite struct ImprovementSchemaTests {
  private static let data = URL(filePath: Fixtures.mobilePhone).deletingLastPathComponent()

  private static func metrics(_ wave: String?, _ segments: [String]) throws -> MetricsReport {
    let text = try String(contentsOf: data.appending(path: "customer-survey.metrics"), encoding: .utf8)
    let definitions = try MetricDefinitions(text: text + "\nrate \"aimed at\" SATI >= 7 target 60\n")
    let survey = try Dataset(
      csv: data.appending(path: "customer-survey.csv").path, for: definitions, segments: segments, wave: wave,
      weightsColumn: "weight")
    return MetricsReport(try definitions.results(in: survey, by: segments, wave: wave, weightsColumn: "weight"))
  }

  @Test func `metrics, by segment and wave`() throws {
    try expectKeepsItsPromises(Self.metrics(nil, []))
    let report = try Self.metrics("wave", ["segment"])
    try expectKeepsItsPromises(report)
    let text = report.unwrapped
    for part in [
      "aimed at · rate rate, % all 2024 318 60.3 54.1 … 66.1 rate, % all 2025 282 60.4 54.0 … 66.5",
      "aimed at · rate rate, % all 2024 60.0 0.3 rate, % all 2025 0.1 0.979 60.0 0.4",
      "RECO · nps promoters, % all 2024 318 26.2",
      "satisfaction n mean 95 % interval line not falling 11.1 2 26.1 −38.3 … 90.6 7.5 15.3 22.2 11 13.0",
    ] {
      #expect(text.contains(part), "\(part)\n\(report.text())")
    }
    #expect(report.warnings.contains { $0.code == "ratioScale" }, "the caution about ratios")
  }

  /// Branches within regions: the head names them, the settings hold them, and a segment of one branch is spoken of.
  @Test func `metrics under a design`() throws {
    let definitions = try MetricDefinitions(text: "@scale 1..10\nmean \"overall\" SATI1\nrate \"content\" SATI1 >= 8")
    let design = DesignColumns(strata: "region", cluster: "branch", population: .number(0.1))
    let report = { (segments: [String]) in
      let survey = try Dataset(
        csv: Self.data.appending(path: "segments.csv").path, for: definitions, segments: segments,
        weightsColumn: "weight", design: design)
      return MetricsReport(
        try definitions.results(in: survey, by: segments, weightsColumn: "weight", design: design))
    }
    let bySegment = try report(["segment"])
    try expectKeepsItsPromises(bySegment)
    #expect(
      bySegment.unwrapped.contains(
        "20 clusters by branch · 4 strata by region · sampling fraction 0.1 16 degrees of freedom"))
    let page = String(decoding: bySegment.html(), as: UTF8.self)
    let chinese = String(decoding: bySegment.html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(page.contains("4 strata by region") && chinese.contains("按 region 分 4 层"))
    #expect(bySegment.json().contains("\"stratumCount\": 4"))
    #expect(bySegment.warnings.isEmpty)
    let byBranch = try report(["region", "branch"])
    try expectKeepsItsPromises(byBranch)
    let warning = try #require(byBranch.warnings.first { $0.code == "oneUnit" })
    #expect(warning.message.contains("40 of 42 metrics have all their answers in one sampling unit"))
  }

  /// Where all say the same no unit differs from another, and the interval knows no clusters.
  @Test(arguments: [nil, "branch"]) func `a share of everybody`(cluster: String?) throws {
    let definitions = try MetricDefinitions(text: "@scale 0..10\nrate \"any\" SATI1 >= 1\nmean \"m\" SATI1")
    let design = cluster.map { DesignColumns(cluster: $0) }
    let survey = try Dataset(
      csv: Self.data.appending(path: "segments.csv").path, for: definitions, design: design)
    let report = MetricsReport(try definitions.results(in: survey, design: design))
    let warning = report.warnings.first { $0.code == "shareWithoutVariance" }
    #expect((warning != nil) == (cluster != nil))
    #expect(warning?.message.contains("1 of 2 metrics") ?? true)
  }

  @Test func `an empty group`() throws {
    let definitions = try MetricDefinitions(
      text: "@scale 1..10\nmean \"m\" Q\nnps \"n\" Q promoters 9..10 detractors 1..6")
    let survey = try Dataset([("Q", [1, 2, .nan]), ("G", [1, 1, 2])])
    let report = MetricsReport(try definitions.results(in: survey, by: ["G"]))
    try expectKeepsItsPromises(report)
    #expect(report.warnings.contains { $0.code == "emptyGroups" })
  }

  @Test func `plans`() throws {
    try expectKeepsItsPromises(
      PlanReport(.margin, [.init("sd", 20), .init("population", nil)], .forMargin(2, standardDeviation: 20)))
    let path = try PlanReport(.path, [.init("path", 0.2), .init("power", 0.8)], .forPath(0.2))
    try expectKeepsItsPromises(path)
    #expect(path.unwrapped.contains("155") && path.warnings.map(\.code) == ["inverseSquareRoot"])
    let file = Self.data.appending(path: "simulated-ecsi.model")
    let model = try PathModel(text: String(contentsOf: file, encoding: .utf8))
    let results = try PowerStudy(replications: 3, replicates: 40).results(
      for: [], sizes: [60], population: PopulationModel(model),
      design: SurveyDesign(answers: .ordinal(skew: -0.6, spread: 0.6)), model: model)
    try expectKeepsItsPromises(PlanReport(power: results, [.init("alpha", 0.05)]))
  }

  private static func drivers(_ fit: PLSFit, _ survey: Dataset, replicates: Int) throws -> DriversReport {
    let boot = replicates > 0 ? try fit.bootstrap(on: survey, replicates: replicates) : nil
    let analysis = try fit.drivers(of: "Satisfaction", bootstrap: boot)
    let plan = ImprovementPlan([.init(item: "PERQ1", owner: "Ann", due: "2027", target: 85)])
    return DriversReport(
      analysis, fit: fit, bootstrap: boot,
      whatIf: try fit.whatIf(raising: [("PERQ1", 1)], on: "Satisfaction", in: survey, bootstrap: boot),
      plan: try plan.standing(in: analysis), source: ReportSource(title: "T"))
  }

  @Test(arguments: [0, 50])
  func `drivers`(replicates: Int) throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let report = try Self.drivers(Fixtures.ecsi(), survey, replicates: replicates)
    try expectKeepsItsPromises(report)
    let text = report.unwrapped
    let inference = replicates > 0 ? "0.64 (" : "0.64 more points"
    #expect(text.contains("One more point of Quality goes with \(inference)"), "\(text)")
    #expect(text.contains("of PERQ1 only 0.84 of 1.00") && text.contains("PERQ1 1.00 0.84 8.94 1.34"), "\(text)")
    #expect(text.contains("PERQ1 Ann 2027 77.2 85.0 7.8"), "\(text)")
    #expect(text.contains("\(replicates) replicates of rows, 0 failed") == (replicates > 0))
  }

  @Test func `drivers by group, and what was done between two waves`() throws {
    let survey = try Dataset(
      csv: Self.data.appending(path: "simulated-ecsi.csv").path, for: .ecsiMobile, categories: ["segment"])
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let verification = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: survey, waves: "segment", from: "contract", to: "prepaid")
    let report = DriversReport(
      try fit.drivers(of: "Satisfaction"), fit: fit, verification: verification)
    try expectKeepsItsPromises(report)
    #expect(report.unwrapped.contains("PERQ1 fell"), "quality is lower in the second segment")
    let groups = try survey.rows(by: ["segment"]).map { labels, rows in
      let part = survey.selecting(rows: rows)
      return DriverGroupsReport.Group(
        labels, try Self.drivers(PLS().fit(.ecsiMobile, to: part), part, replicates: 0))
    }
    try expectKeepsItsPromises(
      DriverGroupsReport(
        columns: ["segment"], groups: groups, failures: [(["none"], SurveyDataError.tooFewRows(used: 1, rows: 1))]))
  }

  /// A sentence that its rule does not allow is not there.
  @Test func `sentences can fail to hold`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let fit = try Fixtures.ecsi()
    let boot = try fit.bootstrap(on: survey, replicates: 400)
    let loyalty = DriversReport(try fit.drivers(of: "Loyalty", bootstrap: boot), fit: fit, bootstrap: boot).unwrapped
    #expect(loyalty.contains("is open: the interval holds 0"), "complaints have no clear importance")
    let satisfaction = DriversReport(
      try fit.drivers(of: "Satisfaction", bootstrap: boot), fit: fit, bootstrap: boot
    ).unwrapped
    #expect(!satisfaction.contains("is open"))
    let boards = try fit.drivers(
      of: "Satisfaction", options: DriverOptions(importanceCut: 0.05, performanceCut: 78, controllable: ["PERQ1"]))
    #expect(
      DriversReport(boards, fit: fit).unwrapped.contains("Short boards, more important and worse than the cuts: PERQ1"))
    // CUEX3 matters more than the mean item (0.115 and 0.096) and stands below it (71.4 and 72.1).
    #expect(satisfaction.contains("Short boards, more important and worse than the cuts: CUEX3."))
    let none = try fit.drivers(of: "Satisfaction", options: DriverOptions(importanceCut: 0.05, performanceCut: 50))
    #expect(DriversReport(none, fit: fit).unwrapped.contains("There is no short board"))
  }

  // MARK: What is not known

  @Test func `drivers that may not matter are open in sentences and in the table`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let fit = try Fixtures.ecsi()
    let boot = try fit.bootstrap(on: survey, replicates: 400)
    func text(_ item: String) throws -> String {
      let options = DriverOptions(importanceCut: -1, performanceCut: 101, controllable: [item])
      return DriversReport(
        try fit.drivers(of: "Loyalty", options: options, bootstrap: boot), fit: fit, options: options, bootstrap: boot
      ).unwrapped
    }
    let open = try text("CUSCO")
    #expect(open.contains("No short board is certain: CUSCO is more important and worse than the cuts in this sample"))
    #expect(open.contains("whether it matters at all is open, for the interval of its importance holds 0"))
    #expect(open.contains("what to do is open where the interval of the importance holds 0"), "under the table")
    #expect(try text("CUSA1").contains("Short boards, more important and worse than the cuts: CUSA1."))
  }

  @Test func `drivers have the warnings of their fit`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile).selecting(rows: Array(0..<25))
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let report = DriversReport(try fit.drivers(of: "Satisfaction"), fit: fit)
    #expect(report.warnings.contains { $0.code == "fewRows" && $0.message.hasPrefix("25 rows are few") })
    #expect(report.unwrapped.contains("25 rows are few"))
    let all = try Fixtures.ecsi()
    #expect(
      DriversReport(try all.drivers(of: "Satisfaction"), fit: all).warnings.map(\.code)
        == FitReport(all).warnings
        .map(\.code), "the same as those of the fit")
  }

  /// Rows dealt out in turn: whatever differs is chance.
  @Test func `a change that may be chance is open, not denied`() throws {
    let survey = try SampleReport.Survey(.ecsiMobile)
    let fit = try PLS().fit(.ecsiMobile, to: survey.data)
    func text(_ items: [String]) throws -> String {
      DriversReport(
        try fit.drivers(of: "Satisfaction"), fit: fit,
        verification: try fit.verification(
          of: items, on: "Satisfaction", in: survey.data, waves: "group", from: "north", to: "south")
      ).unwrapped
    }
    let one = try text(["PERQ1"])
    #expect(one.contains("Whether what was acted on changed from north to south is open: PERQ1"), "\(one)")
    #expect(one.contains("of which the item acted on lets expect"))
    #expect(one.contains("Whether anything else moved it is open"))
    #expect(
      one.contains("Whether it changed otherwise than the items that nobody worked on is open: the difference is"))
    #expect(one.contains("· acted on") && !one.contains("bold: acted on"))
    let two = try text(["PERQ1", "PERQ2"])
    #expect(two.contains("Whether any of the items acted on changed from north to south is open: PERQ1"))
    #expect(two.contains("the items acted on let expect") && two.contains("Whether they changed otherwise"))
    for denial in ["None of the items", "within chance", "did not change otherwise"] {
      #expect(!one.contains(denial) && !two.contains(denial))
    }
  }
}

extension ReportContent {
  /// The text without the ends of its lines, which depend on the width.
  fileprivate var unwrapped: String { text().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

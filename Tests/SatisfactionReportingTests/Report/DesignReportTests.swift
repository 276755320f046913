import Satisfaction
import Testing

/// What a report says of the design of a sample.
@Suite struct DesignReportTests {
  /// The mobile-phone survey in 25 branches of 10 customers, five regions, and weights.
  private static func survey() throws -> Dataset {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    var columns = survey.columns.map { column in
      (name: column.name, values: (0..<250).map { column.number(at: $0) ?? .nan })
    }
    columns.append(("region", (0..<250).map { Double($0 / 50) }))
    columns.append(("branch", (0..<250).map { Double($0 / 10) }))
    columns.append(("w", (0..<250).map { 0.5 + Double($0 % 7) / 5 }))
    for b in 1...6 {
      let factors = (0..<250).map { ($0 / 10 + b) % 2 == 0 ? 2 : 0.1 * Double(b) }
      columns.append(("rw_\(b)", factors.indices.map { (0.5 + Double($0 % 7) / 5) * factors[$0] }))
    }
    return try Dataset(columns)
  }

  private static let model: PathModel = {
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "w"
    return model
  }()

  private static func report(_ columns: DesignColumns?, _ plan: ResamplingPlan) throws -> FitReport {
    let survey = try survey()
    let answers = try model.answers(in: survey).drawn(by: columns.map { try SamplingDesign($0, of: survey) })
    let fit = try PLS().fit(model, to: answers)
    return FitReport(try fit.bootstrap(on: answers, resampling: Resampling(plan: plan)))
  }

  @Test func strataAndClusters() throws {
    let columns = DesignColumns(strata: "region", cluster: "branch", population: .number(40), lonely: .collapse)
    let report = try Self.report(columns, .bootstrap(replicates: 60))
    try expectKeepsItsPromises(report)
    let json = try JSONTree(parsing: report.json())
    let design = try #require(json["settings"]?["design"])
    #expect(design["strata"]?.text == "region" && design["cluster"]?.text == "branch")
    #expect(design["fpc"] == .number(40) && design["lonely"]?.text == "collapse" && design["weights"]?.text == "w")
    #expect(design["psus"] == .number(25) && design["stratumCount"] == .number(5))
    #expect(design["degreesOfFreedom"] == .number(20) && design["replicates"] == .null)
    #expect(json["settings"]?["unit"]?.text == "psu" && json["settings"]?["unitCount"] == .number(25))
    for row in report.constructs {
      let error = try #require(report.inference?[.index(row.name)]?.standardError)
      let deviation = try #require(row.indexSD)
      #expect(row.designEffect == error * error * 250 / (deviation * deviation))
      #expect(row.effectiveSampleSize == 250 / (row.designEffect ?? .nan))
    }
    let text = report.text()
    #expect(text.contains("25 clusters by branch · 5 strata by region · finite population of 40"))
    #expect(text.contains("20 degrees of freedom") && text.contains("replicates of 25 sampling units"))
    #expect(text.contains("effective"))
  }

  @Test func replicateWeights() throws {
    let columns = ReplicateColumns(["rw_*"], kind: .fay, rho: 0.2)
    let report = try Self.report(nil, .replicateColumns(columns))
    try expectKeepsItsPromises(report)
    let design = try #require(try JSONTree(parsing: report.json())["settings"]?["design"])
    let replicates = try #require(design["replicates"])
    #expect(replicates["columns"]?.text == "rw_*" && replicates["type"]?.text == "fay")
    #expect(replicates["count"] == .number(6) && replicates["rho"] == .number(0.2))
    #expect(replicates["scale"] == .number(1 / (6 * 0.8 * 0.8)) && replicates["rscales"] == .null)
    #expect(design["psus"] == .null && design["lonely"] == .null)
    let text = report.text()
    #expect(text.contains("6 replicate weights rw_* (rw_1 … rw_6), fay (ρ 0.2)") && text.contains("95 % t intervals"))
  }

  /// What a reader is told of the design, as a person and by program, in both languages.
  private func expectTold(_ report: some ReportContent, _ english: [String], _ chinese: [String]) throws {
    try expectKeepsItsPromises(report)
    let design = try #require(try JSONTree(parsing: report.json())["settings"]?["design"])
    #expect(design["strata"]?.text == "region" && design["psus"] == .number(25))
    #expect(design["degreesOfFreedom"] == .number(20) && design["stratumCount"] == .number(5))
    let text = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in english { #expect(text.contains(part), "\(part): \(text)") }
    for (language, parts) in [(ReportLanguage.english, english), (.chinese, chinese)] {
      let page = String(decoding: report.html(ReportStyle(language: language)), as: UTF8.self)
      for part in parts { #expect(page.contains(part), "\(part) in \(language)") }
    }
  }

  @Test(arguments: [0, 60])
  func programmes(replicates: Int) throws {
    let survey = try Self.survey()
    var table = survey.columns.map { column in
      (name: column.name, values: (0..<250).map { column.number(at: $0) ?? .nan })
    }
    table.append(("group", (0..<250).map { Double($0 % 2) }))
    var tracking = Tracking(by: ["group"])
    tracking.design = DesignColumns(strata: "region", cluster: "branch")
    (tracking.replicates, tracking.shrinks) = (replicates, true)
    let report = TrackReport(try tracking.run(Self.model, on: Dataset(table)))
    try expectTold(
      report, ["25 clusters by branch", "5 strata by region", "20 degrees of freedom"],
      ["按 branch 分 25 个整群", "自由度 20", replicates == 0 ? "按抽样单元线性化的 t 区间" : "抽样单元整体重抽 60 次"])
    #expect(report.text().contains("whole sampling units") == (replicates > 0))
    #expect(report.warnings.contains { $0.code == "sharedUnits" })
  }

  /// Strata, clusters and replicate weights in the errors of mean losses.
  @Test func predictions() throws {
    let survey = try Self.survey()
    let once = FoldPlan.random(folds: 5, repetitions: 1)
    let design = DesignColumns(strata: "region", cluster: "branch")
    let report = PredictReport(
      try PLS().predict(Self.model, on: survey, PredictionOptions(folds: once, design: design)))
    try expectTold(
      report, ["25 clusters by branch", "5 strata by region", "20 degrees of freedom"], ["按 branch 分 25 个整群", "自由度 20"])
    #expect(report.text().contains("5 folds of clusters (branch)"))
    let weighed = PredictReport(
      try PLS().predict(
        Self.model, on: survey,
        PredictionOptions(folds: once, replicates: .columns(ReplicateColumns(["rw_*"], kind: .fay, rho: 0.2)))))
    try expectKeepsItsPromises(weighed)
    #expect(weighed.text().contains("6 replicate weights rw_* (rw_1 … rw_6), fay (ρ 0.2)"))
    #expect(weighed.warnings.contains { $0.code == "fewUnits" })
    let left = PredictReport(
      try PLS().predict(
        Self.model, on: survey, PredictionOptions(folds: once, design: design, replicates: .jackknife)))
    try expectTold(left, ["jackknife of 25 sampling units"], ["逐一去掉 25 个抽样单元"])
    #expect(left.json().contains(#""type": "jkn""#))
  }

  /// Replicates that are not drawn, of programmes and of metrics.
  @Test func replicatesThatAreNotDrawn() throws {
    let survey = try Self.survey()
    let design = DesignColumns(strata: "region", cluster: "branch")
    let columns = ReplicateColumns(["rw_*"], kind: .fay, rho: 0.2)
    let definitions = try MetricDefinitions(
      text: "@scale 1..10\n@weights w\nrate \"rate\" CUSA1 >= 8\nmean \"m\" CUSA2")
    for (replicates, drawn) in [(DesignReplicates.jackknife, design), (.columns(columns), nil)] {
      var tracking = Tracking(by: ["region"])
      (tracking.design, tracking.designReplicates, tracking.shrinks) = (drawn, replicates, true)
      let programme = TrackReport(try tracking.run(Self.model, on: survey))
      try expectKeepsItsPromises(programme)
      let metrics = MetricsReport(try definitions.results(in: survey, design: drawn, replicates: replicates))
      try expectKeepsItsPromises(metrics)
      for report in [try JSONTree(parsing: programme.json()), try JSONTree(parsing: metrics.json())] {
        let record = try #require(report["settings"]?["design"]?["replicates"])
        let isJackknife = replicates == .jackknife
        #expect(record["type"]?.text == (isJackknife ? "jkn" : "fay"))
        #expect(record["count"] == .number(isJackknife ? 25 : 6))
        #expect(record["columns"]?.text == (isJackknife ? nil : "rw_*"))
      }
    }
  }

  @Test func slopes() throws {
    let survey = try Self.survey()
    let model = try Self.model.with(product: Product("Image", "Expectation", to: "Satisfaction"))
    let columns = DesignColumns(strata: "region", cluster: "branch")
    let answers = try model.answers(in: survey).drawn(by: SamplingDesign(columns, of: survey))
    let fit = try PLS().fit(model, to: answers)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 60)))
    try expectTold(
      SlopesReport(try fit.slopes(of: answers, bootstrap: boot), fit: fit, bootstrap: boot),
      ["25 clusters by branch", "5 strata by region", "20 degrees of freedom"], ["按 branch 分 25 个整群", "自由度 20"])
    // By replicate weights the same page says which.
    let plain = try model.answers(in: survey)
    let weighed = try fit.bootstrap(
      on: plain,
      resampling: Resampling(plan: .replicateColumns(ReplicateColumns(["rw_*"], kind: .fay, rho: 0.2))))
    let report = SlopesReport(
      try fit.slopes(SlopeOptions(standardErrors: .replicateWeights), of: plain, bootstrap: weighed), fit: fit,
      bootstrap: weighed)
    try expectKeepsItsPromises(report)
    #expect(report.text().contains("6 replicate weights rw_*") && report.text().contains("errors: replicate weights"))
    let page = String(decoding: report.html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(page.contains("标准误：重复权重"))
  }

  @Test func `measures between two waves of the same branches`() throws {
    let survey = try Self.survey()
    var table = survey.columns.map { column in
      (name: column.name, values: (0..<250).map { column.number(at: $0) ?? .nan })
    }
    table.append(("year", (0..<250).map { $0 % 3 == 0 ? 2024 : 2025 }))
    let data = try Dataset(table)
    let fit = try PLS().fit(Self.model, to: data)
    let design = try SamplingDesign(DesignColumns(strata: "region", cluster: "branch"), of: data)
    let verification = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: data, waves: "year", from: "2024", to: "2025", drawnBy: design)
    let report = DriversReport(
      try fit.drivers(of: "Satisfaction"), fit: fit, verification: verification)
    try expectTold(
      report, ["25 clusters by branch", "20 degrees of freedom"], ["按 branch 分 25 个整群", "自由度 20"])
  }

  /// Without a design nothing is said of one.
  @Test func rowsDrawnOneByOne() throws {
    let report = try Self.report(nil, .bootstrap(replicates: 30))
    let json = try JSONTree(parsing: report.json())
    #expect(json["settings"]?["design"] == .null)
    #expect(report.constructs.allSatisfy { $0.designEffect == nil && $0.effectiveSampleSize == nil })
    #expect(!report.text().contains("design"))
  }

  /// A jackknife's replicates have no middle half that a picture could show, nor shares that a driver comes first in.
  @Test func jackknivesHaveNoQuantiles() throws {
    let report = try Self.report(DesignColumns(cluster: "branch"), .jackknife)
    try expectKeepsItsPromises(report)
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("25 replicates of 25 sampling units, 0 failed, t intervals at 95 %"))
    #expect(page.contains("25 clusters by branch") && page.contains("Bar: the 95 % interval."))
    for word in ["seed", "bootstrap gave", "Thick bar"] { #expect(!page.contains(word), "\(word)") }
    #expect(report.bootstrap?.seed == nil && !report.text().contains("seed"))
    #expect(try JSONTree(parsing: report.json())["settings"]?["seed"] == .null)
  }

  /// A number of units below 1 is the part of them that was drawn.
  @Test func fractions() throws {
    let columns = DesignColumns(cluster: "branch", population: .number(0.5))
    let text = try Self.report(columns, .bootstrap(replicates: 20)).text()
    #expect(text.contains("sampling fraction 0.5") && !text.contains("finite population"))
  }
}

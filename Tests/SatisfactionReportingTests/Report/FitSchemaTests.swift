import Satisfaction
import Testing

/// The reports of fits, held to `Schemas/csi.fit.v1.json`.
@Suite struct FitSchemaTests {
  private static func boot(
    _ text: String? = nil, _ estimator: PLS = PLS(), interval: IntervalKind = .percentile,
    htmt: HTMTDefinition = .absolute
  ) throws -> Bootstrap {
    let model = try text.map { try PathModel(text: $0) } ?? .ecsiMobile
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    return try estimator.fit(model, to: survey).bootstrap(
      on: survey,
      resampling: Resampling(
        plan: .bootstrap(replicates: 50), interval: interval, measures: MeasureOptions(htmt: htmt)))
  }

  @Test func `a fit without replicates`() throws {
    try expectKeepsItsPromises(FitReport(try Fixtures.ecsi()))
    try expectKeepsItsPromises(FitReport(try Fixtures.fit(Fixtures.withoutScales)))
  }

  @Test(arguments: [IntervalKind.percentile, .bca, .normal])
  func `a fit with replicates`(interval: IntervalKind) throws {
    let boot = try Self.boot(interval: interval)
    try expectKeepsItsPromises(
      FitReport(boot, source: ReportSource(title: "T, \"quoted\"", template: .init(.ecsiMobile), conditions: ["A=b"])))
  }

  @Test func `consistent PLS, another ratio, no scales`() throws {
    let boot = try Self.boot(Fixtures.withoutScales, PLS(estimator: .plsc), htmt: .geometric)
    try expectKeepsItsPromises(FitReport(boot))
  }

  @Test func `an exact-fit test`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let fit = try PLS(estimator: .plsc).fit(.ecsiMobile, to: survey)
    var report = FitReport(fit)
    report.exactFit = try fit.exactFitTest(on: survey, replicates: 19)
    try expectKeepsItsPromises(report)
    #expect(report.text().contains("exact fit of the estimated model: SRMR 95 % limit 0."))
  }

  @Test func `fits that differ have different manifests`() throws {
    func manifest(_ report: FitReport) throws -> [JSONTree?] {
      let document = try JSONTree(parsing: report.json())
      return [document["data"], document["settings"]]
    }
    let plain = try Fixtures.ecsi()
    var model = PathModel.ecsiMobile
    model.conventions.missingCodes = [9]
    let others = [
      FitReport(plain, measures: MeasureOptions(htmt: .signed)), FitReport(try Self.boot()),
      FitReport(try Self.boot(interval: .basic)), FitReport(plain, source: ReportSource(title: "T")),
      FitReport(plain, source: ReportSource(template: .init(.ecsiMobile))),
      FitReport(plain, source: ReportSource(conditions: ["A=b"])),
      FitReport(try PLS().fit(model, to: Dataset(csv: Fixtures.mobilePhone, for: model))),
    ]
    let manifests = try [FitReport(plain)].map(manifest) + others.map(manifest)
    for (i, first) in manifests.enumerated() {
      for second in manifests[(i + 1)...] { #expect(first != second) }
    }
  }
}

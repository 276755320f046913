import Satisfaction
import Testing

/// What was found in the answers is said by every report that is made of them.
@Suite struct SourceWarningTests {
  private static let warning = FitWarning(code: "undeclaredCode", message: "99 is far from all other answers of CUSCO")

  private func expectSaid(_ report: some ReportContent) {
    #expect(report.warnings.filter { $0 == Self.warning }.count == 1)
    #expect(report.text().contains("99 is far from all other answers of CUSCO"))
    #expect(report.json().contains("99 is far from all other answers of CUSCO"))
  }

  @Test func `every report says it`() throws {
    var source = ReportSource()
    source.warnings = [Self.warning]
    let model = PathModel.ecsiMobile
    let loaded = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let survey = try Dataset(
      loaded.columns.map { column in (column.name, (0..<250).map { column.number(at: $0) ?? .nan }) }
        + [("region", (0..<250).map { Double($0 % 2) })])
    let fit = try PLS().fit(model, to: survey)
    expectSaid(FitReport(fit, source: source))
    expectSaid(PredictReport(try PLS().predict(model, on: survey), source: source))
    let few = GroupComparisonOptions(permutations: .drawn(20), bootstrap: .drawn(20))
    expectSaid(CompareReport(try PLS().compare(model, on: survey, groups: "region", few), source: source))
    expectSaid(TrackReport(try Tracking(by: ["region"]).run(model, on: survey), source: source))
    expectSaid(DriversReport(try fit.drivers(of: "Satisfaction"), fit: fit, source: source))
  }
}

import Satisfaction
import Testing

/// The reports of new rows, held to `Schemas/csi.predictions.v1.json`.
@Suite struct PredictionsReportTests {
  @Test func `a matrix a key, and the rows once`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let columns = survey.columns.filter { !$0.name.hasPrefix("CUSL") }.map { column in
      (column.name, (0..<30).map { $0 == 4 ? .nan : column.number(at: $0) ?? .nan })
    }
    let rows = try fit.rowPredictions(of: Dataset(columns))
    let report = PredictionsReport(rows, source: ReportSource(title: "New \"rows\""), saved: "own.fit")
    try expectKeepsItsPromises(report)
    let document = try JSONTree(parsing: report.json())
    #expect(document["rows"]?.items.count == 30 && document["values"]?.items.count == 30)
    #expect(document["scores"]?.items[4].items.allSatisfy { $0 == .null } == true)
    #expect(document["constructs"]?.items.contains(.string("Loyalty")) == false)
    #expect(report.warnings.map(\.code) == ["constructUnscored", "rowsUnpredicted"])
    let text = report.text()
    #expect(text.contains("29 of 30 rows predicted") && text.contains("the first 20 of 30 rows"))
    #expect(report.csv().contains("\nscores,1,Image,"))
  }
}

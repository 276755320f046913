import Satisfaction
import Testing

/// The reports of predictions, held to `Schemas/csi.predict.v1.json`, and what a person reads.
@Suite struct PredictReportTests {
  private static func predict(
    _ options: PredictionOptions, against other: PathModel? = nil
  ) throws -> Prediction {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    return try PLS().predict(.ecsiMobile, on: survey, options, against: other)
  }

  @Test func `ten times ten folds`() throws {
    let report = PredictReport(try Self.predict(PredictionOptions()), source: ReportSource(title: "T, \"quoted\""))
    try expectKeepsItsPromises(report)
    let text = report.text()
    #expect(text.contains("10 × 10 folds") && text.contains("predicts better than the training means"))
    #expect(text.contains("100 of 100 folds estimated"))
  }

  @Test func `leave one out with predictions, against another model`() throws {
    let own = PathModel.ecsiMobile
    let other = try PathModel(
      constructs: own.constructs,
      paths: own.paths.filter { $0.from != "Expectation" || $0.to != "Satisfaction" }, conventions: own.conventions)
    let report = PredictReport(
      try Self.predict(PredictionOptions(folds: .leaveOneOut, keepsPredictions: true), against: other),
      against: "smaller.model")
    try expectKeepsItsPromises(report)
    #expect(report.markdown().contains("smaller.model"))
    let document = try JSONTree(parsing: report.json())
    #expect(document["settings"]?["folds"] == .string("loo"))
    #expect(document["predictions"]?["rows"]?.items.count == 250)
  }

  /// What failed is said in every form.
  @Test func `a failed fold`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let data = try Dataset(
      survey.columns.map { column in
        let values = (0..<250).map { row in
          column.name == "CUSCO" && row % 10 > 0 ? 5 : column.number(at: row) ?? .nan
        }
        return (column.name, values)
      } + [("fold", (0..<250).map { Double($0 % 10) })])
    let prediction = try PLS().predict(.ecsiMobile, on: data, PredictionOptions(folds: .columns(["fold"])))
    let report = PredictReport(prediction)
    try expectKeepsItsPromises(report)
    #expect(report.text().contains("9 of 10 folds estimated"))
    #expect(report.warnings.first?.code == "foldFailed")
  }
}

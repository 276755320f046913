import Satisfaction
import SatisfactionWording
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

  // MARK: What the rule and the test say

  /// A model with two items to predict, so that “most” has no meaning.
  private static func pair(rows: Int) throws -> PredictReport {
    let model = try PathModel(
      text: "@scale 1..10\nImage =~ IMAG1..IMAG5\nValue =~ PERV1 + PERV2\nValue ~ Image")
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model).selecting(rows: Array(0..<rows))
    return PredictReport(try PLS().predict(model, on: survey, PredictionOptions()))
  }

  @Test func `the verdict counts items and gives their gain`() throws {
    let report = try Self.pair(rows: 250)
    let prediction = report.prediction
    let better = try #require(prediction.itemsBetterThanLinear)
    let said = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let counts = [
      0: "0 of 2 items have a smaller RMSE than their linear models",
      1: "1 of 2 items has a smaller RMSE than its linear model",
      2: "2 of 2 items have a smaller RMSE than their linear models",
    ]
    #expect(said.contains(counts[better] ?? "–") && said.contains("% "), "\(said)")
    #expect(said.contains("predictive power by the rule of Shmueli et al. (2019)"))
    let gains = prediction.indicators.map { 1 - $0.pls.rmse / ($0.linear?.rmse ?? .nan) }
    let gain = try #require(prediction.gainOverLinear)
    #expect(abs(gain - (gains[0] + gains[1]) / 2) < 1e-14)
    #expect(
      said.contains("over all items is \(NumberText.significant(100 * abs(gain))) % \(gain < 0 ? "larger" : "smaller")")
    )
    for vague in ["Most items", "Few items", "no better and no worse"] { #expect(!said.contains(vague)) }
    let test = try #require(prediction.overall.linear)
    if test.p.map({ $0 >= 0.05 }) ?? true {
      #expect(said.contains("is not told from"), "\(said)")
      if prediction.power == .high || prediction.power == .medium { #expect(said.contains("which only counts items")) }
    }
  }

  @Test func `few rows are said to be few`() throws {
    let few = try Self.pair(rows: 29)
    #expect(few.warnings.contains { $0.code == "fewPredictedRows" && $0.message.hasPrefix("29 rows are few to test") })
    #expect(few.text().contains("29 rows are few to test"))
    #expect(try !Self.pair(rows: 30).warnings.contains { $0.code == "fewPredictedRows" })
  }

  @Test func `each column has a name of its own`() throws {
    let lines = try Self.pair(rows: 250).text().split(separator: "\n").map { String($0) }
    let heading = try #require(lines.first { $0.contains("Construct") && $0.contains("Q²") })
    #expect(heading.contains("linear  ") || heading.contains("linear"), "\(heading)")
    let above = try #require(lines.firstIndex(of: heading).map { lines[$0 - 1] })
    #expect(above.contains("RMSE") && above.contains("MAE"), "\(above)\n\(heading)")
  }
}

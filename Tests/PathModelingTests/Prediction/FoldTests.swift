import Satisfaction
import Testing
import _TestSupport

/// What folds are, and that fast folds are honest ones.
struct FoldTests {
  /// Sums of whole answers are exact, so a training part by subtraction is the one that is fitted from its own rows.
  @Test(arguments: PredictionTechnique.allCases)
  func trainingPartsEqualHonestRefits(technique: PredictionTechnique) throws {
    let (model, estimator) = (PredictionSurvey.model, PLS())
    let prediction = try estimator.predict(
      model, on: PredictionSurvey.withFolds(),
      PredictionOptions(folds: .columns(["fold10"]), technique: technique, keepsPredictions: true))
    let table = try #require(prediction.predictions)
    for fold in 0..<10 {
      let training = try PredictionSurvey.survey(where: { $0 % 10 != fold })
      let test = try PredictionSurvey.survey(where: { $0 % 10 == fold })
      let honest = try estimator.fit(model, to: training).predictions(of: test, technique: technique)
      for (place, row) in Swift.stride(from: fold, to: 250, by: 10).enumerated() {
        for column in table.columns.indices {
          #expect(
            table.values[row, column] == honest.values[place, column],
            "row \(row + 1), \(table.columns[column]): \(table.values[row, column]), \(honest.values[place, column])")
        }
      }
    }
  }

  /// Missing answers take the means of the training part alone.
  @Test func meansComeFromTheTrainingPart() throws {
    var estimator = PLS()
    estimator.missing = .mean
    let survey = try PredictionSurvey.withHoles()
    let prediction = try estimator.predict(
      PredictionSurvey.model, on: survey,
      PredictionOptions(folds: .columns(["fold10"]), missing: .mean, keepsPredictions: true))
    let table = try #require(prediction.predictions)
    func part(_ isKept: (Int) -> Bool) throws -> Dataset {
      let rows = (0..<250).filter(isKept)
      return try Dataset(survey.columns.map { column in (column.name, rows.map { column.number(at: $0) ?? .nan }) })
    }
    let training = try estimator.fit(PredictionSurvey.model, to: part { $0 % 10 != 4 })
    let honest = try training.predictions(of: part { $0 % 10 == 4 })
    for (place, row) in Swift.stride(from: 4, to: 250, by: 10).enumerated() {
      for column in table.columns.indices {
        expectClose(table.values[row, column], honest.values[place, column], "row \(row + 1), \(table.columns[column])")
      }
    }
    let answers = survey.columns.reduce(into: [String: Int]()) { counts, column in
      counts[column.name] = (0..<250).count { column.number(at: $0) != nil }
    }
    for row in prediction.indicators { #expect(row.used == answers[row.name], "\(row.name): \(row.used)") }
  }

  @Test(arguments: [1, 2, 7])
  func resultDoesNotDependOnThreads(threads: Int) throws {
    let survey = try PredictionSurvey.survey()
    let options = PredictionOptions(folds: .random(folds: 7, repetitions: 3))
    let one = try PLS().predict(PredictionSurvey.model, on: survey, options, threads: 1)
    #expect(try PLS().predict(PredictionSurvey.model, on: survey, options, threads: threads) == one)
  }

  @Test func seedChangesTheFoldsAndNothingElseDoes() throws {
    let survey = try PredictionSurvey.survey()
    func rmse(_ seed: UInt64) throws -> Double {
      try PLS().predict(
        PredictionSurvey.model, on: survey, PredictionOptions(folds: .random(folds: 5, repetitions: 1), seed: seed)
      ).indicators[0].pls.rmse
    }
    #expect(try rmse(1) == rmse(1))
    #expect(try rmse(1) != rmse(2))
  }

  /// Ten folds that are given equal a random division only by chance, but leave-one-out has only one division.
  @Test func leaveOneOutIsAsManyFoldsAsRows() throws {
    let survey = try PredictionSurvey.survey(where: { $0 < 60 })
    let all = try PLS().predict(
      PredictionSurvey.model, on: survey, PredictionOptions(folds: .random(folds: 60, repetitions: 1)))
    let one = try PLS().predict(PredictionSurvey.model, on: survey, PredictionOptions(folds: .leaveOneOut))
    for (a, b) in zip(all.indicators, one.indicators) {
      expectClose(a.pls.rmse, b.pls.rmse, "RMSE of \(a.name)", tolerance: 1e-12)
    }
    #expect(one.foldsRequested == 60)
  }

  /// A cluster is in one fold, so a copy of a row never helps to predict it.
  @Test func clustersMoveAsAWhole() throws {
    let survey = try EmbeddedSurvey.load()
    let doubled = try Dataset(
      survey.columns.map { column in
        (column.name, (0..<500).map { column.number(at: $0 / 2) ?? .nan })
      } + [("pair", (0..<500).map { Double($0 / 2) })])
    let plain = try PLS().predict(PredictionSurvey.model, on: survey, PredictionOptions(folds: .leaveOneOut))
    let clustered = try PLS().predict(
      PredictionSurvey.model, on: doubled, PredictionOptions(folds: .leaveOneOut, cluster: "pair"))
    #expect(clustered.foldsRequested == 250)
    for (a, b) in zip(plain.indicators, clustered.indicators) {
      // Only the divisor n − 1 differs, which standard deviations and loadings do not feel.
      expectClose(a.pls.rmse, b.pls.rmse, "RMSE of \(a.name)", tolerance: 1e-6)
    }
    let (one, two) = (try #require(plain.overall.average), try #require(clustered.overall.average))
    #expect(two.degreesOfFreedom == 249)
    expectClose(two.standardError, one.standardError, "standard error", tolerance: 1e-6)
  }

  /// Weights that are all alike change nothing; a row of weight 0 is no row.
  @Test func weights() throws {
    var model = PredictionSurvey.model
    let options = PredictionOptions(folds: .columns(["fold"]))
    let columns: [(name: String, value: (Int) -> Double)] = [
      ("w", { _ in 2 }), ("v", { $0 < 200 ? 2 : 0 }), ("fold", { Double($0 % 5) }),
    ]
    let survey = try PredictionSurvey.survey(adding: columns)
    let plain = try PLS().predict(model, on: survey, options)
    model.conventions.weightsColumn = "w"
    let alike = try PLS().predict(model, on: survey, options)
    for (a, b) in zip(plain.indicators, alike.indicators) {
      expectClose(a.pls.rmse, b.pls.rmse, "RMSE of \(a.name)", tolerance: 1e-12)
    }
    expectClose(plain.overall.linear?.t, alike.overall.linear?.t, "t", tolerance: 1e-10)
    model.conventions.weightsColumn = "v"
    let some = try PLS().predict(model, on: survey, options)
    #expect(some.sample.used == 200)
    let fewer = try PLS().predict(
      PredictionSurvey.model, on: PredictionSurvey.survey(adding: columns, where: { $0 < 200 }), options)
    for (a, b) in zip(some.indicators, fewer.indicators) {
      expectClose(a.pls.mae, b.pls.mae, "MAE of \(a.name)", tolerance: 1e-12)
    }
  }
}

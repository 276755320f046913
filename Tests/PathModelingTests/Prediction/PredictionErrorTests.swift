import Satisfaction
import Testing
import _TestSupport

/// One test for everything that can be asked in vain.
struct PredictionErrorTests {
  private func predict(
    _ options: PredictionOptions, model: PathModel = PredictionSurvey.model, against other: PathModel? = nil,
    rows: Int = 250
  ) throws -> Prediction {
    let survey = try PredictionSurvey.survey(
      adding: [("one", { _ in 3 }), ("gap", { $0 == 16 ? .nan : Double($0 % 2) })], where: { $0 < rows })
    return try PLS().predict(model, on: survey, options, against: other)
  }

  @Test(arguments: [1, 0, -3, 251])
  func foldCount(folds: Int) throws {
    #expect(throws: PredictionError.foldCount(folds: folds, units: 250, what: "rows")) {
      try predict(PredictionOptions(folds: .random(folds: folds, repetitions: 1)))
    }
  }

  @Test func moreRepetitionsThanAnybodyWaitsFor() throws {
    let count = 1_000_000_000_000
    let error = #expect(throws: PredictionError.repetitions(count)) {
      try predict(PredictionOptions(folds: .random(folds: 10, repetitions: count)))
    }
    #expect(error?.description.contains("at most 100000") == true)
  }

  @Test func repetitions() throws {
    #expect(throws: PredictionError.repetitions(0)) {
      try predict(PredictionOptions(folds: .random(folds: 5, repetitions: 0)))
    }
  }

  @Test func foldColumns() throws {
    #expect(throws: PredictionError.noFoldColumns) { try predict(PredictionOptions(folds: .columns([]))) }
    #expect(throws: PredictionError.unknownColumn(name: "fold")) {
      try predict(PredictionOptions(folds: .columns(["fold"])))
    }
    #expect(throws: PredictionError.oneFold(column: "one", value: "3")) {
      try predict(PredictionOptions(folds: .columns(["one"])))
    }
    #expect(throws: PredictionError.missingValue(column: "gap", row: 17)) {
      try predict(PredictionOptions(folds: .columns(["gap"])))
    }
  }

  @Test func oneCluster() throws {
    #expect(throws: PredictionError.foldCount(folds: 10, units: 1, what: "clusters")) {
      try predict(PredictionOptions(cluster: "one"))
    }
  }

  @Test func manyRepetitionsHaveNoPredictions() throws {
    #expect(throws: PredictionError.manyRepetitions(10)) { try predict(PredictionOptions(keepsPredictions: true)) }
  }

  @Test func otherTargets() throws {
    let own = PredictionSurvey.model
    let other = try PathModel(
      constructs: own.constructs, paths: own.paths.filter { $0.to != "Complaints" })
    #expect(throws: PredictionError.otherTargets(construct: "Complaints")) {
      try predict(PredictionOptions(), against: other)
    }
  }

  @Test func otherCoding() throws {
    let own = PredictionSurvey.model
    var other = own
    other.conventions.defaultScale = 1...10
    other.conventions.reversed = ["CUEX2"]
    #expect(throws: PredictionError.otherCoding(indicator: "CUEX2")) {
      try predict(PredictionOptions(), against: other)
    }
  }

  /// Seven items of Quality need eight training rows.
  @Test func tooFewRowsEverywhere() throws {
    #expect(throws: PredictionError.allFoldsFailed(reasons: ["tooFewRows": 2])) {
      try predict(PredictionOptions(folds: .random(folds: 2, repetitions: 1)), rows: 12)
    }
  }

  /// A fold that cannot be estimated is named, and the others go on.
  @Test func failedFoldIsNamed() throws {
    let survey = try PredictionSurvey.survey(adding: [("fold", { Double($0 % 10) })])
    let constant = try Dataset(
      survey.columns.map { column in
        let values = (0..<250).map { row in
          column.name == "CUSCO" ? (row % 10 == 2 ? Double(1 + row % 7) : 5) : column.number(at: row) ?? .nan
        }
        return (column.name, values)
      })
    let prediction = try PLS().predict(
      PredictionSurvey.model, on: constant, PredictionOptions(folds: .columns(["fold"]), keepsPredictions: true))
    let failure = try #require(prediction.failures.first)
    #expect(prediction.failures.count == 1 && prediction.foldsUsed == 9)
    #expect(failure.fold == "2" && failure.reason == .zeroVariance && failure.place == "CUSCO")
    #expect(prediction.warnings.first?.code == "foldFailed")
    #expect(prediction.indicators.allSatisfy { $0.used == 225 })
    #expect(prediction.predictions?.values[2, 0].isNaN == true)
    #expect(prediction.overall.average?.degreesOfFreedom == 224)
  }

  /// A benchmark whose predictors repeat each other is null and said so; the model itself is not touched.
  @Test func collinearBenchmark() throws {
    let survey = try PredictionSurvey.survey()
    let doubled = try Dataset(
      survey.columns.map { column in
        let source = column.name == "IMAG2" ? "IMAG1" : column.name
        return (column.name, (0..<250).map { survey.column(named: source)?.number(at: $0) ?? .nan })
      })
    let prediction = try PLS().predict(PredictionSurvey.model, on: doubled, PredictionOptions(folds: .leaveOneOut))
    #expect(prediction.indicators.allSatisfy { $0.linear == nil })
    #expect(prediction.warnings.contains { $0.code == "linearBenchmarkUndefined" })
    #expect(prediction.constructs.first { $0.name == "Expectation" }?.tests.linear == nil)
    #expect(prediction.constructs.first { $0.name == "Complaints" }?.tests.linear != nil)
    #expect(prediction.overall.linear == nil && prediction.overall.average != nil)
  }

  @Test func messagesSayWhatToDo() {
    let messages: [(PredictionError, String)] = [
      (
        .foldCount(folds: 1, units: 9, what: "rows"),
        "9 rows cannot be divided into 1 folds: take 2 … 9, or leave-one-out"
      ),
      (
        .oneFold(column: "f", value: "1"),
        "column f has the value \"1\" in all rows, so one fold would hold everything: name a column with at least "
          + "two values"
      ),
      (.missingValue(column: "f", row: 3), "column f has no value in row 3: every row that is used needs one"),
      (.repetitions(0), "0 repetitions have no meaning: ask for at least 1, and at most 100000"),
    ]
    for (error, message) in messages { #expect(error.description == message) }
  }
}

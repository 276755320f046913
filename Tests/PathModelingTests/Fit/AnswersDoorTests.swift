import Satisfaction
import Testing
import _TestSupport

/// Answers bound once are the same door as the survey.
struct AnswersDoorTests {
  private func survey() throws -> Dataset {
    var columns = try EmbeddedSurvey.load().numberColumns
    for i in stride(from: 3, to: 250, by: 17) { columns[2].values[i] = .nan }
    return try Dataset(columns)
  }

  @Test(arguments: [MissingPolicy.casewise, .mean])
  func fitReplicatesAndScores(_ missing: MissingPolicy) throws {
    let (survey, model) = (try survey(), PathModel.ecsiMobile)
    let answers = try model.answers(in: survey, missing: missing)
    let fit = try PLS(missing: missing).fit(model, to: survey)
    #expect(try PLS(missing: missing).fit(model, to: answers) == fit)
    #expect(try PLS().fit(model, to: answers) == fit, "the answers decide what becomes of gaps")
    #expect(try fit.scores(of: answers) == fit.scores(of: survey))
    #expect(try fit.indexScores(of: answers) == fit.indexScores(of: survey))
    let resampling = Resampling(plan: .bootstrap(replicates: 30), seed: 4)
    let statistic = Statistic.path("Image", "Satisfaction")
    let expected = try fit.bootstrap(on: survey, resampling: resampling)
    #expect(
      try fit.bootstrap(on: answers, resampling: resampling).values(of: statistic) == expected.values(of: statistic))
    #expect(try fit.resample(answers, resampling: resampling).values(of: statistic) == expected.values(of: statistic))
  }

  @Test func answersOfAnotherModelAreRefused() throws {
    let (survey, model) = (try survey(), PathModel.ecsiMobile)
    var other = model
    other.conventions.missingCodes = [10]
    let wrong = SurveyDataError.answersOfAnotherModel(indicator: model.indicators[0])
    let answers = try other.answers(in: survey)
    let fit = try PLS().fit(model, to: survey)
    #expect(throws: wrong) { try PLS().fit(model, to: answers) }
    #expect(throws: wrong) { try fit.scores(of: answers) }
    #expect(throws: wrong) { try fit.bootstrap(on: answers) }
    let few = try Answers(survey, codings: Array(model.codings.dropLast()))
    #expect(throws: SurveyDataError.answersOfAnotherModel(indicator: model.indicators.last ?? "")) {
      try PLS().fit(model, to: few)
    }
    #expect(throws: InferenceError.self, "other rows than those of the fit") {
      try fit.resample(model.answers(in: survey, missing: .mean))
    }
    #expect(throws: InferenceError.self) { try fit.resample(model.answers(in: EmbeddedSurvey.load())) }
  }

  @Test func kishAndRowsOfWeightZeroAreInTheSample() throws {
    var columns = try EmbeddedSurvey.load().numberColumns
    columns.append((name: "w", values: (0..<250).map { Double($0 % 4) }))
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "w"
    let fit = try PLS().fit(model, to: Dataset(columns))
    let weights = (0..<250).map { Double($0 % 4) }
    let sum = weights.reduce(0, +)
    #expect(fit.sample.used == 187 && fit.sample.zeroWeightRows == 63 && fit.moments.n == 187)
    expectClose(
      fit.sample.effectiveCases ?? .nan, sum * sum / weights.reduce(0) { $0 + $1 * $1 }, "Kish", tolerance: 1e-14)
    let positive = (0..<250).filter { $0 % 4 > 0 }
    let rows = columns.map { column in (name: column.name, values: positive.map { column.values[$0] }) }
    #expect(try PLS().fit(model, to: Dataset(rows)).moments == fit.moments)
  }
}

import PathModeling
import Satisfaction
import SurveyData
import Testing

/// A fit of answers that were not asked of everybody.
@Suite struct SkippedAnswersTests {
  /// The mobile-phone survey in which every fifth row was not asked about complaints.
  private static func survey() throws -> (model: PathModel, survey: Dataset) {
    var model = PathModel.ecsiMobile
    model.conventions.skips = [SkipRule("CUSCO", when: "complained", is: 0)]
    let own = try EmbeddedSurvey.load()
    let columns = own.columns.map { column in
      let values = (0..<own.rowCount).map { row in
        column.name == "CUSCO" && row % 5 == 0 ? Double.nan : column.number(at: row) ?? .nan
      }
      return (column.name, values)
    }
    return (model, try Dataset(columns + [("complained", (0..<own.rowCount).map { $0 % 5 == 0 ? 0 : 1 })]))
  }

  @Test func theyAreOutsideThePopulation() throws {
    let (model, survey) = try Self.survey()
    let fit = try PLS().fit(model, to: survey)
    #expect(fit.sample.used == 200 && fit.sample.notAsked == 50 && fit.sample.dropped == 0)
    #expect(fit.sample.missingCells == 0)
    let asked = try PLS().fit(.ecsiMobile, to: survey.selecting(rows: (0..<250).filter { $0 % 5 > 0 }))
    #expect(fit.paths == asked.paths)
    #expect(model.dataWarnings(about: survey, fit.sample).allSatisfy { $0.code != "rowsLost" })
    let boot = try fit.bootstrap(on: survey, replicates: 100, seed: 3)
    #expect(boot.used == 100)
    let saved = try PLSFit(savedBytes: fit.savedBytes)
    #expect(saved == fit && saved.model.conventions.skips == model.conventions.skips)
  }

  @Test func theyAreUnobservedOrRefused() throws {
    let (model, survey) = try Self.survey()
    let em = try PLS(missing: .em).fit(model, to: survey)
    #expect(em.sample.used == 250 && em.sample.notAsked == 0 && em.sample.emIterations != nil)
    #expect(throws: SurveyDataError.skippedUnderMean(indicator: "CUSCO", cells: 50)) {
      try PLS(missing: .mean).fit(model, to: survey)
    }
    let mean = try PLS(missing: .mean, skipped: .mean).fit(model, to: survey)
    #expect(mean.sample.used == 250 && mean.settings.skipped == .mean)
    let plain = try PLS(missing: .mean).fit(.ecsiMobile, to: survey)
    #expect(mean.paths == plain.paths)
    // Answers bound without the rule are those of another model.
    #expect(throws: SurveyDataError.answersOfAnotherModel(indicator: "CUSCO")) {
      try PLS().fit(model, to: PathModel.ecsiMobile.answers(in: survey))
    }
  }

  /// What stands for an answer that was not asked is counted, and is no missing answer; also in a part of the rows.
  @Test func theyAreCounted() throws {
    let (model, survey) = try Self.survey()
    #expect(try PLS().fit(model, to: survey).sample.notAskedCells == 0, "their rows are left out")
    let mean = PLS(missing: .mean, skipped: .mean)
    for settings in [PLS(missing: .em), mean] {
      let sample = try settings.fit(model, to: survey).sample
      #expect(sample.notAskedCells == 50 && sample.missingCells == 0)
    }
    var table = AnswerTable(columns: survey.numberColumns)
    table["CUSCO"][1] = .nan
    let answers = try mean.answers(in: table.dataset(), for: model)
    #expect(answers.notAskedCells == 50 && answers.missingCells == 1)
    let part = answers.part([0, 1, 2, 5])
    #expect(part.notAskedCells == 2 && part.missingCells == 1 && part.rowsUsed == 4)
  }

  /// Means in place of answers are no answers, whoever was not asked them.
  @Test func exactFitNeedsAnswers() throws {
    let (model, survey) = try Self.survey()
    for settings in [
      PLS(estimator: .plsc, missing: .mean, skipped: .mean), PLS(estimator: .plsc, missing: .em),
    ] {
      let fit = try settings.fit(model, to: survey)
      #expect(throws: InferenceError.noExactFit(.replacedAnswers)) { try fit.exactFitTest(on: survey, replicates: 9) }
    }
    let asked = try PLS(estimator: .plsc).fit(model, to: survey)
    #expect(try asked.exactFitTest(on: survey, replicates: 9).used > 0, "those who were asked have answers")
  }

  /// New rows may have been asked as the old ones were: what was not asked takes the mean of the fit, as a gap does.
  @Test func newRowsArePredicted() throws {
    let (model, survey) = try Self.survey()
    let fit = try PLS().fit(model, to: survey)
    let predicted = try fit.predictions(of: survey)
    #expect(predicted.values.rowCount == 250)
    let plain = try PLS().fit(.ecsiMobile, to: survey).predictions(of: survey)
    #expect(predicted.columns == plain.columns && predicted.values == plain.values)
  }

  @Test func aLikelihoodSaysWhatBecameOfThem() throws {
    let survey = try Self.survey().survey
    let model = try PathModel(
      text: """
        @skip CUSCO when complained = 0
        Image =~ IMAG1..IMAG5
        Satisfaction =~ CUSA1..CUSA3
        Complaints =~ CUSCO
        Satisfaction ~ Image
        Complaints ~ Satisfaction
        """)
    let settings = PLS(missing: .mean, skipped: .mean)
    let answers = try settings.answers(in: survey, for: model)
    #expect(try MaximumLikelihood(model, to: answers).skipped == .mean)
    #expect(try MaximumLikelihood(model, to: model.answers(in: survey)).skipped == .error)
    let table = try EstimatorComparison(model, to: answers, by: [.ml])
    guard case .factors(let likelihood)? = table.entries.first?.outcome else {
      Issue.record("a likelihood: \(table.entries)")
      return
    }
    #expect(likelihood.skipped == .mean && likelihood.sample.notAskedCells == 50)
  }

  /// A rule whose value nobody has, or has written otherwise, skips nobody.
  @Test func aRuleThatNeverApplies() throws {
    var (model, survey) = try Self.survey()
    #expect(try model.dataWarnings(about: survey, PLS().fit(model, to: survey).sample).map(\.code) == [])
    model.conventions.skips.append(SkipRule("CUSCO", when: "complained", is: "never"))
    let warnings = try model.dataWarnings(about: survey, PLS().fit(model, to: survey).sample)
    #expect(warnings.map(\.code) == ["idleSkip"])
    #expect(warnings.map(\.indicator) == ["CUSCO"] && warnings.map(\.construct) == ["Complaints"])
    #expect(warnings.first?.message.contains("no row holds \"never\" in complained") == true, "\(warnings)")
  }
}

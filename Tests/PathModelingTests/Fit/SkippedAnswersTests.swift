import PathModeling
import Satisfaction
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
}

import PathModeling
import Satisfaction
import Testing
import _TestSupport

/// Several estimators on the same moments: each is the one that stands alone, and one that fails leaves the others.
@Suite struct EstimatorComparisonTests {
  @Test func everyEntryIsTheEstimatorAlone() throws {
    let survey = try EmbeddedSurvey.load()
    let model = PathModel.ecsiMobile
    let settings = PLS(scheme: .centroid, tolerance: 1e-9, maximumIterations: 400)
    let table = try EstimatorComparison(
      model, to: model.answers(in: survey), by: ModelEstimator.allCases, settings: settings)
    #expect(table.entries.map(\.estimator) == ModelEstimator.allCases)
    for entry in table.entries {
      if let estimator = entry.estimator.ofScores {
        var alone = settings
        alone.estimator = estimator
        let fit = try alone.fit(model, to: survey)
        #expect(entry.outcome == .scores(fit))
        #expect(entry.paths == fit.paths && entry.rSquared == fit.constructs.map(\.rSquared))
        #expect(entry.loadings == fit.indicators.map(\.loading))
        #expect(entry.constructCorrelations == fit.constructCorrelations.values)
      } else {
        let likelihood = try MaximumLikelihood(model, to: model.answers(in: survey), maximumIterations: 400)
        #expect(entry.outcome == .factors(likelihood) && entry.paths == likelihood.paths)
        #expect(entry.status == nil)
      }
    }
    // Consistent PLS leaves its range on this survey, and says so beside its numbers.
    let consistent = try #require(table.entries.first { $0.estimator == .plsc })
    #expect(consistent.status?.hasPrefix("inadmissible: the corrected correlations") == true)
  }

  @Test func theDefaultIsWhatPeopleAskFor() {
    #expect(EstimatorComparison.standard == [.pls, .plsc, .ml, .unit])
  }

  /// Maximum likelihood refuses composites and consistent PLS a reliability below 0; plain PLS stands.
  @Test func oneThatFailsLeavesItsReason() throws {
    let model = try PathModel(text: "A <~ IMAG1 + IMAG2\nB =~ CUSA1 + CUSA2\nB ~ A")
    let survey = try EmbeddedSurvey.load()
    let table = try EstimatorComparison(model, to: model.answers(in: survey), by: [.ml, .pls])
    #expect(table.entries[0].outcome == .failed(.compositeInLikelihood(construct: "A")))
    #expect(table.entries[0].status?.hasPrefix("failed: construct A is a composite") == true)
    #expect(table.entries[0].paths == nil && table.entries[0].loadings == nil && table.entries[0].rSquared == nil)
    #expect(table.entries[1].paths?.count == 1 && table.entries[1].status == nil)

    let moments = try model.answers(in: survey).moments()
    let byMoments = try EstimatorComparison(model, to: moments, by: [.pls])
    #expect(byMoments.entries[0].paths == table.entries[1].paths)
  }

  @Test func whatNoEstimatorCanDoWithout() throws {
    let model = PathModel.ecsiMobile
    let answers = try model.answers(in: EmbeddedSurvey.load())
    #expect(throws: EstimationError.self) {
      try EstimatorComparison(model, to: answers, settings: PLS(tolerance: 0))
    }
    let other = try PathModel(text: "A =~ IMAG1\nB =~ IMAG2\nB ~ A")
    #expect(throws: SurveyDataError.self) { try EstimatorComparison(other, to: answers) }
  }
}

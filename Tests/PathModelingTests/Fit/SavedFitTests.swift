import Foundation
import Satisfaction
import Testing

/// A fit is a value of numbers: its saved copy is equal to it.
struct SavedFitTests {
  private func expectEqualCopy(_ fit: PLSFit, at location: SourceLocation = #_sourceLocation) throws {
    let copy = try JSONDecoder().decode(PLSFit.self, from: JSONEncoder().encode(fit))
    #expect(copy == fit, sourceLocation: location)
    #expect(copy.assessment == fit.assessment && copy.effects == fit.effects, sourceLocation: location)
    #expect(copy.warnings == fit.warnings, sourceLocation: location)
    let assessment = fit.assessment
    let other = try JSONDecoder().decode(Assessment.self, from: JSONEncoder().encode(assessment))
    #expect(other == assessment, sourceLocation: location)
  }

  @Test(arguments: PLS.Estimator.allCases, PLS.Metric.allCases)
  func everySetting(_ estimator: PLS.Estimator, _ metric: PLS.Metric) throws {
    for scheme in PLS.Scheme.allCases {
      let settings = PLS(
        estimator: estimator, scheme: scheme, metric: metric, tolerance: 3e-8, maximumIterations: 77)
      try expectEqualCopy(settings.fit(.ecsiMobile, to: EmbeddedSurvey.load()))
    }
  }

  @Test(arguments: [MissingPolicy.casewise, .mean])
  func weightsReversalsAndMissingAnswers(_ policy: MissingPolicy) throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    table["weight"] = (0..<250).map { 0.1 + Double($0 % 7) / 3 }
    for i in stride(from: 3, to: 250, by: 17) { table["CUEX1"][i] = .nan }
    table["IMAG3"] = table["IMAG3"].map { $0 == 1 ? -99 : $0 }
    model.conventions.weightsColumn = "weight"
    model.conventions.missingCodes = [-99]
    model.conventions.reversed = ["CUSCO"]
    let fit = try PLS(missing: policy).fit(model, to: table.dataset())
    try expectEqualCopy(fit)
    let missing = fit.sample.missingCells
    #expect(missing > 15 && fit.sample.rows == 250, "got \(missing) missing cells")
    #expect(policy == .mean ? fit.sample.used == 250 : fit.sample.used + fit.sample.dropped == 250)
    #expect((fit.sample.dropped > 0) == (policy == .casewise))
  }

  @Test
  func fitFromMoments() throws {
    let (model, moments) = try Population.threeCommonFactors()
    try expectEqualCopy(PLS(estimator: .plsc).fit(model, to: moments))
    let (composites, others, _) = try Population.composites()
    try expectEqualCopy(PLS().fit(composites, to: others))
  }

  /// Different fits are different.
  @Test
  func differentFitsAreUnequal() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    #expect(try PLS().fit(.ecsiMobile, to: survey) == fit)
    #expect(try PLS(scheme: .centroid).fit(.ecsiMobile, to: survey) != fit)
    #expect(try PLS(tolerance: 1e-9).fit(.ecsiMobile, to: survey) != fit)
  }
}

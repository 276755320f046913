import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// SRMR, d_ULS and d_G by hand, and what an assessment leaves out.
struct ModelFitMeasuresTests {
  private func pair(_ r: Double) -> Matrix { Matrix(rows: [[1, r], [r, 1]]) }

  @Test
  func byHand() {
    // One residual of 0.2; three elements on and below the diagonal. R⁻¹Σ̂ has the eigenvalues 1.3/1.5 and 0.7/0.5.
    let fit = ModelFitMeasures(observed: pair(0.5), implied: pair(0.3))
    expectClose(fit.dULS, 0.04, "d_ULS", tolerance: 1e-15)
    expectClose(fit.srmr, (0.04 / 3).squareRoot(), "SRMR", tolerance: 1e-15)
    let (first, second) = (log(1.3 / 1.5), log(0.7 / 0.5))
    expectClose(fit.dG, (first * first + second * second) / 2, "d_G", tolerance: 1e-14)
  }

  @Test
  func perfectFit() {
    let fit = ModelFitMeasures(observed: pair(0.5), implied: pair(0.5))
    #expect(fit.dULS == 0 && fit.srmr == 0)
    expectClose(fit.dG, 0, "d_G", tolerance: 1e-28)
    let one = ModelFitMeasures(observed: .identity(1), implied: .identity(1))
    #expect(one.dULS == 0 && one.srmr == 0 && one.dG == 0)
  }

  /// d_G is nil, and the others stand, where R is singular or Σ̂ has an eigenvalue that is not positive.
  @Test
  func geodesicDistanceIsUndefined() {
    let singular = ModelFitMeasures(observed: pair(1), implied: pair(0.5))
    #expect(singular.dG == nil)
    expectClose(singular.dULS, 0.25, "d_ULS", tolerance: 1e-15)
    let indefinite = ModelFitMeasures(observed: pair(0.5), implied: pair(1.5))
    #expect(indefinite.dG == nil)
    expectClose(indefinite.dULS, 1, "d_ULS", tolerance: 1e-15)
  }

  /// The exact Σ of a model is what the model implies: factors by PLSc, composites by Mode B.
  @Test
  func populationsFitExactly() throws {
    let tight = PLS(tolerance: 1e-14, maximumIterations: 3000)
    var consistent = tight
    consistent.estimator = .plsc
    let (factors, sigma) = try Population.threeCommonFactors()
    let (composites, others, _) = try Population.composites()
    for fit in [try consistent.fit(factors, to: sigma), try tight.fit(composites, to: others)] {
      for measures in [try #require(fit.assessment.saturatedFit), try #require(fit.assessment.estimatedFit)] {
        expectClose(measures.srmr, 0, "SRMR", tolerance: 1e-12)
        expectClose(measures.dG, 0, "d_G", tolerance: 1e-12)
      }
    }
    // Plain PLS on common factors does not fit: its loadings are too large, its correlations too small.
    #expect(try #require(tight.fit(factors, to: sigma).assessment.saturatedFit).srmr > 0.01)
  }

  /// A path that is left out shows in the estimated fit alone.
  @Test
  func estimatedFitSeesMissingPaths() throws {
    let (_, sigma) = try Population.threeCommonFactors()
    let model = try PathModel(text: "A =~ a1..a3\nB =~ b1..b3\nC =~ c1..c3\nB ~ A\nC ~ B")
    let assessment = try PLS(estimator: .plsc, tolerance: 1e-12).fit(model, to: sigma).assessment
    expectClose(assessment.saturatedFit?.srmr, 0, "saturated", tolerance: 1e-10)
    // φ(A, C) is 0.61; without the path, 0.6·0.59 is implied.
    let gap = 0.61 - 0.6 * 0.59
    // Σ(λ_a·gap·λ_c)² over all pairs of indicators.
    let (a, c): (Double, Double) = (0.64 + 0.81 + 0.64, 0.81 + 0.64 + 0.49)
    expectClose(assessment.estimatedFit?.dULS, gap * gap * a * c, "d_ULS", tolerance: 1e-10)
  }

  /// Only single indicators: no reliability, no GoF, and every table has its place.
  @Test
  func singleIndicators() throws {
    let model = try PathModel(text: "A =~ a\nB =~ b\nC =~ c\nC ~ A + B")
    let r = Matrix(rows: [[1, 0.3, 0.5], [0.3, 1, 0.4], [0.5, 0.4, 1]])
    let fit = try PLS().fit(model, to: Moments(names: ["a", "b", "c"], correlations: r, n: 60))
    let assessment = fit.assessment
    #expect(fit.indicators.allSatisfy { $0.weight == 1 && $0.loading == 1 })
    for row in assessment.reliability {
      #expect(row.alpha == nil && row.rhoA == nil && row.rhoC == nil && row.ave == nil, "\(row.construct)")
    }
    #expect(assessment.goodnessOfFit == nil && assessment.indicators.allSatisfy { $0.vif == 1 })
    expectClose(assessment.htmt[.absolute]?.values[0][2], 0.5, "HTMT of single indicators", tolerance: 1e-15)
    #expect(assessment.fornellLarcker.values[1][1] == nil)
    expectClose(assessment.fornellLarcker.values[1][2], 0.4, "Fornell–Larcker", tolerance: 1e-15)
    expectClose(assessment.saturatedFit?.srmr, 0, "saturated", tolerance: 1e-15)
    expectClose(try fit.path(from: "A", to: "C"), (0.5 - 0.3 * 0.4) / 0.91, "A → C", tolerance: 1e-15)
  }
}

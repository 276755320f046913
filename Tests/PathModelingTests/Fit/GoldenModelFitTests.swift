import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// SRMR, d_ULS, d_G and GoF against cSEM.
struct GoldenModelFitTests {
  /// cSEM takes the decimal logarithm in d_G, the definition the natural one: a factor of ln²10 = 5.3019.
  static let naturalLogarithm = log(10.0) * log(10.0)

  @Test(arguments: GoldenEstimationTests.names)
  func estimatedFitAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try #require(try golden.fit().assessment.estimatedFit)
    expectClose(fit.srmr, golden.results["srmrEstimated"].number, "\(name) SRMR")
    expectClose(fit.dULS, golden.results["dULS"].number, "\(name) d_ULS")
    expectClose(fit.dG, golden.results["dG"].number.map { $0 * Self.naturalLogarithm }, "\(name) d_G")
  }

  @Test(arguments: GoldenEstimationTests.names)
  func goodnessOfFitAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let assessment = try golden.fit().assessment
    expectClose(assessment.goodnessOfFit, golden.results["gof"].number, "\(name) GoF")
    if let other = golden.results["plspm_gof"].number {
      expectClose(assessment.goodnessOfFit, other, "\(name) GoF of plspm")
    }
  }

  /// The three files with both forms: composites, factors estimated by PLS, factors estimated by PLSc.
  @Test(arguments: [
    "a_mobi_ecsi_fit_compositeA_csem", "a_mobi_ecsi_fit_factorPLS_csem", "c_mobi_ecsi_plsc_fit_csem",
  ])
  func bothFormsAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let assessment = try golden.fit().assessment
    let saturated = try #require(assessment.saturatedFit)
    for (key, fit) in [("saturated", saturated), ("estimated", try #require(assessment.estimatedFit))] {
      let expected = golden.results[key]
      expectClose(fit.srmr, expected["SRMR"].number, "\(name) \(key) SRMR")
      expectClose(fit.dULS, expected["DL"].number, "\(name) \(key) d_ULS")
      expectClose(
        fit.dG, expected["DG"].number.map { $0 * Self.naturalLogarithm }, "\(name) \(key) d_G")
    }
    // Some programs divide by p(p − 1)/2, the diagonal left out.
    if let other = golden.results["saturated_srmr_offdiag_denominator"].number {
      let p = Double(golden.results["S"]["rows"].names.count)
      let dULS = try #require(assessment.saturatedFit).dULS
      expectClose((dULS / (p * (p - 1) / 2)).squareRoot(), other, "\(name) SRMR off diagonal")
    }
  }

  /// The measures of the matrices that the file holds, without any estimation of ours.
  @Test(arguments: ["a_mobi_ecsi_fit_compositeA_csem", "a_mobi_ecsi_fit_factorPLS_csem"])
  func measuresOfGivenMatricesAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let observed = try matrix(golden.table("S"))
    for key in ["saturated", "estimated"] {
      let fit = ModelFitMeasures(observed: observed, implied: try matrix(golden.table("implied_\(key)")))
      expectClose(fit.srmr, golden.results[key]["SRMR"].number, "\(name) \(key) SRMR")
      expectClose(
        fit.dG, golden.results[key]["DG"].number.map { $0 * Self.naturalLogarithm }, "\(name) \(key) d_G")
    }
  }

  private func matrix(_ table: GoldenTable) throws -> Matrix {
    Matrix(rows: try table.values.map { try $0.map { try #require($0) } })
  }
}

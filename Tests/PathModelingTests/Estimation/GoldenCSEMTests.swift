import Satisfaction
import Testing
import _TestSupport

/// cSEM's whole assessment of three common factors, estimated by consistent PLS.
@Suite(
  .enabled(
    if: Reference.folder != nil, "its data set cannot be carried: needs the reference folder beside the checkout"))
struct GoldenCSEMTests {
  private let golden: GoldenCase
  private let fit: PLSFit
  private var assess: JSONValue { golden.results["assess"] }

  init() throws {
    golden = try GoldenCase("j_threecommonfactors_plsc_csem")
    fit = try golden.fit()
  }

  @Test
  func estimatesAgree() throws {
    let (weights, loadings) = (try golden.table("outer_weights"), try golden.table("outer_loadings"))
    for row in fit.indicators {
      expectClose(row.weight, weights[row.construct, row.name], "weight of \(row.name)")
      expectClose(row.loading, loadings[row.construct, row.name], "loading of \(row.name)")
    }
    let paths = try golden.table("path_coefficients")
    for row in fit.paths { expectClose(row.estimate, paths[row.to, row.from], "\(row.from) → \(row.to)") }
    for row in fit.constructs where row.rSquared != nil {
      expectClose(row.rSquared, golden.results["r_squared"][row.name].number, "R² of \(row.name)")
      expectClose(row.adjustedRSquared, golden.results["r_squared_adj"][row.name].number, "adjusted R² of \(row.name)")
      expectClose(row.aic, assess["AIC"][row.name].number, "AIC of \(row.name)")
      expectClose(row.bic, assess["BIC"][row.name].number, "BIC of \(row.name)")
    }
    for cell in try golden.table("construct_vcv").cells {
      expectClose(fit.constructCorrelations[cell.row, cell.column], cell.value, "\(cell.row), \(cell.column)")
    }
    #expect(fit.convergence.iterations > 1 && fit.convergence.lastChange < fit.settings.tolerance)
    #expect(fit.warnings.isEmpty, "got \(fit.warnings.map(\.code))")
  }

  @Test
  func effectsAgree() throws {
    for (key, member) in [
      ("Direct_effect", \EffectEstimate.direct), ("Indirect_effect", \.indirect), ("Total_effect", \.total),
    ] {
      let data = assess["Effects"][key]["data"]
      let estimates = data["Estimate"].number.map { [$0] } ?? data["Estimate"].array.compactMap(\.number)
      #expect(!estimates.isEmpty && estimates.count == data["Name"].names.count, "\(key)")
      for (name, estimate) in zip(data["Name"].names, estimates) {
        let got = fit.effects.first { "\($0.to) ~ \($0.from)" == name }?[keyPath: member]
        expectClose(got, estimate, "\(key) \(name)")
      }
    }
  }

  @Test
  func reliabilityAgrees() throws {
    for row in fit.assessment.reliability {
      let reliability = assess["Reliability"]
      expectClose(row.alpha, reliability["Cronbachs_alpha"][row.construct].number, "α of \(row.construct)")
      expectClose(row.rhoC, reliability["Joereskogs_rho"][row.construct].number, "ρ_C of \(row.construct)")
      expectClose(row.rhoA, reliability["Dijkstra-Henselers_rho_A"][row.construct].number, "ρ_A of \(row.construct)")
      expectClose(row.ave, assess["AVE"][row.construct].number, "AVE of \(row.construct)")
      #expect(row.alpha != nil && row.rhoA != nil, "\(row.construct) is measured by three indicators")
    }
  }

  @Test
  func validityAgrees() throws {
    let assessment = fit.assessment
    for (key, definition) in [("HTMT", HTMTDefinition.signed), ("HTMT2", .geometric)] {
      let mine = try #require(assessment.htmt[definition])
      for cell in try GoldenTable(assess[key]["htmts"], key).lowerCells {
        let i = try #require(mine.names.firstIndex(of: cell.row))
        let j = try #require(mine.names.firstIndex(of: cell.column))
        expectClose(mine.values[i][j], cell.value, "\(key) \(cell.row), \(cell.column)")
      }
    }
    let mine = assessment.fornellLarcker
    for cell in try GoldenTable(assess["Fornell-Larcker"], "Fornell–Larcker").cells {
      let i = try #require(mine.names.firstIndex(of: cell.row))
      let j = try #require(mine.names.firstIndex(of: cell.column))
      expectClose(mine.values[i][j].map { $0 * $0 }, cell.value, "Fornell–Larcker \(cell.row), \(cell.column)")
    }
    let effects = try GoldenTable(assess["F2"], "F2")
    for row in assessment.paths {
      expectClose(row.fSquared, effects[row.to, row.from], "f² of \(row.from) for \(row.to)")
      expectClose(row.vif, golden.results["vif"][row.to][row.from].number ?? 1, "VIF of \(row.from) for \(row.to)")
    }
  }

  /// The model has every path that its order allows, so both forms of the fit are one.
  @Test
  func modelFitAgrees() throws {
    let assessment = fit.assessment
    for measures in [assessment.estimatedFit, assessment.saturatedFit] {
      expectClose(measures?.srmr, assess["SRMR"].number, "SRMR")
      expectClose(measures?.dULS, assess["DL"].number, "d_ULS")
      expectClose(
        measures?.dG, assess["DG"].number.map { $0 * GoldenModelFitTests.naturalLogarithm }, "d_G")
    }
    expectClose(assessment.goodnessOfFit, assess["GoF"].number, "GoF")
  }
}

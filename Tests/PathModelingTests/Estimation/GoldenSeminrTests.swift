import Satisfaction
import Testing
import _TestSupport

/// Everything that seminr's own files hold. Its tables have a row for each construct a path comes from and a column for
/// each it goes to.
struct GoldenSeminrTests {
  static let names = [
    "a_mobi_ecsi_modeA_path_seminr", "c_mobi_ecsi_plsc_path_seminr", "f_corprep_path_seminr",
    "f_corprep_simple_path_seminr",
  ]

  /// With PLSc, seminr takes criteria, inflation and correlations from the uncorrected scores: those of plain PLS,
  /// which has the same weights.
  private func uncorrectedFit(_ golden: GoldenCase) throws -> PLSFit {
    let fit = try golden.fit()
    var settings = fit.settings
    settings.estimator = .pls
    return try settings.fit(fit.model, to: golden.survey(for: fit.model))
  }

  @Test(arguments: names)
  func measurementAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let (weights, loadings) = (try golden.table("outer_weights"), try golden.table("outer_loadings"))
    for row in fit.indicators {
      expectClose(row.weight, weights[row.name, row.construct], "\(name) weight of \(row.name)")
      expectClose(row.loading, loadings[row.name, row.construct], "\(name) loading of \(row.name)")
      expectClose(row.mean, golden.results["mean"][row.name].number, "\(name) mean of \(row.name)")
      expectClose(
        row.standardDeviation, golden.results["sd_n_minus_1"][row.name].number, "\(name) deviation of \(row.name)")
    }
    for cell in try golden.table("cross_loadings").cells {
      expectClose(fit.crossLoadings[cell.row, cell.column], cell.value, "\(name) \(cell.row) on \(cell.column)")
    }
  }

  @Test(arguments: names)
  func structureAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let (paths, total) = (try golden.table("path_coefficients"), try golden.table("total_effects"))
    let indirect = try golden.table("total_indirect_effects")
    for row in fit.paths { expectClose(row.estimate, paths[row.from, row.to], "\(name) \(row.from) → \(row.to)") }
    #expect(fit.paths.count == paths.cells.count { $0.value != 0 })
    for row in fit.effects {
      expectClose(row.total, total[row.from, row.to], "\(name) total effect \(row.from) → \(row.to)")
      expectClose(row.indirect, indirect[row.from, row.to], "\(name) indirect effect \(row.from) → \(row.to)")
    }
    #expect(fit.effects.count == total.cells.count { $0.value != 0 })
    let explained = try golden.table("r_squared")
    let criteria = try golden.table("it_criteria_AIC_BIC")
    for (row, plain) in zip(fit.constructs, try uncorrectedFit(golden).constructs) where row.rSquared != nil {
      expectClose(row.rSquared, explained["Rsq", row.name], "\(name) R² of \(row.name)")
      expectClose(row.adjustedRSquared, explained["AdjRsq", row.name], "\(name) adjusted R² of \(row.name)")
      expectClose(plain.aic, criteria["AIC", row.name], "\(name) AIC of \(row.name)")
      expectClose(plain.bic, criteria["BIC", row.name], "\(name) BIC of \(row.name)")
    }
  }

  @Test(arguments: names)
  func reliabilityAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let table = try golden.table("reliability")
    for block in try golden.fit().blocks() {
      let construct = block.construct.name
      let single = block.range.count == 1
      expectClose(
        single ? 1 : cronbachAlpha(correlations: block.correlations), table[construct, "alpha"], "\(name) \(construct)")
      expectClose(compositeReliability(loadings: block.loadings), table[construct, "rhoC"], "\(name) \(construct)")
      expectClose(averageVarianceExtracted(loadings: block.loadings), table[construct, "AVE"], "\(name) \(construct)")
      let rho = block.isMeasured ? rhoA(weights: block.weights, correlations: block.correlations) : 1
      expectClose(rho, table[construct, "rhoA"], "\(name) ρ_A of \(construct)")
    }
  }

  @Test(arguments: names)
  func validityAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let plain = try uncorrectedFit(golden)
    let htmt = try #require(plain.assessment.htmt[.absolute])
    for cell in try golden.table("htmt").lowerCells {
      let i = try #require(htmt.names.firstIndex(of: cell.row))
      let j = try #require(htmt.names.firstIndex(of: cell.column))
      expectClose(htmt.values[i][j], cell.value, "\(name) HTMT \(cell.row), \(cell.column)")
    }
    for cell in try golden.table("construct_correlations").cells {
      expectClose(plain.constructCorrelations[cell.row, cell.column], cell.value, "\(name) \(cell.row), \(cell.column)")
    }
    let larcker = try golden.table("fornell_larcker")
    for cell in larcker.lowerCells {
      expectClose(plain.constructCorrelations[cell.row, cell.column], cell.value, "\(name) \(cell.row), \(cell.column)")
    }
    for block in try golden.fit().blocks() {
      let construct = block.construct.name
      expectClose(
        averageVarianceExtracted(loadings: block.loadings)?.squareRoot(), larcker[construct, construct],
        "\(name) √AVE of \(construct)")
    }
  }

  /// seminr has no factor for a single predecessor; here it is 1.
  @Test(arguments: names)
  func inflationAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let assessment = try uncorrectedFit(golden).assessment
    for row in assessment.indicators {
      expectClose(row.vif, golden.results["vif_items"][row.construct][row.indicator].number, "\(name) \(row.indicator)")
    }
    for row in assessment.paths {
      expectClose(
        row.vif, golden.results["vif_antecedents"][row.to][row.from].number ?? 1, "\(name) \(row.from) for \(row.to)")
    }
  }

  @Test(arguments: names)
  func scoresAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let scores = try fit.scores(of: golden.survey(for: fit.model))
    #expect(scores.values.rowCount == golden.results["scores"]["n"].number.map { Int($0) })
    for cell in try GoldenTable(golden.results["scores"]["first10"], name).cells {
      expectClose(scores[cell.row, cell.column], cell.value, "\(name) score of case \(cell.row), \(cell.column)")
    }
  }
}

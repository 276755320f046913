import Satisfaction
import Testing
import _TestSupport

/// Weights, loadings, paths, R², effects, correlations and criteria against the consensus of cSEM, seminr, plspm and
/// semPLS. At tolerance 1e-12 the programs agree with each other to about 1e-13, so 1e-9 leaves room for nothing but
/// the stopping rule.
struct GoldenEstimationTests {
  /// All golden files of the consensus layout.
  static let all = [
    "CANON_a_mobi_ecsi_modeA_centroid", "CANON_a_mobi_ecsi_modeA_factorial", "CANON_a_mobi_ecsi_modeA_path",
    "CANON_b_mobi_ecsi_ImageValueB_centroid", "CANON_b_mobi_ecsi_ImageValueB_path",
    "CANON_b_mobi_ecsi_allB_factorial", "CANON_b_mobi_ecsi_allB_path", "CANON_c_mobi_ecsi_plsc_mixed",
    "CANON_c_mobi_ecsi_plsc_mixedCompositeA", "CANON_c_mobi_ecsi_plsc_path", "CANON_d_bank_ecsi_modeA_centroid",
    "CANON_d_bank_ecsi_modeA_path", "CANON_e_mobi_acsi_modeA_factorial", "CANON_e_mobi_acsi_modeA_path",
    "CANON_f_corprep_path", "CANON_o_russett_AAA_centroid", "CANON_o_russett_BBB_path_path",
    "CANON_o_spainfoot_modeA_centroid",
  ]
  /// Those that are there; see ``NotCarriedTests``.
  static let names = Reference.available(all)

  @Test(arguments: names)
  func measurementAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let signs = golden.signs(of: fit)
    var compared = 0
    for row in fit.indicators {
      let sign = try #require(signs[row.construct])
      let weight = golden.results["weights"][row.construct][row.name].number
      let loading = golden.results["loadings"][row.construct][row.name].number
      expectClose(sign * row.weight, weight, "\(name) weight of \(row.name)")
      expectClose(sign * row.loading, loading, "\(name) loading of \(row.name)")
      compared += 1
    }
    #expect(compared == golden.results["weights"].members.values.reduce(0) { $0 + $1.members.count })
  }

  @Test(arguments: names)
  func structureAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let signs = golden.signs(of: fit)
    for row in golden.results["paths"].array {
      let (from, to) = (row["from"].text ?? "", row["to"].text ?? "")
      let sign = (signs[from] ?? 0) * (signs[to] ?? 0)
      expectClose(sign * (try fit.path(from: from, to: to)), row["value"].number, "\(name) \(from) → \(to)")
    }
    for row in fit.constructs where row.rSquared != nil {
      expectClose(row.rSquared, golden.results["r2"][row.name].number, "\(name) R² of \(row.name)")
      expectClose(row.adjustedRSquared, golden.results["r2adj"][row.name].number, "\(name) adjusted R² of \(row.name)")
      expectClose(row.bic, golden.results["bic"][row.name].number, "\(name) BIC of \(row.name)")
      expectClose(row.aic, golden.results["aic"][row.name].number, "\(name) AIC of \(row.name)")
    }
  }

  @Test(arguments: names)
  func effectsAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let signs = golden.signs(of: fit)
    let rows = fit.effects
    for (key, member) in [("totalEffects", \EffectEstimate.total), ("indirectEffects", \.indirect)] {
      for row in golden.results[key].array {
        let (from, to) = (row["from"].text ?? "", row["to"].text ?? "")
        let mine = rows.first { $0.from == from && $0.to == to }.map { $0[keyPath: member] }
        expectClose(
          (signs[from] ?? 0) * (signs[to] ?? 0) * (mine ?? 0), row["value"].number, "\(name) \(key) \(from) → \(to)")
      }
    }
  }

  @Test(arguments: names)
  func correlationsAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let signs = golden.signs(of: fit)
    let table = golden.results["constructCorrelations"]
    let columns = table["cols"].array.compactMap(\.text)
    for (row, values) in zip(table["rows"].array.compactMap(\.text), table["values"].array) {
      for (column, value) in zip(columns, values.array) {
        let sign = (signs[row] ?? 0) * (signs[column] ?? 0)
        let mine = try #require(fit.constructCorrelations[row, column])
        expectClose(sign * mine, value.number, "\(name) correlation \(row), \(column)")
      }
    }
  }

  /// The first ten cases' scores; the sign follows the weights.
  @Test(arguments: names.filter { !$0.contains("plsc") })
  func scoresAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let signs = golden.signs(of: fit)
    let scores = try fit.scores(of: golden.survey(for: fit.model))
    let table = golden.results["scores_sd_n_minus_1"]["first10"]
    let columns = table["cols"].array.compactMap(\.text)
    #expect(!columns.isEmpty)
    for (row, values) in table["values"].array.enumerated() {
      for (column, value) in zip(columns, values.array) {
        let j = try #require(scores.columns.firstIndex(of: column))
        expectClose((signs[column] ?? 0) * scores.values[row, j], value.number, "\(name) score \(row), \(column)")
      }
    }
  }
}

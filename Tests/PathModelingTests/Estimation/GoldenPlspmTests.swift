import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// plspm's own files. Its scores have variance 1 with divisor n, so its weights of answers, and the deviations in
/// them, differ from ours by √((n − 1)/n).
struct GoldenPlspmTests {
  static let all: [(name: String, metric: PLS.Metric)] = [
    ("a_mobi_ecsi_modeA_path_plspm", .standardized), ("d_bank_ecsi_centroid_plspm_scaledFALSE_tight", .raw),
  ]
  static let cases = all.filter { Reference.available([$0.name]) == [$0.name] }

  /// `scaled = FALSE` centres the answers and leaves their units, as the raw metric does; its weights are those of
  /// centred answers, w/s, and the standardised ones follow by s.
  @Test(arguments: cases)
  func measurementAgrees(_ name: String, _ metric: PLS.Metric) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit(metric: metric)
    let n = fit.moments.n
    for row in fit.indicators {
      let weight = golden.results["outer_weights"][row.name].number
      let unit = metric == .raw ? row.standardDeviation * ((n - 1) / n).squareRoot() : 1
      expectClose(row.weight, weight.map { $0 * unit }, "\(name) weight of \(row.name)")
      expectClose(row.loading, golden.results["outer_loadings"][row.name].number, "\(name) loading of \(row.name)")
      expectClose(row.communality, golden.results["communality"][row.name].number, "\(name) communality of \(row.name)")
      let explained = try fit.rSquared(of: row.construct) ?? 0
      expectClose(
        row.communality * explained, golden.results["redundancy"][row.name].number, "\(name) redundancy of \(row.name)")
    }
  }

  @Test(arguments: cases)
  func structureAgrees(_ name: String, _ metric: PLS.Metric) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit(metric: metric)
    let paths = try golden.table("path_coefficients")
    for row in fit.paths { expectClose(row.estimate, paths[row.to, row.from], "\(name) \(row.from) → \(row.to)") }
    for cell in try golden.table("construct_correlations").cells {
      expectClose(fit.constructCorrelations[cell.row, cell.column], cell.value, "\(name) \(cell.row), \(cell.column)")
    }
    let data = golden.results["effects"]["data"]
    #expect(!data["relationships"].names.isEmpty)
    for (k, relation) in data["relationships"].names.enumerated() {
      let row = fit.effects.first { "\($0.from) -> \($0.to)" == relation }
      expectClose(row?.direct ?? 0, data["direct"].array[k].number, "\(name) direct \(relation)")
      expectClose(row?.indirect ?? 0, data["indirect"].array[k].number, "\(name) indirect \(relation)")
      expectClose(row?.total ?? 0, data["total"].array[k].number, "\(name) total \(relation)")
    }
    let summary = golden.results["inner_summary"]
    for (k, construct) in summary["rows"].names.enumerated() {
      expectClose(try fit.rSquared(of: construct) ?? 0, summary["data"]["R2"].array[k].number, "\(name) \(construct)")
    }
    expectClose(fit.assessment.goodnessOfFit, golden.results["gof"].number, "\(name) GoF")
  }

  /// DG-ρ of plspm takes the correlations with the first principal component for loadings; single indicators have 1.
  @Test(arguments: cases)
  func unidimensionalityAgrees(_ name: String, _ metric: PLS.Metric) throws {
    let golden = try GoldenCase(name)
    let data = golden.results["unidim"]["data"]
    for (k, block) in try golden.fit(metric: metric).blocks().enumerated() {
      let construct = block.construct.name
      let eigen = try SymmetricEigen(block.correlations)
      let first = eigen.values.count - 1
      let loadings = eigen.vectors.column(first).map { $0 * eigen.values[first].squareRoot() }
      expectClose(eigen.values[first], data["eig.1st"].array[k].number, "\(name) first eigenvalue of \(construct)")
      expectClose(
        compositeReliability(loadings: loadings), data["DG.rho"].array[k].number, "\(name) DG-ρ of \(construct)")
      let alpha = block.range.count == 1 ? 1 : cronbachAlpha(correlations: block.correlations)
      expectClose(alpha, data["C.alpha"].array[k].number, "\(name) α of \(construct)")
    }
  }

  /// The first ten cases' scores: variance 1 with divisor n.
  @Test(arguments: cases)
  func scoresAgree(_ name: String, _ metric: PLS.Metric) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit(metric: metric)
    let scores = try fit.scores(of: golden.survey(for: fit.model))
    let n = fit.moments.n
    for cell in try GoldenTable(golden.results["scores"]["first10"], name).cells {
      let got = scores[cell.row, cell.column].map { $0 * (n / (n - 1)).squareRoot() }
      expectClose(got, cell.value, "\(name) score of case \(cell.row), \(cell.column)")
    }
  }
}

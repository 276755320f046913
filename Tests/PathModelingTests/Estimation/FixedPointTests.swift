import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Converged weights reproduce themselves under one step of the algorithm, written here as the papers do, with plain
/// loops and no regard for speed.
struct FixedPointTests {
  struct Case: CustomTestStringConvertible {
    let scheme: PLS.Scheme
    let metric: PLS.Metric
    let mode: Construct.Mode
    var testDescription: String { "\(scheme), \(metric), mode \(mode)" }
  }

  static let cases = PLS.Scheme.allCases.flatMap { scheme in
    PLS.Metric.allCases.flatMap { metric in
      Construct.Mode.allCases.map { Case(scheme: scheme, metric: metric, mode: $0) }
    }
  }

  /// The mobile-phone model with every block in one mode.
  private func fit(_ item: Case) throws -> PLSFit {
    let template = PathModel.ecsiMobile
    let model = try PathModel(
      constructs: template.constructs.map { construct in
        Construct(
          construct.name, indicators: construct.indicators, mode: item.mode,
          fixedWeights: item.mode == .fixed ? construct.indicators.indices.map { Double($0 + 1) } : nil)
      },
      paths: template.paths, conventions: template.conventions)
    return try PLS(scheme: item.scheme, metric: item.metric, tolerance: 1e-13, maximumIterations: 3000)
      .fit(model, to: EmbeddedSurvey.load())
  }

  @Test(arguments: cases)
  func weightsReproduceThemselves(_ item: Case) throws {
    let fit = try fit(item)
    let (names, blocks) = (fit.model.constructs.map(\.name), try fit.blocks())
    let inner = try innerWeights(fit, item.scheme)
    for (j, block) in blocks.enumerated() {
      // Correlations of the block's indicators with the inner proxy.
      let covariances = block.range.map { i in
        names.indices.reduce(0) { $0 + inner[j][$1] * fit.crossLoadings.values[i, $1] }
      }
      let deviations = block.range.map { fit.indicators[$0].standardDeviation }
      let step: [Double] =
        switch item.mode {
        case _ where block.range.count == 1: [1]
        case .a: item.metric == .raw ? zip(covariances, deviations).map { $0 * $1 * $1 } : covariances
        case .b: try solve(block.correlations, covariances)
        case .unit: item.metric == .raw ? deviations : deviations.map { _ in 1 }
        case .fixed: deviations.enumerated().map { Double($0 + 1) * $1 }
        }
      let expected = unitVariance(step, block.correlations)
      for (row, weight) in zip(fit.indicators[block.range], expected) {
        expectClose(row.weight, weight, "\(item.testDescription): weight of \(row.name)", tolerance: 1e-10)
      }
    }
  }

  /// w′Rw = 1, loadings are Rw, and construct correlations w′Rw of two blocks.
  @Test(arguments: cases)
  func scoresHaveUnitVariance(_ item: Case) throws {
    let fit = try fit(item)
    let r = try fit.moments.correlations()
    let (rows, blocks) = (fit.indicators, try fit.blocks())
    func covariance(_ a: Range<Int>, _ b: Range<Int>) -> Double {
      a.reduce(0) { sum, i in sum + b.reduce(0) { $0 + rows[i].weight * r[i, $1] * rows[$1].weight } }
    }
    for (j, block) in blocks.enumerated() {
      expectClose(covariance(block.range, block.range), 1, "w′Rw of \(block.construct.name)", tolerance: 1e-12)
      for i in block.range {
        let loading = block.range.reduce(0) { $0 + r[i, $1] * rows[$1].weight }
        expectClose(rows[i].loading, loading, "loading of \(rows[i].name)", tolerance: 1e-12)
      }
      for (k, other) in blocks.enumerated() {
        expectClose(
          fit.constructCorrelations.values[j, k], covariance(block.range, other.range), "\(j), \(k)", tolerance: 1e-12)
      }
    }
  }

  /// Inner weights of every construct: signs, correlations, or regressions on predecessors.
  private func innerWeights(_ fit: PLSFit, _ scheme: PLS.Scheme) throws -> [[Double]] {
    let (names, c) = (fit.model.constructs.map(\.name), fit.constructCorrelations.values)
    return try names.indices.map { j in
      var row = [Double](repeating: 0, count: names.count)
      let before = try fit.model.predecessors(of: names[j]).map { try fit.number(ofConstruct: $0) }
      let after = try fit.model.successors(of: names[j]).map { try fit.number(ofConstruct: $0) }
      for k in before + after { row[k] = scheme == .centroid ? (c[j, k] < 0 ? -1 : 1) : c[j, k] }
      guard scheme == .path, !before.isEmpty else { return row }
      let coefficients = try solve(c.submatrix(rows: before, columns: before), before.map { c[$0, j] })
      for (k, value) in zip(before, coefficients) { row[k] = value }
      return row
    }
  }

  private func solve(_ matrix: Matrix, _ right: [Double]) throws -> [Double] {
    try Cholesky(matrix).solve(Matrix(rows: right.count, columns: 1, columnMajor: right)).elements
  }

  private func unitVariance(_ weights: [Double], _ r: Matrix) -> [Double] {
    var variance = 0.0
    for i in weights.indices { for j in weights.indices { variance += weights[i] * r[i, j] * weights[j] } }
    return weights.map { $0 / variance.squareRoot() }
  }
}

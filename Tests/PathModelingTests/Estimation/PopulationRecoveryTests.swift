import Satisfaction
import Testing
import _TestSupport

struct PopulationRecoveryTests {
  static let tight = PLS(tolerance: 1e-14, maximumIterations: 3000)

  /// Composites with Mode B: the exact Σ gives the exact weights and paths back.
  @Test(arguments: PLS.Scheme.allCases)
  func modeBReturnsWeightsAndPaths(_ scheme: PLS.Scheme) throws {
    let (model, moments, weights) = try Population.composites()
    var estimator = Self.tight
    estimator.scheme = scheme
    let fit = try estimator.fit(model, to: moments)
    for (row, weight) in zip(fit.indicators, weights) {
      expectClose(row.weight, weight, "weight of \(row.name)", tolerance: 1e-12)
    }
    expectClose(try fit.path(from: "A", to: "B"), 0.6, "A → B", tolerance: 1e-12)
    expectClose(try fit.path(from: "A", to: "C"), 0.4, "A → C", tolerance: 1e-12)
    expectClose(try fit.path(from: "B", to: "C"), 0.35, "B → C", tolerance: 1e-12)
  }

  /// Plain PLS on common factors: the attenuated paths that theory gives, to the digits published.
  @Test
  func plainPLSAttenuates() throws {
    let (model, moments) = try Population.threeCommonFactors()
    let fit = try Self.tight.fit(model, to: moments)
    expectClose(try fit.path(from: "A", to: "B"), 0.51196938, "A → B", tolerance: 5e-9)
    expectClose(try fit.path(from: "A", to: "C"), 0.3709111, "A → C", tolerance: 5e-8)
    expectClose(try fit.path(from: "B", to: "C"), 0.30752022, "B → C", tolerance: 5e-9)
  }

  /// In this population Mode A weights are proportional to the loadings, so the attenuated correlations are known in
  /// closed form.
  @Test
  func plainPLSMatchesTheClosedForm() throws {
    let (model, moments) = try Population.threeCommonFactors()
    let fit = try Self.tight.fit(model, to: moments)
    let blocks = [[0.8, 0.9, 0.8], [0.7, 0.7, 0.9], [0.9, 0.8, 0.7]]
    let reliabilities = blocks.map { loadings -> Double in
      let square = loadings.reduce(0) { $0 + $1 * $1 }
      let noise = loadings.reduce(0) { $0 + $1 * $1 * (1 - $1 * $1) }
      return square * square / (square * square + noise)
    }
    let phi = Population.factorCorrelations()
    for i in 0..<3 {
      for j in 0..<i {
        let expected = phi[i, j] * (reliabilities[i] * reliabilities[j]).squareRoot()
        expectClose(fit.constructCorrelations.values[i, j], expected, "correlation \(i), \(j)", tolerance: 1e-12)
      }
    }
  }

  /// Consistent PLS returns loadings and paths of the factors exactly.
  @Test
  func consistentPLSReturnsFactors() throws {
    let (model, moments) = try Population.threeCommonFactors()
    var estimator = Self.tight
    estimator.estimator = .plsc
    let fit = try estimator.fit(model, to: moments)
    expectClose(try fit.path(from: "A", to: "B"), 0.6, "A → B", tolerance: 1e-12)
    expectClose(try fit.path(from: "A", to: "C"), 0.4, "A → C", tolerance: 1e-12)
    expectClose(try fit.path(from: "B", to: "C"), 0.35, "B → C", tolerance: 1e-12)
    let loadings = [0.8, 0.9, 0.8, 0.7, 0.7, 0.9, 0.9, 0.8, 0.7]
    for (row, loading) in zip(fit.indicators, loadings) {
      expectClose(row.loading, loading, "loading of \(row.name)", tolerance: 1e-12)
    }
  }
}

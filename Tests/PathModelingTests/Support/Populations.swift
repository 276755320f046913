import Satisfaction
import SatisfactionNumerics

/// Exact covariance matrices of models whose parameters are known.
enum Population {
  /// Correlations of three common factors with three indicators each: Σ = ΛΦΛ′ + Θ.
  static func threeCommonFactors() throws -> (model: PathModel, moments: Moments) {
    let loadings = [0.8, 0.9, 0.8, 0.7, 0.7, 0.9, 0.9, 0.8, 0.7]
    let phi = factorCorrelations()
    var sigma = Matrix.identity(9)
    for i in 0..<9 {
      for j in 0..<9 where i != j { sigma[i, j] = loadings[i] * phi[i / 3, j / 3] * loadings[j] }
    }
    let model = try PathModel(
      text: """
        A =~ a1..a3
        B =~ b1..b3
        C =~ c1..c3
        B ~ A
        C ~ A + B
        """)
    return (model, try Moments(names: model.indicators, correlations: sigma, n: 1000))
  }

  /// Paths A → B .6, A → C .4, B → C .35.
  static func factorCorrelations() -> Matrix {
    Matrix(rows: [[1, 0.6, 0.61], [0.6, 1, 0.59], [0.61, 0.59, 1]])
  }

  /// Correlations of composites with given weights: Σ within a block is free, between blocks R w c w′ R.
  static func composites() throws -> (model: PathModel, moments: Moments, weights: [Double]) {
    let within = Matrix(rows: [[1, 0.3, 0.2], [0.3, 1, 0.5], [0.2, 0.5, 1]])
    let phi = factorCorrelations()
    let raw: [[Double]] = [[0.6, 0.4, 0.3], [0.2, 0.7, 0.5], [0.5, -0.2, 0.9]]
    let weights = raw.map { w in scaled(w, within) }
    var sigma = Matrix.identity(9)
    for i in 0..<9 {
      for j in 0..<9 {
        let (a, b) = (i / 3, j / 3)
        sigma[i, j] =
          a == b
          ? within[i % 3, j % 3]
          : loading(weights[a], within, i % 3) * phi[a, b] * loading(weights[b], within, j % 3)
      }
    }
    let model = try PathModel(
      text: """
        A <~ a1..a3
        B <~ b1..b3
        C <~ c1..c3
        B ~ A
        C ~ A + B
        """)
    return (model, try Moments(names: model.indicators, correlations: sigma, n: 1000), weights.flatMap { $0 })
  }

  /// A block whose score correlates with its indicators by numbers that sum to 0, joined to B by one path; C is
  /// correlated with B alone.
  ///
  /// Mode A weights of A are proportional to the correlations with b, (f, f, −3f): its loadings to (1.5f, 1.5f, −3f).
  static func tie(first f: Double, dominant: String? = nil) throws -> (model: PathModel, moments: Moments) {
    let model = try PathModel(
      constructs: [
        Construct("A", indicators: ["a1", "a2", "a3"], dominantIndicator: dominant), Construct("B", "b"),
        Construct("C", "c"),
      ], paths: [Path(from: "A", to: "B"), Path(from: "B", to: "C")])
    let sigma = Matrix(rows: [
      [1, 0.5, 0, f, 0], [0.5, 1, 0, f, 0], [0, 0, 1, -3 * f, 0], [f, f, -3 * f, 1, 0.4], [0, 0, 0, 0.4, 1],
    ])
    return (model, try Moments(names: model.indicators, correlations: sigma, n: 100))
  }

  private static func scaled(_ w: [Double], _ within: Matrix) -> [Double] {
    let variance = (0..<3).reduce(0.0) { sum, i in sum + w[i] * loading(w, within, i) }
    return w.map { $0 / variance.squareRoot() }
  }

  private static func loading(_ w: [Double], _ within: Matrix, _ i: Int) -> Double {
    (0..<3).reduce(0.0) { $0 + within[i, $1] * w[$1] }
  }
}

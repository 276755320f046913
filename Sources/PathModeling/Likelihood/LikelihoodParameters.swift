internal import SatisfactionNumerics

/// The free parameters of a path model with common factors, in the order in which they are estimated, and the covariance
/// matrix that they imply.
///
/// The first loading of a construct is 1; a single indicator has no error; exogenous constructs vary and covary freely;
/// errors do not. Σ = Λ Ω Λ′ + Θ with Ω = (I − B)⁻¹ Ψ (I − B)⁻ᵀ.
///
/// - Source: Bollen (1989), Structural Equations with Latent Variables, ch. 8.
struct LikelihoodParameters {
  /// A free parameter: what it is and where it stands.
  enum Place: Equatable {
    /// Loading of an indicator on its construct.
    case loading(indicator: Int, construct: Int)
    /// Error variance of an indicator.
    case residual(indicator: Int)
    /// Path between constructs.
    case path(from: Int, to: Int)
    /// Variance of an exogenous construct or of an endogenous one's error, or covariance of exogenous constructs.
    case disturbance(Int, Int)
  }

  let layout: ModelLayout
  let places: [Place]
  /// Λ, p × J.
  private(set) var loadings: Matrix
  /// Θ's diagonal, p.
  private(set) var residuals: [Double]
  /// B, J × J: row = to, column = from.
  private(set) var paths: Matrix
  /// Ψ, J × J.
  private(set) var disturbances: Matrix

  /// Starting values from a covariance matrix: loadings of 1, errors of half of every variance, no paths.
  init(_ layout: ModelLayout, covariance: Matrix) {
    self.layout = layout
    let (p, constructs) = (layout.indicatorCount, layout.constructCount)
    var places: [Place] = []
    loadings = Matrix(rows: p, columns: constructs)
    residuals = Array(repeating: 0, count: p)
    paths = Matrix(rows: constructs, columns: constructs)
    disturbances = Matrix(rows: constructs, columns: constructs)
    for (j, block) in layout.blocks.enumerated() {
      for i in block { loadings[i, j] = 1 }
      places += block.dropFirst().map { .loading(indicator: $0, construct: j) }
      disturbances[j, j] = covariance[block.lowerBound, block.lowerBound] * (block.count > 1 ? 0.5 : 1)
    }
    for block in layout.blocks where block.count > 1 {
      for i in block { residuals[i] = 0.5 * covariance[i, i] }
      places += block.map { .residual(indicator: $0) }
    }
    for to in 0..<constructs { places += layout.predecessors[to].map { .path(from: $0, to: to) } }
    let exogenous = (0..<constructs).filter { layout.predecessors.count($0) == 0 }
    for j in 0..<constructs { places.append(.disturbance(j, j)) }
    for (n, j) in exogenous.enumerated() {
      for k in exogenous[..<n] { places.append(.disturbance(j, k)) }
    }
    self.places = places
  }

  /// The parameters, one a place.
  var values: [Double] {
    get { places.map(value) }
    set { for (place, value) in zip(places, newValue) { set(place, value) } }
  }

  private func value(_ place: Place) -> Double {
    switch place {
    case .loading(let i, let j): loadings[i, j]
    case .residual(let i): residuals[i]
    case .path(let from, let to): paths[to, from]
    case .disturbance(let j, let k): disturbances[j, k]
    }
  }

  private mutating func set(_ place: Place, _ value: Double) {
    switch place {
    case .loading(let i, let j): loadings[i, j] = value
    case .residual(let i): residuals[i] = value
    case .path(let from, let to): paths[to, from] = value
    case .disturbance(let j, let k):
      disturbances[j, k] = value
      disturbances[k, j] = value
    }
  }

  // MARK: What they imply

  /// (I − B)⁻¹, J × J, row by row in topological order.
  var totalEffectsWithOwn: Matrix {
    let constructs = layout.constructCount
    var result = Matrix.identity(constructs)
    for j in layout.topologicalOrder {
      for from in layout.predecessors[j] {
        for source in 0..<constructs { result[j, source] += paths[j, from] * result[from, source] }
      }
    }
    return result
  }

  /// Ω, the covariances of the constructs, J × J.
  var constructCovariance: Matrix {
    let t = totalEffectsWithOwn
    return .product(.product(t, disturbances), t, right: .transposed)
  }

  /// Σ, p × p.
  var impliedCovariance: Matrix {
    var sigma = Matrix.product(.product(loadings, constructCovariance), loadings, right: .transposed)
    for i in residuals.indices { sigma[i, i] += residuals[i] }
    return sigma
  }

  /// Every derivative ∂Σ/∂θ = uv′ + vu′ as its two columns, p × number of parameters each.
  var derivatives: (u: Matrix, v: Matrix) {
    let (p, t) = (layout.indicatorCount, totalEffectsWithOwn)
    let reach = Matrix.product(loadings, t)
    let spread = Matrix.product(loadings, constructCovariance)
    var (u, v) = (Matrix(rows: p, columns: places.count), Matrix(rows: p, columns: places.count))
    for (column, place) in places.enumerated() {
      switch place {
      case .loading(let i, let j):
        u[i, column] = 1
        for row in 0..<p { v[row, column] = spread[row, j] }
      case .residual(let i):
        u[i, column] = 1
        v[i, column] = 0.5
      case .path(let from, let to):
        for row in 0..<p { (u[row, column], v[row, column]) = (reach[row, to], spread[row, from]) }
      case .disturbance(let j, let k):
        let share = j == k ? 0.5 : 1
        for row in 0..<p { (u[row, column], v[row, column]) = (reach[row, j], share * reach[row, k]) }
      }
    }
    return (u, v)
  }

  /// R², J: the share of Ω that is no error variance; 0 for exogenous constructs.
  var rSquared: [Double] {
    let omega = constructCovariance
    return (0..<layout.constructCount).map { 1 - disturbances[$0, $0] / omega[$0, $0] }
  }

  /// The parameters with all constructs and indicators of variance 1, by the variances that the model implies.
  var standardized: ModelEstimates {
    let (omega, sigma, total) = (constructCovariance, impliedCovariance, totalEffectsWithOwn)
    let spread = omega.diagonal.map { $0.squareRoot() }
    let standardLoadings = layout.blocks.enumerated().flatMap { j, block in
      block.map { loadings[$0, j] * spread[j] / sigma[$0, $0].squareRoot() }
    }
    var (coefficients, correlations, effects) = (paths, omega, total)
    for j in spread.indices {
      for k in spread.indices {
        coefficients[j, k] *= spread[k] / spread[j]
        correlations[j, k] /= spread[j] * spread[k]
        effects[j, k] *= spread[k] / spread[j]
      }
      effects[j, j] -= 1
    }
    return ModelEstimates(
      weights: nil, loadings: standardLoadings, constructCorrelations: correlations, paths: coefficients,
      rSquared: rSquared, totalEffects: effects)
  }
}

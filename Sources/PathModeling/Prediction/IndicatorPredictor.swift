internal import SatisfactionNumerics

/// The linear map from a row's answers to predictions of the indicators of endogenous constructs.
///
/// Scores y = Σ w(x − x̄)/s of every construct; construct j is predicted by Σ_k A(j, k)·y_k, and its indicator by
/// x̄ + s·λ times that. *direct*: A = B. *earliest*: A follows the paths from the exogenous constructs, whose own scores
/// it keeps.
///
/// - Source: Shmueli, Ray, Velasquez Estrada & Chatla (2016), J. Business Research 69, 4552–4564,
///   doi:10.1016/j.jbusres.2016.03.049.
struct IndicatorPredictor: Sendable {
  /// Means of the indicators, p.
  let means: [Double]
  /// 1/s, p.
  let scales: [Double]
  /// w, p.
  private let weights: [Double]
  /// s·λ, p.
  private let spreads: [Double]
  /// A of every endogenous construct: J numbers, construct by construct.
  private let reach: [Double]
  private let targets: PredictionTargets

  /// The map of a solved model.
  ///
  /// - Parameters:
  ///   - means: Means of the indicators, p.
  ///   - deviations: Their standard deviations, p.
  ///   - weights: Weights of standardised indicators, p.
  ///   - loadings: Loadings on the own construct, p.
  ///   - paths: B(to, from).
  init(
    _ targets: PredictionTargets, means: [Double], deviations: [Double], weights: [Double], loadings: [Double],
    paths: (_ to: Int, _ from: Int) -> Double
  ) {
    self.targets = targets
    self.means = means
    self.weights = weights
    scales = deviations.map { 1 / $0 }
    spreads = zip(deviations, loadings).map { $0 * $1 }
    reach = Self.reach(targets, paths)
  }

  private static func reach(_ targets: PredictionTargets, _ paths: (Int, Int) -> Double) -> [Double] {
    let (layout, constructs) = (targets.layout, targets.layout.constructCount)
    var reach = [Double](repeating: 0, count: constructs * constructs)
    for j in layout.topologicalOrder {
      if layout.predecessors.count(j) == 0 { reach[j * constructs + j] = 1 }
      for k in layout.predecessors[j] {
        let path = paths(j, k)
        switch targets.technique {
        case .direct: reach[j * constructs + k] = path
        case .earliest:
          for source in 0..<constructs {
            reach[j * constructs + source] += path * reach[k * constructs + source]
          }
        }
      }
    }
    return targets.constructs.flatMap { reach[($0 * constructs)..<(($0 + 1) * constructs)] }
  }

  /// Standardised answers of a row: 0, the mean, where there is none.
  func standardize(_ row: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>) {
    for i in means.indices {
      let value = unsafe row[i]
      unsafe z[i] = value.isNaN ? 0 : (value - means[i]) * scales[i]
    }
  }

  /// Scores of every construct, J, from standardised answers.
  func score(_ z: UnsafePointer<Double>, into scores: UnsafeMutablePointer<Double>) {
    for (j, block) in targets.layout.blocks.enumerated() {
      var sum = 0.0
      for i in block { unsafe sum += weights[i] * z[i] }
      unsafe scores[j] = sum
    }
  }

  /// Predictions of the target indicators, in their order, from the scores of all constructs.
  func predict(_ scores: UnsafePointer<Double>, into predictions: UnsafeMutablePointer<Double>) {
    let constructs = targets.layout.constructCount
    var place = 0
    for (number, j) in targets.constructs.enumerated() {
      var level = 0.0
      for k in 0..<constructs { unsafe level += reach[number * constructs + k] * scores[k] }
      for i in targets.layout.blocks[j] {
        unsafe predictions[place] = means[i] + spreads[i] * level
        place += 1
      }
    }
  }
}

/// What a model predicts: the indicators of its endogenous constructs.
struct PredictionTargets: Sendable {
  let layout: ModelLayout
  let technique: PredictionTechnique
  /// Numbers of the endogenous constructs, ascending.
  let constructs: [Int]
  /// Numbers of their indicators, ascending.
  let indicators: [Int]
  /// The places of the indicators of each endogenous construct among ``indicators``.
  let ranges: [Range<Int>]

  init(_ layout: ModelLayout, technique: PredictionTechnique) {
    self.layout = layout
    self.technique = technique
    constructs = (0..<layout.constructCount).filter { layout.predecessors.count($0) > 0 }
    indicators = constructs.flatMap { layout.blocks[$0] }
    var first = 0
    ranges = constructs.map { j in
      defer { first += layout.blocks[j].count }
      return first..<(first + layout.blocks[j].count)
    }
  }

  /// Numbers of the constructs from whose scores predictions start.
  var sources: [Int] {
    switch technique {
    case .direct: Array(Set(constructs.flatMap { Array(layout.predecessors[$0]) })).sorted()
    case .earliest: (0..<layout.constructCount).filter { layout.predecessors.count($0) == 0 }
    }
  }
}

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
  /// w of every leaf of every construct.
  private let weights: [Double]
  /// s·λ of every target.
  private let spreads: [Double]
  /// A of every endogenous construct: J numbers, construct by construct.
  private let reach: [Double]
  private let targets: PredictionTargets

  /// The map of a solved model.
  ///
  /// - Parameters:
  ///   - means: Means of the indicators, p.
  ///   - deviations: Their standard deviations, p.
  ///   - weights: Weights of standardised columns.
  ///   - loadings: Loadings of the columns on the own construct.
  ///   - paths: B(to, from).
  init(
    _ targets: PredictionTargets, means: [Double], deviations: [Double], weights: [Double], loadings: [Double],
    paths: (_ to: Int, _ from: Int) -> Double
  ) {
    self.targets = targets
    self.means = means
    self.weights = targets.leaves.flatMap { $0.map { $0.product(weights) } }
    scales = deviations.map { 1 / $0 }
    spreads = targets.constructs.flatMap { targets.leaves[$0].map { deviations[$0.item] * $0.product(loadings) } }
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
    for j in targets.leafRanges.indices {
      var sum = 0.0
      for k in targets.leafRanges[j] { unsafe sum += weights[k] * z[targets.leafItems[k]] }
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
      for _ in targets.leafRanges[j] {
        unsafe predictions[place] = means[targets.indicators[place]] + spreads[place] * level
        place += 1
      }
    }
  }
}

/// What a model predicts: the indicators of its endogenous constructs, those of all its tree for a construct of
/// constructs.
struct PredictionTargets: Sendable {
  let layout: ModelLayout
  let technique: PredictionTechnique
  /// Numbers of the endogenous constructs, ascending.
  let constructs: [Int]
  /// Numbers of their indicators, ascending.
  let indicators: [Int]
  /// The places of the indicators of each endogenous construct among ``indicators``.
  let ranges: [Range<Int>]
  /// The indicators under every construct.
  let leaves: [[ModelLayout.Leaf]]
  /// The same as numbers, construct after construct, and the range of each construct among them.
  let leafItems: [Int]
  let leafRanges: [Range<Int>]

  init(_ layout: ModelLayout, technique: PredictionTechnique) {
    self.layout = layout
    self.technique = technique
    constructs = (0..<layout.constructCount).filter { layout.predecessors.count($0) > 0 }
    let leaves = (0..<layout.constructCount).map(layout.leaves(of:))
    self.leaves = leaves
    leafItems = leaves.flatMap { $0.map(\.item) }
    leafRanges = Self.ranges(leaves.map(\.count))
    indicators = constructs.flatMap { leaves[$0].map(\.item) }
    ranges = Self.ranges(constructs.map { leaves[$0].count })
  }

  /// Ranges of these lengths, one after the other.
  private static func ranges(_ counts: [Int]) -> [Range<Int>] {
    var first = 0
    return counts.map { count in
      defer { first += count }
      return first..<(first + count)
    }
  }

  /// Numbers of the indicators under some constructs, each once.
  func items(of constructs: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return constructs.flatMap { leaves[$0].map(\.item) }.filter { seen.insert($0).inserted }
  }

  /// Numbers of the constructs from whose scores predictions start.
  var sources: [Int] {
    switch technique {
    case .direct: Array(Set(constructs.flatMap { Array(layout.predecessors[$0]) })).sorted()
    case .earliest:
      (0..<layout.constructCount).filter { layout.predecessors.count($0) == 0 && layout.plan?.isPart($0) != true }
    }
  }
}

internal import PathModeling
internal import PathSpecification

/// What every item counts in the index of its construct, from one fit: one number a leaf, which in a plain model are the
/// items.
struct ItemWeights: Sendable {
  /// w̃: weights of unstandardised answers, 1 in sum over a construct; NaN where they cancel.
  let weights: [Double]
  /// v = w̃(max − min)/Σw̃(max − min): the index is Σ v·m over the items' own 0–100 scores m.
  let shares: [Double]
  /// Points of the index for one step of the answer, 100·v/(max − min).
  let points: [Double]
  /// Whether a construct has an index.
  let isDefined: [Bool]

  /// The leaves of a model from weights of standardised indicators.
  ///
  /// - Parameters:
  ///   - weights: Weights of the leaves in the scores above them, which have variance 1.
  ///   - deviations: Standard deviations of their answers.
  ///   - blocks: The leaves of each construct.
  ///   - scales: Their scales.
  init(weights: [Double], deviations: [Double], blocks: [Range<Int>], scales: [ClosedRange<Double>]) {
    var (unstandardized, shares, points, isDefined) = ([Double](), [Double](), [Double](), [Bool]())
    for block in blocks {
      let formula = IndexFormula(
        weights: Array(weights[block]), deviations: Array(deviations[block]), scales: Array(scales[block]))
      let raw = unstandardizedWeights(weights: Array(weights[block]), standardDeviations: Array(deviations[block]))
      unstandardized += raw ?? Array(repeating: .nan, count: block.count)
      let span = formula.span
      shares += zip(formula.weights, formula.scales).map { $0 * ($1.upperBound - $1.lowerBound) / span }
      points += formula.weights.map { 100 * $0 / span }
      isDefined.append(!formula.cancels)
    }
    (self.weights, self.shares, self.points, self.isDefined) = (unstandardized, shares, points, isDefined)
  }

  /// Whether an item would count against the index of its construct.
  var hasNegative: Bool { !weights.allSatisfy { $0 >= 0 } || !shares.allSatisfy { $0 >= 0 } }
}

/// The constructs and items of a programme as numbers.
struct ProgrammeModel: Sendable {
  let model: PathModel
  /// Numbers of the constructs that are reported, ascending.
  let constructs: [Int]
  /// Declared scales of all items, p.
  let scales: [ClosedRange<Double>]
  /// The items under every construct: its own, or those of all its tree.
  let leaves: ModelLeaves

  var numbering: ModelIndex { model.numbering }
  /// The leaves of each construct.
  var blocks: [Range<Int>] { leaves.ranges }
  /// The item of a leaf.
  func item(_ leaf: Int) -> Int { leaves.items[leaf] }
  /// The name of the item of a leaf.
  func itemName(ofLeaf leaf: Int) -> String { numbering.indicators[item(leaf)] }
  var itemCount: Int { numbering.indicators.count }

  /// - Throws: ``TrackingError/unknownConstructs(names:)``; `IndexError.noScale` where a construct has items without a
  ///   scale.
  init(_ model: PathModel, reporting names: [String]?) throws {
    self.model = model
    let unknown = (names ?? []).filter { model.numbering.construct($0) == nil }
    guard unknown.isEmpty else { throw TrackingError.unknownConstructs(names: unknown) }
    constructs =
      names.map { wanted in model.constructs.indices.filter { wanted.contains(model.constructs[$0].name) } }
      ?? Array(model.constructs.indices)
    for construct in model.constructs {
      let unscaled = construct.indicators.filter { model.conventions.scale(of: $0) == nil }
      guard unscaled.isEmpty else { throw IndexError.noScale(construct: construct.name, indicators: unscaled) }
    }
    scales = model.indicators.compactMap { model.conventions.scale(of: $0) }
    leaves = ModelLeaves(model)
  }

  /// The name of a construct by its place among those reported.
  func name(ofReported place: Int) -> String { numbering.constructs[constructs[place]] }

  /// What the items count in a fit.
  func itemWeights(of fit: PLSFit) -> ItemWeights {
    itemWeights(fit.estimates, deviations: fit.moments.standardDeviations)
  }

  /// - Parameter deviations: Standard deviations of the answers, p.
  func itemWeights(_ estimates: PLSEstimates, deviations: [Double]) -> ItemWeights {
    ItemWeights(
      weights: leaves.weights(estimates), deviations: leaves.items.map { deviations[$0] }, blocks: blocks,
      scales: leaves.items.map { scales[$0] })
  }
}

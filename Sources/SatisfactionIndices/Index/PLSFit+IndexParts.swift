public import PathModeling
internal import PathSpecification

/// What a part counts in the index of the construct that is made of it.
public struct IndexPart: Sendable, Equatable, Codable {
  /// The construct of constructs.
  public let construct: String
  /// The part.
  public let part: String
  /// ṽ: the index of the construct is Σ ṽ·index over its parts, and ṽ sums to 1. nil where indicators are repeated, or a
  /// part has no index.
  public let unstandardizedWeight: Double?
}

/// What an indicator counts in the index of a construct above it.
public struct LeafWeight: Sendable, Equatable, Codable {
  /// The construct of constructs.
  public let construct: String
  /// The indicator.
  public let indicator: String
  /// Weight of the unstandardised answers; those of a construct sum to 1. nil where they cancel.
  public let weight: Double?
}

/// What a part does for a target through the construct that it is a part of.
///
/// These are decompositions of the index, true whatever the arrows say, and no causal paths: the impacts of the parts of a
/// construct sum to its own.
public struct DimensionEffect: Sendable, Equatable, Codable {
  /// The part, or a part of a part.
  public let part: String
  /// The construct with paths above it.
  public let of: String
  /// The target.
  public let to: String
  /// Product of the weights down the tree times the total effect, standardised.
  public let effect: Double
  /// Points of the target's index for one more point of the part's; nil without indices.
  public let impact: Double?
}

extension PLSFit {
  /// What every part counts in an index, in the order of the model; empty in a plain model.
  public var indexParts: [IndexPart] { model.constructs.indices.flatMap(indexParts(ofConstruct:)) }

  /// ṽ_d = v_d·span_d/Σ v·span, the spans those of the parts' scores over their scales: v_d/s_d with the standard deviation
  /// of the part's index, scaled to sum to 1.
  func indexParts(ofConstruct j: Int) -> [IndexPart] {
    let construct = model.constructs[j]
    let weights = parts.filter { $0.construct == construct.name }.map(\.weight)
    let products = zip(construct.parts, weights).map { part, weight -> Double? in
      guard let weight, let d = model.numbering.construct(part) else { return nil }
      return span(ofConstruct: d).map { weight * $0 }
    }
    let defined = products.compactMap(\.self)
    let sum = defined.count == products.count ? span(ofConstruct: j) : nil
    return zip(construct.parts, products).map { part, product in
      IndexPart(
        construct: construct.name, part: part,
        unstandardizedWeight: sum.flatMap { sum in product.map { $0 / sum } })
    }
  }

  /// Span of a construct's score over the scales of its indicators; nil where it has no index.
  private func span(ofConstruct j: Int) -> Double? {
    do throws(IndexError) {
      return try indexFormula(ofConstruct: j).span
    } catch {
      return nil
    }
  }

  /// What every indicator counts in the indices of the constructs of constructs above it; empty in a plain model.
  public var leafWeights: [LeafWeight] {
    let deviations = moments.standardDeviations
    return model.constructs.enumerated().flatMap { j, construct -> [LeafWeight] in
      guard !construct.parts.isEmpty else { return [] }
      let leaves = leafWeights(ofConstruct: j)
      let weights = SatisfactionIndices.unstandardizedWeights(
        weights: leaves.map(\.weight), standardDeviations: leaves.map { deviations[$0.item] })
      return leaves.enumerated().map { place, leaf in
        LeafWeight(
          construct: construct.name, indicator: model.indicators[leaf.item], weight: weights?[place])
      }
    }
  }

  /// What every part does for every target of the construct above it: by that construct, then down its tree, then by target.
  /// Empty in a plain model and where indicators are repeated.
  public var dimensionEffects: [DimensionEffect] {
    guard model.approach != .repeated else { return [] }
    let (shares, points) = (indexParts, pointsPerDeviation)
    return model.dimensions.flatMap { dimension -> [DimensionEffect] in
      let weight = dimension.steps.reduce(1) { product, step in
        product * (parts.first { $0.construct == step.whole && $0.part == step.part }?.weight ?? .nan)
      }
      let share = dimension.steps.reduce(Optional(1.0)) { product, step in
        let own = shares.first { $0.construct == step.whole && $0.part == step.part }?.unstandardizedWeight
        return product.flatMap { product in own.map { product * $0 } }
      }
      return effects.filter { $0.from == dimension.top }.map { effect in
        let slope = points[effect.to].flatMap { to in points[effect.from].map { to / $0 } }
        return DimensionEffect(
          part: dimension.part, of: dimension.top, to: effect.to, effect: weight * effect.total,
          impact: share.flatMap { share in slope.map { share * effect.total * $0 } })
      }
    }
  }
}

extension PathModel {
  /// A part of a construct that has paths, and the way down to it.
  struct Dimension {
    let top: String
    let part: String
    /// Pairs of a construct and its part, from the top down.
    let steps: [(whole: String, part: String)]
  }

  /// All parts under the constructs that are no parts themselves, each tree from the top down, in the order of the model.
  var dimensions: [Dimension] {
    guard let tree else { return [] }
    var found: [Dimension] = []
    for top in constructs.indices where tree.wholes[top] == nil {
      var stack = tree.parts[top].reversed().map { (part: $0, above: [(whole: String, part: String)]()) }
      while let (part, above) = stack.popLast() {
        guard let whole = tree.wholes[part] else { continue }
        let steps = above + [(whole: constructs[whole].name, part: constructs[part].name)]
        found.append(Dimension(top: constructs[top].name, part: constructs[part].name, steps: steps))
        stack += tree.parts[part].reversed().map { ($0, steps) }
      }
    }
    return found
  }
}

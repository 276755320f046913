public import PathModeling
internal import PathSpecification

extension Statistic {
  /// ṽ: what the index of a part counts in that of its construct; undefined where indicators are repeated.
  public static func unstandardizedPartWeight(_ construct: String, _ part: String) -> Statistic {
    let weight = partWeight(construct, part)
    return ofPair("unstandardizedPartWeight", construct, part, topic: "higher-order", isAgainstZero: true) {
      (replicates: ReplicateEstimates, whole: Int, part: Int) throws(InferenceError) -> [Double]? in
      guard let above = replicates.indexSums(ofConstruct: whole), let own = replicates.indexSums(ofConstruct: part)
      else { return nil }
      let weights = try weight.values(replicates)
      return weights.indices.map { b in
        above[b].cancels || own[b].cancels ? .nan : weights[b] * own[b].span / above[b].span
      }
    }
  }

  /// What an indicator's unstandardised answers count in the index of a construct above it; those of a construct sum to 1.
  public static func leafWeight(_ construct: String, _ indicator: String) -> Statistic {
    Statistic("leafWeight", [construct, indicator], topic: "higher-order", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      var (own, sums) = ([Double](), [Double](repeating: 0, count: replicates.count))
      let leaves = replicates.construct(construct).map(replicates.leafWeights(ofConstruct:)) ?? []
      for leaf in leaves {
        let ratios = zip(leaf.weights, replicates.deviations(leaf.item)).map { $0 / $1 }
        for (b, ratio) in ratios.enumerated() { sums[b] += ratio }
        if leaf.item == replicates.indicator(indicator) { own = ratios }
      }
      guard own.count == sums.count else { throw .unknownStatistic(name: "leafWeight(\(construct), \(indicator))") }
      return zip(own, sums).map { $0 / $1 }
    }
  }

  /// The effect of a part on a target through the construct at the top of its tree: the weights down the tree times the
  /// total effect.
  public static func dimensionEffect(of part: String, on target: String) -> Statistic {
    ofDimension("dimensionEffect", part, target, weight: partWeight, effect: totalEffect)
  }

  /// The impact of a part on a target: its share in the index at the top of its tree times the impact of that.
  public static func dimensionImpact(of part: String, on target: String) -> Statistic {
    ofDimension("dimensionImpact", part, target, weight: unstandardizedPartWeight) { impact(of: $0, on: $1) }
  }

  private static func ofDimension(
    _ name: String, _ part: String, _ target: String,
    weight: @escaping @Sendable (String, String) -> Statistic,
    effect: @escaping @Sendable (String, String) -> Statistic
  ) -> Statistic {
    Statistic(name, [part, target], topic: "higher-order", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let dimension = replicates.model.dimensions.first(where: { $0.part == part }) else {
        throw .unknownStatistic(name: "\(name)(\(part), \(target))")
      }
      var product = try effect(dimension.top, target).values(replicates)
      for step in dimension.steps {
        for (b, value) in try weight(step.whole, step.part).values(replicates).enumerated() { product[b] *= value }
      }
      return product
    }
  }
}

public import PathModeling
internal import PathSpecification

extension Statistic {
  /// The 0–100 index of a construct; its weights are estimated anew in every replicate.
  public static func index(_ construct: String) -> Statistic {
    ofSums("index", construct, topic: "index") { $0.value }
  }

  /// The standard deviation of the cases' 0–100 scores.
  public static func indexStandardDeviation(_ construct: String) -> Statistic {
    ofSums("indexStandardDeviation", construct, topic: "index") { $0.pointsPerDeviation.magnitude }
  }

  /// The impact of a driver on a construct: points of the index that one more point of the driver's index adds.
  public static func impact(of driver: String, on construct: String) -> Statistic {
    ofPair("impact", driver, construct, topic: "impact", isAgainstZero: true) {
      (replicates: ReplicateEstimates, source: Int, target: Int) throws(InferenceError) -> [Double]? in
      guard let effects = replicates.totalEffects(from: source, to: target),
        let from = replicates.indexSums(ofConstruct: source), let to = replicates.indexSums(ofConstruct: target)
      else { return nil }
      return effects.indices.map { b in
        guard !from[b].cancels, !to[b].cancels else { return .nan }
        return effects[b] * to[b].pointsPerDeviation / from[b].pointsPerDeviation
      }
    }
  }

  /// The weight of an indicator's unstandardised answers; those of a construct sum to 1.
  public static func unstandardizedWeight(_ indicator: String) -> Statistic {
    Statistic("unstandardizedWeight", [indicator], topic: "index", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let i = replicates.indicator(indicator) else {
        throw .unknownStatistic(name: "unstandardizedWeight(\(indicator))")
      }
      let j = replicates.model.numbering.construct(ofIndicator: i)
      var sums = [Double](repeating: 0, count: replicates.count)
      for k in replicates.block(j) {
        for (b, weight) in ratios(replicates, k).enumerated() { sums[b] += weight }
      }
      return zip(ratios(replicates, i), sums).map { $0 / $1 }
    }
  }

  /// w/s of one indicator.
  private static func ratios(_ replicates: ReplicateEstimates, _ i: Int) -> [Double] {
    zip(replicates.weights(i), replicates.deviations(i)).map { $0 / $1 }
  }

  /// A statistic of the sums of one construct's index, undefined in a replicate whose weights nearly cancel.
  private static func ofSums(
    _ name: String, _ construct: String, topic: String, _ value: @escaping @Sendable (IndexSums) -> Double
  ) -> Statistic {
    ofConstruct(name, construct, topic: topic) {
      (replicates: ReplicateEstimates, j: Int) throws(InferenceError) -> [Double]? in
      replicates.indexSums(ofConstruct: j)?.map { $0.cancels ? .nan : value($0) }
    }
  }
}

extension Replicate {
  /// The 0–100 index of a construct, NaN where it has none.
  public func index(of construct: String) -> Double { number("index", construct) { .index(construct) } }
}

extension ReplicateEstimates {
  /// The sums of the index of construct `j`, a replicate each; nil where an indicator under it has no declared scale.
  func indexSums(ofConstruct j: Int) -> [IndexSums]? {
    var sums = [IndexSums](repeating: IndexSums(), count: count)
    for (i, weights) in leafWeights(ofConstruct: j) {
      guard let scale = model.conventions.scale(of: model.indicators[i]) else { return nil }
      let (deviations, means) = (deviations(i), means(i))
      for b in sums.indices { sums[b].add(weight: weights[b] / deviations[b], answer: means[b], scale: scale) }
    }
    return sums
  }
}

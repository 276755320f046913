public import PathModeling
internal import PathSpecification

extension Statistic {
  /// What a construct could add to a target with its own index at 100: impact·(100 − index).
  public static func potential(of driver: String, on target: String) -> Statistic {
    let (importance, performance) = (Statistic.impact(of: driver, on: target), Statistic.index(driver))
    return product("potential", [driver, target], importance, performance)
  }

  /// Points of the target's index for one more point of an item's 0–100 score: its share of the construct's index times
  /// the construct's impact, or the share alone where the construct is the target.
  public static func itemImpact(of item: String, on target: String) -> Statistic {
    Statistic("itemImpact", [item, target]) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let i = replicates.indicator(item), let t = replicates.construct(target),
        let scale = replicates.model.conventions.scale(of: item)
      else { throw .unknownStatistic(name: "itemImpact(\(item), \(target))") }
      let k = replicates.model.driver(ofIndicator: i, for: t)
      let leaf = replicates.leafWeights(ofConstruct: k).first { $0.item == i }
      guard let weights = leaf?.weights, let sums = replicates.indexSums(ofConstruct: t),
        let effects = k == t ? Array(repeating: 1, count: replicates.count) : replicates.totalEffects(from: k, to: t)
      else { throw .unknownStatistic(name: "itemImpact(\(item), \(target))") }
      // v_i·T* = (u_i·range/span_k)·(T·span_k/span_t).
      let range = scale.upperBound - scale.lowerBound
      let deviations = replicates.deviations(i)
      return effects.indices.map { b in
        sums[b].cancels ? .nan : effects[b] * weights[b] / deviations[b] * range / sums[b].span
      }
    }
  }

  /// The mean answer to an item as a score of 0–100.
  public static func itemScore(_ item: String) -> Statistic {
    Statistic("itemScore", [item]) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let i = replicates.indicator(item), let scale = replicates.model.conventions.scale(of: item) else {
        throw .unknownStatistic(name: "itemScore(\(item))")
      }
      let factor = 100 / (scale.upperBound - scale.lowerBound)
      return replicates.means(i).map { ($0 - scale.lowerBound) * factor }
    }
  }

  /// What an item could add to a target with its own score at 100.
  public static func itemPotential(of item: String, on target: String) -> Statistic {
    product("itemPotential", [item, target], .itemImpact(of: item, on: target), .itemScore(item))
  }

  /// What raising items by answer steps would add to the target's index.
  ///
  /// - Parameters:
  ///   - steps: Answer steps by item.
  ///   - target: The construct.
  public static func whatIf(raising steps: [String: Double], on target: String) -> Statistic {
    let items = steps.keys.sorted()
    return Statistic("whatIf", items.map { "\($0)=\(steps[$0] ?? 0)" } + [target]) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      var sums = [Double](repeating: 0, count: replicates.count)
      for item in items {
        guard let scale = replicates.model.conventions.scale(of: item) else {
          throw .unknownStatistic(name: "whatIf(\(item))")
        }
        let points = 100 * (steps[item] ?? 0) / (scale.upperBound - scale.lowerBound)
        let impacts = try Statistic.itemImpact(of: item, on: target).values(replicates)
        for (b, impact) in impacts.enumerated() { sums[b] += points * impact }
      }
      return sums
    }
  }

  /// importance·(100 − performance), replicate by replicate.
  private static func product(
    _ name: String, _ arguments: [String], _ importance: Statistic, _ performance: Statistic
  ) -> Statistic {
    Statistic(name, arguments) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      zip(try importance.values(replicates), try performance.values(replicates)).map { $0 * (100 - $1) }
    }
  }
}

public import PathModeling
internal import PathSpecification

extension Statistic {
  /// The 0–100 index of a construct; its weights are estimated anew in every replicate.
  public static func index(_ construct: String) -> Statistic {
    ofFormula("index", construct) { formula, replicate in formula.index(replicate) }
  }

  /// The standard deviation of the cases' 0–100 scores.
  public static func indexStandardDeviation(_ construct: String) -> Statistic {
    ofFormula("indexStandardDeviation", construct) { formula, replicate in 100 / formula.span(replicate).magnitude }
  }

  /// The impact of a driver on a construct: points of the index that one more point of the driver's index adds.
  public static func impact(of driver: String, on construct: String) -> Statistic {
    ofPair("impact", driver, construct) {
      (replicates: ReplicateEstimates, source: Int, target: Int) throws(InferenceError) -> [Double]? in
      guard let effects = replicates.totalEffects(from: source, to: target),
        let from = ReplicateFormula(replicates, construct: source),
        let to = ReplicateFormula(replicates, construct: target)
      else { return nil }
      return effects.indices.map { effects[$0] * from.span($0) / to.span($0) }
    }
  }

  /// The weight of an indicator's unstandardised answers; those of a construct sum to 1.
  public static func unstandardizedWeight(_ indicator: String) -> Statistic {
    Statistic("unstandardizedWeight", [indicator]) {
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

  /// A statistic of the index formula of one construct.
  private static func ofFormula(
    _ name: String, _ construct: String, _ value: @escaping @Sendable (ReplicateFormula, Int) -> Double
  ) -> Statistic {
    ofConstruct(name, construct) {
      (replicates: ReplicateEstimates, j: Int) throws(InferenceError) -> [Double]? in
      guard let formula = ReplicateFormula(replicates, construct: j) else { return nil }
      return (0..<replicates.count).map { value(formula, $0) }
    }
  }
}

extension Replicate {
  /// The 0–100 index of a construct, NaN where it has none.
  public func index(of construct: String) -> Double { number(.index(construct)) }
}

/// ``IndexFormula`` over replicates: Σu(x̄ − min) and Σu(max − min) of one construct, a replicate each.
struct ReplicateFormula {
  private var levels: [Double]
  private var spans: [Double]

  /// nil where an indicator has no declared scale.
  init?(_ replicates: ReplicateEstimates, construct j: Int) {
    levels = Array(repeating: 0, count: replicates.count)
    spans = levels
    let names = replicates.model.constructs[j].indicators
    for (i, name) in zip(replicates.block(j), names) {
      guard let scale = replicates.model.conventions.scale(of: name) else { return nil }
      add(
        weights: replicates.weights(i), deviations: replicates.deviations(i), means: replicates.means(i),
        scale: scale)
    }
  }

  private mutating func add(weights: [Double], deviations: [Double], means: [Double], scale: ClosedRange<Double>) {
    let width = scale.upperBound - scale.lowerBound
    for b in weights.indices {
      let u = weights[b] / deviations[b]
      levels[b] += u * (means[b] - scale.lowerBound)
      spans[b] += u * width
    }
  }

  func span(_ b: Int) -> Double { spans[b] }
  func index(_ b: Int) -> Double { 100 * levels[b] / spans[b] }
}

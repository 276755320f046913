internal import PathModeling
internal import PathSpecification

extension Statistic {
  /// The slope of a path at a value of a moderator.
  static func slope(_ formula: SlopeFormula, at value: ModeratorValue) -> Statistic {
    Statistic(
      "slope", [formula.predictor, formula.target, formula.moderator, value.description], topic: "slopes",
      isAgainstZero: true
    ) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try formula.slopes(replicates, at: value.scores(of: formula.moderator, in: replicates))
    }
  }

  /// By how much a slope changes with one standard deviation of the moderator, where it does so along a line.
  static func slopeChange(_ formula: SlopeFormula) -> Statistic {
    Statistic(
      "slopeChange", [formula.predictor, formula.target, formula.moderator], topic: "slopes", isAgainstZero: true
    ) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      let ends = try [1.0, 0].map { score throws(InferenceError) in
        try formula.slopes(replicates, at: Array(repeating: score, count: replicates.count))
      }
      return zip(ends[0], ends[1]).map { $0 - $1 }
    }
  }

  /// The effect along a chain of constructs at a value of a moderator.
  static func conditionalEffect(_ links: [SlopeFormula], at value: ModeratorValue) -> Statistic {
    Statistic(
      "conditionalEffect", names(of: links) + [value.description], topic: "conditional-effects", isAgainstZero: true
    ) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try effects(along: links, replicates, at: value)
    }
  }

  /// The effect along a chain one standard deviation above the mean of a moderator less that one below.
  static func moderatedMediation(_ links: [SlopeFormula]) -> Statistic {
    Statistic("moderatedMediation", names(of: links), topic: "conditional-effects", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      zip(
        try effects(along: links, replicates, at: .score(1)), try effects(along: links, replicates, at: .score(-1))
      ).map { $0 - $1 }
    }
  }

  /// The index of moderated mediation: by how much the effect along a chain changes with one standard deviation of the
  /// moderator; nil where it does not change along a line.
  static func mediationIndex(_ links: [SlopeFormula]) -> Statistic? {
    let moderated = links.filter(\.isModerated)
    guard moderated.count == 1, moderated[0].isLinear else { return nil }
    let change = slopeChange(moderated[0])
    let others = links.filter { !$0.isModerated }.map { path($0.predictor, $0.target) }
    return Statistic("mediationIndex", names(of: links), topic: "conditional-effects", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      var product = try change.values(replicates)
      for other in others {
        for (b, value) in try other.values(replicates).enumerated() { product[b] *= value }
      }
      return product
    }
  }

  /// The total effect of one construct on another at a value of a moderator.
  ///
  /// - Parameter links: All paths of the model, by their targets in an order in which predecessors come first.
  static func conditionalTotal(
    from source: String, to target: String, _ links: [SlopeFormula], at value: ModeratorValue
  ) -> Statistic {
    let moderator = links.first?.moderator ?? ""
    return Statistic(
      "conditionalTotal", [source, target, moderator, value.description], topic: "conditional-effects",
      isAgainstZero: true
    ) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      let scores = try value.scores(of: moderator, in: replicates)
      var totals: [String: [Double]] = [source: Array(repeating: 1, count: replicates.count)]
      for link in links where link.target != source {
        guard let reached = totals[link.predictor] else { continue }
        let slopes = try link.slopes(replicates, at: scores)
        var sum = totals[link.target] ?? Array(repeating: 0, count: replicates.count)
        for b in sum.indices { sum[b] += slopes[b] * reached[b] }
        totals[link.target] = sum
      }
      guard let total = totals[target] else { throw .unknownStatistic(name: "conditionalTotal(\(source), \(target))") }
      return total
    }
  }

  private static func names(of links: [SlopeFormula]) -> [String] {
    links.prefix(1).map(\.predictor) + links.map(\.target) + [links.first?.moderator ?? ""]
  }

  private static func effects(
    along links: [SlopeFormula], _ replicates: ReplicateEstimates, at value: ModeratorValue
  ) throws(InferenceError) -> [Double] {
    let scores = try value.scores(of: links.first?.moderator ?? "", in: replicates)
    var product = [Double](repeating: 1, count: replicates.count)
    for link in links {
      for (b, slope) in try link.slopes(replicates, at: scores).enumerated() { product[b] *= slope }
    }
    return product
  }
}

extension SlopeFormula {
  /// The slope in every replicate, at a score of the moderator of its own.
  fileprivate func slopes(
    _ replicates: ReplicateEstimates, at scores: [Double]
  ) throws(InferenceError) -> [Double] {
    var slopes = try Statistic.path(predictor, target).values(replicates)
    for term in terms {
      for (b, coefficient) in try Statistic.path(term.product, target).values(replicates).enumerated() {
        var power = 1.0
        for _ in 0..<term.power { power *= scores[b] }
        slopes[b] += term.factor * coefficient * power
      }
    }
    return slopes
  }
}

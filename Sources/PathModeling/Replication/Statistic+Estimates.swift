extension Statistic {
  /// The coefficient of a path; `from` may be the name of a product, such as `Image:Expectation`.
  public static func path(_ from: String, _ to: String) -> Statistic { Statistic(StructureMeasures.path, from, to) }

  /// Effect size f² of a path.
  public static func fSquared(_ from: String, _ to: String) -> Statistic {
    Statistic(PathCollinearity.fSquared, from, to)
  }

  /// Variance inflation of the predecessor on a path.
  public static func pathVIF(_ from: String, _ to: String) -> Statistic {
    Statistic(PathCollinearity.inflation, from, to)
  }

  /// The coefficient of a product divided by its standard deviation; undefined for other paths.
  public static func standardizedPath(_ from: String, _ to: String) -> Statistic {
    Statistic(ProductMeasures.standardized, from, to)
  }

  /// The standard deviation of a product, by its name: `Image:Expectation`.
  public static func productDeviation(_ product: String) -> Statistic {
    Statistic(ProductMeasures.deviation, product)
  }

  /// The total effect of one construct on another.
  public static func totalEffect(_ from: String, _ to: String) -> Statistic {
    Statistic(StructureMeasures.totalEffect, from, to)
  }

  /// The direct effect: the path coefficient, 0 without a path.
  public static func directEffect(_ from: String, _ to: String) -> Statistic {
    ofPair("directEffect", from, to, topic: "effects", isAgainstZero: true) { replicates, source, target in
      replicates.paths(from: source, to: target) ?? Array(repeating: 0, count: replicates.count)
    }
  }

  /// The indirect effect: total less direct.
  public static func indirectEffect(_ from: String, _ to: String) -> Statistic {
    ofPair("indirectEffect", from, to, topic: "effects", isAgainstZero: true) { replicates, source, target in
      guard let total = replicates.totalEffects(from: source, to: target) else { return nil }
      guard let direct = replicates.paths(from: source, to: target) else { return total }
      return zip(total, direct).map { $0 - $1 }
    }
  }

  /// The effect along one chain of constructs.
  public static func specificIndirectEffect(_ chain: [String]) -> Statistic {
    Statistic("specificIndirectEffect", chain, topic: "effects", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      var product = [Double](repeating: 1, count: replicates.count)
      for (from, to) in zip(chain, chain.dropFirst()) {
        for (b, value) in try path(from, to).values(replicates).enumerated() { product[b] *= value }
      }
      return product
    }
  }

  /// The weight of a standardised indicator.
  public static func weight(_ indicator: String) -> Statistic { Statistic(IndicatorMeasures.weight, indicator) }
  /// The loading of an indicator.
  public static func loading(_ indicator: String) -> Statistic { Statistic(IndicatorMeasures.loading, indicator) }
  /// The mean of an indicator, in response points.
  public static func mean(_ indicator: String) -> Statistic { Statistic(IndicatorMeasures.mean, indicator) }
  /// The standard deviation of an indicator, in response points.
  public static func standardDeviation(_ indicator: String) -> Statistic {
    Statistic(IndicatorMeasures.standardDeviation, indicator)
  }
  /// Variance inflation of an indicator within its block.
  public static func indicatorVIF(_ indicator: String) -> Statistic {
    Statistic(IndicatorCollinearity.inflation, indicator)
  }
  /// The squared loading of an indicator.
  public static func communality(_ indicator: String) -> Statistic {
    let loading = loading(indicator)
    return Statistic("communality", [indicator], topic: "loadings") {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try loading.values(replicates).map { $0 * $0 }
    }
  }

  /// R² of a construct; undefined for an exogenous one.
  public static func rSquared(_ construct: String) -> Statistic { Statistic(StructureMeasures.rSquared, construct) }
  /// Adjusted R² of a construct.
  public static func adjustedRSquared(_ construct: String) -> Statistic {
    ofExplained("adjustedRSquared", construct, topic: "paths") { $0.adjusted }
  }
  /// BIC of a construct's regression.
  public static func bic(_ construct: String) -> Statistic { ofExplained("bic", construct, topic: "bic") { $0.bic } }
  /// AIC of a construct's regression.
  public static func aic(_ construct: String) -> Statistic { ofExplained("aic", construct, topic: "bic") { $0.aic } }

  /// Cronbach's α of a Mode A block.
  public static func alpha(_ construct: String) -> Statistic { Statistic(BlockReliability.alpha, construct) }
  /// ρ_A of a Mode A block.
  public static func rhoA(_ construct: String) -> Statistic { Statistic(BlockReliability.rhoA, construct) }
  /// ρ_C of a Mode A block.
  public static func rhoC(_ construct: String) -> Statistic { Statistic(BlockReliability.rhoC, construct) }
  /// Average variance extracted of a Mode A block.
  public static func ave(_ construct: String) -> Statistic { Statistic(BlockReliability.ave, construct) }

  /// The correlation of two constructs.
  public static func correlation(_ a: String, _ b: String) -> Statistic {
    Statistic(ConstructCorrelation.correlation, a, b)
  }

  /// The heterotrait–monotrait ratio of two constructs, as ``MeasureOptions/htmt`` defines it.
  public static func htmt(_ a: String, _ b: String) -> Statistic { Statistic(TraitRatio.htmt, a, b) }

  /// The size of the heterotrait–monotrait ratio, whatever its sign: what a test of distinctness asks for.
  public static func htmtSize(_ a: String, _ b: String) -> Statistic {
    let ratio = htmt(a, b)
    return Statistic("htmtSize", [a, b], topic: ratio.topic) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try ratio.values(replicates).map(\.magnitude)
    }
  }
}

// MARK: How statistics find their numbers

extension Statistic {
  /// A statistic of two constructs of the model.
  package static func ofPair(
    _ name: String, _ a: String, _ b: String, topic: String? = nil, isAgainstZero: Bool = false,
    _ values: @escaping @Sendable (ReplicateEstimates, Int, Int) throws(InferenceError) -> [Double]?
  ) -> Statistic {
    Statistic(name, [a, b], topic: topic, isAgainstZero: isAgainstZero) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let first = replicates.construct(a), let second = replicates.construct(b),
        let values = try values(replicates, first, second)
      else { throw .unknownStatistic(name: "\(name)(\(a), \(b))") }
      return values
    }
  }

  /// A statistic of one construct of the model.
  package static func ofConstruct(
    _ name: String, _ construct: String, topic: String? = nil,
    _ values: @escaping @Sendable (ReplicateEstimates, Int) throws(InferenceError) -> [Double]?
  ) -> Statistic {
    Statistic(name, [construct], topic: topic) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let j = replicates.construct(construct), let values = try values(replicates, j) else {
        throw .unknownStatistic(name: "\(name)(\(construct))")
      }
      return values
    }
  }

  private static func ofExplained(
    _ name: String, _ construct: String, topic: String,
    _ measure: @escaping @Sendable (ExplainedVariance) -> Double?
  ) -> Statistic {
    Statistic(name, [construct], topic: topic) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      let explained = try rSquared(construct).values(replicates)
      let predecessors =
        (replicates.construct(construct).map(replicates.predecessorCount) ?? 0)
        + replicates.model.products(explaining: construct).count
      return zip(explained, replicates.cases).map { rSquared, cases in
        measure(ExplainedVariance(rSquared: rSquared, predecessors: predecessors, n: cases)) ?? .nan
      }
    }
  }
}

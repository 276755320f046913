extension Statistic {
  /// The coefficient of a path.
  public static func path(_ from: String, _ to: String) -> Statistic {
    ofPath("path", from, to) { $0.path($1) }
  }

  /// Effect size f² of a path.
  public static func fSquared(_ from: String, _ to: String) -> Statistic {
    ofPath("fSquared", from, to) { $0.fSquared($1) }
  }

  /// Variance inflation of the predecessor on a path.
  public static func pathVIF(_ from: String, _ to: String) -> Statistic {
    ofPath("pathVIF", from, to) { $0.pathVIF($1) }
  }

  /// The total effect of one construct on another.
  public static func totalEffect(_ from: String, _ to: String) -> Statistic {
    ofPair("totalEffect", from, to) { $0.totalEffects(from: $1, to: $2) }
  }

  /// The direct effect: the path coefficient, 0 without a path.
  public static func directEffect(_ from: String, _ to: String) -> Statistic {
    ofPair("directEffect", from, to) { replicates, source, target in
      replicates.paths(from: source, to: target) ?? Array(repeating: 0, count: replicates.count)
    }
  }

  /// The indirect effect: total less direct.
  public static func indirectEffect(_ from: String, _ to: String) -> Statistic {
    ofPair("indirectEffect", from, to) { replicates, source, target in
      guard let total = replicates.totalEffects(from: source, to: target) else { return nil }
      guard let direct = replicates.paths(from: source, to: target) else { return total }
      return zip(total, direct).map { $0 - $1 }
    }
  }

  /// The effect along one chain of constructs.
  public static func specificIndirectEffect(_ chain: [String]) -> Statistic {
    Statistic("specificIndirectEffect", chain) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      var product = [Double](repeating: 1, count: replicates.count)
      for (from, to) in zip(chain, chain.dropFirst()) {
        for (b, value) in try path(from, to).values(replicates).enumerated() { product[b] *= value }
      }
      return product
    }
  }

  /// The weight of a standardised indicator.
  public static func weight(_ indicator: String) -> Statistic { ofIndicator("weight", indicator) { $0.weight($1) } }
  /// The loading of an indicator.
  public static func loading(_ indicator: String) -> Statistic { ofIndicator("loading", indicator) { $0.loading($1) } }
  /// The mean of an indicator, in response points.
  public static func mean(_ indicator: String) -> Statistic { ofIndicator("mean", indicator) { $0.mean($1) } }
  /// The standard deviation of an indicator, in response points.
  public static func standardDeviation(_ indicator: String) -> Statistic {
    ofIndicator("standardDeviation", indicator) { $0.deviation($1) }
  }
  /// Variance inflation of an indicator within its block.
  public static func indicatorVIF(_ indicator: String) -> Statistic {
    ofIndicator("indicatorVIF", indicator) { $0.indicatorVIF($1) }
  }
  /// The squared loading of an indicator.
  public static func communality(_ indicator: String) -> Statistic {
    mapped("communality", loading(indicator)) { loading, _ in loading * loading }
  }

  /// R² of a construct; undefined for an exogenous one.
  public static func rSquared(_ construct: String) -> Statistic {
    ofConstruct("rSquared", construct, isDefined: { $0.predecessors.count($1) > 0 }) { $0.rSquared($1) }
  }
  /// Adjusted R² of a construct.
  public static func adjustedRSquared(_ construct: String) -> Statistic {
    ofExplained("adjustedRSquared", construct) { $0.adjusted }
  }
  /// BIC of a construct's regression.
  public static func bic(_ construct: String) -> Statistic { ofExplained("bic", construct) { $0.bic } }
  /// AIC of a construct's regression.
  public static func aic(_ construct: String) -> Statistic { ofExplained("aic", construct) { $0.aic } }

  /// Cronbach's α of a Mode A block.
  public static func alpha(_ construct: String) -> Statistic {
    ofConstruct("alpha", construct, isDefined: { $0.modes[$1] == .a }) { $0.alpha($1) }
  }
  /// ρ_A of a Mode A block.
  public static func rhoA(_ construct: String) -> Statistic {
    ofConstruct("rhoA", construct, isDefined: { $0.modes[$1] == .a }) { $0.rhoA($1) }
  }
  /// ρ_C of a Mode A block.
  public static func rhoC(_ construct: String) -> Statistic {
    ofConstruct("rhoC", construct, isDefined: { $0.modes[$1] == .a }) { $0.rhoC($1) }
  }
  /// Average variance extracted of a Mode A block.
  public static func ave(_ construct: String) -> Statistic {
    ofConstruct("ave", construct, isDefined: { $0.modes[$1] == .a }) { $0.ave($1) }
  }

  /// The correlation of two constructs.
  public static func correlation(_ a: String, _ b: String) -> Statistic {
    ofPair("correlation", a, b) { replicates, a, b in
      a == b ? nil : replicates.table.column(replicates.table.columns.correlation(a, b))
    }
  }

  /// HTMT+ of two constructs.
  public static func htmt(_ a: String, _ b: String) -> Statistic {
    ofPair("htmt", a, b) { replicates, a, b in
      a == b ? nil : replicates.table.column(replicates.table.columns.htmt(a, b))
    }
  }
}

// MARK: How statistics find their numbers

extension Statistic {
  /// A statistic of two constructs of the model.
  package static func ofPair(
    _ name: String, _ a: String, _ b: String,
    _ values: @escaping @Sendable (ReplicateEstimates, Int, Int) throws(InferenceError) -> [Double]?
  ) -> Statistic {
    Statistic(name, [a, b]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let first = replicates.construct(a), let second = replicates.construct(b),
        let values = try values(replicates, first, second)
      else { throw .unknownStatistic(name: "\(name)(\(a), \(b))") }
      return values
    }
  }

  /// A statistic of one construct of the model.
  package static func ofConstruct(
    _ name: String, _ construct: String,
    _ values: @escaping @Sendable (ReplicateEstimates, Int) throws(InferenceError) -> [Double]?
  ) -> Statistic {
    Statistic(name, [construct]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let j = replicates.construct(construct), let values = try values(replicates, j) else {
        throw .unknownStatistic(name: "\(name)(\(construct))")
      }
      return values
    }
  }

  private static func ofConstruct(
    _ name: String, _ construct: String, isDefined: @escaping @Sendable (ModelLayout, Int) -> Bool,
    _ column: @escaping @Sendable (ReplicateColumns, Int) -> Int
  ) -> Statistic {
    ofConstruct(name, construct) { replicates, j in
      let columns = replicates.table.columns
      return isDefined(columns.layout, j) ? replicates.table.column(column(columns, j)) : nil
    }
  }

  private static func ofPath(
    _ name: String, _ from: String, _ to: String, _ column: @escaping @Sendable (ReplicateColumns, Int) -> Int
  ) -> Statistic {
    ofPair(name, from, to) { replicates, source, target in
      replicates.pathNumber(source, target).map { replicates.table.column(column(replicates.table.columns, $0)) }
    }
  }

  private static func ofIndicator(
    _ name: String, _ indicator: String, _ column: @escaping @Sendable (ReplicateColumns, Int) -> Int
  ) -> Statistic {
    Statistic(name, [indicator]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let i = replicates.indicator(indicator) else { throw .unknownStatistic(name: "\(name)(\(indicator))") }
      return replicates.table.column(column(replicates.table.columns, i))
    }
  }

  private static func ofExplained(
    _ name: String, _ construct: String, _ measure: @escaping @Sendable (ExplainedVariance) -> Double?
  ) -> Statistic {
    Statistic(name, [construct]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      let explained = try rSquared(construct).values(replicates)
      let predecessors = replicates.model.predecessors(of: construct).count
      return zip(explained, replicates.cases).map { rSquared, cases in
        measure(ExplainedVariance(rSquared: rSquared, predecessors: predecessors, n: cases)) ?? .nan
      }
    }
  }

  private static func mapped(
    _ name: String, _ base: Statistic, _ transform: @escaping @Sendable (Double, ReplicateEstimates) -> Double
  ) -> Statistic {
    Statistic(name, base.arguments) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try base.values(replicates).map { transform($0, replicates) }
    }
  }
}

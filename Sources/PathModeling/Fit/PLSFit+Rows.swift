internal import PathSpecification
public import SatisfactionNumerics

extension PLSFit {
  /// One row an indicator, in the order of the model.
  public var indicators: [IndicatorEstimate] {
    let deviations = moments.standardDeviations
    var rows: [IndicatorEstimate] = []
    rows.reserveCapacity(estimates.weights.count)
    for construct in model.constructs {
      for name in construct.indicators {
        let i = rows.count
        let loading = estimates.loadings[i]
        rows.append(
          IndicatorEstimate(
            name: name, construct: construct.name, weight: estimates.weights[i], loading: loading,
            communality: loading * loading, mean: moments.means?[i], standardDeviation: deviations[i]))
      }
    }
    return rows
  }

  /// One row a construct, in the order of the model.
  public var constructs: [ConstructEstimate] {
    model.constructs.indices.map { j in
      let construct = model.constructs[j]
      let count = layout.regressorCount(j)
      let explained =
        count == 0 ? nil : ExplainedVariance(rSquared: estimates.rSquared[j], predecessors: count, n: moments.n)
      return ConstructEstimate(
        name: construct.name, kind: construct.kind, rSquared: explained?.rSquared,
        adjustedRSquared: explained?.adjusted, bic: explained?.bic, aic: explained?.aic)
    }
  }

  /// One row a path, in the order of the model; where indicators are repeated, the arrows between constructs and their
  /// parts follow.
  public var paths: [PathEstimate] { structure.paths }

  /// One row a product in an equation, in the order of the model.
  public var productPaths: [ProductPathEstimate] {
    guard let estimates = products?.estimates else { return [] }
    return zip(model.products, layout.products.terms).enumerated().map { number, entry in
      let (product, term) = entry
      return ProductPathEstimate(
        product: product, estimate: estimates.coefficients[number], standardized: estimates.standardized[number],
        standardDeviation: estimates.deviations[term.product])
    }
  }

  /// One row an indicator of a product, where products have some: by product, the indicators of its first factor slowest.
  public var productIndicators: [ProductIndicatorEstimate] {
    guard let estimates = products?.estimates, !estimates.weights.isEmpty else { return [] }
    let names =
      settings.moderation == .refit
      ? layout.products.names.map { (product: $0, item: $0) } : layout.productIndicatorNames(of: model)
    return zip(names, zip(estimates.weights, estimates.loadings)).map { name, numbers in
      ProductIndicatorEstimate(product: name.product, item: name.item, weight: numbers.0, loading: numbers.1)
    }
  }

  /// One row for every pair of constructs that a chain of paths joins, by source, then target, in the order of the
  /// model.
  public var effects: [EffectEstimate] { structure.effects }

  /// The effect along every chain of two or more paths, by first construct, then depth first.
  ///
  /// - Parameter limit: The number of chains after which the enumeration ends: it grows exponentially with the number
  ///   of constructs.
  /// - Returns: At most `limit` chains, and whether these are all.
  public func specificIndirectEffects(limit: Int = 10_000) -> (effects: [SpecificIndirectEffect], isComplete: Bool) {
    structure.specificIndirectEffects(limit: limit)
  }

  private var structure: StructureRows { StructureRows(model: model, layout: layout, estimates: modelEstimates) }

  /// Correlations of the constructs; in consistent PLS corrected for attenuation.
  public var constructCorrelations: LabeledMatrix {
    let names = model.numbering.constructs
    return LabeledMatrix(rows: names, columns: names, values: estimates.constructCorrelations)
  }

  /// Correlations of every indicator with every score, never corrected.
  public var crossLoadings: LabeledMatrix {
    let items = Array(0..<layout.itemCount)
    return LabeledMatrix(
      rows: moments.names, columns: model.numbering.constructs,
      values: layout.plan == nil
        ? estimates.crossLoadings
        : estimates.crossLoadings.submatrix(rows: items, columns: Array(0..<layout.constructCount)))
  }

  /// FIT: what generalized structured component analysis explains of all indicators and constructs, 0 to 1; nil for any
  /// other estimator.
  public var explainedByComponents: Double? {
    guard settings.estimator == .gsca else { return nil }
    let loadings = zip(layout.blocks, layout.hasLoadings).flatMap { $1 ? Array(estimates.loadings[$0]) : [] }
    return gscaFit(
      loadings: loadings, rSquared: constructs.compactMap(\.rSquared), indicators: layout.indicatorCount,
      constructs: layout.constructCount)
  }

  /// The coefficient of one path.
  ///
  /// - Throws: ``EstimationError/unknownPath(from:to:)``.
  public func path(from: String, to: String) throws(EstimationError) -> Double {
    guard let source = model.numbering.construct(from), let target = model.numbering.construct(to),
      layout.predecessors[target].contains(source)
    else { throw .unknownPath(from: from, to: to) }
    return estimates.paths[target, source]
  }

  /// R² of one construct, nil where it is exogenous.
  ///
  /// - Throws: ``EstimationError/unknownConstruct(name:)``.
  public func rSquared(of construct: String) throws(EstimationError) -> Double? {
    constructs[try number(ofConstruct: construct)].rSquared
  }

  /// Correlations of all columns of the layout: those of the indicators, in a plain model.
  var columnCorrelations: Matrix {
    guard let plan = layout.plan else { return correlations }
    let (items, observed) = (layout.itemCount, correlations)
    var values = Matrix(rows: layout.indicatorCount, columns: layout.indicatorCount)
    func source(_ column: Int) -> StagePlan.Source { column < items ? .column(column) : plan.sources[column - items] }
    for b in 0..<layout.indicatorCount {
      for a in 0..<layout.indicatorCount { values[a, b] = correlation(source(a), source(b), observed) }
      values[b, b] = 1
    }
    return values
  }

  /// The correlation of two indicators or scores.
  func correlation(_ a: StagePlan.Source, _ b: StagePlan.Source, _ observed: Matrix) -> Double {
    switch (a, b) {
    case (.column(let first), .column(let second)): observed[first, second]
    case (.column(let item), .score(let construct)), (.score(let construct), .column(let item)):
      estimates.crossLoadings[item, construct]
    case (.score(let first), .score(let second)): estimates.scoreCorrelations[first, second]
    }
  }

  /// Correlations of the indicators, p × p.
  package var correlations: Matrix {
    do {
      return try moments.correlations()
    } catch {
      preconditionFailure("a fit has no indicator without variance: \(error)")
    }
  }

  /// Place of a construct in the model, from 0.
  package func number(ofConstruct name: String) throws(EstimationError) -> Int {
    guard let number = model.numbering.construct(name) else { throw .unknownConstruct(name: name) }
    return number
  }
}

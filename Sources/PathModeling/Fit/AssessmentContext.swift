internal import PathSpecification
internal import SatisfactionNumerics

/// What the parts of an assessment share.
struct AssessmentContext {
  let model: PathModel
  let layout: ModelLayout
  /// Correlations of all columns of the layout: those of the indicators in a plain model, p × p.
  let correlations: Matrix
  let estimates: ModelEstimates
  /// nil where there are no products.
  let products: ProductFit?
  /// The columns of the last stage; nil for a plain model.
  let lastStage: MeasuredColumns?
  let names: [String]

  init(
    model: PathModel, layout: ModelLayout, correlations: Matrix, estimates: ModelEstimates,
    products: ProductFit? = nil, lastStage: MeasuredColumns? = nil
  ) {
    self.model = model
    self.layout = layout
    self.correlations = correlations
    self.estimates = estimates
    self.products = products
    self.lastStage = lastStage
    names = model.numbering.constructs
  }

  init(_ fit: PLSFit) {
    self.init(
      model: fit.model, layout: fit.layout, correlations: fit.columnCorrelations, estimates: fit.modelEstimates,
      products: fit.products, lastStage: fit.layout.plan.map { MeasuredColumns(fit, lastOf: $0) })
  }

  var reliability: [Assessment.Reliability] {
    names.indices.map { j in
      let block = layout.blocks[j]
      guard layout.modes[j] == .a else {
        return .init(construct: names[j], alpha: nil, rhoA: nil, rhoC: nil, ave: nil)
      }
      let within = correlations(of: block)
      let loadings = Array(estimates.loadings[block])
      return .init(
        construct: names[j], alpha: cronbachAlpha(correlations: within),
        rhoA: estimates.weights.flatMap { PathModeling.rhoA(weights: Array($0[block]), correlations: within) },
        rhoC: compositeReliability(loadings: loadings), ave: averageVarianceExtracted(loadings: loadings))
    }
  }

  var paths: [Assessment.PathQuality] {
    let regressions = names.indices.map(regression)
    let products = zip(model.products, layout.products.terms).enumerated().map { number, entry in
      let (product, term) = entry
      let own = layout.products.termsOfTarget(term.target)
      let k = layout.predecessors.count(term.target) + (own.firstIndex(of: number) ?? 0)
      return Assessment.PathQuality(
        from: product.name, to: product.to, fSquared: regressions[term.target].effects?[k],
        vif: regressions[term.target].inflation?[k])
    }
    return products.isEmpty ? linearPaths(regressions) : linearPaths(regressions) + products
  }

  private func linearPaths(
    _ regressions: [(effects: [Double]?, inflation: [Double]?)]
  ) -> [Assessment.PathQuality] {
    model.estimatedPaths.compactMap { path in
      guard let from = model.numbering.construct(path.from), let to = model.numbering.construct(path.to),
        let place = layout.predecessors[to].firstIndex(of: from)
      else { return nil }
      let k = place - layout.predecessors[to].startIndex
      return .init(
        from: path.from, to: path.to, fSquared: regressions[to].effects?[k], vif: regressions[to].inflation?[k])
    }
  }

  var indicators: [Assessment.IndicatorCollinearity] {
    zip(model.constructs, layout.blocks).flatMap { construct, block -> [Assessment.IndicatorCollinearity] in
      guard construct.parts.isEmpty else { return [] }
      let factors = varianceInflationFactors(correlations: correlations(of: block))
      return construct.indicators.enumerated().map { i, name -> Assessment.IndicatorCollinearity in
        Assessment.IndicatorCollinearity(construct: construct.name, indicator: name, vif: factors?[i])
      }
    }
  }

  var htmt: [HTMTDefinition: Assessment.ConstructTable] {
    Dictionary(uniqueKeysWithValues: HTMTDefinition.allCases.map { ($0, htmt(by: $0)) })
  }

  /// One order of each pair, so that both sides of the diagonal hold the same bits.
  private func htmt(by definition: HTMTDefinition) -> Assessment.ConstructTable {
    table { a, b in
      guard a != b, layout.plan?.isNested(a, b) != true else { return nil }
      return heterotraitMonotraitRatio(
        correlations: correlations, layout.blocks[min(a, b)], layout.blocks[max(a, b)], definition: definition)
    }
  }

  var fornellLarcker: Assessment.ConstructTable {
    let extracted = reliability.map { $0.ave?.squareRoot() }
    return table { a, b in a == b ? extracted[a] : estimates.constructCorrelations[a, b] }
  }

  /// Variance inflation among the parts of every construct; nil where indicators are repeated or the parts collinear.
  var parts: [Assessment.PartCollinearity] {
    zip(model.constructs, layout.blocks).flatMap { construct, block -> [Assessment.PartCollinearity] in
      guard !construct.parts.isEmpty else { return [] }
      let factors =
        layout.plan?.repeats == true ? nil : varianceInflationFactors(correlations: correlations(of: block))
      return construct.parts.enumerated().map { i, part in
        Assessment.PartCollinearity(construct: construct.name, part: part, vif: factors?[i])
      }
    }
  }

  /// nil where there are products, or where indicators are repeated: each would have to be explained by two constructs at once.
  var saturatedFit: ModelFitMeasures? { distances(saturatedCorrelations) }

  /// nil as ``saturatedFit``.
  var estimatedFit: ModelFitMeasures? { distances(estimatedCorrelations) }

  private func distances(_ implied: Matrix?) -> ModelFitMeasures? {
    if products != nil { return nil }
    return implied.map { ModelFitMeasures(observed: measured.correlations, implied: $0) }
  }

  /// What the distances of fit are about: all columns, or those of the last stage.
  private var measured: MeasuredColumns {
    lastStage
      ?? MeasuredColumns(
        constructs: Array(names.indices), blocks: layout.blocks, loadings: estimates.loadings,
        correlations: correlations)
  }

  /// Σ̂ with the constructs freely correlated.
  var saturatedCorrelations: Matrix? { implied(constructs: estimates.constructCorrelations) }

  /// Σ̂ with the correlations that the paths imply.
  var estimatedCorrelations: Matrix? {
    let exogenous = Set(names.indices.filter { layout.predecessors.count($0) == 0 })
    return implied(
      constructs: impliedConstructCorrelations(
        observed: estimates.constructCorrelations, totalEffects: estimates.totalEffects,
        rSquared: estimates.rSquared, exogenous: exogenous))
  }

  var goodnessOfFit: Double? {
    if layout.plan != nil { return nil }
    let communalities = layout.blocks.filter { $0.count > 1 }.flatMap { estimates.loadings[$0].map { $0 * $0 } }
    let explained = names.indices.filter { layout.predecessors.count($0) > 0 }.map { estimates.rSquared[$0] }
    guard !communalities.isEmpty, !explained.isEmpty else { return nil }
    let communality = communalities.reduce(0, +) / Double(communalities.count)
    let product = communality * explained.reduce(0, +) / Double(explained.count)
    // Corrected correlations that are indefinite can give a negative R².
    return product >= 0 && product.isFinite ? product.squareRoot() : nil
  }

  private func correlations(of block: Range<Int>) -> Matrix {
    correlations.submatrix(rows: Array(block), columns: Array(block))
  }

  private func regression(of j: Int) -> (effects: [Double]?, inflation: [Double]?) {
    let predecessors = layout.regressors(of: j)
    guard !predecessors.isEmpty else { return (nil, nil) }
    let correlations = products?.estimates.correlations ?? estimates.constructCorrelations
    let among = correlations.submatrix(rows: predecessors, columns: predecessors)
    let target = predecessors.map { correlations[$0, j] }
    return (effectSizes(correlations: among, target: target), varianceInflationFactors(correlations: among))
  }

  private func table(_ value: (Int, Int) -> Double?) -> Assessment.ConstructTable {
    .init(names: names, values: names.indices.map { a in names.indices.map { b in value(a, b) } })
  }

  private func implied(constructs: Matrix) -> Matrix? {
    if layout.plan?.repeats == true { return nil }
    let measured = measured
    return impliedCorrelations(
      observed: measured.correlations, loadings: measured.loadings,
      constructs: constructs.submatrix(rows: measured.constructs, columns: measured.constructs),
      blocks: measured.blocks, isReflective: measured.constructs.map { model.constructs[$0].kind == .reflective })
  }
}

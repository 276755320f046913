internal import PathSpecification
internal import SatisfactionNumerics

/// What the parts of an assessment share.
struct AssessmentContext {
  let fit: PLSFit
  let layout: ModelLayout
  let correlations: Matrix
  let names: [String]

  init(_ fit: PLSFit) {
    self.fit = fit
    layout = fit.layout
    correlations = fit.correlations
    names = fit.model.numbering.constructs
  }

  private var estimates: PLSEstimates { fit.estimates }

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
        rhoA: PathModeling.rhoA(weights: Array(estimates.weights[block]), correlations: within),
        rhoC: compositeReliability(loadings: loadings), ave: averageVarianceExtracted(loadings: loadings))
    }
  }

  var paths: [Assessment.PathQuality] {
    let regressions = names.indices.map(regression)
    let products = zip(fit.model.products, layout.products.terms).enumerated().map { number, entry in
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
    fit.model.paths.compactMap { path in
      guard let from = fit.model.numbering.construct(path.from), let to = fit.model.numbering.construct(path.to),
        let place = layout.predecessors[to].firstIndex(of: from)
      else { return nil }
      let k = place - layout.predecessors[to].startIndex
      return .init(
        from: path.from, to: path.to, fSquared: regressions[to].effects?[k], vif: regressions[to].inflation?[k])
    }
  }

  var indicators: [Assessment.IndicatorCollinearity] {
    zip(fit.model.constructs, layout.blocks).flatMap { construct, block -> [Assessment.IndicatorCollinearity] in
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
      guard a != b else { return nil }
      return heterotraitMonotraitRatio(
        correlations: correlations, layout.blocks[min(a, b)], layout.blocks[max(a, b)], definition: definition)
    }
  }

  var fornellLarcker: Assessment.ConstructTable {
    let extracted = reliability.map { $0.ave?.squareRoot() }
    return table { a, b in a == b ? extracted[a] : estimates.constructCorrelations[a, b] }
  }

  var saturatedFit: ModelFitMeasures? {
    fit.products == nil ? ModelFitMeasures(observed: correlations, implied: saturatedCorrelations) : nil
  }

  var estimatedFit: ModelFitMeasures? {
    fit.products == nil ? ModelFitMeasures(observed: correlations, implied: estimatedCorrelations) : nil
  }

  /// Σ̂ with the constructs freely correlated.
  var saturatedCorrelations: Matrix { implied(constructs: estimates.constructCorrelations) }

  /// Σ̂ with the correlations that the paths imply.
  var estimatedCorrelations: Matrix {
    let exogenous = Set(names.indices.filter { layout.predecessors.count($0) == 0 })
    return implied(
      constructs: impliedConstructCorrelations(
        observed: estimates.constructCorrelations, totalEffects: estimates.totalEffects,
        rSquared: estimates.rSquared, exogenous: exogenous))
  }

  var goodnessOfFit: Double? {
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
    let correlations = fit.products?.estimates.correlations ?? estimates.constructCorrelations
    let among = correlations.submatrix(rows: predecessors, columns: predecessors)
    let target = predecessors.map { correlations[$0, j] }
    return (effectSizes(correlations: among, target: target), varianceInflationFactors(correlations: among))
  }

  private func table(_ value: (Int, Int) -> Double?) -> Assessment.ConstructTable {
    .init(names: names, values: names.indices.map { a in names.indices.map { b in value(a, b) } })
  }

  private func implied(constructs: Matrix) -> Matrix {
    impliedCorrelations(
      observed: correlations, loadings: estimates.loadings, constructs: constructs, blocks: layout.blocks,
      isReflective: fit.model.constructs.map { $0.kind == .reflective })
  }
}

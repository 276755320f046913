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
      let count = layout.predecessors.count(j)
      let explained =
        count == 0 ? nil : ExplainedVariance(rSquared: estimates.rSquared[j], predecessors: count, n: moments.n)
      return ConstructEstimate(
        name: construct.name, kind: construct.kind, rSquared: explained?.rSquared,
        adjustedRSquared: explained?.adjusted, bic: explained?.bic, aic: explained?.aic)
    }
  }

  /// One row a path, in the order of the model.
  public var paths: [PathEstimate] { structure.paths }

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
    LabeledMatrix(
      rows: moments.names, columns: model.numbering.constructs, values: estimates.crossLoadings)
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

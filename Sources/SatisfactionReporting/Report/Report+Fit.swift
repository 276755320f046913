public import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SurveyData

extension Report {
  /// The report of a fit.
  ///
  /// - Parameters:
  ///   - fit: An estimation from data or from moments.
  ///   - title: What was estimated, in one line; nil to use the name of the data.
  ///   - chainLimit: How many specific indirect effects are listed at most: their number grows exponentially with the
  ///     number of constructs. A warning says when some are left out.
  /// - Complexity: O(p·J + J³ + chains).
  public init(_ fit: PLSFit, title: String? = nil, chainLimit: Int = 10_000) {
    let chains = fit.specificIndirectEffects(limit: chainLimit)
    let indices = IndexSurvey(fit)
    self.title = title
    software = Software(
      name: "swift-satisfaction", version: SatisfactionVersion.current, blas: OpenBLAS.description)
    data = DataSource(fit.sample)
    settings = Settings(fit.settings)
    convergence = fit.convergence
    target = fit.reportTarget
    constructs = Self.constructRows(fit, indices)
    indicators = Self.indicatorRows(fit)
    paths = fit.paths.map { PathRow(from: $0.from, to: $0.to, estimate: $0.estimate, fSquared: nil, vif: nil) }
    effects = fit.effects.map { effect in
      EffectRow(
        from: effect.from, to: effect.to, direct: effect.direct, indirect: effect.indirect, total: effect.total,
        impact: indices.impact(of: effect))
    }
    specificIndirectEffects = chains.effects
    constructCorrelations = fit.constructCorrelations
    crossLoadings = fit.crossLoadings
    htmt = nil
    fornellLarcker = nil
    modelFit = nil
    bootstrap = nil
    inference = nil
    lacksScales = indices.warnings.contains { $0.code == IndexSurvey.noScaleCode }
    warnings =
      fit.warnings + indices.warnings + fit.indexWarnings
      + (chains.isComplete ? [] : [Self.chainsLeftOut(limit: chainLimit)])
  }

  private static func constructRows(_ fit: PLSFit, _ indices: IndexSurvey) -> [ConstructRow] {
    zip(fit.model.constructs, fit.constructs).map { construct, row in
      let index = indices.indices[construct.name]
      return ConstructRow(
        name: construct.name, label: construct.label,
        kind: construct.isSingleIndicator ? "single" : construct.kind.rawValue,
        mode: construct.isSingleIndicator ? "single" : construct.mode.rawValue,
        rSquared: row.rSquared, adjustedRSquared: row.adjustedRSquared, bic: row.bic, alpha: nil, rhoA: nil,
        rhoC: nil, ave: nil, index: index?.index, indexSD: index?.standardDeviation)
    }
  }

  private static func indicatorRows(_ fit: PLSFit) -> [IndicatorRow] {
    // Correlations alone have no response points.
    let hasPoints = fit.moments.hasScaleMetric
    return zip(fit.indicators, fit.unstandardizedWeights).map { row, unstandardized in
      let scale = fit.model.conventions.scale(of: row.name)
      return IndicatorRow(
        name: row.name, construct: row.construct, weight: row.weight,
        unstandardizedWeight: hasPoints ? unstandardized : nil, loading: row.loading, communality: row.communality,
        vif: nil, mean: row.mean, sd: hasPoints ? row.standardDeviation : nil, min: scale?.lowerBound,
        max: scale?.upperBound)
    }
  }

  private static func chainsLeftOut(limit: Int) -> FitWarning {
    FitWarning(
      code: "specificIndirectEffectsLeftOut",
      message: """
        the model has more than \(limit) chains of paths, and only the first \(limit) specific indirect effects are \
        listed; total and indirect effects count all of them
        """)
  }
}

extension PLSFit {
  /// The construct that a report is about: the one called Satisfaction (in any case of letters), else the one with the most
  /// predecessors, else the first of these in the model.
  public var reportTarget: String {
    if let named = model.constructs.first(where: { $0.name.lowercased() == "satisfaction" }) { return named.name }
    var counts: [String: Int] = [:]
    for path in model.paths { counts[path.to, default: 0] += 1 }
    let largest = counts.values.max() ?? 0
    let target = model.constructs.first { counts[$0.name, default: 0] == largest }
    return target?.name ?? ""
  }
}

extension Report.DataSource {
  init(_ sample: Sample) {
    self.init(
      source: sample.source, rows: sample.rows, used: sample.used, dropped: sample.dropped,
      missingCells: sample.missingCells, fingerprint: sample.fingerprint, weightsColumn: sample.weightsColumn)
  }
}

extension Report.Settings {
  init(_ settings: PLS) {
    self.init(
      estimator: settings.estimator.rawValue, scheme: settings.scheme.rawValue, metric: settings.metric.rawValue,
      missing: settings.missing.rawValue, tolerance: settings.tolerance, maximumIterations: settings.maximumIterations,
      replicates: 0, seed: nil, level: nil, interval: nil)
  }
}

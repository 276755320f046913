public import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SurveyData

extension Report {
  /// The report of a fit with the uncertainty of its numbers.
  ///
  /// - Parameters:
  ///   - bootstrap: The resampled fit.
  ///   - title: What was estimated, in one line; nil to use the name of the data.
  ///   - chainLimit: How many specific indirect effects are listed at most.
  /// - Complexity: One pass over the replicates of every number.
  public init(_ bootstrap: Bootstrap, title: String? = nil, chainLimit: Int = 10_000) {
    self.init(bootstrap.fit, title: title, chainLimit: chainLimit)
    settings = Settings(bootstrap.fit.settings, bootstrap)
    let resampling = Resampling(bootstrap)
    self.bootstrap = resampling
    if case .buckets = bootstrap.unit { warnings.append(Self.bucketNote(resampling.unit)) }
    if bootstrap.interval == .bca, bootstrap.lacksJackknife { warnings.append(Self.noJackknife) }
    inference = ReportInference(bootstrap, chains: specificIndirectEffects.map(\.chain))
    htmtInference = HTMTInference(bootstrap)
  }

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
    let assessment = fit.assessment
    self.title = title
    software = Software(
      name: "swift-satisfaction", version: SatisfactionVersion.current, blas: OpenBLAS.description)
    data = fit.sample
    settings = Settings(fit.settings, nil)
    convergence = fit.convergence
    target = fit.reportTarget
    constructs = Self.constructRows(fit, indices, assessment)
    indicators = Self.indicatorRows(fit, assessment)
    paths = zip(fit.paths, assessment.paths).map { path, quality in
      PathRow(
        from: path.from, to: path.to, estimate: path.estimate, fSquared: quality.fSquared, vif: quality.vif)
    }
    effects = fit.effects.map { effect in
      EffectRow(
        from: effect.from, to: effect.to, direct: effect.direct, indirect: effect.indirect, total: effect.total,
        impact: indices.impact(of: effect))
    }
    specificIndirectEffects = chains.effects
    constructCorrelations = fit.constructCorrelations
    crossLoadings = fit.crossLoadings
    htmt = assessment.htmt[fit.settings.htmt].map(NumberTable.init)
    fornellLarcker = NumberTable(assessment.fornellLarcker)
    modelFit = ModelFit(
      saturated: Distances(assessment.saturatedFit), estimated: Distances(assessment.estimatedFit))
    bootstrap = nil
    inference = nil
    htmtInference = nil
    lacksScales = indices.warnings.contains { $0.code == IndexSurvey.noScaleCode }
    warnings =
      fit.warnings + indices.warnings + fit.indexWarnings + Self.lowReliability(assessment)
      + (chains.isComplete ? [] : [Self.chainsLeftOut(limit: chainLimit)])
      + (fit.settings.htmt == .absolute ? [] : [Self.htmtNote(fit.settings.htmt)])
  }

  private static func constructRows(
    _ fit: PLSFit, _ indices: IndexSurvey, _ assessment: Assessment
  ) -> [ConstructRow] {
    let rows = fit.constructs
    return rows.indices.map { j in
      let (construct, row, reliability) = (fit.model.constructs[j], rows[j], assessment.reliability[j])
      let index = indices.indices[construct.name]
      return ConstructRow(
        name: construct.name, label: construct.label,
        kind: construct.isSingleIndicator ? "single" : construct.kind.rawValue,
        mode: construct.isSingleIndicator ? "single" : construct.mode.rawValue,
        rSquared: row.rSquared, adjustedRSquared: row.adjustedRSquared, bic: row.bic,
        alpha: reliability.alpha, rhoA: reliability.rhoA, rhoC: reliability.rhoC, ave: reliability.ave,
        index: index?.index, indexSD: index?.standardDeviation)
    }
  }

  private static func indicatorRows(_ fit: PLSFit, _ assessment: Assessment) -> [IndicatorRow] {
    // Correlations alone have no response points.
    let hasPoints = fit.moments.hasScaleMetric
    let weights = fit.unstandardizedWeights
    return fit.indicators.enumerated().map { i, row in
      let scale = fit.model.conventions.scale(of: row.name)
      return IndicatorRow(
        name: row.name, construct: row.construct, weight: row.weight,
        unstandardizedWeight: hasPoints ? weights[i] : nil, loading: row.loading, communality: row.communality,
        vif: assessment.indicators[i].vif, mean: row.mean, sd: hasPoints ? row.standardDeviation : nil,
        min: scale?.lowerBound, max: scale?.upperBound)
    }
  }

  /// An α below this says that the items of a block hardly agree.
  private static let lowAlpha = 0.6

  /// One warning that names every construct whose α is low.
  private static func lowReliability(_ assessment: Assessment) -> [FitWarning] {
    let low = assessment.reliability.filter { ($0.alpha ?? 1) < lowAlpha }
    guard !low.isEmpty else { return [] }
    let names = low.prefix(10).map {
      "\($0.construct.nameForMessage) (\(DecimalText.fixed($0.alpha ?? 0, decimals: 3)))"
    }
    let rest = low.count > names.count ? " and \(low.count - names.count) more" : ""
    return [
      FitWarning(
        code: "lowAlpha", message: "α below \(lowAlpha): \(names.joined(separator: ", "))\(rest)",
        construct: low.count == 1 ? low[0].construct : nil)
    ]
  }

  /// The code of the note that replicates are not made of single rows.
  static let unitCode = "resamplingUnit"
  /// The code of the note that the heterotrait–monotrait ratios are not those of the default.
  static let htmtCode = "htmtDefinition"

  /// What the field calls a definition of the heterotrait–monotrait ratio.
  static func htmtName(_ definition: String) -> String {
    switch HTMTDefinition(rawValue: definition) {
    case .signed: "HTMT (signed correlations)"
    case .geometric: "HTMT2 (geometric means)"
    default: "HTMT+ (absolute correlations)"
    }
  }

  private static let noJackknife = FitWarning(
    code: "noJackknife",
    message: """
      no BCa intervals: the model cannot be estimated without one of the cases, so there is no jackknife. Take another \
      kind of interval (--interval percentile)
      """)

  private static func htmtNote(_ definition: HTMTDefinition) -> FitWarning {
    FitWarning(
      code: htmtCode, message: "the ratios of discriminant validity are \(Self.htmtName(definition.rawValue))")
  }

  private static func bucketNote(_ unit: String) -> FitWarning {
    FitWarning(code: unitCode, message: "replicates are made of \(unit): a random-groups bootstrap")
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

extension Report.Settings {
  init(_ settings: PLS, _ bootstrap: Bootstrap?) {
    self.init(
      estimator: settings.estimator.rawValue, scheme: settings.scheme.rawValue, metric: settings.metric.rawValue,
      missing: settings.missing.rawValue, tolerance: settings.tolerance, maximumIterations: settings.maximumIterations,
      htmt: settings.htmt.rawValue, replicates: bootstrap?.requested ?? 0, seed: bootstrap?.seed,
      level: bootstrap?.level, interval: bootstrap?.interval.rawValue)
  }
}

extension Report.Resampling {
  init(_ bootstrap: Bootstrap) {
    let failed = ReplicateFailure.allCases.map { reason in
      Failure(reason: reason.rawValue, count: bootstrap.failures[reason] ?? 0)
    }
    let unit: String
    switch bootstrap.unit {
    case .cases: unit = "rows"
    case .buckets(let count): unit = "\(count) buckets of rows"
    }
    self.init(requested: bootstrap.requested, used: bootstrap.used, unit: unit, failed: failed)
  }
}

extension Report.NumberTable {
  init(_ table: Assessment.ConstructTable) { self.init(names: table.names, values: table.values) }
}

extension Report.Distances {
  init(_ measures: ModelFitMeasures) { self.init(srmr: measures.srmr, dULS: measures.dULS, dG: measures.dG) }
}

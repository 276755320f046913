public import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

extension FitReport {
  /// The report of a fit with the uncertainty of its numbers.
  ///
  /// - Parameters:
  ///   - bootstrap: The resampled fit.
  ///   - source: What the caller knows besides: a title, the template, the conditions on rows.
  ///   - chainLimit: How many specific indirect effects are listed at most.
  /// - Complexity: One pass over the replicates of every number.
  public init(_ bootstrap: Bootstrap, source: ReportSource = ReportSource(), chainLimit: Int = 10_000) {
    self.init(bootstrap.fit, source: source, measures: bootstrap.measures, chainLimit: chainLimit)
    self.bootstrap = ReportResampling(bootstrap)
    // What no number of the report is to be believed without stands first.
    warnings = bootstrap.isLargelyFailed ? bootstrap.warnings + warnings : warnings + bootstrap.warnings
    if bootstrap.interval == .bca, bootstrap.lacksJackknife { warnings.append(Self.noJackknife) }
    if bootstrap.isMostlyInadmissible { warnings.append(Self.mostlyInadmissible(bootstrap)) }
    for j in constructs.indices where constructs[j].index != nil {
      constructs[j].indexUndefined = Self.undefinedIndices(of: constructs[j].name, bootstrap)
    }
    inference = ReportInference(bootstrap, of: estimates)
    if bootstrap.design != nil { addDesignEffects() }
    replicates = ReplicateSource(bootstrap: bootstrap)
    htmtInference = HTMTInference(bootstrap)
  }

  /// The report of a fit.
  ///
  /// - Parameters:
  ///   - fit: An estimation from data or from moments.
  ///   - source: What the caller knows besides: a title, the template, the conditions on rows.
  ///   - measures: Definitions of measures, such as the heterotrait–monotrait ratio.
  ///   - chainLimit: How many specific indirect effects are listed at most: their number grows exponentially with the
  ///     number of constructs. A warning says when some are left out.
  /// - Complexity: O(p·J + J³ + chains).
  public init(
    _ fit: PLSFit, source: ReportSource = ReportSource(), measures: MeasureOptions = MeasureOptions(),
    chainLimit: Int = 10_000
  ) {
    let chains = fit.specificIndirectEffects(limit: chainLimit)
    let indices = IndexSurvey(fit)
    let assessment = fit.assessment
    self.source = source
    software = .current
    data = fit.sample
    model = fit.model
    settings = fit.settings
    self.measures = measures
    estimator = ModelEstimator(fit.settings.estimator)
    convergence = Convergence(iterations: fit.convergence.iterations, lastChange: fit.convergence.lastChange)
    target = source.target.flatMap { fit.model.construct(named: $0)?.name } ?? fit.reportTarget
    constructs = Self.constructRows(fit, indices, assessment)
    indicators = Self.indicatorRows(fit, assessment)
    parts = Self.partRows(fit, assessment)
    leafWeights = fit.moments.hasScaleMetric ? fit.leafWeights : []
    dimensionEffects = fit.dimensionEffects
    stages = fit.stages
    paths = Self.pathRows(fit.paths, assessment.paths, fit.productPaths)
    products = Self.productRows(fit)
    productIndicators = fit.productIndicators
    effects = fit.effects.map { effect in
      EffectRow(
        from: effect.from, to: effect.to, direct: effect.direct, indirect: effect.indirect, total: effect.total,
        impact: indices.impact(of: effect))
    }
    specificIndirectEffects = chains.effects
    constructCorrelations = fit.constructCorrelations
    crossLoadings = fit.crossLoadings
    htmt = assessment.htmt[measures.htmt].map(NumberTable.init)
    fornellLarcker = NumberTable(assessment.fornellLarcker)
    modelFit = assessment.saturatedFit.flatMap { saturated in
      assessment.estimatedFit.map { ModelFit(saturated: Distances(saturated), estimated: Distances($0)) }
    }
    likelihood = nil
    explainedByComponents = fit.explainedByComponents
    bootstrap = nil
    inference = nil
    htmtInference = nil
    lacksScales = indices.warnings.contains { $0.code == IndexSurvey.noScaleCode }
    warnings =
      source.warnings + fit.sampleWarnings + fit.warnings + indices.warnings + fit.indexWarnings
      + Self.lowReliability(assessment.reliability) + Self.ignoredCoefficients(fit.model)
      + FitWarning.effectsAtMeans(of: fit.model) + FitWarning.noModelFit(of: fit.model)
      + FitWarning.productsNotDrawn(of: fit.model)
      + (chains.isComplete ? [] : [Self.chainsLeftOut(limit: chainLimit)])
  }

  static func pathRows(
    _ paths: [PathEstimate], _ qualities: [Assessment.PathQuality], _ products: [ProductPathEstimate] = []
  ) -> [PathRow] {
    var rows = zip(paths, qualities).map { path, quality in
      PathRow(
        from: path.from, to: path.to, estimate: path.estimate, standardized: path.estimate, product: nil,
        fSquared: quality.fSquared, vif: quality.vif)
    }
    for (row, quality) in zip(products, qualities.dropFirst(rows.count)) {
      let last = rows.lastIndex { $0.to == row.product.to } ?? rows.count - 1
      rows.insert(
        PathRow(
          from: row.product.name, to: row.product.to, estimate: row.estimate, standardized: row.standardized,
          product: row.product.factors, fSquared: quality.fSquared, vif: quality.vif), at: last + 1)
    }
    return rows
  }

  private static func productRows(_ fit: PLSFit) -> [ProductRow] {
    var rows: [ProductRow] = []
    for path in fit.productPaths where !rows.contains(where: { $0.name == path.product.name }) {
      rows.append(
        ProductRow(name: path.product.name, factors: path.product.factors, sd: path.standardDeviation))
    }
    return rows
  }

  private static func constructRows(
    _ fit: PLSFit, _ indices: IndexSurvey, _ assessment: Assessment
  ) -> [ConstructRow] {
    let rows = fit.constructs
    return rows.indices.map { j in
      let (construct, row, reliability) = (fit.model.constructs[j], rows[j], assessment.reliability[j])
      let index = indices.indices[construct.name]
      return ConstructRow(
        name: construct.name, label: construct.label, order: fit.model.tree?.orders[j] ?? 0,
        partOf: fit.model.tree?.wholes[j].map { fit.model.constructs[$0].name },
        kind: construct.reportedKind, mode: construct.reportedMode,
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

  private static func partRows(_ fit: PLSFit, _ assessment: Assessment) -> [PartRow] {
    zip(zip(fit.parts, assessment.parts), fit.indexParts).map { estimates, share in
      PartRow(
        construct: share.construct, part: share.part, weight: estimates.0.weight,
        unstandardizedWeight: share.unstandardizedWeight, loading: estimates.0.loading, vif: estimates.1.vif)
    }
  }

  /// One warning that names every construct whose α is low.
  static func lowReliability(_ reliability: [Assessment.Reliability]) -> [FitWarning] {
    let low = reliability.filter { QualityRule.alpha.isBroken(by: $0.alpha) }
    guard !low.isEmpty else { return [] }
    let names = low.map { row in
      let (name, alpha) = (row.construct.nameForMessage, DecimalText.fixed(row.alpha ?? 0, decimals: 3))
      return Phrase("\(name) (\(alpha))", "\(name)（\(alpha)）")
    }.listed(first: 10)
    return [
      FitWarning(
        code: "lowAlpha",
        message: """
          \(QualityRule.alpha.text): \(names.english). The items hardly agree: look for one with a \
          low loading or the other direction (@reverse), or report them one by one
          """,
        chinese: """
          \(QualityRule.alpha.words.chinese)：\(names.chinese)。其题目几乎不一致：请查看是否有题目载荷过低或方向相反（@reverse），\
          或改为逐题报告
          """,
        construct: low.count == 1 ? low[0].construct : nil)
    ]
  }

  /// What the field calls a definition of the heterotrait–monotrait ratio.
  static func htmtName(_ definition: HTMTDefinition) -> String {
    switch definition {
    case .absolute: "HTMT+ (absolute correlations)"
    case .signed: "HTMT (signed correlations)"
    case .geometric: "HTMT2 (geometric means)"
    }
  }

  private static let noJackknife = FitWarning(
    code: "noJackknife",
    message: """
      BC intervals stand for BCa ones: the model cannot be estimated without one or the other of more than 5 % of the \
      cases, so there is no acceleration. Leave out items that hardly vary, or take percentile intervals
      """,
    chinese: """
      以 BC 区间代替了 BCa 区间：超过 5% 的个案中，剔除任何一个都会使模型无法估计，因此没有加速系数。\
      请舍弃几乎没有变化的题目，或采用百分位区间
      """)

  private static func mostlyInadmissible(_ bootstrap: Bootstrap) -> FitWarning {
    let error = InferenceError.mostlyInadmissible(
      inadmissible: bootstrap.inadmissibleReplicates, requested: bootstrap.requested)
    return FitWarning(code: "mostlyInadmissible", message: error.description, chinese: error.chinese)
  }

  /// What the design makes of every index whose standard error is known.
  private mutating func addDesignEffects() {
    for j in constructs.indices {
      guard let error = inference?[.index(constructs[j].name)]?.standardError, let spread = constructs[j].indexSD,
        let effect = DesignEffect(standardError: error, standardDeviation: spread, cases: Double(data.used))
      else { continue }
      constructs[j].designEffect = effect.factor
      constructs[j].effectiveSampleSize = effect.effectiveSampleSize
    }
  }

  /// Replicates in which the weights of a construct nearly cancel; nil where the replicates have no index.
  private static func undefinedIndices(of construct: String, _ bootstrap: Bootstrap) -> Int? {
    do {
      return try bootstrap.values(of: .index(construct)).count { !$0.isFinite }
    } catch {
      return nil
    }
  }

  /// Coefficients in the model text are those of a population: estimating leaves them aside.
  static func ignoredCoefficients(_ model: PathModel) -> [FitWarning] {
    guard !model.population.isEmpty else { return [] }
    return [
      FitWarning(
        code: "coefficientsIgnored",
        message: """
          the numbers before names in the model (as in 0.5*Image) are ignored here: every path and weight is estimated. \
          Take csi simulate for a survey of them
          """,
        chinese: """
          模型中名称前的数字（如 0.5*Image）在此不起作用：所有路径与权重都由数据估计。若要按这些数字生成调查，请用 csi simulate
          """)
    ]
  }

  static func chainsLeftOut(limit: Int) -> FitWarning {
    FitWarning(
      code: "specificIndirectEffectsLeftOut",
      message: """
        the model has more than \(limit) chains of paths, and only the first \(limit) specific indirect effects are \
        listed; total and indirect effects count all of them. Read those, or leave out paths
        """,
      chinese: """
        模型中的路径链条超过 \(limit) 条，只列出前 \(limit) 个特定间接效应；总效应与间接效应已计入全部链条。\
        请解读后者，或减少路径
        """)
  }
}

extension Construct {
  /// `reflective`, `composite`, or `single` for one indicator.
  var reportedKind: String { isSingleIndicator ? "single" : kind.rawValue }
  /// `A`, `B`, `unit`, or `single` for one indicator.
  var reportedMode: String { isSingleIndicator ? "single" : mode.rawValue }
}

extension PLSFit {
  /// The construct that a report is about: the one called Satisfaction (in any case of letters), else the one with the most
  /// predecessors, else the first of these in the model.
  public var reportTarget: String { model.reportTarget }
}

extension PathModel {
  /// The construct that a report is about; see `PLSFit.reportTarget`.
  var reportTarget: String {
    if let named = constructs.first(where: { $0.name.lowercased() == "satisfaction" }) { return named.name }
    var counts: [String: Int] = [:]
    for path in paths { counts[path.to, default: 0] += 1 }
    let largest = counts.values.max() ?? 0
    let target = constructs.first { counts[$0.name, default: 0] == largest }
    return target?.name ?? ""
  }
}

extension FitReport.NumberTable {
  init(_ table: Assessment.ConstructTable) { self.init(names: table.names, values: table.values) }
}

extension FitReport.Distances {
  init(_ measures: ModelFitMeasures?) { self.init(srmr: measures?.srmr, dULS: measures?.dULS, dG: measures?.dG) }
}

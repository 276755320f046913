public import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SatisfactionWording

extension FitReport {
  /// The report of a model with common factors, estimated by maximum likelihood.
  ///
  /// What needs scores is nil: weights, cross-loadings, ρ_A, indices and impacts. Standard errors are those of the
  /// parameters.
  ///
  /// - Parameters:
  ///   - likelihood: An estimation from answers or from moments.
  ///   - source: What the caller knows besides: a title, the template, the conditions on rows.
  ///   - measures: Definitions of measures, such as the heterotrait–monotrait ratio.
  ///   - chainLimit: How many specific indirect effects are listed at most.
  /// - Complexity: O(p² + J³ + chains).
  public init(
    _ likelihood: MaximumLikelihood, source: ReportSource = ReportSource(),
    measures: MeasureOptions = MeasureOptions(), chainLimit: Int = 10_000
  ) {
    let chains = likelihood.specificIndirectEffects(limit: chainLimit)
    let reliability = likelihood.reliability
    let model = likelihood.model
    self.source = source
    software = .current
    data = likelihood.sample
    self.model = model
    settings = PLS(missing: likelihood.missing, maximumIterations: likelihood.maximumIterations)
    self.measures = measures
    estimator = .ml
    convergence = Convergence(iterations: likelihood.iterations, lastChange: nil)
    target = source.target.flatMap { model.construct(named: $0)?.name } ?? model.reportTarget
    constructs = Self.constructRows(likelihood, reliability)
    indicators = Self.indicatorRows(likelihood)
    (parts, leafWeights, dimensionEffects, stages) = ([], [], [], [])
    (products, productIndicators) = ([], [])
    paths = Self.pathRows(likelihood.paths, likelihood.pathQuality)
    effects = likelihood.effects.map { effect in
      EffectRow(
        from: effect.from, to: effect.to, direct: effect.direct, indirect: effect.indirect, total: effect.total,
        impact: nil)
    }
    specificIndirectEffects = chains.effects
    constructCorrelations = likelihood.constructCorrelations
    crossLoadings = nil
    htmt = likelihood.htmt[measures.htmt].map(NumberTable.init)
    fornellLarcker = NumberTable(likelihood.fornellLarcker)
    modelFit = nil
    self.likelihood = likelihood
    explainedByComponents = nil
    bootstrap = nil
    inference = nil
    htmtInference = nil
    lacksScales = false
    warnings =
      source.warnings + likelihood.sampleWarnings + likelihood.warnings + Self.lowReliability(reliability)
      + Self.ignoredCoefficients(model) + (chains.isComplete ? [] : [Self.chainsLeftOut(limit: chainLimit)])
  }

  private static func constructRows(
    _ likelihood: MaximumLikelihood, _ reliability: [Assessment.Reliability]
  ) -> [ConstructRow] {
    zip(likelihood.model.constructs, zip(likelihood.rSquared, reliability)).map { construct, numbers in
      let (rSquared, reliability) = numbers
      return ConstructRow(
        name: construct.name, label: construct.label, order: 0, partOf: nil, kind: construct.reportedKind,
        mode: construct.reportedMode,
        rSquared: rSquared, adjustedRSquared: nil, bic: nil, alpha: reliability.alpha, rhoA: reliability.rhoA,
        rhoC: reliability.rhoC, ave: reliability.ave, index: nil, indexSD: nil)
    }
  }

  private static func indicatorRows(_ likelihood: MaximumLikelihood) -> [IndicatorRow] {
    let (model, moments) = (likelihood.model, likelihood.moments)
    let deviations = moments.standardDeviations
    return zip(likelihood.collinearity, likelihood.loadings).enumerated().map { i, row in
      let (place, loading) = row
      let scale = model.conventions.scale(of: place.indicator)
      return IndicatorRow(
        name: place.indicator, construct: place.construct, weight: nil, unstandardizedWeight: nil, loading: loading,
        communality: loading * loading, vif: place.vif, mean: moments.means?[i],
        sd: moments.hasScaleMetric ? deviations[i] : nil, min: scale?.lowerBound, max: scale?.upperBound)
    }
  }
}

extension MaximumLikelihood {
  /// What JSON and CSV hold of it.
  var record: Record {
    Record(
      [
        Field("chiSquare", .number(chiSquare)), Field("df", .integer(degreesOfFreedom)), Field("p", .number(p)),
        Field("cfi", .number(cfi)), Field("tli", .number(tli)), Field("rmsea", .number(rmsea)),
        Field("srmr", .number(srmr)), Field("parameters", .integer(parameters.count)),
        Field("gradient", .number(gradient)), Field("parameterTable", .records(parameters.map(Self.record))),
      ], row: "fit")
  }

  private static func record(_ parameter: Parameter) -> Record {
    Record([
      .identity("kind", parameter.kind.rawValue), .identity("left", parameter.left),
      .identity("right", parameter.right), Field("estimate", .number(parameter.estimate)),
      Field("standardError", .number(parameter.standardError)),
    ])
  }

  /// The likelihood ratio and the indices of fit, for people.
  func fitTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    let decimals = digits.coefficient
    return ReportTable(
      title: words("Fit by maximum likelihood", "最大似然拟合"),
      columns: [
        .number("χ²"), .number("df"), .number("p"), .number("CFI"), .number("TLI"), .number("RMSEA"), .number("SRMR"),
      ],
      rows: [
        ReportTable.Row([
          .number(chiSquare, decimals: digits.points), .number(Double(degreesOfFreedom), decimals: 0),
          .probability(p, decimals: decimals), .number(cfi, decimals: decimals), .number(tli, decimals: decimals),
          .number(rmsea, decimals: decimals), .number(srmr, decimals: decimals),
        ])
      ],
      note: words(
        "p: of the model holding exactly, for normal answers · CFI and TLI: 1 is best, against unrelated indicators",
        "p：模型完全成立（答案为正态）· CFI 与 TLI：以题目互不相关为基准，1 为最佳"))
  }

  /// The free parameters in the units of the answers, for people.
  func parameterTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    let decimals = digits.coefficient
    let signs: [Kind: String] = [.loading: "=~", .residual: "~~", .path: "~", .disturbance: "~~"]
    let rows = Kind.allCases.flatMap { kind -> [ReportTable.Row] in
      let own = parameters.filter { $0.kind == kind }
      guard !own.isEmpty else { return [] }
      return [ReportTable.Row(heading: kind.title(words.language), remark: "")]
        + own.map { parameter in
          // A construct stands before its indicator, as in the text of a model.
          let ends =
            kind == .loading ? (parameter.right, parameter.left) : (parameter.left, parameter.right)
          return ReportTable.Row([
            .text(words.name(ends.0)), .text(signs[kind] ?? ""), .text(words.name(ends.1)),
            .number(parameter.estimate, decimals: decimals),
            .number(parameter.standardError, decimals: decimals),
            .number(parameter.standardError.map { parameter.estimate / $0 }, decimals: digits.points),
          ])
        }
    }
    return ReportTable(
      title: words("Parameters, in the units of the answers", "参数（以答案的单位计）"),
      columns: [
        .text(words("Parameter", "参数")), .sign, .text("", gap: 1), .number(words("estimate", "估计值")),
        .number(words("standard\nerror", "标准误")), .number("z"),
      ], rows: rows,
      note: words(
        "the first loading of every construct is 1 · z: estimate over standard error",
        "各构念的第一个载荷为 1 · z：估计值除以标准误"), stubCount: 3)
  }
}

extension MaximumLikelihood.Kind {
  fileprivate var title: Phrase {
    switch self {
    case .loading: Phrase("Loadings", "载荷")
    case .residual: Phrase("Error variances of indicators", "题目的误差方差")
    case .path: Phrase("Paths", "路径")
    case .disturbance:
      Phrase("Variances and covariances of constructs, error variances of explained ones", "构念的方差与协方差，被解释构念的误差方差")
    }
  }
}

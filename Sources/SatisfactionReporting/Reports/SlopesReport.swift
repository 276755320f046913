public import PathModeling
public import SatisfactionIndices
internal import SatisfactionWording

/// How effects change with their moderators: `csi slopes`.
public struct SlopesReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.slopes.v1"

  /// The slopes.
  public let analysis: SlopeAnalysis
  /// How the replicates were drawn, nil without them.
  public let resampling: ReportResampling?
  /// What the caller knows besides.
  public let source: ReportSource
  let fit: PLSFit
  private let bootstrapWarnings: [FitWarning]

  /// The report of slopes.
  ///
  /// - Parameters:
  ///   - analysis: The slopes.
  ///   - fit: The fit they come from.
  ///   - bootstrap: The replicates their standard errors come from, nil for none.
  ///   - source: What the caller knows besides.
  public init(
    _ analysis: SlopeAnalysis, fit: PLSFit, bootstrap: Bootstrap? = nil, source: ReportSource = ReportSource()
  ) {
    self.analysis = analysis
    self.fit = fit
    self.source = source
    resampling = bootstrap.map(ReportResampling.init)
    bootstrapWarnings = bootstrap?.warnings ?? []
  }

  /// Equal numbers, settings and choices.
  public static func == (a: SlopesReport, b: SlopesReport) -> Bool {
    a.analysis == b.analysis && a.resampling == b.resampling && a.source == b.source
      && a.fit.settings == b.fit.settings && a.fit.model == b.fit.model
  }

  /// Whether slopes have standard errors: those of replicates need some.
  var hasStandardErrors: Bool { analysis.options.standardErrors == .ols || resampling != nil }

  /// Software, data and settings.
  public var manifest: [Section] {
    var scores: [Double] = []
    var points: [Double] = []
    for value in analysis.options.values {
      switch value {
      case .score(let score): scores.append(score)
      case .points(let value): points.append(value)
      }
    }
    return Manifest(
      command: "slopes", data: Manifest.data(fit.sample, source),
      settings: Manifest.estimation(fit.settings) + Manifest.modelling(fit.settings, fit.model)
        + Manifest.resampling(resampling) + [
          Field("at", scores.isEmpty ? .null : .numbers(scores)),
          Field("atPoints", points.isEmpty ? .null : .numbers(points)),
          Field("standardErrors", .text(hasStandardErrors ? analysis.options.standardErrors.rawValue : nil)),
          Field("predictor", .text(analysis.options.predictor)), Field("target", .text(analysis.options.target)),
        ] + Manifest.model(fit.model, source)
    ).sections
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section("slopes", analysis.slopes.map(Self.record)), Section("johnsonNeyman", analysis.regions.map(Self.record)),
      Section("conditionalEffects", analysis.conditionalEffects.map(Self.record)),
      Section("moderatedMediation", analysis.moderatedMediation.map(Self.record)),
      Section("conditionalTotals", analysis.conditionalTotals.map(Self.record)),
      ReportResampling.section(resampling, command: "slopes"),
    ]
  }

  /// Warnings of the fit, and why numbers are missing.
  public var warnings: [FitWarning] {
    var warnings = source.warnings + fit.sampleWarnings + fit.warnings + fit.indexWarnings + bootstrapWarnings
    if !analysis.isExact {
      warnings.append(
        FitWarning(
          code: "noExactSlopes",
          message: """
            products of indicators have no exact slopes, for their weighted sum is no product of the two scores: take two \
            stages (--moderation two-stage)
            """,
          chinese: """
            乘积指标没有精确的斜率，因为其加权和并不是两个得分的乘积：请用两阶段法（--moderation two-stage）
            """))
    }
    if analysis.slopes.contains(where: { $0.place.points == nil }) {
      warnings.append(
        FitWarning(
          code: "noPoints",
          message: """
            slopes are given in standard deviations alone where a construct has no 0–100 index: declare the scales \
            (@scale 1..10)
            """,
          chinese: "有构念没有 0–100 指数，其斜率只以标准差表示：请声明量表（@scale 1..10）"))
    }
    let beyond = analysis.options.values.compactMap { value in
      if case .points(let points) = value, !(0...100).contains(points) { NumberText.written(points) } else { nil }
    }
    if !beyond.isEmpty {
      warnings.append(
        FitWarning(
          code: "beyondScale",
          message: """
            \(beyond.map { "\($0) points" }.joined(separator: ", ")) \(beyond.count == 1 ? "lies" : "lie") beyond the 0–100 \
            scale, where nobody can be: what is given there only continues the lines. Ask for values from 0 to 100
            """,
          chinese: """
            \(beyond.map { "\($0) 分" }.joined(separator: "、"))超出 0–100 量表，没有人会处于该处：\
            所列数值只是直线的延长。请取 0 至 100 之间的值
            """))
    }
    if analysis.options.standardErrors == .ols {
      warnings.append(
        FitWarning(
          code: "scoresFixed",
          message: """
            least squares take the scores as fixed, so that standard errors leave out how uncertain their weights are, and \
            effects along chains have none: compare with --standard-errors bootstrap
            """,
          chinese: """
            最小二乘把得分视为固定，标准误因此不含权重的不确定性，沿链条的效应也没有标准误：请与 --standard-errors bootstrap 对照
            """))
    }
    return warnings
  }

  /// What rows are about: the ends of a slope, or a chain of paths, what moderates it, and where on its scale.
  public var keyColumns: [KeyColumn] { ["predictor", "target", "chain", "moderator", "score"].map { KeyColumn($0) } }

  // MARK: Records

  private static func record(_ slope: SlopeAnalysis.Slope) -> Record {
    Record([
      .identity("predictor", slope.predictor), .identity("target", slope.target),
      .identity("moderator", slope.moderator), .identity("score", .number(slope.place.score)),
      Field("points", .number(slope.place.points), topic: "slopes"),
      number("estimate", slope.estimate, slope.inference),
      Field("estimatePoints", .number(slope.estimatePoints), topic: "slopes"),
      Field("t", .number(slope.inference.t), topic: "slopes"),
      Field("df", .number(slope.inference.df), topic: "slopes"),
    ])
  }

  private static func record(_ region: SlopeAnalysis.Region) -> Record {
    Record([
      .identity("predictor", region.predictor), .identity("target", region.target),
      .identity("moderator", region.moderator), Field("lower", .number(region.limits?.lower), topic: "slopes"),
      Field("upper", .number(region.limits?.upper), topic: "slopes"),
      Field("lowerPoints", .number(region.lowerPoints), topic: "slopes"),
      Field("upperPoints", .number(region.upperPoints), topic: "slopes"),
      Field("region", .text(region.limits?.region.rawValue), topic: "slopes"),
      Field("share", .number(region.share), topic: "slopes"),
    ])
  }

  private static func record(_ effect: SlopeAnalysis.ConditionalEffect) -> Record {
    Record([
      .identity("chain", .texts(effect.chain)), .identity("moderator", effect.moderator),
      .identity("score", .number(effect.place.score)),
      Field("points", .number(effect.place.points), topic: "conditional-effects"),
      number("estimate", effect.estimate, effect.inference, topic: "conditional-effects"),
      Field("estimatePoints", .number(effect.estimatePoints), topic: "conditional-effects"),
    ])
  }

  private static func record(_ row: SlopeAnalysis.ModeratedMediation) -> Record {
    Record([
      .identity("chain", .texts(row.chain)), .identity("moderator", row.moderator),
      Field("index", .number(row.index), topic: "conditional-effects"),
      number("difference", row.difference, row.inference, topic: "conditional-effects"),
    ])
  }

  private static func record(_ total: SlopeAnalysis.ConditionalTotal) -> Record {
    Record([
      .identity("from", total.from), .identity("to", total.to), .identity("moderator", total.moderator),
      .identity("score", .number(total.place.score)),
      Field(
        "total", .number(total.total),
        uncertainty: Uncertainty(
          standardError: total.inference.standardError, lower: total.inference.lower, upper: total.inference.upper),
        topic: "conditional-effects"),
      Field("impact", .number(total.impact), topic: "conditional-effects"),
    ])
  }

  private static func number(
    _ name: String, _ value: Double?, _ inference: SlopeAnalysis.Inference, topic: String = "slopes"
  ) -> Field {
    Field(
      name, .number(value),
      uncertainty: Uncertainty(
        standardError: inference.standardError, lower: inference.lower, upper: inference.upper, p: inference.p),
      topic: topic)
  }
}

public import PathModeling
public import SatisfactionIndices

/// What to improve first, what it would bring, and whether it worked: `csi drivers`.
public struct DriversReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.drivers.v1"

  /// The drivers.
  public let analysis: DriverAnalysis
  /// What raising items would bring, nil where nothing was asked.
  public let whatIf: WhatIf?
  /// Whether measures worked, nil where nothing was asked.
  public let verification: Verification?
  /// What was agreed, with where it stands; nil without a plan.
  public let plan: [ImprovementPlan.Standing]?
  /// How the replicates were drawn, nil without them.
  public let resampling: ReportResampling?
  /// What the caller knows besides.
  public let source: ReportSource
  let fit: PLSFit
  let options: DriverOptions
  private let replicateWarnings: [FitWarning]
  /// What of the sample and of the measurement makes the estimates unreliable.
  private let estimateWarnings: [FitWarning]

  /// The report of drivers.
  ///
  /// - Parameters:
  ///   - analysis: The drivers.
  ///   - fit: The fit they come from.
  ///   - options: What was asked beside the estimates.
  ///   - bootstrap: The replicates they come from, nil for none.
  ///   - whatIf: What raising some items would bring; nil where it was not asked.
  ///   - verification: Whether measures worked; nil where it was not asked.
  ///   - plan: Who sees to which item; nil without a plan.
  ///   - source: Title, template, conditions.
  public init(
    _ analysis: DriverAnalysis, fit: PLSFit, options: DriverOptions = DriverOptions(), bootstrap: Bootstrap? = nil,
    whatIf: WhatIf? = nil, verification: Verification? = nil, plan: [ImprovementPlan.Standing]? = nil,
    source: ReportSource = ReportSource()
  ) {
    self.analysis = analysis
    self.fit = fit
    self.options = options
    self.whatIf = whatIf
    self.verification = verification
    self.plan = plan
    self.source = source
    resampling = bootstrap.map(ReportResampling.init)
    // Without replicates a design is that of the verification.
    replicateWarnings = bootstrap?.warnings ?? verification?.design.map { $0.fewUnits(.t) + $0.notes } ?? []
    estimateWarnings = fit.sampleWarnings + FitReport.lowReliability(fit.assessment.reliability)
  }

  /// How the sample was drawn; nil for rows drawn one by one.
  var design: DesignSummary? { resampling?.design ?? verification?.design }

  /// Equal numbers, settings and choices.
  public static func == (a: DriversReport, b: DriversReport) -> Bool {
    a.analysis == b.analysis && a.whatIf == b.whatIf && a.verification == b.verification && a.plan == b.plan
      && a.resampling == b.resampling && a.source == b.source && a.options == b.options
  }

  /// Software, data and settings.
  public var manifest: [Section] {
    Manifest(
      command: "drivers", data: Manifest.data(fit.sample, source),
      settings: Manifest.estimation(fit.settings) + Manifest.modelling(fit.settings, fit.model)
        + Manifest.resampling(resampling, design: design)
        + Manifest.model(fit.model, source) + [
          Field("cutImportance", .number(options.importanceCut)),
          Field("cutPerformance", .number(options.performanceCut)),
          Field("controllable", options.controllable.map { .texts($0) } ?? .null),
        ]
    ).sections
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    let analysis = [
      Section("target", .text(analysis.target)), Section("index", .number(analysis.index)),
      Section(
        "cuts",
        Record([
          Field("constructs", .record(Self.record(analysis.constructCuts))),
          Field("items", .record(Self.record(analysis.itemCuts))),
        ])),
      Section("constructs", analysis.constructs.map(Self.record)), Section("items", analysis.items.map(Self.record)),
      Section("shortBoards", .texts(analysis.shortBoards)),
      Section("whatIf", whatIf.map(Self.record)), Section("verification", verification.map(Self.record)),
      Section("plan", plan.map { .records($0.map(Self.record)) } ?? .null),
    ]
    return analysis + [ReportResampling.section(resampling, command: "drivers")]
  }

  /// Warnings of the fit and of its replicates, and drivers whose importance is below 0 by more than chance.
  public var warnings: [FitWarning] {
    source.warnings + fit.warnings + fit.indexWarnings + estimateWarnings
      + FitWarning.effectsAtMeans(of: fit.model) + replicateWarnings
      + analysis.constructs.filter(\.isNegative).map { driver in
        FitWarning(
          code: "negativeImportance",
          message: """
            \(driver.name) has a negative importance: a better answer goes with a lower \(analysis.target), and it can be \
            no priority; check its items
            """,
          chinese: """
            \(driver.name) 的重要性为负：答案越好，\(analysis.target) 反而越低，因此不能作为优先项；请检查其题目
            """, construct: driver.name)
      }
  }
}

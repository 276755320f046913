public import PathModeling
public import PathSpecification
public import SatisfactionIndices
internal import SatisfactionNumerics
public import SurveyData

/// What a report comes from: the program, the data, and every choice that moved a number. Two fits that differ have
/// different manifests.
public struct Manifest: Sendable, Equatable {
  /// The program that computed the numbers.
  public struct Software: Sendable, Equatable {
    /// `swift-satisfaction`.
    public let name: String
    /// `SatisfactionVersion.current`.
    public let version: String
    /// Version and processor kernels of the linear algebra library.
    public let blas: String

    /// This program on this machine.
    public static let current = Software(
      name: "swift-satisfaction", version: SatisfactionVersion.current, blas: OpenBLAS.description)
  }

  /// The program that computed the numbers.
  public let software: Software
  /// What the numbers were computed from.
  public var data: [Field]
  /// The choices, in the words of the options.
  public var settings: [Field]
  /// The command, which names the row of the settings in CSV.
  private let command: String

  /// - Parameters:
  ///   - command: The word on the command line, such as `fit`.
  ///   - data: See ``data(_:_:)``.
  ///   - settings: See ``estimation(_:by:measures:)``, ``modelling(_:_:)``, ``resampling(_:design:)`` and ``model(_:_:)``.
  public init(command: String, data: [Field], settings: [Field]) {
    self.command = command
    self.data = data
    self.settings = settings
    software = .current
  }

  /// The objects `software`, `data` and `settings`.
  public var sections: [Section] {
    let software = Record([
      .identity("name", software.name), Field("version", .text(software.version)), Field("blas", .text(software.blas)),
    ])
    return [
      Section("software", software), Section("data", Record(data)),
      Section("settings", Record(settings, row: command)),
    ]
  }
}

/// What the caller knows of a report besides the numbers: its title, where the model comes from, which rows were asked
/// for.
public struct ReportSource: Sendable, Equatable {
  /// What was estimated, in one line; nil to use the name of the data.
  public var title: String?
  /// Name and version of the built-in model, nil for a model of one's own.
  public var template: Template?
  /// The conditions that rows had to meet, as they were written: `SEGMENT=private`.
  public var conditions: [String]
  /// The construct that drivers are reported for; nil for the one that the model points at.
  public var target: String?
  /// How the file was read; nil where there was none.
  public var reading: ReadingFacts?
  /// What was found in the answers that a reader should know; see `PathModel.dataWarnings(about:_:)`.
  public var warnings: [FitWarning] = []
  /// Which answers are missing, and of whom; nil where nobody looked. See `PathModel.missingness(in:)`.
  public var missingness: MissingnessReport?

  /// A built-in model by name and version.
  public struct Template: Sendable, Equatable {
    /// Such as `ecsi-mobile`.
    public let name: String
    /// Raised whenever the text of the template changes results.
    public let version: Int

    /// Name and version of a template.
    public init(_ template: ModelTemplate) { (name, version) = (template.name, template.version) }
  }

  /// Nothing is known unless it is said.
  public init(
    title: String? = nil, template: Template? = nil, conditions: [String] = [], target: String? = nil,
    reading: ReadingFacts? = nil, warnings: [FitWarning] = []
  ) {
    self.title = title
    self.target = target
    self.template = template
    self.conditions = conditions
    self.reading = reading
    self.warnings = warnings
  }
}

extension Manifest {
  /// The fields of `data`.
  public static func data(_ sample: Sample, _ source: ReportSource = ReportSource()) -> [Field] {
    [
      .identity("source", sample.source), Field("rows", .integer(sample.rows)), Field("used", .integer(sample.used)),
      Field("dropped", .integer(sample.dropped)),
      Field("missingCells", .integer(sample.hasUnexplainedLoss ? nil : sample.missingCells)),
      Field("fingerprint", .text(sample.fingerprint)), Field("weightsColumn", .text(sample.weightsColumn)),
      Field("zeroWeightRows", .integer(sample.hasUnexplainedLoss ? nil : sample.zeroWeightRows)),
      Field("kishEffectiveSampleSize", .number(sample.effectiveCases)),
      Field("where", .texts(source.conditions)), Field("encoding", .text(source.reading?.encoding)),
      Field("headerRow", .integer(source.reading?.headerRow)),
      Field("missingTexts", .records(missingTexts(source.reading))),
      Field("missing", .record(missing(sample, source.missingness))),
    ]
  }

  /// What is missing, of whom, and whether those who do not answer differ; null for moments, which have no rows.
  private static func missing(_ sample: Sample, _ report: MissingnessReport?) -> Record? {
    guard sample.fingerprint != nil else { return nil }
    let items = report?.items.map { item in
      Record([
        .identity("name", item.name), Field("asked", .integer(item.asked)), Field("missing", .integer(item.missing)),
      ])
    }
    let patterns = report?.patterns.map { pattern in
      Record([.identity("missing", .texts(pattern.missing)), Field("rows", .integer(pattern.rows))])
    }
    let tests = report?.tests.map { test in
      Record([
        .identity("item", test.item), .identity("column", test.column), Field("t", .number(test.t)),
        Field("df", .number(test.degreesOfFreedom)), Field("p", .number(test.p)),
        Field("pAdjusted", .number(test.adjustedP)),
      ])
    }
    return Record([
      Field("items", items.map { .records($0) } ?? .null), Field("patterns", patterns.map { .records($0) } ?? .null),
      Field("notAsked", .integer(sample.notAsked)), Field("emIterations", .integer(sample.emIterations)),
      Field("tests", tests.map { .records($0) } ?? .null),
    ])
  }

  private static func missingTexts(_ reading: ReadingFacts?) -> [Record] {
    (reading?.missingTexts ?? []).map { found in
      Record([.identity("text", found.text), Field("cells", .integer(found.cells))])
    }
  }

  /// How the model is estimated, and by which definitions it is assessed, where it is.
  ///
  /// - Parameters:
  ///   - settings: The choices.
  ///   - estimator: nil for that of the settings. A choice that moves nothing under it is null.
  ///   - measures: Definitions of what the model is assessed by; nil where it is not.
  public static func estimation(
    _ settings: PLS, by estimator: ModelEstimator? = nil, measures: MeasureOptions? = nil
  ) -> [Field] {
    let estimator = estimator ?? ModelEstimator(settings.estimator)
    return [Field("estimator", .text(estimator.rawValue))] + choices(settings, of: [estimator])
      + (measures.map { [Field("htmt", .text($0.htmt.rawValue))] } ?? [])
  }

  /// What some estimators do with the moments; a choice that moves nothing under any of them is null.
  static func choices(_ settings: PLS, of estimators: [ModelEstimator]) -> [Field] {
    let hasNeighbours = estimators.contains { $0.ofScores?.isPartialLeastSquares ?? false }
    let hasTolerance = hasNeighbours || estimators.contains(.gsca)
    return [
      Field("scheme", .text(hasNeighbours ? settings.scheme.rawValue : nil)),
      Field("metric", .text(hasNeighbours ? settings.metric.rawValue : nil)),
      Field("missing", .text(settings.missing.rawValue)), Field("skip", .text(settings.skipped.rawValue)),
      Field("tolerance", .number(hasTolerance ? settings.tolerance : nil)),
      Field(
        "maximumIterations", .integer(hasTolerance || estimators.contains(.ml) ? settings.maximumIterations : nil)),
    ]
  }

  /// How what a model has beyond constructs and paths is estimated: products and constructs of constructs; each null for
  /// a model without.
  public static func modelling(_ settings: PLS, _ model: PathModel) -> [Field] {
    let moderation = model.products.isEmpty ? nil : settings.moderation
    return [
      Field("moderation", .text(moderation?.rawValue)), Field("higherOrder", .text(model.approach?.rawValue)),
    ]
  }

  /// How its uncertainty is found; without replicates there are 0 of them, and the rest is null.
  ///
  /// - Parameters:
  ///   - resampling: What the replicates are; nil where there are none.
  ///   - design: How the sample was drawn, where replicates do not say so.
  public static func resampling(_ resampling: ReportResampling?, design: DesignSummary? = nil) -> [Field] {
    [
      Field("replicates", .integer(resampling?.requested ?? 0)), Field("seed", .unsigned(resampling?.seed)),
      Field("level", .number(resampling?.level)), Field("interval", .text(resampling?.interval.rawValue)),
      Field("unit", .text(resampling?.unit)), Field("unitCount", .integer(resampling?.unitCount)),
      Field("inadmissible", .text(resampling?.inadmissible.rawValue)),
      Field("design", .record((resampling?.design ?? design).map(record))),
    ]
  }

  /// The model: its title, its template, its codes of missing answers, and all of it as text.
  public static func model(_ model: PathModel, _ source: ReportSource) -> [Field] {
    let template = source.template.map { template in
      Record([Field("name", .text(template.name)), Field("version", .integer(template.version))])
    }
    return [
      Field("missingCodes", .numbers(model.conventions.missingCodes)), Field("title", .text(source.title)),
      Field("template", .record(template)), Field("model", .text(model.description)),
    ]
  }
}

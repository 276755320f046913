public import PathModeling
internal import SatisfactionNumerics

/// How well a model predicts, ready to be written down: as text, Markdown, CSV or JSON of schema `csi.predict.v1`.
public struct PredictReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.predict.v1"

  /// What was predicted, and from which part of the data.
  public var source: ReportSource
  /// The name of the model it is compared with, such as its file; nil without one.
  public let against: String?
  /// The errors and the tests.
  public let prediction: Prediction

  /// The report of a prediction.
  ///
  /// - Parameters:
  ///   - prediction: Errors and tests.
  ///   - source: Title, template, conditions.
  ///   - against: What the alternative model is called.
  public init(_ prediction: Prediction, source: ReportSource = ReportSource(), against: String? = nil) {
    self.prediction = prediction
    self.source = source
    self.against = prediction.alternative == nil ? nil : against ?? "another model"
  }

  /// What a reader should know, in plain words.
  public var warnings: [FitWarning] {
    source.warnings + prediction.sampleWarnings + prediction.warnings
      + (prediction.design.map { $0.fewUnits(.t) + $0.notes } ?? [])
  }

  /// Software, data and settings.
  public var manifest: [Section] {
    let estimation = Manifest.estimation(prediction.settings).map { field in
      field.name == "missing" ? Field("missing", .text(prediction.options.missing.rawValue)) : field
    }
    return Manifest(
      command: "predict", data: Manifest.data(prediction.sample, source),
      settings: folding + estimation + Manifest.modelling(prediction.settings, prediction.model)
        + [
          Field("cluster", .text(prediction.options.design?.cluster ?? prediction.options.cluster)),
          Field("seed", .unsigned(drawingSeed)),
          Field("against", .text(against)), Field("againstModel", .text(prediction.alternative?.description)),
          Field("design", .record(prediction.design.map { Manifest.record($0, jackknife: jackknife) })),
        ] + Manifest.model(prediction.model, source)
    ).sections
  }

  /// The replicates of a jackknife; nil without one.
  var jackknife: DesignReplication? { prediction.options.replicates == .jackknife ? prediction.replication : nil }

  /// The seed; nil where no folds are drawn.
  var drawingSeed: UInt64? {
    if case .random = prediction.options.folds { prediction.options.seed } else { nil }
  }

  private var folding: [Field] {
    let (folds, repetitions, columns): (FieldValue, Int, [String]) =
      switch prediction.options.folds {
      case .random(let folds, let repetitions): (.integer(folds), repetitions, [])
      case .leaveOneOut: (.text("loo"), 1, [])
      case .columns(let names): (.null, names.count, names)
      }
    return [
      Field("technique", .text(prediction.options.technique.rawValue)), Field("folds", folds),
      Field("repetitions", .integer(repetitions)), Field("foldColumns", .list(columns.map { .text($0) })),
      Field("benchmark", .text(prediction.options.benchmark.rawValue)),
    ]
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section("indicators", prediction.indicators.map(\.record)),
      Section(
        "constructs",
        prediction.constructs.map { row in
          Record([.identity("name", row.name), Field("cvpat", .record(row.tests.record))])
        }),
      Section("overall", Record([Field("cvpat", .record(prediction.overall.record))])),
      Section(
        "overallOverIndicators", Record([Field("cvpat", .record(prediction.overallOverIndicators.record))])),
      Section("folds", foldRecord), Section("predictions", predictions),
    ]
  }

  private var foldRecord: Record {
    let counts = prediction.failureCounts
    let failed = FoldFailure.Reason.allCases.map { Field($0.rawValue, .integer(counts[$0] ?? 0)) }
    return Record([
      Field("requested", .integer(prediction.foldsRequested)), Field("used", .integer(prediction.foldsUsed)),
      Field("failed", .record(Record(failed))),
    ])
  }

  private var predictions: FieldMatrix? {
    prediction.predictions.map { FieldMatrix(ofRows: $0, columns: "indicators") }
  }
}

extension FieldMatrix {
  /// Numbers of survey rows, which JSON counts from 1; what is not a number is null.
  init(ofRows table: LabeledMatrix, columns key: String) {
    self.init(
      rows: Axis("rows", table.rows.map { name in Int(name).map { .integer($0) } ?? .text(name) }),
      columns: Axis(key, table.columns),
      values: table.rows.indices.map { i in
        table.columns.indices.map { j in table.values[i, j].isFinite ? table.values[i, j] : nil }
      })
  }
}

extension IndicatorPrediction {
  fileprivate var record: Record {
    Record(
      [.identity("name", name), Field("construct", .text(construct)), Field("used", .integer(used))] + pls.fields
        + [
          Field("linear", .record(linear.map { Record($0.fields) })),
          Field(
            "average", .record(Record([Field("rmse", .number(average.rmse)), Field("mae", .number(average.mae))]))),
        ])
  }
}

extension PredictiveAccuracy {
  fileprivate var fields: [Field] {
    [Field("rmse", .number(rmse)), Field("mae", .number(mae)), Field("q2predict", .number(q2predict))]
  }
}

extension PredictionTests {
  fileprivate var record: Record {
    Record([
      Field("linear", .record(linear?.record)), Field("average", .record(average?.record)),
      Field("alternative", .record(alternative?.record)),
    ])
  }
}

extension PredictionTest {
  fileprivate var record: Record {
    Record([
      Field("lossPLS", .number(lossPLS)), Field("lossBenchmark", .number(lossBenchmark)),
      Field("difference", .number(difference)), Field("standardError", .number(standardError)),
      Field("t", .number(t)), Field("df", .number(degreesOfFreedom)), Field("p", .number(p)),
      Field("pOneSided", .number(pOneSided)),
    ])
  }
}

public import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics

/// One model by several estimators side by side, ready to be written down: as text, Markdown, CSV or JSON of schema
/// `csi.estimators.v1`.
///
/// ```swift
/// print(EstimatorsReport(try EstimatorComparison(model, to: answers)).text())
/// ```
public struct EstimatorsReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.estimators.v1"

  /// What was estimated, and from which part of the data.
  public var source: ReportSource
  /// The estimators and what they made of the moments.
  public let comparison: EstimatorComparison
  /// Rows of paths, loadings, R², correlations and indices, each with one number an estimator.
  let paths, loadings, rSquared, correlations, indices: [Row]

  /// A number by every estimator; nil where one failed or does not define it.
  struct Row: Sendable, Equatable {
    /// What the number is of: one or two names.
    let names: [String]
    /// One an estimator, in the order of the comparison.
    let values: [Double?]
  }

  /// The report of a comparison.
  public init(_ comparison: EstimatorComparison, source: ReportSource = ReportSource()) {
    self.comparison = comparison
    self.source = source
    let (entries, model) = (comparison.entries, comparison.model)
    let constructs = model.constructs.map(\.name)
    let coefficients = entries.map(\.paths)
    let linear = model.paths.indices.map { i in
      Row(names: [model.paths[i].from, model.paths[i].to], values: coefficients.map { $0?[i].estimate })
    }
    let products = entries.map(\.productPaths)
    paths =
      linear
      + model.products.enumerated().map { i, product in
        Row(names: [product.name, product.to], values: products.map { $0?[i].estimate })
      }
    let numbers = entries.map(\.loadings)
    loadings = model.indicators.enumerated().map { i, indicator in
      Row(
        names: [model.construct(ofIndicator: indicator)?.name ?? "", indicator],
        values: numbers.map { $0?[i] })
    }
    let explained = entries.map(\.rSquared)
    rSquared = constructs.enumerated().map { j, name in Row(names: [name], values: explained.map { $0?[j] ?? nil }) }
    let tables = entries.map(\.constructCorrelations)
    correlations = constructs.indices.flatMap { j in
      constructs.indices.dropFirst(j + 1).map { k in
        Row(names: [constructs[j], constructs[k]], values: tables.map { $0?[k, j] })
      }
    }
    let surveys = entries.map { entry in
      if case .scores(let fit) = entry.outcome { IndexSurvey(fit).indices } else { [String: ConstructIndex]() }
    }
    indices = constructs.map { name in Row(names: [name], values: surveys.map { $0[name]?.index }) }
  }

  /// What a reader should know, in plain words.
  public var warnings: [FitWarning] { source.warnings + comparison.warnings }

  /// Software, data and settings.
  public var manifest: [Section] {
    let estimators = comparison.entries.map(\.estimator)
    return Manifest(
      command: "estimators", data: Manifest.data(comparison.sample, source),
      settings: [Field("estimators", .texts(estimators.map(\.rawValue)))]
        + Manifest.choices(comparison.settings, of: estimators)
        + Manifest.modelling(settings, comparison.model) + Manifest.model(comparison.model, source)
    ).sections
  }

  /// What rows are about besides the ends of a path.
  public var keyColumns: [KeyColumn] { ["construct", "indicator", "first", "second"].map { KeyColumn($0) } }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    let status = comparison.entries.map { Field($0.estimator.rawValue, .text($0.status)) }
    return [
      Section("paths", records(paths, ["from", "to"])),
      Section("loadings", records(loadings, ["construct", "indicator"])),
      Section("rSquared", records(rSquared, ["construct"])),
      Section("constructCorrelations", records(correlations, ["first", "second"])),
      Section("index", records(indices, ["construct"])), Section("status", Record(status, row: "status")),
    ]
  }

  /// The choices as the estimators of scores took them: what the model decides is decided in their fits.
  private var settings: PLS {
    let fits = comparison.entries.compactMap { entry in
      if case .scores(let fit) = entry.outcome { fit.settings } else { nil }
    }
    return fits.first ?? comparison.settings
  }

  private func records(_ rows: [Row], _ keys: [String]) -> [Record] {
    rows.map { row in
      let values = zip(comparison.entries, row.values).map { Field($0.estimator.rawValue, .number($1)) }
      return Record(
        zip(keys, row.names).map { Field.identity($0, $1) } + [Field("values", .record(Record(values)))])
    }
  }
}

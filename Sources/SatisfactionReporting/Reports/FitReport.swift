public import PathModeling
public import PathSpecification
public import SatisfactionIndices
public import SatisfactionNumerics

/// All numbers of an estimation, ready to be written down: as text, Markdown, CSV or JSON of schema `csi.fit.v1`.
///
/// A report is a value of plain rows in the order of the model. Making one computes; writing one only formats.
///
/// ```swift
/// let report = FitReport(fit)
/// print(report.text())
/// try report.write(to: "result.json", as: .json)
/// ```
public struct FitReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.fit.v1"
  /// Every form.
  public static let formats = ReportFormat.allCases

  /// What was estimated, and from which part of the data.
  public var source: ReportSource
  /// The program that computed the numbers.
  public let software: Manifest.Software
  /// The data they come from.
  public let data: Sample
  /// The model they belong to.
  public let model: PathModel
  /// The choices they were estimated with.
  public let settings: PLS
  /// Definitions of measures.
  public let measures: MeasureOptions
  /// How the model was estimated; all but maximum likelihood are those of the settings.
  public let estimator: ModelEstimator
  /// How the iteration ended.
  public let convergence: Convergence
  /// The construct that drivers are reported for; see `reportTarget`.
  public let target: String
  /// One row a construct.
  public package(set) var constructs: [ConstructRow]
  /// One row an indicator.
  public let indicators: [IndicatorRow]
  /// One row a part of a construct of constructs.
  public let parts: [PartRow]
  /// One row for every indicator under a construct of constructs.
  public let leafWeights: [LeafWeight]
  /// What every part does for every target of the construct above it.
  public let dimensionEffects: [DimensionEffect]
  /// The estimations that the numbers come from, in order: one for a model without constructs of constructs,
  /// none for maximum likelihood.
  public let stages: [StageEstimate]
  /// One row a path, and after the last path to a construct one for every product that explains it.
  public let paths: [PathRow]
  /// One row a product of constructs.
  public let products: [ProductRow]
  /// One row an indicator of a product, where products have some.
  public let productIndicators: [ProductIndicatorEstimate]
  /// One row for every pair of constructs that a chain of paths joins.
  public let effects: [EffectRow]
  /// The effect along every chain of two or more paths, as many as were asked for.
  public let specificIndirectEffects: [SpecificIndirectEffect]
  /// Correlations of the constructs, J × J.
  public let constructCorrelations: LabeledMatrix
  /// Correlations of indicators and scores, p × J; nil where there are no scores.
  public let crossLoadings: LabeledMatrix?
  /// Heterotrait–monotrait ratios, J × J; nil where they were not computed.
  public package(set) var htmt: NumberTable?
  /// √AVE on the diagonal and correlations beside it, J × J; nil where it was not computed.
  public package(set) var fornellLarcker: NumberTable?
  /// Distances between observed and implied correlations; nil where they were not computed.
  public package(set) var modelFit: ModelFit?
  /// χ², indices of fit and parameters; nil for any other estimator.
  public let likelihood: MaximumLikelihood?
  /// What generalized structured component analysis explains of all indicators and constructs, 0 to 1; nil for any other
  /// estimator.
  public let explainedByComponents: Double?
  /// The test of whether the model holds exactly; nil unless it was asked for.
  public var exactFit: ExactFitTest?
  /// How the replicates went; nil without resampling.
  public package(set) var bootstrap: ReportResampling?
  /// Uncertainty of single numbers; nil without resampling.
  public package(set) var inference: ReportInference?
  /// Uncertainty of the heterotrait–monotrait ratios; nil without resampling.
  public package(set) var htmtInference: HTMTInference?
  /// The replicates themselves, for pictures; nil without resampling.
  var replicates: ReplicateSource?
  /// Whether some constructs have no 0–100 index because their scales are not declared.
  public let lacksScales: Bool
  /// What a reader should know, in plain words.
  public package(set) var warnings: [FitWarning]

  /// What was estimated, in one line; nil to use the name of the data.
  public var title: String? { source.title }
}

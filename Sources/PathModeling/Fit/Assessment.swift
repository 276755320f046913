/// Everything a reviewer asks of a fit: reliability, discriminant validity, collinearity, effect sizes, model fit.
public struct Assessment: Sendable, Equatable, Codable {
  /// Reliability of one construct's block.
  ///
  /// All are nil for a single indicator and where the block is not Mode A: they measure how well indicators agree on
  /// one thing.
  public struct Reliability: Sendable, Equatable, Codable {
    /// Name of the construct.
    public let construct: String
    /// Cronbach's α.
    public let alpha: Double?
    /// ρ_A (Dijkstra & Henseler 2015).
    public let rhoA: Double?
    /// Composite reliability ρ_C.
    public let rhoC: Double?
    /// Average variance extracted.
    public let ave: Double?
  }

  /// What one path contributes to the regression it belongs to.
  public struct PathQuality: Sendable, Equatable, Codable {
    /// The predecessor.
    public let from: String
    /// The construct it explains.
    public let to: String
    /// Effect size f², scores held fixed; nil where the predecessors are collinear, their corrected correlations no
    /// correlation matrix, or R² ≥ 1.
    public let fSquared: Double?
    /// Variance inflation factor of the predecessor; nil where the predecessors are collinear or their corrected
    /// correlations no correlation matrix.
    public let vif: Double?
  }

  /// Variance inflation of one indicator within its block; nil where the block is collinear.
  public struct IndicatorCollinearity: Sendable, Equatable, Codable {
    /// The construct that the block measures.
    public let construct: String
    /// Name of the indicator.
    public let indicator: String
    /// 1/(1 − R²) of the indicator on the others of its block; 1 for a single indicator.
    public let vif: Double?
  }

  /// Variance inflation of one part among the parts of its construct; nil where indicators are repeated or the parts
  /// collinear.
  public struct PartCollinearity: Sendable, Equatable, Codable {
    /// The construct of constructs.
    public let construct: String
    /// Name of the part.
    public let part: String
    /// 1/(1 − R²) of the part's score on those of the others; 1 for a single part.
    public let vif: Double?
  }

  /// A square table over the constructs; nil where a number is undefined.
  public struct ConstructTable: Sendable, Equatable, Codable {
    /// Names of the constructs, in the order of the model.
    public let names: [String]
    /// Row by row, filled on both sides of the diagonal.
    public let values: [[Double?]]
  }

  /// One row a construct, in the order of the model.
  public let reliability: [Reliability]
  /// One row a path, in the order of the model, then one a product in an equation, whose name stands for the predecessor.
  public let paths: [PathQuality]
  /// One row an indicator, in the order of the model.
  public let indicators: [IndicatorCollinearity]
  /// One row a part, in the order of the model.
  public let parts: [PartCollinearity]
  /// Heterotrait–monotrait ratios by each definition; the diagonal is undefined, and so are constructs and what they are
  /// made of. A construct of constructs is measured by the scores of its parts.
  public let htmt: [HTMTDefinition: ConstructTable]
  /// √AVE on the diagonal, correlations of the constructs beside it (Fornell & Larcker 1981).
  public let fornellLarcker: ConstructTable
  /// Fit of the measurement model: constructs freely correlated. Of constructs of constructs it is that of the last
  /// stage, and nil where indicators are repeated. nil for a model with products: correlations of the indicators do not
  /// tell whether it holds.
  public let saturatedFit: ModelFitMeasures?
  /// Fit of the whole model: construct correlations as the paths imply them. nil as ``saturatedFit``.
  public let estimatedFit: ModelFitMeasures?
  /// √(mean communality of the multi-item blocks × mean R²); a legacy measure. nil without a multi-item block or an
  /// endogenous construct, and where the mean R² is negative.
  ///
  /// Source: Tenenhaus et al. (2005), §2.5, doi:10.1016/j.csda.2004.03.005.
  public let goodnessOfFit: Double?
}

extension PLSFit {
  /// Reliability, validity, collinearity, effect sizes and model fit.
  ///
  /// - Complexity: O(p³), for the geodesic discrepancy.
  public var assessment: Assessment {
    let context = AssessmentContext(self)
    return Assessment(
      reliability: context.reliability, paths: context.paths, indicators: context.indicators,
      parts: context.parts, htmt: context.htmt,
      fornellLarcker: context.fornellLarcker, saturatedFit: context.saturatedFit,
      estimatedFit: context.estimatedFit, goodnessOfFit: context.goodnessOfFit)
  }
}

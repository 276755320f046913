public import PathSpecification
public import SurveyData

/// Partial least squares path modeling: the choices of an estimation, apart from model and data.
///
/// ```swift
/// let fit = try PLS(scheme: .path).fit(model, to: survey)
/// ```
///
/// - Source: Wold (1982); Lohmöller (1989), ch. 2; Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), CSDA 48,
///   doi:10.1016/j.csda.2004.03.005.
public struct PLS: Sendable, Equatable, Codable {
  /// How weights are found, and whether paths and loadings are corrected for the measurement error of the scores.
  public enum Estimator: String, Sendable, Codable, CaseIterable {
    /// Plain PLS: composites, not disattenuated.
    case pls
    /// Consistent PLS: reflective Mode A blocks with two or more indicators are corrected by ρ_A (Dijkstra & Henseler
    /// 2015).
    case plsc
    /// Equal weights in every block.
    case unit
    /// The first principal component of every block.
    case pca
    /// Generalized structured component analysis (Hwang & Takane 2004): least squares over all equations.
    case gsca

    /// Whether weights come from the iteration between neighbours, with its inner scheme, modes and metric.
    package var isPartialLeastSquares: Bool { self == .pls || self == .plsc }

    /// What the field calls it.
    package var name: String {
      switch self {
      case .pls: "PLS"
      case .plsc: "consistent PLS"
      case .unit: "equal weights"
      case .pca: "first principal components"
      case .gsca: "generalized structured component analysis"
      }
    }
  }

  /// How the inner proxy of a construct weighs its neighbours.
  public enum Scheme: String, Sendable, Codable, CaseIterable {
    /// Regression coefficients on predecessors, correlations with successors.
    case path
    /// Correlations.
    case factorial
    /// Signs of correlations.
    case centroid
  }

  /// Which moments the weights are found on.
  public enum Metric: String, Sendable, Codable, CaseIterable {
    /// Correlations: every indicator counts alike.
    case standardized
    /// Covariances: an indicator with a larger variance counts more. The tradition of ECSI with equal scales.
    case raw
  }

  /// How weights are found, and whether estimates are corrected for measurement error.
  public var estimator: Estimator
  /// The inner weighting scheme.
  public var scheme: Scheme
  /// Standardised or raw indicators.
  public var metric: Metric
  /// How products of constructs are estimated; nil leaves it to the model, and to `Moderation.twoStage`.
  public var moderation: Moderation?
  /// What becomes of cases with missing answers, when the fit starts from data.
  public var missing: MissingPolicy
  /// What becomes of cells that were not asked, where missing answers are replaced by means.
  public var skipped: SkipPolicy
  /// The iteration stops when no weight changes by more than this; the weights are those of standardised indicators,
  /// so the number has no unit.
  public var tolerance: Double
  /// Iterations after which a fit that still changes is refused.
  public var maximumIterations: Int

  /// The defaults are the field's commonest choices; 1e-7 leaves about six correct digits in every estimate.
  public init(
    estimator: Estimator = .pls, scheme: Scheme = .path, metric: Metric = .standardized,
    moderation: Moderation? = nil, missing: MissingPolicy = .casewise, skipped: SkipPolicy = .error,
    tolerance: Double = 1e-7, maximumIterations: Int = 300
  ) {
    self.estimator = estimator
    self.scheme = scheme
    self.metric = metric
    self.moderation = moderation
    self.missing = missing
    self.skipped = skipped
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// The most iterations that may be allowed: what has not come to rest by then never does.
  public static let mostIterations = 100_000

  /// Estimator and inner weighting in a few words.
  package var summary: String {
    estimator.isPartialLeastSquares ? "\(estimator.name), \(scheme.rawValue) weighting" : estimator.name
  }

  /// - Throws: ``EstimationError/invalidOption(name:value:requirement:)``.
  package func validate() throws(EstimationError) {
    guard tolerance > 0, tolerance.isFinite else {
      throw .invalidOption(name: "tolerance", value: "\(tolerance)", requirement: "a positive number, such as 1e-7")
    }
    let requirement = maximumIterations < 1 ? "at least 1" : "at most \(Self.mostIterations)"
    guard (1...Self.mostIterations).contains(maximumIterations) else {
      throw .invalidOption(name: "maximumIterations", value: "\(maximumIterations)", requirement: requirement)
    }
  }
}

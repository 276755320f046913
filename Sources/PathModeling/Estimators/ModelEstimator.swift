/// Everything that a path model can be estimated by from the moments of its indicators.
///
/// All but one give scores, and so weights and indices: they are those of ``PLS/Estimator``, with the same words.
/// Maximum likelihood gives common factors.
public enum ModelEstimator: String, Sendable, Codable, CaseIterable {
  /// Plain PLS.
  case pls
  /// Consistent PLS.
  case plsc
  /// Equal weights in every block.
  case unit
  /// The first principal component of every block.
  case pca
  /// Generalized structured component analysis.
  case gsca
  /// Maximum likelihood of common factors; see ``MaximumLikelihood``.
  case ml

  /// The estimator of scores; nil for maximum likelihood, which has none.
  public var ofScores: PLS.Estimator? { PLS.Estimator(rawValue: rawValue) }

  /// The estimator of a fit that has scores.
  public init(_ estimator: PLS.Estimator) {
    self =
      switch estimator {
      case .pls: .pls
      case .plsc: .plsc
      case .unit: .unit
      case .pca: .pca
      case .gsca: .gsca
      }
  }
}

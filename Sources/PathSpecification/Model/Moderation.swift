/// How products of constructs are estimated; `@moderation` in model text.
///
/// It is about estimation and not about the data: a choice of the estimator goes before it, and it is without effect in
/// a model without a product.
public enum Moderation: String, Sendable, Hashable, Codable, CaseIterable {
  /// The model is estimated without products; then each equation with one is least squares on the scores and their
  /// products. Weights, loadings and indices are those of the linear model.
  case twoStage = "two-stage"
  /// Products of the scores enter a second estimation of all weights as constructs of one indicator.
  case refit = "two-stage-refit"
  /// A product is a construct whose indicators are the products of all pairs of indicators, in Mode A.
  case productIndicator = "product-indicator"
  /// As ``productIndicator``, with the residuals of these products on the indicators of the factors.
  case orthogonal
}

extension Moderation {
  /// Whether a product is a construct with products of indicators of its own.
  package var multipliesIndicators: Bool { self == .productIndicator || self == .orthogonal }
}

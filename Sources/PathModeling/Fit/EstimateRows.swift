public import PathSpecification

/// One indicator's part in its construct.
public struct IndicatorEstimate: Sendable, Equatable, Codable {
  /// Name of the indicator.
  public let name: String
  /// The construct it belongs to.
  public let construct: String
  /// Weight of the standardised indicator in the standardised score.
  public let weight: Double
  /// Correlation of indicator and score; in consistent PLS, the corrected loading of a reflective block.
  public let loading: Double
  /// Squared loading.
  public let communality: Double
  /// Mean in response points, nil where the moments have none.
  public let mean: Double?
  /// Standard deviation in response points.
  public let standardDeviation: Double
}

/// What the model explains of one construct.
public struct ConstructEstimate: Sendable, Equatable, Codable {
  /// Name of the construct.
  public let name: String
  /// Reflective or composite.
  public let kind: Construct.Kind
  /// Share of variance explained by the predecessors; nil for an exogenous construct.
  public let rSquared: Double?
  /// 1 − (1 − R²)(n − 1)/(n − k − 1); nil for an exogenous construct or n ≤ k + 1.
  public let adjustedRSquared: Double?
  /// n·ln((1 − R²)(n − 1)/n) + (k + 1)·ln n; nil for an exogenous construct or R² ≥ 1.
  ///
  /// Source: Sharma, Sarstedt, Shmueli, Kim & Thiele (2019), J. AIS 20(4).
  public let bic: Double?
  /// As ``bic``, with the penalty 2(k + 1).
  public let aic: Double?
}

/// A path coefficient: what one standard deviation of `from` adds to `to`, in standard deviations, the other
/// predecessors held fixed.
public struct PathEstimate: Sendable, Equatable, Codable {
  /// The explaining construct.
  public let from: String
  /// The explained construct.
  public let to: String
  /// The standardised coefficient.
  public let estimate: Double
}

/// What a product of constructs does to another one.
public struct ProductPathEstimate: Sendable, Equatable, Codable {
  /// The factors, and the construct that their product explains.
  public let product: Product
  /// By how much one standard deviation more of a factor changes the slope of the others.
  public let estimate: Double
  /// The coefficient of the product as programs show it that divide it by its standard deviation: no slope follows from
  /// it.
  public let standardized: Double
  /// Standard deviation of the product of the standardised scores.
  public let standardDeviation: Double
}

/// One indicator's part in a product that has indicators of its own.
public struct ProductIndicatorEstimate: Sendable, Equatable, Codable {
  /// Name of the product.
  public let product: String
  /// Names of the indicators, or parts, that are multiplied, with a colon between them; of a product of scores, its own.
  public let item: String
  /// Weight of the standardised indicator.
  public let weight: Double
  /// Correlation of indicator and product.
  public let loading: Double
}

/// All that reaches `to` from `from`, standardised.
public struct EffectEstimate: Sendable, Equatable, Codable {
  /// The construct the effect starts from.
  public let from: String
  /// The construct it reaches.
  public let to: String
  /// The path coefficient, 0 without a path.
  public let direct: Double
  /// The sum over all chains with at least one construct between, 0 without a chain.
  public let indirect: Double
  /// Direct and indirect.
  public let total: Double
}

/// The effect along one chain of constructs, the product of its path coefficients.
public struct SpecificIndirectEffect: Sendable, Equatable, Codable {
  /// Constructs from first to last, three or more.
  public let chain: [String]
  /// The product of the path coefficients along the chain.
  public let estimate: Double
}

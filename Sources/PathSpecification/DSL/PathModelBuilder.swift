/// A part of a model written in Swift; made by ``PathModelBuilder`` from the values that stand in its block.
public enum ModelElement: Sendable, Equatable {
  /// A construct and its indicators.
  case construct(Construct)
  /// A path between two constructs.
  case path(Path)
  /// A product of constructs that explains another one.
  case product(Product)
  /// The scale of indicators.
  case scale(Scale)
  /// Reversed indicators.
  case reverse(Reverse)
  /// Answers that stand for "no answer".
  case missingCodes(MissingCodes)
  /// The column of survey weights.
  case weights(SurveyWeights)
  /// Indicators that are not asked of everybody.
  case skip(Skip)
  /// Longer names of indicators.
  case labels(IndicatorLabels)
  /// How products are estimated.
  case moderation(Moderation)
  /// How constructs of constructs are estimated.
  case higherOrder(HigherOrder)
  /// Parameters of a population, for simulation.
  case population(Population)
}

/// Collects the parts of a model that is written in Swift; `if`, `switch` and `for` may stand among them.
@resultBuilder
public enum PathModelBuilder {
  /// A construct.
  public static func buildExpression(_ construct: Construct) -> [ModelElement] { [.construct(construct)] }
  /// A path.
  public static func buildExpression(_ path: Path) -> [ModelElement] { [.path(path)] }
  /// A product of constructs.
  public static func buildExpression(_ product: Product) -> [ModelElement] { [.product(product)] }
  /// How products are estimated.
  public static func buildExpression(_ moderation: Moderation) -> [ModelElement] { [.moderation(moderation)] }
  /// A scale.
  public static func buildExpression(_ scale: Scale) -> [ModelElement] { [.scale(scale)] }
  /// Reversed indicators.
  public static func buildExpression(_ reverse: Reverse) -> [ModelElement] { [.reverse(reverse)] }
  /// Missing codes.
  public static func buildExpression(_ codes: MissingCodes) -> [ModelElement] { [.missingCodes(codes)] }
  /// Survey weights.
  public static func buildExpression(_ weights: SurveyWeights) -> [ModelElement] { [.weights(weights)] }
  /// Indicators that are not asked of everybody.
  public static func buildExpression(_ skip: Skip) -> [ModelElement] { [.skip(skip)] }
  /// Longer names of indicators.
  public static func buildExpression(_ labels: IndicatorLabels) -> [ModelElement] { [.labels(labels)] }
  /// How constructs of constructs are estimated.
  public static func buildExpression(_ approach: HigherOrder) -> [ModelElement] { [.higherOrder(approach)] }
  /// Population parameters.
  public static func buildExpression(_ population: Population) -> [ModelElement] { [.population(population)] }
  /// Elements that were made elsewhere.
  public static func buildExpression(_ elements: [ModelElement]) -> [ModelElement] { elements }
  /// The parts of a block, in order.
  public static func buildBlock(_ parts: [ModelElement]...) -> [ModelElement] { parts.flatMap { $0 } }
  /// `if` without `else`.
  public static func buildOptional(_ part: [ModelElement]?) -> [ModelElement] { part ?? [] }
  /// The first branch of `if` or `switch`.
  public static func buildEither(first part: [ModelElement]) -> [ModelElement] { part }
  /// Another branch of `if` or `switch`.
  public static func buildEither(second part: [ModelElement]) -> [ModelElement] { part }
  /// `for`.
  public static func buildArray(_ parts: [[ModelElement]]) -> [ModelElement] { parts.flatMap { $0 } }
  /// `if #available`.
  public static func buildLimitedAvailability(_ part: [ModelElement]) -> [ModelElement] { part }
}

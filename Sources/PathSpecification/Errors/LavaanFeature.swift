internal import SatisfactionWording

/// What lavaan's model syntax has and a PLS path model has no place for.
public enum LavaanFeature: Sendable, Hashable, CustomStringConvertible {
  /// `a ~~ b`
  case covariance
  /// `y ~*~ y`
  case scalingFactor
  /// `ab := a*b`
  case definedParameter
  /// `a == b`
  case equalityConstraint
  /// `a < b`, `a > b`
  case inequalityConstraint
  /// `x | t1`
  case threshold
  /// `y ~ 1`
  case intercept
  /// `a*x`, `start(0.8)*x`, `NA*x`: the text before the `*`.
  case premultiplier(String)
  /// `0.5?x`
  case startingValue
  /// `a:b` where no product can stand.
  case interaction
  /// `group: 1`, `level: 2`
  case block
  /// `! text`
  case comment
  /// `a -> b` or `b <- a`, as diagrams and other programs write paths: the names on both sides, where there are names.
  case arrow(from: String?, to: String?)

  /// What the feature is called and what to do instead.
  public var description: String {
    switch self {
    case .covariance: "`~~` (a covariance) is not part of a path model: remove it, PLS computes all covariances"
    case .scalingFactor: "`~*~` (a scaling factor) is not part of a path model: remove it"
    case .definedParameter:
      "`:=` (a defined parameter) is not read: remove it; indirect and total effects are reported anyway"
    case .equalityConstraint: "`==` (an equality constraint) is not part of a path model: remove it"
    case .inequalityConstraint: "`<` and `>` (inequality constraints) are not part of a path model: remove them"
    case .threshold: "`|` (thresholds) is not part of a path model: remove it"
    case .intercept: "an intercept (`~ 1`) is not part of a path model: remove it"
    case .premultiplier(let text):
      """
      `\(text.nameForMessage)*` (a label or function before `*`) is not read: remove it; \
      numbers, modeA*( … ), modeB*( … ), unit*( … ) and fixed(0.3, 0.7)*( … ) are
      """
    case .startingValue: "`?` (a starting value) is not part of a path model: remove it"
    case .interaction:
      "`:` (a product) stands between constructs on the right of ~, as in Loyalty ~ A + B + A:B: remove it here"
    case .block: "`group:` and `level:` (blocks of a model) are not read: write one model for each"
    case .comment: "`!` does not begin a comment here: write `#`"
    case .arrow(let from, let to):
      "a path is not written as an arrow: write `\(to?.nameForMessage ?? "Target") ~ \(from?.nameForMessage ?? "Source")`"
    }
  }
}

/// The directives of model text: what a line that begins with `@` may say.
public enum Directive: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// `@scale min..max [indicators]`
  case scale
  /// `@reverse indicators`
  case reverse
  /// `@missing codes`
  case missing
  /// `@weights column`
  case weights
  /// `@label name "text" [zh "text"]`, of a construct or an indicator
  case label
  /// `@dominant construct indicator`
  case dominant
  /// `@controllable indicators`
  case controllable
  /// `@skip indicators when column = value`
  case skip
  /// `@moderation two-stage | two-stage-refit | product-indicator | orthogonal`
  case moderation
  /// `@higher-order disjoint`, `embedded` or `repeated`
  case higherOrder = "higher-order"

  /// The directive as it is written, `@scale`.
  public var description: String { "@" + rawValue }
}

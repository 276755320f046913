/// The signs of a language, which beside names, numbers, quotes, directives and comments are all it has.
package struct LexicalSigns: Sendable {
  /// Signs with what they are; of two that begin alike the longer comes first.
  let list: [(text: [Unicode.Scalar], kind: Token.Kind)]
  /// Whether `!` begins a comment, which is lavaan's way.
  let hasLavaanComments: Bool

  package init(hasLavaanComments: Bool = false, _ spelled: [(String, Token.Kind)]) {
    list = spelled.map { (Array($0.unicodeScalars), $1) }
    self.hasLavaanComments = hasLavaanComments
  }

  /// The signs of model text and of lavaan's.
  package static let model = LexicalSigns(
    hasLavaanComments: true,
    [
      ("~*~", .unsupported(.scalingFactor)), ("~~", .unsupported(.covariance)), ("=~", .relation(.reflective)),
      ("<~", .relation(.composite)), (":=", .unsupported(.definedParameter)),
      ("->", .arrow(pointsRight: true)), ("<-", .arrow(pointsRight: false)), ("→", .arrow(pointsRight: true)),
      ("←", .arrow(pointsRight: false)), ("==", .unsupported(.equalityConstraint)), ("..", .range), ("=", .sign("=")),
      ("~", .relation(.path)), ("+", .plus), ("-", .minus),
      ("*", .star), ("(", .openParenthesis), (")", .closeParenthesis), (",", .comma), (";", .semicolon),
      ("<", .unsupported(.inequalityConstraint)), (">", .unsupported(.inequalityConstraint)),
      ("|", .unsupported(.threshold)), ("?", .unsupported(.startingValue)), (":", .colon),
    ])
}

/// A word or sign of model text, and where it stands.
struct Token {
  enum Kind: Equatable {
    /// A bare or quoted name, without its quotes and escapes.
    case name(String, isQuoted: Bool)
    case number(Double)
    /// `@` and the word after it.
    case directive(String)
    case relation(Relation)
    case plus, minus, star, openParenthesis, closeParenthesis, comma
    /// `..`
    case range
    case newline, semicolon
    case unsupported(LavaanFeature)
    /// Something the lexer has already reported.
    case unreadable
    /// After the last token of a statement.
    case end
  }

  /// The operators that make a statement.
  enum Relation: String {
    case reflective = "=~"
    case composite = "<~"
    case path = "~"
  }

  let kind: Kind
  /// Offset of the first scalar.
  let start: Int
  /// Offset after the last scalar.
  let end: Int
}

/// A fault at an offset.
struct SyntaxFinding: Error {
  let fault: SyntaxFault
  let offset: Int
}

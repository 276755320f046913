/// A word or sign of a text, and where it stands.
package struct Token: Sendable {
  package enum Kind: Sendable, Equatable {
    /// A bare or quoted name, without its quotes and escapes.
    case name(String, isQuoted: Bool)
    case number(Double)
    /// `@` and the word after it.
    case directive(String)
    case relation(Relation)
    /// A sign that only another language than that of models has.
    case sign(String)
    case plus, minus, star, openParenthesis, closeParenthesis, comma
    /// `:` between the factors of a product.
    case colon
    /// `..`
    case range
    case newline, semicolon
    /// `->` or `<-`, which the language does not have but people write.
    case arrow(pointsRight: Bool)
    case unsupported(LavaanFeature)
    /// Something the lexer has already reported.
    case unreadable
    /// After the last token of a statement.
    case end
  }

  /// The operators that make a statement.
  package enum Relation: String, Sendable {
    case reflective = "=~"
    case composite = "<~"
    case path = "~"
  }

  package let kind: Kind
  /// Offset of the first scalar.
  package let start: Int
  /// Offset after the last scalar.
  package let end: Int

  package init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}

/// A fault at an offset.
package struct SyntaxFinding: Error {
  package let fault: SyntaxFault
  package let offset: Int

  package init(fault: SyntaxFault, offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}

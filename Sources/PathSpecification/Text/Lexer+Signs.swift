internal import SatisfactionWording

extension Lexer {
  /// Longer literals are refused: a `Double` has 17 significant digits.
  private static let longestNumber = 400

  mutating func number() throws(SyntaxFinding) -> Token.Kind {
    let start = at
    skipDigits()
    if peek() == ".", peek(1) != "." {
      at += 1
      skipDigits()
    }
    skipExponent()
    let end = at
    while at < source.scalars.count, NameSyntax.continues(peek()) || (peek() == "." && peek(1) != ".") { at += 1 }
    guard at == end, end - start <= Self.longestNumber, let value = Double(source.text(start..<end)), value.isFinite
    else {
      throw SyntaxFinding(fault: .malformedNumber(source.text(start..<at)), offset: start)
    }
    return .number(value)
  }

  private mutating func skipDigits() {
    while NameSyntax.isDigit(peek()) { at += 1 }
  }

  private mutating func skipExponent() {
    guard peek() == "e" || peek() == "E" else { return }
    let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
    guard NameSyntax.isDigit(peek(1 + sign)) else { return }
    at += 1 + sign
    skipDigits()
  }

  /// Signs of the language, the longest that fits.
  mutating func sign() throws(SyntaxFinding) -> Token.Kind {
    for (text, kind) in signs.list where begins(with: text) {
      at += text.count
      return kind
    }
    let isControl = NameSyntax.isControl(peek())
    throw SyntaxFinding(fault: isControl ? .controlCharacter(peek()) : .unexpectedCharacter(peek()), offset: at)
  }

  private func begins(with text: [Unicode.Scalar]) -> Bool {
    text.indices.allSatisfy { peek($0) == text[$0] }
  }
}

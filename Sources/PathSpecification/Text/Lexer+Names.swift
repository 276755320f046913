internal import SatisfactionWording

extension Lexer {
  func beginsName() -> Bool {
    NameSyntax.starts(peek()) || (peek() == "." && NameSyntax.starts(peek(1)))
  }

  mutating func bareName() -> Token.Kind {
    .name(bareText(), isQuoted: false)
  }

  mutating func directive() -> Token.Kind {
    at += 1
    var text = bareText()
    // A directive of two words has a hyphen between them.
    while peek() == "-", NameSyntax.starts(peek(1)) {
      at += 1
      text += "-" + bareText()
    }
    return .directive(text)
  }

  /// Letters, digits and single dots; two dots are a range and end the name.
  private mutating func bareText() -> String {
    let start = at
    while isNamePart(at) { at += 1 }
    return source.text(start..<at)
  }

  private func isNamePart(_ offset: Int) -> Bool {
    guard offset < source.scalars.count else { return false }
    let scalar = source.scalars[offset]
    guard scalar == "." else { return NameSyntax.continues(scalar) }
    return offset + 1 >= source.scalars.count || source.scalars[offset + 1] != "."
  }

  mutating func quotedName() throws(SyntaxFinding) -> Token.Kind {
    let start = at
    var text = String.UnicodeScalarView()
    at += 1
    while peek() != "\"" {
      guard at < source.scalars.count, !SourceText.isNewline(peek()) else {
        throw SyntaxFinding(fault: .unclosedQuote, offset: start)
      }
      guard !NameSyntax.isControl(peek()) || peek() == "\t" else {
        throw SyntaxFinding(fault: .controlCharacter(peek()), offset: at)
      }
      text.append(peek() == "\\" ? try escape() : peek())
      at += 1
    }
    at += 1
    return .name(String(text), isQuoted: true)
  }

  /// Reads an escape and stops at its last scalar.
  private mutating func escape() throws(SyntaxFinding) -> Unicode.Scalar {
    let start = at
    at += 1
    switch peek() {
    case "\"": return "\""
    case "\\": return "\\"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      if let scalar = hexadecimalEscape() { return scalar }
    default: break
    }
    let end = min(start + 2, source.scalars.count)
    throw SyntaxFinding(fault: .unknownEscape(source.text(start..<end)), offset: start)
  }

  /// The scalar of `u{1F600}`, with up to eight digits.
  private mutating func hexadecimalEscape() -> Unicode.Scalar? {
    guard peek(1) == "{" else { return nil }
    at += 2
    let start = at
    while peek() != "}", at - start <= 8, at < source.scalars.count { at += 1 }
    guard peek() == "}", let value = UInt32(source.text(start..<at), radix: 16) else { return nil }
    return Unicode.Scalar(value)
  }
}

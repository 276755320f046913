internal import SatisfactionWording

/// Reads the tokens of one statement, one after the other: names, ranges and numbers, which all languages here share.
package protocol TokenReading {
  /// The tokens, closed by ``Token/Kind/end``.
  var tokens: [Token] { get }
  /// The text they come from.
  var source: SourceText { get }
  /// The token that is read next.
  var position: Int { get set }
  /// What ranges may still make.
  var budget: ExpansionBudget { get set }
  /// What is wrong with the token that is read next, where something else is expected.
  func unexpected(_ expected: String) -> SyntaxFinding
}

extension TokenReading {
  package var token: Token { tokens[position] }
  package var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  package mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// One name, without a range.
  package mutating func name(_ expected: String) throws(SyntaxFinding) -> PlacedName {
    guard case .name(let text, _) = token.kind else { throw unexpected(expected) }
    let name = PlacedName(text: text, offset: token.start)
    advance()
    return name
  }

  /// A name, or the names of a range.
  package mutating func nameOrRange(_ expected: String) throws(SyntaxFinding) -> [PlacedName] {
    let first = try name(expected)
    guard token.kind == .range else { return [first] }
    advance()
    let last = try name("the last name of the range")
    do throws(SyntaxFault) {
      let range = try ItemRange(from: first.text, to: last.text)
      guard budget.take(range) else { throw .tooManyItems(first: first.text, last: last.text) }
      return range.items.map { PlacedName(text: $0, offset: first.offset) }
    } catch {
      throw SyntaxFinding(fault: error, offset: first.offset)
    }
  }

  /// A number with an optional minus, or nil with nothing read.
  package mutating func signedNumber() -> PlacedNumber? {
    let start = token.start
    if token.kind == .minus, case .number(let value) = next.kind {
      advance()
      advance()
      return PlacedNumber(value: -value, offset: start)
    }
    guard case .number(let value) = token.kind else { return nil }
    advance()
    return PlacedNumber(value: value, offset: start)
  }

  package mutating func end(_ expected: String) throws(SyntaxFinding) {
    guard token.kind == .end else { throw unexpected(expected) }
  }

  package func unexpected(_ expected: String) -> SyntaxFinding { unexpectedToken(expected) }

  /// That the token which is read next is not the one expected.
  package func unexpectedToken(_ expected: String) -> SyntaxFinding {
    SyntaxFinding(fault: .unexpected(found: found, expected: expected), offset: token.start)
  }

  private var found: String {
    token.kind == .end
      ? "the end of the statement" : "`\(source.text(token.start..<token.end).excerptForMessage)`"
  }
}

/// Reads one statement; at the first fault it throws, and the caller goes on with the next statement.
struct StatementParser {
  private let tokens: [Token]
  private let source: SourceText
  private var position = 0
  /// The operator of the statement, once it was read.
  private(set) var relation: Token.Relation?
  /// What the statements after this one may still make.
  var budget: ExpansionBudget

  /// - Parameter tokens: The tokens of one statement, closed by ``Token/Kind/end``.
  init(_ tokens: [Token], of source: SourceText, budget: ExpansionBudget) {
    self.tokens = tokens
    self.source = source
    self.budget = budget
  }

  var token: Token { tokens[position] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// The statement.
  mutating func statement() throws(SyntaxFinding) -> Statement {
    for token in tokens {
      if case .unsupported(let feature) = token.kind {
        throw SyntaxFinding(fault: .unsupported(blockOrFeature(feature)), offset: token.start)
      }
    }
    if case .directive(let name) = token.kind { return try directive(name) }
    let targets = try leftSide()
    guard case .relation(let relation) = token.kind else {
      throw unexpected("`=~`, `<~` or `~`")
    }
    if relation != .path, targets.count > 1 { throw unexpected("`~` (several names on the left make paths)") }
    self.relation = relation
    advance()
    return switch relation {
    case .reflective: try measurement(of: targets[0], kind: .reflective)
    case .composite: try measurement(of: targets[0], kind: .composite)
    case .path: try paths(to: targets)
    }
  }

  /// `group: 1` begins a block; elsewhere a colon is an interaction.
  private func blockOrFeature(_ feature: LavaanFeature) -> LavaanFeature {
    guard feature == .interaction, case .name(let name, _) = token.kind, next.kind == .unsupported(.interaction),
      ["group", "level", "block", "class"].contains(name.lowercased())
    else { return feature }
    return .block
  }

  private mutating func leftSide() throws(SyntaxFinding) -> [PlacedName] {
    var names: [PlacedName] = []
    repeat {
      if !names.isEmpty { advance() }
      names.append(try self.name("a name or a directive"))
    } while token.kind == .plus
    return names
  }

  /// One name, without a range.
  mutating func name(_ expected: String) throws(SyntaxFinding) -> PlacedName {
    guard case .name(let text, _) = token.kind else { throw unexpected(expected) }
    let name = PlacedName(text: text, offset: token.start)
    advance()
    return name
  }

  /// A name, or the names of a range.
  mutating func nameOrRange(_ expected: String) throws(SyntaxFinding) -> [PlacedName] {
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
  mutating func signedNumber() -> PlacedNumber? {
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

  mutating func end(_ expected: String) throws(SyntaxFinding) {
    guard token.kind == .end else { throw unexpected(expected) }
  }

  func unexpected(_ expected: String) -> SyntaxFinding {
    SyntaxFinding(fault: .unexpected(found: found, expected: expected), offset: token.start)
  }

  private var found: String {
    token.kind == .end
      ? "the end of the statement" : "`\(NameSyntax.excerpt(source.text(token.start..<token.end)))`"
  }
}

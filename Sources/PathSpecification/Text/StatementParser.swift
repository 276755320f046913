internal import SatisfactionWording

/// Reads one statement; at the first fault it throws, and the caller goes on with the next statement.
package struct StatementParser: TokenReading {
  package let tokens: [Token]
  package let source: SourceText
  package var position = 0
  /// The operator of the statement, once it was read.
  private(set) var relation: Token.Relation?
  /// What the statements after this one may still make.
  package var budget: ExpansionBudget

  /// - Parameter tokens: The tokens of one statement, closed by ``Token/Kind/end``.
  package init(_ tokens: [Token], of source: SourceText, budget: ExpansionBudget) {
    self.tokens = tokens
    self.source = source
    self.budget = budget
  }

  /// A path written as an arrow, with the names on both sides.
  private func arrow(_ number: Int) -> LavaanFeature {
    func name(_ position: Int) -> String? {
      guard tokens.indices.contains(position), case .name(let text, _) = tokens[position].kind else { return nil }
      return text
    }
    let isBackward = ["<-", "←"].contains(source.text(tokens[number].start..<tokens[number].end))
    let (before, after) = (name(number - 1), name(number + 1))
    return isBackward ? .arrow(from: after, to: before) : .arrow(from: before, to: after)
  }

  /// The statement.
  package mutating func statement() throws(SyntaxFinding) -> Statement {
    for (number, token) in tokens.enumerated() {
      if case .unsupported(.arrow) = token.kind {
        throw SyntaxFinding(fault: .unsupported(arrow(number)), offset: token.start)
      }
      if case .unsupported(let feature) = token.kind {
        throw SyntaxFinding(fault: .unsupported(feature), offset: token.start)
      }
    }
    if beginsBlock { throw SyntaxFinding(fault: .unsupported(.block), offset: next.start) }
    if case .directive(let name) = token.kind { return try directive(name) }
    // Only a directive has a use for it.
    if let sign = tokens.first(where: { $0.kind == .sign("=") }) {
      throw SyntaxFinding(fault: .unexpectedCharacter("="), offset: sign.start)
    }
    if let finding = arrow() { throw finding }
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

  /// Two bare names side by side are mostly one with a blank in it, or lack a `+`.
  package func unexpected(_ expected: String) -> SyntaxFinding {
    if case .directive = tokens[0].kind {
      // Blanks part names there.
    } else if position > 0, case .name(let first, isQuoted: false) = tokens[position - 1].kind,
      case .name(let second, isQuoted: false) = token.kind
    {
      return SyntaxFinding(fault: .blankInName(first: first, second: second), offset: tokens[position - 1].start)
    }
    return unexpectedToken(expected)
  }

  /// A path drawn as an arrow, answered with the way it is written.
  private func arrow() -> SyntaxFinding? {
    for (place, token) in tokens.enumerated() {
      guard case .arrow(let pointsRight) = token.kind else { continue }
      var ends: [String?] = [place - 1, place + 1].map { neighbour in
        guard tokens.indices.contains(neighbour), case .name(let text, _) = tokens[neighbour].kind else { return nil }
        return text
      }
      if !pointsRight { ends.reverse() }
      return SyntaxFinding(fault: .arrow(from: ends[0], to: ends[1]), offset: token.start)
    }
    return nil
  }

  /// `group: 1` begins a block; on the right of `~` a colon makes a product.
  private var beginsBlock: Bool {
    guard case .name(let name, _) = token.kind, next.kind == .colon else { return false }
    return ["group", "level", "block", "class"].contains(name.lowercased())
  }

  private mutating func leftSide() throws(SyntaxFinding) -> [PlacedName] {
    var names: [PlacedName] = []
    repeat {
      if !names.isEmpty { advance() }
      names.append(try self.name("a name or a directive"))
    } while token.kind == .plus
    return names
  }
}

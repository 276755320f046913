/// Puts the tokens of one statement together.
///
/// A statement ends at a semicolon or at the end of a line, unless the line ends in an operator, the next one begins
/// with an operator, or a parenthesis is open. Where the next line plainly begins a statement of its own, a line that
/// was left incomplete ends nevertheless, so that one slip does not hide the rest of the text.
struct StatementSplitter {
  private let tokens: [Token]
  private(set) var statements: [[Token]] = []
  private var current: [Token] = []
  private var depth = 0
  private var hasRelation = false

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  /// The statements, each without newlines and closed by ``Token/Kind/end``.
  static func split(_ tokens: [Token]) -> [[Token]] {
    var splitter = StatementSplitter(tokens)
    for position in tokens.indices { splitter.take(position) }
    splitter.finish()
    return splitter.statements
  }

  private mutating func take(_ position: Int) {
    let token = tokens[position]
    switch token.kind {
    case .semicolon:
      finish()
    case .newline:
      if !goesOn(after: position) { finish() }
    default:
      if token.kind == .openParenthesis { depth += 1 }
      if token.kind == .closeParenthesis { depth -= 1 }
      if case .relation = token.kind { hasRelation = true }
      current.append(token)
    }
  }

  private mutating func finish() {
    if let last = current.last {
      current.append(Token(kind: .end, start: last.end, end: last.end))
      statements.append(current)
    }
    current = []
    depth = 0
    hasRelation = false
  }

  private func goesOn(after newline: Int) -> Bool {
    guard let first = current.first, let last = current.last, newline + 1 < tokens.count else { return false }
    if case .directive = first.kind { return false }
    if beginsStatement(newline + 1) { return false }
    return depth > 0 || Self.isOperator(last) || Self.isOperator(tokens[newline + 1])
  }

  /// A directive, or a name and a relation after a statement that has its own relation.
  private func beginsStatement(_ position: Int) -> Bool {
    switch tokens[position].kind {
    case .directive: return true
    case .name:
      guard hasRelation, position + 1 < tokens.count, case .relation = tokens[position + 1].kind else { return false }
      return true
    default: return false
    }
  }

  private static func isOperator(_ token: Token) -> Bool {
    switch token.kind {
    case .relation, .plus, .star, .colon, .range: true
    default: false
    }
  }
}

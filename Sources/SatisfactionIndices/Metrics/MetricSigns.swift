internal import PathSpecification

extension LexicalSigns {
  /// The signs of definitions of metrics.
  static let metrics = LexicalSigns([
    ("..", .range), (">=", .sign(">=")), ("<=", .sign("<=")), (">", .sign(">")), ("<", .sign("<")),
    ("=", .sign("=")), ("/", .sign("/")), (":", .sign(":")), ("+", .plus), ("-", .minus), ("*", .star),
    ("(", .openParenthesis), (")", .closeParenthesis), (",", .comma), (";", .semicolon),
  ])
}

/// Puts the tokens of one metric or directive together.
///
/// A statement ends at a semicolon or the end of a line, unless the line ends in an operator, the next one begins with
/// `+`, a parenthesis is open, or the next one begins with a number: a line of an index's factors. Between such lines
/// the newline stays, because it ends a factor.
struct MetricSplitter {
  private var statements: [[Token]] = []
  private var current: [Token] = []
  private var depth = 0

  /// The statements, each closed by ``Token/Kind/end``.
  static func split(_ tokens: [Token]) -> [[Token]] {
    var splitter = MetricSplitter()
    for (token, next) in zip(tokens, tokens.dropFirst().map { Optional($0) } + [nil]) { splitter.take(token, next) }
    splitter.finish()
    return splitter.statements
  }

  private mutating func take(_ token: Token, _ next: Token?) {
    switch token.kind {
    case .semicolon: finish()
    case .newline:
      guard !current.isEmpty else { return }
      if goesOn(before: next) { return }
      if case .number? = next?.kind, !isDirective {
        current.append(token)
      } else {
        finish()
      }
    default:
      if token.kind == .openParenthesis { depth += 1 }
      if token.kind == .closeParenthesis { depth -= 1 }
      current.append(token)
    }
  }

  private var isDirective: Bool {
    if case .directive? = current.first?.kind { true } else { false }
  }

  private func goesOn(before next: Token?) -> Bool {
    guard let last = current.last, let next, !isDirective else { return false }
    if case .directive = next.kind { return false }
    if depth > 0 || next.kind == .plus { return true }
    switch last.kind {
    case .plus, .minus, .star, .comma, .range, .sign: return true
    default: return false
    }
  }

  private mutating func finish() {
    if let last = current.last { statements.append(current + [Token(kind: .end, start: last.end, end: last.end)]) }
    current = []
    depth = 0
  }
}

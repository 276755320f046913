internal import PathSpecification
internal import SatisfactionWording

/// A statement of a definitions file.
enum MetricStatement {
  case metric(Metric, offset: Int)
  case map(column: PlacedName, shipped: PlacedName?, codes: [PlacedCode])
  /// `@scale`, `@reverse`, `@missing`, `@weights`: as in model text.
  case convention(Statement)
}

/// A verbal answer and its number, where it is written.
struct PlacedCode {
  let label: String
  let code: Double
  let offset: Int
}

/// Reads one statement; at the first fault it throws, and the caller goes on with the next statement.
struct MetricParser: TokenReading {
  let tokens: [Token]
  let source: SourceText
  var position = 0
  var budget: ExpansionBudget

  /// - Parameter tokens: The tokens of one statement, closed by ``Token/Kind/end``.
  init(_ tokens: [Token], of source: SourceText, budget: ExpansionBudget) {
    self.tokens = tokens
    self.source = source
    self.budget = budget
  }

  mutating func statement() throws(SyntaxFinding) -> MetricStatement {
    if case .directive(let word) = token.kind { return try directive(word) }
    let offset = token.start
    let keyword = try keyword()
    guard case .name(let name, isQuoted: true) = token.kind else {
      throw unexpected("the name of the metric in double quotes, as in \(keyword.example),")
    }
    advance()
    let formula = try formula(keyword)
    let target = try self.target()
    try end("the end of the metric; it is written like \(keyword.example)")
    return .metric(Metric(name, formula, target: target), offset: offset)
  }

  private mutating func keyword() throws(SyntaxFinding) -> MetricKeyword {
    guard case .name(let word, isQuoted: false) = token.kind else {
      throw unexpected("a kind of metric or a directive")
    }
    guard let keyword = MetricKeyword(rawValue: word) else {
      var names = NearNames(MetricKeyword.allCases.map(\.rawValue))
      let advice =
        names.nearest(to: word).map { "did you mean \($0)?" }
        ?? "they are \(MetricKeyword.allCases.map(\.rawValue).joined(separator: " "))"
      throw unexpected("a kind of metric (\(advice))")
    }
    advance()
    return keyword
  }

  private mutating func target() throws(SyntaxFinding) -> Double? {
    guard isWord("target") else { return nil }
    advance()
    return try number("the target, a number")
  }

  // MARK: Directives

  private mutating func directive(_ word: String) throws(SyntaxFinding) -> MetricStatement {
    let others: [Directive] = [.scale, .reverse, .missing, .weights]
    if word == "map" { return try map() }
    guard others.contains(where: { $0.rawValue == word }) else {
      let words = ["map"] + others.map(\.rawValue)
      var names = NearNames(words)
      let advice =
        names.nearest(to: word).map { "did you mean @\($0)?" }
        ?? "they are \(words.map { "@" + $0 }.joined(separator: " "))"
      throw unexpected("a directive of metrics (\(advice))")
    }
    var parser = StatementParser(tokens, of: source, budget: budget)
    let statement = try parser.statement()
    budget = parser.budget
    return .convention(statement)
  }

  private mutating func map() throws(SyntaxFinding) -> MetricStatement {
    advance()
    let column = try name("a column, as in @map VERB bad=1 good=2")
    if case .name = token.kind, next.kind != .sign("=") {
      let shipped = try hyphenatedName()
      try end("the end of the line")
      return .map(column: column, shipped: shipped, codes: [])
    }
    var codes: [PlacedCode] = []
    repeat {
      if token.kind == .comma { advance() }
      codes.append(try code())
    } while token.kind != .end
    return .map(column: column, shipped: nil, codes: codes)
  }

  private mutating func code() throws(SyntaxFinding) -> PlacedCode {
    let start = token.start
    let label: String
    switch token.kind {
    case .name(let text, _): label = text
    case .number: label = source.text(token.start..<token.end)
    default: throw unexpected("a label, as in good=2")
    }
    advance()
    guard token.kind == .sign("=") else { throw unexpected("`=` and the number of the label") }
    advance()
    return PlacedCode(label: label, code: try number("the number of the label"), offset: start)
  }

  /// `likert5-zh`, which is a name, a minus and a name.
  private mutating func hyphenatedName() throws(SyntaxFinding) -> PlacedName {
    let first = try name("the name of a map")
    var text = first.text
    while token.kind == .minus, case .name(let part, _) = next.kind {
      advance()
      advance()
      text += "-" + part
    }
    return PlacedName(text: text, offset: first.offset)
  }

  // MARK: Words, numbers, names

  func isWord(_ word: String) -> Bool { token.kind == .name(word, isQuoted: false) }

  mutating func word(_ word: String, _ keyword: MetricKeyword) throws(SyntaxFinding) {
    guard isWord(word) else { throw unexpected("`\(word)`, as in \(keyword.example),") }
    advance()
  }

  mutating func sign(_ kind: Token.Kind, _ shown: String, _ keyword: MetricKeyword) throws(SyntaxFinding) {
    guard token.kind == kind else { throw unexpected("`\(shown)`, as in \(keyword.example),") }
    advance()
  }

  mutating func number(_ expected: String) throws(SyntaxFinding) -> Double {
    guard let number = signedNumber() else { throw unexpected(expected) }
    return number.value
  }

  mutating func count(_ expected: String) throws(SyntaxFinding) -> Int {
    guard case .number(let value) = token.kind, let count = Int(exactly: value), count >= 1 else {
      throw unexpected(expected)
    }
    advance()
    return count
  }

  /// `9..10`, or one number.
  mutating func answers(_ expected: String) throws(SyntaxFinding) -> ClosedRange<Double> {
    let start = token
    let low = try number(expected)
    guard token.kind == .range else { return low...low }
    advance()
    let high = try number("the last answer of the range")
    guard low <= high else {
      let range = "`\(NumberText.written(low))..\(NumberText.written(high))`"
      throw SyntaxFinding(
        fault: .unexpected(found: range, expected: "a range whose smaller answer comes first"), offset: start.start)
    }
    return low...high
  }

  mutating func column(_ keyword: MetricKeyword) throws(SyntaxFinding) -> String {
    try name("a column, as in \(keyword.example),").text
  }

  /// Words that end a list of columns; a column of such a name stands in quotes.
  static let wordsAfterColumns: Set<String> = ["among", "target"]

  /// Names and ranges up to something else.
  mutating func columns(_ keyword: MetricKeyword) throws(SyntaxFinding) -> [String] {
    var columns = try nameOrRange("a column, as in \(keyword.example),").map(\.text)
    while case .name(let text, let isQuoted) = token.kind, isQuoted || !Self.wordsAfterColumns.contains(text) {
      columns += try nameOrRange("a column").map(\.text)
    }
    return columns
  }

  /// `SATI >= 8`.
  mutating func condition(_ keyword: MetricKeyword) throws(SyntaxFinding) -> AnswerCondition {
    let column = try column(keyword)
    guard case .sign(let sign) = token.kind, let comparison = AnswerCondition.Comparison(rawValue: sign) else {
      throw unexpected("`>=`, `<=`, `>`, `<` or `=`, as in \(keyword.example),")
    }
    advance()
    return AnswerCondition(column, comparison, try number("a number to compare answers with"))
  }

  /// `sales: SALE >= 8`.
  mutating func labeledCondition(_ keyword: MetricKeyword) throws(SyntaxFinding) -> LabeledCondition {
    let label = try name("the name of an axis, as in \(keyword.example),").text
    try sign(.sign(":"), ":", keyword)
    return LabeledCondition(label, try condition(keyword))
  }
}

internal import SatisfactionWording

extension StatementParser {
  /// A line that begins with `@`.
  mutating func directive(_ name: String) throws(SyntaxFinding) -> Statement {
    guard let directive = Directive(rawValue: name) else {
      var names = NearNames(Directive.allCases.map(\.rawValue))
      let fault = SyntaxFault.unknownDirective(name, suggestion: names.nearest(to: name))
      throw SyntaxFinding(fault: fault, offset: token.start)
    }
    let statement = try arguments(of: directive)
    try end("the end of the line")
    return statement
  }

  private mutating func arguments(of directive: Directive) throws(SyntaxFinding) -> Statement {
    let offset = token.start
    advance()
    switch directive {
    case .scale: return try scale(at: offset)
    case .reverse: return .reverse(try names("an indicator"))
    case .missing: return .missing(try numbers())
    case .weights: return .weights(try name("the name of a column"))
    case .label: return try label()
    case .controllable: return .controllable(try names("an indicator"))
    case .moderation: return .moderation(try moderation(), offset: offset)
    case .higherOrder: return .higherOrder(try higherOrder(), offset: offset)
    case .dominant:
      return .dominant(construct: try name("a construct"), indicator: try name("an indicator"))
    case .skip: return try skip()
    }
  }

  /// One of the ways to estimate products; their names hold hyphens, which the language reads as signs.
  private mutating func moderation() throws(SyntaxFinding) -> Moderation {
    let start = token.start
    while token.kind != .end { advance() }
    let word = source.text(start..<token.end).split(separator: " ").joined(separator: " ")
    if let moderation = Moderation(rawValue: word) { return moderation }
    throw SyntaxFinding(fault: .unknownModeration(word), offset: start)
  }

  private mutating func higherOrder() throws(SyntaxFinding) -> HigherOrder {
    let word = try name("disjoint, embedded or repeated")
    if let approach = HigherOrder(rawValue: word.text) { return approach }
    var names = NearNames(HigherOrder.allCases.map(\.rawValue))
    let fault = SyntaxFault.unknownHigherOrder(word.text, suggestion: names.nearest(to: word.text))
    throw SyntaxFinding(fault: fault, offset: word.offset)
  }

  private mutating func label() throws(SyntaxFinding) -> Statement {
    let name = try name("a construct or an indicator")
    let text = try self.name("the label in double quotes").text
    guard case .name("zh", isQuoted: false) = token.kind else { return .label(name: name, label: Label(text)) }
    advance()
    let chinese = try self.name("the label in Chinese, in double quotes").text
    return .label(name: name, label: Label(text, chinese: chinese))
  }

  private mutating func scale(at offset: Int) throws(SyntaxFinding) -> Statement {
    guard let low = signedNumber() else { throw unexpected("the smallest answer, as in @scale 1..10,") }
    guard token.kind == .range else { throw unexpected("`..`, as in @scale 1..10,") }
    advance()
    guard let high = signedNumber() else { throw unexpected("the greatest answer, as in @scale 1..10,") }
    let indicators = token.kind == .end ? [] : try names("an indicator")
    return .scale(min: low.value, max: high.value, indicators: indicators, offset: offset)
  }

  /// Indicators up to `when`, then a column, `=` and a value.
  private mutating func skip() throws(SyntaxFinding) -> Statement {
    var items = try nameOrRange("an indicator")
    while token.kind != .name("when", isQuoted: false) {
      guard token.kind != .end else { throw unexpected("`when`, as in @skip CUSCO when COMPLAINED = 0,") }
      if token.kind == .comma { advance() }
      items += try nameOrRange("an indicator, or `when`,")
    }
    advance()
    let column = try name("the column that decides")
    guard token.kind == .sign("=") else { throw unexpected("`=`, as in @skip CUSCO when COMPLAINED = 0,") }
    advance()
    if let number = signedNumber() {
      return .skip(items, column: column, value: NumberText.written(number.value))
    }
    return .skip(items, column: column, value: try name("a number, or a text in double quotes,").text)
  }

  /// At least one name or range, with blanks or commas between them.
  private mutating func names(_ expected: String) throws(SyntaxFinding) -> [PlacedName] {
    var names = try nameOrRange(expected)
    while token.kind != .end {
      if token.kind == .comma { advance() }
      names += try nameOrRange(expected)
    }
    return names
  }

  private mutating func numbers() throws(SyntaxFinding) -> [PlacedNumber] {
    var numbers: [PlacedNumber] = []
    repeat {
      if !numbers.isEmpty, token.kind == .comma { advance() }
      guard let number = signedNumber() else { throw unexpected("a number") }
      numbers.append(number)
    } while token.kind != .end
    return numbers
  }
}

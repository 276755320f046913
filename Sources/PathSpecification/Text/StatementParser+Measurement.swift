internal import SatisfactionWording

extension StatementParser {
  /// The right side of `=~` and `<~`.
  mutating func measurement(of construct: PlacedName, kind: Construct.Kind) throws(SyntaxFinding) -> Statement {
    let modifier = try self.modifier()
    let opensGroup = token.kind == .openParenthesis
    let items = try modifier == nil ? terms("an indicator") : term("an indicator", allowsGroup: true)
    if let modifier, token.kind == .plus || (!opensGroup && items.count != 1) {
      throw SyntaxFinding(fault: .modifierOfPart(modifier.word.text), offset: modifier.word.offset)
    }
    try end("`+` or the end of the statement")
    return .measurement(construct: construct, kind: kind, mode: modifier, items: items)
  }

  /// The right side of `~`.
  mutating func paths(to targets: [PlacedName]) throws(SyntaxFinding) -> Statement {
    if let finding = starBetweenConstructs() { throw finding }
    let sources = try terms("a construct")
    try end("`+` or the end of the statement")
    guard budget.take(targets: targets.count, sources: sources.count) else {
      throw SyntaxFinding(fault: .tooManyPaths, offset: targets[0].offset)
    }
    return .paths(to: targets, from: sources)
  }

  /// `modeA*`, `modeB*`, `unit*` or `fixed(0.3, 0.7)*`.
  private mutating func modifier() throws(SyntaxFinding) -> PlacedMode? {
    guard let word = wordBeforeStar() else { return nil }
    guard let mode = Construct.Mode(modifier: word.text) else { throw misplaced(word) }
    advance()
    let weights = mode == .fixed ? try fixedWeights() : nil
    guard token.kind == .star else { throw unexpected("`*`") }
    advance()
    return PlacedMode(mode: mode, weights: weights, word: word)
  }

  /// `(0.3, 0.7)`, the weights of a block in its order.
  private mutating func fixedWeights() throws(SyntaxFinding) -> [Double] {
    guard token.kind == .openParenthesis else { throw unexpected("weights, as in fixed(0.3, 0.7)*(A + B),") }
    var weights: [Double] = []
    repeat {
      advance()
      guard let weight = signedNumber() else { throw unexpected("a weight, as in fixed(0.3, 0.7)*(A + B),") }
      weights.append(weight.value)
    } while token.kind == .comma
    guard token.kind == .closeParenthesis else { throw unexpected("`,` or `)`") }
    advance()
    return weights
  }

  /// A bare word with `*` or `(` after it: a modifier, or a label or function of lavaan.
  private func wordBeforeStar() -> PlacedName? {
    guard case .name(let text, isQuoted: false) = token.kind, next.kind == .star || next.kind == .openParenthesis
    else { return nil }
    return PlacedName(text: text, offset: token.start)
  }

  /// Why a word before `*` cannot stand there.
  private func misplaced(_ word: PlacedName) -> SyntaxFinding {
    var names = NearNames(Construct.Mode.allCases.map(\.modifier))
    let suggestion = relation == .path ? nil : names.nearest(to: word.text)
    let isModifier = Construct.Mode(modifier: word.text) != nil
    let fault: SyntaxFault =
      if isModifier {
        relation == .path
          ? .unexpected(found: "`\(word.text)`", expected: "a construct (a mode stands before indicators)")
          : .modifierOfPart(word.text)
      } else if let suggestion {
        .unknownModifier(word.text, suggestion: suggestion)
      } else {
        .unsupported(.premultiplier(word.text))
      }
    return SyntaxFinding(fault: fault, offset: word.offset)
  }

  /// Terms with `+` between them.
  private mutating func terms(_ expected: String) throws(SyntaxFinding) -> [PlacedItem] {
    var items = try term(expected, allowsGroup: true)
    while token.kind == .plus {
      advance()
      items += try term(expected, allowsGroup: true)
    }
    return items
  }

  /// `name`, `first..last`, `0.8*name` or, at the outer level, `0.8*(name + name)`.
  private mutating func term(_ expected: String, allowsGroup: Bool) throws(SyntaxFinding) -> [PlacedItem] {
    let parameter = try premultiplier()
    if token.kind == .openParenthesis {
      guard allowsGroup else { throw SyntaxFinding(fault: .nestedParentheses, offset: token.start) }
      return try group(expected, parameter: parameter)
    }
    if let word = wordBeforeStar() { throw misplaced(word) }
    if next.kind == .colon { return [try product(parameter: parameter)] }
    return try nameOrRange(expected).map { PlacedItem(name: $0, parameter: parameter) }
  }

  /// `name:name` or `name:name:name`, on the right of `~` alone.
  private mutating func product(parameter: Double?) throws(SyntaxFinding) -> PlacedItem {
    let first = try name("a construct")
    guard relation == .path else { throw SyntaxFinding(fault: .unsupported(.interaction), offset: token.start) }
    var further: [PlacedName] = []
    while token.kind == .colon {
      advance()
      further.append(try name("a construct after `:`"))
    }
    if parameter != nil { throw SyntaxFinding(fault: .numberBeforeProduct, offset: first.offset) }
    if further.count >= Product.mostFactors {
      let name = ([first] + further).map(\.text).joined(separator: ":")
      throw SyntaxFinding(fault: .tooManyFactors(name), offset: first.offset)
    }
    return PlacedItem(name: first, parameter: nil, furtherFactors: further)
  }

  /// `A*B`, which is main effects and product in R and the product alone elsewhere.
  private func starBetweenConstructs() -> SyntaxFinding? {
    for place in tokens.indices.dropFirst(position).dropLast(2) {
      guard case .name(let first, _) = tokens[place].kind, Construct.Mode(modifier: first) == nil,
        tokens[place + 1].kind == .star, case .name(let second, _) = tokens[place + 2].kind
      else { continue }
      return SyntaxFinding(fault: .starBetweenConstructs(first, second), offset: tokens[place].start)
    }
    return nil
  }

  private mutating func premultiplier() throws(SyntaxFinding) -> Double? {
    guard let number = signedNumber() else { return nil }
    guard token.kind == .star else {
      throw relation == .path
        ? SyntaxFinding(fault: .unsupported(.intercept), offset: number.offset) : unexpected("`*` after a number")
    }
    advance()
    return number.value
  }

  /// What stands in parentheses; a number before them holds for every item.
  private mutating func group(_ expected: String, parameter: Double?) throws(SyntaxFinding) -> [PlacedItem] {
    let open = token.start
    var items: [PlacedItem] = []
    repeat {
      advance()
      items += try term(expected, allowsGroup: false)
    } while token.kind == .plus
    if token.kind == .end { throw SyntaxFinding(fault: .unclosedParenthesis, offset: open) }
    guard token.kind == .closeParenthesis else { throw unexpected("`+` or `)`") }
    advance()
    guard let parameter else { return items }
    if items.contains(where: { $0.parameter != nil }) {
      throw SyntaxFinding(fault: .doubledPremultiplier, offset: open)
    }
    return items.map { PlacedItem(name: $0.name, parameter: parameter) }
  }
}

extension Construct.Mode {
  /// The word of model text, `modeA`.
  var modifier: String {
    switch self {
    case .a: "modeA"
    case .b: "modeB"
    case .unit: "unit"
    case .fixed: "fixed"
    }
  }

  init?(modifier: String) {
    guard let mode = Self.allCases.first(where: { $0.modifier == modifier }) else { return nil }
    self = mode
  }
}

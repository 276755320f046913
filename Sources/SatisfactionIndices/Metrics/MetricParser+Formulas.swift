internal import PathSpecification

extension MetricParser {
  /// What stands after the name of a metric.
  mutating func formula(_ keyword: MetricKeyword) throws(SyntaxFinding) -> MetricFormula {
    switch keyword {
    case .rate: .rate(try condition(keyword))
    case .topbox, .bottombox: try box(keyword)
    case .mean: .mean(column: try column(keyword))
    case .nps: try netPromoter()
    case .ces: try effort()
    case .gap: try gap()
    case .css, .disconfirmation: try pair(keyword)
    case .index: try index()
    case .composite: try composite()
    case .complaints: .complaints(column: try column(keyword))
    case .complaintCauses, .recovery, .silent, .recoveryLoyalty: try complaint(keyword)
    case .loyalty2x2: try loyaltyTable()
    case .clv: try lifetimeValue()
    case .priceTolerance: try priceTolerance()
    case .curve: try curve()
    case .behaviour: .behaviour(column: try column(keyword))
    case .responseRate: try responseRate()
    }
  }

  private mutating func box(_ keyword: MetricKeyword) throws(SyntaxFinding) -> MetricFormula {
    let column = try column(keyword)
    try word(keyword == .topbox ? "top" : "bottom", keyword)
    let count = try count("how many answers of the scale count, as in \(keyword.example),")
    return keyword == .topbox ? .topBox(column: column, count: count) : .bottomBox(column: column, count: count)
  }

  private mutating func netPromoter() throws(SyntaxFinding) -> MetricFormula {
    let column = try column(.nps)
    guard isWord("promoters") else { return .netPromoter(column: column, cuts: nil) }
    advance()
    let promoters = try answers("the answers of promoters, as in 9..10,")
    try word("detractors", .nps)
    let detractors = try answers("the answers of detractors, as in 0..6,")
    return .netPromoter(column: column, cuts: PromoterCuts(promoters: promoters, detractors: detractors))
  }

  private mutating func effort() throws(SyntaxFinding) -> MetricFormula {
    let column = try column(.ces)
    try word("high", .ces)
    let high = try answers("the answers of high effort, as in 5..7,")
    let isReversed = isWord("reverse")
    if isReversed { advance() }
    return .effort(column: column, high: high, isReversed: isReversed)
  }

  private mutating func gap() throws(SyntaxFinding) -> MetricFormula {
    let perceptions = try columns(.gap)
    try sign(.minus, "-", .gap)
    return .gap(perceptions: perceptions, expectations: try columns(.gap))
  }

  private mutating func pair(_ keyword: MetricKeyword) throws(SyntaxFinding) -> MetricFormula {
    let perception = try column(keyword)
    try sign(keyword == .css ? .sign("/") : .minus, keyword == .css ? "/" : "-", keyword)
    let expectation = try column(keyword)
    var tolerance = 0.0
    if isWord("tolerance") {
      advance()
      tolerance = try number("the tolerance, a number from 0 up")
    }
    return keyword == .css
      ? .satisfactionRatio(perception: perception, expectation: expectation, tolerance: tolerance)
      : .disconfirmation(perception: perception, expectation: expectation, tolerance: tolerance)
  }

  private mutating func complaint(_ keyword: MetricKeyword) throws(SyntaxFinding) -> MetricFormula {
    switch keyword {
    case .complaintCauses:
      let causes = try columns(keyword)
      try word("among", keyword)
      return .complaintCauses(causes, among: try column(keyword))
    case .recovery:
      let condition = try condition(keyword)
      try word("among", keyword)
      return .recovery(condition, among: try column(keyword))
    case .silent:
      let complaint = try column(keyword)
      try word("among", keyword)
      return .silent(complaint: complaint, among: try condition(keyword))
    default:
      let loyalty = try column(keyword)
      try word("by", keyword)
      let complaint = try column(keyword)
      try word("and", keyword)
      return .recoveryLoyalty(column: loyalty, complaint: complaint, recovered: try condition(keyword))
    }
  }

  private mutating func loyaltyTable() throws(SyntaxFinding) -> MetricFormula {
    let first = try labeledCondition(.loyalty2x2)
    try sign(.comma, ",", .loyalty2x2)
    let second = try labeledCondition(.loyalty2x2)
    try sign(.comma, ",", .loyalty2x2)
    return .loyaltyTable(first, second, outcome: try labeledCondition(.loyalty2x2))
  }

  private mutating func lifetimeValue() throws(SyntaxFinding) -> MetricFormula {
    try word("revenue", .clv)
    let revenue = try term()
    try word("acquisition", .clv)
    let acquisition = try term()
    try word("retention", .clv)
    let retention = try term()
    var customers: Double?
    if isWord("customers") {
      advance()
      customers = try number("the number of customers")
    }
    return .lifetimeValue(revenue: revenue, acquisition: acquisition, retention: retention, customers: customers)
  }

  private mutating func term() throws(SyntaxFinding) -> MetricTerm {
    if let number = signedNumber() { return .number(number.value) }
    return .column(try column(.clv))
  }

  private mutating func priceTolerance() throws(SyntaxFinding) -> MetricFormula {
    try word("increase", .priceTolerance)
    let increase = try column(.priceTolerance)
    try word("decrease", .priceTolerance)
    let decrease = try column(.priceTolerance)
    try word("coding", .priceTolerance)
    try word("signed", .priceTolerance)
    try word("cap", .priceTolerance)
    return .priceTolerance(increase: increase, decrease: decrease, cap: try number("the cap in percent"))
  }

  private mutating func curve() throws(SyntaxFinding) -> MetricFormula {
    let outcome = try column(.curve)
    try word("on", .curve)
    let satisfaction = try column(.curve)
    var bands: [Double] = []
    if isWord("bands") {
      advance()
      repeat { bands.append(try number("the ends of bands, as in bands 0 40 60 80 100,")) } while isNumber
    }
    return .curve(outcome: outcome, satisfaction: satisfaction, bands: bands)
  }

  private var isNumber: Bool {
    if case .number = token.kind { true } else { false }
  }

  private mutating func responseRate() throws(SyntaxFinding) -> MetricFormula {
    let column = try column(.responseRate)
    try word("complete", .responseRate)
    let complete = try answers("the codes of complete interviews")
    var others: [ClosedRange<Double>?] = []
    for name in ["partial", "eligible", "unknown"] {
      guard isWord(name) else {
        others.append(nil)
        continue
      }
      advance()
      others.append(try answers("codes, as in 3..5,"))
    }
    let codes = ResponseCodes(complete: complete, partial: others[0], eligible: others[1], unknown: others[2])
    return .responseRate(column: column, codes: codes)
  }

  // MARK: Weighted sums

  private mutating func index() throws(SyntaxFinding) -> MetricFormula {
    try word("points", .index)
    let points = try number("the points of the best answers, as in points 1000,")
    var mapping = PointMapping.range
    if isWord("map") {
      advance()
      guard case .name(let word, isQuoted: false) = token.kind, let known = PointMapping(rawValue: word) else {
        throw unexpected("`range` or `proportional`")
      }
      mapping = known
      advance()
    }
    let factors = token.kind == .newline ? try factorLines() : try sum()
    return .weightedIndex(factors, points: points, mapping: mapping)
  }

  /// One factor a line: its weight, its label, its items.
  private mutating func factorLines() throws(SyntaxFinding) -> [WeightedFactor] {
    var factors: [WeightedFactor] = []
    while token.kind == .newline {
      advance()
      let weight = try number("the weight of a factor")
      var label: String?
      if case .name(let text, isQuoted: true) = token.kind, isLabel {
        label = text
        advance()
      }
      factors.append(WeightedFactor(weight, label: label, try items()))
    }
    return factors
  }

  /// Items as they stand, or in parentheses.
  private mutating func items() throws(SyntaxFinding) -> [String] {
    guard token.kind == .openParenthesis else { return try columns(.index) }
    advance()
    let items = try columns(.index)
    try sign(.closeParenthesis, ")", .index)
    return items
  }

  /// A quoted name before another name labels the factor; alone in its line it is an item.
  private var isLabel: Bool {
    guard case .name(let text, let isQuoted) = next.kind else { return false }
    return isQuoted || !Self.wordsAfterColumns.contains(text)
  }

  /// `0.10*INIT + 0.90*(ADVI1..ADVI3 DELI)`.
  private mutating func sum() throws(SyntaxFinding) -> [WeightedFactor] {
    var factors: [WeightedFactor] = []
    repeat {
      if token.kind == .plus { advance() }
      let weight = try number("the weight of a factor, as in 0.10*INIT,")
      try sign(.star, "*", .index)
      let isGroup = token.kind == .openParenthesis
      factors.append(WeightedFactor(weight, try isGroup ? items() : nameOrRange("an item").map(\.text)))
    } while token.kind == .plus
    return factors
  }

  private mutating func composite() throws(SyntaxFinding) -> MetricFormula {
    try sign(.sign("="), "=", .composite)
    var factors: [BoxFactor] = []
    repeat {
      if token.kind == .plus { advance() }
      let weight = try number("the weight of a share, as in 0.6*topbox(OVER, 2),")
      try sign(.star, "*", .composite)
      try word("topbox", .composite)
      try sign(.openParenthesis, "(", .composite)
      let items = try columns(.composite)
      try sign(.comma, ",", .composite)
      let count = try count("how many answers of the scale count")
      try sign(.closeParenthesis, ")", .composite)
      factors.append(BoxFactor(weight, items, top: count))
    } while token.kind == .plus
    return .composite(factors)
  }
}

internal import PathSpecification
internal import SatisfactionWording

/// Writes the canonical text of definitions.
struct MetricPrinter {
  private let definitions: MetricDefinitions

  init(_ definitions: MetricDefinitions) { self.definitions = definitions }

  func print() -> String {
    let head = directives
    let lines =
      head + (head.isEmpty || definitions.metrics.isEmpty ? [] : [""]) + definitions.metrics.flatMap(Self.lines)
    return lines.map { $0 + "\n" }.joined()
  }

  private var directives: [String] {
    let conventions = definitions.conventions
    var lines: [String] = []
    if let scale = conventions.defaultScale { lines.append("@scale " + NumberText.written(scale)) }
    lines += scales
    let reversed = inOrder(conventions.reversed)
    if !reversed.isEmpty { lines.append("@reverse " + ItemRange.written(reversed, " ")) }
    if !conventions.missingCodes.isEmpty {
      lines.append("@missing " + conventions.missingCodes.map(NumberText.written).joined(separator: ", "))
    }
    if let column = conventions.weightsColumn { lines.append("@weights " + NameSyntax.written(column)) }
    return lines + definitions.maps.map(Self.line)
  }

  /// One line for each different scale, in order of its first column.
  private var scales: [String] {
    let known = definitions.conventions.scales
    var (order, columns) = ([ClosedRange<Double>](), [ClosedRange<Double>: [String]]())
    for name in inOrder(Set(known.keys)) {
      guard let scale = known[name] else { continue }
      if columns[scale] == nil { order.append(scale) }
      columns[scale, default: []].append(name)
    }
    return order.map { "@scale \(NumberText.written($0)) \(ItemRange.written(columns[$0] ?? [], " "))" }
  }

  /// Names in the order in which metrics mention them; others by name at the end.
  private func inOrder(_ names: Set<String>) -> [String] {
    if names.isEmpty { return [] }
    let known = definitions.columns.filter(names.contains)
    return known + names.subtracting(known).sorted()
  }

  private static func line(_ map: AnswerMap) -> String {
    let codes =
      map.shipped ?? map.codes.map { "\(label($0.label))=\(NumberText.written($0.code))" }.joined(separator: " ")
    return "@map \(NameSyntax.written(map.column)) \(codes)"
  }

  /// A label that is a number stands as it is.
  private static func label(_ text: String) -> String { NameSyntax.written(text) }

  private static func lines(_ metric: Metric) -> [String] {
    let head = "\(metric.formula.keyword.rawValue) \(NameSyntax.quoted(metric.name)) "
    let target = metric.target.map { " target " + NumberText.written($0) } ?? ""
    guard case .weightedIndex(let factors, let points, let mapping) = metric.formula else {
      return [head + text(metric.formula) + target]
    }
    let first = head + "points \(NumberText.written(points)) map \(mapping.rawValue)"
    guard factors.contains(where: { $0.label != nil }) else {
      return [first + " " + factors.map(term).joined(separator: " + ") + target]
    }
    var lines = [first] + factors.map(factorLine)
    lines[lines.count - 1] += target
    return lines
  }

  private static func term(_ factor: WeightedFactor) -> String {
    let items = factor.items.count == 1 ? name(factor.items[0]) : "(\(list(factor.items)))"
    return "\(NumberText.written(factor.weight))*\(items)"
  }

  private static func factorLine(_ factor: WeightedFactor) -> String {
    let items = list(factor.items)
    guard let label = factor.label else {
      // Before another name a quoted one would be taken for a label.
      let isAmbiguous = factor.items.count > 1 && items.hasPrefix("\"")
      return "  \(NumberText.written(factor.weight)) \(isAmbiguous ? "(\(items))" : items)"
    }
    return "  \(NumberText.written(factor.weight)) \(NameSyntax.quoted(label)) \(items)"
  }

  private static func text(_ formula: MetricFormula) -> String {
    switch formula {
    case .rate(let condition): text(condition)
    case .topBox(let column, let count): "\(name(column)) top \(count)"
    case .bottomBox(let column, let count): "\(name(column)) bottom \(count)"
    case .mean(let column), .complaints(let column), .behaviour(let column): name(column)
    case .netPromoter(let column, let cuts): name(column) + (cuts.map(text) ?? "")
    case .effort(let column, let high, let isReversed):
      "\(name(column)) high \(answers(high))\(isReversed ? " reverse" : "")"
    case .gap(let perceptions, let expectations): "\(list(perceptions)) - \(list(expectations))"
    case .satisfactionRatio(let perception, let expectation, let tolerance):
      "\(name(perception)) / \(name(expectation)) tolerance \(NumberText.written(tolerance))"
    case .disconfirmation(let perception, let expectation, let tolerance):
      "\(name(perception)) - \(name(expectation)) tolerance \(NumberText.written(tolerance))"
    case .complaintCauses(let causes, let complaint): "\(list(causes)) among \(name(complaint))"
    case .recovery(let condition, let complaint): "\(text(condition)) among \(name(complaint))"
    case .silent(let complaint, let condition): "\(name(complaint)) among \(text(condition))"
    case .recoveryLoyalty(let column, let complaint, let recovered):
      "\(name(column)) by \(name(complaint)) and \(text(recovered))"
    default: restText(formula)
    }
  }

  private static func restText(_ formula: MetricFormula) -> String {
    switch formula {
    case .weightedIndex(let factors, _, _): factors.map(term).joined(separator: " + ")
    case .composite(let factors):
      "= "
        + factors.map { "\(NumberText.written($0.weight))*topbox(\(list($0.items)), \($0.count))" }
        .joined(separator: " + ")
    case .loyaltyTable(let first, let second, let outcome):
      [first, second, outcome].map { "\(NameSyntax.written($0.label)): \(text($0.condition))" }
        .joined(separator: ", ")
    case .lifetimeValue(let revenue, let acquisition, let retention, let customers):
      "revenue \(text(revenue)) acquisition \(text(acquisition)) retention \(text(retention))"
        + (customers.map { " customers " + NumberText.written($0) } ?? "")
    case .priceTolerance(let increase, let decrease, let cap):
      "increase \(name(increase)) decrease \(name(decrease)) coding signed cap \(NumberText.written(cap))"
    case .curve(let outcome, let satisfaction, let bands):
      "\(name(outcome)) on \(name(satisfaction))"
        + (bands.isEmpty ? "" : " bands " + bands.map(NumberText.written).joined(separator: " "))
    case .responseRate(let column, let codes): "\(name(column)) \(text(codes))"
    default: ""
    }
  }

  private static func text(_ condition: AnswerCondition) -> String {
    "\(name(condition.column)) \(condition.comparison.rawValue) \(NumberText.written(condition.value))"
  }

  private static func text(_ cuts: PromoterCuts) -> String {
    " promoters \(answers(cuts.promoters)) detractors \(answers(cuts.detractors))"
  }

  private static func text(_ term: MetricTerm) -> String {
    switch term {
    case .number(let number): NumberText.written(number)
    case .column(let column): name(column)
    }
  }

  private static func text(_ codes: ResponseCodes) -> String {
    let others = [("partial", codes.partial), ("eligible", codes.eligible), ("unknown", codes.unknown)]
    return "complete \(answers(codes.complete))"
      + others.compactMap { word, range in range.map { " \(word) \(answers($0))" } }.joined()
  }

  private static func answers(_ range: ClosedRange<Double>) -> String {
    range.lowerBound == range.upperBound ? NumberText.written(range.lowerBound) : NumberText.written(range)
  }

  private static func name(_ column: String) -> String {
    MetricParser.wordsAfterColumns.contains(column) ? NameSyntax.quoted(column) : NameSyntax.written(column)
  }

  private static func list(_ columns: [String]) -> String {
    let hasReserved = columns.contains(where: MetricParser.wordsAfterColumns.contains)
    return hasReserved ? columns.map(name).joined(separator: " ") : ItemRange.written(columns, " ")
  }
}

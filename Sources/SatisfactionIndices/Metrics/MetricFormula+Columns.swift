extension MetricFormula {
  /// The columns it names, in order, each once or as often as it is named.
  var columns: [String] { answerColumns + plainColumns + categoryColumns }

  /// Columns of answers on a scale: the declared one, that of their map, or the default.
  var answerColumns: [String] {
    switch self {
    case .rate(let condition), .recovery(let condition, _), .silent(_, let condition): [condition.column]
    case .topBox(let column, _), .bottomBox(let column, _), .mean(let column), .netPromoter(let column, _),
      .effort(let column, _, _):
      [column]
    case .gap(let perceptions, let expectations): perceptions + expectations
    case .satisfactionRatio(let perception, let expectation, _), .disconfirmation(let perception, let expectation, _):
      [perception, expectation]
    case .weightedIndex(let factors, _, _): factors.flatMap(\.items)
    case .composite(let factors): factors.flatMap(\.items)
    case .recoveryLoyalty(let column, _, let recovered): [column, recovered.column]
    case .loyaltyTable(let first, let second, let outcome):
      [first.condition.column, second.condition.column, outcome.condition.column]
    case .curve(let outcome, let satisfaction, _): [outcome, satisfaction]
    case .complaints, .complaintCauses, .lifetimeValue, .priceTolerance, .behaviour, .responseRate: []
    }
  }

  /// Columns of numbers that are no answers on the common scale: complaints, money, percents, codes.
  var plainColumns: [String] {
    switch self {
    case .complaints(let column), .complaintCauses(_, let column), .recovery(_, let column), .silent(let column, _),
      .recoveryLoyalty(_, let column, _), .responseRate(let column, _):
      [column]
    case .lifetimeValue(let revenue, let acquisition, let retention, _):
      [revenue, acquisition, retention].compactMap(\.column)
    case .priceTolerance(let increase, let decrease, _): [increase, decrease]
    default: []
    }
  }

  /// Columns whose answers are tabulated as they stand.
  var categoryColumns: [String] {
    switch self {
    case .complaintCauses(let causes, _): causes
    case .behaviour(let column): [column]
    default: []
    }
  }

  /// The column of complaints, 1 yes and 0 no.
  var complaintColumn: String? {
    switch self {
    case .complaints(let column), .complaintCauses(_, let column), .recovery(_, let column), .silent(let column, _),
      .recoveryLoyalty(_, let column, _):
      column
    default: nil
    }
  }

  /// Columns whose scale the formula needs.
  var scaledColumns: [String] {
    switch self {
    case .topBox, .bottomBox, .mean, .effort, .weightedIndex, .composite, .curve: answerColumns
    case .recoveryLoyalty(let column, _, _): [column]
    default: []
    }
  }
}

extension MetricTerm {
  /// The column, nil for a number.
  var column: String? { if case .column(let name) = self { name } else { nil } }
}

extension MetricDefinitions {
  /// The scale of a column: its own, that of the codes of its map, or, for answers, the default.
  public func scale(of column: String) -> ClosedRange<Double>? {
    if let own = conventions.scales[column] { return own }
    if let map = map(of: column), let low = map.codes.map(\.code).min(), let high = map.codes.map(\.code).max() {
      return low...high
    }
    return metrics.contains { $0.formula.answerColumns.contains(column) } ? conventions.defaultScale : nil
  }
}

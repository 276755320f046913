internal import PathSpecification
internal import SatisfactionWording

/// Finds everything that is wrong with definitions before they meet data.
struct MetricCheck {
  /// A part of the definitions that a problem can point at.
  enum Site: Hashable {
    case metric(Int)
    case map(Int)
    case scale(String)
    case reversed(String)
  }

  private let definitions: MetricDefinitions
  private(set) var faults: [(fault: MetricFault, site: Site?)] = []

  init(_ definitions: MetricDefinitions) {
    self.definitions = definitions
    if definitions.metrics.isEmpty { faults.append((.noMetrics, nil)) }
    checkNames()
    checkMaps()
    checkConventions()
    for number in definitions.metrics.indices { check(number) }
  }

  // MARK: Names and directives

  private mutating func checkNames() {
    var seen = Set<[String]>()
    for (number, metric) in definitions.metrics.enumerated() {
      if metric.name.isEmpty { faults.append((.emptyName(kind: metric.kind), .metric(number))) }
      if !seen.insert([metric.kind, metric.name]).inserted {
        faults.append((.repeatedName(kind: metric.kind, name: metric.name), .metric(number)))
      }
    }
  }

  private mutating func checkMaps() {
    var seen = Set<String>()
    for (number, map) in definitions.maps.enumerated() {
      if !seen.insert(map.column).inserted { faults.append((.repeatedMap(column: map.column), .map(number))) }
      var labels = Set<String>()
      for entry in map.codes {
        let (label, code) = (entry.label, entry.code)
        if map.shipped == nil, !labels.insert(label.foldedLabel).inserted {
          faults.append((.repeatedLabel(label, column: map.column), .map(number)))
        }
        if let scale = definitions.conventions.scales[map.column], !scale.contains(code) {
          faults.append(
            (.codeOutsideScale(label: label, code: code, column: map.column, scale: scale), .map(number)))
        }
      }
    }
  }

  private mutating func checkConventions() {
    let columns = definitions.columns
    let known = Set(columns)
    var near = NearNames(columns)
    for (name, scale) in definitions.conventions.scales.sorted(by: { $0.key < $1.key }) {
      if !known.contains(name) {
        let suggestion = near.nearest(to: name)
        faults.append((.unusedColumn(name, directive: "@scale", suggestion: suggestion), .scale(name)))
      }
      checkScale(scale, of: name)
    }
    if let scale = definitions.conventions.defaultScale { checkScale(scale, of: nil) }
    for name in definitions.conventions.reversed.sorted() {
      if !known.contains(name) {
        let suggestion = near.nearest(to: name)
        faults.append((.unusedColumn(name, directive: "@reverse", suggestion: suggestion), .reversed(name)))
      } else if definitions.scale(of: name) == nil {
        faults.append((.reversedWithoutScale(name), .reversed(name)))
      }
    }
    for (number, map) in definitions.maps.enumerated() where !known.contains(map.column) {
      let suggestion = near.nearest(to: map.column)
      faults.append((.unusedColumn(map.column, directive: "@map", suggestion: suggestion), .map(number)))
    }
  }

  private mutating func checkScale(_ scale: ClosedRange<Double>, of column: String?) {
    let length = scale.upperBound - scale.lowerBound
    guard !(length > 0 && length <= Self.largestNumber) else { return }
    let fault = ModelFault.impossibleScale(min: scale.lowerBound, max: scale.upperBound, indicator: column)
    faults.append((.convention(fault), column.map { .scale($0) }))
  }

  // MARK: Metrics

  private mutating func check(_ number: Int) {
    let metric = definitions.metrics[number]
    var found = columnFaults(metric) + numberFaults(metric)
    found += conditionFaults(metric) + targetFaults(metric)
    faults += found.map { ($0, .metric(number)) }
  }

  private func columnFaults(_ metric: Metric) -> [MetricFault] {
    var faults: [MetricFault] = []
    var seen = Set<String>()
    if let doubled = metric.formula.columns.first(where: { !seen.insert($0).inserted }), !metric.formula.mayRepeat {
      faults.append(.repeatedColumn(doubled, metric: metric.name))
    }
    let unscaled = metric.formula.scaledColumns.filter { definitions.scale(of: $0) == nil }
    if !unscaled.isEmpty { faults.append(.noScale(columns: unscaled, metric: metric.name)) }
    return faults
  }

  // MARK: Conditions and targets

  /// Conditions that every answer on the scale meets, or none: what they count is known without a survey.
  private func conditionFaults(_ metric: Metric) -> [MetricFault] {
    metric.formula.conditions.compactMap { condition in
      guard let scale = definitions.scale(of: condition.column), let isMet = condition.isSettled(on: scale) else {
        return nil
      }
      return .settledCondition(column: condition.column, scale: scale, isMet: isMet, metric: metric.name)
    }
  }

  /// A target must be a number that the estimate can have.
  private func targetFaults(_ metric: Metric) -> [MetricFault] {
    guard let target = metric.target else { return [] }
    guard metric.formula.keyword.targetEstimate != nil else {
      return [.targetNotTaken(metric: metric.name, kind: metric.kind)]
    }
    guard let possible = possibleTargets(metric.formula), !possible.contains(target) else { return [] }
    let rule = "from \(NumberText.written(possible.lowerBound)) to \(NumberText.written(possible.upperBound))"
    return [.impossibleNumber(what: "the target", value: target, rule: rule, metric: metric.name)]
  }

  /// The numbers that a target's estimate can be; nil where nobody knows.
  private func possibleTargets(_ formula: MetricFormula) -> ClosedRange<Double>? {
    switch formula {
    case .netPromoter: return -100...100
    case .weightedIndex(_, let points, _): return points > 0 ? 0...points : nil
    case .gap(let perceptions, let expectations):
      let scales = (perceptions + expectations).map(definitions.scale)
      let known = scales.compactMap { $0 }
      guard known.count == scales.count, let low = known.map(\.lowerBound).min(),
        let high = known.map(\.upperBound).max(),
        low < high
      else { return nil }
      return (low - high)...(high - low)
    default: return 0...100
    }
  }

  // MARK: Numbers

  /// Numbers beyond it are slips, and their squares soon no numbers.
  private static let largestNumber = 1e12

  private func numberFaults(_ metric: Metric) -> [MetricFault] {
    let name = metric.name
    switch metric.formula {
    case .topBox(let column, let count), .bottomBox(let column, let count):
      return boxFaults([column], count, name)
    case .netPromoter(let column, let cuts): return cutFaults(column, cuts, name)
    case .effort(let column, let high, _): return highFaults(column, high, name)
    case .gap(let perceptions, let expectations):
      let (first, second) = (perceptions.count, expectations.count)
      return first == second ? [] : [.unequalSides(perceptions: first, expectations: second, metric: name)]
    case .satisfactionRatio(_, _, let tolerance):
      return range("the tolerance", tolerance, "0 or more", name) { $0 >= 0 && $0.isFinite }
    case .disconfirmation(let perception, let expectation, let tolerance):
      return range("the tolerance", tolerance, "0 or more", name) { $0 >= 0 && $0.isFinite }
        + toleranceFaults(tolerance, [perception, expectation], name)
    case .weightedIndex(let factors, let points, _):
      return range("the number of points", points, "above 0", name) { $0 > 0 && $0.isFinite }
        + weightFaults(factors.map(\.weight), name)
    case .composite(let factors):
      return weightFaults(factors.map(\.weight), name) + factors.flatMap { boxFaults($0.items, $0.count, name) }
    case .loyaltyTable(let first, let second, let outcome): return axisFaults(first, second, outcome, name)
    case .lifetimeValue(let revenue, let acquisition, let retention, let customers):
      return termFaults([revenue, acquisition, retention], customers, name)
    case .priceTolerance(_, _, let cap): return range("the cap", cap, "above 0", name) { $0 > 0 && $0.isFinite }
    case .curve(_, _, let bands):
      let ascends = zip(bands, bands.dropFirst()).allSatisfy { $0 < $1 }
      return bands.isEmpty || (bands.count >= 3 && ascends) ? [] : [.impossibleBands(metric: name)]
    case .responseRate(_, let codes): return codeFaults(codes, name)
    default: return []
    }
  }

  private func range(
    _ what: String, _ value: Double, _ rule: String, _ metric: String, _ isPossible: (Double) -> Bool
  ) -> [MetricFault] {
    guard isPossible(value) else {
      return [.impossibleNumber(what: what, value: value, rule: rule, metric: metric)]
    }
    let largest = Self.largestNumber
    guard value.magnitude > largest else { return [] }
    let limit = "at most \(NumberText.written(largest))"
    return [.impossibleNumber(what: what, value: value, rule: limit, metric: metric)]
  }

  /// A tolerance as long as the scale has everybody confirmed.
  private func toleranceFaults(_ tolerance: Double, _ columns: [String], _ metric: String) -> [MetricFault] {
    let lengths = columns.compactMap { definitions.scale(of: $0).map { $0.upperBound - $0.lowerBound } }
    guard lengths.count == columns.count, let length = lengths.max(), tolerance >= length else { return [] }
    let rule = "below the \(NumberText.written(length)) steps of the scale"
    return [.impossibleNumber(what: "the tolerance", value: tolerance, rule: rule, metric: metric)]
  }

  /// Answers of high effort that are off the scale, or all of it.
  private func highFaults(_ column: String, _ high: ClosedRange<Double>, _ metric: String) -> [MetricFault] {
    guard let scale = definitions.scale(of: column) else { return [] }
    let isPart = high.overlaps(scale) && !(high.contains(scale.lowerBound) && high.contains(scale.upperBound))
    return isPart ? [] : [.notWithinScale(what: "high effort", high, column: column, scale: scale, metric: metric)]
  }

  private func weightFaults(_ weights: [Double], _ metric: String) -> [MetricFault] {
    guard weights.allSatisfy(\.isFinite) else { return [.weightNotFinite(metric: metric)] }
    if let negative = weights.first(where: { $0 < 0 }) {
      return [.impossibleNumber(what: "a weight", value: negative, rule: "0 or more", metric: metric)]
    }
    let sum = weights.reduce(0, +)
    return (sum - 1).magnitude > 1e-6 ? [.weightsNotOne(metric: metric, sum: sum)] : []
  }

  private func boxFaults(_ columns: [String], _ count: Int, _ metric: String) -> [MetricFault] {
    columns.compactMap { column in
      guard let scale = definitions.scale(of: column) else { return nil }
      let isPossible = Double(count) <= scale.upperBound - scale.lowerBound
      return isPossible ? nil : .tooManyAnswers(count: count, column: column, metric: metric)
    }
  }

  private func cutFaults(_ column: String, _ cuts: PromoterCuts?, _ metric: String) -> [MetricFault] {
    guard let cuts else {
      let scale = definitions.scale(of: column)
      return scale == 0...10 ? [] : [.noCuts(metric: metric, scale: scale)]
    }
    if cuts.promoters.overlaps(cuts.detractors) { return [.overlappingCuts(metric: metric)] }
    guard let scale = definitions.scale(of: column) else { return [] }
    return [("promoters", cuts.promoters), ("detractors", cuts.detractors)].compactMap { what, range in
      range.overlaps(scale)
        ? nil : .notWithinScale(what: what, range, column: column, scale: scale, metric: metric)
    }
  }

  private func axisFaults(
    _ first: LabeledCondition, _ second: LabeledCondition, _ outcome: LabeledCondition, _ metric: String
  ) -> [MetricFault] {
    // The columns of its table have these names, too.
    var seen: Set<String> = ["n", "value", "standardError", "lower", "upper"]
    for label in [first.label, second.label, outcome.label] where !seen.insert(label).inserted {
      return [.repeatedAxis(label, metric: metric)]
    }
    return []
  }

  private func termFaults(_ terms: [MetricTerm], _ customers: Double?, _ metric: String) -> [MetricFault] {
    let columns = terms.compactMap(\.column).count
    guard (columns == 0 && customers != nil) || (columns == terms.count && customers == nil) else {
      return [.mixedTerms(metric: metric)]
    }
    return range("the number of customers", customers ?? 1, "1 or more", metric) { $0 >= 1 && $0.isFinite }
      + terms.flatMap { term -> [MetricFault] in
        guard case .number(let value) = term else { return [] }
        return range("a value", value, "a number", metric, \.isFinite)
      }
  }

  private func codeFaults(_ codes: ResponseCodes, _ metric: String) -> [MetricFault] {
    let ranges = [codes.complete, codes.partial, codes.eligible, codes.unknown].compactMap { $0 }
    for (position, range) in ranges.enumerated() where ranges[..<position].contains(where: { $0.overlaps(range) }) {
      return [.overlappingCodes(metric: metric)]
    }
    return []
  }
}

extension MetricFormula {
  /// The conditions that it counts answers by.
  fileprivate var conditions: [AnswerCondition] {
    switch self {
    case .rate(let condition), .recovery(let condition, _), .silent(_, let condition): [condition]
    case .recoveryLoyalty(_, _, let recovered): [recovered]
    case .loyaltyTable(let first, let second, let outcome): [first, second, outcome].map(\.condition)
    default: []
    }
  }

  /// Whether a column may be named more than once, because each condition is about an answer of its own.
  fileprivate var mayRepeat: Bool {
    switch self {
    case .recoveryLoyalty, .loyaltyTable, .recovery, .silent: true
    default: false
    }
  }
}

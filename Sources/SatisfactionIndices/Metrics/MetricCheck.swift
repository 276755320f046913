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
    guard !(scale.upperBound - scale.lowerBound > 0 && (scale.upperBound - scale.lowerBound).isFinite) else { return }
    let fault = ModelFault.impossibleScale(min: scale.lowerBound, max: scale.upperBound, indicator: column)
    faults.append((.convention(fault), column.map { .scale($0) }))
  }

  // MARK: Metrics

  private mutating func check(_ number: Int) {
    let metric = definitions.metrics[number]
    var found = columnFaults(metric) + numberFaults(metric)
    if metric.target != nil, metric.formula.keyword.targetEstimate == nil {
      found.append(.targetNotTaken(metric: metric.name, kind: metric.kind))
    }
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

  private func numberFaults(_ metric: Metric) -> [MetricFault] {
    let name = metric.name
    switch metric.formula {
    case .topBox(let column, let count), .bottomBox(let column, let count):
      return boxFaults([column], count, name)
    case .netPromoter(let column, let cuts): return cutFaults(column, cuts, name)
    case .satisfactionRatio(_, _, let tolerance), .disconfirmation(_, _, let tolerance):
      return range("the tolerance", tolerance, "0 or more", name) { $0 >= 0 && $0.isFinite }
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
    isPossible(value) ? [] : [.impossibleNumber(what: what, value: value, rule: rule, metric: metric)]
  }

  private func weightFaults(_ weights: [Double], _ metric: String) -> [MetricFault] {
    guard weights.allSatisfy(\.isFinite) else { return [.weightNotFinite(metric: metric)] }
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
    return cuts.promoters.overlaps(cuts.detractors) ? [.overlappingCuts(metric: metric)] : []
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
  /// Whether a column may be named more than once, because each condition is about an answer of its own.
  fileprivate var mayRepeat: Bool {
    switch self {
    case .recoveryLoyalty, .loyaltyTable, .recovery, .silent: true
    default: false
    }
  }
}

internal import PathModeling
internal import SatisfactionIndices

extension FitPage {
  /// The numbers that the sentences of the page rest on.
  var facts: FitFacts {
    var facts = FitFacts(target: name(report.target), targetIndex: index(report.target))
    facts.drivers = drivers.compactMap(driver)
    addDifferences(to: &facts)
    facts.answers = report.data.used
    facts.rSquared = report.constructs.first { $0.name == report.target }?.rSquared
    facts.pathCount = report.paths.count
    // Paths without an interval are not told from 0 by that.
    if report.paths.allSatisfy({ interval(.path($0.from, $0.to)) != nil }), report.bootstrap?.isLargelyFailed != true {
      facts.openPaths = report.paths.count { mayBeZero($0) }
    }
    facts.measurements = report.constructs.map { row in
      FitFacts.Measurement(
        name: name(row.name), questions: questionCount(row.name), alpha: row.alpha)
    }
    facts.questions = report.indicators.compactMap { row in
      score(row).map { FitFacts.Question(name: questionName(row), score: $0) }
    }
    let limits = report.htmtInference.map { table in
      table.oneSidedUpper.values.enumerated().flatMap { row, values in values.prefix(row).compactMap { $0 } }
    }
    facts.pairCount = limits?.count ?? 0
    facts.indistinctPairs = limits?.count { $0 >= 1 } ?? 0
    return facts
  }

  private func driver(_ key: String) -> FitFacts.Driver? {
    guard let index = index(key), let effect = effects[key], let impact = effect.impact, impact.isFinite else {
      return nil
    }
    let target = report.target
    let path = report.paths.first { $0.from == key && $0.to == target }
    return FitFacts.Driver(
      name: name(key), index: index, impact: impact, impactInterval: interval(.impact(of: key, on: target)),
      direct: path?.estimate,
      directInterval: path.flatMap { interval(.path($0.from, $0.to)) },
      indirectInterval: effect.indirect == 0 ? nil : interval(.indirectEffect(key, target)),
      through: through(key).map(name))
  }

  /// The drivers that a path leads to from this one.
  private func through(_ key: String) -> [String] {
    let next = Set(report.paths.lazy.filter { $0.from == key }.map(\.to))
    return drivers.filter { next.contains($0) }
  }

  /// The intervals of the differences that sentences rest on.
  private func addDifferences(to facts: inout FitFacts) {
    guard let spread else { return }
    let keys = facts.drivers.compactMap(key)
    var pairs: [(Statistic, Statistic)] = keys.map { (.index($0), .index(report.target)) }
    let (first, lowest) = (facts.byImpact.prefix(2).compactMap(key), facts.byIndex.prefix(2).compactMap(key))
    if first.count == 2, lowest.count == 2 {
      pairs.append((.impact(of: first[0], on: report.target), .impact(of: first[1], on: report.target)))
      pairs.append((.index(lowest[1]), .index(lowest[0])))
    }
    let intervals = spread.differences(pairs)
    for number in keys.indices { facts.drivers[number].lead = intervals[number] }
    guard intervals.count == keys.count + 2 else { return }
    facts.firstImpactLead = intervals[keys.count]
    facts.lowestIndexGap = intervals[keys.count + 1]
  }

  private func key(_ driver: FitFacts.Driver) -> String? { drivers.first { name($0) == driver.name } }

  func mayBeZero(_ path: FitReport.PathRow) -> Bool {
    interval(.path(path.from, path.to))?.contains(0) ?? false
  }
}

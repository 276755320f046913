/// The rules: each returns what holds, or nil.
extension FitFacts {
  /// An α below this says that the questions of a construct hardly agree.
  private static let lowAlpha = 0.6

  /// The driver with the largest impact, or the first two where replicates do not tell them apart.
  package var movesMost: FitFinding? {
    let ranked = byImpact
    guard let first = ranked.first, first.impact > 0 else { return nil }
    if let interval = first.impactInterval, interval.contains(0) { return nil }
    if ranked.count > 1, let lead = firstImpactLead, lead.contains(0) {
      return .moveMostTogether(
        first: first.name, second: ranked[1].name, impacts: [first.impact, ranked[1].impact], target: target)
    }
    return .movesMost(driver: first.name, impact: first.impact, interval: first.impactInterval, target: target)
  }

  /// The driver with the lowest index, or the two lowest where replicates do not tell them apart.
  package var lowest: FitFinding? {
    let ranked = byIndex
    guard ranked.count > 1 else { return nil }
    if let gap = lowestIndexGap, gap.contains(0) {
      return .lowestTogether(
        first: ranked[0].name, second: ranked[1].name, indices: [ranked[0].index, ranked[1].index])
    }
    return .lowest(driver: ranked[0].name, index: ranked[0].index)
  }

  /// That the lowest driver moves the target by less than half of what the largest impact does.
  package var addsLittle: FitFinding? {
    guard let low = byIndex.first, let top = byImpact.first, low.name != top.name, low.impact > 0,
      low.impact < top.impact / 2
    else { return nil }
    if case .lowest? = lowest {} else { return nil }
    // Whole times only, so that the comparison holds for the numbers themselves.
    let times = Int(top.impact / low.impact)
    return .addsLittle(low: low.name, impact: low.impact, top: top.name, points: 5 * times)
  }

  /// How much there is to go by.
  package var explains: FitFinding? {
    answers > 0 ? .explains(answers: answers, share: rSquared, target: target) : nil
  }

  /// How many paths may be zero; nothing without intervals.
  package var openPathCount: FitFinding? {
    openPaths.map { .openPaths(open: $0, all: pathCount) }
  }

  /// Constructs whose questions hardly agree.
  package var measuredWeakly: FitFinding? {
    let names = weakNames
    return names.isEmpty ? nil : .measuredWeakly(names)
  }

  /// Where the target lies among its drivers; nothing without intervals of the differences.
  package var position: FitFinding? {
    let leads = drivers.compactMap { driver in driver.lead.map { (driver.name, $0) } }
    guard !leads.isEmpty, leads.count == drivers.count else { return nil }
    let above = leads.filter { $0.1.lowerBound > 0 }.map(\.0)
    let below = leads.filter { $0.1.upperBound < 0 }.map(\.0)
    return .position(above: above, below: below, open: leads.count - above.count - below.count, target: target)
  }

  /// How the driver with the largest impact acts.
  package var carries: FitFinding? {
    guard let top = byImpact.first, let direct = top.direct, let interval = top.directInterval,
      interval.lowerBound > 0, let indirect = top.indirectInterval, indirect.lowerBound > 0, !top.through.isEmpty
    else { return nil }
    return .directAndThrough(driver: top.name, estimate: direct, through: top.through, target: target)
  }

  /// Drivers whose own path may be zero while their effect through others is not.
  package var onlyThrough: [FitFinding] {
    drivers.compactMap { driver in
      guard let direct = driver.directInterval, direct.contains(0), let indirect = driver.indirectInterval,
        !indirect.contains(0), !driver.through.isEmpty
      else { return nil }
      return .onlyThrough(driver: driver.name, through: driver.through, target: target)
    }
  }

  /// Where to act first: what matters more and scores lower than the mean of the drivers.
  package var attend: FitFinding? {
    guard drivers.count > 1 else { return nil }
    let count = Double(drivers.count)
    let mean = (
      index: drivers.reduce(0) { $0 + $1.index } / count, impact: drivers.reduce(0) { $0 + $1.impact } / count
    )
    let names = byImpact.filter { $0.index < mean.index && $0.impact > mean.impact }.map(\.name)
    return names.isEmpty ? .nothingLowAndImportant : .attend(names)
  }

  /// That the driver with the largest impact has the highest index as well.
  package var hold: FitFinding? {
    guard drivers.count > 1, case .movesMost(let driver, _, _, _)? = movesMost, byIndex.last?.name == driver else {
      return nil
    }
    return .hold(driver: driver)
  }

  /// The two lowest and the two highest questions; nothing with fewer than six.
  package var extremes: FitFinding? {
    guard questions.count >= 6 else { return nil }
    let ranked = questions.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
    return .questions(
      lowest: ranked.prefix(2).map(\.element), highest: ranked.suffix(2).reversed().map(\.element))
  }

  /// How many constructs are measured how.
  package var measured: FitFinding? {
    guard !measurements.isEmpty else { return nil }
    let single = measurements.count { $0.questions == 1 }
    let known = measurements.count { $0.alpha != nil }
    let weak = weakNames
    return .measured(consistently: known - weak.count, weakly: weak, single: single, all: measurements.count)
  }

  /// Whether the answers tell the constructs apart; nothing without intervals of the ratios.
  package var distinctness: FitFinding? {
    guard pairCount > 0 else { return nil }
    return indistinctPairs > 0 ? .indistinct(pairs: indistinctPairs, all: pairCount) : .distinct(all: pairCount)
  }

  private var weakNames: [String] {
    measurements.filter { ($0.alpha ?? 1) < Self.lowAlpha }.map(\.name)
  }
}

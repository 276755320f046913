internal import PathModeling
internal import SatisfactionNumerics

extension ProgrammeAssembly {
  // MARK: Roll-ups

  func rollUps(_ values: GroupValues) -> [Programme.RollUp] {
    var rows: [Programme.RollUp] = []
    for (number, level) in tree.levels.enumerated() {
      for wave in 0..<cells.waveCount {
        for (group, name) in level.groups.enumerated() where !level.memberLists[wave][group].isEmpty {
          for construct in model.constructs.indices {
            let value = values[level: number, wave: wave, group: group, construct: construct]
            rows.append(
              Programme.RollUp(
                level: level.name, group: name, wave: cells.label(wave), construct: model.name(ofReported: construct),
                index: value.index, error: error(value, level: number, wave: wave, group: group, construct),
                members: value.members, missing: value.missing.map { level.members[$0] }, coverage: value.coverage))
          }
        }
      }
    }
    return rows
  }

  private func error(_ value: GroupValue, level: Int, wave: Int, group: Int, _ construct: Int) -> ProgrammeError {
    guard let index = value.index else { return .undefined }
    let summary = replicated.flatMap { replicated in
      replicated.groups[level: level, wave: wave, group: group, construct].flatMap {
        ReplicateSummary($0, of: index, by: replicated.rule, level: replicated.quantileLevel)
      }
    }
    let variance = figures.variance(construct, value.shares, at: wave).map { summary?.variance ?? $0 }
    return ProgrammeError(index, variance: variance, law, limits: summary?.limits)
  }

  func rollUpChanges(_ values: GroupValues) -> [Programme.RollUpChange] {
    guard let calendar = cells.calendar else { return [] }
    var rows: [Programme.RollUpChange] = []
    for (number, level) in tree.levels.enumerated() {
      for wave in calendar.labels.indices {
        for earlier in calendar.earlier(than: wave) {
          for group in level.groups.indices {
            for construct in model.constructs.indices {
              rows.append(
                rollUpChange(
                  values, level: number, group: group, earlier.kind, from: earlier.wave, to: wave, construct, calendar))
            }
          }
        }
      }
    }
    return rows
  }

  private func rollUpChange(
    _ values: GroupValues, level: Int, group: Int, _ kind: ChangeKind, from: Int, to: Int, _ construct: Int,
    _ calendar: WaveCalendar
  ) -> Programme.RollUpChange {
    let now = values[level: level, wave: to, group: group, construct: construct]
    let then = values[level: level, wave: from, group: group, construct: construct]
    let matched = values.matched(level: level, group: group, from: from, to: to, construct)
    var (change, error, p): (Double?, ProgrammeError, Double?) = (nil, .undefined, nil)
    if let later = now.index, let earlier = then.index {
      let summary = groupChange(later - earlier, level: level, group: group, from: from, to: to, construct)
      let variance = figures.variance(construct, now.shares, at: to, minus: then.shares, at: from).map {
        summary?.variance ?? $0
      }
      change = later - earlier
      error = ProgrammeError(later - earlier, variance: variance, law, limits: summary?.limits)
      p = self.p(later - earlier, variance: variance)
    }
    let names = tree.levels[level].members
    return Programme.RollUpChange(
      level: tree.levels[level].name, group: tree.levels[level].groups[group], kind: kind,
      from: calendar.labels[from], to: calendar.labels[to], construct: model.name(ofReported: construct),
      change: change, error: error, p: p, matchedChange: matched.change?.within,
      matchedStandardError: matched.change?.variance?.squareRoot(), within: matched.change?.within,
      mix: matched.change?.mix, entered: matched.entered.map { names[$0] }, left: matched.left.map { names[$0] })
  }

  private func groupChange(
    _ change: Double, level: Int, group: Int, from: Int, to: Int, _ construct: Int
  ) -> ReplicateSummary? {
    guard let replicated, let later = replicated.groups[level: level, wave: to, group: group, construct],
      let earlier = replicated.groups[level: level, wave: from, group: group, construct]
    else { return nil }
    return ReplicateSummary(
      zip(later, earlier).map { $0 - $1 }, of: change, by: replicated.rule, level: replicated.quantileLevel)
  }

  // MARK: Members

  func standings(_ group: GroupMembers) -> [Programme.Standing] {
    guard let standings = Standings(group, in: figures) else { return [] }
    let ps = zip(standings.differences, standings.variances).map { p($0, variance: $1) }
    let adjusted = tracking.adjustBenchmark.adjusted(ps)
    return group.segments.indices.map { f in
      let difference = standings.differences[f]
      let isFound = adjusted[f].map { $0 < 1 - tracking.level }
      return Programme.Standing(
        group: group.group, wave: cells.label(group.wave), construct: model.name(ofReported: group.construct),
        segment: cells.segments[group.segments[f]], index: group.indices[f].index, average: standings.average,
        difference: difference,
        error: ProgrammeError(difference, variance: standings.variances[f], law), p: ps[f],
        pAdjusted: adjusted[f], standing: isFound.map { !$0 ? .same : difference > 0 ? .above : .below },
        rank: standings.ranks[f])
    }
  }

  /// A group that was shrunken, and what became of its members.
  struct ShrunkenGroup {
    let group: Programme.ShrinkageGroup
    let wave: Int
    let construct: Int
    let members: [(segment: Int, member: ShrunkenIndices.Member)]
  }

  func shrunkenGroups(_ groups: [GroupMembers]) -> [ShrunkenGroup] {
    groups.compactMap { group in
      let members = group.indices.indices.compactMap { f in
        group.indices[f].shrinkageVariance.map {
          (segment: group.segments[f], index: group.indices[f].index, variance: $0)
        }
      }
      guard let shrunken = ShrunkenIndices(indices: members.map(\.index), variances: members.map(\.variance)) else {
        return nil
      }
      return ShrunkenGroup(
        group: Programme.ShrinkageGroup(
          group: group.group, wave: cells.label(group.wave), construct: model.name(ofReported: group.construct),
          members: members.count, tau: shrunken.variance.squareRoot(), mean: shrunken.mean),
        wave: group.wave, construct: group.construct,
        members: zip(members, shrunken.members).map { ($0.segment, $1) })
    }
  }
}

/// The index of a group as a sum over segments.
struct GroupValue: Sendable {
  /// Σ aI/Σa; nil where too little of the group has an index.
  let index: Double?
  /// What each segment counts in it, 1 in sum.
  let shares: [SegmentShare]
  /// Members with an index.
  let members: Int
  /// Members without one.
  let missing: [Int]
  /// Share of the group's weight that has an index.
  let coverage: Double
}

/// The indices of all groups of a programme.
struct GroupValues: Sendable {
  let tree: GroupTree
  let figures: ProgrammeFigures
  /// By level, wave, group and construct.
  private(set) var values: [[[[GroupValue]]]] = []

  init(_ tree: GroupTree, _ figures: ProgrammeFigures, minimumCoverage: Double) {
    (self.tree, self.figures) = (tree, figures)
    for number in tree.levels.indices {
      var waves: [[[GroupValue]]] = []
      for wave in 0..<figures.cells.waveCount {
        waves.append(level(number, wave: wave, minimumCoverage: minimumCoverage))
      }
      values.append(waves)
    }
  }

  subscript(level level: Int, wave wave: Int, group group: Int, construct construct: Int) -> GroupValue {
    values[level][wave][group][construct]
  }

  /// The index of a member of a level and what segments count in it; nil without an index.
  func member(
    _ member: Int, ofLevel level: Int, wave: Int, _ construct: Int
  ) -> (index: Double, shares: [SegmentShare])? {
    guard level > 0 else {
      return figures.index(segment: member, wave: wave, construct).map {
        ($0.index, [SegmentShare(segment: member, weight: 1)])
      }
    }
    let value = values[level - 1][wave][member][construct]
    return value.index.map { ($0, value.shares) }
  }

  private func level(_ number: Int, wave: Int, minimumCoverage: Double) -> [[GroupValue]] {
    let level = tree.levels[number]
    return level.memberLists[wave].map { list in
      let members = list.map { (member: $0, weight: level.weight(ofMember: $0, wave: wave)) }
      return (0..<figures.constructCount).map { construct in
        value(of: members, level: number, wave: wave, construct, minimumCoverage: minimumCoverage)
      }
    }
  }

  private func value(
    of members: [(member: Int, weight: Double)], level: Int, wave: Int, _ construct: Int, minimumCoverage: Double
  ) -> GroupValue {
    var (sum, weight, all, count) = (0.0, 0.0, 0.0, 0)
    var (missing, shares) = ([Int](), [SegmentShare]())
    for (number, own) in members {
      all += own
      guard let member = member(number, ofLevel: level, wave: wave, construct) else {
        missing.append(number)
        continue
      }
      count += 1
      weight += own
      sum += own * member.index
      shares += member.shares.map { SegmentShare(segment: $0.segment, weight: $0.weight * own) }
    }
    let coverage = all > 0 ? weight / all : 0
    return GroupValue(
      index: weight > 0 && coverage >= minimumCoverage - 1e-12 ? sum / weight : nil,
      shares: shares.map { SegmentShare(segment: $0.segment, weight: $0.weight / weight) }, members: count,
      missing: missing, coverage: coverage)
  }
}

/// The change of a group over the members that have an index in both waves: a firm that comes or goes does not look
/// like a change of satisfaction.
///
/// With a the weights of the matched members, 1 in sum in each wave, within = Σ½(a₁+a₀)(I₁−I₀) and
/// mix = Σ(½(I₁+I₀) − c)(a₁−a₀), where c changes nothing.
struct MatchedChange: Sendable {
  let within: Double
  let mix: Double
  /// nil where a variance is lost, and under a design where all cases are of one sampling unit.
  let variance: Double?
}

extension GroupValues {
  /// What changed in a group over the members of both waves, and who came and went.
  func matched(
    level: Int, group: Int, from: Int, to: Int, _ construct: Int
  ) -> (change: MatchedChange?, entered: [Int], left: [Int]) {
    let places = tree.levels[level]
    var (both, entered, left) = ([(member: Int, later: Double, earlier: Double)](), [Int](), [Int]())
    let (now, then) = (places.memberLists[to][group], places.memberLists[from][group])
    for member in Set(now + then).sorted() {
      let isLater =
        places.membership[to][member]?.group == group
        && self.member(member, ofLevel: level, wave: to, construct) != nil
      let isEarlier =
        places.membership[from][member]?.group == group
        && self.member(member, ofLevel: level, wave: from, construct) != nil
      if isLater, isEarlier {
        both.append((member, places.weight(ofMember: member, wave: to), places.weight(ofMember: member, wave: from)))
      } else if isLater {
        entered.append(member)
      } else if isEarlier {
        left.append(member)
      }
    }
    let change = matchedChange(both, level: level, from: from, to: to, construct)
    return (change, entered, left)
  }

  private func matchedChange(
    _ both: [(member: Int, later: Double, earlier: Double)], level: Int, from: Int, to: Int, _ construct: Int
  ) -> MatchedChange? {
    let totals = both.reduce((0.0, 0.0)) { ($0.0 + $1.later, $0.1 + $1.earlier) }
    guard totals.0 > 0, totals.1 > 0 else { return nil }
    var (within, mix) = (0.0, 0.0)
    var (later, earlier) = ([SegmentShare](), [SegmentShare]())
    for (number, laterWeight, earlierWeight) in both {
      guard let now = member(number, ofLevel: level, wave: to, construct),
        let then = member(number, ofLevel: level, wave: from, construct)
      else { continue }
      let (a1, a0) = (laterWeight / totals.0, earlierWeight / totals.1)
      within += (a1 + a0) / 2 * (now.index - then.index)
      mix += (now.index + then.index) / 2 * (a1 - a0)
      later += now.shares.map { SegmentShare(segment: $0.segment, weight: $0.weight * (a1 + a0) / 2) }
      earlier += then.shares.map { SegmentShare(segment: $0.segment, weight: $0.weight * (a1 + a0) / 2) }
    }
    return MatchedChange(
      within: within, mix: mix, variance: figures.variance(construct, later, at: to, minus: earlier, at: from))
  }
}

/// The levels of a programme as numbers: which members make a group in a wave, and how much each counts.
struct GroupTree: Sendable {
  /// A member's place in its group.
  struct Membership: Sendable, Equatable {
    let group: Int
    let weight: Double
  }

  /// One level: groups of the segments, or of the groups below.
  struct Level: Sendable {
    let name: String
    let groups: [String]
    let members: [String]
    /// By wave, then by member; nil where the member does not count in that wave.
    let membership: [[Membership?]]
    /// By wave, then by group: its members, ascending.
    let memberLists: [[[Int]]]

    init(name: String, groups: [String], members: [String], membership: [[Membership?]]) {
      (self.name, self.groups, self.members, self.membership) = (name, groups, members, membership)
      memberLists = membership.map { places in
        var lists = [[Int]](repeating: [], count: groups.count)
        for (member, place) in places.enumerated() {
          if let place { lists[place.group].append(member) }
        }
        return lists
      }
    }

    /// What a member counts in its group in a wave; 0 where it does not count.
    func weight(ofMember member: Int, wave: Int) -> Double { membership[wave][member]?.weight ?? 0 }
  }

  /// From fine to coarse; empty without roll-ups.
  let levels: [Level]

  /// Numbers the levels and checks that they fit each other and the data.
  ///
  /// - Parameters:
  ///   - segments: Names of the segments.
  ///   - segmentName: What segments are called, such as `firm`.
  ///   - waves: Labels of the waves; one empty label without waves.
  ///   - hasRows: Whether a segment has rows in a wave.
  init(
    _ tables: [RollUpLevel], segments: [String], segmentName: String, waves: [String],
    hasRows: (_ segment: Int, _ wave: Int) -> Bool
  ) throws(TrackingError) {
    var (levels, members, membersName) = ([Level](), segments, segmentName)
    var names = [segmentName]
    for (number, table) in tables.enumerated() {
      if names.contains(table.name) { throw .levelCycle(source: table.source, name: table.name) }
      guard table.members == membersName else {
        throw .levelMismatch(source: table.source, found: table.members, expected: membersName)
      }
      let below = levels.last
      let level = try Self.level(table, members: members, waves: waves) { member, wave in
        guard number > 0 else { return hasRows(member, wave) }
        return below?.membership[wave].contains { $0?.group == member } ?? false
      }
      names.append(table.name)
      (members, membersName) = (level.groups, table.name)
      levels.append(level)
    }
    self.levels = levels
  }

  private static func level(
    _ table: RollUpLevel, members: [String], waves: [String], isThere: (_ member: Int, _ wave: Int) -> Bool
  ) throws(TrackingError) -> Level {
    let groups = Set(table.rows.map(\.group)).sorted()
    let groupNumbers = numbers(groups)
    let memberNumbers = numbers(members)
    let waveNumbers = numbers(waves)
    var membership = [[Membership?]](repeating: Array(repeating: nil, count: members.count), count: waves.count)
    var unknown: [String] = []
    for row in table.rows {
      guard let member = memberNumbers[row.member], let group = groupNumbers[row.group] else {
        unknown.append(row.member)
        continue
      }
      let place = Membership(group: group, weight: row.weight)
      if let label = row.wave {
        guard let wave = waveNumbers[label] else {
          unknown.append("\(row.member) in \(label)")
          continue
        }
        membership[wave][member] = place
      } else {
        for wave in waves.indices { membership[wave][member] = place }
      }
    }
    let known = Set(table.rows.map(\.member))
    var unweighted = members.filter { !known.contains($0) }
    for wave in waves.indices {
      for member in members.indices
      where membership[wave][member] == nil && known.contains(members[member]) && isThere(member, wave) {
        unweighted.append("\(members[member]) in \(waves[wave])")
      }
    }
    guard unknown.isEmpty, unweighted.isEmpty else {
      throw .unmatchedMembers(source: table.source, withoutWeight: unweighted, withoutData: unknown)
    }
    try requireWeight(table, groups, membership)
    return Level(name: table.name, groups: groups, members: members, membership: membership)
  }

  private static func requireWeight(
    _ table: RollUpLevel, _ groups: [String], _ membership: [[Membership?]]
  ) throws(TrackingError) {
    var empty = Set<String>()
    for wave in membership {
      var (totals, counts) = ([Double](repeating: 0, count: groups.count), [Int](repeating: 0, count: groups.count))
      for case let place? in wave {
        totals[place.group] += place.weight
        counts[place.group] += 1
      }
      for group in groups.indices where counts[group] > 0 && totals[group] == 0 { empty.insert(groups[group]) }
    }
    guard empty.isEmpty else { throw .noGroupWeight(source: table.source, groups: empty.sorted()) }
  }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

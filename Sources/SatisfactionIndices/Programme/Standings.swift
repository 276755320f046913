internal import SatisfactionNumerics

/// The members of a group that have an index of one construct in one wave.
struct GroupMembers: Sendable {
  let group: String
  let wave: Int
  /// Number of the construct among those reported.
  let construct: Int
  let segments: [Int]
  let weights: [Double]
  let indices: [CellFigures.Index]

  /// The variances that indices are shrunken by, 0 for a member without spread; nil where one of them is lost.
  var shrinkageVariances: [Double]? {
    indices.contains(where: \.isLost) ? nil : indices.map { $0.shrinkageVariance ?? 0 }
  }
}

extension ProgrammeFigures {
  /// The groups of segments in which members are compared: those of the first level, without levels all segments with
  /// equal weights.
  func groups(_ tree: GroupTree) -> [GroupMembers] {
    (0..<cells.waveCount).flatMap { wave in
      groupNames(tree).indices.flatMap { group in
        (0..<constructCount).compactMap { members(tree, group: group, wave: wave, construct: $0) }
      }
    }
  }

  /// The names of these groups.
  func groupNames(_ tree: GroupTree) -> [String] { tree.levels.first?.groups ?? ["all"] }

  /// The members of a group that have an index; nil without any.
  func members(_ tree: GroupTree, group: Int, wave: Int, construct: Int) -> GroupMembers? {
    let candidates = tree.levels.first?.memberLists[wave][group] ?? Array(cells.segments.indices)
    var (segments, weights, indices) = ([Int](), [Double](), [CellFigures.Index]())
    for segment in candidates {
      guard let index = index(segment: segment, wave: wave, construct) else { continue }
      segments.append(segment)
      weights.append(tree.levels.first?.weight(ofMember: segment, wave: wave) ?? 1)
      indices.append(index)
    }
    guard !segments.isEmpty else { return nil }
    return GroupMembers(
      group: groupNames(tree)[group], wave: wave, construct: construct, segments: segments, weights: weights,
      indices: indices)
  }
}

/// Members of a group against its average, the member itself among it: analysis of means.
///
/// d = I − Σ aI/Σa, V = (1 − a)²V + Σ a²V of the others; d is (1 − a) times the difference from the others, so z is the
/// same. Under a design V is that of the difference of the linear parts.
///
/// - Source: Nelson, Wludyka & Copeland (2005), The Analysis of Means, doi:10.1137/1.9780898718362.
struct Standings {
  let average: Double
  let differences: [Double]
  /// nil for a member without spread, where it is the only one that counts, and where a variance of the average is lost.
  let variances: [Double?]
  let ranks: [Int]

  /// nil where all weights are 0.
  init?(_ members: GroupMembers, in figures: ProgrammeFigures) {
    let total = members.weights.reduce(0, +)
    guard total > 0 else { return nil }
    let shares = members.weights.map { $0 / total }
    let values = members.indices.map(\.index)
    let average = zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }
    let weighted = zip(shares, members.indices).map { $0 * $0 * ($1.variance ?? 0) }
    let all = weighted.reduce(0, +)
    let isLost = zip(shares, members.indices).contains { $0 > 0 && $1.isLost }
    let designed = figures.designed?.variances(
      members.construct,
      ofCells: members.segments.map { figures.cells.cell(segment: $0, wave: members.wave) }, fromShares: shares)
    variances = members.indices.indices.map { f in
      // A member that is all of the average differs by nothing, for certain.
      guard let own = members.indices[f].variance, values.count > 1, shares[f] < 1, !isLost else { return nil }
      if let designed { return designed[f] }
      // Not all − weighted[f] alone: rounding must not make a variance negative.
      let others = max(0, all - weighted[f])
      return (1 - shares[f]) * (1 - shares[f]) * own + others
    }
    differences = values.map { $0 - average }
    let keys = values.map(\.tieKey)
    let order = values.indices.sorted { keys[$0] > keys[$1] }
    var ranks = [Int](repeating: 0, count: values.count)
    for (place, member) in order.enumerated() {
      let isTied = place > 0 && keys[member] == keys[order[place - 1]]
      ranks[member] = isTied ? ranks[order[place - 1]] : place + 1
    }
    (self.average, self.ranks) = (average, ranks)
  }
}

internal import PathModeling
internal import SatisfactionNumerics

/// What the replicates of all cells say, group by group: their own values are forgotten when a group is done.
struct ReplicatedProgramme: Sendable {
  /// A segment's change between two waves.
  struct ChangeKey: Hashable, Sendable {
    let segment: Int
    let from: Int
    let to: Int
  }

  /// Of every construct.
  private(set) var changes: [ChangeKey: [ReplicateSummary?]] = [:]
  /// Replicates of the groups.
  private(set) var groups: GroupReplicates
  private(set) var ranking: [Programme.Ranking] = []
  /// Groups too large to rank.
  private(set) var unranked: [String] = []
  /// Groups that are not ranked in some wave because too few replicates have all their members.
  private(set) var unknownRanks: [String] = []
  private(set) var failures: [Int: ReplicateFailures] = [:]

  /// Replicates of every cell.
  let count: Int
  /// How a variance follows from them.
  let rule: VarianceRule
  /// How members of a group are ranked.
  private(set) var ranks: GroupRanks
  /// Coverage of percentile limits; nil where limits are of t: replicates do not vary as estimates do, or sampling units
  /// are so few that nothing else is wide enough.
  let quantileLevel: Double?

  /// More members would make tables of ranks that nobody reads.
  static let mostRanked = 500

  /// Segments whose replicates are made between two calls of progress.
  private static let segmentsTogether = 32

  /// Makes the replicates, and puts what they say of each cell into `figures`.
  init(
    estimation: CellEstimation, tree: GroupTree, respondents: [Int32]?, fit: PLSFit?, figures: inout ProgrammeFigures,
    progress: ((Int, Int) throws -> Void)?
  ) throws {
    let tracking = estimation.tracking
    count = estimation.replicateCount
    rule = estimation.design?.replicates?.variance ?? .replicates
    let hasPooled = figures.figures.contains { $0.weightsFrom == .pooled }
    ranks = GroupRanks(
      model: tracking.rankModel, rule: rule, level: tracking.level,
      drawsPlainRanks: rule != .replicates
        || tracking.designReplicates != nil && FitWarning.areFew(count, level: tracking.level),
      areIndependent: estimation.design == nil && !(hasPooled && tracking.reestimatesWeights))
    let isOfT = rule != .replicates || estimation.design?.summary.hasFewUnits ?? false
    quantileLevel = isOfT ? nil : tracking.level
    groups = GroupReplicates(
      GroupValues(tree, figures, minimumCoverage: tracking.minimumCoverage), count: count)
    let bundles = Self.bundles(tree, figures)
    try requireMemory(bundles, figures)
    let source = try ReplicateSource(estimation: estimation, respondents: respondents, fit: hasPooled ? fit : nil)
    var done = 0
    for bundle in bundles {
      var set = ReplicateSet(constructs: figures.constructCount)
      let segments = bundle.segments
      for first in stride(from: 0, to: segments.count, by: Self.segmentsTogether) {
        let part = Array(segments[first..<min(first + Self.segmentsTogether, segments.count)])
        for result in try source.replicates(of: part, figures) {
          set.merge(result.set)
          failures.merge(result.failures) { first, _ in first }
        }
        done += part.count
        try progress?(done, figures.cells.segments.count)
      }
      settle(segments, &set, figures)
      summarize(segments, set, &figures, tracking, threads: estimation.threads)
      keep(segments, set, &figures)
      compare(segments, set, figures, threads: estimation.threads)
      groups.add(segments, set, figures.cells)
      rank(bundle.groups, set, tree, figures, tracking, threads: estimation.threads)
    }
  }

  // MARK: Bundles

  /// Segments that are compared with each other, and so are kept together: whole groups of the first level.
  private struct Bundle {
    var segments: [Int] = []
    var groups: [Int] = []
  }

  private static func bundles(_ tree: GroupTree, _ figures: ProgrammeFigures) -> [Bundle] {
    let segments = Array(figures.cells.segments.indices)
    let groups = Array(figures.groupNames(tree).indices)
    guard let level = tree.levels.first else {
      return isRanked(0, tree, figures)
        ? [Bundle(segments: segments, groups: groups)] : parts(of: segments, groups: groups)
    }
    var members = [[Int]](repeating: [], count: groups.count)
    for segment in segments {
      let places = Set(level.membership.compactMap { $0[segment]?.group })
      // A member that moves joins its groups.
      guard places.count <= 1 else { return [Bundle(segments: segments, groups: groups)] }
      if let group = places.first { members[group].append(segment) }
    }
    var bundles = [Bundle()]
    for (group, own) in members.enumerated() {
      if own.count > mostRanked, !isRanked(group, tree, figures) {
        bundles += parts(of: own, groups: [group]) + [Bundle()]
        continue
      }
      let last = bundles.count - 1
      if bundles[last].segments.count + own.count > segmentsTogether, !bundles[last].segments.isEmpty {
        bundles.append(Bundle())
      }
      bundles[bundles.count - 1].segments += own
      bundles[bundles.count - 1].groups.append(group)
    }
    return bundles.filter { !$0.segments.isEmpty }
  }

  /// Whether the members of a group that have an index are few enough to rank, in any wave.
  private static func isRanked(_ group: Int, _ tree: GroupTree, _ figures: ProgrammeFigures) -> Bool {
    (0..<figures.cells.waveCount).contains { wave in
      (0..<figures.constructCount).contains { construct in
        let count = figures.members(tree, group: group, wave: wave, construct: construct)?.segments.count ?? 0
        return (1...mostRanked).contains(count)
      }
    }
  }

  /// Segments that nobody ranks need not be kept together.
  private static func parts(of segments: [Int], groups: [Int]) -> [Bundle] {
    stride(from: 0, to: segments.count, by: segmentsTogether).map { first in
      let end = min(first + segmentsTogether, segments.count)
      return Bundle(segments: Array(segments[first..<end]), groups: end == segments.count ? groups : [])
    }
  }

  private func requireMemory(_ bundles: [Bundle], _ figures: ProgrammeFigures) throws(TrackingError) {
    let isKept = figures.designed?.design.isReplicated ?? false
    // Those of a bundle, and beside them what is kept of all cells.
    let segments = (bundles.map(\.segments.count).max() ?? 0) + (isKept ? figures.cells.segments.count : 0)
    let numbers = segments * figures.cells.waveCount * figures.constructCount
    let limit = PhysicalMemory.bytes / 2
    guard count > limit / 8 / max(1, numbers) else { return }
    let bytes = numbers * count * 8
    throw isKept
      ? .tooManyKeptReplicates(replicates: count, bytes: bytes, limit: limit)
      : .tooManyReplicates(replicates: count, bytes: bytes, limit: limit)
  }

  /// Cells without spread, of one sampling unit among them, count with variance 0 in sums and ranks, as they do where
  /// variances are linearised: a replicate without their unit would be lost to all others.
  private func settle(_ segments: [Int], _ set: inout ReplicateSet, _ figures: ProgrammeFigures) {
    for segment in segments {
      for wave in 0..<figures.cells.waveCount {
        let cell = figures.cells.cell(segment: segment, wave: wave)
        for (construct, index) in figures.figures[cell].indices.enumerated() where set[cell: cell, construct] != nil {
          guard let index, index.variance == nil else { continue }
          set[cell: cell, construct] = Array(repeating: index.index, count: count)
        }
      }
    }
  }

  // MARK: What they say

  /// Coverage of percentile limits of what rests on some cells; nil where limits are of t, because one of them has few
  /// sampling units.
  private func quantileLevel(ofCells cells: [Int], _ figures: ProgrammeFigures) -> Double? {
    guard let designed = figures.designed, designed.design.sampling != nil else { return quantileLevel }
    let hasFew = cells.contains { cell in
      designed.degreesOfFreedom(ofCell: cell).map { Double($0) < DesignSummary.fewDegrees } ?? true
    }
    return hasFew ? nil : quantileLevel
  }

  private func summarize(
    _ segments: [Int], _ set: ReplicateSet, _ figures: inout ProgrammeFigures, _ tracking: Tracking, threads: Int
  ) {
    let constructs = figures.constructCount
    let cells = segments.flatMap { segment in
      (0..<figures.cells.waveCount).map { figures.cells.cell(segment: segment, wave: $0) }
    }
    let levels = cells.map { quantileLevel(ofCells: [$0], figures) }
    let summaries = ParallelWork.map(cells.count, threads: threads) { place in
      (0..<constructs).map { construct -> ReplicateSummary? in
        guard let index = figures.figures[cells[place]].indices[construct] else { return nil }
        return set[cell: cells[place], construct].flatMap {
          ReplicateSummary($0, of: index.index, by: rule, level: levels[place])
        }
      }
    }
    for (cell, own) in zip(cells, summaries) {
      // Replicates that are not drawn have no noise, and of replicate weights V₁ would be that of rows drawn one by one.
      let isDrawn = tracking.designReplicates == nil
      let holdsWeights = isDrawn && figures.figures[cell].weightsFrom == .pooled && !tracking.reestimatesWeights
      for (construct, summary) in own.enumerated() where figures.figures[cell].indices[construct]?.variance != nil {
        let linear = figures.figures[cell].indices[construct]?.variance
        figures.figures[cell].indices[construct]?.heldVariance = holdsWeights ? linear : nil
        figures.figures[cell].indices[construct]?.variance = summary?.variance
        figures.figures[cell].indices[construct]?.isLost = summary == nil
        figures.figures[cell].indices[construct]?.limits = summary?.limits
      }
    }
  }

  /// What sums and differences of indices are made of, where their variances are those of replicates.
  private func keep(_ segments: [Int], _ set: ReplicateSet, _ figures: inout ProgrammeFigures) {
    guard figures.designed?.design.isReplicated ?? false else { return }
    for segment in segments {
      for wave in 0..<figures.cells.waveCount {
        let cell = figures.cells.cell(segment: segment, wave: wave)
        let (own, indices) = ((0..<figures.constructCount).map { set[cell: cell, $0] }, figures.figures[cell].indices)
        figures.designed?.keep(own, of: indices, cell: cell)
      }
    }
  }

  private mutating func compare(
    _ segments: [Int], _ set: ReplicateSet, _ figures: ProgrammeFigures, threads: Int
  ) {
    guard let calendar = figures.cells.calendar else { return }
    let keys = segments.flatMap { segment in
      calendar.labels.indices.flatMap { wave in
        calendar.earlier(than: wave).map { ChangeKey(segment: segment, from: $0.wave, to: wave) }
      }
    }
    let cells = keys.map { key in
      [key.to, key.from].map { figures.cells.cell(segment: key.segment, wave: $0) }
    }
    let levels = cells.map { quantileLevel(ofCells: $0, figures) }
    let summaries = ParallelWork.map(keys.count, threads: threads) { place in
      (0..<figures.constructCount).map { construct -> ReplicateSummary? in
        let (now, then) = (cells[place][0], cells[place][1])
        guard let later = set[cell: now, construct], let earlier = set[cell: then, construct],
          let last = figures.figures[now].indices[construct], let first = figures.figures[then].indices[construct]
        else { return nil }
        return ReplicateSummary(
          zip(later, earlier).map { $0 - $1 }, of: last.index - first.index, by: rule, level: levels[place])
      }
    }
    for (key, summary) in zip(keys, summaries) { changes[key] = summary }
  }

  private mutating func rank(
    _ numbers: [Int], _ set: ReplicateSet, _ tree: GroupTree, _ figures: ProgrammeFigures, _ tracking: Tracking,
    threads: Int
  ) {
    let groups = (0..<figures.cells.waveCount).flatMap { wave in
      numbers.flatMap { group in
        (0..<figures.constructCount).compactMap { figures.members(tree, group: group, wave: wave, construct: $0) }
      }
    }
    if ranks.drawsRanks {
      ranks.prepare(forGroupsOf: groups.map(\.segments.count).filter { $0 <= Self.mostRanked }, seed: tracking.seed)
    }
    let ranks = ranks
    let rows = ParallelWork.map(groups.count, threads: threads) { number -> [Programme.Ranking]? in
      let group = groups[number]
      guard group.segments.count <= Self.mostRanked else { return [] }
      let replicates = group.segments.compactMap {
        set[cell: figures.cells.cell(segment: $0, wave: group.wave), group.construct]
      }
      guard replicates.count == group.segments.count, let variances = group.shrinkageVariances,
        let (ranks, tau) = ranks.ranks(of: group.indices.map(\.index), variances: variances, replicates)
      else { return nil }
      return zip(group.segments, ranks.members).map { segment, member in
        Programme.Ranking(
          group: group.group, wave: figures.cells.label(group.wave),
          construct: figures.model.name(ofReported: group.construct), segment: figures.cells.segments[segment],
          ranks: member, tau: tau)
      }
    }
    ranking += rows.flatMap { $0 ?? [] }
    for (group, rows) in zip(groups, rows) where rows == nil && !unknownRanks.contains(group.group) {
      unknownRanks.append(group.group)
    }
    for group in groups where group.segments.count > Self.mostRanked && !unranked.contains(group.group) {
      unranked.append(group.group)
    }
  }
}

/// The replicates of the indices of groups: sums over their segments.
struct GroupReplicates: Sendable {
  /// What a segment counts in one group and construct.
  private struct Contribution {
    let slot: Int
    let wave: Int
    let construct: Int
    let weight: Double
  }

  /// Where the replicates of a level, wave, group and construct stand; −1 where it has no index.
  private var slots: [[[[Int]]]] = []
  private var sums: [[Double]] = []
  private var contributions: [[Contribution]]

  init(_ values: GroupValues, count: Int) {
    contributions = Array(repeating: [], count: values.figures.cells.segments.count)
    for waves in values.values {
      var level: [[[Int]]] = []
      for (wave, groups) in waves.enumerated() {
        level.append(
          groups.map { constructs in
            constructs.enumerated().map { construct, value in
              guard value.index != nil else { return -1 }
              for share in value.shares {
                contributions[share.segment].append(
                  Contribution(slot: sums.count, wave: wave, construct: construct, weight: share.weight))
              }
              sums.append(Array(repeating: 0, count: count))
              return sums.count - 1
            }
          })
      }
      slots.append(level)
    }
  }

  /// Adds the replicates of some segments.
  mutating func add(_ segments: [Int], _ set: ReplicateSet, _ cells: ProgrammeCells) {
    for segment in segments {
      for own in contributions[segment] {
        guard let replicates = set[cell: cells.cell(segment: segment, wave: own.wave), own.construct] else { continue }
        unsafe sums[own.slot].withUnsafeMutableBufferPointer { sum in
          unsafe replicates.withUnsafeBufferPointer { replicates in
            for b in replicates.indices { unsafe sum[b] += own.weight * replicates[b] }
          }
        }
      }
    }
  }

  /// The replicates of a group; nil where it has no index.
  subscript(level level: Int, wave wave: Int, group group: Int, construct: Int) -> [Double]? {
    let slot = slots[level][wave][group][construct]
    return slot < 0 ? nil : sums[slot]
  }
}

/// How many replicates of a cell have no estimates.
struct ReplicateFailures: Sendable, Equatable {
  var notConverged = 0
  var singular = 0
  /// Under a design: none of the cell's sampling units was drawn.
  var noUnit = 0

  var count: Int { notConverged + singular + noUnit }
}

internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// Where the replicates of cells come from, by whose weights their indices have.
struct ReplicateSource {
  private let estimation: CellEstimation
  private let respondents: [Int32]?
  private let means: SegmentReplicates
  /// Replicates of a design; nil for rows drawn one by one.
  private let domains: DomainReplicates?
  /// Points of every item in the pooled weights of every replicate; nil where these are held.
  private let pooledPoints: ReplicatePoints?

  private var tracking: Tracking { estimation.tracking }
  private var model: ProgrammeModel { estimation.model }
  private var cells: ProgrammeCells { estimation.cells }

  /// - Parameter fit: The fit on all rows; nil where no cell has its weights.
  init(estimation: CellEstimation, respondents: [Int32]?, fit: PLSFit?) throws {
    (self.estimation, self.respondents) = (estimation, respondents)
    let tracking = estimation.tracking
    means = SegmentReplicates(
      replicates: tracking.replicates, seed: tracking.seed, answers: estimation.answers, cells: estimation.cells)
    let units = estimation.design?.replicates
    domains = units.map {
      DomainReplicates(
        units: $0, answers: estimation.answers, cells: estimation.cells, threads: estimation.threads)
    }
    guard tracking.reestimatesWeights, let fit else {
      pooledPoints = nil
      return
    }
    let reference = fit.estimates.ownProjections(of: estimation.model.model)
    if let units {
      pooledPoints = ReplicatePoints(
        try estimation.estimator.indicatorReplicates(
          of: estimation.model.model, on: estimation.answers, reference: reference, by: units,
          threads: estimation.threads), estimation.model)
      return
    }
    let scheme = StratifiedScheme(
      Self.strata(estimation, respondents), replicates: tracking.replicates, seed: tracking.seed)
    pooledPoints = ReplicatePoints(
      try estimation.estimator.indicatorReplicates(
        of: estimation.model.model, on: estimation.answers, reference: reference, by: scheme,
        threads: estimation.threads), estimation.model)
  }

  /// All cells, the suppressed ones too, and the rows of none, as strata.
  private static func strata(_ estimation: CellEstimation, _ respondents: [Int32]?) -> [StratifiedScheme.Stratum] {
    let cells = estimation.cells
    var isInCell = [Bool](repeating: false, count: estimation.answers.rowsUsed)
    for row in cells.cells.members { isInCell[Int(row)] = true }
    let others = isInCell.indices.filter { !isInCell[$0] }.map { Int32($0) }
    let rest = others.isEmpty ? [] : [StratifiedScheme.Stratum(number: cells.rows.count, rows: others)]
    guard let respondents else {
      return cells.rows.indices.map { .init(number: $0, rows: Array(cells.cells.members(ofCell: $0))) } + rest
    }
    return cells.segments.indices.map { segment in
      let units = SegmentUnits(respondents, segment: segment, cells)
      let rows = (0..<cells.waveCount).flatMap { cells.cells.members(ofCell: cells.cell(segment: segment, wave: $0)) }
      return .init(number: segment, rows: rows, owners: rows.map { units.unit(ofRow: $0) }, units: units.count)
    } + rest
  }

  /// The replicates of some segments, and how many of each cell failed.
  func replicates(
    of segments: [Int], _ figures: ProgrammeFigures
  ) throws -> [(set: ReplicateSet, failures: [Int: ReplicateFailures])] {
    if let domains { return [try replicates(of: segments, figures, domains)] }
    let threads = min(estimation.threads, segments.count)
    let memories = ParallelWork.map(threads, threads: threads) { thread in
      Result { () throws -> (set: ReplicateSet, failures: [Int: ReplicateFailures]) in
        var memory = SegmentReplicates.Memory()
        var set = ReplicateSet(constructs: model.constructs.count)
        var failures: [Int: ReplicateFailures] = [:]
        for place in stride(from: thread, to: segments.count, by: threads) {
          try run(segment: segments[place], figures, &memory, &set, &failures)
        }
        return (set, failures)
      }
    }
    return try memories.map { try $0.get() }
  }

  private func run(
    segment: Int, _ figures: ProgrammeFigures, _ memory: inout SegmentReplicates.Memory, _ set: inout ReplicateSet,
    _ failures: inout [Int: ReplicateFailures]
  ) throws {
    let units = respondents.map { SegmentUnits($0, segment: segment, cells) }
    let shown = (0..<cells.waveCount).map { cells.cell(segment: segment, wave: $0) }.filter {
      figures.figures[$0].weights != nil
    }
    let pooled = shown.filter { figures.figures[$0].weightsFrom == .pooled }
    let strata = units == nil ? pooled.map { [$0] } : pooled.isEmpty ? [] : [pooled]
    for stratum in strata {
      let number = units == nil ? stratum[0] : segment
      if let pooledPoints {
        runItems(stratum, number, units, pooledPoints, figures, &memory, &set)
      } else {
        runScores(stratum, number, units, figures, &memory, &set)
      }
    }
    for cell in shown where figures.figures[cell].weightsFrom == .own {
      failures[cell] = try runOwn(cell, segment: segment, units, figures, &set)
    }
  }

  /// Under a design all cells of the segments have the same factors in a replicate.
  private func replicates(
    of segments: [Int], _ figures: ProgrammeFigures, _ domains: DomainReplicates
  ) throws -> (set: ReplicateSet, failures: [Int: ReplicateFailures]) {
    var set = ReplicateSet(constructs: model.constructs.count)
    var failures: [Int: ReplicateFailures] = [:]
    let shown = segments.flatMap { segment in (0..<cells.waveCount).map { cells.cell(segment: segment, wave: $0) } }
      .filter { figures.figures[$0].weights != nil }
    let pooled = shown.filter { figures.figures[$0].weightsFrom == .pooled }
    if let pooledPoints {
      let results = domains.means(of: pooled, columns: model.itemCount, load: loadItems)
      for (cell, items) in zip(pooled, results) { setItems(items, cell, pooledPoints, figures, &set) }
    } else {
      let results = domains.means(of: pooled, columns: model.constructs.count, load: loadScores(figures))
      for (cell, scores) in zip(pooled, results) { setScores(scores, cell, figures, &set) }
    }
    for cell in pooled {
      failures[cell] = ReplicateFailures(noUnit: set[cell: cell, 0]?.count { $0.isNaN } ?? 0)
    }
    for cell in shown where figures.figures[cell].weightsFrom == .own {
      failures[cell] = try runOwn(cell, figures, &set) { answers in
        try estimation.estimator.indicatorReplicates(
          of: model.model, on: answers, reference: figures.figures[cell].reference, by: domains.units,
          threads: estimation.threads)
      }
    }
    return (set, failures)
  }

  // MARK: Whose weights

  private func loadScores(
    _ figures: ProgrammeFigures
  ) -> (Int, inout CellBlock) -> (CellBlock, Int, Int) -> Double {
    { cell, block in
      if let weights = figures.figures[cell].weights { block.score(weights, model) }
      return { block, i, construct in block.score(ofCase: i, construct) }
    }
  }

  private func loadItems(_ cell: Int, _ block: inout CellBlock) -> (CellBlock, Int, Int) -> Double {
    { block, i, item in block.value(ofCase: i, item) }
  }

  private func setScores(_ scores: [[Double]], _ cell: Int, _ figures: ProgrammeFigures, _ set: inout ReplicateSet) {
    for (construct, replicates) in scores.enumerated() where figures.figures[cell].indices[construct] != nil {
      set[cell: cell, construct] = replicates
    }
  }

  private func setItems(
    _ items: [[Double]], _ cell: Int, _ points: ReplicatePoints, _ figures: ProgrammeFigures, _ set: inout ReplicateSet
  ) {
    for construct in model.constructs.indices where figures.figures[cell].indices[construct] != nil {
      set[cell: cell, construct] = points.indices(construct, model) { items[$0] }
    }
  }

  /// With held weights a replicate of an index is the mean of the cases' own indices.
  private func runScores(
    _ stratum: [Int], _ number: Int, _ units: SegmentUnits?, _ figures: ProgrammeFigures,
    _ memory: inout SegmentReplicates.Memory, _ set: inout ReplicateSet
  ) {
    let results = means.means(
      of: stratum, stratum: number, units: units, columns: model.constructs.count, &memory, load: loadScores(figures))
    for (cell, scores) in zip(stratum, results) { setScores(scores, cell, figures, &set) }
  }

  /// With weights of the replicate it is a sum over the means of the items.
  private func runItems(
    _ stratum: [Int], _ number: Int, _ units: SegmentUnits?, _ points: ReplicatePoints, _ figures: ProgrammeFigures,
    _ memory: inout SegmentReplicates.Memory, _ set: inout ReplicateSet
  ) {
    let results = means.means(
      of: stratum, stratum: number, units: units, columns: model.itemCount, &memory, load: loadItems)
    for (cell, items) in zip(stratum, results) { setItems(items, cell, points, figures, &set) }
  }

  /// With weights of the cell's own it is a fit of the replicate.
  private func runOwn(
    _ cell: Int, segment: Int, _ units: SegmentUnits?, _ figures: ProgrammeFigures, _ set: inout ReplicateSet
  ) throws -> ReplicateFailures {
    let members = cells.cells.members(ofCell: cell)
    let rows = (0..<members.count).map { Int32($0) }
    let stratum =
      if let units {
        StratifiedScheme.Stratum(
          number: segment, rows: rows, owners: members.map { units.unit(ofRow: $0) }, units: units.count)
      } else {
        StratifiedScheme.Stratum(number: cell, rows: rows)
      }
    return try runOwn(cell, figures, &set) { answers in
      try estimation.estimator.indicatorReplicates(
        of: model.model, on: answers, reference: figures.figures[cell].reference,
        by: StratifiedScheme([stratum], replicates: tracking.replicates, seed: tracking.seed), threads: 1)
    }
  }

  private func runOwn(
    _ cell: Int, _ figures: ProgrammeFigures, _ set: inout ReplicateSet,
    _ replicate: (Answers) throws -> IndicatorReplicates
  ) throws -> ReplicateFailures {
    let members = cells.cells.members(ofCell: cell)
    let replicates = try replicate(try estimation.answers.selecting(members.map { Int($0) }))
    let points = ReplicatePoints(replicates, model)
    for construct in model.constructs.indices where figures.figures[cell].indices[construct] != nil {
      set[cell: cell, construct] = points.indices(construct, model) { unsafe Array(replicates.means($0)) }
    }
    return replicates.failures.reduce(into: ReplicateFailures()) { failures, failure in
      switch failure {
      case nil: break
      case .notConverged: failures.notConverged += 1
      default: failures.singular += 1
      }
    }
  }
}

/// Points of the index for one step of every leaf's answer, in every replicate of a fit.
struct ReplicatePoints: Sendable {
  /// By leaf, then by replicate; NaN where a replicate has no fit, or its weights nearly cancel.
  private let points: [[Double]]

  /// Weights of mixed sign that cancel to less than this share of their size leave no index.
  private static let leastShare = 0.1

  init(_ replicates: IndicatorReplicates, _ model: ProgrammeModel) {
    var points = [[Double]](repeating: [], count: model.leaves.items.count)
    for block in model.blocks {
      var (spans, sizes) = (
        [Double](repeating: 0, count: replicates.count), [Double](repeating: 0, count: replicates.count)
      )
      for leaf in block {
        let item = model.item(leaf)
        let width = model.scales[item].upperBound - model.scales[item].lowerBound
        let (weights, deviations) = unsafe (replicates.weights(leaf, of: model.leaves), replicates.deviations(item))
        points[leaf] = (0..<replicates.count).map { b in
          let own = unsafe weights[b] / deviations[b]
          spans[b] += own * width
          sizes[b] += own.magnitude * width
          return own
        }
      }
      for leaf in block {
        for b in 0..<replicates.count {
          let isSound = replicates.failures[b] == nil && spans[b].magnitude >= Self.leastShare * sizes[b]
          points[leaf][b] = isSound ? 100 * points[leaf][b] / spans[b] : .nan
        }
      }
    }
    self.points = points
  }

  /// The index of a construct in every replicate, from the means of its items.
  func indices(_ construct: Int, _ model: ProgrammeModel, means: (Int) -> [Double]) -> [Double] {
    let block = model.blocks[model.constructs[construct]]
    var result = [Double](repeating: 0, count: points[block.lowerBound].count)
    for leaf in block {
      let item = model.item(leaf)
      let (own, low) = (means(item), model.scales[item].lowerBound)
      for b in result.indices { result[b] += points[leaf][b] * (own[b] - low) }
    }
    return result
  }
}

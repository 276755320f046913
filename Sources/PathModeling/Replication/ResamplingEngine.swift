internal import SatisfactionNumerics
internal import Synchronization

/// Makes the replicates of a scheme: weights, one matrix product for the moments of a batch, eight solves at once.
struct ResamplingEngine: Sendable {
  let layout: ModelLayout
  let options: PLS
  let units: ResamplingUnits
  let scheme: any WeightScheme
  let seed: UInt64
  /// What is recorded of every solve.
  let measures: MeasureOptions
  /// What becomes of solves outside the range of consistent PLS.
  let inadmissible: InadmissibleReplicates
  /// Rw of the point estimate in each own block, p: what replicates are oriented by.
  let reference: [Double]
  let threads: Int

  /// Weights of one batch at most: the larger the batch, the less often the table of units is read.
  private static let batchNumbers = 1 << 21
  /// Solves of one batch at most: their sums stay in the second-level cache.
  private static let batchSolves = 256
  /// Numbers of a table of units that is kept whole instead of being made anew for every batch.
  private static let tableNumbers = 1 << 24
  /// Units multiplied at a time where weights stream.
  private static let streamedUnits = 512
  /// Units multiplied at a time where all weights of a batch are drawn first and the table of units is not kept.
  private static let drawnUnits = 4_096
  /// Bytes of the weights of a batch that are drawn first, at most: the larger, the less often the table of units is made.
  private static let drawnBytes = 1 << 25
  /// Rounds between which progress is reported.
  private static let rounds = 32

  /// The estimates of all replicates that have them.
  struct Run {
    let table: ReplicateTable
    let outcomes: ReplicateOutcomes
  }

  /// Makes all replicates and keeps their estimates.
  ///
  /// - Parameter progress: Called on the caller's thread with the solves done and all; what it throws ends the run.
  func run(progress: ((Int, Int) throws -> Void)?) throws -> Run {
    try requireMemory()
    let table = ReplicateTable(columns: MeasureColumns(layout, measures), count: scheme.solveCount)
    let outcomes = try run(into: table, progress: progress)
    table.keep(outcomes.estimatedSolves)
    return Run(table: table, outcomes: outcomes)
  }

  /// Makes all replicates and has them recorded.
  func run(
    into recorder: any ReplicateRecorder, progress: ((Int, Int) throws -> Void)?
  ) throws -> ReplicateOutcomes {
    let outcomes = ReplicateOutcomes(scheme)
    let counts = stretchedCounts
    let bounds = (counts?.scheme ?? scheme).bounds
    if let table = units.patternTable {
      try runPatterns(table, into: recorder, outcomes, progress)
    } else if WeightedByteSums.isFast, units.hasByteCells, bounds.largest <= Double(UInt8.max),
      isExact(ByteArithmetic.self, bounds)
    {
      try run(ByteArithmetic.self, counts, bounds, into: recorder, outcomes, progress)
    } else if isExact(SinglePrecision.self, bounds) {
      try run(SinglePrecision.self, counts, bounds, into: recorder, outcomes, progress)
    } else {
      try run(DoublePrecision.self, nil, bounds, into: recorder, outcomes, progress)
    }
    return outcomes
  }

  /// Counts from which the weights follow, where cells are small whole numbers and the table of units is kept.
  private var stretchedCounts: StretchedCounts? {
    guard units.largestCell != nil, units.patternTable == nil, !drawsFirst else { return nil }
    return (scheme as? any StretchedScheme)?.stretchedCounts
  }

  private func requireMemory() throws(InferenceError) {
    try Self.requireMemory(
      replicates: scheme.replicateCount, numbers: MeasureColumns(layout, measures).count * scheme.groupsPerReplicate)
  }

  /// - Throws: ``InferenceError/tooManyReplicates(replicates:numbers:limit:)``.
  static func requireMemory(replicates: Int, numbers: Int) throws(InferenceError) {
    let limit = PhysicalMemory.bytes / 2
    guard replicates > limit / 8 / max(1, numbers) else { return }
    throw .tooManyReplicates(replicates: replicates, numbers: numbers, limit: limit)
  }

  /// Whether an arithmetic holds the sums of a block, whatever is drawn.
  private func isExact<Arithmetic: ResamplingArithmetic>(
    _ arithmetic: Arithmetic.Type, _ bounds: WeightBounds
  ) -> Bool {
    exactUnits(arithmetic, bounds) >= blockUnits
  }

  /// Units whose sums an arithmetic holds, whatever is drawn: all, or whole blocks.
  private func exactUnits<Arithmetic: ResamplingArithmetic>(
    _ arithmetic: Arithmetic.Type, _ bounds: WeightBounds
  ) -> Int {
    guard Arithmetic.largestSum < .infinity else { return units.count }
    guard bounds.areWhole, let largestCell = units.largestCell else { return 0 }
    let heaviest = Arithmetic.largestSum / largestCell
    if bounds.largestSum <= heaviest { return units.count }
    return Int(min(heaviest / bounds.largest, Double(units.count))) / blockUnits * blockUnits
  }

  /// Units multiplied at a time.
  private var blockUnits: Int {
    if scheme.streams { return units.count > 4 * Self.streamedUnits ? Self.streamedUnits : units.count }
    return drawsFirst ? Self.drawnUnits : units.count
  }

  /// Whether weights that do not stream are drawn for all units, and multiplied block by block: the table of units would
  /// be too large.
  private var drawsFirst: Bool {
    !scheme.streams && units.count > max(Self.drawnUnits, Self.tableNumbers / units.formula.layout.weighedCount)
  }

  /// Solves made at a time.
  private func batchSize<Arithmetic: ResamplingArithmetic>(_ solves: Int, _ arithmetic: Arithmetic.Type) -> Int {
    let together = Arithmetic.replicatesTogether
    let numbers =
      drawsFirst
      ? Self.drawnBytes / MemoryLayout<Arithmetic.Weight>.size / units.count : Self.batchNumbers / max(1, blockUnits)
    let most = max(together, min(Self.batchSolves, numbers / together * together))
    // As many batches as give every worker the same share.
    let batches = (solves + most - 1) / most
    let even = (batches + threads - 1) / threads * threads
    return min(most, ((solves + even - 1) / even + together - 1) / together * together)
  }

  private func run<Arithmetic: ResamplingArithmetic>(
    _ arithmetic: Arithmetic.Type, _ counts: StretchedCounts?, _ bounds: WeightBounds,
    into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes, _ progress: ((Int, Int) throws -> Void)?
  ) throws {
    let batch = batchSize(scheme.solveCount, arithmetic)
    let shared =
      counts.map { UnitTable<Arithmetic>(units, $0) }
      ?? UnitTable<Arithmetic>(
        units, keptUpTo: Self.tableNumbers, block: blockUnits, exactUnits: exactUnits(arithmetic, bounds))
    let drawn = counts?.scheme ?? scheme
    try run(batch: batch, into: recorder, outcomes, progress) {
      ReplicateWorker(engine: self, scheme: drawn, table: shared, batch: batch)
    }
  }

  /// Replicates by the EM algorithm.
  private func runPatterns(
    _ table: PatternTable, into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes,
    _ progress: ((Int, Int) throws -> Void)?
  ) throws {
    let most = Self.batchNumbers / max(1, units.count, table.formula.patterns.sumCount)
    let batch = min(max(8, most / 8 * 8), 64)
    try run(batch: batch, into: recorder, outcomes, progress) {
      PatternWorker(engine: self, table: table, batch: batch)
    }
  }

  /// Has workers take batch after batch.
  private func run(
    batch: Int, into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes,
    _ progress: ((Int, Int) throws -> Void)?, makeWorker: () -> any BatchWorker
  ) throws {
    let solves = scheme.solveCount
    let batchCount = (solves + batch - 1) / batch
    let perRound = progress == nil ? batchCount : max(threads, (batchCount + Self.rounds - 1) / Self.rounds)
    for first in stride(from: 0, to: batchCount, by: perRound) {
      let last = min(first + perRound, batchCount)
      let next = Atomic<Int>(first)
      let workers = min(threads, last - first)
      ParallelWork.forEach(workers, threads: workers) { _ in
        let worker = makeWorker()
        while true {
          let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard number < last else { return }
          worker.solve((number * batch)..<min((number + 1) * batch, solves), into: recorder, outcomes)
        }
      }
      try progress?(min(last * batch, solves), solves)
    }
  }
}

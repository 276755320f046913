internal import SatisfactionNumerics
internal import SurveyData
internal import Synchronization

/// Makes the replicates of a plan: weights, one matrix product for the moments of a batch, eight solves at once.
struct ResamplingEngine {
  let layout: ModelLayout
  let options: PLS
  let units: ResamplingUnits
  let plan: ResamplingPlan
  let seed: UInt64
  /// Rw of the point estimate in each own block, p: what replicates are oriented by.
  let reference: [Double]
  let threads: Int

  /// Weights of one batch at most: the larger the batch, the less often the table of units is read.
  private static let batchNumbers = 1 << 21
  /// Replicates of one batch at most: their sums stay in the second-level cache.
  private static let batchReplicates = 256
  /// Numbers of a table of units that is kept whole instead of being made anew for every batch.
  private static let tableNumbers = 1 << 24
  /// Units multiplied at a time where weights stream.
  private static let streamedUnits = 512
  /// Rounds between which progress is reported.
  private static let rounds = 32

  /// What came of the replicates.
  struct Run {
    let table: ReplicateTable
    let requested: Int
    /// Replicates without estimates, by reason.
    let failures: [ReplicateFailure: Int]
  }

  /// Makes all replicates.
  ///
  /// - Parameter progress: Called on the caller's thread with the replicates done and all; what it throws ends the run.
  func run(progress: ((Int, Int) throws -> Void)?) throws -> Run {
    try plan.validate(units: units.count)
    try requireMemory()
    if WeightedByteSums.isFast, units.hasByteCells, plan.hasByteWeights, isExact(ByteArithmetic.self) {
      return try run(ByteArithmetic.self, progress)
    }
    if isExact(SinglePrecision.self) { return try run(SinglePrecision.self, progress) }
    return try run(DoublePrecision.self, progress)
  }

  private func requireMemory() throws(InferenceError) {
    let (replicates, numbers) = (plan.replicateCount(units: units.count), ReplicateColumns(layout).count)
    let limit = PhysicalMemory.bytes / 2
    guard replicates > limit / 8 / max(1, numbers) else { return }
    throw .tooManyReplicates(replicates: replicates, numbers: numbers, limit: limit)
  }

  /// Whether an arithmetic holds the sums of a block, whatever is drawn.
  private func isExact<Arithmetic: ResamplingArithmetic>(_ arithmetic: Arithmetic.Type) -> Bool {
    exactUnits(arithmetic) >= blockUnits
  }

  /// Units whose sums an arithmetic holds, whatever is drawn: all, or whole blocks.
  private func exactUnits<Arithmetic: ResamplingArithmetic>(_ arithmetic: Arithmetic.Type) -> Int {
    guard Arithmetic.largestSum < .infinity else { return units.count }
    guard plan.hasWholeWeights, let largestCell = units.largestCell else { return 0 }
    let heaviest = Arithmetic.largestSum / largestCell
    switch plan {
    case .poissonBootstrap:
      let most = Int(min(heaviest / Double(PoissonStream.largest), Double(units.count)))
      return most == units.count ? most : most / blockUnits * blockUnits
    case .weights(let table):
      return table.allSatisfy { $0.reduce(0, +) <= heaviest } ? units.count : 0
    default:
      return Double(units.count) <= heaviest ? units.count : 0
    }
  }

  /// Units multiplied at a time.
  private var blockUnits: Int {
    plan.streams && units.count > 4 * Self.streamedUnits ? Self.streamedUnits : units.count
  }

  /// Replicates made at a time.
  private func batchSize(_ replicates: Int, multipleOf together: Int) -> Int {
    let most = max(together, min(Self.batchReplicates, Self.batchNumbers / max(1, blockUnits) / together * together))
    // As many batches as give every worker the same share.
    let batches = (replicates + most - 1) / most
    let even = (batches + threads - 1) / threads * threads
    return min(most, ((replicates + even - 1) / even + together - 1) / together * together)
  }

  private func run<Arithmetic: ResamplingArithmetic>(
    _ arithmetic: Arithmetic.Type, _ progress: ((Int, Int) throws -> Void)?
  ) throws -> Run {
    let requested = plan.replicateCount(units: units.count)
    let table = ReplicateTable(columns: ReplicateColumns(layout), count: requested)
    let outcomes = ReplicateOutcomes(count: requested)
    let batch = batchSize(requested, multipleOf: Arithmetic.replicatesTogether)
    let batchCount = (requested + batch - 1) / batch
    let shared = UnitTable<Arithmetic>(
      units, isKept: units.count * units.columnCount <= Self.tableNumbers, block: blockUnits)
    let exactUnits = exactUnits(arithmetic)
    let perRound = progress == nil ? batchCount : max(threads, (batchCount + Self.rounds - 1) / Self.rounds)
    for first in stride(from: 0, to: batchCount, by: perRound) {
      let last = min(first + perRound, batchCount)
      let next = Atomic<Int>(first)
      let workers = min(threads, last - first)
      ParallelWork.forEach(workers, threads: workers) { _ in
        let worker = ReplicateWorker(engine: self, table: shared, batch: batch, exactUnits: exactUnits)
        while true {
          let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard number < last else { return }
          let replicates = (number * batch)..<min((number + 1) * batch, requested)
          worker.solve(replicates, into: table, outcomes)
        }
      }
      try progress?(min(last * batch, requested), requested)
    }
    let failures = outcomes.counts
    if !failures.isEmpty { table.keep(where: outcomes.isEstimated) }
    return Run(table: table, requested: requested, failures: failures)
  }
}

/// Why a replicate has no estimates.
public enum ReplicateFailure: String, Sendable, Codable, CaseIterable {
  /// An indicator does not vary in the replicate.
  case zeroVariance
  /// A Mode B block or the predecessors of a construct are collinear in the replicate.
  case singular
  /// The weights still changed after the last iteration.
  case notConverged
  /// A reliability of consistent PLS is not positive.
  case reliabilityNotPositive
  /// An estimate is not a number.
  case notFinite
}

/// One byte a replicate: 0 where it has estimates, else its failure.
@safe
final class ReplicateOutcomes: @unchecked Sendable {
  private let codes: UnsafeMutableBufferPointer<UInt8>

  init(count: Int) {
    unsafe codes = .allocate(capacity: count)
    unsafe codes.initialize(repeating: 0)
  }

  deinit {
    unsafe codes.deallocate()
  }

  /// Notes why a replicate has no estimates; each replicate is written by one worker.
  func set(_ failure: ReplicateFailure, replicate: Int) {
    guard let place = ReplicateFailure.allCases.firstIndex(of: failure) else { return }
    unsafe codes[replicate] = UInt8(place + 1)
  }

  var isEstimated: [Bool] { unsafe codes.map { $0 == 0 } }

  /// Failures that occur, with their numbers.
  var counts: [ReplicateFailure: Int] {
    var counts: [ReplicateFailure: Int] = [:]
    for replicate in unsafe codes.indices {
      let code = unsafe Int(codes[replicate])
      if code > 0 { counts[ReplicateFailure.allCases[code - 1], default: 0] += 1 }
    }
    return counts
  }
}

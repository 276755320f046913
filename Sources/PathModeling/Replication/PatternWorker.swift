internal import SatisfactionNumerics
internal import SurveyData

/// A worker whose replicates find their moments by the EM algorithm, from sums of every pattern of gaps.
@safe
final class PatternWorker: BatchWorker {
  private typealias Vector = SIMD8<Double>

  private let engine: ResamplingEngine
  private let table: PatternTable
  private let batch: Int
  private let draws: ReplicateWeights<Double>
  /// Weights of all units, replicate by replicate.
  private let weights: UnsafeMutablePointer<Double>
  /// Weights and sums of a chunk of rows of one pattern.
  private let chunkWeights: UnsafeMutablePointer<Double>
  private let chunk: UnsafeMutablePointer<Double>
  /// The sums of all patterns: replicates × sums.
  private let product: UnsafeMutablePointer<Double>
  private let expectation: ReplicateEM
  private let solver: PLSSolver<SIMD8<Double>>

  init(engine: ResamplingEngine, table: PatternTable, batch: Int) {
    self.engine = engine
    self.table = table
    self.batch = batch
    draws = ReplicateWeights(engine.scheme, seed: engine.seed)
    let sums = table.formula.patterns.sumCount * batch
    unsafe weights = .allocate(capacity: engine.units.count * batch)
    unsafe chunkWeights = .allocate(capacity: PatternTable.chunkRows * batch)
    unsafe chunk = .allocate(capacity: max(1, table.scratchCount))
    unsafe product = .allocate(capacity: sums)
    unsafe weights.initialize(repeating: 0, count: engine.units.count * batch)
    unsafe product.initialize(repeating: 0, count: sums)
    expectation = ReplicateEM(
      table.formula, tolerance: engine.scheme.isDrawn ? EMFormula.drawnTolerance : EMFormula.strictTolerance)
    solver = PLSSolver(layout: engine.layout, options: engine.options)
  }

  deinit {
    unsafe weights.deallocate()
    unsafe chunkWeights.deallocate()
    unsafe chunk.deallocate()
    unsafe product.deallocate()
  }

  func solve(_ solves: Range<Int>, into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes) {
    draw(solves)
    sumPatterns()
    for first in stride(from: 0, to: solves.count, by: Vector.laneCount) {
      let found = unsafe expectation.evaluate(
        product + first, stride: batch,
        n: engine.scheme.keepsSampleSize ? Vector(repeating: engine.units.rows) : nil,
        means: solver.means.baseAddress, covariances: solver.correlations.baseAddress)
      solver.cases[0] = found.n
      let lanes = min(Vector.laneCount, solves.count - first)
      let start = solves.lowerBound + first
      solver.estimateReplicates(from: start, lanes: lanes, of: engine, into: recorder, outcomes)
      for lane in 0..<lanes {
        switch found.failures[lane] {
        case .notConverged: outcomes.set(.emNotConverged, solve: start + lane)
        case .singular where outcomes.hasEstimates(solve: start + lane): outcomes.set(.singular, solve: start + lane)
        default: break
        }
      }
    }
  }

  private func draw(_ solves: Range<Int>) {
    let n = engine.units.count
    for (r, solve) in solves.enumerated() {
      var stream = draws.stream(solve: solve)
      let row = unsafe UnsafeMutableBufferPointer(start: weights + r * n, count: n)
      unsafe draws.fill(row, solve: solve, units: 0..<n, from: &stream)
    }
  }

  /// W′Z of every pattern, some rows at a time.
  private func sumPatterns() {
    let (patterns, n) = (table.formula.patterns, engine.units.count)
    for piece in table.pieces {
      let (rows, count) = (piece.rows, piece.rows.count)
      for r in 0..<batch {
        let (from, to) = unsafe (weights + r * n, chunkWeights + r * count)
        for (k, member) in patterns.members[rows].enumerated() { unsafe to[k] = from[Int(member)] }
      }
      let pattern = patterns.patterns[piece.pattern]
      unsafe table.withSums(of: piece, scratch: chunk) { z in
        unsafe WeightedSums.product(
          weights: chunkWeights, units: z, unitCount: count, replicates: batch, columns: pattern.sumCount,
          adds: rows.lowerBound > pattern.rows.lowerBound, into: product + pattern.firstSum * batch)
      }
    }
  }
}

/// Z of every pattern of gaps in pieces of some rows: kept and shared by the workers, or made anew by each where it
/// would be too large.
@safe
final class PatternTable: @unchecked Sendable {
  /// Rows of one pattern that are multiplied together.
  struct Piece {
    let pattern: Int
    /// Places in the members of the patterns.
    let rows: Range<Int>
    /// Numbers before it in the table.
    let offset: Int
  }

  /// Rows of a piece at most: a piece of 24 indicators fits the second-level cache.
  static let chunkRows = 1_024
  /// Numbers of a table that is kept.
  private static let keptNumbers = 1 << 24

  let formula: EMFormula
  let pieces: [Piece]
  private let answers: Answers
  private let kept: UnsafeMutablePointer<Double>?
  private let largestPiece: Int

  init(_ formula: EMFormula, _ answers: Answers) {
    self.formula = formula
    self.answers = answers
    var (pieces, numbers, largest) = ([Piece](), 0, 0)
    for (k, pattern) in formula.patterns.patterns.enumerated() {
      for first in stride(from: pattern.rows.lowerBound, to: pattern.rows.upperBound, by: Self.chunkRows) {
        let rows = first..<min(first + Self.chunkRows, pattern.rows.upperBound)
        pieces.append(Piece(pattern: k, rows: rows, offset: numbers))
        numbers += rows.count * pattern.sumCount
        largest = max(largest, rows.count * pattern.sumCount)
      }
    }
    self.pieces = pieces
    largestPiece = largest
    guard numbers <= Self.keptNumbers else {
      unsafe kept = nil
      return
    }
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: max(1, numbers))
    for piece in pieces {
      unsafe answers.writeSums(
        of: formula.patterns.patterns[piece.pattern], in: formula.patterns, rows: piece.rows, to: memory + piece.offset)
    }
    unsafe kept = memory
  }

  deinit {
    unsafe kept?.deallocate()
  }

  /// Numbers that a worker needs to make a piece for itself.
  var scratchCount: Int { unsafe kept == nil ? largestPiece : 0 }

  /// Z of a piece, made in `scratch` unless it is kept.
  func withSums(
    of piece: Piece, scratch: UnsafeMutablePointer<Double>, _ body: (UnsafePointer<Double>) -> Void
  ) {
    if let kept = unsafe kept { return unsafe body(kept + piece.offset) }
    unsafe answers.writeSums(
      of: formula.patterns.patterns[piece.pattern], in: formula.patterns, rows: piece.rows, to: scratch)
    unsafe body(scratch)
  }
}

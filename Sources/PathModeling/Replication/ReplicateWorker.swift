internal import SatisfactionNumerics
internal import SurveyData

/// One worker's memory, and the way from a batch of solves to their estimates.
protocol BatchWorker {
  /// Estimates a batch of solves and has them recorded.
  func solve(_ solves: Range<Int>, into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes)
}

/// A worker whose replicates find their moments from the sums of all units.
@safe
final class ReplicateWorker<Arithmetic: ResamplingArithmetic>: BatchWorker {
  private typealias Vector = SIMD8<Double>

  private let engine: ResamplingEngine
  private let table: UnitTable<Arithmetic>
  private let batch: Int
  private let draws: ReplicateWeights<Arithmetic.Weight>
  private let weights: UnsafeMutablePointer<Arithmetic.Weight>
  /// Weights of all units, where they do not stream and are multiplied in more than one block.
  private let drawn: UnsafeMutablePointer<Arithmetic.Weight>?
  private let units: UnsafeMutablePointer<Arithmetic.Cell>
  private let product: UnsafeMutablePointer<Arithmetic.Sum>
  /// Sums over all units, where those of exact sums are not all.
  private let totals: UnsafeMutablePointer<Double>?
  private var streams: [WeightStream] = []
  private let solver: PLSSolver<SIMD8<Double>>

  /// - Parameter scheme: Weighs the units at their places in the table.
  init(engine: ResamplingEngine, scheme: any WeightScheme, table: UnitTable<Arithmetic>, batch: Int) {
    self.engine = engine
    self.table = table
    self.batch = batch
    draws = ReplicateWeights(scheme, seed: engine.seed)
    let weightCount = max(1, Arithmetic.stride(table.largestBlock) * batch)
    unsafe weights = .allocate(capacity: weightCount)
    let drawsFirst = !scheme.streams && table.blocks.count > 1
    unsafe drawn = drawsFirst ? .allocate(capacity: engine.units.count * batch) : nil
    unsafe units = .allocate(capacity: max(1, table.scratchCount))
    let sums = table.columnCount * batch
    unsafe product = .allocate(capacity: sums)
    unsafe totals = table.hasTotals ? .allocate(capacity: sums) : nil
    solver = PLSSolver(layout: engine.layout, options: engine.options)
    precondition(
      engine.units.formula.layout.paired.count == solver.products?.size ?? engine.layout.itemCount,
      "the sums are those of the columns of the model, products among them")
    solver.products?.take(ProductCoding(engine.units.formula, indicators: engine.layout.itemCount))
    unsafe weights.initialize(repeating: 0, count: weightCount)
    unsafe drawn?.initialize(repeating: 0, count: engine.units.count * batch)
  }

  deinit {
    unsafe weights.deallocate()
    unsafe drawn?.deallocate()
    unsafe units.deallocate()
    unsafe product.deallocate()
    unsafe totals?.deallocate()
  }

  func solve(_ solves: Range<Int>, into recorder: any ReplicateRecorder, _ outcomes: ReplicateOutcomes) {
    sumUnits(solves)
    for first in stride(from: 0, to: solves.count, by: Vector.laneCount) {
      if let totals = unsafe totals {
        unsafe loadMoments(totals + first)
      } else {
        unsafe loadMoments(product + first)
      }
      solver.estimateReplicates(
        from: solves.lowerBound + first, lanes: min(Vector.laneCount, solves.count - first), of: engine,
        into: recorder, outcomes)
    }
  }

  // MARK: Sums

  /// W′Z of a batch, block by block of units.
  private func sumUnits(_ solves: Range<Int>) {
    streams = solves.map(draws.stream)
    drawFirst(solves)
    var isFirst = true
    for (number, block) in table.blocks.enumerated() {
      let z = unsafe table.cells(of: block, scratch: units)
      let stride = Arithmetic.stride(block.units.count)
      for (r, solve) in solves.enumerated() {
        let row = unsafe UnsafeMutableBufferPointer(start: weights + r * stride, count: block.units.count)
        if let drawn = unsafe drawn {
          unsafe row.baseAddress?.update(
            from: drawn + r * engine.units.count + block.units.lowerBound, count: block.units.count)
        } else {
          unsafe draws.fill(row, solve: solve, units: block.units, from: &streams[r])
        }
        unsafe (weights + r * stride + block.units.count).update(repeating: 0, count: stride - block.units.count)
      }
      unsafe Arithmetic.product(
        weights: weights, cells: z, stride: stride, replicates: batch, columns: table.columnCount,
        adds: block.continues, into: product)
      if number + 1 == table.blocks.count || !table.blocks[number + 1].continues {
        addToTotals(times: block.factor, isFirst: isFirst)
        isFirst = false
      }
    }
  }

  /// Draws the weights of all units of a batch.
  private func drawFirst(_ solves: Range<Int>) {
    guard let drawn = unsafe drawn else { return }
    let count = engine.units.count
    for (r, solve) in solves.enumerated() {
      let row = unsafe UnsafeMutableBufferPointer(start: drawn + r * count, count: count)
      unsafe draws.fill(row, solve: solve, units: 0..<count, from: &streams[r])
    }
  }

  private func addToTotals(times factor: Double, isFirst: Bool) {
    guard let totals = unsafe totals else { return }
    for c in 0..<table.columnCount {
      let (sums, own) = unsafe (product + c * batch, totals + c * batch)
      if isFirst { unsafe own.update(repeating: table.constants[c], count: batch) }
      for r in 0..<batch { unsafe own[r] += factor * sums[r].asDouble }
    }
  }

  // MARK: Moments

  /// Means and covariances of eight replicates from their sums.
  private func loadMoments<Sum: ReplicateSum>(_ sums: UnsafePointer<Sum>) {
    let n = engine.scheme.keepsSampleSize ? Vector(repeating: engine.units.rows) : nil
    guard let products = solver.products else {
      solver.cases[0] = unsafe Sum.evaluate(
        engine.units.formula, sums, stride: batch, places: table.places, n: n, means: solver.means.baseAddress,
        covariances: solver.correlations.baseAddress)
      return
    }
    solver.cases[0] = unsafe Sum.evaluate(
      engine.units.formula, sums, stride: batch, places: table.places, n: n, means: products.means.baseAddress,
      covariances: products.covariances.baseAddress)
    products.giveMoments(to: solver)
  }
}

extension PLSSolver where L == SIMD8<Double> {
  /// Estimates replicates whose moments are loaded, and has them recorded.
  ///
  /// - Parameters:
  ///   - solve: The number of the solve in lane 0.
  ///   - lanes: How many lanes are solves.
  borrowing func estimateReplicates(
    from solve: Int, lanes: Int, of engine: ResamplingEngine, into recorder: any ReplicateRecorder,
    _ outcomes: ReplicateOutcomes
  ) {
    var outcome = solveWeights(orientedBy: .projections(engine.reference))
    solveStructure(&outcome)
    products?.solve(self, orientedBy: engine.reference, &outcome)
    recorder.record(self, from: solve)
    let isChecked = engine.inadmissible == .drop && engine.options.estimator == .plsc
    let inadmissible = isChecked ? inadmissibleLanes() : SIMD8<Double>.Mask(repeating: false)
    for lane in 0..<lanes {
      if let failure = replicateFailure(outcome, lane: lane) {
        outcomes.set(failure, solve: solve + lane)
      } else if inadmissible[lane] {
        outcomes.set(.inadmissible, solve: solve + lane)
      }
    }
  }

  private borrowing func replicateFailure(_ outcome: SolverOutcome<L>, lane: Int) -> ReplicateFailure? {
    if let (failure, _) = outcome.failure(lane: lane) {
      return switch failure {
      case .zeroVariance, .noScoreVariance, .productWithoutVariance: .zeroVariance
      case .singularBlock, .collinearPredecessors, .collinearFactors: .singular
      case .notConverged: .notConverged
      case .reliabilityNotPositive: .reliabilityNotPositive
      }
    }
    var sum = L()
    for i in 0..<p { sum += loadings[i] + weights[i] }
    for j in 0..<constructCount { sum += rSquared[j] }
    return sum[lane].isFinite ? nil : .notFinite
  }
}

internal import SatisfactionNumerics

/// Draws the weights of one replicate, from the stream of its number.
struct ReplicateWeights {
  let plan: ResamplingPlan
  let units: Int
  let seed: UInt64

  init(plan: ResamplingPlan, units: Int, seed: UInt64) {
    self.plan = plan
    self.units = units
    self.seed = seed
  }

  /// What the weights of a replicate are drawn from.
  enum Stream {
    case numbers(RandomStream)
    case counts(PoissonStream)
  }

  /// The stream of replicate `b`; fold replicates of one repetition share its division.
  func stream(_ b: Int) -> Stream {
    switch plan {
    case .trainingFolds(let folds, _): .numbers(RandomStream(seed: seed, stream: UInt64(b / folds)))
    case .poissonBootstrap: .counts(PoissonStream(seed: seed, stream: UInt64(b)))
    default: .numbers(RandomStream(seed: seed, stream: UInt64(b)))
    }
  }

  /// Fills the weights of a stretch of units, for plans that stream, or of all units.
  func fill<Weight: CaseWeight>(
    _ weights: UnsafeMutableBufferPointer<Weight>, replicate b: Int, range: Range<Int>, stream: inout Stream
  ) {
    switch stream {
    case .numbers(var numbers):
      unsafe fill(weights, replicate: b, range: range, stream: &numbers)
      stream = .numbers(numbers)
    case .counts(var counts):
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: weights.count) { drawn in
        unsafe counts.fill(drawn)
        for i in weights.indices { unsafe weights[i] = Weight(drawn[i]) }
      }
      stream = .counts(counts)
    }
  }

  private func fill<Weight: CaseWeight>(
    _ weights: UnsafeMutableBufferPointer<Weight>, replicate b: Int, range: Range<Int>, stream: inout RandomStream
  ) {
    switch plan {
    case .bootstrap: unsafe drawWithReplacement(weights, &stream)
    case .poissonBootstrap: preconditionFailure("Poisson counts have a stream of their own")
    case .bayesianBootstrap:
      for i in weights.indices { unsafe weights[i] = Weight(stream.exponential()) }
    case .jackknife:
      unsafe weights.update(repeating: 1)
      unsafe weights[b] = 0
    case .subsets(_, let size): unsafe drawSubset(weights, size: size, &stream)
    case .trainingFolds(let folds, _): unsafe drawFold(weights, fold: b % folds, of: folds, &stream)
    case .weights(let table):
      for i in weights.indices { unsafe weights[i] = Weight(table[b][range.lowerBound + i]) }
    }
  }

  /// A byte that a unit drawn more than 255 times would not fit in ends the program: the chance is below 1/256!.
  private func drawWithReplacement<Weight: CaseWeight>(
    _ weights: UnsafeMutableBufferPointer<Weight>, _ stream: inout RandomStream
  ) {
    unsafe weights.update(repeating: 0)
    let bound = UInt64(units)
    for _ in 0..<(units / 2) {
      // Two draws of 32 bits from one of 64.
      let bits = stream.next()
      unsafe weights[Int(((bits >> 32) &* bound) >> 32)] += 1
      unsafe weights[Int(((bits & 0xFFFF_FFFF) &* bound) >> 32)] += 1
    }
    if units % 2 == 1 { unsafe weights[stream.index(below: UInt32(units))] += 1 }
  }

  /// Selection sampling: every unit in turn, with the chance that is left.
  private func drawSubset<Weight: CaseWeight>(
    _ weights: UnsafeMutableBufferPointer<Weight>, size: Int, _ stream: inout RandomStream
  ) {
    var wanted = size
    for i in weights.indices {
      let isTaken = stream.index(below: UInt32(units - i)) < wanted
      unsafe weights[i] = isTaken ? 1 : 0
      if isTaken { wanted -= 1 }
    }
  }

  /// Folds of sizes as equal as possible, from a shuffle that all folds of a repetition share.
  private func drawFold<Weight: CaseWeight>(
    _ weights: UnsafeMutableBufferPointer<Weight>, fold: Int, of folds: Int, _ stream: inout RandomStream
  ) {
    var order = Array(0..<units)
    for i in stride(from: units - 1, to: 0, by: -1) { order.swapAt(i, stream.index(below: UInt32(i + 1))) }
    for (place, unit) in order.enumerated() { unsafe weights[unit] = place % folds == fold ? 0 : 1 }
  }
}

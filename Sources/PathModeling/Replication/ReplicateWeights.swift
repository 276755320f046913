/// The weights of a scheme in the numbers that an arithmetic weighs units with.
struct ReplicateWeights<Weight: CaseWeight> {
  private let scheme: any WeightScheme
  private let counting: (any CountingScheme)?
  private let seed: UInt64

  init(_ scheme: any WeightScheme, seed: UInt64) {
    self.scheme = scheme
    counting = scheme as? any CountingScheme
    self.seed = seed
  }

  /// What the weights of a solve are drawn from.
  func stream(solve: Int) -> WeightStream { scheme.stream(solve: solve, seed: seed) }

  /// Writes the weights of a stretch of units, for schemes that stream, or of all units.
  func fill(
    _ weights: UnsafeMutableBufferPointer<Weight>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    guard let counting else {
      return unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: weights.count) { drawn in
        unsafe scheme.fill(drawn, solve: solve, units: units, from: &stream)
        for i in weights.indices { unsafe weights[i] = Weight(drawn[i]) }
      }
    }
    if Weight.self == UInt8.self {
      let counts = unsafe UnsafeMutableRawBufferPointer(weights).bindMemory(to: UInt8.self)
      return unsafe counting.fill(counts, solve: solve, units: units, from: &stream)
    }
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: weights.count) { drawn in
      unsafe counting.fill(drawn, solve: solve, units: units, from: &stream)
      for i in weights.indices { unsafe weights[i] = Weight(drawn[i]) }
    }
  }
}

extension ReplicateWeights<Double> {
  /// The weights of all units in one solve.
  func values(solve: Int, units: Int) -> [Double] {
    var stream = stream(solve: solve)
    var weights = [Double](repeating: 0, count: units)
    unsafe weights.withUnsafeMutableBufferPointer { row in
      unsafe fill(row, solve: solve, units: 0..<units, from: &stream)
    }
    return weights
  }
}

/// Weights of the caller's own, replicate by replicate.
struct WeightTableScheme: WeightScheme {
  /// The weight of unit i in replicate b is `table[b][i]`.
  let table: [[Double]]
  let variance: VarianceRule
  let bounds: WeightBounds
  let keepsSampleSize: Bool

  /// - Parameter keepsSampleSize: Whether the weights are those of a sample, and no counts of its rows.
  init(_ table: [[Double]], variance: VarianceRule = .none, keepsSampleSize: Bool = false) {
    self.table = table
    self.variance = variance
    self.keepsSampleSize = keepsSampleSize
    bounds =
      table.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
      ? .whole(
        largest: table.reduce(0) { max($0, $1.max() ?? 0) },
        largestSum: table.reduce(0) { max($0, $1.reduce(0, +)) }) : .any
  }

  var replicateCount: Int { table.count }
  var streams: Bool { true }
  var isDrawn: Bool { false }

  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    for i in weights.indices { unsafe weights[i] = table[solve][range.lowerBound + i] }
  }
}

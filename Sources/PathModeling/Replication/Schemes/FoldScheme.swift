internal import SatisfactionNumerics

/// The training parts of random divisions into folds: replicate t · folds + k leaves out fold k of division t.
///
/// The units are shuffled (Fisher–Yates), and the unit at place q goes to fold q mod `folds`, so that the sizes of folds
/// differ by at most one. All folds of a division draw from the stream of the division.
struct FoldScheme: CountingScheme {
  let units: Int
  let folds: Int
  let repetitions: Int

  var replicateCount: Int { folds * repetitions }
  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(units)) }
  var variance: VarianceRule { .none }

  func stream(solve: Int, seed: UInt64) -> WeightStream {
    .numbers(RandomStream(seed: seed, stream: UInt64(solve / folds)))
  }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    let order = stream.withNumbers { $0.permutation(of: units) }
    for (place, unit) in order.enumerated() { unsafe counts[unit] = place % folds == solve % folds ? 0 : 1 }
  }
}

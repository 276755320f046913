internal import SatisfactionNumerics

/// Random subsets of a given size, without replacement, by selection sampling: every unit in turn, with the chance that
/// is left.
///
/// - Source: Knuth (1997), The Art of Computer Programming 2, algorithm 3.4.2 S.
struct SubsetScheme: CountingScheme {
  let units: Int
  let replicateCount: Int
  let size: Int

  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(size)) }
  var variance: VarianceRule { .none }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    stream.withNumbers { numbers in
      var wanted = size
      for i in counts.indices {
        let isTaken = numbers.index(below: UInt32(units - i)) < wanted
        unsafe counts[i] = isTaken ? 1 : 0
        if isTaken { wanted -= 1 }
      }
    }
  }
}

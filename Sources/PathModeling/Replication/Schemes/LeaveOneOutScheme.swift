/// One replicate a unit, without that unit: the jackknife.
///
/// - Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11.
struct LeaveOneOutScheme: CountingScheme {
  let units: Int

  var replicateCount: Int { units }
  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(units)) }
  var variance: VarianceRule { .jackknife }
  var isDrawn: Bool { false }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe counts.update(repeating: 1)
    unsafe counts[solve] = 0
  }
}

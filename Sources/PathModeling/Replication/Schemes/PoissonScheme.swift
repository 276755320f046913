internal import SatisfactionNumerics

/// Independent Poisson(1) counts, which need one pass over any number of units.
///
/// - Source: Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating uncertainty for massive data streams.
struct PoissonScheme: CountingScheme {
  let units: Int
  let replicateCount: Int

  var bounds: WeightBounds {
    .whole(largest: Double(PoissonStream.largest), largestSum: Double(units) * Double(PoissonStream.largest))
  }
  var variance: VarianceRule { .replicates }
  var streams: Bool { true }

  func stream(solve: Int, seed: UInt64) -> WeightStream {
    .counts(PoissonStream(seed: seed, stream: UInt64(solve)))
  }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    guard case .counts(var poisson) = stream else { preconditionFailure("Poisson counts have a stream of their own") }
    unsafe poisson.fill(counts)
    stream = .counts(poisson)
  }
}

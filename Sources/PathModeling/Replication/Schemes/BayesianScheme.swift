internal import SatisfactionNumerics

/// Independent exponential weights, scaled to sum to the number of rows.
///
/// - Source: Rubin (1981), Annals of Statistics 9(1), doi:10.1214/aos/1176345338.
struct BayesianScheme: WeightScheme {
  let replicateCount: Int

  var bounds: WeightBounds { .any }
  var variance: VarianceRule { .replicates }
  var streams: Bool { true }
  var keepsSampleSize: Bool { true }

  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    stream.withNumbers { numbers in
      for i in weights.indices { unsafe weights[i] = numbers.exponential() }
    }
  }
}

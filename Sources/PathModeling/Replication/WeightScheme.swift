package import SatisfactionNumerics

/// How replicates weigh the units (cases or buckets of cases) they are made of.
///
/// Every resampling scheme is a table of weights, replicates × units, and only a scheme draws. One scheme a file, in
/// `Schemes/`; a scheme knows its number of units. A replicate has one group of weighted units or several (two in a
/// permutation), and each group is one *solve*: group g of replicate b is solve b · ``groupsPerReplicate`` + g.
///
/// The case weights of a survey multiply in, because they stand in the units; a scheme whose weights hold them already
/// is given units without.
package protocol WeightScheme: Sendable {
  /// Number of replicates.
  var replicateCount: Int { get }
  /// Groups that a replicate divides the units into, each estimated by itself.
  var groupsPerReplicate: Int { get }
  /// What is known of the weights before they are drawn.
  var bounds: WeightBounds { get }
  /// How a variance follows from the replicates.
  var variance: VarianceRule { get }
  /// Whether the weights of a stretch of units can be drawn without those before it being kept.
  var streams: Bool { get }
  /// Whether the number of rows behind a replicate is that of the sample, whatever the weights sum to.
  var keepsSampleSize: Bool { get }
  /// Whether replicates are drawn at random: small differences between them are noise.
  var isDrawn: Bool { get }
  /// Whether the units of a replicate can be drawn again, for the standard error of the replicate.
  var canBeRedrawn: Bool { get }

  /// What the weights of a solve are drawn from, at the first unit.
  func stream(solve: Int, seed: UInt64) -> WeightStream

  /// Writes the weights of a stretch of units; of all units unless the scheme streams.
  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units: Range<Int>, from stream: inout WeightStream)
}

extension WeightScheme {
  package var groupsPerReplicate: Int { 1 }
  package var streams: Bool { false }
  package var keepsSampleSize: Bool { false }
  package var isDrawn: Bool { true }
  package var canBeRedrawn: Bool { false }
  /// Number of solves.
  package var solveCount: Int { replicateCount * groupsPerReplicate }

  /// Replicate b draws from stream b, for all its groups.
  package func stream(solve: Int, seed: UInt64) -> WeightStream {
    .numbers(RandomStream(seed: seed, stream: UInt64(solve / groupsPerReplicate)))
  }
}

/// A scheme whose weights are counts of one byte.
///
/// A count that a byte does not hold ends the program: the chance that a unit is drawn more than 255 times is below
/// 1/256!.
package protocol CountingScheme: WeightScheme {
  /// Writes the counts of a stretch of units; of all units unless the scheme streams.
  func fill(_ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream)
}

extension CountingScheme {
  package func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: weights.count) { counts in
      unsafe fill(counts, solve: solve, units: units, from: &stream)
      for i in weights.indices { unsafe weights[i] = Double(counts[i]) }
    }
  }
}

/// What is known of the weights of a scheme before they are drawn: it decides in which numbers sums are exact.
package struct WeightBounds: Sendable, Equatable {
  /// Whether every weight is a whole number.
  package let areWhole: Bool
  /// The largest weight of a unit.
  package let largest: Double
  /// The largest sum of the weights of a solve.
  package let largestSum: Double

  /// Bounds of weights that are whole numbers.
  package static func whole(largest: Double, largestSum: Double) -> WeightBounds {
    WeightBounds(areWhole: true, largest: largest, largestSum: largestSum)
  }

  /// Weights of which nothing is known.
  package static let any = WeightBounds(areWhole: false, largest: .infinity, largestSum: .infinity)
}

/// What the weights of a solve are drawn from.
package enum WeightStream {
  /// Random numbers.
  case numbers(RandomStream)
  /// Poisson counts.
  case counts(PoissonStream)

  /// Draws from the random numbers.
  ///
  /// - Precondition: the stream holds random numbers.
  mutating func withNumbers<Result>(_ body: (inout RandomStream) -> Result) -> Result {
    guard case .numbers(var numbers) = self else { preconditionFailure("the scheme draws from random numbers") }
    defer { self = .numbers(numbers) }
    return body(&numbers)
  }
}

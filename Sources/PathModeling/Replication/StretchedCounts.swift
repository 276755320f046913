/// A scheme that weighs every stretch of its units by one line of counts: constant + factor · count.
///
/// Sums of counts over a stretch are exact in bytes, and few operations make of them those of the weights.
protocol StretchedScheme: WeightScheme {
  /// The counts, and the lines.
  var stretchedCounts: StretchedCounts { get }
}

/// Counts of units that stand stretch by stretch, in an order of their own, and the lines that make weights of them.
struct StretchedCounts: Sendable {
  /// Units next to each other whose weights are one line of their counts.
  struct Stretch: Sendable, Equatable {
    /// Their places in the order of the counts.
    let places: Range<Int>
    /// The weight of a unit that counts 0.
    let constant: Double
    /// What each count adds to it.
    let factor: Double
  }

  /// Draws a count a place.
  let scheme: any CountingScheme
  /// Which unit stands at each place.
  let units: [Int]
  /// All places, in their order.
  let stretches: [Stretch]
}

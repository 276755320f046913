/// A number on an axis with what is known of it.
package struct ChartMark: Sendable, Equatable {
  /// The number.
  package var value: Double
  /// Where it lies with the confidence of the report.
  package var interval: ClosedRange<Double>?
  /// The middle half of its replicates.
  package var middleHalf: ClosedRange<Double>?
  /// A number it is compared with, such as the wave before.
  package var reference: Double?

  package init(
    _ value: Double, interval: ClosedRange<Double>? = nil, middleHalf: ClosedRange<Double>? = nil,
    reference: Double? = nil
  ) {
    self.value = value
    self.interval = interval
    self.middleHalf = middleHalf
    self.reference = reference
  }

  /// All that an axis has to hold.
  package var extent: ClosedRange<Double> {
    let places = [value, interval?.lowerBound, interval?.upperBound, reference].compactMap { $0 }
    return (places.min() ?? value)...(places.max() ?? value)
  }
}

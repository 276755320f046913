/// What reversal does to a column: lowest + highest − answer, a linear map.
package struct ColumnTurn: Sendable, Equatable {
  /// Whether the column is turned round.
  package let isTurned: Bool
  /// Lowest + highest answer of a turned column, else 0.
  package let origin: Double

  /// The map of an indicator; the identity where it is not reversed.
  package init(_ coding: IndicatorCoding) {
    self.init(coding.isReversed ? coding.scale : nil)
  }

  /// Turns the column round on a scale; nil leaves it as it is.
  init(_ scale: ClosedRange<Double>?) {
    isTurned = scale != nil
    origin = scale.map { $0.lowerBound + $0.upperBound } ?? 0
  }

  /// An answer, or a mean of answers, after the map.
  func callAsFunction(_ answer: Double) -> Double { isTurned ? origin - answer : answer }
}

/// Numbers in model text and messages.
package enum NumberText {
  /// The shortest text that reads back as the same number; whole numbers without a point.
  package static func written(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 1e15 else { return number.description }
    return String(Int(number))
  }

  /// `1..10`.
  package static func written(_ scale: ClosedRange<Double>) -> String {
    written(scale.lowerBound) + ".." + written(scale.upperBound)
  }
}

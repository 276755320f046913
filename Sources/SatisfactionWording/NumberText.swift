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

extension NumberText {
  /// The percent of a level with as many decimals as it has, up to ten: 0.95 is `95`, and 0.9999999 `99.99999`, not 100.
  package static func percent(ofLevel level: Double) -> String {
    let percent = (level * 1e12).rounded() / 1e10
    if percent >= 100, level < 1 { return "more than 99.9999999999" }
    if percent <= 0, level > 0 { return "less than 0.0000000001" }
    return written(percent)
  }
}

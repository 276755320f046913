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
  /// Digits after which a number is taken as it is.
  private static let mostDecimals = 12

  /// Sizes below which a number is written with a power of ten.
  private static let smallest = 1e-6

  /// A number inside of a sentence: three significant digits, and a minus as wide as a digit; `4.10e-12` where there would
  /// be nothing but zeros.
  ///
  /// - Parameter bound: A number that it is said to lie above or below: as many digits more are given as tell both apart.
  package static func significant(_ number: Double, apartFrom bound: Double? = nil) -> String {
    guard number.isFinite, number != 0 else { return DecimalText.fixed(number, decimals: 0) }
    if number.magnitude < smallest {
      let parts = "\(number)".split(separator: "e")
      if parts.count == 2, let digits = Double(parts[0]) {
        return DecimalText.fixed(digits, decimals: 2) + "e" + parts[1]
      }
    }
    var (decimals, size) = (2, number.magnitude)
    while size >= 10, decimals > 0 { (size, decimals) = (size / 10, decimals - 1) }
    while size < 1, decimals < mostDecimals { (size, decimals) = (size * 10, decimals + 1) }
    while let bound, bound != number, decimals < mostDecimals,
      DecimalText.fixed(number, decimals: decimals) == DecimalText.fixed(bound, decimals: decimals)
    { decimals += 1 }
    return DecimalText.fixed(number, decimals: decimals)
  }

  /// The percent of a level with as many decimals as it has, up to ten: 0.95 is `95`, and 0.9999999 `99.99999`, not 100.
  package static func percent(ofLevel level: Double) -> String {
    let percent = (level * 1e12).rounded() / 1e10
    if percent >= 100, level < 1 { return "more than 99.9999999999" }
    if percent <= 0, level > 0 { return "less than 0.0000000001" }
    return written(percent)
  }
}

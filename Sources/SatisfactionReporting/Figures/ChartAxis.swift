internal import SatisfactionNumerics
internal import SatisfactionWording

/// A line of numbers that a chart is drawn along.
package struct ChartAxis: Sendable, Equatable {
  /// The least number on the line.
  package let lower: Double
  /// The greatest number on the line.
  package let upper: Double
  /// Distance of two ticks.
  package let step: Double

  package init(lower: Double, upper: Double, step: Double) {
    precondition(lower < upper && step > 0, "an axis has a length")
    self.lower = lower
    self.upper = upper
    self.step = step
  }

  /// Indices of 0–100: from ten to ten, with 3 points of air around what is shown.
  ///
  /// - Parameter unit: 5 to begin and end at fives, where there is little room.
  package static func indices(covering ranges: [ClosedRange<Double>], unit: Double = 10) -> ChartAxis {
    let least = ranges.map(\.lowerBound).min() ?? 0
    let greatest = ranges.map(\.upperBound).max() ?? 100
    let air = unit * 0.3
    let lower = max(0, ((least - air) / unit).rounded(.down) * unit)
    let upper = min(100, ((greatest + air) / unit).rounded(.up) * unit)
    guard lower < upper else { return ChartAxis(lower: 0, upper: 100, step: 20) }
    return ChartAxis(lower: lower, upper: upper, step: upper - lower > 60 ? 20 : upper - lower > 2.5 * unit ? unit : 5)
  }

  private static let largest = 1e12

  /// Any numbers: 0 and everything that is shown, with three to six ticks at round places.
  package static func numbers(covering ranges: [ClosedRange<Double>], holdsZero: Bool = true) -> ChartAxis {
    var least = ranges.map(\.lowerBound).min() ?? 0
    var greatest = ranges.map(\.upperBound).max() ?? 1
    if holdsZero { (least, greatest) = (min(least, 0), max(greatest, 0)) }
    // No chart shows more, and there is no step for it.
    (least, greatest) = (max(least, -largest), min(greatest, largest))
    if least == greatest { greatest = least + 1 }
    let step = roundStep(greatest - least)
    return ChartAxis(
      lower: (least / step + 1e-9).rounded(.down) * step, upper: (greatest / step - 1e-9).rounded(.up) * step,
      step: step)
  }

  /// 1, 2, 2.5 or 5 times a power of ten, so that a length has three to six steps.
  private static func roundStep(_ length: Double) -> Double {
    var power = 1.0
    while power * 10 <= length { power *= 10 }
    while power > length { power /= 10 }
    return [0.2, 0.25, 0.5, 1, 2, 2.5].map { $0 * power }.first { length / $0 <= 5 } ?? power
  }

  /// The numbers that are written at the line.
  package var ticks: [Double] {
    let (first, last) = (Int((lower / step - 1e-9).rounded(.up)), Int((upper / step + 1e-9).rounded(.down)))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }

  /// Decimals that the ticks need.
  package var decimals: Int {
    (0...3).first { decimals in
      let unit = DecimalText.unit(decimals)
      return abs((step / unit).rounded() * unit - step) < 1e-9
    } ?? 3
  }

  /// Whether 0 lies on the line.
  package var holdsZero: Bool { lower <= 0 && upper >= 0 }

  /// The place of a number, 0…100; what lies beyond an end is drawn at the end.
  package func percent(_ value: Double) -> Double {
    min(100, max(0, (value - lower) / (upper - lower) * 100))
  }
}

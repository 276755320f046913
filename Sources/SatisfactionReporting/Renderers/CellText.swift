internal import SatisfactionWording

extension ReportTable.Cell {
  /// The cell as text for people.
  var text: String {
    switch self {
    case .text(let text): DisplayText.harmless(text)
    case .number(let value, let decimals): DecimalText.fixed(value, decimals: decimals)
    case .interval(let interval, let decimals):
      DecimalText.fixed(interval.lowerBound, decimals: decimals) + " … "
        + DecimalText.fixed(interval.upperBound, decimals: decimals)
    case .margin(let half, let decimals): "± " + DecimalText.fixed(half, decimals: decimals)
    case .share(let share): DecimalText.fixed(100 * share, decimals: 0) + " %"
    case .bracketed(let value, let decimals): "(" + DecimalText.fixed(value, decimals: decimals) + ")"
    case .probability(let value, let decimals):
      value < DecimalText.unit(decimals)
        ? "< " + DecimalText.fixed(DecimalText.unit(decimals), decimals: decimals)
        : DecimalText.fixed(value, decimals: decimals)
    case .estimate(let value, let interval, let decimals):
      DecimalText.fixed(value, decimals: decimals) + "  "
        + (interval.map { ReportTable.Cell.interval($0, decimals: decimals).text } ?? "–")
    case .gauge(let value, let interval): Gauge.line(value, interval)
    case .missing: "–"
    case .empty: ""
    }
  }
}

/// A number from 0 to 100 as a place on a line of fifteen steps or more.
enum Gauge {
  /// Steps of the shortest line.
  static let steps = 15

  /// The ends of the line.
  static func heading(steps: Int = steps) -> String { " 0" + String(repeating: " ", count: steps - 4) + "100 " }

  /// `▕──────────●────▏`, the interval heavier: `▕────────━━●━━──▏`.
  static func line(_ value: Double, _ interval: ClosedRange<Double>?, steps: Int = steps) -> String {
    let place = step(value, of: steps)
    let low = interval.map { step($0.lowerBound, of: steps) } ?? place
    let high = interval.map { step($0.upperBound, of: steps) } ?? place
    var line = "▕"
    for position in 0..<steps {
      line += position == place ? "●" : (low...high).contains(position) ? "━" : "─"
    }
    return line + "▏"
  }

  /// The step that a number lies in; an index of a construct with negative weights may lie outside of 0…100 and is
  /// drawn at the end.
  private static func step(_ value: Double, of steps: Int) -> Int {
    let clamped = min(100, max(0, value))
    return min(steps - 1, Int(clamped / 100 * Double(steps)))
  }
}

internal import SatisfactionWording

/// One index on its scale of 0–100: an SVG that stretches with the page.
struct ThermometerDrawing {
  private let thermometer: Thermometer

  init(_ thermometer: Thermometer) { self.thermometer = thermometer }

  /// Writes the whole `svg`.
  func write(to markup: inout MarkupWriter) {
    let mark = thermometer.mark
    markup.element("svg", ["class": "head", "width": "100%", "height": 64, "role": "img"]) { markup in
      markup.element("title", text: thermometer.title)
      markup.empty("rect", ["class": "track", "x": 0, "width": "100%", "y": 20, "height": 12, "rx": 6])
      markup.empty(
        "rect", ["class": "fill", "x": 0, "width": .percent(clamped(mark.value)), "y": 20, "height": 12, "rx": 6])
      for tick in stride(from: 10.0, to: 100, by: 10) {
        markup.empty(
          "line",
          [
            "class": "tick", "x1": .percent(tick), "x2": .percent(tick), "y1": 36, "y2": tick == 50 ? 42 : 39,
          ])
      }
      band("b95", mark.interval, to: &markup)
      band("b50", mark.middleHalf, to: &markup)
      let place = AttributeValue.percent(clamped(mark.value))
      markup.empty("line", ["class": "pt", "x1": place, "x2": place, "y1": 11, "y2": 41])
      for (tick, anchor): (Double, AttributeValue) in [(0, "start"), (50, "middle"), (100, "end")] {
        markup.element(
          "text", ["x": .percent(tick), "y": 60, "text-anchor": anchor], text: DecimalText.fixed(tick, decimals: 0))
      }
    }
  }

  private func clamped(_ value: Double) -> Double { min(100, max(0, value)) }

  private func band(_ kind: AttributeValue, _ range: ClosedRange<Double>?, to markup: inout MarkupWriter) {
    guard let range else { return }
    let (low, high) = (clamped(range.lowerBound), clamped(range.upperBound))
    markup.empty(
      "rect",
      ["class": kind, "x": .percent(low), "width": .percent(high - low), "y": 14, "height": 24, "rx": 4])
  }
}

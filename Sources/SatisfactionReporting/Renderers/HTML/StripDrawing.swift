internal import SatisfactionWording

/// The mark of one row on the axis of its table: an SVG without a `viewBox`, its places in percent, so that it stretches
/// with the column while all text stays HTML.
struct StripDrawing {
  private static let height = 24.0
  let axis: ChartAxis

  /// Writes a mark with its bars: thin for the interval, thick for the middle half.
  func write(_ mark: ChartMark, emphasis: TableChart.Emphasis, to markup: inout MarkupWriter) {
    strip(emphasis, to: &markup) { markup in
      if let interval = mark.interval { bar("r", interval, to: &markup) }
      if let half = mark.middleHalf { bar("r2", half, to: &markup) }
      if let reference = mark.reference { dot("o", reference, to: &markup) }
      dot("d", mark.value, to: &markup)
    }
  }

  /// Writes two numbers and the way between them.
  func write(from first: Double, to second: Double, isOpen: Bool, to markup: inout MarkupWriter) {
    strip(isOpen ? .weak : .plain, to: &markup) { markup in
      bar("w", min(first, second)...max(first, second), to: &markup)
      dot("o", first, to: &markup)
      dot("d", second, to: &markup)
    }
  }

  /// Writes the numbers of the axis, once above its rows.
  func writeAxis(to markup: inout MarkupWriter) {
    markup.element("div", ["class": "axis", "aria-hidden": "true"]) { markup in
      for tick in axis.ticks {
        markup.element(
          "span", ["style": .left(axis.percent(tick))], text: DecimalText.fixed(tick, decimals: axis.decimals))
      }
    }
  }

  private func strip(
    _ emphasis: TableChart.Emphasis, to markup: inout MarkupWriter, _ content: (inout MarkupWriter) -> Void
  ) {
    let kind: AttributeValue =
      switch emphasis {
      case .weak: "strip w"
      case .plain: "strip"
      case .target: "strip t"
      }
    markup.element(
      "svg", ["class": kind, "width": "100%", "height": .length(Self.height), "aria-hidden": "true"]
    ) { markup in
      for tick in axis.ticks { line(tick == 0 ? "z" : "g", at: tick, to: &markup) }
      content(&markup)
    }
  }

  private func line(_ kind: AttributeValue, at value: Double, to markup: inout MarkupWriter) {
    let place = AttributeValue.percent(axis.percent(value))
    markup.empty("line", ["class": kind, "x1": place, "x2": place, "y1": 0, "y2": "100%"])
  }

  private func bar(_ kind: AttributeValue, _ range: ClosedRange<Double>, to markup: inout MarkupWriter) {
    markup.empty(
      "line",
      [
        "class": kind, "x1": .percent(axis.percent(range.lowerBound)), "x2": .percent(axis.percent(range.upperBound)),
        "y1": "50%", "y2": "50%",
      ])
  }

  private func dot(_ kind: AttributeValue, _ value: Double, to markup: inout MarkupWriter) {
    markup.empty(
      "circle",
      ["class": kind, "cx": .percent(axis.percent(value)), "cy": "50%", "r": 5])
  }
}

extension AttributeValue {
  /// A place from the left, as a style.
  static func left(_ percent: Double) -> AttributeValue { .declaration("left:", percent) }
  /// A width, as a style.
  static func width(_ percent: Double) -> AttributeValue { .declaration("width:", percent) }
}

internal import SatisfactionWording

extension HTMLRenderer {
  /// Shares as one bar with their words and numbers below.
  func write(_ bar: StackedBar, to markup: inout MarkupWriter) {
    markup.element("svg", ["class": "stack", "width": "100%", "height": 28, "role": "img"]) { markup in
      markup.element("title", text: bar.title)
      for (part, place) in zip(bar.parts, bar.places) {
        markup.empty(
          "rect",
          [
            "class": part.tone.name, "x": .percent(place.start * 100), "width": .percent(place.length * 100), "y": 0,
            "height": 28,
          ])
      }
    }
    markup.element("p", ["class": "note"]) { markup in
      for part in bar.parts {
        markup.element("span", ["class": "key"]) { markup in
          markup.element("span", ["class": part.tone.swatch]) { _ in }
          markup.text("\(part.name) \(DecimalText.fixed(part.share * 100, decimals: 1)) %")
        }
        markup.literal(" ")
      }
    }
  }

  /// Lines over waves.
  func write(_ trend: Trend, to markup: inout MarkupWriter) {
    for form in trend.isSmall ? [TrendDrawing.Form.small] : [.wide, .narrow] {
      let drawing = TrendDrawing(trend, form)
      markup.element("svg", ["class": form.name, "viewBox": drawing.viewBox, "role": "img"]) { drawing.write(to: &$0) }
    }
  }

  /// A slope against its moderator.
  func write(_ chart: SlopeChart, to markup: inout MarkupWriter) {
    for form in [SlopeDrawing.Form.wide, .narrow] {
      let drawing = SlopeDrawing(chart, form)
      markup.element("svg", ["class": form.name, "viewBox": drawing.viewBox, "role": "img"]) { drawing.write(to: &$0) }
    }
  }
}

extension StackedBar.Tone {
  /// The class of its style.
  fileprivate var name: AttributeValue {
    switch self {
    case .bad: "bad"
    case .neutral: "mid"
    case .good: "good"
    }
  }

  /// The class of its sample in the legend.
  fileprivate var swatch: AttributeValue {
    switch self {
    case .bad: "sw bad"
    case .neutral: "sw mid"
    case .good: "sw good"
    }
  }
}

internal import SatisfactionWording

/// The importance–performance map drawn as SVG.
struct PriorityMapDrawing {
  /// For which pages.
  enum Form {
    case wide
    case narrow

    var name: AttributeValue { self == .wide ? "map wide" : "map narrow" }
    var size: (width: Double, height: Double) { self == .wide ? (760, 430) : (358, 400) }
    /// Room for the axes.
    var inset: (left: Double, right: Double, top: Double, bottom: Double) {
      self == .wide ? (52, 16, 26, 46) : (40, 8, 26, 44)
    }
  }

  private static let labelSize = 13.5
  private let map: PriorityMap
  private let form: Form
  private let x: ChartAxis
  private let y: ChartAxis

  init(_ map: PriorityMap, _ form: Form) {
    self.map = map
    self.form = form
    let reach = map.points.map { point in
      point.covariance.map { ConfidenceEllipse.reach($0, level: map.level) } ?? (x: 0, y: 0)
    }
    let across = zip(map.points, reach).map { ($0.importance - $1.x)...($0.importance + $1.x) }
    let down = zip(map.points, reach).map { ($0.performance - $1.y)...($0.performance + $1.y) }
    x = .numbers(covering: across)
    y = .indices(covering: down, unit: 5)
  }

  /// The rectangle that the drawing fills.
  var viewBox: AttributeValue { .lengths([0, 0, form.size.width, form.size.height]) }

  /// Writes what stands inside of `svg`.
  func write(to markup: inout MarkupWriter) {
    markup.element("title", text: map.title)
    markup.element("desc", text: map.summary)
    writeFrame(to: &markup)
    writeCorners(to: &markup)
    for point in map.points { writeEllipse(point, to: &markup) }
    for point in map.points { writeDot(point, to: &markup) }
    for (point, label) in zip(map.points, labels()) {
      markup.element(
        "text",
        ["class": "dl", "x": .length(label.x), "y": .length(label.baseline), "text-anchor": label.anchor.word],
        text: label.text.isEmpty ? point.name : label.text)
    }
  }

  // MARK: Places

  private var frame: (left: Double, right: Double, top: Double, bottom: Double) {
    let (size, inset) = (form.size, form.inset)
    return (inset.left, size.width - inset.right, inset.top, size.height - inset.bottom)
  }

  private func place(_ importance: Double, _ performance: Double) -> PlanePoint {
    PlanePoint(
      frame.left + x.percent(importance) / 100 * (frame.right - frame.left),
      frame.bottom - y.percent(performance) / 100 * (frame.bottom - frame.top))
  }

  // MARK: Frame

  private func writeFrame(to markup: inout MarkupWriter) {
    let middle = place(map.cuts.importance, map.cuts.performance)
    markup.empty(
      "rect",
      [
        "class": "first", "x": .length(middle.x), "y": .length(middle.y), "width": .length(frame.right - middle.x),
        "height": .length(frame.bottom - middle.y),
      ])
    for tick in y.ticks {
      let at = place(x.lower, tick).y
      line("g", PlanePoint(frame.left, at), PlanePoint(frame.right, at), to: &markup)
      text("tk", PlanePoint(frame.left - 8, at + 4), "end", DecimalText.fixed(tick, decimals: y.decimals), to: &markup)
    }
    for tick in x.ticks {
      let at = place(tick, y.lower).x
      line("g", PlanePoint(at, frame.top), PlanePoint(at, frame.bottom), to: &markup)
      text(
        "tk", PlanePoint(at, frame.bottom + 17), "middle", DecimalText.fixed(tick, decimals: x.decimals), to: &markup)
    }
    line("mean", PlanePoint(middle.x, frame.top), PlanePoint(middle.x, frame.bottom), to: &markup)
    line("mean", PlanePoint(frame.left, middle.y), PlanePoint(frame.right, middle.y), to: &markup)
    text("ax", PlanePoint(frame.right, form.size.height - 8), "end", map.words.importanceAxis + " →", to: &markup)
    // Read from left to right, not with the head turned.
    text("ax", PlanePoint(2, 13), "start", "↑ " + map.words.performanceAxis, to: &markup)
  }

  private func writeCorners(to markup: inout MarkupWriter) {
    let words = map.words
    text("cn", PlanePoint(frame.right - 8, frame.bottom - 9), "end", words.first, to: &markup)
    text("cn", PlanePoint(frame.right - 8, frame.top + 16), "end", words.keep, to: &markup)
    guard form == .wide else { return }
    text("cn", PlanePoint(frame.left + 8, frame.top + 16), "start", words.highAside, to: &markup)
    text("cn", PlanePoint(frame.left + 8, frame.bottom - 9), "start", words.lowAside, to: &markup)
  }

  private func line(_ kind: AttributeValue, _ a: PlanePoint, _ b: PlanePoint, to markup: inout MarkupWriter) {
    markup.empty(
      "line", ["class": kind, "x1": .length(a.x), "y1": .length(a.y), "x2": .length(b.x), "y2": .length(b.y)])
  }

  private func text(
    _ kind: AttributeValue, _ at: PlanePoint, _ anchor: AttributeValue, _ words: String, to markup: inout MarkupWriter
  ) {
    markup.element(
      "text", ["class": kind, "x": .length(at.x), "y": .length(at.y), "text-anchor": anchor], text: words)
  }

  // MARK: Points

  private func writeEllipse(_ point: PriorityMap.Point, to markup: inout MarkupWriter) {
    guard let covariance = point.covariance else { return }
    let across = (frame.right - frame.left) / (x.upper - x.lower)
    let down = (frame.bottom - frame.top) / (y.upper - y.lower)
    // On the screen y grows downwards, which turns the sign of the covariance.
    let ellipse = ConfidenceEllipse(
      PriorityMap.Covariance(
        xx: covariance.xx * across * across, xy: -covariance.xy * across * down, yy: covariance.yy * down * down),
      level: map.level)
    let at = place(point.importance, point.performance)
    markup.empty(
      "ellipse",
      [
        "class": "el95", "rx": .length(ellipse.semiMajor), "ry": .length(ellipse.semiMinor),
        "transform": .turned(ellipse.direction, at),
      ])
  }

  private func writeDot(_ point: PriorityMap.Point, to markup: inout MarkupWriter) {
    let at = place(point.importance, point.performance)
    markup.element("g") { markup in
      let numbers = [(point.performance, 1), (point.importance, 2)].map { DecimalText.fixed($0, decimals: $1) }
      markup.element("title", text: "\(point.name): \(numbers.joined(separator: ", "))")
      markup.empty("circle", ["class": "d", "cx": .length(at.x), "cy": .length(at.y), "r": 5])
    }
  }

  private func labels() -> [PointLabels.Label] {
    let dots = map.points.map { place($0.importance, $0.performance) }
    let middle = place(map.cuts.importance, map.cuts.performance)
    let frame = PlaneBox(
      center: PlanePoint((self.frame.left + self.frame.right) / 2, (self.frame.top + self.frame.bottom) / 2),
      width: self.frame.right - self.frame.left, height: self.frame.bottom - self.frame.top)
    return PointLabels(
      names: map.points.map(\.name), dots: dots, frame: frame, line: middle.y, size: Self.labelSize,
      widest: form == .wide ? 220 : 130
    ).labels
  }
}

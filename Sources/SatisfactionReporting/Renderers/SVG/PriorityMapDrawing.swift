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
  private let frame: ChartFrame

  init(_ map: PriorityMap, _ form: Form) {
    self.map = map
    self.form = form
    let reach = map.points.map { point in
      point.covariance.map { ConfidenceEllipse.reach($0, level: map.level) } ?? (x: 0, y: 0)
    }
    let across = zip(map.points, reach).map { ($0.importance - $1.x)...($0.importance + $1.x) }
    let down = zip(map.points, reach).map { ($0.performance - $1.y)...($0.performance + $1.y) }
    let (size, inset) = (form.size, form.inset)
    frame = ChartFrame(
      x: .numbers(covering: across), y: .indices(covering: down, unit: 5), left: inset.left,
      right: size.width - inset.right, top: inset.top, bottom: size.height - inset.bottom)
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

  // MARK: Frame

  private func writeFrame(to markup: inout MarkupWriter) {
    let middle = frame.place(map.cuts.importance, map.cuts.performance)
    markup.empty(
      "rect",
      [
        "class": "first", "x": .length(middle.x), "y": .length(middle.y), "width": .length(frame.right - middle.x),
        "height": .length(frame.bottom - middle.y),
      ])
    frame.writeGrid(to: &markup)
    markup.line("mean", PlanePoint(middle.x, frame.top), PlanePoint(middle.x, frame.bottom))
    markup.line("mean", PlanePoint(frame.left, middle.y), PlanePoint(frame.right, middle.y))
    frame.writeTitles(
      across: map.words.importanceAxis, up: map.words.performanceAxis, height: form.size.height, to: &markup)
  }

  private func writeCorners(to markup: inout MarkupWriter) {
    let words = map.words
    markup.text("cn", PlanePoint(frame.right - 8, frame.bottom - 9), "end", words.first)
    markup.text("cn", PlanePoint(frame.right - 8, frame.top + 16), "end", words.keep)
    guard form == .wide else { return }
    markup.text("cn", PlanePoint(frame.left + 8, frame.top + 16), "start", words.highAside)
    markup.text("cn", PlanePoint(frame.left + 8, frame.bottom - 9), "start", words.lowAside)
  }

  // MARK: Points

  private func writeEllipse(_ point: PriorityMap.Point, to markup: inout MarkupWriter) {
    guard let covariance = point.covariance else { return }
    let across = (frame.right - frame.left) / (frame.x.upper - frame.x.lower)
    let down = (frame.bottom - frame.top) / (frame.y.upper - frame.y.lower)
    // On the screen y grows downwards, which turns the sign of the covariance.
    let ellipse = ConfidenceEllipse(
      PriorityMap.Covariance(
        xx: covariance.xx * across * across, xy: -covariance.xy * across * down, yy: covariance.yy * down * down),
      level: map.level)
    let at = frame.place(point.importance, point.performance)
    markup.empty(
      "ellipse",
      [
        "class": "el95", "rx": .length(ellipse.semiMajor), "ry": .length(ellipse.semiMinor),
        "transform": .turned(ellipse.direction, at),
      ])
  }

  private func writeDot(_ point: PriorityMap.Point, to markup: inout MarkupWriter) {
    let at = frame.place(point.importance, point.performance)
    markup.element("g") { markup in
      let numbers = [(point.performance, 1), (point.importance, 2)].map { DecimalText.fixed($0, decimals: $1) }
      markup.element("title", text: "\(point.name): \(numbers.joined(separator: ", "))")
      markup.empty("circle", ["class": "d", "cx": .length(at.x), "cy": .length(at.y), "r": 5])
    }
  }

  private func labels() -> [PointLabels.Label] {
    let dots = map.points.map { frame.place($0.importance, $0.performance) }
    let middle = frame.place(map.cuts.importance, map.cuts.performance)
    let box = PlaneBox(
      center: PlanePoint((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2),
      width: frame.right - frame.left, height: frame.bottom - frame.top)
    return PointLabels(
      names: map.points.map(\.name), dots: dots, frame: box, line: middle.y, size: Self.labelSize,
      widest: form == .wide ? 220 : 130
    ).labels
  }
}

internal import SatisfactionWording

/// A path diagram drawn as SVG.
///
/// The core of an arrow is as wide as the end of its interval that is nearer to 0, the pale edge as wide as the other
/// end; an arrow whose interval holds 0 is thin, grey and dashed.
struct PathDiagramDrawing {
  /// Boxes narrower than this have smaller names, and no R².
  private static let comfortableBox = 96.0
  private static let lineHeight = 17.0
  private static let thinnest = 1.2

  private let diagram: PathDiagram
  private let shape: DiagramShape
  private let layout: PathLayout
  private let names: [[String]]
  private let nameSize: Double
  /// From the side of a box to its words.
  private let inset: Double
  /// Whether it runs from left to right.
  let isWide: Bool

  /// Lays out a diagram; `shape` is a wish that grows with names of two lines.
  init(_ diagram: PathDiagram, _ shape: DiagramShape) {
    self.diagram = diagram
    isWide = shape.direction == .rightwards
    let inset = isWide ? 11.0 : 8.0
    self.inset = inset
    let nameSize = shape.boxWidth < Self.comfortableBox ? 11.5 : 13.5
    self.nameSize = nameSize
    let wrapped = diagram.boxes.map {
      TextExtent.lines(
        $0.name, width: shape.boxWidth - 2 * inset + 4, size: nameSize, isBold: true, atMost: 2)
    }
    var grown = shape
    if wrapped.contains(where: { $0.count > 1 }) { grown.boxHeight += Self.lineHeight }
    if !diagram.hasNumbers { grown.labelWidth = 0 }
    self.shape = grown
    names = wrapped
    layout = PathLayout(diagram.graph, grown)
  }

  /// Lays out a diagram with boxes as narrow as need be for the page, down to where names are still read.
  init(_ diagram: PathDiagram, fitting shape: DiagramShape) {
    var drawing = PathDiagramDrawing(diagram, shape)
    for width in [96.0, 88] where drawing.size.width > shape.comfortableWidth {
      var smaller = shape
      smaller.boxWidth = width
      drawing = PathDiagramDrawing(diagram, smaller)
    }
    self = drawing
  }

  /// A small picture is not blown up.
  var widthLimit: AttributeValue { .widthLimit(size.width * 1.15) }

  /// The size of the picture in pixels.
  var size: (width: Double, height: Double) { (layout.frame.width, layout.frame.height) }

  /// The rectangle that the drawing fills, for `viewBox`.
  var viewBox: AttributeValue {
    .lengths([layout.frame.minX, layout.frame.minY, layout.frame.width, layout.frame.height])
  }

  /// Writes what stands inside of `svg`: title, description, arrows, numbers, boxes.
  func write(to markup: inout MarkupWriter) {
    markup.element("title", text: diagram.title)
    markup.element("desc", text: diagram.summary)
    // Strong arrows above weak ones, numbers above all of them.
    let order = diagram.arrows.indices.sorted { a, b in
      (abs(diagram.arrows[a].estimate ?? 0), a) < (abs(diagram.arrows[b].estimate ?? 0), b)
    }
    for arrow in order { writeHalo(arrow, to: &markup) }
    for arrow in order { writeArrow(arrow, to: &markup) }
    for arrow in diagram.arrows.indices { writeNumbers(arrow, to: &markup) }
    for box in diagram.boxes.indices { writeBox(box, to: &markup) }
  }

  // MARK: Arrows

  private func strokeWidth(_ size: Double) -> Double {
    let (scale, widest) = isWide ? (14.0, 14.0) : (10.0, 10.0)
    return max(Self.thinnest, min(widest, size * scale))
  }

  private func writeHalo(_ number: Int, to markup: inout MarkupWriter) {
    let arrow = diagram.arrows[number]
    guard !arrow.isWeak, let size = arrow.greatestSize else { return }
    markup.empty(
      "path",
      [
        "class": arrow.isNegative ? "halo neg" : "halo", "d": .curves(layout.curves[number]),
        "stroke-width": .length(strokeWidth(size)),
      ])
  }

  private func writeArrow(_ number: Int, to markup: inout MarkupWriter) {
    let arrow = diagram.arrows[number]
    let width = arrow.isWeak ? Self.thinnest : arrow.leastSize.map(strokeWidth) ?? 1.6
    let kind: AttributeValue = arrow.isWeak ? "k" : arrow.isNegative ? "neg" : "s"
    markup.element("g", ["class": kind]) { markup in
      let path = diagram.boxes[arrow.from].name + " → " + diagram.boxes[arrow.to].name
      markup.element("title", text: arrow.numbers(decimals: 3).map { "\(path): \($0)" } ?? path)
      markup.empty(
        "path", ["class": "edge", "d": .curves(layout.curves[number]), "stroke-width": .length(width)])
      markup.empty("path", ["class": "tip", "d": .polygon(tip(number, width: width))])
    }
  }

  /// The head of an arrow, from where its line ends on.
  private func tip(_ number: Int, width: Double) -> [PlanePoint] {
    guard let last = layout.curves[number].last else { return [] }
    let (base, length) = (last.end, last.end.distance(to: last.control2))
    let direction = PlanePoint((base.x - last.control2.x) / length, (base.y - last.control2.y) / length)
    let half = max(shape.arrow * 0.5, width / 2 + 2)
    // A hair back, so that no gap shows between line and head.
    let foot = PlanePoint(base.x - direction.x * 0.5, base.y - direction.y * 0.5)
    return [
      PlanePoint(foot.x - direction.y * half, foot.y + direction.x * half),
      PlanePoint(base.x + direction.x * shape.arrow, base.y + direction.y * shape.arrow),
      PlanePoint(foot.x + direction.y * half, foot.y - direction.x * half),
    ]
  }

  private func writeNumbers(_ number: Int, to markup: inout MarkupWriter) {
    let (arrow, place) = (diagram.arrows[number], layout.labels[number])
    guard let estimate = arrow.estimate else { return }
    let interval = isWide ? arrow.interval : nil
    let (width, height) = (interval == nil ? 31.0 : shape.labelWidth - 4, interval == nil ? 16.0 : 29.0)
    markup.empty(
      "rect",
      [
        "class": "lb", "x": .length(place.x - width / 2), "y": .length(place.y - height / 2),
        "width": .length(width), "height": .length(height), "rx": 4,
      ])
    markup.element(
      "text",
      [
        "class": arrow.isWeak ? "el w" : "el", "x": .length(place.x),
        "y": .length(interval == nil ? place.y + 4.5 : place.y - 1),
      ], text: DecimalText.fixed(estimate, decimals: 2))
    if let interval {
      let ends = [interval.lowerBound, interval.upperBound].map { DecimalText.fixed($0, decimals: 2) }
      markup.element(
        "text", ["class": "ei", "x": .length(place.x), "y": .length(place.y + 12)],
        text: ends.joined(separator: " … "))
    }
  }

  // MARK: Boxes

  private func writeBox(_ number: Int, to markup: inout MarkupWriter) {
    let (box, frame) = (diagram.boxes[number], layout.boxes[number])
    let (left, inner) = (frame.minX + inset, frame.width - 2 * inset)
    markup.element("g", ["class": number == diagram.target ? "node tg" : "node"]) { markup in
      markup.element("title", text: box.name)
      markup.empty(
        "rect",
        [
          "class": "bx", "x": .length(frame.minX), "y": .length(frame.minY), "width": .length(frame.width),
          "height": .length(frame.height), "rx": 7,
        ])
      let block = Self.lineHeight * Double(names[number].count) + (box.hasNumbers ? 24 : 0)
      var baseline = frame.center.y - block / 2 + 13
      for line in names[number] {
        markup.element(
          "text", ["class": isSmall ? "nn sm" : "nn", "x": .length(left), "y": .length(baseline)], text: line)
        baseline += Self.lineHeight
      }
      if let index = box.index { writeIndex(index, frame, left, inner, baseline + 5, to: &markup) }
      if let rSquared = box.rSquared, !isSmall {
        markup.element(
          "text", ["class": "nr", "x": .length(frame.maxX - inset), "y": .length(baseline + 4)],
          text: "R² " + DecimalText.fixed(rSquared, decimals: 2))
      }
    }
  }

  private var isSmall: Bool { shape.boxWidth < Self.comfortableBox }

  private func writeIndex(
    _ index: Double, _ frame: PlaneBox, _ left: Double, _ inner: Double, _ baseline: Double,
    to markup: inout MarkupWriter
  ) {
    markup.element(
      "text", ["class": "ni", "x": .length(left), "y": .length(baseline)],
      text: DecimalText.fixed(index, decimals: 1))
    let y = frame.maxY - 7
    let share = min(100, max(0, index)) / 100
    for (kind, width): (AttributeValue, Double) in [("tr", inner), ("fl", inner * share)] {
      markup.empty(
        "rect",
        ["class": kind, "x": .length(left), "y": .length(y), "width": .length(width), "height": 2.5, "rx": 1.2])
    }
  }
}

extension PathDiagram {
  fileprivate var hasNumbers: Bool { arrows.contains { $0.estimate != nil } }
}

extension PathDiagram.Box {
  fileprivate var hasNumbers: Bool { index != nil || rSquared != nil }
}

extension PathDiagram.Arrow {
  fileprivate var isNegative: Bool { (estimate ?? 0) < 0 }
}

/// Names beside their dots: of eight places each takes the one that collides least.
struct PointLabels {
  /// To which side of its place a text runs.
  enum Anchor {
    case start
    case middle
    case end

    var word: AttributeValue {
      switch self {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    }
  }

  /// A name and where it stands.
  struct Label {
    let text: String
    let x: Double
    let baseline: Double
    let anchor: Anchor
  }

  /// From the dot: right, left, above, below, and the corners; the later the less liked.
  private static let places: [(x: Double, y: Double, anchor: Anchor, cost: Double)] = [
    (11, 5, .start, 0), (-11, 5, .end, 1), (0, -13, .middle, 2), (0, 23, .middle, 2), (11, -11, .start, 3),
    (11, 20, .start, 3), (-11, -11, .end, 4), (-11, 20, .end, 4),
  ]

  /// One label a dot, in order.
  private(set) var labels: [Label] = []

  /// - Parameters:
  ///   - frame: Where labels have to stay.
  ///   - line: A level line that labels avoid, y.
  ///   - widest: Longer names are cut.
  init(names: [String], dots: [PlanePoint], frame: PlaneBox, line: Double, size: Double, widest: Double) {
    var taken: [PlaneBox] = []
    for (name, dot) in zip(names, dots) {
      let text = TextExtent.lines(name, width: widest, size: size, isBold: true, atMost: 1).first ?? ""
      let width = TextExtent.width(text, size: size, isBold: true)
      var best: (cost: Double, label: Label, box: PlaneBox)?
      for place in Self.places {
        let label = Label(text: text, x: dot.x + place.x, baseline: dot.y + place.y, anchor: place.anchor)
        let box = Self.box(of: label, width: width, size: size)
        let cost = place.cost + Self.cost(of: box, dots: dots, taken: taken, frame: frame, line: line)
        if cost < best?.cost ?? .infinity { best = (cost, label, box) }
      }
      if let best {
        labels.append(best.label)
        taken.append(best.box)
      }
    }
  }

  private static func box(of label: Label, width: Double, size: Double) -> PlaneBox {
    let middle =
      switch label.anchor {
      case .start: label.x + width / 2
      case .middle: label.x
      case .end: label.x - width / 2
      }
    return PlaneBox(center: PlanePoint(middle, label.baseline - size / 3), width: width, height: size * 1.25)
  }

  private static func cost(
    of box: PlaneBox, dots: [PlanePoint], taken: [PlaneBox], frame: PlaneBox, line: Double
  ) -> Double {
    var cost = 0.0
    if box.minX < frame.minX + 2 || box.maxX > frame.maxX - 2 { cost += 100 }
    if box.minY < frame.minY || box.maxY > frame.maxY { cost += 100 }
    for other in taken { cost += box.overlap(other) }
    let wide = PlaneBox(center: box.center, width: box.width + 10, height: box.height + 8)
    cost += 60 * Double(dots.count { wide.contains($0) })
    if abs(box.center.y - line) < 9 { cost += 6 }
    return cost
  }
}

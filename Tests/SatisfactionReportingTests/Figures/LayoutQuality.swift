import SatisfactionReporting

/// What can be seen to be wrong in a picture, as counts.
struct LayoutQuality {
  /// Pairs of arrows whose lines cross.
  let crossings: Int
  /// Arrows that run through a box they do not belong to.
  let throughBoxes: Int
  /// Pairs of boxes that overlap.
  let overlappingBoxes: Int
  /// Numbers that lie on a box.
  let labelsOnBoxes: Int
  /// Pairs of numbers that overlap.
  let labelsOnLabels: Int
  /// Places of boxes, lines and numbers outside of the frame.
  let outsideOfFrame: Int

  init(_ layout: PathLayout, _ graph: PathGraph) {
    let lines = layout.curves.map { arrow in
      arrow.flatMap { curve in (0...20).map { curve.point(at: Double($0) / 20) } }
    }
    let labels = layout.labels.map {
      PlaneBox(center: $0, width: layout.shape.labelWidth, height: layout.shape.labelHeight)
    }
    func pairs(_ count: Int, _ isCounted: (Int, Int) -> Bool) -> Int {
      (0..<count).reduce(0) { sum, a in sum + (0..<a).count { isCounted(a, $0) } }
    }
    crossings = pairs(lines.count) { Self.cross(lines[$0], lines[$1]) }
    throughBoxes = lines.indices.count { edge in
      layout.boxes.indices.contains { box in
        box != graph.edges[edge].from && box != graph.edges[edge].to
          && lines[edge].contains { layout.boxes[box].contains($0) }
      }
    }
    overlappingBoxes = pairs(layout.boxes.count) { layout.boxes[$0].overlap(layout.boxes[$1]) > 1e-6 }
    labelsOnBoxes = labels.count { label in layout.boxes.contains { label.overlap($0) > 1e-6 } }
    labelsOnLabels = pairs(labels.count) { labels[$0].overlap(labels[$1]) > 1e-6 }
    let frame = layout.frame
    let points = layout.boxes.flatMap { [PlanePoint($0.minX, $0.minY), PlanePoint($0.maxX, $0.maxY)] } + lines.joined()
    outsideOfFrame = points.count { $0.x < frame.minX || $0.x > frame.maxX || $0.y < frame.minY || $0.y > frame.maxY }
  }

  /// Whether two lines meet between their ends.
  private static func cross(_ a: [PlanePoint], _ b: [PlanePoint]) -> Bool {
    zip(a, a.dropFirst()).contains { p, q in
      zip(b, b.dropFirst()).contains { r, s in
        turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0
      }
    }
  }

  private static func turn(_ p: PlanePoint, _ q: PlanePoint, _ r: PlanePoint) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
}

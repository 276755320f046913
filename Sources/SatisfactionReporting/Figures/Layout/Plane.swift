/// A place in a drawing, in pixels; y grows downwards.
package struct PlanePoint: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The place with its axes exchanged.
  package var exchanged: PlanePoint { PlanePoint(y, x) }

  func distance(to other: PlanePoint) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// An upright rectangle in a drawing, by its middle.
package struct PlaneBox: Sendable, Equatable {
  package var center: PlanePoint
  package var width: Double
  package var height: Double

  package init(center: PlanePoint, width: Double, height: Double) {
    self.center = center
    self.width = width
    self.height = height
  }

  package var minX: Double { center.x - width / 2 }
  package var maxX: Double { center.x + width / 2 }
  package var minY: Double { center.y - height / 2 }
  package var maxY: Double { center.y + height / 2 }

  /// The rectangle with its axes exchanged.
  package var exchanged: PlaneBox { PlaneBox(center: center.exchanged, width: height, height: width) }

  /// The area that two rectangles share, each side of this one moved out by `margin` in all.
  package func overlap(_ other: PlaneBox, margin: Double = 0) -> Double {
    let across = (width + other.width) / 2 + margin - abs(center.x - other.center.x)
    let down = (height + other.height) / 2 + margin - abs(center.y - other.center.y)
    return max(0, across) * max(0, down)
  }

  /// Whether a place lies inside.
  package func contains(_ point: PlanePoint) -> Bool {
    abs(point.x - center.x) < width / 2 && abs(point.y - center.y) < height / 2
  }
}

/// A cubic Bézier curve.
package struct CubicCurve: Sendable, Equatable {
  package var start: PlanePoint
  package var control1: PlanePoint
  package var control2: PlanePoint
  package var end: PlanePoint

  package init(start: PlanePoint, control1: PlanePoint, control2: PlanePoint, end: PlanePoint) {
    self.start = start
    self.control1 = control1
    self.control2 = control2
    self.end = end
  }

  /// The curve with its axes exchanged.
  package var exchanged: CubicCurve {
    CubicCurve(
      start: start.exchanged, control1: control1.exchanged, control2: control2.exchanged, end: end.exchanged)
  }

  /// The place at `t` of 0…1.
  package func point(at t: Double) -> PlanePoint {
    let u = 1 - t
    let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return PlanePoint(
      a * start.x + b * control1.x + c * control2.x + d * end.x,
      a * start.y + b * control1.y + c * control2.y + d * end.y)
  }
}

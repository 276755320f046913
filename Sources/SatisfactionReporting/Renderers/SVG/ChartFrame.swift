internal import SatisfactionWording

/// A rectangle for a drawing between a numbered axis along its foot and one along its left side.
struct ChartFrame {
  let x: ChartAxis
  let y: ChartAxis
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  /// Where upright lines end and their numbers stand, below what is drawn under the rectangle.
  let foot: Double

  /// - Parameter below: Room between the rectangle and the numbers of the axis along its foot.
  init(x: ChartAxis, y: ChartAxis, left: Double, right: Double, top: Double, bottom: Double, below: Double = 0) {
    (self.x, self.y) = (x, y)
    (self.left, self.right, self.top, self.bottom, foot) = (left, right, top, bottom, bottom + below)
  }

  /// Where two numbers stand in the drawing.
  func place(_ across: Double, _ up: Double) -> PlanePoint {
    PlanePoint(left + x.percent(across) / 100 * (right - left), bottom - y.percent(up) / 100 * (bottom - top))
  }

  /// Writes the lines and numbers of both axes.
  ///
  /// - Parameter zero: The class of the line at 0 of the upright axis, `g` as of all others.
  func writeGrid(zero: AttributeValue = "g", to markup: inout MarkupWriter) {
    for tick in y.ticks {
      let at = place(x.lower, tick).y
      markup.line(tick == 0 ? zero : "g", PlanePoint(left, at), PlanePoint(right, at))
      markup.text("tk", PlanePoint(left - 8, at + 4), "end", DecimalText.fixed(tick, decimals: y.decimals))
    }
    for tick in x.ticks {
      let at = place(tick, y.lower).x
      markup.line("g", PlanePoint(at, top), PlanePoint(at, foot))
      markup.text("tk", PlanePoint(at, foot + 17), "middle", DecimalText.fixed(tick, decimals: x.decimals))
    }
  }

  /// Writes what the axes mean, to be read from left to right, not with the head turned.
  ///
  /// - Parameter height: Of the whole drawing.
  func writeTitles(across: String, up: String, height: Double, to markup: inout MarkupWriter) {
    markup.text("ax", PlanePoint(2, 13), "start", "↑ " + up)
    markup.text("ax", PlanePoint(right, height - 8), "end", across + " →")
  }
}

extension MarkupWriter {
  /// Writes a straight line of a class of the style.
  mutating func line(_ kind: AttributeValue, _ a: PlanePoint, _ b: PlanePoint) {
    empty("line", ["class": kind, "x1": .length(a.x), "y1": .length(a.y), "x2": .length(b.x), "y2": .length(b.y)])
  }

  /// Writes words at a point: `start`, `middle` or `end` of them stands there.
  mutating func text(_ kind: AttributeValue, _ at: PlanePoint, _ anchor: AttributeValue, _ words: String) {
    element("text", ["class": kind, "x": .length(at.x), "y": .length(at.y), "text-anchor": anchor], text: words)
  }
}

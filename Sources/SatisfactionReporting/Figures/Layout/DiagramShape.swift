internal import SatisfactionNumerics

/// How a path diagram is to look: sizes in pixels, and the way the arrows run.
package struct DiagramShape: Sendable, Equatable {
  /// The way from causes to consequences.
  package enum Direction: Sendable, Equatable {
    /// From left to right, for wide pages.
    case rightwards
    /// From top to bottom, for telephones.
    case downwards
  }

  package var direction: Direction
  package var boxWidth: Double
  package var boxHeight: Double
  /// Between columns: room for curves and the numbers on them.
  package var columnGap: Double
  /// Between the boxes of a column.
  package var boxGap: Double
  /// Between two boxes of a column that an arrow joins: room for its number.
  package var innerGap: Double
  /// Room that an arrow takes up in a column that it only passes.
  package var passage: Double
  /// Boxes of several layers that one column may take.
  package var maximumRows: Int
  /// Wanted width over height.
  package var aspect: Double
  /// A picture that is wider is made smaller by the page, letters and all.
  package var comfortableWidth: Double
  package var labelWidth: Double
  package var labelHeight: Double
  /// Length of an arrowhead.
  package var arrow: Double
  /// Room that each arrow needs at the side of a box.
  package var portPitch: Double

  /// For pages of 840 pixels: estimate and interval on every arrow.
  package static let wide = DiagramShape(
    direction: .rightwards, boxWidth: 142, boxHeight: 66, columnGap: 110, boxGap: 40, innerGap: 62, passage: 22,
    maximumRows: 3, aspect: 2, comfortableWidth: 960, labelWidth: 76, labelHeight: 31, arrow: 11, portPitch: 14)
  /// For telephones: the estimate on every arrow.
  package static let narrow = DiagramShape(
    direction: .downwards, boxWidth: 106, boxHeight: 58, columnGap: 62, boxGap: 12, innerGap: 42, passage: 10,
    maximumRows: 3, aspect: 0.75, comfortableWidth: 420, labelWidth: 34, labelHeight: 17, arrow: 9, portPitch: 14)

  /// Extent of a box along the way of the arrows.
  var depth: Double { direction == .rightwards ? boxWidth : boxHeight }
  /// Extent of a box across it.
  var breadth: Double { direction == .rightwards ? boxHeight : boxWidth }
  /// Extent of a label along the way of the arrows.
  var labelDepth: Double { direction == .rightwards ? labelWidth : labelHeight }
  /// Extent of a label across it.
  var labelBreadth: Double { direction == .rightwards ? labelHeight : labelWidth }

  /// Extent across of a box with this many arrows at its busiest side.
  func breadth(ports: Int) -> Double { max(breadth, portPitch * Double(ports)) }

  /// What a picture of these extents costs for its form.
  func formCost(along: Double, across: Double) -> Double {
    let (width, height) = direction == .rightwards ? (along, across) : (across, along)
    let excess = Scalar.log(width / height / aspect)
    return 4 * excess * excess + 12 * max(0, Scalar.log(width / comfortableWidth))
  }
}

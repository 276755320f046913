/// A path model laid out in the plane: boxes in columns, arrows as curves around them, a place for every number.
///
/// Layers by longest path (Sugiyama) are merged into columns as people draw these models; of all ways to merge, the one
/// with the fewest crossings, the fewest arrows that pass a column and the better form is taken. The same graph and
/// shape always give the same picture.
///
/// - Source: Sugiyama, Tagawa & Toda (1981), Methods for Visual Understanding of Hierarchical System Structures, IEEE
///   Transactions on Systems, Man, and Cybernetics 11, 109–125, doi:10.1109/TSMC.1981.4308636.
package struct PathLayout: Sendable, Equatable {
  /// How many of the most promising plans are ordered to the end.
  private static let orderedPlans = 24

  /// The boxes, by number.
  package let boxes: [PlaneBox]
  /// The curves of each arrow, up to the base of its head.
  package let curves: [[CubicCurve]]
  /// The middle of the number of each arrow.
  package let labels: [PlanePoint]
  /// The rectangle that holds everything, with a margin.
  package let frame: PlaneBox
  /// The column of each box, counted along the way of the arrows.
  package let columns: [Int]
  /// The shape it was laid out for.
  package let shape: DiagramShape

  /// Lays out a graph.
  ///
  /// - Complexity: Exponential in the number of layers up to 14 of them, else linear; milliseconds for 15 constructs.
  package init(_ graph: PathGraph, _ shape: DiagramShape) {
    precondition(graph.count > 0, "a picture of no box")
    let (order, breadths) = Self.order(graph, shape)
    let middles = ColumnPositions(order, shape, breadths: breadths).middles
    let routes = EdgeRoutes(order, shape, middles: middles, breadths: breadths)
    let boxes = (0..<graph.count).map { box in
      PlaneBox(
        center: PlanePoint(routes.middle(ofColumn: order.columnOf[box]), middles[box]), width: shape.depth,
        height: breadths[box])
    }
    let curves = routes.curves
    let labels = LabelPlaces(curves, boxes: boxes, width: shape.labelDepth, height: shape.labelBreadth).places
    let isExchanged = shape.direction == .downwards
    self.shape = shape
    self.boxes = isExchanged ? boxes.map(\.exchanged) : boxes
    self.curves = isExchanged ? curves.map { $0.map(\.exchanged) } : curves
    self.labels = isExchanged ? labels.map(\.exchanged) : labels
    columns = Array(order.columnOf.prefix(graph.count))
    frame = Self.frame(self.boxes, self.curves, self.labels, shape)
  }

  /// The cheapest order of the cheapest plan; what a plan costs before it is ordered bounds what it can cost.
  private static func order(_ graph: PathGraph, _ shape: DiagramShape) -> (ColumnOrder, [Double]) {
    let usual = breadths(graph, shape)
    var best: (cost: Double, order: ColumnOrder)?
    for plan in ColumnPlan.all(graph, shape, breadths: usual).prefix(orderedPlans) {
      if let best, plan.cost >= best.cost { break }
      let order = ColumnOrder(plan, graph)
      let cost = plan.cost + order.cost
      if cost < best?.cost ?? .infinity { best = (cost, order) }
    }
    guard let best else { preconditionFailure("layers as columns are always allowed") }
    let ports = EdgePorts.counts(best.order)
    return (best.order, ports.map { shape.breadth(ports: $0) })
  }

  /// Breadths by the arrows of each box, before it is known which of them run inside a column.
  private static func breadths(_ graph: PathGraph, _ shape: DiagramShape) -> [Double] {
    (0..<graph.count).map { box in
      let (arriving, leaving) = (graph.edges.count { $0.to == box }, graph.edges.count { $0.from == box })
      return shape.breadth(ports: max(arriving, leaving))
    }
  }

  private static func frame(
    _ boxes: [PlaneBox], _ curves: [[CubicCurve]], _ labels: [PlanePoint], _ shape: DiagramShape
  ) -> PlaneBox {
    var points = boxes.flatMap { [PlanePoint($0.minX, $0.minY), PlanePoint($0.maxX, $0.maxY)] }
    for curve in curves.joined() { points += (0...10).map { curve.point(at: Double($0) / 10) } }
    for label in labels {
      points.append(PlanePoint(label.x - shape.labelWidth / 2, label.y - shape.labelHeight / 2))
      points.append(PlanePoint(label.x + shape.labelWidth / 2, label.y + shape.labelHeight / 2))
    }
    let margin = shape.direction == .rightwards ? 14.0 : 8.0
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, right) = ((xs.min() ?? 0) - margin, (xs.max() ?? 0) + margin)
    let (top, bottom) = ((ys.min() ?? 0) - margin, (ys.max() ?? 0) + margin)
    return PlaneBox(
      center: PlanePoint((left + right) / 2, (top + bottom) / 2), width: right - left, height: bottom - top)
  }
}

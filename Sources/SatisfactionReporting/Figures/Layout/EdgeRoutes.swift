/// The curves of the arrows: x runs along the way of the arrows, y across it.
struct EdgeRoutes {
  private let order: ColumnOrder
  private let shape: DiagramShape
  private let middles: [Double]
  private let breadths: [Double]
  private let ports: EdgePorts

  init(_ order: ColumnOrder, _ shape: DiagramShape, middles: [Double], breadths: [Double]) {
    self.order = order
    self.shape = shape
    self.middles = middles
    self.breadths = breadths
    ports = EdgePorts(order, shape, middles: middles, breadths: breadths)
  }

  /// The curves of each arrow, up to the base of its head.
  var curves: [[CubicCurve]] {
    order.chains.indices.map { edge in
      let chain = order.chains[edge]
      let (from, to) = (chain[0], chain[chain.count - 1])
      if order.columnOf[from] != order.columnOf[to] { return [CubicCurve](through: stops(edge, chain)) }
      return [order.passesNeighbour(from, to) ? bow(edge, from, to) : straight(from, to)]
    }
  }

  /// The place of the middle of a column.
  func middle(ofColumn column: Int) -> Double {
    Double(column) * (shape.depth + shape.columnGap) + shape.depth / 2
  }

  private func middle(of item: Int) -> PlanePoint {
    PlanePoint(middle(ofColumn: order.columnOf[item]), middles[item])
  }

  /// Where an arrow starts, the ends of its runs beside the boxes it passes, and where its head begins.
  private func stops(_ edge: Int, _ chain: [Int]) -> [PlanePoint] {
    let (from, to) = (chain[0], chain[chain.count - 1])
    let half = shape.depth / 2
    let (start, end) = (middle(of: from), middle(of: to))
    var stops = [PlanePoint(start.x + half, start.y + ports.offset(edge: edge, box: from))]
    for passage in chain[1..<(chain.count - 1)] {
      let place = middle(of: passage)
      stops += [PlanePoint(place.x - half, place.y), PlanePoint(place.x + half, place.y)]
    }
    stops.append(PlanePoint(end.x - half - shape.arrow, end.y + ports.offset(edge: edge, box: to)))
    return stops
  }

  /// Between neighbours of a column.
  private func straight(_ from: Int, _ to: Int) -> CubicCurve {
    let (a, b) = (middle(of: from), middle(of: to))
    let sign = b.y > a.y ? 1.0 : -1.0
    let start = PlanePoint(a.x, a.y + sign * breadths[from] / 2)
    let end = PlanePoint(b.x, b.y - sign * (breadths[to] / 2 + shape.arrow))
    let step = (end.y - start.y) / 3
    return CubicCurve(
      start: start, control1: PlanePoint(start.x, start.y + step), control2: PlanePoint(end.x, end.y - step), end: end)
  }

  /// Around the boxes between, through the gap before the column.
  private func bow(_ edge: Int, _ from: Int, _ to: Int) -> CubicCurve {
    let (a, b) = (middle(of: from), middle(of: to))
    let start = PlanePoint(a.x - shape.depth / 2, a.y + ports.offset(edge: edge, box: from))
    let end = PlanePoint(b.x - shape.depth / 2 - shape.arrow, b.y + ports.offset(edge: edge, box: to))
    // A cubic reaches three quarters of the way to its control points: the middle of the gap.
    let reach = start.x - shape.columnGap * 2 / 3
    return CubicCurve(
      start: start, control1: PlanePoint(reach, start.y), control2: PlanePoint(reach, end.y), end: end)
  }
}

extension [CubicCurve] {
  /// Curves from stop to stop that leave and arrive along the way.
  fileprivate init(through stops: [PlanePoint]) {
    self = zip(stops, stops.dropFirst()).map { a, b in
      let step = (b.x - a.x) / 2
      return CubicCurve(
        start: a, control1: PlanePoint(a.x + step, a.y), control2: PlanePoint(b.x - step, b.y), end: b)
    }
  }
}

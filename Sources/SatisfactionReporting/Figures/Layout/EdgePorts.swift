/// Where arrows leave and enter boxes, across the columns.
///
/// Every arrow has a place of its own at the side of a box, in the order of the other ends, so that arrows do not cross
/// at the box itself.
struct EdgePorts {
  /// The two sides of a box.
  enum Side: Int {
    /// Where arrows arrive; arrows that pass a neighbour of their own column also leave here.
    case before
    /// Where arrows leave.
    case after
  }

  /// Which arrows use which side of a box.
  private struct Use {
    let edge: Int
    let key: (Double, Int)
  }

  private static let share = 0.62
  /// By arrow, then by box: from the middle of the box.
  private var places: [[Int: Double]]

  /// The place of an arrow at the side of a box, from the middle of the box.
  func offset(edge: Int, box: Int) -> Double { places[edge][box] ?? 0 }

  init(_ order: ColumnOrder, _ shape: DiagramShape, middles: [Double], breadths: [Double]) {
    places = Array(repeating: [:], count: order.chains.count)
    for (key, uses) in Self.uses(order, middles: middles) {
      let (box, count) = (key / 2, Double(uses.count))
      // Wide apart where there is room, never nearer than the pitch.
      let span = max(breadths[box] * Self.share, shape.portPitch * (count - 1))
      for (number, use) in uses.sorted(by: { $0.key < $1.key }).enumerated() where uses.count > 1 {
        places[use.edge][box] = -span / 2 + span * Double(number) / (count - 1)
      }
    }
  }

  /// Number of arrows at the busier side of each box.
  static func counts(_ order: ColumnOrder) -> [Int] {
    var counts = [Int](repeating: 0, count: order.boxCount)
    for (key, uses) in uses(order, middles: Array(repeating: 0, count: order.columnOf.count)) {
      counts[key / 2] = max(counts[key / 2], uses.count)
    }
    return counts
  }

  /// Arrows by box and side; the key sorts them by their other ends.
  private static func uses(_ order: ColumnOrder, middles: [Double]) -> [Int: [Use]] {
    var uses: [Int: [Use]] = [:]
    func add(_ edge: Int, _ box: Int, _ side: Side, _ key: Double) {
      uses[box * 2 + side.rawValue, default: []].append(Use(edge: edge, key: (key, edge)))
    }
    for (edge, chain) in order.chains.enumerated() {
      let (from, to) = (chain[0], chain[chain.count - 1])
      if order.columnOf[from] != order.columnOf[to] {
        add(edge, from, .after, middles[chain[1]])
        add(edge, to, .before, middles[chain[chain.count - 2]])
      } else if order.passesNeighbour(from, to) {
        // Bows lie outside of all arrows from other columns, the shorter inside of the longer.
        for (box, other) in [(from, to), (to, from)] {
          let distance = middles[other] - middles[box]
          add(edge, box, .before, distance < 0 ? -1e6 - distance : 1e6 - distance)
        }
      }
    }
    return uses
  }
}

extension ColumnOrder {
  /// Whether a third box stands between two boxes of a column.
  func passesNeighbour(_ a: Int, _ b: Int) -> Bool {
    let items = columns[columnOf[a]]
    guard let first = items.firstIndex(of: a), let second = items.firstIndex(of: b) else { return false }
    return items[(min(first, second) + 1)..<max(first, second)].contains { $0 < boxCount }
  }
}

/// Where boxes and passages stand across their columns: as near to their neighbours as the order and the room that
/// each needs allow.
struct ColumnPositions {
  private static let sweeps = 40

  private let order: ColumnOrder
  private let shape: DiagramShape
  private let breadths: [Double]
  /// The middle of each box and passage, across the columns.
  private(set) var middles: [Double]

  /// - Parameter breadths: Extent of each box across the columns.
  init(_ order: ColumnOrder, _ shape: DiagramShape, breadths: [Double]) {
    self.order = order
    self.shape = shape
    self.breadths = breadths
    middles = Array(repeating: 0, count: order.columnOf.count)
    let offsets = order.columns.map { [self] items in self.offsets(of: items) }
    for (column, items) in order.columns.enumerated() {
      let middle = (offsets[column].last ?? 0) / 2
      for (item, offset) in zip(items, offsets[column]) { middles[item] = offset - middle }
    }
    let neighbours = self.neighbours()
    for sweep in 0..<Self.sweeps {
      let columns = sweep.isMultiple(of: 2) ? Array(order.columns.indices.reversed()) : Array(order.columns.indices)
      for column in columns { settle(order.columns[column], offsets[column], neighbours) }
    }
  }

  private func breadth(_ item: Int) -> Double { item < order.boxCount ? breadths[item] : shape.passage }

  /// Least distance of the middles of two neighbours in a column.
  private func separation(_ a: Int, _ b: Int) -> Double {
    let isPassing = a >= order.boxCount || b >= order.boxCount
    let gap = isPassing ? shape.boxGap * ColumnOrder.passageGap : isJoined(a, b) ? shape.innerGap : shape.boxGap
    return (breadth(a) + breadth(b)) / 2 + gap
  }

  private func isJoined(_ a: Int, _ b: Int) -> Bool {
    order.inner[order.columnOf[a]].contains { ($0.from, $0.to) == (a, b) || ($0.from, $0.to) == (b, a) }
  }

  private func offsets(of items: [Int]) -> [Double] {
    var offsets: [Double] = []
    var lastBox: Int?
    for (number, item) in items.enumerated() {
      var offset = number == 0 ? 0 : offsets[number - 1] + separation(items[number - 1], item)
      if item < order.boxCount {
        // With passages between them, joined boxes still leave room for the number of their arrow.
        if let lastBox, isJoined(items[lastBox], item) {
          offset = max(offset, offsets[lastBox] + (breadth(items[lastBox]) + breadth(item)) / 2 + shape.innerGap)
        }
        lastBox = number
      }
      offsets.append(offset)
    }
    return offsets
  }

  /// The other ends of the steps of each item, and how much they count: passages keep an arrow straight.
  private func neighbours() -> [[(item: Int, weight: Double)]] {
    var result = [[(item: Int, weight: Double)]](repeating: [], count: middles.count)
    for step in order.segments.joined() {
      let passages = (step.from >= order.boxCount ? 1 : 0) + (step.to >= order.boxCount ? 1 : 0)
      let weight = passages == 2 ? 80.0 : passages == 1 ? 3.0 : 1.0
      result[step.from].append((step.to, weight))
      result[step.to].append((step.from, weight))
    }
    return result
  }

  /// Least squares for one column: Σ w (x − wanted)² in the given order with the given room.
  private mutating func settle(
    _ items: [Int], _ offsets: [Double], _ neighbours: [[(item: Int, weight: Double)]]
  ) {
    var (wanted, weights) = ([Double](), [Double]())
    for (item, offset) in zip(items, offsets) {
      let total = neighbours[item].reduce(0) { $0 + $1.weight }
      let pulled = neighbours[item].reduce(0) { $0 + middles[$1.item] * $1.weight }
      let weight = max(total, 0.5)
      var place = total > 0 ? pulled / total : middles[item]
      // A pull to the middle keeps the picture compact.
      if item < order.boxCount { place *= weight / (weight + 0.3) }
      wanted.append(place - offset)
      weights.append(weight)
    }
    for (number, place) in Self.monotone(wanted, weights: weights).enumerated() {
      middles[items[number]] = place + offsets[number]
    }
  }

  /// The nondecreasing numbers nearest to `values`, by pooling adjacent violators.
  ///
  /// - Source: Barlow, Bartholomew, Bremner & Brunk (1972), Statistical Inference under Order Restrictions, ch. 1.
  static func monotone(_ values: [Double], weights: [Double]) -> [Double] {
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      pools.append((value, weight, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let (b, a) = (pools.removeLast(), pools.removeLast())
        let weight = a.weight + b.weight
        pools.append(((a.mean * a.weight + b.mean * b.weight) / weight, weight, a.count + b.count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}

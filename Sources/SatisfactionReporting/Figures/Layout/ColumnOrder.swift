/// The boxes of a plan in an order inside their columns, with passages for arrows that cross a column.
///
/// Numbers below `boxCount` are boxes, the others passages.
struct ColumnOrder {
  /// Gap beside a passage, as a share of the gap between boxes.
  static let passageGap = 0.62
  private static let sweeps = 12
  private static let rounds = 30
  /// Columns up to this size are tried in every order.
  private static let exhaustiveSize = 5

  let boxCount: Int
  /// Boxes and passages of each column, in order.
  private(set) var columns: [[Int]]
  /// The column of each box and passage.
  private(set) var columnOf: [Int]
  /// For each arrow: its box, the passages on its way, its other box.
  private(set) var chains: [[Int]] = []
  /// Steps of the chains from column c to column c + 1.
  private(set) var segments: [[PathGraph.Edge]]
  /// Arrows inside each column.
  private(set) var inner: [[PathGraph.Edge]]
  /// 3 a crossing or a neighbour passed inside a column, and a little for arrows that run upwards.
  private(set) var cost = 0.0
  private var place: [Int]

  /// The plan ordered: barycentre sweeps, then every order of a small column.
  init(_ plan: ColumnPlan, _ graph: PathGraph) {
    boxCount = graph.count
    columnOf = plan.columns
    let count = (plan.columns.max() ?? 0) + 1
    columns = Array(repeating: [], count: count)
    segments = Array(repeating: [], count: max(0, count - 1))
    inner = Array(repeating: [], count: count)
    place = []
    for edge in graph.edges { addChain(edge) }
    // Passages stand outside of the boxes at first.
    for item in columnOf.indices.reversed() where item >= boxCount { columns[columnOf[item]].append(item) }
    for box in 0..<boxCount { columns[columnOf[box]].append(box) }
    place = Array(repeating: 0, count: columnOf.count)
    for column in columns.indices { updatePlaces(column) }
    sweep()
    improve()
    cost = wholeCost
  }

  private mutating func addChain(_ edge: PathGraph.Edge) {
    let (first, last) = (columnOf[edge.from], columnOf[edge.to])
    guard first != last else {
      inner[first].append(edge)
      chains.append([edge.from, edge.to])
      return
    }
    var chain = [edge.from]
    for column in stride(from: first + 1, to: last, by: 1) {
      chain.append(columnOf.count)
      columnOf.append(column)
    }
    chain.append(edge.to)
    for (a, b) in zip(chain, chain.dropFirst()) { segments[columnOf[a]].append(.init(from: a, to: b)) }
    chains.append(chain)
  }

  private mutating func updatePlaces(_ column: Int) {
    for (number, item) in columns[column].enumerated() { place[item] = number }
  }

  // MARK: Costs

  private var wholeCost: Double {
    columns.indices.reduce(0) { $0 + innerCost($1) } + segments.indices.reduce(0) { $0 + crossingCost($1) }
  }

  private func crossingCost(_ gap: Int) -> Double {
    let steps = segments[gap]
    var count = 0
    for i in steps.indices {
      let (a, b) = (place[steps[i].from], place[steps[i].to])
      for j in (i + 1)..<max(i + 1, steps.count)
      where (a - place[steps[j].from]) * (b - place[steps[j].to]) < 0 { count += 1 }
    }
    return 3 * Double(count)
  }

  private func innerCost(_ column: Int) -> Double {
    inner[column].reduce(0) { sum, edge in
      let (a, b) = (place[edge.from], place[edge.to])
      return sum + 3 * Double(abs(a - b) - 1) + (a > b ? 0.6 : 0)
    }
  }

  /// The part of the cost that an order of one column decides.
  private func localCost(_ column: Int) -> Double {
    innerCost(column) + (column > 0 ? crossingCost(column - 1) : 0)
      + (column < segments.count ? crossingCost(column) : 0)
  }

  // MARK: Search

  private mutating func sweep() {
    var (best, kept) = (wholeCost, columns)
    for number in 0..<Self.sweeps {
      let isForward = number.isMultiple(of: 2)
      for step in 1..<max(1, columns.count) { sortByNeighbours(isForward ? step : columns.count - 1 - step, isForward) }
      let cost = wholeCost
      if cost < best - 1e-9 { (best, kept) = (cost, columns) }
    }
    columns = kept
    for column in columns.indices { updatePlaces(column) }
  }

  private mutating func sortByNeighbours(_ column: Int, _ isForward: Bool) {
    var (sums, counts) = ([Int: Double](), [Int: Double]())
    for step in segments[isForward ? column - 1 : column] {
      let (item, other) = isForward ? (step.to, step.from) : (step.from, step.to)
      sums[item, default: 0] += Double(place[other])
      counts[item, default: 0] += 1
    }
    let keys = columns[column].map { item in
      (key: counts[item].map { (sums[item] ?? 0) / $0 } ?? Double(place[item]), place: place[item], item: item)
    }
    columns[column] = keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.item)
    updatePlaces(column)
  }

  private mutating func improve() {
    for _ in 0..<Self.rounds {
      var isBetter = false
      for column in columns.indices where columns[column].count > 1 {
        let current = columns[column]
        var (best, kept) = (localCost(column), current)
        for candidate in Self.candidates(current) {
          columns[column] = candidate
          updatePlaces(column)
          let cost = localCost(column)
          if cost < best - 1e-9 { (best, kept) = (cost, candidate) }
        }
        isBetter = isBetter || kept != current
        columns[column] = kept
        updatePlaces(column)
      }
      guard isBetter else { return }
    }
  }

  /// Every order of a small column; of a larger one, each item moved to each place.
  private static func candidates(_ items: [Int]) -> [[Int]] {
    if items.count <= exhaustiveSize { return permutations(items) }
    return items.indices.flatMap { from in
      var rest = items
      let item = rest.remove(at: from)
      return (0...rest.count).map { to in
        var candidate = rest
        candidate.insert(item, at: to)
        return candidate
      }
    }
  }

  private static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { first in
      var rest = items
      let item = rest.remove(at: first)
      return permutations(rest).map { [item] + $0 }
    }
  }
}

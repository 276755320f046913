/// Which column each box stands in: neighbouring layers may share one, so that arrows inside a column run between
/// neighbours, as people draw these models.
struct ColumnPlan {
  /// The column of each box.
  let columns: [Int]
  /// What the plan costs whatever the order inside the columns: long arrows and a picture of the wrong form.
  let cost: Double

  /// Layers up to which every way of merging is looked at.
  private static let exhaustiveLayers = 14

  /// The plans for a graph, the cheapest first.
  static func all(_ graph: PathGraph, _ shape: DiagramShape, breadths: [Double]) -> [ColumnPlan] {
    let layers = graph.layers
    let count = (layers.max() ?? 0) + 1
    let merges = count <= exhaustiveLayers ? exhaustive(count) : packed(layers, count, shape)
    var plans: [ColumnPlan] = []
    for merge in merges {
      let columns = layers.map { merge[$0] }
      guard isAllowed(columns, layers, graph, shape) else { continue }
      plans.append(ColumnPlan(columns: columns, cost: cost(of: columns, graph, shape, breadths)))
    }
    return plans.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  /// The column of each layer, for every way to cut the layers into columns.
  private static func exhaustive(_ layers: Int) -> [[Int]] {
    (0..<(1 << (layers - 1))).map { cuts in
      var columns = [0]
      for bit in 0..<(layers - 1) { columns.append(columns[bit] + ((cuts >> bit) & 1)) }
      return columns
    }
  }

  /// Columns filled with layers up to one, two, … rows.
  private static func packed(_ layers: [Int], _ count: Int, _ shape: DiagramShape) -> [[Int]] {
    let sizes = (0..<count).map { layer in layers.count { $0 == layer } }
    return (1...shape.maximumRows).map { rows in
      var (columns, filled) = ([0], sizes[0])
      for size in sizes.dropFirst() {
        let isNext = filled + size > rows
        filled = isNext ? size : filled + size
        columns.append(columns[columns.count - 1] + (isNext ? 1 : 0))
      }
      return columns
    }
  }

  /// Whether merged columns stay low, and the target has its column to itself.
  private static func isAllowed(
    _ columns: [Int], _ layers: [Int], _ graph: PathGraph, _ shape: DiagramShape
  ) -> Bool {
    if let target = graph.target {
      let isAlone = !columns.indices.contains { $0 != target && columns[$0] == columns[target] }
      guard isAlone else { return false }
    }
    return (0...(columns.max() ?? 0)).allSatisfy { column in
      let boxes = columns.indices.filter { columns[$0] == column }
      return boxes.count <= shape.maximumRows || Set(boxes.map { layers[$0] }).count == 1
    }
  }

  private static func cost(
    of columns: [Int], _ graph: PathGraph, _ shape: DiagramShape, _ breadths: [Double]
  ) -> Double {
    var heights = [Double](repeating: 0, count: (columns.max() ?? 0) + 1)
    for box in columns.indices { heights[columns[box]] += breadths[box] + shape.boxGap }
    var passages = 0
    for edge in graph.edges {
      for column in stride(from: columns[edge.from] + 1, to: columns[edge.to], by: 1) {
        heights[column] += shape.passage + shape.boxGap * ColumnOrder.passageGap
        passages += 1
      }
    }
    let along = Double(heights.count) * (shape.depth + shape.columnGap)
    return 0.9 * Double(passages) + shape.formCost(along: along, across: heights.max() ?? 1)
  }
}

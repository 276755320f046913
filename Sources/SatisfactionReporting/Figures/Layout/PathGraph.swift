/// The constructs and paths of a model as boxes and arrows, by number and without places.
package struct PathGraph: Sendable, Equatable {
  /// An arrow from one box to another.
  package struct Edge: Sendable, Hashable {
    package let from: Int
    package let to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Number of boxes.
  package let count: Int
  /// The arrows; they form no cycle.
  package let edges: [Edge]
  /// The box that everything is about, if there is one.
  package let target: Int?

  /// - Precondition: every edge joins two different boxes of `0..<count`, and no chain of edges leads back.
  package init(count: Int, edges: [Edge], target: Int? = nil) {
    precondition(
      edges.allSatisfy { (0..<count).contains($0.from) && (0..<count).contains($0.to) && $0.from != $0.to },
      "an arrow joins two boxes")
    self.count = count
    self.edges = edges
    self.target = target
  }

  /// The layer of each box: one more than the highest of its predecessors, sources moved up to their first consequence;
  /// the target shares its layer with no other box.
  var layers: [Int] {
    var layers = longestPaths
    for box in 0..<count where !edges.contains(where: { $0.to == box }) {
      let next = edges.filter { $0.from == box }.map { layers[$0.to] }.min()
      if let next { layers[box] = max(0, next - 1) }
    }
    if let target {
      // Layer-mates have no path to or from the target: they may stand in a layer before it.
      let own = layers[target]
      let hasMates = layers.indices.contains { $0 != target && layers[$0] == own }
      if hasMates { for box in layers.indices where layers[box] > own || box == target { layers[box] += 1 } }
    }
    return Self.withoutGaps(layers)
  }

  private var longestPaths: [Int] {
    var layers = [Int](repeating: 0, count: count)
    // A chain has at most `count` boxes, so that one more round changes nothing.
    for round in 0...count {
      var isSettled = true
      for edge in edges where layers[edge.to] < layers[edge.from] + 1 {
        layers[edge.to] = layers[edge.from] + 1
        isSettled = false
      }
      if isSettled { break }
      precondition(round < count, "the arrows form a cycle")
    }
    return layers
  }

  private static func withoutGaps(_ layers: [Int]) -> [Int] {
    let used = Set(layers).sorted()
    return layers.map { layer in used.firstIndex(of: layer) ?? 0 }
  }
}

/// Which constructs are made of which, as numbers: positions of constructs in ``PathModel/constructs``.
///
/// Parts that are no construct of the model are left out, and of several wholes that name a part the first counts.
public struct PartTree: Sendable, Equatable {
  /// For each construct its parts, in order of declaration; empty for a construct of indicators.
  public let parts: [[Int]]
  /// For each construct the one that it is a part of; nil at the top.
  public let wholes: [Int?]
  /// For each construct 0 where it has indicators, else 1 more than the largest order of its parts.
  public let orders: [Int]
  /// Constructs that are parts of themselves, along their parts. Empty in a valid model.
  let cycles: [[Int]]

  /// - Complexity: O(constructs + parts); nothing recurses.
  init?(_ constructs: [Construct], _ numbering: ModelIndex) {
    guard constructs.contains(where: { !$0.parts.isEmpty }) else { return nil }
    let parts = constructs.map { $0.parts.compactMap(numbering.construct) }
    var wholes = [Int?](repeating: nil, count: constructs.count)
    for (whole, list) in parts.enumerated() {
      for part in list where wholes[part] == nil && part != whole { wholes[part] = whole }
    }
    var search = DepthFirstSearch(predecessors: parts)
    search.run()
    var orders = [Int](repeating: 0, count: constructs.count)
    for whole in search.order where !parts[whole].isEmpty {
      orders[whole] = 1 + parts[whole].reduce(0) { max($0, orders[$1]) }
    }
    (self.parts, self.wholes, self.orders, cycles) = (parts, wholes, orders, search.cycles)
  }

  /// The largest order of a construct.
  public var height: Int { orders.max() ?? 0 }

  /// Whether one construct stands above the other in a tree.
  public func isNested(_ a: Int, _ b: Int) -> Bool { isAbove(a, b) || isAbove(b, a) }

  /// Whether `part` is a part of `whole`, or of one of its parts.
  public func isAbove(_ whole: Int, _ part: Int) -> Bool {
    var above = wholes[part]
    while let next = above {
      if next == whole { return true }
      above = wholes[next]
    }
    return false
  }

  /// The constructs with indicators under a construct, in order; the construct itself where it has indicators.
  ///
  /// - Precondition: There are no `cycles`.
  public func leaves(of construct: Int) -> [Int] {
    var (stack, leaves) = ([construct], [Int]())
    while let next = stack.popLast() {
      if parts[next].isEmpty { leaves.append(next) } else { stack += parts[next].reversed() }
    }
    return leaves
  }

  /// All constructs, each after its parts.
  ///
  /// - Precondition: There are no `cycles`.
  public var upwards: [Int] { orders.indices.sorted { (orders[$0], $0) < (orders[$1], $1) } }
}

/// The paths of a model as numbers: positions of constructs in ``PathModel/constructs``.
///
/// Paths that name an unknown construct, and paths from a construct to itself, are left out.
public struct PathTopology: Sendable, Equatable {
  /// For each construct the constructs with a path to it, in order of the paths.
  public let predecessors: [[Int]]
  /// For each construct the constructs it has a path to, in order of the paths.
  public let successors: [[Int]]
  /// All constructs, each after its predecessors; the order of declaration wherever that is such an order already.
  public let order: [Int]
  /// Cycles, each as constructs along its paths: the last has a path to the first. Empty in a valid model.
  ///
  /// Every group of constructs that reach each other shows at least one cycle; cycles that share a construct with one
  /// already found may be left out, so that the search stays linear.
  public let cycles: [[Int]]

  /// Positions that constructs explain or that are explained: those with a predecessor.
  public var endogenous: [Int] { predecessors.indices.filter { !predecessors[$0].isEmpty } }
  /// Constructs without a predecessor.
  public var exogenous: [Int] { predecessors.indices.filter { predecessors[$0].isEmpty } }

  /// - Complexity: O(constructs + paths); nothing recurses.
  init(_ numbering: ModelIndex, paths: [Path]) {
    var predecessors = [[Int]](repeating: [], count: numbering.constructs.count)
    var successors = predecessors
    for path in paths {
      guard let from = numbering.construct(path.from), let to = numbering.construct(path.to), from != to else {
        continue
      }
      predecessors[to].append(from)
      successors[from].append(to)
    }
    var search = DepthFirstSearch(predecessors: predecessors)
    search.run()
    self.predecessors = predecessors
    self.successors = successors
    order = search.order
    cycles = search.cycles
  }
}

internal import PathSpecification

/// A path model as numbers: which indicators make up a block, which constructs are joined, in what order.
///
/// Constructs and indicators are numbered from 0 in the order of the model; the indicators of a block stand side by
/// side. Made once for a model and read by every solve.
struct ModelLayout: Sendable, Equatable {
  /// How the weights of a block are found.
  enum BlockMode: Sendable, Equatable {
    case a, b, unit, single
  }

  /// The indicators of each construct, as a range of indicator numbers.
  let blocks: [Range<Int>]
  /// The first indicator of each construct, and the number of indicators.
  let blockStarts: [Int32]
  /// How the weights of each block are found.
  let modes: [BlockMode]
  /// Blocks whose reliability consistent PLS corrects for: reflective, Mode A, two indicators or more.
  let isDisattenuated: [Bool]
  /// Blocks whose indicators the construct explains, in estimators that tell: reflective ones.
  let hasLoadings: [Bool]
  /// Predecessors of each construct, ascending.
  let predecessors: AdjacencyList
  /// Successors of each construct, ascending.
  let successors: AdjacencyList
  /// Construct numbers in an order in which every predecessor comes first.
  let topologicalOrder: [Int]
  /// Number of the indicator that decides each construct's sign, or nil for the sum rule.
  let dominantIndicators: [Int?]
  /// The products of constructs; most models have none.
  let products: ProductLayout

  /// Number of constructs.
  var constructCount: Int { blocks.count }
  /// Number of indicators.
  var indicatorCount: Int { blocks.last?.upperBound ?? 0 }
  /// Largest number of predecessors of a construct.
  var largestPredecessorCount: Int { predecessors.largestCount }
  /// Number of indicators of the largest block.
  var largestBlock: Int { blocks.reduce(0) { max($0, $1.count) } }

  init(_ model: PathModel) {
    blocks = model.numbering.blocks
    blockStarts = [0] + blocks.map { Int32($0.upperBound) }
    modes = model.constructs.map(Self.mode(of:))
    isDisattenuated = model.constructs.map {
      $0.kind == .reflective && $0.mode == .a && $0.indicators.count > 1
    }
    hasLoadings = model.constructs.map { $0.kind == .reflective }
    dominantIndicators = model.constructs.map { $0.dominantIndicator.flatMap(model.numbering.indicator) }
    let topology = model.topology
    predecessors = AdjacencyList(transposing: topology.successors)
    successors = AdjacencyList(transposing: topology.predecessors)
    topologicalOrder = topology.order
    products = ProductLayout(model)
  }

  /// The layout in which every product is a construct with indicators of its own, behind the others.
  ///
  /// - Parameter blockSizes: Number of the indicators of each product.
  init(_ linear: ModelLayout, blockSizes: [Int]) {
    var last = linear.indicatorCount
    let blocks = blockSizes.map { size in
      defer { last += size }
      return last..<(last + size)
    }
    self.blocks = linear.blocks + blocks
    blockStarts = [0] + self.blocks.map { Int32($0.upperBound) }
    modes = linear.modes + blockSizes.map { $0 == 1 ? .single : .a }
    isDisattenuated = linear.isDisattenuated + blockSizes.map { _ in false }
    hasLoadings = linear.hasLoadings + blockSizes.map { _ in true }
    dominantIndicators = linear.dominantIndicators + blockSizes.map { _ in nil }
    var predecessors = (0..<linear.constructCount).map { Array(linear.predecessors[$0]) }
    var successors = (0..<linear.constructCount).map { Array(linear.successors[$0]) } + blockSizes.map { _ in [] }
    for term in linear.products.terms {
      predecessors[term.target].append(linear.constructCount + term.product)
      successors[linear.constructCount + term.product].append(term.target)
    }
    self.predecessors = AdjacencyList(transposing: successors)
    self.successors = AdjacencyList(transposing: predecessors + blockSizes.map { _ in [] })
    topologicalOrder = blockSizes.indices.map { linear.constructCount + $0 } + linear.topologicalOrder
    products = ProductLayout()
  }

  /// What explains a construct: its predecessors, then the products, which are numbered behind the constructs.
  func regressors(of j: Int) -> [Int] {
    Array(predecessors[j]) + products.termsOfTarget(j).map { constructCount + products.terms[$0].product }
  }

  /// The name of a construct or, numbered behind them, of a product.
  func name(_ j: Int, in model: PathModel) -> String {
    j < constructCount ? model.numbering.constructs[j] : products.names[j - constructCount]
  }

  /// Number of predecessors of a construct, products among them.
  func regressorCount(_ j: Int) -> Int { predecessors.count(j) + products.termsOfTarget(j).count }

  private static func mode(of construct: Construct) -> BlockMode {
    if construct.indicators.count == 1 { return .single }
    return switch construct.mode {
    case .a: .a
    case .b: .b
    case .unit: .unit
    }
  }
}

/// Ascending lists of construct numbers, one a construct, in one piece of memory.
struct AdjacencyList: Sendable, Equatable {
  private let starts: [Int]
  private let items: [Int]
  /// Length of the longest list.
  let largestCount: Int

  /// For each construct the constructs in whose list it stands.
  init(transposing lists: [[Int]]) {
    var starts = [Int](repeating: 0, count: lists.count + 1)
    for list in lists {
      for item in list { starts[item + 1] += 1 }
    }
    largestCount = starts.max() ?? 0
    for j in lists.indices { starts[j + 1] += starts[j] }
    var (next, items) = (starts, [Int](repeating: 0, count: starts[lists.count]))
    for (j, list) in lists.enumerated() {
      for item in list {
        items[next[item]] = j
        next[item] += 1
      }
    }
    (self.starts, self.items) = (starts, items)
  }

  /// The list of construct `j`.
  subscript(j: Int) -> ArraySlice<Int> { items[starts[j]..<starts[j + 1]] }

  /// Length of the list of construct `j`.
  func count(_ j: Int) -> Int { starts[j + 1] - starts[j] }

  /// Entry `k` of the list of construct `j`.
  func item(_ k: Int, of j: Int) -> Int { items[starts[j] + k] }
}

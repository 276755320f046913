internal import PathSpecification

/// A path model as numbers: which columns make up a block, which constructs are joined, in what order.
///
/// Constructs and indicators are numbered from 0 in the order of the model; the indicators of a block stand side by
/// side. The columns of a plain model are its indicators. A model of constructs of constructs has more of them, behind
/// the indicators: the scores of parts, or indicators that are repeated. Made once for a model and read by every solve.
struct ModelLayout: Sendable, Equatable {
  /// How the weights of a block are found.
  enum BlockMode: Sendable, Equatable {
    case a, b, unit, single
    /// Weights are given.
    case fixed
    /// The columns are repeated indicators: what is said of a block has no meaning for them.
    case repeated
  }

  /// The columns of each construct, as a range of column numbers.
  let blocks: [Range<Int>]
  /// The first column of each construct, and the number of columns.
  let blockStarts: [Int32]
  /// How the weights of each block are found.
  let modes: [BlockMode]
  /// Given weights by column; empty where none are given.
  let fixedWeights: [Double]
  /// Blocks whose reliability consistent PLS corrects for: reflective, Mode A, two indicators or more.
  let isDisattenuated: [Bool]
  /// Whether the columns of a block are scores of parts.
  let isOfParts: [Bool]
  /// Blocks whose indicators the construct explains, in estimators that tell: reflective ones.
  let hasLoadings: [Bool]
  /// Predecessors of each construct, ascending.
  let predecessors: AdjacencyList
  /// Successors of each construct, ascending.
  let successors: AdjacencyList
  /// Construct numbers in an order in which every predecessor comes first.
  let topologicalOrder: [Int]
  /// Number of the column that decides each construct's sign, or nil for the sum rule.
  let dominantIndicators: [Int?]
  /// The products of constructs; most models have none.
  let products: ProductLayout
  /// Number of indicators: columns of the data.
  let itemCount: Int
  /// Number of columns.
  let indicatorCount: Int
  /// The stages of a model of constructs of constructs; nil for a plain model.
  let plan: StagePlan?

  /// Number of constructs.
  var constructCount: Int { blocks.count }
  /// Largest number of predecessors of a construct.
  var largestPredecessorCount: Int { predecessors.largestCount }
  /// Number of columns of the largest block.
  var largestBlock: Int { blocks.reduce(0) { max($0, $1.count) } }

  init(_ model: PathModel) {
    let (numbering, plan) = (model.numbering, StagePlan(model))
    itemCount = numbering.indicators.count
    self.plan = plan
    blocks = plan?.blocks ?? numbering.blocks
    blockStarts = [0] + numbering.blocks.map { Int32($0.upperBound) }
    indicatorCount = itemCount + (plan?.sources.count ?? 0)
    modes = model.constructs.map { construct in
      plan?.repeats == true && !construct.parts.isEmpty ? .repeated : Self.mode(of: construct)
    }
    fixedWeights = Self.fixedWeights(model, blocks, count: indicatorCount)
    isDisattenuated = model.constructs.map {
      $0.kind == .reflective && $0.mode == .a && $0.indicators.count > 1
    }
    isOfParts = model.constructs.map { !$0.parts.isEmpty }
    hasLoadings = model.constructs.map { $0.kind == .reflective }
    dominantIndicators = zip(model.constructs, blocks).map { construct, block in
      construct.dominantIndicator.flatMap(construct.block.firstIndex).map { block.lowerBound + $0 }
    }
    let topology = model.estimatedTopology
    predecessors = AdjacencyList(transposing: topology.successors)
    successors = AdjacencyList(transposing: topology.predecessors)
    topologicalOrder = topology.order
    products = ProductLayout(model, blocks: blocks)
  }

  /// The layout in which every product is a construct with indicators of its own, behind the others.
  ///
  /// - Parameters:
  ///   - blockSizes: Number of the indicators of each product.
  ///   - terms: What each product explains, by the numbers of `linear`.
  init(_ linear: ModelLayout, blockSizes: [Int], terms: [ProductLayout.Term]) {
    var last = linear.indicatorCount
    let blocks = blockSizes.map { size in
      defer { last += size }
      return last..<(last + size)
    }
    self.blocks = linear.blocks + blocks
    blockStarts = [0] + self.blocks.map { Int32($0.upperBound) }
    (itemCount, indicatorCount, plan) = (last, last, nil)
    fixedWeights =
      linear.fixedWeights.isEmpty ? [] : linear.fixedWeights + [Double](repeating: 0, count: blockSizes.reduce(0, +))
    isOfParts = linear.isOfParts + blockSizes.map { _ in false }
    modes = linear.modes + blockSizes.map { $0 == 1 ? .single : .a }
    isDisattenuated = linear.isDisattenuated + blockSizes.map { _ in false }
    hasLoadings = linear.hasLoadings + blockSizes.map { _ in true }
    dominantIndicators = linear.dominantIndicators + blockSizes.map { _ in nil }
    var predecessors = (0..<linear.constructCount).map { Array(linear.predecessors[$0]) }
    var successors = (0..<linear.constructCount).map { Array(linear.successors[$0]) } + blockSizes.map { _ in [] }
    for term in terms {
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

  /// The layout of a stage: weights are found in it, and no more.
  ///
  /// - Parameters:
  ///   - members: The constructs of the stage, in its order.
  ///   - sizes: How many columns each has.
  ///   - successors: For each construct those that it has a path to, as places in the stage.
  ///   - isOwn: Whether the columns of a construct are its own indicators or parts, in order.
  init(stageOf members: [Construct], sizes: [Int], successors lists: [[Int]], isOwn: [Bool]) {
    var (blocks, first) = ([Range<Int>](), 0)
    for size in sizes {
      blocks.append(first..<(first + size))
      first += size
    }
    self.blocks = blocks
    blockStarts = [0] + blocks.map { Int32($0.upperBound) }
    (itemCount, indicatorCount, plan) = (first, first, nil)
    modes = zip(members, sizes).map { $1 == 1 ? .single : Self.mode(of: $0) }
    var fixed = [Double](repeating: 0, count: members.contains { $0.mode == .fixed } ? first : 0)
    for (j, construct) in members.enumerated() where isOwn[j] {
      for (k, weight) in (construct.fixedWeights ?? []).enumerated() { fixed[blocks[j].lowerBound + k] = weight }
    }
    fixedWeights = fixed
    isDisattenuated = members.map { _ in false }
    isOfParts = members.map { !$0.parts.isEmpty }
    hasLoadings = members.map { $0.kind == .reflective }
    dominantIndicators = members.indices.map { j in
      guard isOwn[j] else { return nil }
      return members[j].dominantIndicator.flatMap(members[j].block.firstIndex).map { blocks[j].lowerBound + $0 }
    }
    var before = [[Int]](repeating: [], count: members.count)
    for (from, list) in lists.enumerated() {
      for to in list { before[to].append(from) }
    }
    predecessors = AdjacencyList(transposing: lists)
    successors = AdjacencyList(transposing: before)
    topologicalOrder = []
    products = ProductLayout()
  }

  private static func mode(of construct: Construct) -> BlockMode {
    if construct.isSingleIndicator { return .single }
    return switch construct.mode {
    case .a: .a
    case .b: .b
    case .unit: .unit
    case .fixed: .fixed
    }
  }

  private static func fixedWeights(_ model: PathModel, _ blocks: [Range<Int>], count: Int) -> [Double] {
    guard model.constructs.contains(where: { $0.fixedWeights != nil }) else { return [] }
    var weights = [Double](repeating: 0, count: count)
    for (construct, block) in zip(model.constructs, blocks) {
      for (column, weight) in zip(block, construct.fixedWeights ?? []) { weights[column] = weight }
    }
    return weights
  }
}

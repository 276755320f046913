internal import PathSpecification

/// The stages in which a model of constructs of constructs is estimated, as numbers.
///
/// Every stage is a full estimation of a plain model, and each of its columns is a column or a score of the stage before:
/// a linear map of the indicators, so that no stage touches the cases. What is said of a construct comes from the last
/// stage in which it is estimated.
///
/// - Source: Becker, Klein & Wetzels (2012), doi:10.1016/j.lrp.2012.10.001; Sarstedt et al. (2019),
///   doi:10.1016/j.ausmj.2019.05.003.
struct StagePlan: Sendable, Equatable {
  /// Where a column comes from.
  enum Source: Sendable, Equatable {
    /// A column of the stage before; an indicator in the first stage.
    case column(Int)
    /// The score of a construct, by its place in the stage before.
    case score(Int)
  }

  /// One full estimation.
  struct Stage: Sendable, Equatable {
    /// Numbers of its constructs, ascending.
    let constructs: [Int]
    let layout: ModelLayout
    /// Where its columns come from.
    let sources: [Source]
    /// For each of its columns that of the whole model with the same meaning; nil where there is none.
    let places: [Int?]

    /// Numbers of the constructs that stand before one in the stage; nil where the stage does not have it.
    func predecessors(of construct: Int) -> [Int]? {
      constructs.firstIndex(of: construct).map { place in layout.predecessors[place].map { constructs[$0] } }
    }
  }

  /// The stages, in order.
  let stages: [Stage]
  /// The stage that the weights of each construct come from, and its place there.
  let origins: [(stage: Int, place: Int)]
  /// The columns of each construct in the whole model: indicators, or columns behind them.
  let blocks: [Range<Int>]
  /// What the columns behind the indicators are: indicators a second time, or scores by number of construct.
  let sources: [Source]
  /// Whether the columns behind the indicators are indicators a second time.
  let repeats: Bool
  /// Construct numbers, each after its parts.
  let upwards: [Int]
  /// Whether two constructs stand above each other in a tree, J × J.
  private let nesting: [Bool]
  /// Whether each construct is a part, J.
  private let parts: [Bool]
  /// Width of the scale of each indicator, p, where fixed weights weigh the indices of parts; else empty.
  let widths: [Double]

  /// What a column of the whole model is.
  ///
  /// - Parameter items: Number of the indicators.
  func source(of column: Int, items: Int) -> Source { column < items ? .column(column) : sources[column - items] }

  /// Whether a construct is a part of another one.
  func isPart(_ construct: Int) -> Bool { parts[construct] }

  /// Whether one of two constructs stands above the other.
  func isNested(_ a: Int, _ b: Int) -> Bool { nesting[a + b * blocks.count] }

  /// The plan of a model; nil for a plain one.
  init?(_ model: PathModel) {
    guard let tree = model.tree, let approach = model.approach else { return nil }
    let count = model.constructs.count
    repeats = approach == .repeated
    upwards = tree.upwards
    parts = tree.wholes.map { $0 != nil }
    nesting = (0..<(count * count)).map { tree.isNested($0 % count, $0 / count) }
    var (blocks, sources) = (model.numbering.blocks, [Source]())
    for j in 0..<count where !tree.parts[j].isEmpty {
      let first = model.indicators.count + sources.count
      sources += repeats ? model.leafIndicators(of: j).map { .column($0) } : tree.parts[j].map { .score($0) }
      blocks[j] = first..<(model.indicators.count + sources.count)
    }
    (self.blocks, self.sources) = (blocks, sources)
    var builder = StageBuilder(model, tree, blocks: blocks)
    switch approach {
    case .disjoint:
      for height in 0...tree.height { builder.addDisjoint(height) }
    case .embedded:
      builder.addRepeated(ownsLeaves: false)
      for height in 1...tree.height { builder.addEmbedded(height) }
    case .repeated: builder.addRepeated(ownsLeaves: true)
    }
    (stages, origins) = (builder.stages, builder.origins)
    let weighsParts = model.constructs.contains { $0.mode == .fixed && !$0.parts.isEmpty }
    widths =
      weighsParts
      ? model.indicators.map { name in
        model.conventions.scale(of: name).map { $0.upperBound - $0.lowerBound } ?? 1
      } : []
  }

  static func == (a: StagePlan, b: StagePlan) -> Bool {
    a.stages == b.stages && a.blocks == b.blocks && a.sources == b.sources && a.widths == b.widths
  }
}

/// Puts the stages of a plan together, one after the other.
private struct StageBuilder {
  private(set) var stages: [StagePlan.Stage] = []
  private(set) var origins: [(stage: Int, place: Int)]
  private let model: PathModel
  private let tree: PartTree
  private let blocks: [Range<Int>]

  init(_ model: PathModel, _ tree: PartTree, blocks: [Range<Int>]) {
    (self.model, self.tree, self.blocks) = (model, tree, blocks)
    origins = Array(repeating: (0, 0), count: model.constructs.count)
  }

  /// What a construct consists of in a stage.
  private struct Block {
    let sources: [StagePlan.Source]
    /// Whether these are its own indicators or parts, so that its weights count.
    let isOwn: Bool
  }

  /// A stage in which constructs up to an order stand for themselves, and higher ones are replaced by their parts.
  mutating func addDisjoint(_ height: Int) {
    let members = active(height)
    let before = stages.last
    let contents = members.map { j in
      let known = before.flatMap { stage in stage.constructs.firstIndex(of: j).map { stage.layout.blocks[$0] } }
      if let known { return Block(sources: known.map { .column($0) }, isOwn: true) }
      if tree.orders[j] == 0 { return Block(sources: blocks[j].map { .column($0) }, isOwn: true) }
      return Block(sources: tree.parts[j].map { .score(place($0, in: before)) }, isOwn: true)
    }
    add(members, contents, paths: model.paths, height: height)
  }

  /// All constructs at once, those of higher order with the indicators of their trees.
  ///
  /// - Parameter ownsLeaves: Whether the repeated indicators are what a construct of constructs consists of in the end.
  mutating func addRepeated(ownsLeaves: Bool) {
    let contents = model.constructs.indices.map { j in
      Block(
        sources: model.leafIndicators(of: j).map { .column($0) }, isOwn: tree.orders[j] == 0 || ownsLeaves)
    }
    add(
      Array(model.constructs.indices), contents, paths: model.paths + model.partPaths, height: tree.height)
  }

  /// A stage in which the constructs of one order have the scores of their parts, and all others are their scores.
  mutating func addEmbedded(_ height: Int) {
    let (members, before) = (active(height), stages.last)
    let contents = members.map { j in
      tree.orders[j] == height
        ? Block(sources: tree.parts[j].map { .score(place($0, in: before)) }, isOwn: true)
        : Block(sources: [.score(place(j, in: before))], isOwn: false)
    }
    add(members, contents, paths: model.paths, height: height)
  }

  private mutating func add(_ members: [Int], _ contents: [Block], paths: [Path], height: Int) {
    let places = Dictionary(members.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var successors = [[Int]](repeating: [], count: members.count)
    for path in paths {
      for from in expanded(path.from, height) {
        for to in expanded(path.to, height) {
          guard let a = places[from], let b = places[to], !successors[a].contains(b) else { continue }
          successors[a].append(b)
        }
      }
    }
    for (place, j) in members.enumerated() where contents[place].isOwn { origins[j] = (stages.count, place) }
    stages.append(
      StagePlan.Stage(
        constructs: members,
        layout: ModelLayout(
          stageOf: members.map { model.constructs[$0] }, sizes: contents.map(\.sources.count), successors: successors,
          isOwn: contents.map(\.isOwn)),
        sources: contents.flatMap(\.sources),
        places: zip(members, contents).flatMap { j, content in
          content.sources.indices.map { content.isOwn ? blocks[j].lowerBound + $0 : nil }
        }))
  }

  /// Constructs of at most this order whose whole has a larger one.
  private func active(_ height: Int) -> [Int] {
    model.constructs.indices.filter { j in
      tree.orders[j] <= height && (tree.wholes[j].map { tree.orders[$0] > height } ?? true)
    }
  }

  /// The constructs that stand for one in a stage: itself, or its parts as far down as need be.
  private func expanded(_ name: String, _ height: Int) -> [Int] {
    guard let j = model.numbering.construct(name) else { return [] }
    var (stack, found) = ([j], [Int]())
    while let next = stack.popLast() {
      if tree.orders[next] <= height { found.append(next) } else { stack += tree.parts[next].reversed() }
    }
    return found
  }

  private func place(_ construct: Int, in stage: StagePlan.Stage?) -> Int {
    guard let place = stage?.constructs.firstIndex(of: construct) else {
      preconditionFailure("what has a score is in the stage before")
    }
    return place
  }
}

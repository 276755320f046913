extension PathModel {
  /// How constructs of constructs are estimated: as declared, else ``HigherOrder/disjoint``; nil in a model without.
  public var approach: HigherOrder? { tree == nil ? nil : higherOrder ?? .disjoint }

  /// The model with another way of estimating constructs of constructs, which stands above what the model declares.
  ///
  /// - Throws: ``ModelError/invalid(_:)`` where the model cannot be estimated in this way.
  public func estimated(by approach: HigherOrder) throws(ModelError) -> PathModel {
    let model = PathModel(unchecked: constructs, paths, products, conventions, population, higherOrder: approach)
    let problems = model.problems
    guard problems.isEmpty else { throw .invalid(problems) }
    return model
  }

  /// The paths that have a coefficient: those of the model and, where indicators are repeated, the arrows between a
  /// construct and its parts, from it where it is reflective and to it where it is a composite.
  ///
  /// - Source: Wold (1982); Lohmöller (1989), ch. 3.
  public var estimatedPaths: [Path] { approach == .repeated ? paths + partPaths : paths }

  /// The arrows between constructs and their parts.
  package var partPaths: [Path] {
    constructs.flatMap { construct in
      construct.parts.map { part in
        construct.kind == .reflective
          ? Path(from: construct.name, to: part) : Path(from: part, to: construct.name)
      }
    }
  }

  /// ``topology`` of the paths that have a coefficient.
  package var estimatedTopology: PathTopology {
    approach == .repeated ? PathTopology(numbering, paths: estimatedPaths) : topology
  }

  /// The construct through which an indicator acts on a target: the target where that stands above it, else the top of its
  /// tree, which has the paths; its own construct in a plain model.
  package func driver(ofIndicator indicator: Int, for target: Int?) -> Int {
    var construct = numbering.construct(ofIndicator: indicator)
    while construct != target, let above = tree?.wholes[construct] { construct = above }
    return construct
  }

  /// The indicators under a construct: its own, or all of its tree, in order.
  public func leafIndicators(of construct: Int) -> [Int] {
    guard let tree else { return Array(numbering.blocks[construct]) }
    return tree.leaves(of: construct).flatMap { Array(numbering.blocks[$0]) }
  }
}

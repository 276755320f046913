extension ModelContext {
  /// A construct of constructs has the neighbours that its way of estimation needs.
  func higherOrderFindings() -> [Finding] {
    guard let approach = model.approach, let tree = model.tree else { return [] }
    return approach == .repeated ? explainedComposites : isolatedTops(approach, tree)
  }

  /// A composite of repeated indicators is explained by its parts, and by nothing else.
  private var explainedComposites: [Finding] {
    model.paths.enumerated().compactMap { position, path in
      guard let target = model.construct(named: path.to), target.kind == .composite, !target.parts.isEmpty else {
        return nil
      }
      return Finding(
        fault: .formativeRepeatedEndogenous(path.to, path: path), site: .target(path: position))
    }
  }

  /// In the stage in which the scores of its parts are columns, a construct needs a neighbour.
  private func isolatedTops(_ approach: HigherOrder, _ tree: PartTree) -> [Finding] {
    let connected = Set(model.paths.flatMap { [$0.from, $0.to] })
    return model.constructs.enumerated().compactMap { position, construct in
      guard !construct.parts.isEmpty, tree.wholes[position] == nil, !connected.contains(construct.name) else {
        return nil
      }
      return Finding(fault: .isolatedConstruct(construct.name, approach), site: .construct(position))
    }
  }
}

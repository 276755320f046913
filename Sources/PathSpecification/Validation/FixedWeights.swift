extension ModelContext {
  /// Fixed weights are one a member of the block and make an index; of parts they weigh indices, which need scales, and
  /// scores of the parts.
  func fixedWeightFindings() -> [Finding] {
    model.constructs.enumerated().compactMap { position, construct in
      guard construct.mode == .fixed else { return nil }
      return fixedWeightFault(of: construct, position).map {
        Finding(fault: $0, site: .fixedWeights(construct: position))
      }
    }
  }

  private func fixedWeightFault(of construct: Construct, _ position: Int) -> ModelFault? {
    let (weights, block) = (construct.fixedWeights ?? [], construct.block.count)
    guard weights.count == block, weights.allSatisfy(\.isFinite), weights.reduce(0, +) > 0 else {
      return .fixedWeights(construct: construct.name, count: weights.count, block: block)
    }
    guard !construct.parts.isEmpty, let approach = model.approach, let tree = model.tree, tree.cycles.isEmpty else {
      return nil
    }
    if approach != .disjoint { return .fixedRepeated(construct: construct.name, approach) }
    let leaves = tree.leaves(of: position).flatMap { model.constructs[$0].indicators }
    return leaves.first { model.conventions.scale(of: $0) == nil }.map {
      .fixedWithoutScale(construct: construct.name, indicator: $0)
    }
  }
}

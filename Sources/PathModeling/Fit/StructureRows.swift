internal import PathSpecification

/// The estimates between constructs as rows with names, whatever the estimator.
struct StructureRows {
  let model: PathModel
  let layout: ModelLayout
  let estimates: ModelEstimates

  /// One row a path, in the order of the model; where indicators are repeated, the arrows between constructs and their
  /// parts follow.
  var paths: [PathEstimate] {
    model.estimatedPaths.compactMap { path in
      guard let from = model.numbering.construct(path.from), let to = model.numbering.construct(path.to) else {
        return nil
      }
      return PathEstimate(from: path.from, to: path.to, estimate: estimates.paths[to, from])
    }
  }

  /// One row for every pair of constructs that a chain of paths joins, by source, then target.
  var effects: [EffectEstimate] {
    let names = model.numbering.constructs
    return layout.reachablePairs.map { source, target in
      let direct = estimates.paths[target, source]
      let total = estimates.totalEffects[target, source]
      return EffectEstimate(
        from: names[source], to: names[target], direct: direct, indirect: total - direct, total: total)
    }
  }

  /// The effect along every chain of two or more paths, by first construct, then depth first: at most `limit`, and
  /// whether these are all.
  func specificIndirectEffects(limit: Int) -> (effects: [SpecificIndirectEffect], isComplete: Bool) {
    let names = model.numbering.constructs
    let (chains, isComplete) = layout.indirectChains(limit: limit)
    let effects = chains.map { chain in
      let estimate = zip(chain, chain.dropFirst()).reduce(1) { $0 * estimates.paths[$1.1, $1.0] }
      return SpecificIndirectEffect(chain: chain.map { names[$0] }, estimate: estimate)
    }
    return (effects, isComplete)
  }
}

public import PathSpecification

/// A construct's place in another one that is made of it.
public struct PartEstimate: Sendable, Equatable, Codable {
  /// The construct of constructs.
  public let construct: String
  /// The part.
  public let part: String
  /// Weight of the part's score in the score of the construct; nil where indicators are repeated.
  public let weight: Double?
  /// Correlation of the two scores.
  public let loading: Double
}

/// One full estimation among those of a model of constructs of constructs.
public struct StageEstimate: Sendable, Equatable, Codable {
  /// The constructs that it has.
  public let constructs: [String]
  /// The paths between them.
  public let paths: [Path]
  /// How it ended.
  public let convergence: PLSFit.Convergence
}

extension PLSFit {
  /// One row a part, in the order of the model; empty in a plain model.
  public var parts: [PartEstimate] {
    model.constructs.enumerated().flatMap { j, construct -> [PartEstimate] in
      construct.parts.enumerated().compactMap { place, part in
        guard let d = model.numbering.construct(part) else { return nil }
        let weight = layout.plan?.repeats == true ? nil : estimates.weights[layout.blocks[j].lowerBound + place]
        return PartEstimate(
          construct: construct.name, part: part, weight: weight, loading: estimates.scoreCorrelations[d, j])
      }
    }
  }

  /// The stages of the estimation, in order: one for a plain model.
  public var stages: [StageEstimate] {
    guard let plan = layout.plan else {
      return [
        StageEstimate(constructs: model.numbering.constructs, paths: model.paths, convergence: convergence)
      ]
    }
    return zip(plan.stages, earlierStages + [convergence]).map { stage, convergence in
      let names = stage.constructs.map { model.constructs[$0].name }
      let paths = names.indices.flatMap { from in
        stage.layout.successors[from].map { Path(from: names[from], to: names[$0]) }
      }
      return StageEstimate(constructs: names, paths: paths, convergence: convergence)
    }
  }

  /// The standardised weight of every indicator under a construct in its score, in order: those of its own block, or of
  /// all indicators of its tree.
  package func leafWeights(ofConstruct j: Int) -> [(item: Int, weight: Double)] {
    layout.leaves(of: j).map { ($0.item, $0.product(estimates.weights)) }
  }
}

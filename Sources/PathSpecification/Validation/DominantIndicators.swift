internal import SatisfactionWording

extension ModelContext {
  /// A dominant indicator is in the block it orients.
  func dominantFindings() -> [Finding] {
    model.constructs.enumerated().compactMap { position, construct in
      guard let dominant = construct.dominantIndicator, !construct.block.contains(dominant) else { return nil }
      var names = NearNames(construct.block)
      let suggestion = names.nearest(to: dominant)
      return Finding(
        fault: .dominantOutsideBlock(dominant, construct: construct.name, suggestion: suggestion),
        site: .dominant(construct: position))
    }
  }
}

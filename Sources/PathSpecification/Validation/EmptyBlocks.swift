extension ModelContext {
  /// A construct has at least one indicator or part.
  func emptyBlockFindings() -> [Finding] {
    model.constructs.enumerated().filter { $1.block.isEmpty }.map { position, construct in
      Finding(fault: .constructWithoutIndicators(construct.name), site: .construct(position))
    }
  }
}

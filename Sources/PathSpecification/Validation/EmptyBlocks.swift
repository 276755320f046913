extension ModelContext {
  /// A construct has at least one indicator.
  func emptyBlockFindings() -> [Finding] {
    model.constructs.enumerated().filter { $1.indicators.isEmpty }.map { position, construct in
      Finding(fault: .constructWithoutIndicators(construct.name), site: .construct(position))
    }
  }
}

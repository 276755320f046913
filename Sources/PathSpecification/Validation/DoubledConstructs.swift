extension ModelContext {
  /// No two constructs have the same name; empty names are told one by one.
  func doubledConstructFindings() -> [Finding] {
    model.constructs.enumerated().compactMap { position, construct in
      guard constructPosition(construct.name) != position, !construct.name.isEmpty else { return nil }
      return Finding(fault: .doubledConstruct(construct.name), site: .construct(position))
    }
  }
}

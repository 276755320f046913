extension ModelContext {
  /// A construct has a name without control characters.
  func constructNameFindings() -> [Finding] {
    model.constructs.enumerated().compactMap { position, construct in
      if construct.name.isEmpty {
        return Finding(fault: .emptyConstructName(position: position + 1), site: .construct(position))
      }
      return Self.controlCharacter(in: construct.name).map {
        Finding(fault: .controlCharacter($0, name: construct.name), site: .construct(position))
      }
    }
  }
}

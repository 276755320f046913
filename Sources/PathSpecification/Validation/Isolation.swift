extension ModelContext {
  /// A construct has at least one path, or is a part; where a model has none at all, that is told once. Constructs of
  /// constructs have a rule of their own.
  func isolationFindings() -> [Finding] {
    if model.paths.isEmpty && model.tree == nil { return [] }
    let connected = Set(model.paths.flatMap { [$0.from, $0.to] })
    return model.constructs.enumerated().filter { position, construct in
      !connected.contains(construct.name) && construct.parts.isEmpty && model.tree?.wholes[position] == nil
    }.map { position, construct in
      Finding(fault: .constructWithoutPath(construct.name), site: .construct(position))
    }
  }
}

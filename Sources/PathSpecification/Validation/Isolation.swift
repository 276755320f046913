extension ModelContext {
  /// A construct has at least one path; where the model has none at all, that is told once.
  func isolationFindings() -> [Finding] {
    if model.paths.isEmpty { return [] }
    let connected = Set(model.paths.flatMap { [$0.from, $0.to] })
    return model.constructs.enumerated().filter { !connected.contains($1.name) }.map { position, construct in
      Finding(fault: .constructWithoutPath(construct.name), site: .construct(position))
    }
  }
}

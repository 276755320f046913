extension ModelContext {
  /// A path is declared once.
  func doubledPathFindings() -> [Finding] {
    var seen: Set<Path> = []
    return model.paths.enumerated().compactMap { position, path in
      seen.insert(path).inserted ? nil : Finding(fault: .doubledPath(path), site: .source(path: position))
    }
  }
}

extension ModelContext {
  /// No construct explains itself.
  func selfPathFindings() -> [Finding] {
    model.paths.enumerated().filter { $1.from == $1.to }.map { position, path in
      Finding(fault: .pathToItself(path.from), site: .source(path: position))
    }
  }
}

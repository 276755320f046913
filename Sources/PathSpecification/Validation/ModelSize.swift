extension ModelContext {
  /// A model has constructs and paths.
  func sizeFindings() -> [Finding] {
    if model.constructs.isEmpty { return [Finding(fault: .noConstructs, site: nil)] }
    return model.paths.isEmpty ? [Finding(fault: .noPaths, site: nil)] : []
  }
}

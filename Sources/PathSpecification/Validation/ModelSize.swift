extension ModelContext {
  /// A model has constructs and paths.
  func sizeFindings() -> [Finding] {
    if model.constructs.isEmpty { return [Finding(fault: .noConstructs, site: nil)] }
    // A tree alone may have none: what it lacks is told of its top.
    return model.paths.isEmpty && model.tree == nil ? [Finding(fault: .noPaths, site: nil)] : []
  }
}

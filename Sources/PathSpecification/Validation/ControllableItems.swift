internal import SatisfactionWording

extension ModelContext {
  /// What can be acted on is an indicator of the model.
  func controllableFindings() -> [Finding] {
    var names = NearNames(indicators)
    return model.conventions.controllable.sorted().compactMap { name in
      guard blockPosition(name) == nil else { return nil }
      let suggestion = names.nearest(to: name)
      return Finding(
        fault: .unknownIndicator(name, in: .controllable, suggestion: suggestion), site: .controllable(name))
    }
  }
}

internal import SatisfactionWording

extension ModelContext {
  /// A label belongs to a construct, which carries it itself, or to an indicator of the model.
  func labelFindings() -> [Finding] {
    var names = NearNames(model.constructs.map(\.name) + indicators)
    return model.conventions.labels.keys.sorted().compactMap { name in
      if blockPosition(name) != nil { return nil }
      return Finding(
        fault: .unknownIndicator(name, in: .label, suggestion: names.nearest(to: name)), site: .label(name))
    }
  }
}

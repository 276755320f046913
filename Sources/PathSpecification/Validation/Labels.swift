internal import SatisfactionWording

extension ModelContext {
  /// A label of the conventions names an indicator of the model, which is no construct: those have labels of their own.
  func labelFindings() -> [Finding] {
    var names = NearNames(indicators)
    return model.conventions.labels.keys.sorted().compactMap { name in
      if blockPosition(name) != nil && constructPosition(name) == nil { return nil }
      let suggestion = names.nearest(to: name)
      return Finding(fault: .unknownIndicator(name, in: .label, suggestion: suggestion), site: nil)
    }
  }
}

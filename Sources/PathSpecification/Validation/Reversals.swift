internal import SatisfactionWording

extension ModelContext {
  /// A reversed item is an indicator of the model with a scale: it is read as min + max − x.
  func reversalFindings() -> [Finding] {
    var names = NearNames(indicators)
    return model.conventions.reversed.sorted().compactMap { name in
      if blockPosition(name) == nil {
        let suggestion = names.nearest(to: name)
        return Finding(fault: .unknownIndicator(name, in: .reverse, suggestion: suggestion), site: .reversed(name))
      }
      if model.conventions.scale(of: name) != nil { return nil }
      return Finding(fault: .reverseWithoutScale(name), site: .reversed(name))
    }
  }
}

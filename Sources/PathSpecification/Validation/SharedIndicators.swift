extension ModelContext {
  /// An indicator belongs to one construct.
  func sharedIndicatorFindings() -> [Finding] {
    model.constructs.enumerated().flatMap { position, construct in
      construct.indicators.enumerated().compactMap { item, name in
        guard let first = blockPosition(name), first != position, !name.isEmpty else { return nil }
        return Finding(
          fault: .sharedIndicator(name, first: model.constructs[first].name, second: construct.name),
          site: .indicator(item, construct: position))
      }
    }
  }
}

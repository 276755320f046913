extension ModelContext {
  /// A block lists an indicator once; empty names are told one by one.
  func doubledIndicatorFindings() -> [Finding] {
    model.constructs.enumerated().flatMap { position, construct in
      var seen: Set<String> = [""]
      return construct.indicators.enumerated().compactMap { item, name -> Finding? in
        if name.isEmpty || seen.insert(name).inserted { return nil }
        return Finding(
          fault: .doubledIndicator(name, construct: construct.name), site: .indicator(item, construct: position))
      }
    }
  }
}

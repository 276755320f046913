extension ModelContext {
  /// An indicator has a name without control characters.
  func indicatorNameFindings() -> [Finding] {
    model.constructs.enumerated().flatMap { position, construct in
      construct.indicators.enumerated().compactMap { item, name in
        Self.fault(ofIndicator: name, of: construct).map {
          Finding(fault: $0, site: .indicator(item, construct: position))
        }
      }
    }
  }

  private static func fault(ofIndicator name: String, of construct: Construct) -> ModelFault? {
    if name.isEmpty { return .emptyIndicatorName(construct: construct.name) }
    return controlCharacter(in: name).map { .controlCharacter($0, name: name) }
  }
}

extension ModelContext {
  /// No construct is an indicator of another one.
  ///
  /// A construct may have the name of its own indicator: `Age =~ Age` makes a construct of a column.
  func constructAsIndicatorFindings() -> [Finding] {
    model.constructs.enumerated().flatMap { position, construct in
      construct.indicators.enumerated().compactMap { item, name in
        guard !name.isEmpty, name != construct.name, constructPosition(name) != nil else { return nil }
        return Finding(
          fault: .constructAsIndicator(name, of: construct.name), site: .indicator(item, construct: position))
      }
    }
  }
}

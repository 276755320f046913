internal import SatisfactionWording

extension ModelContext {
  /// A skip is of an indicator of the model, once, by another column that can have the value.
  func skipFindings() -> [Finding] {
    var names = NearNames(indicators)
    var seen: Set<SkipRule> = []
    return model.conventions.skips.enumerated().compactMap { position, rule in
      let fault: ModelFault? =
        if blockPosition(rule.indicator) == nil {
          .unknownIndicator(rule.indicator, in: .skip, suggestion: names.nearest(to: rule.indicator))
        } else if rule.column.isEmpty || rule.value.isEmpty {
          .incompleteSkip(indicator: rule.indicator)
        } else if let scalar = Self.controlCharacter(in: rule.column) {
          .controlCharacter(scalar, name: rule.column)
        } else if rule.column == rule.indicator {
          .skipByItself(rule.indicator)
        } else if rule.number == nil, blockPosition(rule.column) != nil {
          .skipByText(rule.value, column: rule.column)
        } else {
          seen.insert(rule).inserted ? nil : .repeatedDirective(.skip, about: rule.indicator)
        }
      return fault.map { Finding(fault: $0, site: .skip(position)) }
    }
  }
}

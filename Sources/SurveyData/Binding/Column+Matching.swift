internal import SatisfactionWording

extension Column {
  /// Which rows hold a value: a text, or a number as it is written; two texts that are the same number are the same.
  ///
  /// - Complexity: O(n).
  package func rows(holding value: String) -> [Bool] {
    let number = Double(value)
    switch storage {
    case .bytes(let values):
      guard let wanted = number.flatMap({ Int8(exactly: $0) }), wanted != Self.missingByte else {
        return Array(repeating: false, count: values.count)
      }
      return values.map { $0 == wanted }
    case .doubles(let values): return values.map { $0 == number }
    case .categories(let codes, let levels):
      let matches = levels.map { level in
        let text = level.withoutOuterBlanks
        return text == value || (number != nil && Double(text) == number)
      }
      return codes.map { $0 >= 0 && matches[Int($0)] }
    }
  }
}

extension Dataset {
  /// Which rows are not asked for an indicator by its rules; nil without a rule.
  ///
  /// - Precondition: The data set has the columns of the rules.
  package func notAsked(for coding: IndicatorCoding) -> [Bool]? {
    guard let first = coding.skips.first else { return nil }
    var rows = rows(meeting: first)
    for rule in coding.skips.dropFirst() {
      for (row, isSkipped) in self.rows(meeting: rule).enumerated() where isSkipped { rows[row] = true }
    }
    return rows
  }

  private func rows(meeting condition: RowCondition) -> [Bool] {
    guard let column = column(named: condition.column) else {
      preconditionFailure("the check of names passed without the column \(condition.column)")
    }
    return column.rows(holding: condition.value)
  }
}

internal import SatisfactionWording

extension Dataset {
  /// Some rows alone, as a data set of their own: those of a segment or of two waves.
  ///
  /// - Parameter rows: Numbers of rows, from 0, ascending.
  /// - Returns: A data set of the same source and columns, whose rows know their lines in the file and whose fingerprint
  ///   is that of their cells.
  /// - Precondition: the numbers are rows of this data set.
  /// - Complexity: O(rows · columns).
  public func selecting(rows: [Int]) -> Dataset {
    let selected = Dataset(stored: columns.map { $0.selecting(rows) }, rowCount: rows.count, source: source)
    return Dataset(
      source: source, rowCount: rows.count, columns: selected.columns, fingerprint: selected.fingerprint,
      lines: lines.selecting(rows), isPart: isPart || rows.count < rowCount)
  }

  /// The rows in which texts stand in columns, by these texts: groups in the order of their labels, rows ascending. A row
  /// without a text in one of the columns is in no group.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``.
  public func rows(by names: [String]) throws(SurveyDataError) -> [(labels: [String], rows: [Int])] {
    let missing = NearNames.missing(names, among: columns.map(\.name))
    guard missing.isEmpty else { throw .missingColumns(missing, source: source) }
    let chosen = names.compactMap { column(named: $0) }
    var groups: [[String]: [Int]] = [:]
    for row in 0..<rowCount {
      let labels = chosen.compactMap { $0.label(at: row) }
      if labels.count == chosen.count { groups[labels, default: []].append(row) }
    }
    return groups.sorted { LabelOrder.precedes($0.key, $1.key) }.map { (labels: $0.key, rows: $0.value) }
  }
}

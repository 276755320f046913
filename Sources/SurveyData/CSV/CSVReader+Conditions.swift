/// The rows of a file that meet the conditions.
struct KeptRows {
  /// By the row as the chunks count rows, in which blank lines leave gaps.
  var keeps: [Bool]
  /// The rows that are kept, from 0, in order.
  var rows: [Int] = []
  /// The rows of the file.
  var keptOf = 0
}

extension CSVReader {
  /// The rows to keep; nil without conditions.
  ///
  /// - Throws: ``SurveyDataError/noRowsLeft(_:source:)``, and a misplaced quote.
  func keptRows(_ chunks: [CSVChunk]) throws(SurveyDataError) -> KeptRows? {
    let conditions = request.options.conditions
    guard !conditions.isEmpty else { return nil }
    let columns = conditions.map { header.names.firstIndex(of: $0.column.withoutOuterBlanks) ?? 0 }
    var plans = [CSVColumnPlan](repeating: .skip, count: header.names.count)
    for column in columns { plans[column] = .text }
    let pool = readPool(chunks, plans: plans)
    if let fault = fault(pool.outcomes) { throw fault }
    let bound = (chunks.last?.firstRow ?? 0) + (chunks.last?.rowBound ?? 0)
    var kept = KeptRows(keeps: Array(repeating: false, count: bound))
    for (chunk, outcome) in zip(chunks, pool.outcomes) {
      let matches = zip(conditions, columns).map { condition, column in
        (column, matching(condition.value, outcome.levels[column] ?? LevelTable()))
      }
      for row in 0..<outcome.rows {
        let meets = matches.allSatisfy { column, levels in
          let code = Int(pool.code(column, at: chunk.firstRow + row))
          return levels[code + 1]
        }
        if meets { kept.rows.append(kept.keptOf) }
        kept.keeps[chunk.firstRow + row] = meets
        kept.keptOf += 1
      }
    }
    guard !kept.rows.isEmpty else { throw .noRowsLeft(conditions, source: source) }
    return kept
  }

  /// Whether a missing text, and then each text of a column, is the value that a condition asks for.
  private func matching(_ value: String, _ levels: LevelTable) -> [Bool] {
    let wanted = value.withoutOuterBlanks
    let number = number(wanted)
    return [wanted.isEmpty]
      + (0..<levels.count).map { level in
        let text = String(decoding: levels.bytes(level), as: UTF8.self).withoutOuterBlanks
        return text == wanted || (number != nil && self.number(text) == number)
      }
  }

  private func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      if case .value(let number) = unsafe CSVNumber(bytes, format: format) { number } else { nil }
    }
  }
}

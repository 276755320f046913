internal import SatisfactionWording

extension CSVReader {
  /// The first misplaced quote of a pass: it makes all that follows uncertain, so it stands alone.
  func fault(_ outcomes: [CSVChunkOutcome]) -> SurveyDataError? {
    outcomes.lazy.compactMap(\.fault).first.map { $0.fault.at(source: source, line: $0.line, column: $0.column) }
  }

  /// Nothing, or one error with all rows that have a wrong number of cells.
  func raggedRows(_ outcomes: [CSVChunkOutcome]) -> [SurveyDataError] {
    let count = outcomes.reduce(0) { $0 + $1.raggedCount }
    guard count > 0 else { return [] }
    let rows = outcomes.lazy.flatMap(\.ragged).prefix(SurveyDataError.placesListed)
    return [.raggedRows(Array(rows), count: count, expected: header.names.count, source: source)]
  }

  /// Whether the file is a matrix of moments: as many rows as columns, and every cell equal to its mirror image.
  ///
  /// Rows of n, means and deviations may stand below; the cells above the diagonal may be empty.
  func isMatrix(_ table: CSVTable) -> Bool {
    let places = table.columns.indices.filter { table.columns[$0]?.isNumeric ?? false }
    let columns = header.names.count
    guard places.count >= 3, table.rowCount <= columns + 4, table.rowCount <= 1_000 else { return false }
    return [0, 1].contains { offset in
      table.rowCount >= columns - offset && places[0] >= offset && isSymmetric(table, places, offset: offset)
    }
  }

  private func isSymmetric(_ table: CSVTable, _ places: [Int], offset: Int) -> Bool {
    let columns = places.compactMap { table.columns[$0] }
    let rows = places.map { $0 - offset }
    guard let last = rows.last, last < table.rowCount else { return false }
    var filled = false
    for i in columns.indices {
      guard let diagonal = columns[i].number(at: rows[i]), diagonal > 0 else { return false }
      for j in 0..<i {
        guard let lower = columns[j].number(at: rows[i]), let other = columns[j].number(at: rows[j]),
          lower * lower <= diagonal * other * 1.000_001
        else { return false }
        guard let upper = columns[i].number(at: rows[j]) else { continue }
        if upper != lower { return false }
        filled = true
      }
    }
    return filled || places.count > 3
  }

  // MARK: Columns that are not there

  /// Columns that the header lacks. Where it has none of them, and none that comes near, the header itself is shown.
  func missingColumns(_ asked: [String]) -> SurveyDataError {
    let missing = NearNames.missing(asked, among: header.names)
    let known = Set(header.names)
    guard !asked.contains(where: { known.contains($0) }) else { return .missingColumns(missing, source: source) }
    let hint = hint(asked)
    guard hint != nil || missing.allSatisfy(\.near.isEmpty) else { return .missingColumns(missing, source: source) }
    let line = HeaderLine(
      line: header.line, names: Array(header.names.prefix(5)), count: header.names.count,
      separator: String(decoding: [header.dialect.separator], as: UTF8.self), hint: hint)
    return .columnsNotInHeader(missing, found: line, source: source)
  }

  private func hint(_ asked: [String]) -> HeaderLine.Hint? {
    let wanted = Set(asked)
    let start = unsafe Array(text.prefix(200)).drop {
      $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= CSVDialect.space
    }
    if start.first == UInt8(ascii: "<") { return .markup }
    let enough = max(1, (wanted.count + 1) / 2)
    let held = header.names.joined(separator: String(decoding: [header.dialect.separator], as: UTF8.self))
    for separator: Character in ["|", ";", "\t", ",", ":", " "] {
      let names = held.split(separator: separator).map { String($0).withoutOuterBlanks }
      if wanted.intersection(names).count >= enough { return .separator(separator) }
    }
    if let line = lineOfNames(wanted, enough: enough) { return .row(line) }
    let isNumbers = header.names.allSatisfy { $0.isEmpty || Double($0) != nil }
    return isNumbers ? .noNames : nil
  }

  /// The line among the next ones in which the names stand.
  private func lineOfNames(_ wanted: Set<String>, enough: Int) -> Int? {
    var place = CSVHeader.Place(position: 0, line: 1)
    for line in 1...header.line + 30 {
      unsafe place = CSVHeader.skipLines(text, from: place, to: line)
      guard unsafe place.position < text.count, place.line == line else { return nil }
      let dialect = unsafe CSVDialect.detect(
        text, from: place.position, separator: request.options.separator?.asciiValue
      ).dialect
      do throws(SurveyDataError) {
        let names = unsafe try CSVHeader.readCells(text, from: place, dialect: dialect, source: source).cells
        if wanted.intersection(names.map(\.withoutOuterBlanks)).count >= enough, line != header.line { return line }
      } catch {
        // A line that cannot be read holds no names.
        continue
      }
    }
    return nil
  }
}

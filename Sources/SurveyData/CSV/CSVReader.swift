internal import SatisfactionNumerics
internal import SatisfactionWording

/// Reads a CSV file into columns.
///
/// The rows are cut into chunks which are read at the same time, straight into the memory of the columns. Every number
/// column is taken for small whole numbers first; one that turns out to hold something else is read once more.
@safe
struct CSVReader {
  /// What is to be read.
  struct Request {
    /// Columns that must hold numbers; nil for every column, of whatever kind it is.
    var numeric: [String]?
    /// Columns to read as texts.
    var categories: [String]
    /// Numbers that stand for "no answer".
    var missingCodes: [Double]
    /// How many threads may work at the same time.
    var threads: Int
    /// Bytes a chunk.
    var chunkSize = 1 << 18
  }

  private let source: String
  private let request: Request
  private let header: CSVHeader
  private let text: UnsafeBufferPointer<UInt8>

  /// Reads everything.
  static func read(
    _ file: borrowing FileContents, source: String, request: Request
  ) throws(SurveyDataError) -> Dataset {
    // The header comes first: it may write the newline that the last line lacks.
    let header = try CSVHeader(file, source: source)
    let reader = unsafe CSVReader(
      source: source, request: request, header: header,
      text: UnsafeBufferPointer(start: UnsafePointer(file.base), count: header.terminatedCount))
    return try reader.read(fileBytes: file.count)
  }

  private func read(fileBytes: Int) throws(SurveyDataError) -> Dataset {
    let plans = try firstPlans()
    var fingerprint = ""
    let chunks = unsafe try CSVChunk.cut(
      text, header: header, size: request.chunkSize, threads: request.threads, source: source
    ) {
      unsafe fingerprint = Fingerprint.text(
        of: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[..<fileBytes]))
    }
    var table = try readTable(chunks, plans: sharpened(plans, chunks: chunks))
    let (rowCount, lines) = (table.rowCount, table.lines)
    guard rowCount > 0 else { throw .noRows(source: source) }
    var (columns, invalidTexts) = (table.columns, table.invalidTexts)
    while !table.widened.isEmpty {
      table = try readTable(chunks, plans: table.widened)
      invalidTexts += table.invalidTexts
      for (column, read) in table.columns.enumerated() where read != nil { columns[column] = read }
    }
    // In which pass a text column is read depends on the size of the chunks; which text is named must not.
    if let first = invalidTexts.min(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
      throw .invalidUTF8(source: source, line: first.line, column: header.names[first.column])
    }
    return Dataset(
      source: source, rowCount: rowCount, columns: columns.compactMap { $0 },
      fingerprint: fingerprint, lines: lines)
  }

  // MARK: Plans

  /// Numbers are bytes until something else is seen; nothing is known of the rest.
  private func firstPlans() throws(SurveyDataError) -> [CSVColumnPlan] {
    let (numbers, texts) = (request.numeric.map { Set($0) }, Set(request.categories))
    let asked = (request.numeric ?? []) + request.categories
    var (seen, doubled) = (Set<String>(), [String]())
    var plans: [CSVColumnPlan] = []
    plans.reserveCapacity(header.names.count)
    for name in header.names {
      let isNumber = numbers?.contains(name) ?? !texts.contains(name)
      let plan: CSVColumnPlan = name.isEmpty ? .skip : isNumber ? .byte : texts.contains(name) ? .text : .skip
      if plan != .skip, !seen.insert(name).inserted { doubled.append(name) }
      plans.append(plan)
    }
    if asked.contains(where: { !seen.contains($0) }) {
      throw .missingColumns(NearNames.missing(asked, among: header.names), source: source)
    }
    try SurveyDataError.throwAll(duplicates(Set(doubled)))
    return plans
  }

  private func duplicates(_ names: Set<String>) -> [SurveyDataError] {
    var positions: [String: [Int]] = [:]
    for (column, name) in header.names.enumerated() where names.contains(name) {
      positions[name, default: []].append(column + 1)
    }
    return positions.sorted { $0.value[0] < $1.value[0] }.map { .duplicateColumn(name: $0.key, positions: $0.value) }
  }

  /// The plans after a look at the first rows of a large file, which saves reading most columns twice.
  private func sharpened(_ plans: [CSVColumnPlan], chunks: [CSVChunk]) -> [CSVColumnPlan] {
    guard chunks.count > 1, var probe = chunks.first else { return plans }
    var end = min(probe.start + 1 << 14, probe.end)
    while unsafe end < probe.end && text[end - 1] != header.dialect.newline { end += 1 }
    probe.end = end
    let bytes = unsafe UnsafeBufferPointer(rebasing: text[probe.start..<end])
    probe.rowBound = unsafe ByteCounts(of: bytes, newline: header.dialect.newline).newlines
    var result = plans
    // A problem is reported when all rows are read; a look that ends within a quoted text shows nothing.
    let widened = readPool([probe], plans: plans).outcomes[0].widened
    for (column, plan) in widened { result[column] = plan }
    return result
  }

  // MARK: Reading

  /// Columns, nil where none was read, and what is to be read again.
  private struct Table {
    var rowCount = 0
    var lines = LineMap()
    var columns: [Column?]
    /// The plans of the next pass; empty when there is nothing left to read.
    var widened: [CSVColumnPlan] = []
    /// The first text of each column that is not UTF-8.
    var invalidTexts: [(line: Int, column: Int)] = []
  }

  private func readTable(_ chunks: [CSVChunk], plans: [CSVColumnPlan]) throws(SurveyDataError) -> Table {
    var pool = readPool(chunks, plans: plans)
    try SurveyDataError.throwAll(problems(pool.outcomes))
    pool.closeGaps(chunks)
    var table = Table(columns: Array(repeating: nil, count: plans.count))
    table.rowCount = pool.outcomes.reduce(0) { $0 + $1.rows }
    table.lines = lineMap(pool.outcomes)
    var widened: [Int: CSVColumnPlan] = [:]
    for outcome in pool.outcomes { widened.merge(outcome.widened) { max($0, $1) } }
    if !widened.isEmpty {
      table.widened = plans.indices.map { widened[$0] ?? .skip }
    }
    let levels = commonLevels(&pool, plans: plans, invalid: &table.invalidTexts)
    pool.erase(request.missingCodes)
    for column in plans.indices where plans[column] != .skip && widened[column] == nil {
      let storage: Column.Storage =
        switch plans[column] {
        case .byte: .bytes(pool.bytes(column, rows: table.rowCount))
        case .double: .doubles(pool.doubles(column, rows: table.rowCount))
        default: .categories(codes: pool.codes(column, rows: table.rowCount), levels: levels[column] ?? [])
        }
      table.columns[column] = Column(name: header.names[column], storage: storage)
    }
    return table
  }

  private func readPool(_ chunks: [CSVChunk], plans: [CSVColumnPlan]) -> CSVPool {
    let bound = (chunks.last?.firstRow ?? 0) + (chunks.last?.rowBound ?? 0)
    return unsafe CSVPool(plans: plans, rowBound: bound) { targets in
      ParallelWork.map(chunks.count, threads: request.threads) { piece in
        let reader = unsafe CSVChunkReader(
          dialect: header.dialect, plans: plans, infersText: request.numeric == nil,
          missingCodes: request.missingCodes, targets: targets)
        guard let base = unsafe text.baseAddress else { return CSVChunkOutcome() }
        return unsafe reader.read(chunks[piece], base: base)
      }
    }
  }

  private func lineMap(_ outcomes: [CSVChunkOutcome]) -> LineMap {
    var map = LineMap()
    var rows = 0
    for outcome in outcomes {
      for mark in outcome.lines where map.line(ofRow: rows + mark.row) != mark.line {
        map.marks.append(LineMap.Mark(row: rows + mark.row, line: mark.line))
      }
      rows += outcome.rows
    }
    return map
  }

  /// Gives the texts of all chunks common numbers, in order of first appearance, and returns the texts of each column.
  private func commonLevels(
    _ pool: inout CSVPool, plans: [CSVColumnPlan], invalid: inout [(line: Int, column: Int)]
  ) -> [Int: [String]] {
    var result: [Int: [String]] = [:]
    for column in plans.indices where plans[column] == .text {
      var known: [String: Int32] = [:]
      var levels: [String] = []
      var translations: [[Int32]] = []
      for outcome in pool.outcomes {
        var translation: [Int32] = []
        for text in texts(of: column, in: outcome, invalid: &invalid) {
          let code = known[text] ?? Int32(levels.count)
          if code == levels.count {
            known[text] = code
            levels.append(text)
          }
          translation.append(code)
        }
        translations.append(translation)
      }
      pool.renumber(column, by: translations)
      result[column] = levels
    }
    return result
  }

  private func texts(
    of column: Int, in outcome: CSVChunkOutcome, invalid: inout [(line: Int, column: Int)]
  ) -> [String] {
    guard let table = outcome.levels[column] else { return [] }
    return (0..<table.count).map { level in
      if let text = String(validating: table.bytes(level), as: UTF8.self) { return text }
      if invalid.last?.column != column { invalid.append((table.firstLines[level], column)) }
      return ""
    }
  }

  // MARK: Problems

  /// Every problem of a pass. A misplaced quote makes all that follows uncertain, so the first one stands alone.
  private func problems(_ outcomes: [CSVChunkOutcome]) -> [SurveyDataError] {
    if let first = outcomes.lazy.compactMap(\.fault).first {
      return [first.fault.at(source: source, line: first.line, column: first.column)]
    }
    var problems: [SurveyDataError] = []
    let raggedCount = outcomes.reduce(0) { $0 + $1.raggedCount }
    if raggedCount > 0 {
      let rows = outcomes.lazy.flatMap(\.ragged).prefix(SurveyDataError.placesListed)
      problems.append(
        .raggedRows(Array(rows), count: raggedCount, expected: header.names.count, source: source))
    }
    let badCount = outcomes.reduce(0) { $0 + $1.badCount }
    if badCount > 0 {
      let cells = outcomes.lazy.flatMap(\.bad).prefix(SurveyDataError.placesListed).map {
        BadCell(line: $0.line, column: header.names[$0.column], text: $0.text, reason: $0.reason)
      }
      problems.append(.notNumbers(Array(cells), count: badCount, source: source))
    }
    return problems
  }
}

extension SurveyDataError {
  /// Throws nothing, the one problem, or all of them together.
  static func throwAll(_ problems: [SurveyDataError]) throws(SurveyDataError) {
    guard let first = problems.first else { return }
    throw problems.count == 1 ? first : .problems(problems)
  }
}

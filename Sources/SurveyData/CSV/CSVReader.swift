internal import SatisfactionNumerics
internal import SatisfactionWording

/// Reads a CSV file into columns.
///
/// The rows are cut into chunks which are read at the same time, straight into the memory of the columns. Every number
/// column is taken for small whole numbers first; one that turns out to hold other numbers, or labels, is read once more.
@safe
struct CSVReader {
  /// What is to be read.
  struct Request {
    /// Columns that must hold numbers; nil for every column, of whatever kind it is.
    var numeric: [String]?
    /// Columns to read as texts.
    var categories: [String] = []
    /// How the file is read.
    var options = ReadingOptions()
    /// Bytes a chunk.
    var chunkSize = 1 << 18

    var threads: Int { options.threads ?? ParallelWork.availableThreads }
  }

  let source: String
  let request: Request
  let header: CSVHeader
  let format: CSVNumberFormat
  let text: UnsafeBufferPointer<UInt8>

  /// Reads everything.
  static func read(
    _ file: borrowing FileContents, source: String, request: Request
  ) throws(SurveyDataError) -> Dataset {
    guard let encoding = request.options.encoding else {
      return try read(file, fingerprint: nil, source: source, request: request)
    }
    let bytes = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: file.count)
    let text = FileContents(unsafe try TextEncoding.utf8(bytes, from: encoding, source: source))
    let fingerprint = unsafe Fingerprint.text(of: UnsafeRawBufferPointer(bytes))
    return try read(text, fingerprint: fingerprint, source: source, request: request)
  }

  private static func read(
    _ file: borrowing FileContents, fingerprint: String?, source: String, request: Request
  ) throws(SurveyDataError) -> Dataset {
    // The header comes first: it may write the newline that the last line lacks.
    let header = try CSVHeader(file, source: source, options: request.options)
    let reader = unsafe CSVReader(
      source: source, request: request, header: header,
      format: CSVNumberFormat(request.options, separator: header.dialect.separator),
      text: UnsafeBufferPointer(start: UnsafePointer(file.base), count: header.terminatedCount))
    return try reader.read(fileBytes: file.count, fingerprint: fingerprint)
  }

  private func read(fileBytes: Int, fingerprint known: String?) throws(SurveyDataError) -> Dataset {
    let plans = try firstPlans()
    var fingerprint = known ?? ""
    let chunks = unsafe try CSVChunk.cut(
      text, header: header, size: request.chunkSize, threads: request.threads, source: source
    ) {
      if known != nil { return }
      unsafe fingerprint = Fingerprint.text(
        of: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[..<fileBytes]))
    }
    let kept = try keptRows(chunks)
    var table = CSVTable(columnCount: plans.count)
    var next = sharpened(plans, chunks: chunks)
    while next.contains(where: { $0 != .skip }) || table.isUnread {
      next = try readPass(chunks, plans: next, keeps: kept?.keeps, into: &table)
    }
    try finish(&table)
    var facts = facts(of: table)
    if let kept {
      table.select(kept.rows)
      facts.rowsLeftOut = kept.keptOf - kept.rows.count
    }
    return Dataset(
      source: source, rowCount: table.rowCount, columns: table.columns.compactMap { $0 }, fingerprint: fingerprint,
      lines: table.lines, reading: facts)
  }

  // MARK: Plans

  /// Columns that are asked for by name, as names stand in the header: without outer blanks.
  private var asked: [String] {
    ((request.numeric ?? []) + request.categories + request.options.conditions.map(\.column)).map(\.withoutOuterBlanks)
  }

  /// Columns that must hold numbers; nil for none.
  var numberNames: Set<String>? { request.numeric.map { Set($0.map(\.withoutOuterBlanks)) } }

  /// Numbers are bytes until something else is seen; nothing is known of the rest.
  private func firstPlans() throws(SurveyDataError) -> [CSVColumnPlan] {
    let (numbers, texts) = (numberNames, Set(request.categories.map(\.withoutOuterBlanks)))
    let (asked, chosen) = (asked, Set(request.options.conditions.map(\.column.withoutOuterBlanks)))
    var (seen, doubled) = (Set<String>(), [String]())
    var plans: [CSVColumnPlan] = []
    plans.reserveCapacity(header.names.count)
    for name in header.names {
      let isNumber = numbers?.contains(name) ?? !texts.contains(name)
      let plan: CSVColumnPlan = name.isEmpty ? .skip : isNumber ? .byte : texts.contains(name) ? .text : .skip
      if plan != .skip || chosen.contains(name), !seen.insert(name).inserted { doubled.append(name) }
      plans.append(plan)
    }
    if asked.contains(where: { !seen.contains($0) }) { throw missingColumns(asked) }
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

  /// Reads all columns that have a plan, and returns the plans of the next pass; nothing but `skip` when all is read.
  private func readPass(
    _ chunks: [CSVChunk], plans: [CSVColumnPlan], keeps: [Bool]?, into table: inout CSVTable
  ) throws(SurveyDataError) -> [CSVColumnPlan] {
    let numbers = numberNames
    var pool = readPool(chunks, plans: plans, keeps: keeps)
    if let fault = fault(pool.outcomes) { throw fault }
    pool.closeGaps(chunks)
    if table.isUnread {
      table.isUnread = false
      table.problems = raggedRows(pool.outcomes)
      table.rowCount = pool.outcomes.reduce(0) { $0 + $1.rows }
      table.lines = lineMap(pool.outcomes)
      if table.rowCount == 0, table.problems.isEmpty { throw .noRows(source: source) }
    }
    var widened: [Int: CSVColumnPlan] = [:]
    for outcome in pool.outcomes { widened.merge(outcome.widened) { max($0, $1) } }
    for column in CSVTable.mixedColumns(pool.outcomes) where widened[column] == nil {
      // A column that need not hold numbers holds texts then.
      if numbers?.contains(header.names[column]) ?? false {
        table.mixedColumns.append(column)
      } else {
        widened[column] = .text
      }
    }
    let levels = commonLevels(&pool, plans: plans, invalid: &table.invalidTexts)
    pool.erase(request.options.missingCodes)
    for column in plans.indices where plans[column] != .skip && widened[column] == nil {
      table.columns[column] = Column(
        name: header.names[column],
        storage: pool.storage(column, plan: plans[column], rows: table.rowCount, levels: levels[column] ?? []))
    }
    for outcome in pool.outcomes {
      for (column, counts) in outcome.missingTexts where widened[column] == nil { table.add(missingTexts: counts) }
    }
    return plans.indices.map { widened[$0] ?? .skip }
  }

  func readPool(_ chunks: [CSVChunk], plans: [CSVColumnPlan], keeps: [Bool]? = nil) -> CSVPool {
    let bound = (chunks.last?.firstRow ?? 0) + (chunks.last?.rowBound ?? 0)
    return unsafe CSVPool(plans: plans, rowBound: bound) { targets in
      ParallelWork.map(chunks.count, threads: request.threads) { piece in
        let reader = unsafe CSVChunkReader(
          dialect: header.dialect, format: format, plans: plans, keeps: keeps,
          missingCodes: request.options.missingCodes, targets: targets)
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
}

extension SurveyDataError {
  /// Throws nothing, the one problem, or all of them together.
  static func throwAll(_ problems: [SurveyDataError]) throws(SurveyDataError) {
    guard let first = problems.first else { return }
    throw problems.count == 1 ? first : .problems(problems)
  }
}

extension CSVReader {
  /// Turns the labels of number columns into numbers, and throws everything that is wrong with the file.
  func finish(_ table: inout CSVTable) throws(SurveyDataError) {
    // In which pass a text column is read depends on the size of the chunks; which text is named must not.
    if let first = table.invalidTexts.min(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
      let invalid = SurveyDataError.invalidUTF8(
        source: source, line: first.line, column: header.names[first.column])
      try SurveyDataError.throwAll(table.problems + [invalid])
    }
    var (bad, count) = ([(row: Int, column: Int, cell: BadCell)](), 0)
    let labelled = labelledColumns(table)
    let reading = LabelReading(format: format, map: request.options.labels)
    let all = reading.map == nil ? [] : openLabels(of: labelled, in: table)
    for column in labelled {
      let found = read(column, of: &table, with: reading, all: all)
      bad += found.cells
      count += found.count
    }
    var problems = table.problems
    if count > 0 {
      let first = bad.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.prefix(SurveyDataError.placesListed)
      problems.append(.notNumbers(first.map(\.cell), count: count, source: source))
    }
    if !table.mixedColumns.isEmpty {
      problems.append(.mixedDecimals(table.mixedColumns.sorted().map { header.names[$0] }, source: source))
    }
    try SurveyDataError.throwAll(problems)
    if request.numeric != nil, request.options.conditions.isEmpty, isMatrix(table) {
      throw .matrixAsData(source: source)
    }
  }

  /// Columns that must hold numbers and were read as texts.
  private func labelledColumns(_ table: CSVTable) -> [Int] {
    guard let numbers = numberNames else { return [] }
    return table.columns.indices.filter { column in
      guard let read = table.columns[column], case .categories = read.storage else { return false }
      return numbers.contains(read.name)
    }
  }

  /// The folded labels of all columns that are neither numbers nor well-known texts for "no answer".
  private func openLabels(of columns: [Int], in table: CSVTable) -> Set<String> {
    let plain = LabelReading(format: format, map: nil)
    var labels: Set<String> = []
    for column in columns {
      guard case .categories(_, let levels)? = table.columns[column]?.storage else { continue }
      labels.formUnion(plain.unread(levels).map(\.foldedLabel))
    }
    return labels
  }

  /// Reads one column of labels; returns its cells that are no answers, the first few of them with their places.
  private func read(
    _ column: Int, of table: inout CSVTable, with reading: LabelReading, all: Set<String>
  ) -> (cells: [(row: Int, column: Int, cell: BadCell)], count: Int) {
    guard let texts = table.columns[column], case .categories(let codes, let levels) = texts.storage else {
      return ([], 0)
    }
    let (meanings, labelSource) = reading.meanings(of: levels, labels: all)
    var cells = [Int](repeating: 0, count: levels.count)
    var values = [Double](repeating: .nan, count: codes.count)
    for (row, code) in codes.enumerated() where code >= 0 {
      cells[Int(code)] += 1
      if case .number(let number) = meanings[Int(code)] { values[row] = isMissingCode(number) ? .nan : number }
    }
    table.columns[column] = Column(name: texts.name, storage: .packing(values))
    if labelSource != .none { table.labelSources[column] = labelSource }
    note(meanings, levels, cells: cells, column: column, in: &table)
    return badCells(meanings, levels, codes, cells: cells, column: column, lines: table.lines)
  }

  private func isMissingCode(_ number: Double) -> Bool { request.options.missingCodes.contains(number) }

  /// Counts texts for "no answer", and decimal marks, of a column that was read as texts.
  private func note(
    _ meanings: [LabelReading.Meaning], _ levels: [String], cells: [Int], column: Int, in table: inout CSVTable
  ) {
    var counts = [Int](repeating: 0, count: format.missing.names.count)
    var marks: DecimalMarks = []
    for (level, meaning) in meanings.enumerated() {
      switch meaning {
      case .missingText(let place): counts[place] += cells[level]
      case .missing: table.add(mappedMissing: levels[level], cells: cells[level])
      case .number:
        if format.decimal == .either, levels[level].contains(".") { marks.insert(.point) }
        if format.decimal == .either, levels[level].contains(",") { marks.insert(.comma) }
      case .bad: break
      }
    }
    if counts.contains(where: { $0 > 0 }) { table.add(missingTexts: counts) }
    if marks == [.point, .comma], table.labelSources[column] == nil { table.mixedColumns.append(column) }
  }

  private func badCells(
    _ meanings: [LabelReading.Meaning], _ levels: [String], _ codes: ColumnValues<Int32>, cells: [Int], column: Int,
    lines: LineMap
  ) -> (cells: [(row: Int, column: Int, cell: BadCell)], count: Int) {
    let reasons: [BadCell.Reason?] = meanings.map { if case .bad(let reason) = $0 { reason } else { nil } }
    let count = zip(reasons, cells).reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    guard count > 0 else { return ([], 0) }
    var found: [(row: Int, column: Int, cell: BadCell)] = []
    for (row, code) in codes.enumerated() where code >= 0 {
      guard let reason = reasons[Int(code)] else { continue }
      let text = String(levels[Int(code)].prefix(200))
      let cell = BadCell(
        line: lines.line(ofRow: row) ?? 0, column: header.names[column], text: text, reason: reason)
      found.append((row, column, cell))
      if found.count == SurveyDataError.placesListed { break }
    }
    return (found, count)
  }

  /// What a report says of the way the file was read.
  func facts(of table: CSVTable) -> ReadingFacts {
    var facts = ReadingFacts()
    facts.encoding = request.options.encoding ?? facts.encoding
    facts.separator = String(decoding: [header.dialect.separator], as: UTF8.self)
    (facts.headerRow, facts.header) = (header.line, header.kind)
    for (place, cells) in table.missingTexts.enumerated() where cells > 0 {
      facts.missingTexts.append(ReadingFacts.MissingText(text: format.missing.names[place], cells: cells))
    }
    facts.missingTexts += table.mappedMissing
    let sources = table.labelSources.sorted { $0.key < $1.key }
    facts.numberedLabels = sources.filter { $0.value == .numbers }.map { header.names[$0.key] }
    facts.mappedLabels = sources.filter { $0.value == .map }.map { header.names[$0.key] }
    facts.labelMap = facts.mappedLabels.isEmpty ? nil : request.options.labels?.name
    facts.conditions = request.options.conditions
    return facts
  }
}

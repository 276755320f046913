/// What becomes of a column while rows are read.
enum CSVColumnPlan: UInt8, Comparable {
  case skip
  case byte
  case double
  case text

  static func < (a: CSVColumnPlan, b: CSVColumnPlan) -> Bool { a.rawValue < b.rawValue }
}

/// The decimal marks of a column.
struct DecimalMarks: OptionSet {
  let rawValue: UInt8
  static let point = DecimalMarks(rawValue: 1)
  static let comma = DecimalMarks(rawValue: 2)
}

/// What reading one chunk brought to light.
struct CSVChunkOutcome {
  /// Rows found.
  var rows = 0
  /// Where rows and lines part company, in rows of the chunk.
  var lines: [LineMap.Mark] = []
  /// Columns (by their place in the file) that need a larger plan.
  var widened: [Int: CSVColumnPlan] = [:]
  /// The first few rows with a wrong number of cells, and how many there are.
  var ragged: [RaggedRow] = []
  var raggedCount = 0
  /// How often each text for "no answer" stands in each number column that has one.
  var missingTexts: [Int: [Int]] = [:]
  /// Which decimal marks stand in each number column that has one, where both are allowed.
  var decimalMarks: [Int: DecimalMarks] = [:]
  /// The misplaced quote at which reading stopped.
  var fault: (fault: CSVCell.Fault, line: Int, column: Int)?
  /// The texts of each text column.
  var levels: [Int: LevelTable] = [:]
}

/// Reads the rows of one chunk into the columns' memory.
///
/// Small whole numbers, which nearly all answers are, take a short way; every other cell takes the careful one.
@safe
struct CSVChunkReader {
  private let dialect: CSVDialect
  private let format: CSVNumberFormat
  private let columnCount: Int
  /// Which rows count, by their place in the columns; nil for all.
  private let keeps: [Bool]?
  /// Numbers that stand for "no answer".
  private let missingCodes: [Double]
  /// Where row 0 of each column is stored; meaningless for a column that is passed over.
  private let targets: UnsafePointer<UnsafeMutableRawPointer>
  /// The plan of each column, its own copy.
  private let plans: UnsafeMutablePointer<CSVColumnPlan>
  private var outcome = CSVChunkOutcome()
  private var row = 0
  private var line = 0

  init(
    dialect: CSVDialect, format: CSVNumberFormat, plans: [CSVColumnPlan], keeps: [Bool]?, missingCodes: [Double],
    targets: UnsafePointer<UnsafeMutableRawPointer>
  ) {
    self.dialect = dialect
    self.format = format
    self.keeps = keeps
    self.missingCodes = missingCodes
    unsafe self.targets = unsafe targets
    columnCount = plans.count
    unsafe self.plans = UnsafeMutablePointer.allocate(capacity: plans.count)
    for (column, plan) in plans.enumerated() { unsafe (self.plans + column).initialize(to: plan) }
    for (column, plan) in plans.enumerated() where plan == .text { outcome.levels[column] = LevelTable() }
  }

  /// Reads a chunk of the file that begins at `base`.
  consuming func read(_ chunk: CSVChunk, base: UnsafePointer<UInt8>) -> CSVChunkOutcome {
    defer { unsafe plans.deallocate() }
    (row, line) = (chunk.firstRow, chunk.firstLine)
    let end = unsafe base + chunk.end
    var p = unsafe base + chunk.start
    var expectedLine = line - 1
    while unsafe p < end {
      if columnCount > 1, let next = unsafe skippingBlankLine(p) {
        line += 1
        unsafe p = unsafe next
        continue
      }
      expectedLine += 1
      if line != expectedLine || row == chunk.firstRow {
        outcome.lines.append(LineMap.Mark(row: row - chunk.firstRow, line: line))
        expectedLine = line
      }
      guard let next = unsafe readRow(p, limit: end) else { break }
      unsafe p = unsafe next
      row += 1
      line += 1
    }
    outcome.rows = row - chunk.firstRow
    return outcome
  }

  /// Behind the newline if the line that begins at `p` holds nothing but blanks.
  private func skippingBlankLine(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var p = unsafe p
    while unsafe p.pointee == CSVDialect.space { unsafe p += 1 }
    // A carriage return that is not the newline itself has a byte behind it.
    if unsafe p.pointee == CSVDialect.carriageReturn && dialect.newline != p.pointee { unsafe p += 1 }
    return unsafe p.pointee == dialect.newline ? p + 1 : nil
  }

  /// Reads one row; nil if a quote is misplaced.
  private mutating func readRow(
    _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    let (last, row, firstLine) = (columnCount - 1, row, line)
    let (separator, newline, plans, targets) = unsafe (dialect.separator, dialect.newline, plans, targets)
    var p = unsafe start
    var column = 0
    while true {
      let stop = column == last ? newline : separator
      if unsafe plans[column] == .byte {
        let small = unsafe Self.smallNumber(at: p, stop: stop)
        if small.length > 0 {
          unsafe targets[column].storeBytes(of: small.value, toByteOffset: row, as: UInt8.self)
          unsafe p += small.length
          if column == last { return unsafe p }
          column += 1
          continue
        }
      } else if unsafe plans[column] == .skip && column < last {
        let end = unsafe Self.endOfPlainCell(p, dialect)
        if unsafe end.pointee == separator {
          unsafe p = unsafe end + 1
          column += 1
          continue
        }
      }
      guard let next = unsafe readCell(p, column: column, limit: limit) else { return nil }
      unsafe p = unsafe next.position
      if unsafe next.endsRow {
        if column < last {
          reportRagged(cells: column + 1, line: firstLine)
          for absent in column + 1...last { storeMissing(column: absent) }
        }
        return unsafe p
      }
      if column == last { return unsafe readSurplus(p, firstLine: firstLine, limit: limit) }
      column += 1
    }
  }

  /// A number of one or two digits, or nothing at all, right before `stop`: its byte and the bytes to pass over.
  /// The length is 0 for every other cell.
  @inline(__always)
  private static func smallNumber(at p: UnsafePointer<UInt8>, stop: UInt8) -> (value: UInt8, length: Int) {
    let first = unsafe p[0] &- UInt8(ascii: "0")
    if first > 9 { return unsafe p[0] == stop ? (UInt8(bitPattern: Column.missingByte), 1) : (0, 0) }
    // A digit is not the chunk's last byte, so the byte behind it may be read.
    if unsafe p[1] == stop { return (first, 2) }
    let second = unsafe p[1] &- UInt8(ascii: "0")
    return unsafe second <= 9 && p[2] == stop ? (first &* 10 &+ second, 3) : (0, 0)
  }

  /// The first separator, newline or quote from `p` on.
  @inline(__always)
  private static func endOfPlainCell(_ p: UnsafePointer<UInt8>, _ dialect: CSVDialect) -> UnsafePointer<UInt8> {
    var p = unsafe p
    while unsafe p.pointee != dialect.separator && p.pointee != dialect.newline && p.pointee != CSVDialect.quote {
      unsafe p += 1
    }
    return unsafe p
  }

  /// Reads one cell of any kind; nil if a quote is misplaced.
  private mutating func readCell(
    _ p: UnsafePointer<UInt8>, column: Int, limit: UnsafePointer<UInt8>
  ) -> (position: UnsafePointer<UInt8>, endsRow: Bool)? {
    let cell: CSVCell
    do {
      unsafe cell = try CSVCell(at: p, limit: limit, dialect: dialect)
    } catch {
      outcome.fault = (error, line, column + 1)
      return nil
    }
    if keeps?[row] ?? true {
      switch unsafe plans[column] {
      case .skip: break
      case .byte, .double: unsafe storeNumber(cell, column: column)
      case .text: unsafe storeText(cell, column: column)
      }
    } else {
      storeMissing(column: column)
    }
    unsafe line += cell.innerLines
    return unsafe (cell.next, cell.endsRow)
  }

  private func storeMissing(column: Int) {
    switch unsafe plans[column] {
    case .skip: break
    case .byte: unsafe targets[column].storeBytes(of: Column.missingByte, toByteOffset: row, as: Int8.self)
    case .double: unsafe targets[column].storeBytes(of: .nan, toByteOffset: 8 * row, as: Double.self)
    case .text: unsafe targets[column].storeBytes(of: -1, toByteOffset: 4 * row, as: Int32.self)
    }
  }

  private mutating func storeNumber(_ cell: CSVCell, column: Int) {
    var value = Double.nan
    switch unsafe CSVNumber(cell.bytes, format: format) {
    case .missing: break
    case .missingText(let place):
      outcome.missingTexts[column, default: Array(repeating: 0, count: format.missing.names.count)][place] += 1
    case .value(let number):
      value = missingCodes.contains(number) ? .nan : number
      if format.decimal == .either { unsafe noteDecimalMark(cell, column: column) }
    case .bad:
      // Labels may hold numbers: the column is read again as texts, which says more.
      outcome.widened[column] = .text
      unsafe plans[column] = .skip
      return
    }
    guard unsafe plans[column] == .byte else {
      return unsafe targets[column].storeBytes(of: value, toByteOffset: 8 * row, as: Double.self)
    }
    let byte = value.isNaN ? Column.missingByte : Int8(exactly: value) ?? Column.missingByte
    unsafe targets[column].storeBytes(of: byte, toByteOffset: row, as: Int8.self)
    if !value.isNaN && byte == Column.missingByte { outcome.widened[column] = .double }
  }

  private mutating func noteDecimalMark(_ cell: CSVCell, column: Int) {
    if unsafe cell.bytes.contains(UInt8(ascii: ".")) { outcome.decimalMarks[column, default: []].insert(.point) }
    if unsafe cell.bytes.contains(UInt8(ascii: ",")) { outcome.decimalMarks[column, default: []].insert(.comma) }
  }

  private mutating func storeText(_ cell: CSVCell, column: Int) {
    let text = unsafe cell.bytes
    let isMissing = unsafe text.isEmpty || (!cell.isQuoted && text.elementsEqual("NA".utf8))
    var code: Int32 = -1
    if !isMissing {
      if unsafe cell.hasDoubledQuotes {
        let plain = unsafe cell.unescaped
        unsafe plain.withUnsafeBufferPointer { unsafe code = outcome.levels[column]?.code(of: $0, line: line) ?? -1 }
      } else {
        unsafe code = outcome.levels[column]?.code(of: text, line: line) ?? -1
      }
    }
    unsafe targets[column].storeBytes(of: code, toByteOffset: 4 * row, as: Int32.self)
  }

  // MARK: Problems

  private mutating func reportRagged(cells: Int, line: Int) {
    outcome.raggedCount += 1
    if outcome.ragged.count < SurveyDataError.placesListed {
      outcome.ragged.append(RaggedRow(line: line, cells: cells))
    }
  }

  /// Passes over the cells that a row has too many, and counts them unless all are empty.
  private mutating func readSurplus(
    _ start: UnsafePointer<UInt8>, firstLine: Int, limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var (p, cells, isEmpty) = unsafe (start, columnCount, true)
    while true {
      cells += 1
      let cell: CSVCell
      do {
        unsafe cell = try CSVCell(at: p, limit: limit, dialect: dialect)
      } catch {
        outcome.fault = (error, line, cells)
        return nil
      }
      unsafe p = unsafe cell.next
      unsafe line += cell.innerLines
      if unsafe cell.start < cell.end { isEmpty = false }
      if unsafe cell.endsRow {
        if !isEmpty { reportRagged(cells: cells, line: firstLine) }
        return unsafe p
      }
    }
  }
}

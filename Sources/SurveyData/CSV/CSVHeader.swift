/// The first line of a file: how it is written, and the names of its columns.
struct CSVHeader {
  /// How cells are parted.
  let dialect: CSVDialect
  /// One name for each column; empty for a column without a name.
  let names: [String]
  /// Where the rows begin.
  let bodyStart: Int
  /// The line in which the rows begin, from 1.
  let bodyLine: Int
  /// Bytes in the file with the newline that the last line may lack.
  let terminatedCount: Int

  /// Reads the header and ends the last line of the file with a newline if it has none.
  ///
  /// - Throws: `emptyFile`, `wideCharacters`, `binaryFile`, `invalidUTF8`, `noColumnNames`, and the errors of quotes.
  init(_ file: borrowing FileContents, source: String) throws(SurveyDataError) {
    let bytes = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: file.count)
    let start = unsafe try Self.textStart(bytes, source: source)
    let blank = unsafe Self.skipBlankLines(bytes, from: start)
    guard blank.position < bytes.count else { throw .emptyFile(source: source) }
    dialect = unsafe CSVDialect.detect(bytes, from: blank.position).dialect
    if unsafe bytes[bytes.count - 1] == dialect.newline {
      terminatedCount = bytes.count
    } else {
      unsafe file.base[bytes.count] = dialect.newline
      terminatedCount = bytes.count + 1
    }
    let text = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: terminatedCount)
    let row = unsafe try Self.readNames(text, from: blank.position, line: blank.line, dialect: dialect, source: source)
    (names, bodyStart, bodyLine) = (row.names, row.end, row.line)
    if names.allSatisfy(\.isEmpty) { throw .noColumnNames(source: source) }
  }

  /// Passes over a UTF-8 mark and refuses what is no text.
  private static func textStart(
    _ bytes: UnsafeBufferPointer<UInt8>, source: String
  ) throws(SurveyDataError) -> Int {
    let first = unsafe Array(bytes.prefix(4096))
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { throw .wideCharacters(source: source) }
    if first.contains(0) {
      let even = first.indices.filter { $0 % 2 == 0 && first[$0] == 0 }.count
      let odd = first.indices.filter { $0 % 2 == 1 && first[$0] == 0 }.count
      // Half of the bytes of western text in UTF-16 are zero, all of them in even or all in odd places.
      if min(even, odd) == 0 && 4 * (even + odd) > first.count { throw .wideCharacters(source: source) }
      let line = first.prefix { $0 != 0 }.count { $0 == CSVDialect.lineFeed } + 1
      throw .binaryFile(source: source, line: line)
    }
    return first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func skipBlankLines(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (position: Int, line: Int) {
    var (lineStart, line, position) = (start, 1, start)
    while position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == CSVDialect.lineFeed || byte == CSVDialect.carriageReturn {
        let isPair =
          unsafe byte == CSVDialect.carriageReturn && position + 1 < bytes.count
          && bytes[position + 1] == CSVDialect.lineFeed
        position += isPair ? 2 : 1
        (lineStart, line) = (position, line + 1)
      } else if byte == CSVDialect.space {
        position += 1
      } else {
        return (lineStart, line)
      }
    }
    return (bytes.count, line)
  }

  private static func readNames(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, line firstLine: Int, dialect: CSVDialect, source: String
  ) throws(SurveyDataError) -> (names: [String], end: Int, line: Int) {
    guard let base = text.baseAddress else { return ([], 0, firstLine) }
    let limit = unsafe base + text.count
    var p = unsafe base + start
    var (names, line) = ([String](), firstLine)
    while true {
      let cell: CSVCell
      do {
        unsafe cell = try CSVCell(at: p, limit: limit, dialect: dialect)
      } catch {
        throw error.at(source: source, line: line, column: names.count + 1)
      }
      guard let name = unsafe String(validating: cell.unescaped, as: UTF8.self) else {
        throw .invalidUTF8(source: source, line: line, column: nil)
      }
      names.append(name)
      unsafe line += cell.innerLines
      unsafe p = unsafe cell.next
      if unsafe cell.endsRow { return unsafe (names, p - base, line + 1) }
    }
  }
}

extension CSVCell.Fault {
  /// The fault as an error with its place.
  func at(source: String, line: Int, column: Int) -> SurveyDataError {
    switch self {
    case .unclosedQuote: .unclosedQuote(source: source, line: line, column: column)
    case .textAfterQuote: .textAfterQuote(source: source, line: line, column: column)
    case .strayQuote: .strayQuote(source: source, line: line, column: column)
    }
  }
}

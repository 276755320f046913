/// The names of the columns of a file, and how it is written.
struct CSVHeader {
  /// How cells are parted.
  let dialect: CSVDialect
  /// One name for each column, without outer blanks; empty for a column without a name.
  let names: [String]
  /// The line in which the names stand, from 1.
  let line: Int
  /// Which lines belong to the header.
  let kind: ReadingFacts.Header
  /// Where the rows begin.
  let bodyStart: Int
  /// The line in which the rows begin, from 1.
  let bodyLine: Int
  /// Bytes in the file with the newline that the last line may lack.
  let terminatedCount: Int

  /// Reads the header and ends the last line of the file with a newline if it has none.
  ///
  /// - Throws: `emptyFile`, `wideCharacters`, `binaryFile`, `invalidUTF8`, `noColumnNames`, `noSuchLine`, and the errors
  ///   of quotes.
  init(
    _ file: borrowing FileContents, source: String, options: ReadingOptions = ReadingOptions()
  ) throws(SurveyDataError) {
    let bytes = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: file.count)
    let start = unsafe try Self.textStart(bytes, source: source)
    var first = unsafe Self.skipBlankLines(bytes, from: Place(position: start, line: 1))
    guard first.position < bytes.count else { throw .emptyFile(source: source) }
    var separator = options.separator?.asciiValue
    if let declared = unsafe Self.separatorLine(bytes, at: first) {
      separator = separator ?? declared.separator
      first = unsafe Self.skipBlankLines(bytes, from: declared.next)
    }
    if let row = options.headerRow {
      first = unsafe Self.skipLines(bytes, from: Place(position: start, line: 1), to: row)
      if first.line < row || first.position >= bytes.count { throw .noSuchLine(row, source: source) }
    }
    guard first.position < bytes.count else { throw .emptyFile(source: source) }
    dialect = unsafe CSVDialect.detect(bytes, from: first.position, separator: separator).dialect
    if unsafe bytes[bytes.count - 1] == dialect.newline {
      terminatedCount = bytes.count
    } else {
      unsafe file.base[bytes.count] = dialect.newline
      terminatedCount = bytes.count + 1
    }
    let text = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: terminatedCount)
    let row = unsafe try Self.readCells(text, from: first, dialect: dialect, source: source)
    line = first.line
    let header = unsafe try Self.recognised(row, in: text, dialect: dialect, source: source)
    (kind, names) = (header.kind, header.names.map(\.withoutOuterBlanks))
    (bodyStart, bodyLine) = (header.next.position, header.next.line)
    if names.allSatisfy(\.isEmpty) { throw .noColumnNames(source: source) }
  }

  /// A place in the bytes of a file: where a line begins.
  struct Place: Equatable {
    var position: Int
    var line: Int
  }

  /// The cells of one row, and where the next begins.
  typealias Row = (cells: [String], next: Place)

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

  private static func skipBlankLines(_ bytes: UnsafeBufferPointer<UInt8>, from start: Place) -> Place {
    var (lineStart, position) = (start, start.position)
    while position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == CSVDialect.space {
        position += 1
      } else if let next = unsafe behindLineEnd(bytes, position) {
        position = next
        lineStart = Place(position: next, line: lineStart.line + 1)
      } else {
        return lineStart
      }
    }
    return Place(position: bytes.count, line: lineStart.line)
  }

  /// The beginning of a line, counted from 1; the end of the file where there are fewer.
  static func skipLines(_ bytes: UnsafeBufferPointer<UInt8>, from start: Place, to line: Int) -> Place {
    var place = start
    while place.line < line, place.position < bytes.count {
      if let next = unsafe behindLineEnd(bytes, place.position) {
        place = Place(position: next, line: place.line + 1)
      } else {
        place.position += 1
      }
    }
    return place
  }

  /// Behind a line feed, a carriage return, or both; nil for any other byte.
  private static func behindLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
    let byte = unsafe bytes[position]
    if byte == CSVDialect.lineFeed { return position + 1 }
    guard byte == CSVDialect.carriageReturn else { return nil }
    let isPair = unsafe position + 1 < bytes.count && bytes[position + 1] == CSVDialect.lineFeed
    return position + (isPair ? 2 : 1)
  }

  /// The separator of a line such as `sep=;`, with which spreadsheets begin a file, and where the next line begins.
  private static func separatorLine(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Place
  ) -> (separator: UInt8, next: Place)? {
    let start = unsafe Array(bytes[place.position..<min(place.position + 16, bytes.count)])
    let line = start.prefix { $0 != CSVDialect.lineFeed && $0 != CSVDialect.carriageReturn }
    let text = line.filter { $0 != CSVDialect.quote }
    guard line.count < start.count, text.count == 5, let separator = text.last,
      String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let end = Place(position: place.position + line.count, line: place.line)
    return unsafe (separator, skipLines(bytes, from: end, to: place.line + 1))
  }

  /// The cells of the row that begins at a place.
  static func readCells(
    _ text: UnsafeBufferPointer<UInt8>, from start: Place, dialect: CSVDialect, source: String
  ) throws(SurveyDataError) -> Row {
    guard let base = text.baseAddress else { return ([], start) }
    let limit = unsafe base + text.count
    var p = unsafe base + start.position
    var (cells, line) = ([String](), start.line)
    while true {
      let cell: CSVCell
      do {
        unsafe cell = try CSVCell(at: p, limit: limit, dialect: dialect)
      } catch {
        throw error.at(source: source, line: line, column: cells.count + 1)
      }
      guard let text = unsafe String(validating: cell.unescaped, as: UTF8.self) else {
        throw .invalidUTF8(source: source, line: line, column: nil)
      }
      cells.append(text)
      unsafe line += cell.innerLines
      unsafe p = unsafe cell.next
      if unsafe cell.endsRow { return unsafe (cells, Place(position: p - base, line: line + 1)) }
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

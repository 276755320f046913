/// Where one cell stands in the bytes of a file.
///
/// - Source: RFC 4180, with blanks around quotes passed over.
@unsafe
struct CSVCell {
  /// The first byte of the text, without quotes and blanks.
  var start: UnsafePointer<UInt8>
  /// Behind the last byte of the text.
  var end: UnsafePointer<UInt8>
  /// Behind the separator or newline that ends the cell.
  var next: UnsafePointer<UInt8>
  /// Whether a newline ends the cell.
  var endsRow: Bool
  /// Whether the text stands in quotes.
  var isQuoted = false
  /// Whether quotes within the text are written twice.
  var hasDoubledQuotes = false
  /// The number of newlines within the text.
  var innerLines = 0

  /// A quote in the wrong place.
  enum Fault: Error {
    case unclosedQuote
    case textAfterQuote
    case strayQuote
  }

  /// Finds the cell that begins at `start`.
  ///
  /// - Precondition: `start < limit`, and the byte before `limit` is a newline.
  init(at start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, dialect: CSVDialect) throws(Fault) {
    var p = unsafe start
    while unsafe dialect.isBlank(p.pointee) { unsafe p += 1 }
    if unsafe p.pointee == CSVDialect.quote {
      unsafe try self.init(quotedAt: p + 1, limit: limit, dialect: dialect)
    } else {
      unsafe try self.init(plainAt: p, dialect: dialect)
    }
  }

  private init(plainAt start: UnsafePointer<UInt8>, dialect: CSVDialect) throws(Fault) {
    var p = unsafe start
    while unsafe p.pointee != dialect.separator && p.pointee != dialect.newline {
      if unsafe p.pointee == CSVDialect.quote { throw .strayQuote }
      unsafe p += 1
    }
    unsafe self.start = unsafe start
    unsafe next = unsafe p + 1
    unsafe endsRow = unsafe p.pointee == dialect.newline
    if unsafe endsRow && p > start && p[-1] == CSVDialect.carriageReturn { unsafe p -= 1 }
    while unsafe p > start && dialect.isBlank(p[-1]) { unsafe p -= 1 }
    unsafe end = unsafe p
  }

  private init(
    quotedAt start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, dialect: CSVDialect
  ) throws(Fault) {
    var (p, doubled, lines) = unsafe (start, false, 0)
    while true {
      guard unsafe p < limit else { throw .unclosedQuote }
      if unsafe p.pointee == CSVDialect.quote {
        guard unsafe p + 1 < limit, unsafe p[1] == CSVDialect.quote else { break }
        doubled = true
        unsafe p += 1
      }
      if unsafe p.pointee == dialect.newline { lines += 1 }
      unsafe p += 1
    }
    unsafe self.start = unsafe start
    unsafe end = unsafe p
    unsafe p += 1
    // A closing quote may be the file's last byte but one: the newline behind it is always there.
    guard unsafe p < limit else { throw .unclosedQuote }
    while unsafe dialect.isBlank(p.pointee) { unsafe p += 1 }
    if unsafe p.pointee == CSVDialect.carriageReturn && dialect.newline != p[0] && p[1] == dialect.newline {
      unsafe p += 1
    }
    unsafe endsRow = unsafe p.pointee == dialect.newline
    guard unsafe endsRow || p.pointee == dialect.separator else { throw .textAfterQuote }
    unsafe next = unsafe p + 1
    unsafe isQuoted = true
    unsafe hasDoubledQuotes = doubled
    unsafe innerLines = lines
  }

  /// The bytes of the text as they stand in the file.
  var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: start, count: end - start) }

  /// The bytes of the text with doubled quotes made single.
  var unescaped: [UInt8] {
    let raw = unsafe Array(bytes)
    guard unsafe hasDoubledQuotes else { return raw }
    var result: [UInt8] = []
    var skipsQuote = false
    for byte in raw {
      skipsQuote = byte == CSVDialect.quote && !skipsQuote
      if !skipsQuote { result.append(byte) }
    }
    return result
  }
}

import SurveyData

/// A second reader of CSV files, written to be obviously right: one byte after the other, everything kept.
struct NaiveCSV {
  /// Why a file cannot be read, in the words of ``SurveyDataError`` without places.
  enum Failure: Error {
    case empty, notText, invalidUTF8, noColumnNames, duplicateColumn, misplacedQuote, ragged, notNumbers, noRows, other
    /// A header of more lines than one, which this reader does not know.
    case manyLines
  }

  struct Cell {
    var text: [UInt8] = []
    var isQuoted = false
    var isNA: Bool { text == Array("NA".utf8) }
    /// Whether the text is one that stands for "no answer" among numbers.
    var isMissingNumber: Bool {
      let word = String(decoding: text, as: UTF8.self).uppercased()
      guard text.allSatisfy({ $0 < 0x80 }) else { return false }
      if ["", "NA", "N/A", "NAN", "NULL", "#NULL!", "#N/A", "."].contains(word) { return true }
      return word.count == 2 && word.first == "." && word.last.map { ("A"..."Z").contains($0) } == true
    }
  }

  private(set) var names: [String] = []
  private(set) var rows: [[Cell]] = []
  /// The line of the file in which each row begins, from 1.
  private(set) var lines: [Int] = []
  private var decimalComma = false

  init(_ file: [UInt8]) throws(Failure) {
    let start = file.prefix(4096)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.contains(0) { throw .notText }
    var scanner = Scanner(file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file)
    scanner.skipBlankLines()
    guard !scanner.isAtEnd else { throw .empty }
    if let separator = scanner.separatorLine() {
      scanner.skipBlankLines()
      guard !scanner.isAtEnd else { throw .empty }
      scanner.detectDialect(separator: separator)
    } else {
      scanner.detectDialect()
    }
    decimalComma = scanner.separator == UInt8(ascii: ";")
    for cell in try scanner.header() { names.append(cell) }
    if scanner.isExport(names) { throw .manyLines }
    names = names.map(Self.trimmed)
    if names.allSatisfy(\.isEmpty) { throw .noColumnNames }
    let named = names.filter { !$0.isEmpty }
    if Set(named).count < named.count { throw .duplicateColumn }
    if file.contains(0) { throw .notText }
    while !scanner.isAtEnd {
      if names.count > 1, scanner.skipBlankLine() { continue }
      lines.append(scanner.line)
      rows.append(try scanner.row())
    }
    let isRagged = rows.contains { row in
      row.count < names.count || row.dropFirst(names.count).contains { !$0.text.isEmpty }
    }
    if isRagged { throw .ragged }
    if rows.isEmpty { throw .noRows }
    for column in names.indices where !names[column].isEmpty && numbers(column) == nil {
      for row in rows where String(validating: row[column].text, as: UTF8.self) == nil { throw .invalidUTF8 }
    }
  }

  /// The numbers of a column, nil where missing; nil if a cell is neither.
  func numbers(_ column: Int) -> [Double?]? {
    var numbers: [Double?] = []
    var marks: Set<UInt8> = []
    for row in rows {
      let cell = row[column]
      if cell.isMissingNumber {
        numbers.append(nil)
      } else if let number = number(cell.text) {
        numbers.append(number)
        marks.formUnion(cell.text.filter { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
      } else {
        return nil
      }
    }
    return marks.count == 2 ? nil : numbers
  }

  /// A name without blanks of any kind at its ends.
  private static func trimmed(_ name: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    var scalars = Array(name.unicodeScalars)
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    let rest = scalars.drop(while: isBlank)
    return String(String.UnicodeScalarView(rest))
  }

  /// The texts of a column, nil where missing.
  func texts(_ column: Int) -> [String?] {
    rows.map { row in
      let cell = row[column]
      let isMissing = cell.text.isEmpty || (cell.isNA && !cell.isQuoted)
      return isMissing ? nil : String(decoding: cell.text, as: UTF8.self)
    }
  }

  /// A finite number in decimal digits, nil for anything else.
  private func number(_ text: [UInt8]) -> Double? {
    let text = decimalComma ? text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 } : text
    guard text.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }) else { return nil }
    let number = Double(String(decoding: text, as: UTF8.self))
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A place in the bytes of a file.
private struct Scanner {
  private var bytes: [UInt8]
  private var position = 0
  private(set) var line = 1
  private(set) var separator = UInt8(ascii: ",")
  private var newline = UInt8(ascii: "\n")

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// Passes over lines of blanks before the header, whatever ends them.
  mutating func skipBlankLines() {
    while true {
      let rest = bytes[position...].drop { $0 == UInt8(ascii: " ") }
      guard let first = rest.first else { return position = bytes.count }
      let isPair = rest.starts(with: Array("\r\n".utf8))
      guard isPair || first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") else { return }
      position = rest.startIndex + (isPair ? 2 : 1)
      line += 1
    }
  }

  /// Takes the most frequent separator of the first line, and its newline.
  mutating func detectDialect(separator given: UInt8? = nil) {
    defer { if let given { separator = given } }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var end = position
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
      end += 1
    }
    for candidate in "\t;".utf8 {
      if let count = counts[candidate], count >= counts[separator, default: 0] { separator = candidate }
    }
    let isReturn = end < bytes.count && bytes[end] == UInt8(ascii: "\r")
    if isReturn, end + 1 == bytes.count || bytes[end + 1] != UInt8(ascii: "\n") { newline = UInt8(ascii: "\r") }
    if bytes.last != newline { bytes.append(newline) }
  }

  /// The separator of a line such as `sep=;`, which is passed over.
  mutating func separatorLine() -> UInt8? {
    let line = bytes[position...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = line.filter { $0 != UInt8(ascii: "\"") }
    let start = String(decoding: text.prefix(4), as: UTF8.self).lowercased()
    guard line.count < 16, line.endIndex < bytes.count, text.count == 5, start == "sep=" else { return nil }
    position = line.endIndex
    let isPair = bytes[position...].starts(with: Array("\r\n".utf8))
    position += isPair ? 2 : 1
    self.line += 1
    return text.last
  }

  /// Whether a header may have further lines: those of survey services begin with certain names.
  func isExport(_ names: [String]) -> Bool {
    let first = (names.first ?? "").filter { !$0.isWhitespace }.lowercased()
    let known = ["startdate", "responseid", "recordeddate", "respondentid", "v1"]
    let next = bytes[position...].prefix(40).filter { $0 != UInt8(ascii: "\"") }
    let start = String(decoding: next, as: UTF8.self).filter { !$0.isWhitespace }
    return names.count > 1 && (known.contains(first) || start.hasPrefix("{ImportId:"))
  }

  mutating func header() throws(NaiveCSV.Failure) -> [String] {
    var names: [String] = []
    var isLast = false
    while !isLast {
      let next = try cell()
      guard let name = String(validating: next.cell.text, as: UTF8.self) else { throw .invalidUTF8 }
      names.append(name)
      isLast = next.isLast
    }
    return names
  }

  mutating func skipBlankLine() -> Bool {
    var ahead = 0
    while peek(ahead) == UInt8(ascii: " ") { ahead += 1 }
    if newline != UInt8(ascii: "\r"), peek(ahead) == UInt8(ascii: "\r") { ahead += 1 }
    guard peek(ahead) == newline else { return false }
    position += ahead + 1
    line += 1
    return true
  }

  mutating func row() throws(NaiveCSV.Failure) -> [NaiveCSV.Cell] {
    var cells: [NaiveCSV.Cell] = []
    var isLast = false
    while !isLast {
      let next = try cell()
      cells.append(next.cell)
      isLast = next.isLast
    }
    return cells
  }

  private mutating func cell() throws(NaiveCSV.Failure) -> (cell: NaiveCSV.Cell, isLast: Bool) {
    var cell = NaiveCSV.Cell()
    skipBlanks()
    if peek() == UInt8(ascii: "\"") {
      cell.isQuoted = true
      cell.text = try quotedText()
      skipBlanks()
      if newline != UInt8(ascii: "\r"), peek() == UInt8(ascii: "\r"), peek(1) == newline { position += 1 }
    } else {
      while let byte = peek(), byte != separator, byte != newline {
        if byte == UInt8(ascii: "\"") { throw .misplacedQuote }
        cell.text.append(byte)
        position += 1
      }
      if peek() == newline, cell.text.last == UInt8(ascii: "\r") { cell.text.removeLast() }
      while let last = cell.text.last, isBlank(last) { cell.text.removeLast() }
    }
    guard let end = peek(), end == separator || end == newline else { throw .misplacedQuote }
    position += 1
    if end == newline { line += 1 }
    return (cell, end == newline)
  }

  private mutating func quotedText() throws(NaiveCSV.Failure) -> [UInt8] {
    var text: [UInt8] = []
    position += 1
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard peek() == byte else { return text }
        position += 1
      }
      if byte == newline { line += 1 }
      text.append(byte)
    }
    throw .misplacedQuote
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != byte)
  }

  private mutating func skipBlanks() {
    while let byte = peek(), isBlank(byte) { position += 1 }
  }
}

extension NaiveCSV.Failure {
  /// What kind of problem an error of the reader is.
  init(_ error: SurveyDataError) {
    self =
      switch error {
      case .emptyFile: .empty
      case .wideCharacters, .binaryFile: .notText
      case .invalidUTF8: .invalidUTF8
      case .noColumnNames: .noColumnNames
      case .duplicateColumn: .duplicateColumn
      case .unclosedQuote, .textAfterQuote, .strayQuote: .misplacedQuote
      case .raggedRows: .ragged
      case .notNumbers, .mixedDecimals: .notNumbers
      case .noRows: .noRows
      case .problems(let problems): problems.first.map(Self.init) ?? .other
      default: .other
      }
  }
}

@_spi(Fuzzing) import SurveyData

/// A second CSV reader, written to be obviously right: one character at a time, one thread, no short cuts.
struct ReferenceCSV {
  enum Failure: Error, Equatable { case quotes, ragged, notANumber }

  struct Cell: Equatable {
    var text: [UInt8] = []
    var isQuoted = false
    var isMissing: Bool { text.isEmpty || (!isQuoted && text == Array("NA".utf8)) }
  }

  var names: [String]
  var rows: [[Cell]]

  init(_ bytes: [UInt8], separator: Unicode.Scalar, newline: String) throws {
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let end = Array(newline.utf8)
    var lines = try Self.cells(text, separator: UInt8(ascii: separator), newline: end)
    let hasManyColumns = lines[0].count > 1
    lines.removeAll { $0.count == 1 && !$0[0].isQuoted && $0[0].text.isEmpty && hasManyColumns }
    names = lines[0].map { String(decoding: $0.text, as: UTF8.self) }
    rows = Array(lines.dropFirst())
    guard rows.allSatisfy({ $0.count == names.count }) else { throw Failure.ragged }
  }

  private static func cells(_ text: [UInt8], separator: UInt8, newline: [UInt8]) throws -> [[Cell]] {
    var (lines, line, i) = ([[Cell]](), [Cell](), 0)
    while i < text.count {
      var cell = Cell()
      while i < text.count, text[i] == 32 { i += 1 }
      if i < text.count, text[i] == 34 {
        cell.isQuoted = true
        i += 1
        while true {
          guard i < text.count else { throw Failure.quotes }
          if text[i] == 34 {
            guard i + 1 < text.count, text[i + 1] == 34 else { break }
            i += 1
          }
          cell.text.append(text[i])
          i += 1
        }
        i += 1
        while i < text.count, text[i] == 32 { i += 1 }
      } else {
        while i < text.count, text[i] != separator, !text[i...].starts(with: newline) {
          if text[i] == 34 { throw Failure.quotes }
          cell.text.append(text[i])
          i += 1
        }
        while cell.text.last == 32 { cell.text.removeLast() }
      }
      line.append(cell)
      if i == text.count || text[i...].starts(with: newline) {
        i += newline.count
        lines.append(line)
        line = []
      } else {
        guard text[i] == separator else { throw Failure.quotes }
        i += 1
        if i == text.count {
          line.append(Cell())
          lines.append(line)
          line = []
        }
      }
    }
    return lines
  }

  /// The numbers of a column, nil where missing.
  func numbers(_ column: Int, decimalComma: Bool) throws -> [Double?] {
    try rows.map { row in
      let cell = row[column]
      if cell.text.isEmpty || cell.text == Array("NA".utf8) { return nil }
      let text = String(decoding: cell.text, as: UTF8.self)
      let plain = decimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text
      guard plain.allSatisfy({ "+-.eE0123456789".contains($0) }), let value = Double(plain) else {
        throw Failure.notANumber
      }
      return value
    }
  }

  /// The texts of a column, nil where missing.
  func texts(_ column: Int) -> [String?] {
    rows.map { $0[column].isMissing ? nil : String(decoding: $0[column].text, as: UTF8.self) }
  }
}

extension Dataset {
  /// The numbers of a column, nil where missing.
  func numbers(_ name: String) -> [Double?] {
    guard let column = column(named: name) else { return [] }
    return (0..<rowCount).map { column.number(at: $0) }
  }

  /// The texts of a column, nil where missing.
  func texts(_ name: String) -> [String?] {
    guard let column = column(named: name) else { return [] }
    return (0..<rowCount).map { column.text(at: $0) }
  }

  init(text: String, numeric: [String]? = nil, categories: [String] = [], missingCodes: [Double] = []) throws {
    try self.init(
      csvBytes: Array(text.utf8), source: "test.csv", numeric: numeric, categories: categories,
      missingCodes: missingCodes)
  }

  init(bytes: [UInt8], numeric: [String]? = nil, categories: [String] = [], threads: Int, chunkSize: Int) throws {
    try self.init(
      csvBytes: bytes, source: "test.csv", numeric: numeric, categories: categories, missingCodes: [],
      threads: threads, chunkSize: chunkSize)
  }
}

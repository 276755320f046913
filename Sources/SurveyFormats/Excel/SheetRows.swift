/// The rows of a sheet, written as CSV while they are read.
///
/// The first rows are kept as cells until the end, where the sheet says which cells are merged: the names of columns may
/// stand in merged cells.
final class SheetRows: XMLVisitor {
  /// Rows whose merged cells are filled: names of columns stand there.
  private static let headRows = 40
  /// Columns of a sheet.
  private static let mostColumns = 16_384
  /// Rows of a sheet.
  private static let mostRows = 1_048_576

  private let texts: SharedTexts
  private let styles: CellStyles
  private let firstDay: SerialDate.FirstDay
  private let headerRow: Int?

  /// What is wrong with the sheet; nil where nothing is.
  private(set) var problem: String?

  private var head: [Int: [Int: [UInt8]]] = [:]
  private var body: [UInt8] = []
  /// Columns that are written, known from the first rows.
  private var width = 0
  private var lastRow = 0
  private var row = 0
  private var rowCells: [(column: Int, range: Range<Int>)] = []
  private var rowBytes: [UInt8] = []

  private var column = 0
  private var kind = Kind.number
  private var style = 0
  private var isCollecting = false
  private var phonetics = 0
  private var cell: [UInt8] = []

  /// What the value of a cell is.
  private enum Kind {
    case number, sharedText, text, date, boolean
  }

  init(texts: SharedTexts, styles: CellStyles, firstDay: SerialDate.FirstDay, headerRow: Int?) {
    self.texts = texts
    self.styles = styles
    self.firstDay = firstDay
    self.headerRow = headerRow
  }

  // MARK: Elements

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "c": startCell(attributes)
    case "v": isCollecting = true
    case "t": isCollecting = phonetics == 0
    case "row":
      row = attributes.integer("r") ?? row + 1
      if row <= lastRow || row > Self.mostRows { note("row \(row) stands after row \(lastRow)") }
      column = 0
      rowCells.removeAll(keepingCapacity: true)
      rowBytes.removeAll(keepingCapacity: true)
    case "rPh": phonetics += 1
    case "mergeCell": if let area = attributes.string("ref") { fill(area) }
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "c": endCell()
    case "v", "t": isCollecting = false
    case "row": endRow()
    case "rPh": phonetics -= 1
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isCollecting { unsafe cell.append(contentsOf: bytes) }
  }

  private func note(_ text: String) { problem = problem ?? text }

  private func startCell(_ attributes: XMLAttributes) {
    cell.removeAll(keepingCapacity: true)
    column = unsafe attributes.withValue("r") { unsafe Self.column($0) } ?? column + 1
    if column < 1 || column > Self.mostColumns { note("a cell of row \(row) has no column of a sheet") }
    style = unsafe attributes.withValue("s") { unsafe Self.integer($0) } ?? 0
    kind = unsafe attributes.withValue("t") { unsafe Self.kind($0) } ?? .number
  }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind {
    // s, str, inlineStr, b, d, e, n
    switch unsafe bytes.first {
    case UInt8(ascii: "s"): bytes.count == 1 ? .sharedText : .text
    case UInt8(ascii: "i"), UInt8(ascii: "e"): .text
    case UInt8(ascii: "d"): .date
    case UInt8(ascii: "b"): .boolean
    default: .number
    }
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var number = 0
    for i in bytes.indices {
      let byte = unsafe bytes[i]
      guard byte >= 0x30, byte <= 0x39, number < 1 << 40 else { return 0 }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// The number, from 1, of the column in `AB12`; 0 where there is none.
  private static func column(_ reference: UnsafeBufferPointer<UInt8>) -> Int {
    var column = 0
    for i in reference.indices {
      let byte = unsafe reference[i]
      guard byte >= 0x41, byte <= 0x5A else { break }
      column = column * 26 + Int(byte) - 0x40
      if column > mostColumns { return 0 }
    }
    return column
  }

  private func endCell() {
    guard !cell.isEmpty, column >= 1, column <= Self.mostColumns else { return }
    if let last = rowCells.last, last.column >= column {
      return note("row \(row) has two cells in one column, or not in the order of the columns")
    }
    let first = rowBytes.count
    switch kind {
    case .number where style > 0 && styles.isDate(style: style):
      let number = Double(String(decoding: cell, as: UTF8.self))
      if let date = number.flatMap({ SerialDate.text($0, firstDay) }) {
        rowBytes.append(contentsOf: date.utf8)
      } else {
        rowBytes.append(contentsOf: cell)
      }
    case .number, .boolean: rowBytes.append(contentsOf: cell)
    case .text, .date: appendQuoted(cell[...])
    case .sharedText:
      guard let text = texts[Int(String(decoding: cell, as: UTF8.self)) ?? -1] else {
        return note("a cell of row \(row) refers to a text that is not there")
      }
      appendQuoted(text)
    }
    rowCells.append((column, first..<rowBytes.count))
  }

  /// A text as a field of CSV.
  private func appendQuoted(_ text: ArraySlice<UInt8>) {
    let needsQuotes = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B || $0 == 0x09 }
    guard needsQuotes else { return rowBytes.append(contentsOf: text) }
    rowBytes.append(0x22)
    for byte in text {
      if byte == 0x22 { rowBytes.append(0x22) }
      rowBytes.append(byte)
    }
    rowBytes.append(0x22)
  }

  // MARK: Rows

  private func endRow() {
    guard problem == nil else { return }
    if row <= Self.headRows {
      lastRow = row
      for (column, range) in rowCells { head[row, default: [:]][column] = Array(rowBytes[range]) }
      width = max(width, rowCells.last?.column ?? 0)
      return
    }
    for _ in max(lastRow, Self.headRows)..<(row - 1) { body.append(0x0A) }
    lastRow = row
    guard rowCells.contains(where: { !$0.range.isEmpty }) else { return body.append(0x0A) }
    var next = 1
    for (column, range) in rowCells where column <= width && column >= next {
      while next < column {
        body.append(0x2C)
        next += 1
      }
      body.append(contentsOf: rowBytes[range])
    }
    while next < width {
      body.append(0x2C)
      next += 1
    }
    body.append(0x0A)
  }

  /// Writes the value of a merged area into all its cells of the first rows.
  private func fill(_ area: String) {
    let ends = area.split(separator: ":").map(Self.place)
    guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= Self.headRows else { return }
    guard let value = head[first.row]?[first.column] else { return }
    for row in first.row...max(first.row, min(last.row, Self.headRows)) {
      for column in first.column...max(first.column, min(last.column, width)) {
        head[row, default: [:]][column] = value
      }
    }
  }

  private static func place(_ reference: Substring) -> (row: Int, column: Int)? {
    let letters = reference.prefix { $0.isLetter }
    guard let row = Int(reference.dropFirst(letters.count)), row > 0 else { return nil }
    let column = letters.utf8.reduce(0) { min(mostColumns + 1, $0 * 26 + Int($1) - 0x40) }
    return (1...mostColumns).contains(column) ? (row, column) : nil
  }

  // MARK: Result

  /// The rows from the header on; rows above it are empty lines.
  var csv: [UInt8] {
    let headRows = min(lastRow, Self.headRows)
    let header = headerRow ?? (1...max(1, headRows)).first { isFilled($0) } ?? 1
    var result: [UInt8] = []
    for row in stride(from: 1, through: headRows, by: 1) {
      if row >= header, isFilled(row) {
        for column in 1...max(1, width) {
          if column > 1 { result.append(0x2C) }
          result.append(contentsOf: head[row]?[column] ?? [])
        }
      }
      result.append(0x0A)
    }
    return result + body
  }

  private func isFilled(_ row: Int) -> Bool {
    head[row]?.values.contains { !$0.isEmpty } ?? false
  }
}

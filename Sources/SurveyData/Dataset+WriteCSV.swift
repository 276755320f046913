internal import SatisfactionWording

extension Dataset {
  /// The data set as CSV, piece by piece: commas, LF, quotes where RFC 4180 asks for them, an empty cell where there is
  /// no answer.
  ///
  /// Whole numbers are written without a point, others with the fewest digits that give the same `Double` back.
  ///
  /// - Parameters:
  ///   - rows: The number of rows in a piece; the first piece also holds the header.
  ///   - body: Gets the pieces in order, each some whole lines of UTF-8.
  /// - Complexity: One pass over the cells, memory for one piece.
  public func forEachPieceOfCSV<Failure: Error>(
    rows: Int = 4_096, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(rows > 0, "a piece has at least one row")
    var piece = CSVCellText.line(columns.map { Array(CSVText.field($0.name, for: .program).utf8) })
    let cells = columns.map { CSVCellText($0) }
    var first = 0
    repeat {
      let end = min(first + rows, rowCount)
      for row in first..<end {
        for (j, column) in cells.enumerated() {
          if j > 0 { piece.append(UInt8(ascii: ",")) }
          column.append(row: row, to: &piece)
        }
        piece.append(UInt8(ascii: "\n"))
      }
      try body(piece)
      piece.removeAll(keepingCapacity: true)
      first = end
    } while first < rowCount
  }
}

/// The cells of one column as text.
private struct CSVCellText {
  private let storage: Column.Storage
  /// The text of every byte, or of every level.
  private let texts: [[UInt8]]

  init(_ column: Column) {
    storage = column.storage
    texts =
      switch column.storage {
      case .bytes: (-128...127).map { $0 == -128 ? [] : Array("\($0)".utf8) }
      case .doubles: []
      case .categories(_, let levels): levels.map { Array(CSVText.field($0, for: .program).utf8) }
      }
  }

  func append(row: Int, to text: inout [UInt8]) {
    switch storage {
    case .bytes(let values):
      text.append(contentsOf: texts[Int(values[row]) + 128])
    case .doubles(let values):
      if !values[row].isNaN { text.append(contentsOf: Self.number(values[row]).utf8) }
    case .categories(let codes, _):
      if codes[row] >= 0 { text.append(contentsOf: texts[Int(codes[row])]) }
    }
  }

  static func line(_ cells: [[UInt8]]) -> [UInt8] {
    Array(cells.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "\n")]
  }

  private static func number(_ value: Double) -> String {
    guard let whole = Int64(exactly: value), value.magnitude < 0x1p53 else { return value.description }
    return whole.description
  }
}

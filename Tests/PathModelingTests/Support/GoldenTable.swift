import Testing

/// A table of a golden file, with names for its rows and columns; nil where the file has none.
struct GoldenTable {
  let rows: [String]
  let columns: [String]
  let values: [[Double?]]

  /// - Throws: where `json` is no table, so that a missing table never passes for an empty one.
  init(_ json: JSONValue, _ what: String) throws {
    rows = json["rows"].names
    columns = json["cols"].names
    values = json["values"].array.map { $0.array.map(\.number) }
    try #require(!values.isEmpty, "\(what): no such table in the file")
    try #require(values.allSatisfy { $0.count == columns.count }, "\(what): a ragged table")
  }

  /// The number in a row and column; nil where it is null or the table has no such row or column.
  subscript(row: String, column: String) -> Double? {
    guard let i = rows.firstIndex(of: row), let j = columns.firstIndex(of: column) else { return nil }
    return values[i][j]
  }

  /// Every cell with its names.
  var cells: [(row: String, column: String, value: Double?)] {
    zip(rows, values).flatMap { row, numbers in zip(columns, numbers).map { (row, $0, $1) } }
  }

  /// The cells below the diagonal of a square table.
  var lowerCells: [(row: String, column: String, value: Double?)] {
    cells.filter { cell in
      guard let i = rows.firstIndex(of: cell.row), let j = rows.firstIndex(of: cell.column) else { return false }
      return j < i
    }
  }
}

extension JSONValue {
  /// Texts of a list; a list of one is often written as its only element.
  var names: [String] { text.map { [$0] } ?? array.compactMap(\.text) }
}

/// A table of numbers with names for its rows and columns.
public struct LabeledMatrix: Sendable, Equatable, Codable {
  /// Names of the rows.
  public let rows: [String]
  /// Names of the columns.
  public let columns: [String]
  /// Rows × columns.
  public let values: Matrix

  /// A table from names and numbers.
  ///
  /// - Precondition: the shape of `values` is that of the names.
  public init(rows: [String], columns: [String], values: Matrix) {
    precondition(rows.count == values.rowCount && columns.count == values.columnCount, "names and values disagree")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The number in the row and column of these names, nil for a name the table does not have.
  public subscript(row: String, column: String) -> Double? {
    guard let i = rows.firstIndex(of: row), let j = columns.firstIndex(of: column) else { return nil }
    return values[i, j]
  }
}

/// The cells of one column, counted from 0: a window on storage that the columns of a data set share.
public struct ColumnValues<Element: Sendable>: Sendable, RandomAccessCollection {
  private let cells: ArraySlice<Element>

  init(_ cells: ArraySlice<Element>) { self.cells = cells }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { cells.count }
  /// The cell of a row, from 0.
  public subscript(row: Int) -> Element { cells[cells.startIndex + row] }

  /// The cells as one run of memory.
  package func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe cells.withUnsafeBufferPointer(body)
  }
}

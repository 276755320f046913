/// A division of the rows of an analysis into cells, such as segments and waves.
///
/// Every cell is rows of the same columns: a table of sums, or answers of its own, can be made of it.
public struct Cells: Sendable, Equatable {
  /// What the cells are by: names of columns.
  public let names: [String]
  /// The key of every cell: one text a name.
  public let keys: [[String]]
  /// Rows used, from 0, of all cells in turn; ascending in each.
  package let members: [Int32]
  /// Where the rows of each cell begin in ``members``, and the end of the last.
  package let starts: [Int]

  /// Number of cells.
  public var count: Int { keys.count }

  /// A division by numbers.
  ///
  /// - Parameters:
  ///   - names: What the cells are by.
  ///   - keys: The key of every cell.
  ///   - codes: The cell of each row used; −1 for none.
  /// - Precondition: codes number keys.
  package init(names: [String], keys: [[String]], codes: [Int32]) {
    var starts = [Int](repeating: 0, count: keys.count + 1)
    for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
    for cell in keys.indices { starts[cell + 1] += starts[cell] }
    var next = starts
    var members = [Int32](repeating: 0, count: starts[keys.count])
    for (row, code) in codes.enumerated() where code >= 0 {
      members[next[Int(code)]] = Int32(row)
      next[Int(code)] += 1
    }
    (self.names, self.keys, self.members, self.starts) = (names, keys, members, starts)
  }

  /// The places in ``members`` of the rows of a cell.
  package func range(ofCell cell: Int) -> Range<Int> { starts[cell]..<starts[cell + 1] }

  /// The rows of a cell, among the rows used, ascending.
  package func members(ofCell cell: Int) -> ArraySlice<Int32> { members[range(ofCell: cell)] }

  /// Some of the cells, in the order given.
  package func selecting(_ cells: [Int]) -> Cells {
    var (starts, members) = ([0], [Int32]())
    for cell in cells {
      members += self.members(ofCell: cell)
      starts.append(members.count)
    }
    return Cells(names: names, keys: cells.map { keys[$0] }, members: members, starts: starts)
  }

  private init(names: [String], keys: [[String]], members: [Int32], starts: [Int]) {
    (self.names, self.keys, self.members, self.starts) = (names, keys, members, starts)
  }

  /// Number of rows in a cell.
  public func rowCount(ofCell cell: Int) -> Int { range(ofCell: cell).count }
}

internal import SatisfactionWording

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

  /// Number of rows in a cell.
  public func rowCount(ofCell cell: Int) -> Int { range(ofCell: cell).count }
}

extension Answers {
  /// Divides the rows used by columns of the survey, such as a segment and a wave.
  ///
  /// - Parameter names: Columns of texts or of numbers; a number stands as its shortest text.
  /// - Returns: A cell for every combination that occurs, in the order of the UTF-8 of their keys. Rows that lack one of
  ///   the texts belong to none.
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``.
  /// - Complexity: O(n × names).
  public func cells(by names: [String]) throws(SurveyDataError) -> Cells {
    let missing = NearNames.missing(names, among: survey.columns.map(\.name))
    if !missing.isEmpty { throw .missingColumns(missing, source: survey.source) }
    var (keys, codes) = ([[String]()], [Int32](repeating: 0, count: rowsUsed))
    for name in names {
      guard let column = survey.column(named: name) else { continue }
      let (levels, own) = column.levels(ofRows: (0..<rowsUsed).lazy.map(row(ofCase:)))
      var (places, joined) = ([Int: Int32](), [[String]]())
      for row in codes.indices {
        guard codes[row] >= 0, own[row] >= 0 else {
          codes[row] = -1
          continue
        }
        let pair = Int(codes[row]) * levels.count + Int(own[row])
        if let place = places[pair] {
          codes[row] = place
        } else {
          places[pair] = Int32(joined.count)
          joined.append(keys[Int(codes[row])] + [levels[Int(own[row])]])
          codes[row] = Int32(joined.count - 1)
        }
      }
      keys = joined
    }
    let order = keys.indices.sorted { Self.precedes(keys[$0], keys[$1]) }
    var rank = [Int32](repeating: 0, count: keys.count)
    for (place, key) in order.enumerated() { rank[key] = Int32(place) }
    return Cells(names: names, keys: order.map { keys[$0] }, codes: codes.map { $0 < 0 ? -1 : rank[Int($0)] })
  }

  /// The rows of one cell as answers of their own.
  ///
  /// - Throws: As ``selecting(_:)``.
  public func inCell(_ cell: Int, of cells: Cells) throws(SurveyDataError) -> Answers {
    try selecting(cells.members(ofCell: cell).map { Int($0) })
  }

  /// Whether a key comes before another, text by text.
  private static func precedes(_ a: [String], _ b: [String]) -> Bool {
    for (x, y) in zip(a, b) where x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
    return false
  }
}

extension Column {
  /// The texts of some rows: the texts that occur, and for each row the place of its own; −1 where there is none.
  fileprivate func levels(ofRows rows: some Sequence<Int>) -> (levels: [String], codes: [Int32]) {
    if case .categories(let codes, let levels) = storage { return (levels, rows.map { codes[$0] }) }
    var (places, levels) = ([Double: Int32](), [String]())
    let codes = rows.map { row -> Int32 in
      guard let number = number(at: row) else { return -1 }
      if let place = places[number] { return place }
      places[number] = Int32(levels.count)
      levels.append(Int(exactly: number).map { "\($0)" } ?? "\(number)")
      return Int32(levels.count - 1)
    }
    return (levels, codes)
  }
}

internal import SatisfactionReporting

/// A table of a report as cells of a spreadsheet: every number a number, an interval two columns.
struct SheetContent: Equatable {
  /// A cell.
  enum Cell: Equatable {
    case text(String)
    case number(Double, decimals: Int)
    case empty
  }

  var name: String
  var headings: [String]
  var rows: [[Cell]]
  /// Rows that name those below them.
  var headingRows: Set<Int>
  /// The column of numbers that is drawn as a chart, nil for none.
  var charted: Int?

  /// How many columns of the sheet a column of the table takes.
  private enum Width {
    case none
    case one
    case interval
    case estimate
  }

  init(_ table: ReportTable, name: String) {
    self.name = name
    headings = []
    headingRows = []
    let widths = table.columns.indices.map { Self.width(of: table, $0) }
    var firstNumber: Int?
    var isUncertain = false
    for (column, width) in zip(table.columns, widths) {
      let heading = column.heading.split(separator: "\n").joined(separator: " ")
      switch width {
      case .none: isUncertain = true
      case .one:
        if column.alignment == .trailing { firstNumber = firstNumber ?? headings.count }
        headings.append(heading)
      case .interval:
        isUncertain = true
        headings += [heading + ", lower", heading + ", upper"]
      case .estimate: headings += [heading, heading + ", lower", heading + ", upper"]
      }
    }
    rows = []
    for row in table.rows {
      if let heading = row.heading {
        headingRows.insert(rows.count)
        rows.append([.text(heading.name), .text(heading.remark)])
      } else {
        rows.append(zip(row.cells, widths).flatMap(Self.cells))
      }
    }
    charted = isUncertain && (2...60).contains(rows.count) && headingRows.isEmpty ? firstNumber : nil
  }

  private static func width(of table: ReportTable, _ column: Int) -> Width {
    var width = Width.one
    for row in table.rows where row.heading == nil {
      switch row.cells[column] {
      case .gauge: return .none
      case .interval: width = .interval
      case .estimate: return .estimate
      default: break
      }
    }
    return width
  }

  private static func cells(_ cell: ReportTable.Cell, _ width: Width) -> [Cell] {
    let first: [Cell] =
      switch cell {
      case .text(let text): [.text(text)]
      case .number(let value, let decimals), .probability(let value, let decimals):
        [.number(value, decimals: decimals)]
      case .interval(let range, let decimals):
        [.number(range.lowerBound, decimals: decimals), .number(range.upperBound, decimals: decimals)]
      case .estimate(let value, let range, let decimals):
        [.number(value, decimals: decimals)]
          + (range.map { [.number($0.lowerBound, decimals: decimals), .number($0.upperBound, decimals: decimals)] }
            ?? [])
      case .gauge, .missing, .empty: []
      }
    let count =
      switch width {
      case .none: 0
      case .one: 1
      case .interval: 2
      case .estimate: 3
      }
    return Array((first + Array(repeating: .empty, count: count)).prefix(count))
  }

  /// Names of sheets as Excel takes them: 31 characters, none of `[]:*?/\`, no two alike.
  static func names(_ titles: [String]) -> [String] {
    var taken: Set<String> = []
    return titles.map { title in
      let plain = title.filter { !"[]:*?/\\'".contains($0) && !$0.isNewline }
      let base = plain.isEmpty ? "Table" : plain
      var name = limited(base, 31)
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = limited(base, 26) + " \(number)"
        number += 1
      }
      return name
    }
  }

  /// At most so many UTF-16 units, which is what Excel counts.
  private static func limited(_ text: String, _ count: Int) -> String {
    var result = text
    while result.utf16.count > count { result.removeLast() }
    return result
  }
}

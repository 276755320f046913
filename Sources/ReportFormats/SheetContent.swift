package import SatisfactionReporting

/// A table of a report as cells of a spreadsheet: every number a number, an interval two columns.
package struct SheetContent: Equatable {
  /// How a number is shown.
  package enum NumberFormat: Hashable {
    /// With so many decimals.
    case decimals(Int)
    /// As half the width of an interval, `± 3.9`.
    case margin(decimals: Int)
    /// A share of 1 in whole percents.
    case percent
    /// In brackets: not to be relied on.
    case bracketed(decimals: Int)
  }

  /// A cell.
  package enum Cell: Equatable {
    case text(String)
    case number(Double, NumberFormat)
    case empty
  }

  package var name: String
  package var headings: [String]
  /// The column of what each row is about; columns of its groups stand before it.
  package let nameColumn: Int
  package var rows: [[Cell]]
  /// Rows that name those below them.
  package var headingRows: Set<Int>
  /// The column of numbers that is drawn as a chart, nil for none.
  package var charted: Int?

  /// How many columns of the sheet a column of the table takes.
  private enum Width {
    case none
    case one
    case interval
    case estimate
  }

  /// A table as a sheet; what its headings say of rows stands in columns where the table has a ``ReportTable/grouping``.
  package init(_ table: ReportTable, name: String) {
    self.name = name
    headings = []
    headingRows = []
    let hasGroups = table.grouping != nil && table.rows.contains { $0.heading != nil }
    let hasRemarks = hasGroups && table.rows.contains { !($0.heading?.remark ?? "").isEmpty }
    if hasGroups { headings = [table.grouping ?? ""] + (hasRemarks ? [""] : []) }
    nameColumn = headings.count
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
    var group: [Cell] = hasGroups ? [.empty] + (hasRemarks ? [.empty] : []) : []
    for row in table.rows {
      if let heading = row.heading, hasGroups {
        group = [.text(heading.name)] + (hasRemarks ? [.text(heading.remark)] : [])
      } else if let heading = row.heading {
        headingRows.insert(rows.count)
        rows.append([.text(heading.name), .text(heading.remark)])
      } else {
        rows.append(group + zip(row.cells, widths).flatMap(Self.cells))
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
        [.number(value, .decimals(decimals))]
      case .margin(let half, let decimals): [.number(half, .margin(decimals: decimals))]
      case .share(let share): [.number(share, .percent)]
      case .bracketed(let value, let decimals): [.number(value, .bracketed(decimals: decimals))]
      case .interval(let range, let decimals): ends(of: range, decimals)
      case .estimate(let value, let range, let decimals):
        [.number(value, .decimals(decimals))] + (range.map { ends(of: $0, decimals) } ?? [])
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

  private static func ends(of range: ClosedRange<Double>, _ decimals: Int) -> [Cell] {
    [range.lowerBound, range.upperBound].map { .number($0, .decimals(decimals)) }
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

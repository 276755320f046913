extension TableChart {
  /// A table of numbers with intervals as a chart of itself: the first number that has an interval is drawn.
  ///
  /// - Returns: Nil where no column holds intervals.
  package init?(_ table: ReportTable, nameHeading: String? = nil) {
    let rows = table.rows.filter { $0.heading == nil }
    let columns = Array(table.columns.indices.dropFirst(table.stubCount))
    guard let uncertain = columns.first(where: { column in rows.contains { $0.cells[column].holdsInterval } }) else {
      return nil
    }
    let value = Self.valueColumn(before: uncertain, in: rows, from: table.stubCount)
    let shown = columns.filter { column in
      !table.columns[column].heading.isEmpty && !rows.contains { $0.cells[column].isGauge }
    }
    guard value == uncertain || shown.contains(value) else { return nil }
    var groups = [Group(rows: [])]
    for row in table.rows {
      if let heading = row.heading {
        groups.append(Group(heading: heading.name, remark: heading.remark.isEmpty ? nil : heading.remark, rows: []))
      } else {
        groups[groups.count - 1].rows.append(Row(row, table.stubCount, shown, value: value, uncertain: uncertain))
      }
    }
    groups.removeAll { $0.rows.isEmpty }
    let extents = groups.flatMap { $0.rows.compactMap { $0.mark?.extent } }
    guard !extents.isEmpty else { return nil }
    // Indices lie on 0–100 far from 0; changes and coefficients are read from 0.
    let areIndices = extents.allSatisfy { $0.lowerBound > 5 && $0.upperBound <= 100 }
    self.init(
      title: table.title, nameHeading: nameHeading ?? table.columns.first?.heading ?? "",
      columns: shown.flatMap { column -> [Column] in
        let heading = table.columns[column].heading.split(separator: "\n").joined(separator: " ")
        let isInterval = rows.contains { if case .interval = $0.cells[column] { true } else { false } }
        let own: Column = isInterval ? .interval(heading) : .cells(heading, isEssential: column == value)
        return column == uncertain ? [own, .chart] : [own]
      }, groups: groups, axis: areIndices ? .indices(covering: extents) : .numbers(covering: extents),
      kind: .manyColumns)
  }

  /// The column of numbers that an interval belongs to: the nearest before it, or the column itself.
  private static func valueColumn(before uncertain: Int, in rows: [ReportTable.Row], from first: Int) -> Int {
    let isEstimate = rows.contains { if case .estimate = $0.cells[uncertain] { true } else { false } }
    if isEstimate { return uncertain }
    return (first..<uncertain).last { column in
      rows.contains { if case .number = $0.cells[column] { true } else { false } }
    } ?? uncertain
  }
}

extension TableChart.Row {
  fileprivate init(
    _ row: ReportTable.Row, _ stubCount: Int, _ shown: [Int], value: Int, uncertain: Int
  ) {
    let names = row.cells.prefix(stubCount).map(\.text).filter { !$0.isEmpty }
    let emphasis: TableChart.Emphasis =
      switch row.emphasis {
      case .weak: .weak
      case .plain: .plain
      case .strong: .target
      }
    self.init(
      names.joined(separator: " "),
      cells: shown.flatMap { $0 == uncertain ? [row.cells[$0], .empty] : [row.cells[$0]] },
      mark: ChartMark(row.cells[value], row.cells[uncertain]), emphasis: emphasis)
  }
}

extension ChartMark {
  /// A number and its interval from the cells of a table, nil without a number.
  fileprivate init?(_ value: ReportTable.Cell, _ uncertain: ReportTable.Cell) {
    switch (value, uncertain) {
    case (.estimate(let number, let interval, _), _): self.init(number, interval: interval)
    case (.number(let number, _), .interval(let interval, _)): self.init(number, interval: interval)
    case (.number(let number, _), _): self.init(number)
    default: return nil
    }
  }
}

extension ReportTable.Cell {
  fileprivate var holdsInterval: Bool {
    switch self {
    case .interval, .estimate(_, .some, _): true
    default: false
    }
  }

  fileprivate var isGauge: Bool { if case .gauge = self { true } else { false } }
}

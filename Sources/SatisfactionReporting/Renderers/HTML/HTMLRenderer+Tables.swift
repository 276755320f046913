extension HTMLRenderer {
  /// A table whose rows are drawn on an axis.
  func write(_ chart: TableChart, to markup: inout MarkupWriter) {
    let strip = StripDrawing(axis: chart.axis)
    markup.element("table", ["class": .word(chart.className)]) { markup in
      markup.element("caption", ["class": "sr"], text: chart.title)
      markup.element("thead") { markup in
        markup.element("tr") { markup in
          markup.element("th", ["scope": "col"], text: chart.nameHeading)
          for column in chart.columns { writeHeading(column, strip, to: &markup) }
        }
      }
      for group in chart.groups {
        markup.element("tbody") { markup in
          if group.heading != nil { writeHeading(group, chart, to: &markup) }
          for row in group.rows { write(row, chart, strip, to: &markup) }
        }
      }
    }
  }

  private func writeHeading(_ column: TableChart.Column, _ strip: StripDrawing, to markup: inout MarkupWriter) {
    switch column {
    case .cells(let heading, let isEssential):
      markup.element("th", ["scope": "col", "class": isEssential ? "n" : "n hs"], text: heading)
    case .interval(let heading): markup.element("th", ["scope": "col", "class": "n iv-c"], text: heading)
    case .chart: markup.element("td", ["class": "sc"]) { strip.writeAxis(to: &$0) }
    }
  }

  private func writeHeading(_ group: TableChart.Group, _ chart: TableChart, to markup: inout MarkupWriter) {
    markup.element("tr", ["class": "gh"]) { markup in
      markup.element("th", ["scope": "rowgroup", "colspan": 2]) { markup in
        markup.element("bdi", text: group.heading ?? "")
        if let remark = group.remark {
          markup.literal(" ")
          markup.element("span", ["class": "q"], text: remark)
        }
      }
      // Columns that telephones leave out must be cells of their own.
      for column in chart.columns.dropFirst() { markup.element("td", ["class": column.emptyClass]) { _ in } }
    }
  }

  private func write(
    _ row: TableChart.Row, _ chart: TableChart, _ strip: StripDrawing, to markup: inout MarkupWriter
  ) {
    let kind: AttributeValue =
      switch row.emphasis {
      case .weak: "weak"
      case .plain: .absent
      case .target: "tgt"
      }
    markup.element("tr", ["class": kind]) { markup in
      markup.element("th", ["scope": "row"]) { writeName(row, to: &$0) }
      var isFirst = true
      for (column, cell) in zip(chart.columns, row.cells) {
        switch column {
        case .cells(_, let isEssential):
          // The first number that every page shows is what the row is about.
          let kind: AttributeValue = isFirst && isEssential ? "n v" : isEssential ? "n" : "n hs"
          markup.element("td", ["class": kind], text: cell.text)
          if isEssential { isFirst = false }
        case .interval: markup.element("td", ["class": "n iv-c"], text: cell.text)
        case .chart:
          markup.element("td", ["class": "sc"]) { markup in
            if let mark = row.mark { strip.write(mark, emphasis: row.emphasis, to: &markup) }
          }
        }
      }
    }
  }

  private func writeName(_ row: TableChart.Row, to markup: inout MarkupWriter) {
    if let link = row.link {
      markup.element("a", ["href": .text("#" + link)]) { $0.element("bdi", text: row.name) }
    } else {
      markup.element("bdi", text: row.name)
    }
    if let code = row.code {
      markup.literal(" ")
      markup.element("span", ["class": "code"], text: code)
    }
  }

  /// A table of numbers, in a frame that scrolls where it is wider than the page.
  func write(_ table: ReportTable, to markup: inout MarkupWriter) {
    // A gauge is a drawing for lines of equal letters; its number stands in the column before it.
    let columns = table.columns.indices.filter { column in
      !table.rows.contains { if case .gauge? = $0.cells.dropFirst(column).first { true } else { false } }
    }
    if !table.title.isEmpty { markup.element("h3", text: table.title) }
    let name = table.title.isEmpty ? words.scrollable : table.title
    markup.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": .text(name)]) { markup in
      markup.element("table", ["class": "plain"]) { markup in
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            for column in columns {
              let format = table.columns[column]
              let heading = format.heading.split(separator: "\n").joined(separator: " ")
              guard !heading.isEmpty else {
                markup.element("td") { _ in }
                continue
              }
              markup.element(
                "th", ["scope": "col", "class": .word("n", if: format.alignment == .trailing)], text: heading)
            }
          }
        }
        markup.element("tbody") { markup in
          for row in table.rows { write(row, of: table, columns, to: &markup) }
        }
      }
    }
    if let note = table.note { markup.element("p", ["class": "note"], text: note) }
  }

  private func write(
    _ row: ReportTable.Row, of table: ReportTable, _ columns: [Int], to markup: inout MarkupWriter
  ) {
    if let heading = row.heading {
      markup.element("tr", ["class": "gh"]) { markup in
        markup.element("th", ["scope": "rowgroup", "colspan": .length(Double(columns.count))]) { markup in
          markup.element("bdi", text: heading.name)
          markup.literal(" ")
          markup.element("span", ["class": "q"], text: heading.remark)
        }
      }
      return
    }
    let kind: AttributeValue =
      switch row.emphasis {
      case .weak: "weak"
      case .plain: .absent
      case .strong: "tgt"
      }
    markup.element("tr", ["class": kind]) { markup in
      for column in columns {
        let isTrailing = table.columns[column].alignment == .trailing
        if column == 0 {
          markup.element("th", ["scope": "row", "class": .word("n", if: isTrailing)]) {
            $0.element("bdi", text: row.cells[column].text)
          }
        } else {
          markup.element("td", ["class": .word("n", if: isTrailing)]) { markup in
            let text = row.cells[column].text
            if row.strongColumns.contains(column), !text.isEmpty {
              markup.element("strong", text: text)
            } else {
              markup.text(text)
            }
          }
        }
      }
    }
  }
}

extension TableChart {
  /// Rows that surely have room on a page of paper.
  private static let rowsOfPage = 30

  /// The classes of its style; a short table of one group stays on one page of paper.
  fileprivate var className: StaticString {
    switch (kind, groups.count > 1 || groups.contains { $0.rows.count > Self.rowsOfPage }) {
    case (.wideAxis, _): "chart idx"
    case (.manyColumns, true): "chart pth"
    case (.manyColumns, false): "chart pth solo"
    case (.longNames, _): "chart qs"
    }
  }
}

extension TableChart.Column {
  /// The class of a cell without content.
  fileprivate var emptyClass: AttributeValue {
    switch self {
    case .cells(_, let isEssential): isEssential ? .absent : "hs"
    case .interval: "iv-c"
    case .chart: "sc"
    }
  }
}

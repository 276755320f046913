internal import SatisfactionWording

/// Draws a report as Markdown with tables (GitHub Flavored Markdown).
package struct MarkdownRenderer {
  package init() {}

  /// The document, with a line feed at the end of each line.
  package func render(_ document: ReportDocument) -> String {
    var blocks = ["# " + escaped(document.title)]
    blocks += document.facts.map { $0.map(escaped).joined(separator: " · ") }
    if let headline = document.headline {
      blocks.append("**\(escaped(headline.name)): \(headline.value)** \(headline.remark)")
    }
    for block in document.blocks { blocks += drawing(of: block) }
    if !document.warnings.isEmpty {
      blocks.append("## Warnings")
      blocks.append(document.warnings.map { "- " + escaped($0) }.joined(separator: "\n"))
    }
    blocks.append(document.footer.map(escaped).joined(separator: " · "))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func drawing(of block: ReportDocument.Block) -> [String] {
    switch block {
    case .heading(let title): ["## " + escaped(title)]
    case .paragraph(let text): [escaped(text)]
    case .notice(let text): ["> " + escaped(text)]
    case .table(let table): drawing(of: table)
    // Letters side by side are no picture here: what it shows is said.
    case .figure(let figure): ["## " + escaped(figure.title), escaped(figure.summary)]
    }
  }

  private func drawing(of table: ReportTable) -> [String] {
    // A gauge is a drawing for lines of equal letters; its number stands in the column before it.
    let columns = table.columns.indices.filter { column in
      !table.rows.contains { if case .gauge = $0.cells.dropFirst(column).first { true } else { false } }
    }
    var lines = [
      line(columns.map { escaped(table.columns[$0].heading) }),
      "|" + columns.map { table.columns[$0].alignment == .trailing ? "---:|" : ":---|" }.joined(),
    ]
    for row in table.rows { lines.append(line(cells(of: row, columns))) }
    let title = table.title.isEmpty ? [] : ["## " + escaped(table.title)]
    return title + [lines.joined(separator: "\n")] + (table.note.map { [escaped($0)] } ?? [])
  }

  private func cells(of row: ReportTable.Row, _ columns: [Int]) -> [String] {
    if let heading = row.heading {
      let name = "**\(escaped(heading.name))** " + escaped(heading.remark)
      return [name] + Array(repeating: "", count: columns.count - 1)
    }
    return columns.map { column in
      let text = escaped(row.cells[column].text)
      return row.isStrong(column) && !text.isEmpty ? "**\(text)**" : text
    }
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Text in which no character is a mark of Markdown or HTML, on one line.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in DisplayText.harmless(text.replacingLineFeeds) {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  fileprivate var replacingLineFeeds: String { split(separator: "\n").joined(separator: " ") }
}

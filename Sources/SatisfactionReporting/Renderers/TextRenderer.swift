internal import SatisfactionWording

/// Draws a report as text for a terminal, a file or a mail: names and numbers line up, nothing is wider than the page.
package struct TextRenderer {
  /// Columns of a line.
  package let width: Int
  package let style: TextStyle

  /// Narrower pages than this would leave no room for names.
  static let narrowest = 40

  package init(width: Int, style: TextStyle) {
    self.width = max(Self.narrowest, width)
    self.style = style
  }

  /// The document, with a line feed at the end of each line.
  package func render(_ document: ReportDocument) -> String {
    var lines = header(document)
    lines += headline(document)
    for block in document.blocks { lines += [""] + drawing(of: block) }
    if !document.warnings.isEmpty { lines.append("") }
    for warning in ReportDocument.listed(document.warnings) { lines += self.warning(warning) }
    lines += [""] + pieces(document.footer, indent: "  ").map { style.paint($0, .faint) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func header(_ document: ReportDocument) -> [String] {
    let title = DisplayText.cut(DisplayText.harmless(document.title), to: width)
    return [style.paint(title, .strong)] + document.facts.flatMap { pieces($0, indent: "") }
  }

  private func headline(_ document: ReportDocument) -> [String] {
    guard let headline = document.headline else { return [] }
    let (tail, remark) = ("  " + DisplayText.harmless(headline.value), DisplayText.harmless(headline.remark))
    let room = width - 2 - DisplayText.width(tail) - 1 - DisplayText.width(remark)
    let name = DisplayText.cut(DisplayText.harmless(headline.name).uppercased(), to: room)
    return ["", "  " + style.paint(name + tail, .strong) + " " + remark]
  }

  private func drawing(of block: ReportDocument.Block) -> [String] {
    switch block {
    case .heading(let title): [style.paint(DisplayText.cut(DisplayText.harmless(title), to: width), .strong)]
    case .paragraph(let text), .notice(let text): paragraph(text, first: "  ", rest: "  ")
    case .table(let table): drawing(of: table)
    case .figure(let figure): drawing(of: figure)
    }
  }

  /// The picture; where it cannot be drawn in letters, what it shows.
  private func drawing(of figure: any Figure) -> [String] {
    let lines = figure.lines(width: width - 2).map { "  " + DisplayText.harmless($0) }
    return drawing(of: .heading(figure.title))
      + (lines.isEmpty ? paragraph(figure.summary, first: "  ", rest: "  ") : lines)
  }

  private func drawing(of table: ReportTable) -> [String] {
    var lines: [String] = []
    let title = DisplayText.cut(DisplayText.harmless(table.title), to: width)
    if !title.isEmpty { lines.append(style.paint(title, .strong)) }
    lines += TableLayout(table, width: width, style: style).lines
    if let note = table.note {
      lines += paragraph(note, first: "  ", rest: "  ").map { style.paint($0, .faint) }
    }
    return lines
  }

  private func warning(_ text: String) -> [String] {
    let lines = paragraph(text, first: "    ", rest: "    ")
    return lines.enumerated().map { number, line in
      number == 0 ? "  " + style.paint("!", .caution) + line.dropFirst(3) : line
    }
  }

  private func paragraph(_ text: String, first: String, rest: String) -> [String] {
    DisplayText.wrapped(DisplayText.harmless(text), width: width - rest.utf8.count).enumerated().map { number, line in
      (number == 0 ? first : rest) + line
    }
  }

  /// Pieces side by side, ` · ` between them; a line ends between two pieces only.
  private func pieces(_ pieces: [String], indent: String) -> [String] {
    let room = width - indent.utf8.count
    var lines: [String] = []
    for piece in pieces {
      let piece = DisplayText.cutInMiddle(DisplayText.harmless(piece), to: room)
      if let last = lines.last, DisplayText.width(last) + 3 + DisplayText.width(piece) <= room {
        lines[lines.count - 1] = last + " · " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines.map { indent + $0 }
  }
}

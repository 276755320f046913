internal import SatisfactionWording

/// Draws the tables of a report for a paper in LaTeX, with what is said of them: `tabular` with the rules of the package
/// `booktabs`.
package struct LaTeXRenderer {
  package init() {}

  /// The tables of a document, each in a `table` with its caption, and between them what is missing from the report; what
  /// to mind stands at the end. A line feed ends each line.
  package func render(_ document: ReportDocument) -> String {
    var lines = ["% \\usepackage{booktabs} in the preamble; \(Self.escaped(document.title))"]
    var number = 0
    for block in document.blocks {
      switch block {
      case .table(let table):
        number += 1
        lines += [""] + drawing(of: table, label: "tab:\(number)")
      case .notice(let text): lines += ["", note(text)]
      case .heading, .paragraph, .figure: continue
      }
    }
    for warning in ReportDocument.listed(document.warnings) { lines += ["", note(warning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A paragraph of small letters.
  private func note(_ text: String) -> String { "{\\noindent\\footnotesize \(Self.escaped(text))\\par}" }

  /// One table.
  package func drawing(of table: ReportTable, label: String) -> [String] {
    // A gauge is a drawing for lines of equal letters; its number stands in the column before it.
    let columns = table.columns.indices.filter { column in
      !table.rows.contains { if case .gauge? = $0.cells.dropFirst(column).first { true } else { false } }
    }
    let format = columns.map { table.columns[$0].alignment == .trailing ? "r" : "l" }.joined()
    var lines = ["\\begin{table}[htbp]", "\\centering"]
    if !table.title.isEmpty { lines.append("\\caption{\(Self.escaped(table.title))}\\label{\(label)}") }
    lines += ["\\begin{tabular}{\(format)}", "\\toprule"]
    lines.append(row(columns.map { Self.escaped(table.columns[$0].heading) }))
    lines.append("\\midrule")
    for row in table.rows { lines.append(line(row, columns)) }
    lines += ["\\bottomrule", "\\end{tabular}"]
    if let note = table.note { lines.append("\\par\\smallskip\\footnotesize \(Self.escaped(note))") }
    return lines + ["\\end{table}"]
  }

  private func line(_ row: ReportTable.Row, _ columns: [Int]) -> String {
    if let heading = row.heading {
      let name = "\\textit{\(Self.escaped(heading.name))}"
      let text = heading.remark.isEmpty ? name : name + " " + Self.escaped(heading.remark)
      return "\\multicolumn{\(columns.count)}{l}{\(text)} \\\\"
    }
    let cells = columns.map { column -> String in
      let text = Self.escaped(row.cells[column].text)
      return row.isStrong(column) && !text.isEmpty ? "\\textbf{\(text)}" : text
    }
    return self.row(cells)
  }

  private func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  /// Text in which no character is a command of LaTeX, on one line.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in DisplayText.harmless(text.split(separator: "\n").joined(separator: " ")) {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "#", "$", "%", "&", "_": result += "\\\(character)"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<": result += "$<$"
      case ">": result += "$>$"
      case "\u{2212}": result += "$-$"
      case "…": result += "\\,\\ldots\\,"
      case "→": result += "$\\to$"
      case "²": result += "\\textsuperscript{2}"
      case "α": result += "$\\alpha$"
      case "ρ": result += "$\\rho$"
      case "χ": result += "$\\chi$"
      case "×": result += "$\\times$"
      case "Δ": result += "$\\Delta$"
      case "·": result += "$\\cdot$"
      case "±": result += "$\\pm$"
      case "▲": result += "$\\uparrow$"
      case "▼": result += "$\\downarrow$"
      case "∅": result += "$\\emptyset$"
      case "⏎": result += " "
      case "τ": result += "$\\tau$"
      case "τ\u{302}": result += "$\\hat\\tau$"
      default: result.append(character)
      }
    }
    return result
  }
}

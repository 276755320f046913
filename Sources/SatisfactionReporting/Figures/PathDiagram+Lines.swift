internal import SatisfactionWording

extension PathDiagram: Figure {
  /// The boxes in their columns, causes on the left; nothing where that is too wide to be read.
  package func lines(width: Int) -> [String] {
    let layout = PathLayout(graph, .wide)
    let columns = (0...(layout.columns.max() ?? 0)).map { column in
      boxes.indices.filter { layout.columns[$0] == column }.sorted { layout.boxes[$0].minY < layout.boxes[$1].minY }
    }
    let arrow = "  →  "
    let natural = columns.map { column in column.map { text(of: boxes[$0], width: .max) } }
    let room = width - arrow.count * (columns.count - 1)
    guard columns.count > 1, let widths = Self.widths(natural, within: room) else { return [] }
    let texts = zip(columns, widths).map { column, width in column.map { text(of: boxes[$0], width: width) } }
    let height = texts.map(\.count).max() ?? 0
    let middle = (height - 1) / 2
    return (0..<height).map { line in
      var row = ""
      for (number, column) in texts.enumerated() {
        // Short columns stand in the middle of the long ones.
        let place = line - (height - column.count) / 2
        let text = column.indices.contains(place) ? column[place] : ""
        let widest = column.map(DisplayText.width).max() ?? 0
        if number > 0 { row += line == middle ? arrow : String(repeating: " ", count: arrow.count) }
        row += text
        if number < texts.count - 1 { row += String(repeating: " ", count: widest - DisplayText.width(text)) }
      }
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The width of each column: the widest give way first, down to where names are still read; nil where that is not enough.
  private static func widths(_ texts: [[String]], within room: Int) -> [Int]? {
    var widths = texts.map { $0.map(DisplayText.width).max() ?? 0 }
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest else {
        return nil
      }
      widths[widest] -= 1
    }
    return widths
  }

  /// Letters of a name and its number.
  private static let narrowest = 12

  private func text(of box: Box, width: Int) -> String {
    let number = box.index.map { " " + DecimalText.fixed($0, decimals: 1) } ?? ""
    return DisplayText.cut(box.name, to: width - number.count) + number
  }
}

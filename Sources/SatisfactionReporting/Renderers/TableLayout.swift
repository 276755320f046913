internal import SatisfactionWording

/// The drawing of one table in lines of a given width: no row is ever broken.
///
/// Columns are as wide as their widest cell. Where that is too much, texts that may be shortened give way, the longest
/// first, as far as they stay legible; then columns that only draw are left out, and texts shortened further; where all
/// that is not enough, the columns are drawn in parts below each other, each with the names of the rows.
struct TableLayout {
  /// Columns in which most names are still told apart.
  static let legible = 16
  /// Columns of a shortened text that are always left.
  private static let shortest = 8
  private static let indent = "  "

  private let table: ReportTable
  private var texts: [[String]]
  private var headings: [[String]]
  private let style: TextStyle
  private let width: Int
  private var widths: [Int]
  /// The columns that are drawn.
  private var columns: [Int]

  init(_ table: ReportTable, width: Int, style: TextStyle) {
    self.table = table
    self.width = width
    self.style = style
    // Rows under a heading stand two columns further in.
    let indent = table.hasHeadings ? "  " : ""
    texts = table.rows.map { row in
      row.cells.enumerated().map { position, cell in position == 0 ? indent + cell.text : cell.text }
    }
    headings = table.columns.map { $0.heading.split(separator: "\n").map { DisplayText.harmless(String($0)) } }
    widths = table.columns.indices.map { [texts, headings] column in
      let cells = texts.map { $0.isEmpty ? 0 : DisplayText.width($0[column]) }
      return max(cells.max() ?? 0, headings[column].map(DisplayText.width).max() ?? 0)
    }
    columns = Array(table.columns.indices)
    fit()
    widenGauges()
    shortenTexts()
  }

  /// The lines of the table, without its title.
  var lines: [String] {
    var lines: [String] = []
    for (number, part) in parts.enumerated() {
      if number > 0 { lines.append("") }
      lines += headingLines(part)
      for (row, cells) in zip(table.rows, texts) { lines.append(line(row, cells, part)) }
    }
    return lines
  }

  // MARK: Widths

  private mutating func fit() {
    let natural = widths
    shorten(to: Self.legible)
    guard lineWidth(columns) > width else { return }
    widths = natural
    columns.removeAll { table.columns[$0].shortening == .wholly }
    shorten(to: Self.shortest)
    guard lineWidth(columns) > width else { return }
    // In parts, only the names of the rows compete with a single column.
    let widest = columns.dropFirst(table.stubCount).map { natural[$0] + table.columns[$0].gap }.max() ?? 0
    widths = natural
    shorten(to: Self.shortest, among: Array(columns.prefix(table.stubCount)), within: width - widest)
  }

  /// Columns that a gauge gets beyond its shortest form at most.
  private static let widestGain = 25

  /// Gives the width that is left to the gauges.
  private mutating func widenGauges() {
    for column in columns {
      let gauges = table.rows.indices.filter { row in
        if case .gauge? = table.rows[row].cells.dropFirst(column).first { true } else { false }
      }
      let gain = min(Self.widestGain, width - lineWidth(columns))
      guard !gauges.isEmpty, gain > 0 else { continue }
      for row in gauges {
        guard case .gauge(let value, let interval) = table.rows[row].cells[column] else { continue }
        texts[row][column] = Gauge.line(value, interval, steps: Gauge.steps + gain)
      }
      // A line without its ends named stays so.
      if !headings[column].isEmpty { headings[column] = [Gauge.heading(steps: Gauge.steps + gain)] }
      widths[column] += gain
    }
  }

  /// Texts that have no room lose what they have in common, then their middle, so that they can be told apart.
  private mutating func shortenTexts() {
    for column in columns where table.columns[column].isShortened {
      let rows = texts.indices.filter { !texts[$0].isEmpty }
      let shown = DisplayText.distinct(
        rows.map { texts[$0][column] }, width: widths[column], dropsStem: table.columns[column].shortening == .atEnd)
      for (row, text) in zip(rows, shown) { texts[row][column] = text }
    }
  }

  private mutating func shorten(to shortest: Int) { shorten(to: shortest, among: columns, within: width) }

  /// Takes from the widest text until the columns fit or nothing can give way.
  private mutating func shorten(to shortest: Int, among columns: [Int], within width: Int) {
    while lineWidth(columns) > width {
      let candidates = columns.filter { table.columns[$0].isShortened && widths[$0] > floor(of: $0, shortest) }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func floor(of column: Int, _ shortest: Int) -> Int {
    max(shortest, headings[column].map(DisplayText.width).max() ?? 0)
  }

  private func lineWidth(_ columns: [Int]) -> Int {
    columns.enumerated().reduce(Self.indent.utf8.count) { sum, column in
      sum + widths[column.element] + (column.offset == 0 ? 0 : table.columns[column.element].gap)
    }
  }

  /// The columns of each part: the names of the rows, and as many others as fit, at least one.
  private var parts: [[Int]] {
    let stub = Array(columns.prefix(table.stubCount))
    var parts: [[Int]] = []
    var part = stub
    for column in columns.dropFirst(table.stubCount) {
      if part.count > stub.count, lineWidth(part + [column]) > width {
        parts.append(part)
        part = stub
      }
      part.append(column)
    }
    return parts + [part]
  }

  // MARK: Lines

  private func headingLines(_ part: [Int]) -> [String] {
    let count = part.map { headings[$0].count }.max() ?? 0
    return (0..<count).map { number in
      let texts = part.map { column in
        // Headings of one line stand at the bottom.
        let skipped = count - headings[column].count
        return number < skipped ? "" : headings[column][number - skipped]
      }
      return style.paint(joined(texts, part), .faint)
    }
  }

  private func line(_ row: ReportTable.Row, _ cells: [String], _ part: [Int]) -> String {
    if let heading = row.heading { return headingLine(heading) }
    let isPlain = row.emphasis == .plain
    let text = joined(part.map { cells[$0] }, part) { column, text in
      isPlain && row.isStrong(column) ? style.paint(text, .strong) : text
    }
    return switch row.emphasis {
    case .weak: style.paint(text, .faint)
    case .plain: text
    case .strong: style.paint(text, .strong)
    }
  }

  private func headingLine(_ heading: ReportTable.Heading) -> String {
    let room = width - Self.indent.utf8.count
    let name = DisplayText.cut(DisplayText.harmless(heading.name), to: room)
    let remark = DisplayText.harmless(heading.remark)
    let rest = room - DisplayText.width(name)
    guard !remark.isEmpty, rest > 6 else { return Self.indent + style.paint(name, .strong) }
    return Self.indent + style.paint(name, .strong) + style.paint(DisplayText.cut(" · " + remark, to: rest), .faint)
  }

  private func joined(
    _ texts: [String], _ part: [Int], painting: (_ column: Int, String) -> String = { $1 }
  ) -> String {
    var line = Self.indent
    for (place, (column, text)) in zip(part, texts).enumerated() {
      if place > 0 { line += String(repeating: " ", count: table.columns[column].gap) }
      line += padded(text, column) { painting(column, $0) }
    }
    return String(line.trimmingTrailingBlanks)
  }

  private func padded(_ text: String, _ column: Int, painting: (String) -> String) -> String {
    let (format, width) = (table.columns[column], widths[column])
    let fitting = DisplayText.cut(text, to: width)
    let blanks = String(repeating: " ", count: width - DisplayText.width(fitting))
    let painted = painting(fitting)
    return format.alignment == .leading ? painted + blanks : blanks + painted
  }
}

extension ReportTable.Column {
  /// Whether its texts may lose characters.
  fileprivate var isShortened: Bool { shortening == .atEnd || shortening == .inMiddle }
}

extension String {
  fileprivate var trimmingTrailingBlanks: Substring {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return self[...last]
  }
}

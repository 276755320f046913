internal import SatisfactionWording

extension PriorityMap: Figure {
  /// Lines of letters do not show two axes: the table beside it does.
  package func lines(width: Int) -> [String] { [] }
}

extension TableChart: Figure {
  /// All rows in words.
  package var summary: String {
    groups.flatMap(\.rows).map { row in
      let numbers = row.cells.map(\.text).filter { !$0.isEmpty }
      return row.name + ": " + numbers.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// The text report has tables of its own.
  package func lines(width: Int) -> [String] { [] }
}

extension ClassTriangle: Figure {
  /// All pairs in words.
  package var summary: String {
    rows.enumerated().flatMap { row, cells in
      cells.enumerated().compactMap { column, cell in
        cell.map { "\(names[row]), \(names[column]): \(DecimalText.fixed($0.value, decimals: 2))" }
      }
    }.joined(separator: "; ")
  }

  /// The text report has tables of its own.
  package func lines(width: Int) -> [String] { [] }
}

extension Dumbbell: Figure {
  /// All rows in words.
  package var summary: String {
    rows.map { row in
      let ends = [row.first, row.second].map { DecimalText.fixed($0, decimals: decimals) }
      return "\(row.name): \(ends.joined(separator: " → "))"
    }.joined(separator: "; ")
  }

  /// The text report has tables of its own.
  package func lines(width: Int) -> [String] { [] }
}

extension Ranking: Figure {
  /// All rows in words, the best first.
  package var summary: String {
    groups.flatMap(\.rows).map { "\($0.name) \(DecimalText.fixed($0.index, decimals: decimals))" }
      .joined(separator: "; ")
  }

  /// The text report has tables of its own.
  package func lines(width: Int) -> [String] { [] }
}

extension StackedBar: Figure {
  /// All parts in words.
  package var summary: String {
    parts.map { "\($0.name) \(DecimalText.fixed($0.share * 100, decimals: 1)) %" }.joined(separator: ", ")
  }

  /// One bar of letters.
  package func lines(width: Int) -> [String] {
    let signs = ["█", "▒", "░"]
    let bar = places.enumerated().map { number, place in
      String(repeating: signs[number % signs.count], count: Int((place.length * Double(width)).rounded()))
    }.joined()
    return [String(bar.prefix(width)), summary]
  }
}

extension Trend: Figure {
  /// The text report has tables of its own.
  package func lines(width: Int) -> [String] { [] }
}

extension Thermometer: Figure {
  /// The title says it.
  package var summary: String { title }
  /// The text report has its headline.
  package func lines(width: Int) -> [String] { [] }
}

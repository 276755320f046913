/// What has been read of a file so far.
struct CSVTable {
  var rowCount = 0
  var lines = LineMap()
  /// By the place in the file; nil where nothing was read.
  var columns: [Column?]
  /// Whether no pass has been made.
  var isUnread = true
  /// Rows with a wrong number of cells.
  var problems: [SurveyDataError] = []
  /// The first text of each column that is not UTF-8.
  var invalidTexts: [(line: Int, column: Int)] = []
  /// Cells of each well-known or declared text for "no answer", by its place in the format's list.
  var missingTexts: [Int] = []
  /// Labels that a map reads as "no answer", in order of appearance.
  var mappedMissing: [ReadingFacts.MissingText] = []
  /// Columns in which both decimal marks stand.
  var mixedColumns: [Int] = []
  /// Columns whose labels were read.
  var labelSources: [Int: LabelReading.Source] = [:]

  init(columnCount: Int) { columns = Array(repeating: nil, count: columnCount) }

  /// The columns in which both decimal marks stand.
  static func mixedColumns(_ outcomes: [CSVChunkOutcome]) -> [Int] {
    var marks: [Int: DecimalMarks] = [:]
    for outcome in outcomes { marks.merge(outcome.decimalMarks) { $0.union($1) } }
    return marks.filter { $0.value == [.point, .comma] }.keys.sorted()
  }

  mutating func add(missingTexts counts: [Int]) {
    if missingTexts.isEmpty { missingTexts = Array(repeating: 0, count: counts.count) }
    for (place, count) in counts.enumerated() { missingTexts[place] += count }
  }

  mutating func add(mappedMissing text: String, cells: Int) {
    if let known = mappedMissing.firstIndex(where: { $0.text == text }) {
      mappedMissing[known] = ReadingFacts.MissingText(text: text, cells: mappedMissing[known].cells + cells)
    } else {
      mappedMissing.append(ReadingFacts.MissingText(text: text, cells: cells))
    }
  }

  /// Keeps some rows, given in order.
  mutating func select(_ rows: [Int]) {
    columns = columns.map { $0?.selecting(rows) }
    lines = lines.selecting(rows)
    rowCount = rows.count
  }
}

extension Column {
  /// Some rows of the column, in the order given.
  func selecting(_ rows: [Int]) -> Column {
    let storage: Storage =
      switch storage {
      case .bytes(let values): .bytes(values.selecting(rows))
      case .doubles(let values): .doubles(values.selecting(rows))
      case .categories(let codes, let levels): .categories(codes: codes.selecting(rows), levels: levels)
      }
    return Column(name: name, storage: storage)
  }
}

extension LineMap {
  /// The lines of some rows, given in order.
  func selecting(_ rows: [Int]) -> LineMap {
    var map = LineMap()
    for (row, old) in rows.enumerated() {
      guard let line = line(ofRow: old), map.line(ofRow: row) != line else { continue }
      map.marks.append(Mark(row: row, line: line))
    }
    return map
  }
}

/// Answers of a survey, column by column, exactly as they stand in their source.
///
/// A data set knows nothing of scales, reversed items or weights: what an answer means is said by
/// ``IndicatorCoding`` when it is bound to an analysis (``Answers``).
public struct Dataset: Sendable {
  /// The file's name, `standard input` or `memory`.
  public let source: String
  /// The number of rows, the header and blank lines not counted.
  public let rowCount: Int
  /// The columns that were read, in the order of the file.
  public let columns: [Column]
  /// `xxh64:` and sixteen hexadecimal digits: the XXH64 hash of the file's bytes, as `xxhsum -H64` prints it.
  ///
  /// Of data from memory: of the bytes of each column in turn, its name in UTF-8, a zero byte, and its values as
  /// little-endian doubles.
  public let fingerprint: String
  /// How the file was read; of data from memory, nothing.
  public let reading: ReadingFacts

  /// Whether rows of the source were left out: those that conditions do not keep, or that another group has.
  package let isPart: Bool

  private let positions: [String: Int]
  let lines: LineMap

  init(
    source: String, rowCount: Int, columns: [Column], fingerprint: String, lines: LineMap,
    reading: ReadingFacts = ReadingFacts(), isPart: Bool = false
  ) {
    self.source = source
    self.rowCount = rowCount
    self.columns = columns
    self.fingerprint = fingerprint
    self.lines = lines
    self.reading = reading
    self.isPart = isPart || reading.rowsLeftOut > 0
    positions = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The column of this name, outer blanks aside; nil if it was not read.
  public func column(named name: String) -> Column? {
    position(ofColumn: name).map { columns[$0] }
  }

  /// The place of a column in ``columns``; nil if it was not read.
  func position(ofColumn name: String) -> Int? { positions[name] ?? positions[name.withoutOuterBlanks] }

  /// The line of the file (from 1) in which a row (from 0) begins; nil for data from memory.
  public func line(ofRow row: Int) -> Int? { lines.line(ofRow: row) }
}

extension Dataset {
  /// The same data with other names of columns.
  ///
  /// - Parameter names: The name that a column gets, by its name in the file; all others keep theirs.
  /// - Throws: ``SurveyDataError/duplicateColumn(name:positions:)`` where two columns would have one name.
  public func renaming(_ names: [String: String]) throws(SurveyDataError) -> Dataset {
    let renamed = columns.map { Column(name: names[$0.name] ?? $0.name, storage: $0.storage) }
    var places: [String: [Int]] = [:]
    for (place, column) in renamed.enumerated() { places[column.name, default: []].append(place + 1) }
    let doubled = places.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }
    try SurveyDataError.throwAll(doubled.map { .duplicateColumn(name: $0.key, positions: $0.value) })
    return Dataset(
      source: source, rowCount: rowCount, columns: renamed, fingerprint: fingerprint, lines: lines, reading: reading,
      isPart: isPart)
  }
}

extension Dataset: Equatable {
  /// Equal source, fingerprint and answers.
  public static func == (a: Dataset, b: Dataset) -> Bool {
    a.source == b.source && a.fingerprint == b.fingerprint && a.rowCount == b.rowCount && a.columns == b.columns
  }
}

/// Where rows stand in their file: mostly one line a row, with a note wherever that changes.
struct LineMap: Sendable, Equatable {
  /// A row from which on lines run on by one a row.
  struct Mark: Sendable, Equatable {
    var row: Int
    var line: Int
  }

  /// In order of rows; empty for data from memory.
  var marks: [Mark] = []

  func line(ofRow row: Int) -> Int? {
    // The last mark at or before the row.
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : marks[low - 1].line + row - marks[low - 1].row
  }
}

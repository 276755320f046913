internal import SurveyData

/// The rows of a survey by segment and wave.
struct ProgrammeCells: Sendable {
  /// Names of the segments, in order.
  let segments: [String]
  /// The values that make a segment, a column each, by its name.
  let segmentLabels: [String: [String]]
  /// The waves; one without a label where no column gives them.
  let calendar: WaveCalendar?
  /// Rows used with a weight above 0, cell by cell.
  let cells: Cells
  /// Rows of the data in each cell.
  let rows: [Int]
  /// Rows used that belong to no cell, because a segment or a wave is missing.
  let usedWithoutCell: Int

  /// Number of waves, 1 without a column of waves.
  var waveCount: Int { calendar?.labels.count ?? 1 }
  /// The number of a cell.
  func cell(segment: Int, wave: Int) -> Int { segment * waveCount + wave }
  /// The label of a wave; nil without waves.
  func label(_ wave: Int) -> String? { calendar?.labels[wave] }

  /// What joins the values of several columns in the name of a segment.
  private static let separator = " · "

  /// Larger programmes are a slip: a number of respondents, taken for a segment.
  static let mostCells = 1 << 19

  init(_ answers: Answers, _ survey: Dataset, _ tracking: Tracking) throws {
    let wanted = tracking.by + (tracking.wave.map { [$0] } ?? [])
    let columns = try survey.categories(wanted)
    let segment = CategoryColumn.joined(Array(columns.prefix(tracking.by.count)), separator: Self.separator)
    let wave = tracking.wave == nil ? nil : columns.last
    let calendar = try wave.map { try Self.calendar($0.labels, tracking) }
    let waves = calendar?.labels.count ?? 1
    guard segment.labels.count <= Self.mostCells / waves else {
      throw TrackingError.tooManyCells(
        column: tracking.by[0], segments: segment.labels.count, waves: waves, limit: Self.mostCells)
    }
    let parts = segment.labels.map { $0.split(separator: Self.separator).map(String.init) }
    let order = parts.indices.sorted { LabelOrder.precedes(parts[$0], parts[$1]) }
    var segmentNumbers = [Int32](repeating: 0, count: order.count)
    for (number, place) in order.enumerated() { segmentNumbers[place] = Int32(number) }
    let waveNumbers = (wave?.labels ?? []).map { label in
      Int32(calendar?.labels.firstIndex(of: label) ?? 0)
    }
    var codes = [Int32](repeating: -1, count: survey.rowCount)
    var rows = [Int](repeating: 0, count: order.count * waves)
    for row in codes.indices {
      let (own, time) = (segment.codes[row], wave?.codes[row] ?? 0)
      guard own >= 0, time >= 0 else { continue }
      codes[row] = segmentNumbers[Int(own)] * Int32(waves) + (wave == nil ? 0 : waveNumbers[Int(time)])
      rows[Int(codes[row])] += 1
    }
    var (used, without) = ([Int32](repeating: -1, count: answers.rowsUsed), 0)
    for case_ in used.indices where (answers.weights?[case_] ?? 1) > 0 {
      used[case_] = codes[answers.row(ofCase: case_)]
      without += used[case_] < 0 ? 1 : 0
    }
    segments = order.map { segment.labels[$0] }
    segmentLabels = Self.labels(segment, of: Array(columns.prefix(tracking.by.count)))
    guard !segments.isEmpty, rows.contains(where: { $0 > 0 }) else { throw TrackingError.noCells(columns: wanted) }
    let keys = segments.flatMap { name in (0..<waves).map { [name, calendar?.labels[$0] ?? ""] } }
    cells = Cells(names: ["segment", "wave"], keys: keys, codes: used)
    (self.calendar, self.rows, usedWithoutCell) = (calendar, rows, without)
  }

  /// The values of every segment, as its first row has them: a name cannot be taken apart where a value holds the
  /// separator.
  private static func labels(_ segment: CategoryColumn, of columns: [CategoryColumn]) -> [String: [String]] {
    guard columns.count > 1 else {
      return Dictionary(segment.labels.map { ($0, [$0]) }, uniquingKeysWith: { first, _ in first })
    }
    var labels: [String: [String]] = [:]
    labels.reserveCapacity(segment.labels.count)
    var isKnown = [Bool](repeating: false, count: segment.labels.count)
    for (row, code) in segment.codes.enumerated() where code >= 0 && !isKnown[Int(code)] {
      isKnown[Int(code)] = true
      labels[segment.labels[Int(code)]] = columns.map { $0.labels[Int($0.codes[row])] }
    }
    return labels
  }

  private static func calendar(_ found: [String], _ tracking: Tracking) throws(TrackingError) -> WaveCalendar {
    if let given = tracking.waves {
      let notListed = found.filter { !given.contains($0) }.sorted()
      let notFound = given.enumerated().filter { !found.contains($1) || given.firstIndex(of: $1) != $0 }.map(\.element)
      guard notListed.isEmpty, notFound.isEmpty else {
        throw .waveOrder(notListed: notListed, notFound: notFound)
      }
    }
    return WaveCalendar(found, given: tracking.waves, perYear: tracking.wavesPerYear)
  }
}

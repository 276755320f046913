internal import PathSpecification
internal import SatisfactionWording
internal import SurveyData

/// The rows of a survey by wave and segment.
struct MetricCells {
  /// One segment, or all, in one wave, or in the whole survey.
  struct Cell {
    /// The answers that make the segment; nil for all rows.
    let group: [String]?
    /// Number of the wave; nil without waves.
    let wave: Int?
    /// Where its rows stand in ``order``.
    let rows: Range<Int>
  }

  /// Rows with a weight above 0, by wave, then segment; those without a segment come last in their wave.
  let order: [Int32]
  /// All rows first, then the segments in their order; for each the waves in theirs.
  let cells: [Cell]
  /// Waves in order; empty without waves.
  let waves: [String]

  /// - Parameters:
  ///   - segments: Columns that make segments together; empty for none.
  ///   - wave: The column of waves, nil for none; rows without one are in no cell.
  ///   - isCase: Whether a row counts.
  init(
    _ survey: Dataset, segments: [String], wave: String?, isCase: (Int) -> Bool
  ) throws(MetricError) {
    let (segmentOf, groups) = Self.segments(
      try segments.map { name throws(MetricError) in try Self.labels(survey, name) })
    let (waveOf, waves) = try wave.map { name throws(MetricError) in try Self.labels(survey, name) } ?? ([], [])
    if let wave, waves.isEmpty { throw .noWaves(column: wave) }
    let places = groups.count + 1
    var starts = [Int](repeating: 0, count: max(1, waves.count) * places + 1)
    var keys = [Int32](repeating: -1, count: survey.rowCount)
    for row in 0..<survey.rowCount where isCase(row) {
      let wave = waves.isEmpty ? 0 : Int(waveOf[row])
      guard wave >= 0 else { continue }
      let segment = groups.isEmpty || segmentOf[row] < 0 ? groups.count : Int(segmentOf[row])
      keys[row] = Int32(wave * places + segment)
      starts[wave * places + segment + 1] += 1
    }
    for k in 1..<starts.count { starts[k] += starts[k - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: starts[starts.count - 1])
    for (row, key) in keys.enumerated() where key >= 0 {
      order[next[Int(key)]] = Int32(row)
      next[Int(key)] += 1
    }
    self.order = order
    self.waves = waves
    let numbers: [Int?] = waves.isEmpty ? [nil] : waves.indices.map { $0 }
    var cells = numbers.map { wave in
      let first = (wave ?? 0) * places
      return Cell(group: nil, wave: wave, rows: starts[first]..<starts[first + places])
    }
    for (segment, group) in groups.enumerated() {
      cells += numbers.map { wave in
        let place = (wave ?? 0) * places + segment
        return Cell(group: group, wave: wave, rows: starts[place]..<starts[place + 1])
      }
    }
    self.cells = cells
  }

  /// The label of every row by number, −1 for none, and the labels in order.
  private static func labels(_ survey: Dataset, _ name: String) throws(MetricError) -> (of: [Int32], labels: [String]) {
    guard let column = survey.column(named: name) else {
      var near = NearNames(survey.columns.map(\.name))
      let missing = MissingColumn(name: name, near: near.nearest(to: name).map { [$0] } ?? [])
      throw .survey(.missingColumns([missing], source: survey.source))
    }
    switch column.storage {
    case .categories(let codes, let levels):
      let used = Set(codes.lazy.filter { $0 >= 0 })
      let order = used.sorted { LabelOrder.precedes(levels[Int($0)], levels[Int($1)]) }
      var numbers = [Int32](repeating: -1, count: levels.count)
      for (number, level) in order.enumerated() { numbers[Int(level)] = Int32(number) }
      return (codes.map { $0 < 0 ? -1 : numbers[Int($0)] }, order.map { levels[Int($0)] })
    default:
      let values = (0..<column.count).map { column.number(at: $0) }
      let order = Set(values.compactMap { $0 }).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
      return (values.map { $0.flatMap { numbers[$0] } ?? -1 }, order.map(NumberText.written))
    }
  }

  /// The segment of every row by number, −1 where a column has no label, and the segments that occur, in order.
  private static func segments(
    _ columns: [(of: [Int32], labels: [String])]
  ) -> (of: [Int32], groups: [[String]]) {
    guard let first = columns.first else { return ([], []) }
    var (numbers, groups) = (first.of, first.labels.map { [$0] })
    for column in columns.dropFirst() {
      let width = column.labels.count
      let joint = zip(numbers, column.of).map { $0 < 0 || $1 < 0 ? -1 : Int($0) * width + Int($1) }
      let order = Set(joint.lazy.filter { $0 >= 0 }).sorted()
      let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
      numbers = joint.map { places[$0] ?? -1 }
      groups = order.map { groups[$0 / width] + [column.labels[$0 % width]] }
    }
    return (numbers, groups)
  }
}

internal import SatisfactionNumerics
internal import SurveyData

/// One division of rows into folds.
struct FoldDivision: Sendable, Equatable {
  /// What the folds are called: numbers from 1, values of a column, or rows.
  let names: [String]
  /// The fold of every row, from 0.
  let folds: [Int32]

  /// Rows of every fold, ascending.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: names.count)
    for (row, fold) in folds.enumerated() { members[Int(fold)].append(row) }
    return members
  }

  /// Units shuffled and dealt in turn: sizes differ by at most one unit.
  ///
  /// - Parameters:
  ///   - count: Number of folds.
  ///   - unitCount: Number of units.
  ///   - units: The unit of each row; nil where each row is its own.
  ///   - stream: What the shuffle draws from.
  init(dealing unitCount: Int, into count: Int, units: [Int32]?, from stream: RandomStream) {
    var (stream, folds) = (stream, [Int32](repeating: 0, count: unitCount))
    for (place, unit) in stream.permutation(of: unitCount).enumerated() { folds[unit] = Int32(place % count) }
    names = (1...count).map { "\($0)" }
    self.folds = units.map { $0.map { folds[Int($0)] } } ?? folds
  }

  private init(names: [String], folds: [Int32]) {
    self.names = names
    self.folds = folds
  }

  /// Every row, or every cluster, a fold.
  init(leavingOut unitCount: Int, units: [Int32]?, rows: [Int]) {
    guard let units else {
      self.init(names: rows.map { "row \($0 + 1)" }, folds: rows.indices.map { Int32($0) })
      return
    }
    self.init(names: (1...unitCount).map { "\($0)" }, folds: units)
  }

  /// The values of a column.
  init(_ labels: RowLabels) {
    self.init(names: labels.names, folds: labels.codes)
  }
}

/// The divisions of a prediction, one a repetition.
struct FoldDivisions {
  private let plan: FoldPlan
  private let seed: UInt64
  private let rows: [Int]
  private let columns: [RowLabels]
  /// The cluster of every row, from 0; nil without clusters.
  let clusters: RowLabels?

  /// - Throws: ``PredictionError`` for a plan that has no meaning for these rows.
  init(_ options: PredictionOptions, rows: PredictionRows, of survey: Dataset) throws(PredictionError) {
    plan = options.folds
    seed = options.seed
    self.rows = rows.surveyRows
    var labels: [RowLabels] = []
    if case .columns(let names) = options.folds {
      for name in names { labels.append(try RowLabels(name, of: survey, rows: rows.surveyRows)) }
    }
    columns = labels
    if let cluster = options.cluster {
      clusters = try RowLabels(cluster, of: survey, rows: rows.surveyRows)
    } else {
      clusters = nil
    }
    try validate()
  }

  private var unitCount: Int { clusters?.names.count ?? rows.count }

  /// Number of divisions.
  var count: Int {
    switch plan {
    case .random(_, let repetitions): repetitions
    case .leaveOneOut: 1
    case .columns(let names): names.count
    }
  }

  private func validate() throws(PredictionError) {
    let what = clusters == nil ? "rows" : "clusters"
    switch plan {
    case .random(let folds, let repetitions):
      guard (1...FoldPlan.mostRepetitions).contains(repetitions) else { throw .repetitions(repetitions) }
      guard folds >= 2, folds <= unitCount else { throw .foldCount(folds: folds, units: unitCount, what: what) }
    case .leaveOneOut:
      guard unitCount >= 2 else { throw .foldCount(folds: unitCount, units: unitCount, what: what) }
    case .columns(let names):
      guard !names.isEmpty else { throw .noFoldColumns }
      for labels in columns where labels.names.count < 2 {
        throw .oneFold(column: labels.column, value: labels.names.first ?? "")
      }
    }
  }

  /// Division number `repetition`, from 0.
  subscript(repetition: Int) -> FoldDivision {
    switch plan {
    case .random(let folds, _):
      FoldDivision(
        dealing: unitCount, into: folds, units: clusters?.codes,
        from: RandomStream(seed: seed, stream: UInt64(repetition)))
    case .leaveOneOut: FoldDivision(leavingOut: unitCount, units: clusters?.codes, rows: rows)
    case .columns: FoldDivision(columns[repetition])
    }
  }
}

/// The values of a column in some rows, as numbers: folds or clusters.
struct RowLabels: Sendable, Equatable {
  let column: String
  /// The distinct values, in order of first appearance.
  let names: [String]
  /// The place of each row's value in ``names``.
  let codes: [Int32]

  /// - Throws: ``PredictionError/unknownColumn(name:)``, ``PredictionError/missingValue(column:row:)``.
  init(_ name: String, of survey: Dataset, rows: [Int]) throws(PredictionError) {
    guard let column = survey.column(named: name) else { throw .unknownColumn(name: name) }
    var (names, places, codes) = ([String](), [String: Int32](), [Int32]())
    codes.reserveCapacity(rows.count)
    for row in rows {
      guard let label = column.label(at: row) else { throw .missingValue(column: name, row: row + 1) }
      if let place = places[label] {
        codes.append(place)
      } else {
        places[label] = Int32(names.count)
        codes.append(Int32(names.count))
        names.append(label)
      }
    }
    self.column = name
    self.names = names
    self.codes = codes
  }
}

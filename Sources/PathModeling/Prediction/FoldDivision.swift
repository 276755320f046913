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

  /// Units shuffled and dealt in turn: sizes differ by at most one unit, and so do the parts of a stratum.
  ///
  /// - Parameters:
  ///   - rows: Number of rows.
  ///   - count: Number of folds.
  ///   - units: The unit of each row; nil where each row is its own.
  ///   - stream: What the shuffle draws from.
  init(dealing rows: Int, into count: Int, units: FoldUnits?, from stream: RandomStream) {
    var (stream, folds, place) = (stream, [Int32](repeating: 0, count: units?.count ?? rows), 0)
    for stratum in units?.strata ?? [0..<rows] {
      for unit in stream.permutation(of: stratum.count) {
        folds[stratum.lowerBound + unit] = Int32(place % count)
        place += 1
      }
    }
    names = (1...count).map { "\($0)" }
    self.folds = units.map { $0.ofRows.map { folds[Int($0)] } } ?? folds
  }

  private init(names: [String], folds: [Int32]) {
    self.names = names
    self.folds = folds
  }

  /// Every row, or every cluster, a fold.
  init(leavingOut units: FoldUnits?, rows: [Int]) {
    guard let units else {
      self.init(names: rows.map { "row \($0 + 1)" }, folds: rows.indices.map { Int32($0) })
      return
    }
    self.init(names: (1...units.count).map { "\($0)" }, folds: units.ofRows)
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
  /// What folds are made of; nil for single rows.
  let units: FoldUnits?
  /// What units are called in messages.
  private let unitName: String

  /// - Parameter design: How the rows were drawn: its units are never divided; nil for rows, or clusters, of one list.
  /// - Throws: ``PredictionError`` for a plan that has no meaning for these rows.
  init(
    _ options: PredictionOptions, _ design: SamplingDesign?, rows: PredictionRows, of survey: Dataset
  ) throws(PredictionError) {
    plan = options.folds
    seed = options.seed
    self.rows = rows.surveyRows
    var labels: [RowLabels] = []
    if case .columns(let names) = options.folds {
      for name in names { labels.append(try RowLabels(name, of: survey, rows: rows.surveyRows)) }
    }
    columns = labels
    if let design {
      units = FoldUnits(design, rows: rows.surveyRows)
      unitName = "sampling units"
    } else if let cluster = options.cluster {
      units = FoldUnits(try RowLabels(cluster, of: survey, rows: rows.surveyRows))
      unitName = "clusters"
    } else {
      (units, unitName) = (nil, "rows")
    }
    try validate()
  }

  private var unitCount: Int { units?.count ?? rows.count }

  /// Number of divisions.
  var count: Int {
    switch plan {
    case .random(_, let repetitions): repetitions
    case .leaveOneOut: 1
    case .columns(let names): names.count
    }
  }

  private func validate() throws(PredictionError) {
    switch plan {
    case .random(let folds, let repetitions):
      guard (1...FoldPlan.mostRepetitions).contains(repetitions) else { throw .repetitions(repetitions) }
      guard folds >= 2, folds <= unitCount else {
        throw .foldCount(folds: folds, units: unitCount, what: unitName)
      }
    case .leaveOneOut:
      guard unitCount >= 2 else { throw .foldCount(folds: unitCount, units: unitCount, what: unitName) }
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
        dealing: rows.count, into: folds, units: units,
        from: RandomStream(seed: seed, stream: UInt64(repetition)))
    case .leaveOneOut: FoldDivision(leavingOut: units, rows: rows)
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

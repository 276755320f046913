internal import PathSpecification
internal import SatisfactionNumerics
internal import SurveyData

/// The rows that are divided into folds, as numbers side by side: what a test row is compared with.
struct PredictionRows: Sendable {
  /// The answers, of which some may be missing.
  let answers: Answers
  /// Numbers of the rows used, among those of the answers: without rows of weight 0, and without those that lack every
  /// answer.
  private let cases: [Int]
  /// Their rows in the survey, from 0.
  let surveyRows: [Int]
  /// Coded answers, row by row, one column an indicator of ``answers``; NaN where one is missing.
  let cells: [Double]
  /// Weight of every row; nil where each counts once.
  let weights: [Double]?

  /// Indicators, in the order of ``cells``.
  var columnCount: Int { answers.codings.count }
  /// Rows.
  var count: Int { cases.count }

  /// - Parameter surveyRow: The row of the survey, from 0, behind a row of the answers.
  private init(_ answers: Answers, surveyRow: (Int) -> Int) {
    let (n, p) = (answers.rowsUsed, answers.codings.count)
    var (cells, cases) = ([Double](), [Int]())
    cells.reserveCapacity(n * p)
    for row in 0..<n where (answers.weights?[row] ?? 1) > 0 {
      var hasAnswer = false
      for j in 0..<p {
        let value = answers.answer(to: j, ofCase: row)
        hasAnswer = hasAnswer || !value.isNaN
        cells.append(value)
      }
      if hasAnswer { cases.append(row) } else { cells.removeLast(p) }
    }
    self.answers = answers
    self.cases = cases
    surveyRows = cases.map(surveyRow)
    self.cells = cells
    weights = answers.weights.map { all in cases.map { all[$0] } }
  }

  /// The sums of groups of these rows.
  ///
  /// - Parameters:
  ///   - groups: Number of groups.
  ///   - group: The group of a row; −1 for none.
  func table(groups: Int, threads: Int, group: (Int) -> Int32) -> MomentTable {
    var codes = [Int32](repeating: -1, count: answers.rowsUsed)
    for (row, number) in cases.enumerated() { codes[number] = group(row) }
    let cells = Cells(names: ["fold"], keys: (0..<groups).map { ["\($0)"] }, codes: codes)
    return answers.table(of: cells, threads: threads)
  }
}

extension PredictionRows {
  /// The rows of a survey that a model, and perhaps another, can be put to the test on.
  ///
  /// - Throws: `SurveyDataError`; ``PredictionError/otherCoding(indicator:)``.
  init(
    _ survey: Dataset, for model: PathModel, and alternative: PathModel?, missing: PredictionMissing,
    skipped: SkipPolicy, threads: Int
  ) throws {
    var codings = model.codings
    let own = Dictionary(codings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for coding in alternative?.codings ?? [] {
      guard let known = own[coding.name] else {
        codings.append(coding)
        continue
      }
      guard known.isReversed == coding.isReversed else { throw PredictionError.otherCoding(indicator: coding.name) }
    }
    let policy: MissingPolicy =
      switch missing {
      case .casewise: .casewise
      case .mean, .meanBefore: .mean
      case .error: .error
      }
    let weights = model.conventions.weightsColumn
    let answers = try Answers(
      survey, codings: codings, weightsColumn: weights, missing: policy, skipped: skipped, threads: threads)
    guard missing == .meanBefore, answers.hasGaps.contains(true) else {
      self.init(answers) { answers.row(ofCase: $0) }
      return
    }
    let used = (0..<answers.rowsUsed).filter { row in
      codings.indices.contains { !answers.columns[$0].value(at: row).isNaN }
    }
    let filled = try Self.filled(answers, rows: used, source: survey.source, weightsColumn: weights, threads: threads)
    self.init(filled) { answers.row(ofCase: used[$0]) }
  }

  /// Some of the rows with every missing answer replaced by the mean of all rows, as if it had been given.
  private static func filled(
    _ answers: Answers, rows: [Int], source: String, weightsColumn: String?, threads: Int
  ) throws -> Answers {
    var columns = answers.codings.indices.map { j in
      let values = rows.map { row in
        let value = answers.columns[j].value(at: row)
        return value.isNaN ? answers.replacements[j] ?? value : value
      }
      return (name: answers.codings[j].name, values: values)
    }
    if let weightsColumn, let weights = answers.weights, !columns.contains(where: { $0.name == weightsColumn }) {
      columns.append((weightsColumn, rows.map { weights[$0] }))
    }
    let codings = answers.codings.map { IndicatorCoding(name: $0.name, scale: $0.scale, isReversed: $0.isReversed) }
    return try Answers(
      Dataset(columns, source: source), codings: codings, weightsColumn: weightsColumn, missing: .error,
      threads: threads)
  }
}

extension Answers {
  /// The coded answer of a row to one of the indicators, turned round where it is reversed; NaN where there is none.
  func answer(to indicator: Int, ofCase row: Int) -> Double {
    codings[indicator].turned(columns[indicator].value(at: row))
  }
}

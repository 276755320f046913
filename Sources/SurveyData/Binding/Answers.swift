internal import SatisfactionNumerics

/// The rows and columns of a data set that an analysis uses, with their meaning applied and checked.
///
/// Everything that can be wrong with the data for this analysis is found here, and all of it at once.
public struct Answers: Sendable {
  /// The data set whose answers these are.
  public let survey: Dataset
  /// The indicators, in the order of the analysis.
  public let codings: [IndicatorCoding]
  /// Further columns, of which only means and variances are asked: a row may lack an answer to them.
  public let meansOnly: [IndicatorCoding]
  /// How missing answers are treated.
  public let missing: MissingPolicy
  /// Rows of the data set.
  public let rowCount: Int
  /// Rows that are used; those with weight 0 among them.
  public let rowsUsed: Int
  /// Cells without an answer in the columns of the analysis, in all rows.
  public let missingCells: Int
  /// The case weight of each row used; nil when every row counts once.
  public let weights: [Double]?

  /// The answers to each indicator, then to each further column, in the rows used, not yet reversed or replaced.
  package let columns: [AnswerColumn]
  /// What is taken from the answers of each column before they are summed: a whole number for bytes.
  package let shifts: [Double]
  /// Which columns lack answers in the rows used.
  package let hasGaps: [Bool]
  /// What replaces a missing answer to an indicator in scores, not yet reversed: the mean under
  /// ``MissingPolicy/mean``; nil where all are there.
  package let replacements: [Double?]
  /// The rows used, from 0, in order; nil when all are.
  private let rows: [Int]?

  /// Names of the indicators.
  public var names: [String] { codings.map(\.name) }
  /// Which sums the moments of these answers are made of.
  public var sumLayout: SumLayout {
    SumLayout(
      paired: names, meansOnly: meansOnly.map(\.name), incomplete: codings.indices.filter { hasGaps[$0] })
  }
  /// Rows that are left out because an answer is missing.
  public var rowsDropped: Int { rowCount - rowsUsed }
  /// Rows used whose case weight is 0.
  public var zeroWeightRows: Int { weights?.count { $0 == 0 } ?? 0 }
  /// The row of the data set (from 0) behind one of the rows used (from 0).
  public func row(ofCase index: Int) -> Int { rows?[index] ?? index }

  /// Binds indicators to a data set.
  ///
  /// - Parameters:
  ///   - dataset: The raw answers.
  ///   - codings: The indicators: names, scales, reversals, missing codes.
  ///   - meansOnly: Further columns, of which only means and variances are asked.
  ///   - weightsColumn: Column of case weights; nil for none.
  ///   - missing: What becomes of rows with missing answers to the indicators.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``, ``SurveyDataError/textColumn(name:text:)``,
  ///   ``SurveyDataError/reversedWithoutScale(indicator:)``, ``SurveyDataError/noAnswers(indicator:)``,
  ///   ``SurveyDataError/outsideScale(_:count:)``, ``SurveyDataError/badWeights(_:count:column:)`` — several of them as
  ///   ``SurveyDataError/problems(_:)`` — then ``SurveyDataError/missingAnswers(_:count:)``,
  ///   ``SurveyDataError/tooFewRows(used:rows:)`` and ``SurveyDataError/badWeightSum(column:sum:)``.
  /// - Complexity: One pass over the columns; they are copied only where rows are left out or codes replaced.
  public init(
    _ dataset: Dataset, codings: [IndicatorCoding], meansOnly: [IndicatorCoding] = [], weightsColumn: String? = nil,
    missing: MissingPolicy = .casewise, threads: Int? = nil
  ) throws(SurveyDataError) {
    guard !codings.isEmpty else { throw .noIndicators }
    let check = AnswerCheck(
      dataset: dataset, codings: codings + meansOnly, threads: threads ?? ParallelWork.availableThreads)
    let checked = try check.run(weightsColumn: weightsColumn)
    let incomplete = codings.indices.filter { checked.extents[$0].missing > 0 }
    if missing == .error { try check.requireComplete(checked.columns, incomplete: incomplete) }

    let selected = missing == .casewise ? Self.completeRows(checked.columns, incomplete: incomplete) : nil
    let used = selected?.count ?? dataset.rowCount
    guard used >= 2 else { throw .tooFewRows(used: used, rows: dataset.rowCount) }
    let columns = checked.columns
    let kept = selected.map { rows in
      ParallelWork.map(columns.count, threads: check.threads) { columns[$0].selecting(rows) }
    }
    let weights = checked.weights.map { all in selected.map { rows in rows.map { all[$0] } } ?? all }
    if let weights, let weightsColumn {
      let sum = weights.reduce(0, +)
      guard sum > 0, sum.isFinite else { throw .badWeightSum(column: weightsColumn, sum: sum) }
    }
    survey = dataset
    self.codings = codings
    self.meansOnly = meansOnly
    self.missing = missing
    self.weights = weights
    rowCount = dataset.rowCount
    rowsUsed = used
    rows = selected
    missingCells = checked.extents.prefix(codings.count).reduce(0) { $0 + $1.missing }
    let bound = kept ?? columns
    let scales = (codings + meansOnly).map(\.scale)
    let shifts = bound.indices.map { j in
      bound[j].shift(scale: scales[j], observed: checked.extents[j].range, weights: weights)
    }
    self.shifts = shifts
    self.columns = bound
    hasGaps = bound.indices.map { j in
      checked.extents[j].missing > 0 && (missing == .mean || j >= codings.count)
    }
    replacements = codings.indices.map { j in
      guard missing == .mean, incomplete.contains(j) else { return nil }
      return bound[j].observedMean(shift: shifts[j], weights: weights)
    }
  }

  /// The rows with an answer in every column; nil for all rows.
  private static func completeRows(_ columns: [AnswerColumn], incomplete: [Int]) -> [Int]? {
    guard let first = incomplete.first else { return nil }
    var used = [UInt8](repeating: 1, count: columns[first].count)
    for column in incomplete { columns[column].exclude(missingFrom: &used) }
    return used.indices.filter { used[$0] == 1 }
  }
}

extension Answers {
  /// The answers of some of the rows used alone, such as those of a group.
  ///
  /// What is taken from answers before they are summed stays, so sums of parts add up; what replaces a missing answer
  /// in scores is the mean of these rows.
  ///
  /// - Parameter cases: Rows used, from 0, ascending.
  package func selecting(_ cases: [Int]) -> Answers {
    Answers(self, cases: cases)
  }

  private init(_ all: Answers, cases: [Int]) {
    survey = all.survey
    codings = all.codings
    meansOnly = all.meansOnly
    missing = all.missing
    rowCount = all.rowCount
    rowsUsed = cases.count
    missingCells = all.missingCells
    let weights = all.weights.map { weights in cases.map { weights[$0] } }
    self.weights = weights
    let (columns, shifts) = (all.columns.map { $0.selecting(cases) }, all.shifts)
    self.columns = columns
    self.shifts = shifts
    hasGaps = columns.indices.map { all.hasGaps[$0] && columns[$0].extent.missing > 0 }
    replacements = all.replacements.indices.map { j in
      all.replacements[j].map { _ in columns[j].observedMean(shift: shifts[j], weights: weights) }
    }
    rows = cases.map(all.row)
  }
}

extension AnswerColumn {
  /// What to take from every answer so that sums stay small and exact.
  ///
  /// For bytes a whole number in the middle of the scale, or of the answers; for other numbers the first answer that
  /// counts, so that a column of equal answers has a variance of exactly 0.
  fileprivate func shift(scale: ClosedRange<Double>?, observed: ClosedRange<Double>?, weights: [Double]?) -> Double {
    guard case .doubles(let values) = self else {
      let range = scale ?? observed ?? 0...0
      let middle = ((range.lowerBound + range.upperBound) / 2).rounded(.down)
      // A scale without end has no middle, and one far away no middle that fits.
      guard !(abs(middle) <= 127), let observed else { return middle }
      return ((observed.lowerBound + observed.upperBound) / 2).rounded(.down)
    }
    let first = values.indices.first { !values[$0].isNaN && (weights?[$0] ?? 1) > 0 }
    return first.map { values[$0] } ?? 0
  }

  /// The (weighted) mean of the answers that are there.
  fileprivate func observedMean(shift: Double, weights: [Double]?) -> Double {
    if case .bytes(let values) = self, weights == nil {
      let (sum, there) = unsafe values.withUnsafeBufferPointer { unsafe Self.observedSum($0) }
      return PlainSums.mean(sum: Double(sum) - Double(there) * shift, weight: Double(there), shift: shift)
    }
    var (sum, total) = (0.0, 0.0)
    for row in 0..<count {
      let value = value(at: row)
      guard !value.isNaN else { continue }
      let weight = weights?[row] ?? 1
      sum += weight * (value - shift)
      total += weight
    }
    return PlainSums.mean(sum: sum, weight: total, shift: shift)
  }

  private static func observedSum(_ values: UnsafeBufferPointer<Int8>) -> (sum: Int, there: Int) {
    var (sum, missing) = (0, 0)
    for row in values.indices {
      let isMissing = unsafe values[row] == Column.missingByte
      sum &+= unsafe isMissing ? 0 : Int(values[row])
      missing &+= isMissing ? 1 : 0
    }
    return (sum, values.count - missing)
  }
}

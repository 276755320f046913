internal import SatisfactionNumerics

/// The rows and columns of a data set that an analysis uses, with their meaning applied and checked.
///
/// Everything that can be wrong with the data for this analysis is found here, and all of it at once.
public struct Answers: Sendable {
  /// The data set whose answers these are.
  public let survey: Dataset
  /// The indicators, in the order of the analysis.
  public private(set) var codings: [IndicatorCoding]
  /// Further columns, of which only means and variances are asked: a row may lack an answer to them.
  public let meansOnly: [IndicatorCoding]
  /// Column of case weights; nil when every row counts once.
  public let weightsColumn: String?
  /// How missing answers are treated.
  public let missing: MissingPolicy
  /// What becomes of cells that were not asked, where missing answers are replaced by means.
  public let skipped: SkipPolicy
  /// Rows of the data set.
  public private(set) var rowCount: Int
  /// Rows that are used.
  public private(set) var rowsUsed: Int
  /// Rows whose case weight is 0: they are no cases, and count nowhere.
  public private(set) var zeroWeightRows: Int
  /// Rows that a skip rule leaves out of the population: they were not asked about some indicator, and rows with missing
  /// answers are left out. 0 where such rows are used.
  public private(set) var notAskedRows: Int
  /// Cells of the indicators without an answer, in all rows; those that were not asked are none.
  public private(set) var missingCells: Int
  /// The case weight of each row used; nil when every row counts once.
  public private(set) var weights: [Double]?
  /// How the rows of the data set were drawn; nil for a simple random sample of rows.
  public private(set) var design: SamplingDesign?

  /// The answers to each indicator, then to each further column, in the rows used, not yet reversed or replaced.
  package private(set) var columns: [AnswerColumn]
  /// What is taken from the answers of each column before they are summed: a whole number for bytes.
  package private(set) var shifts: [Double]
  /// Which columns lack answers in the rows used.
  package private(set) var hasGaps: [Bool]
  /// What replaces a missing answer to an indicator in scores, not yet reversed: the mean under
  /// ``MissingPolicy/mean``; nil where all are there.
  package private(set) var replacements: [Double?]
  /// The indicators that are multiplied in each paired column, ascending; itself alone unless it is a product.
  private(set) var factors: [[Int]]
  /// The rows used, from 0, in order; nil when all are.
  private var rows: [Int]?
  /// Which of the rows used were not asked about each indicator; nil where all were.
  private var notAsked: [[Bool]?]

  /// Names of the indicators.
  public var names: [String] { codings.map(\.name) }
  /// Which sums the moments of these answers are made of.
  public var sumLayout: SumLayout {
    SumLayout(
      paired: names, meansOnly: meansOnly.map(\.name), incomplete: codings.indices.filter { hasGaps[$0] })
  }
  /// Cells of the rows used that are empty because their question was not put: a mean stands for them, or the EM
  /// algorithm takes them as unobserved. 0 where such rows are left out.
  public var notAskedCells: Int { notAsked.reduce(0) { $0 + ($1?.count { $0 } ?? 0) } }
  /// Rows that are left out because an answer is missing, or every answer.
  public var rowsDropped: Int { rowCount - rowsUsed - zeroWeightRows - notAskedRows }
  /// Kish's effective number of cases, (Σω)²/Σω²; nil when every row counts once.
  ///
  /// - Source: Kish (1965), Survey Sampling, §11.7.
  public var effectiveCases: Double? {
    guard let weights else { return nil }
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }
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
  ///   - skipped: What becomes of cells that were not asked, under ``MissingPolicy/mean``.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``, ``SurveyDataError/textColumn(name:text:)``,
  ///   ``SurveyDataError/reversedWithoutScale(indicator:)``, ``SurveyDataError/noAnswers(indicator:)``,
  ///   ``SurveyDataError/outsideScale(_:count:)``, ``SurveyDataError/badWeights(_:count:column:)`` — several of them as
  ///   ``SurveyDataError/problems(_:)`` — then ``SurveyDataError/missingAnswers(_:count:)``,
  ///   ``SurveyDataError/tooFewRows(used:rows:)``, ``SurveyDataError/tooFewWeights(column:used:rows:)`` and
  ///   ``SurveyDataError/badWeightSum(column:sum:)``.
  /// - Complexity: One pass over the columns; they are copied only where rows are left out or codes replaced.
  public init(
    _ dataset: Dataset, codings: [IndicatorCoding], meansOnly: [IndicatorCoding] = [], weightsColumn: String? = nil,
    missing: MissingPolicy = .casewise, skipped: SkipPolicy = .error, threads: Int? = nil
  ) throws(SurveyDataError) {
    guard !codings.isEmpty else { throw .noIndicators }
    let check = AnswerCheck(
      dataset: dataset, codings: codings + meansOnly, threads: threads ?? ParallelWork.availableThreads)
    let checked = try check.run(weightsColumn: weightsColumn)
    let incomplete = codings.indices.filter { checked.extents[$0].missing > 0 }
    let notAsked = Array(checked.notAsked.prefix(codings.count))
    if missing == .error {
      try check.requireComplete(checked.columns, incomplete: incomplete, notAsked: notAsked)
    } else if missing == .mean, skipped == .error {
      try check.requireAsked(notAsked, weights: checked.weights)
    }

    let kept = Self.rowsKept(
      checked.columns, incomplete: incomplete, indicators: codings.count, weights: checked.weights, missing: missing)
    let used = kept?.count ?? dataset.rowCount
    if let weights = checked.weights, let weightsColumn {
      let sum = kept.map { rows in rows.reduce(0) { $0 + weights[$1] } } ?? weights.reduce(0, +)
      guard sum > 0, sum.isFinite else { throw .badWeightSum(column: weightsColumn, sum: sum) }
    }
    let zeroWeights = checked.weights?.count { $0 == 0 } ?? 0
    guard used >= 2 else {
      if let weightsColumn, zeroWeights > 0, dataset.rowCount - zeroWeights < 2 {
        throw .tooFewWeights(column: weightsColumn, used: used, rows: dataset.rowCount)
      }
      throw .tooFewRows(used: used, rows: dataset.rowCount)
    }
    let columns = checked.columns
    survey = dataset
    self.codings = codings
    factors = codings.indices.map { [$0] }
    self.meansOnly = meansOnly
    self.weightsColumn = weightsColumn
    self.missing = missing
    self.skipped = skipped
    rowCount = dataset.rowCount
    rowsUsed = used
    notAskedRows =
      missing == .casewise || missing == .error ? Self.rows(withAnyOf: notAsked, weights: checked.weights) : 0
    zeroWeightRows = zeroWeights
    rows = kept
    missingCells =
      checked.extents.prefix(codings.count).reduce(0) { $0 + $1.missing }
      - notAsked.reduce(0) { $0 + ($1?.count { $0 } ?? 0) }
    self.notAsked = notAsked.map { all in all.flatMap { Self.selected(kept, of: $0) } }
    weights = checked.weights.map { all in kept.map { rows in rows.map { all[$0] } } ?? all }
    self.columns =
      kept.map { rows in ParallelWork.map(columns.count, threads: check.threads) { columns[$0].selecting(rows) } }
      ?? columns
    let (bound, scales) = (self.columns, (codings + meansOnly).map(\.scale))
    let weights = self.weights
    shifts = bound.indices.map { j in
      bound[j].shift(scale: scales[j], observed: checked.extents[j].range, weights: weights)
    }
    hasGaps = Self.gaps(bound, among: checked.extents.map { $0.missing > 0 })
    replacements = Self.replacements(bound, codings, hasGaps: hasGaps, shifts: shifts, weights: weights)
    try requireAnswers()
  }

  /// Some of the rows used, as answers of their own: the same columns less the same shifts, so that sums add up.
  ///
  /// What is replaced by a mean is replaced by that of these rows.
  ///
  /// - Parameter cases: Numbers of rows used, from 0, ascending.
  /// - Throws: ``SurveyDataError/tooFewRows(used:rows:)``, ``SurveyDataError/noAnswers(indicator:)``.
  public func selecting(_ cases: [Int]) throws(SurveyDataError) -> Answers {
    guard cases.count >= 2 else { throw .tooFewRows(used: cases.count, rows: rowsUsed) }
    let part = part(cases)
    try part.requireAnswers()
    return part
  }

  /// The same answers of a sample that was drawn otherwise than row by row.
  ///
  /// - Precondition: the design is one of the rows of ``survey``.
  public func drawn(by design: SamplingDesign?) -> Answers {
    precondition(design.map { $0.units.count == survey.rowCount } ?? true, "a design of other rows")
    var answers = self
    answers.design = design
    return answers
  }

  /// The same answers, each row counted once: for replicates whose weights hold those of the rows.
  package var unweighted: Answers {
    var answers = self
    answers.weights = nil
    return answers
  }

  /// Some of the rows used, however few, and whether or not every indicator has an answer: the caller finds out.
  package func part(_ cases: [Int]) -> Answers {
    var part = self
    (part.rowCount, part.rowsUsed, part.zeroWeightRows, part.notAskedRows) = (cases.count, cases.count, 0, 0)
    part.rows = cases.map(row(ofCase:))
    part.notAsked = notAsked.map { all in all.flatMap { Self.selected(cases, of: $0) } }
    part.weights = weights.map { weights in cases.map { weights[$0] } }
    part.columns = columns.map { $0.selecting(cases) }
    part.hasGaps = Self.gaps(part.columns, among: hasGaps)
    part.replacements = Self.replacements(
      part.columns, codings, hasGaps: part.hasGaps, shifts: shifts, weights: part.weights)
    part.missingCells =
      part.columns.prefix(codings.count).reduce(0) { $0 + $1.extent.missing } - part.notAskedCells
    return part
  }

  /// The same answers with a column for every product of indicators behind them: their answers less their shifts,
  /// multiplied.
  ///
  /// - Parameter products: Numbers of the indicators whose answers are multiplied, of each product.
  /// - Precondition: no answer is missing, and no column is of means only.
  package func multiplied(_ products: [[Int]]) -> Answers {
    precondition(meansOnly.isEmpty && !hasGaps.contains(true), "products of answers that are all there")
    var all = self
    all.codings += products.map { items in
      IndicatorCoding(name: items.map { codings[$0].name }.joined(separator: ":"))
    }
    all.columns += products.map(product)
    all.shifts += products.map { _ in 0 }
    all.hasGaps += products.map { _ in false }
    all.replacements += products.map { _ in nil }
    all.factors += products.map { $0.sorted() }
    all.notAsked += products.map { _ in nil }
    return all
  }

  /// The product of some columns less their shifts: bytes where it fits.
  private func product(_ items: [Int]) -> AnswerColumn {
    var cells = [Double](repeating: 1, count: rowsUsed)
    for item in items {
      let shift = shifts[item]
      switch columns[item] {
      case .bytes(let values):
        unsafe values.withUnsafeBufferPointer { values in
          for row in cells.indices { cells[row] *= Double(unsafe values[row]) - shift }
        }
      case .doubles(let values):
        unsafe values.withUnsafeBufferPointer { values in
          for row in cells.indices { cells[row] *= unsafe values[row] - shift }
        }
      }
    }
    let isOfBytes = items.allSatisfy { if case .bytes = columns[$0] { true } else { false } }
    guard isOfBytes, cells.allSatisfy({ abs($0) <= Double(Int8.max) }) else {
      return .doubles(ColumnValues(cells[...]))
    }
    return .bytes(ColumnValues(cells.map { Int8($0) }[...]))
  }

  // MARK: Rows and gaps

  /// The rows that are used: those that weigh something and, by the policy, have every answer or any; nil for all.
  private static func rowsKept(
    _ columns: [AnswerColumn], incomplete: [Int], indicators: Int, weights: [Double]?, missing: MissingPolicy
  ) -> [Int]? {
    var used = [UInt8](repeating: 1, count: columns[0].count)
    if missing == .casewise || missing == .error {
      for column in incomplete { columns[column].exclude(missingFrom: &used) }
    } else if incomplete.count == indicators {
      for row in used.indices where incomplete.allSatisfy({ columns[$0].value(at: row).isNaN }) { used[row] = 0 }
    }
    for (row, weight) in (weights ?? []).enumerated() where weight == 0 { used[row] = 0 }
    return used.contains(0) ? used.indices.filter { used[$0] == 1 } : nil
  }

  /// Rows of some weight that were not asked about some indicator.
  private static func rows(withAnyOf notAsked: [[Bool]?], weights: [Double]?) -> Int {
    let rules = notAsked.compactMap { $0 }
    guard let first = rules.first else { return 0 }
    return first.indices.count { row in rules.contains { $0[row] } && weights?[row] != 0 }
  }

  /// What is so in some of the rows; nil where it is so in none of them.
  private static func selected(_ rows: [Int]?, of all: [Bool]) -> [Bool]? {
    let own = rows.map { rows in rows.map { all[$0] } } ?? all
    return own.contains(true) ? own : nil
  }

  /// Which columns lack answers, of those that may.
  private static func gaps(_ columns: [AnswerColumn], among candidates: [Bool]) -> [Bool] {
    zip(columns, candidates).map { $1 && $0.extent.missing > 0 }
  }

  /// The mean of the answers to every indicator with gaps; NaN where there is no answer.
  private static func replacements(
    _ columns: [AnswerColumn], _ codings: [IndicatorCoding], hasGaps: [Bool], shifts: [Double], weights: [Double]?
  ) -> [Double?] {
    codings.indices.map { j in
      hasGaps[j] ? columns[j].observedMean(shift: shifts[j], weights: weights) : nil
    }
  }

  /// - Throws: ``SurveyDataError/noAnswers(indicator:)``.
  private func requireAnswers() throws(SurveyDataError) {
    for (coding, mean) in zip(codings, replacements) where mean?.isNaN ?? false {
      throw .noAnswers(indicator: coding.name)
    }
  }
}

extension AnswerColumn {
  /// What to take from every answer so that sums stay small and exact.
  ///
  /// For bytes a whole number in the middle of the scale, or of the answers. For other numbers their mean, whatever
  /// stands in the first row: an outlier taken from all answers would drown them. It is rounded where all are whole, so
  /// that sums stay whole, and the answer itself where all are equal, so that their variance is exactly 0.
  fileprivate func shift(scale: ClosedRange<Double>?, observed: ClosedRange<Double>?, weights: [Double]?) -> Double {
    guard case .doubles(let values) = self else {
      let range = scale ?? observed ?? 0...0
      let middle = ((range.lowerBound + range.upperBound) / 2).rounded(.down)
      // A scale without end has no middle, and one far away no middle that fits.
      guard !(abs(middle) <= 127), let observed else { return middle }
      return ((observed.lowerBound + observed.upperBound) / 2).rounded(.down)
    }
    guard let observed else { return 0 }
    if observed.lowerBound == observed.upperBound { return observed.lowerBound }
    // From the middle of the range, because a sum of the largest numbers is none.
    let middle = observed.lowerBound / 2 + observed.upperBound / 2
    let mean = observedMean(shift: middle, weights: weights)
    guard mean.isFinite else { return middle }
    return values.allSatisfy { $0.isNaN || $0 == $0.rounded(.towardZero) } ? mean.rounded() : mean
  }

  /// The (weighted) mean of the answers that are there.
  fileprivate func observedMean(shift: Double, weights: [Double]?) -> Double {
    if case .bytes(let values) = self, weights == nil {
      let (sum, there) = unsafe values.withUnsafeBufferPointer { unsafe Self.observedSum($0) }
      return PlainSums.mean(sum: Double(sum) - Double(there) * shift, weight: Double(there), shift: shift)
    }
    var (sum, total) = (0.0, 0.0)
    func add(_ value: Double, row: Int) {
      guard !value.isNaN else { return }
      let weight = weights?[row] ?? 1
      sum += weight * (value - shift)
      total += weight
    }
    if case .doubles(let values) = self {
      unsafe values.withUnsafeBufferPointer { values in
        for row in values.indices { add(unsafe values[row], row: row) }
      }
    } else {
      for row in 0..<count { add(value(at: row), row: row) }
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

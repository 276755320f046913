internal import SatisfactionNumerics
internal import SatisfactionWording

/// Everything that is checked when indicators meet a data set.
struct AnswerCheck {
  let dataset: Dataset
  let codings: [IndicatorCoding]
  let threads: Int

  /// The columns as they passed.
  struct Result {
    var columns: [AnswerColumn]
    var extents: [AnswerColumn.Extent]
    var weights: [Double]?
    /// Which rows are not asked, one a coding; nil where everybody is.
    var notAsked: [[Bool]?]
  }

  /// Finds all problems of names, scales, answers and weights.
  ///
  /// - Parameter requiresAnswers: Whether an indicator without any answer is one of them.
  func run(weightsColumn: String?, requiresAnswers: Bool = true) throws(SurveyDataError) -> Result {
    let positions = try positions(weightsColumn: weightsColumn)
    var (columns, problems) = ([AnswerColumn](), [SurveyDataError]())
    for (coding, position) in zip(codings, positions) {
      if coding.isReversed && coding.scale == nil { problems.append(.reversedWithoutScale(indicator: coding.name)) }
      do {
        columns.append(try AnswerColumn(dataset.columns[position], missingCodes: coding.missingCodes))
      } catch {
        problems.append(error)
      }
    }
    try SurveyDataError.throwAll(problems)
    let bound = columns
    let isLarge = threads > 1 && dataset.rowCount > 1 << 16
    let extents =
      isLarge ? ParallelWork.map(bound.count, threads: threads) { bound[$0].extent } : bound.map(\.extent)
    for (coding, extent) in zip(codings, extents) where extent.range == nil && requiresAnswers {
      problems.append(.noAnswers(indicator: coding.name))
    }
    problems += outsideScale(columns, extents)
    let notAsked = codings.map { dataset.notAsked(for: $0) }
    problems += answersWhereSkipped(columns, notAsked)
    let weights = readWeights(weightsColumn, &problems)
    try SurveyDataError.throwAll(problems)
    return Result(columns: columns, extents: extents, weights: weights, notAsked: notAsked)
  }

  /// Where the indicators stand among the columns; every name is looked up once.
  private func positions(weightsColumn: String?) throws(SurveyDataError) -> [Int] {
    guard !codings.isEmpty else { throw .noIndicators }
    var isTaken = [Bool](repeating: false, count: dataset.columns.count)
    var (positions, absent) = ([Int](), [String]())
    for coding in codings {
      // Columns read for a model stand in its order.
      let next = positions.last.map { $0 + 1 } ?? 0
      let isNext = next < dataset.columns.count && dataset.columns[next].name == coding.name
      guard let position = isNext ? next : dataset.position(ofColumn: coding.name) else {
        if absent.contains(coding.name) { throw .repeatedIndicator(name: coding.name) }
        absent.append(coding.name)
        continue
      }
      if isTaken[position] { throw .repeatedIndicator(name: coding.name) }
      isTaken[position] = true
      positions.append(position)
    }
    if let weightsColumn, dataset.position(ofColumn: weightsColumn) == nil { absent.append(weightsColumn) }
    let deciding = codings.flatMap { $0.skips.map(\.column) }
    absent += deciding.filter { dataset.position(ofColumn: $0) == nil }
    if absent.isEmpty { return positions }
    let wanted = codings.map(\.name) + (weightsColumn.map { [$0] } ?? []) + deciding
    throw .missingColumns(NearNames.missing(wanted, among: dataset.columns.map(\.name)), source: dataset.source)
  }

  // MARK: Scales

  /// Nothing, or one error with all answers outside their scales.
  private func outsideScale(_ columns: [AnswerColumn], _ extents: [AnswerColumn.Extent]) -> [SurveyDataError] {
    var (found, count) = ([OutsideScale](), 0)
    for (j, coding) in codings.enumerated() {
      guard let scale = coding.scale, let range = extents[j].range else { continue }
      if scale.contains(range.lowerBound) && scale.contains(range.upperBound) { continue }
      for row in 0..<columns[j].count {
        let value = columns[j].value(at: row)
        if value.isNaN || scale.contains(value) { continue }
        count += 1
        if found.count < SurveyDataError.placesListed {
          found.append(
            OutsideScale(
              row: row + 1, line: dataset.line(ofRow: row), indicator: coding.name, value: value, scale: scale))
        }
      }
    }
    return count == 0 ? [] : [.outsideScale(found, count: count)]
  }

  // MARK: Skips

  /// Nothing, or one error with all answers to questions that were not to be put.
  private func answersWhereSkipped(_ columns: [AnswerColumn], _ notAsked: [[Bool]?]) -> [SurveyDataError] {
    var (found, count) = ([SkippedAnswer](), 0)
    for (coding, (column, rows)) in zip(codings, zip(columns, notAsked)) {
      for (row, isSkipped) in (rows ?? []).enumerated() where isSkipped {
        let value = column.value(at: row)
        if value.isNaN { continue }
        count += 1
        guard found.count < SurveyDataError.placesListed else { continue }
        let rule = coding.skips.first { dataset.column(named: $0.column)?.rows(holding: $0.value)[row] ?? false }
        found.append(
          SkippedAnswer(
            row: row + 1, line: dataset.line(ofRow: row), indicator: coding.name, value: value,
            rule: rule ?? coding.skips[0]))
      }
    }
    return count == 0 ? [] : [.answersWhereSkipped(found, count: count)]
  }

  // MARK: Weights

  private func readWeights(_ name: String?, _ problems: inout [SurveyDataError]) -> [Double]? {
    guard let name, let column = dataset.column(named: name) else { return nil }
    let answers: AnswerColumn
    do {
      answers = try AnswerColumn(column, missingCodes: [])
    } catch {
      problems.append(error)
      return nil
    }
    let weights = (0..<answers.count).map { answers.value(at: $0) }
    var (bad, count) = ([BadWeight](), 0)
    for (row, weight) in weights.enumerated() where !CaseWeight.isUsable(weight) {
      count += 1
      if bad.count < SurveyDataError.placesListed {
        bad.append(BadWeight(row: row + 1, line: dataset.line(ofRow: row), value: weight.isNaN ? nil : weight))
      }
    }
    if count > 0 { problems.append(.badWeights(bad, count: count, column: name)) }
    return weights
  }

  // MARK: Missing answers

  func requireComplete(
    _ columns: [AnswerColumn], incomplete: [Int], notAsked: [[Bool]?]
  ) throws(SurveyDataError) {
    var (cells, count) = ([MissingCell](), 0)
    for j in incomplete {
      for row in 0..<columns[j].count where columns[j].value(at: row).isNaN && !(notAsked[j]?[row] ?? false) {
        count += 1
        if cells.count < SurveyDataError.placesListed {
          cells.append(MissingCell(row: row + 1, line: dataset.line(ofRow: row), indicator: codings[j].name))
        }
      }
    }
    if count > 0 { throw .missingAnswers(cells, count: count) }
  }

  /// - Throws: ``SurveyDataError/skippedUnderMean(indicator:cells:)`` for the first indicator that a mean would be
  ///   invented for.
  func requireAsked(_ notAsked: [[Bool]?], weights: [Double]?) throws(SurveyDataError) {
    for (coding, rows) in zip(codings, notAsked) {
      let cells = (rows ?? []).enumerated().count { row, isSkipped in isSkipped && weights?[row] != 0 }
      if cells > 0 { throw .skippedUnderMean(indicator: coding.name, cells: cells) }
    }
  }
}

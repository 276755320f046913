internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

/// The columns of a survey that metrics need, checked, with numbers for names.
struct MetricBinding: Sendable {
  let names: [String]
  let columns: [MetricColumn]
  let scales: [ClosedRange<Double>?]
  let weights: [Double]?

  /// Binds definitions to a survey.
  ///
  /// - Throws: ``MetricError`` with the first problem; all that are of one kind are counted.
  init(
    _ definitions: MetricDefinitions, in survey: Dataset, weightsColumn: String?, threads: Int
  ) throws(MetricError) {
    names = definitions.columns
    let conventions = definitions.conventions
    let absent = (names + [weightsColumn].compactMap { $0 }).filter { survey.column(named: $0) == nil }
    guard absent.isEmpty else {
      throw .survey(.missingColumns(Self.missing(absent, in: survey), source: survey.source))
    }
    let tabulated = Set(definitions.categoryColumns)
    var columns: [MetricColumn] = []
    for name in names {
      guard let column = survey.column(named: name) else { continue }
      if tabulated.contains(name) {
        columns.append(MetricColumn(tabulating: column, missing: conventions.missingCodes))
        continue
      }
      let scale = definitions.scale(of: name)
      let turn = conventions.reversed.contains(name) ? scale.map { $0.lowerBound + $0.upperBound } : nil
      do {
        columns.append(
          try MetricColumn(
            column, map: definitions.map(of: name), missing: conventions.missingCodes, turn: turn))
      } catch {
        throw error.placed(in: survey)
      }
    }
    self.columns = columns
    scales = names.map { tabulated.contains($0) ? nil : definitions.scale(of: $0) }
    weights = try weightsColumn.map { name throws(MetricError) in try Self.weights(name, survey) }
    let check = MetricAnswerCheck(binding: self, survey: survey, threads: threads)
    try check.run(definitions.metrics)
  }

  func number(_ name: String) -> Int? { names.firstIndex(of: name) }

  private static func missing(_ names: [String], in survey: Dataset) -> [MissingColumn] {
    var near = NearNames(survey.columns.map(\.name).filter { !names.contains($0) })
    return names.map { name in MissingColumn(name: name, near: near.nearest(to: name).map { [$0] } ?? []) }
  }

  private static func weights(_ name: String, _ survey: Dataset) throws(MetricError) -> [Double] {
    guard let column = survey.column(named: name) else { return [] }
    if case .categories(_, let texts) = column.storage {
      throw .survey(.textColumn(name: name, text: texts.first ?? ""))
    }
    var (bad, count) = ([BadWeight](), 0)
    let weights = (0..<survey.rowCount).map { row -> Double in
      let weight = column.number(at: row)
      if let weight, CaseWeight.isUsable(weight) { return weight }
      count += 1
      if bad.count < 5 { bad.append(BadWeight(row: row + 1, line: survey.line(ofRow: row), value: weight)) }
      return 0
    }
    guard count == 0 else { throw .survey(.badWeights(bad, count: count, column: name)) }
    guard weights.contains(where: { $0 > 0 }) else { throw .survey(.badWeightSum(column: name, sum: 0)) }
    return weights
  }
}

extension MetricError {
  /// The error with lines of the file for its rows.
  fileprivate func placed(in survey: Dataset) -> MetricError {
    guard case .unknownLabel(let column, let label, let places, let count, let suggestion) = self else { return self }
    return .unknownLabel(
      column: column, label: label,
      places: places.map { MetricPlace(row: $0.row, line: survey.line(ofRow: $0.row - 1)) }, count: count,
      suggestion: suggestion)
  }
}

/// Everything that answers can have against the metrics.
struct MetricAnswerCheck {
  let binding: MetricBinding
  let survey: Dataset
  let threads: Int

  func run(_ metrics: [Metric]) throws(MetricError) {
    try checkScales()
    for name in Set(metrics.compactMap(\.formula.complaintColumn)).sorted() { try checkComplaints(name) }
    for metric in metrics {
      switch metric.formula {
      case .satisfactionRatio(_, let expectation, _): try checkExpectation(expectation, metric.name)
      case .priceTolerance(let increase, let decrease, _): try checkPrices(increase, decrease)
      default: break
      }
    }
  }

  /// One error with all answers outside their scales.
  private func checkScales() throws(MetricError) {
    let found = ParallelWork.map(binding.names.count, threads: threads) { outside($0) }
    let count = found.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    throw .survey(.outsideScale(Array(found.flatMap(\.places).prefix(5)), count: count))
  }

  private func outside(_ number: Int) -> (places: [OutsideScale], count: Int) {
    guard let scale = binding.scales[number] else { return ([], 0) }
    if let answers = binding.columns[number].answersByCode, answers.allSatisfy({ $0.isNaN || scale.contains($0) }) {
      return ([], 0)
    }
    var (places, count) = ([OutsideScale](), 0)
    forEachAnswer(number) { row, answer in
      guard !scale.contains(answer), !answer.isNaN else { return }
      count += 1
      if places.count < 5 {
        places.append(
          OutsideScale(
            row: row + 1, line: survey.line(ofRow: row), indicator: binding.names[number], value: answer, scale: scale))
      }
    }
    return (places, count)
  }

  private func checkComplaints(_ name: String) throws(MetricError) {
    guard let number = binding.number(name) else { return }
    let bad = first(number) { $0 != 0 && $0 != 1 }
    if let row = bad.row {
      throw .notBinary(column: name, value: binding.columns[number].answer(row), place: place(row), count: bad.count)
    }
  }

  private func checkExpectation(_ name: String, _ metric: String) throws(MetricError) {
    guard let number = binding.number(name) else { return }
    let bad = first(number) { $0 <= 0 }
    if let row = bad.row {
      throw .expectationNotPositive(
        column: name, metric: metric, value: binding.columns[number].answer(row), place: place(row), count: bad.count)
    }
  }

  private func checkPrices(_ increase: String, _ decrease: String) throws(MetricError) {
    guard let up = binding.number(increase), let down = binding.number(decrease) else { return }
    for (number, name) in [(up, increase), (down, decrease)] {
      let bad = first(number) { $0 < 0 }
      if let row = bad.row {
        throw .negativePrice(
          column: name, value: binding.columns[number].answer(row), place: place(row), count: bad.count)
      }
    }
    var (row, count) = (Int?.none, 0)
    forEachAnswer(up) { k, rise in
      if rise.isNaN || binding.columns[down].answer(k).isNaN { return }
      count += 1
      row = row ?? k
    }
    if let row { throw .bothPrices(increase: increase, decrease: decrease, place: place(row), count: count) }
  }

  private func first(_ number: Int, _ isBad: (Double) -> Bool) -> (row: Int?, count: Int) {
    var (row, count) = (Int?.none, 0)
    forEachAnswer(number) { k, answer in
      guard !answer.isNaN, isBad(answer) else { return }
      count += 1
      row = row ?? k
    }
    return (row, count)
  }

  private func place(_ row: Int) -> MetricPlace { MetricPlace(row: row + 1, line: survey.line(ofRow: row)) }

  private func forEachAnswer(_ number: Int, _ body: (Int, Double) -> Void) {
    var answers: [Double] = []
    for first in stride(from: 0, to: survey.rowCount, by: 4_096) {
      let rows = (first..<min(first + 4_096, survey.rowCount)).map { Int32($0) }
      answers.removeAll(keepingCapacity: true)
      binding.columns[number].append(rows[...], to: &answers)
      for (k, answer) in answers.enumerated() { body(first + k, answer) }
    }
  }
}

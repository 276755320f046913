internal import SatisfactionNumerics
internal import SurveyData

/// Learns from the rows outside of every fold and predicts those inside: training sums are total less fold, eight folds
/// share a solve.
struct FoldRun {
  let rows: PredictionRows
  let model: PredictedModel
  let alternative: PredictedModel?
  /// For each target of the model its place among those of the alternative.
  let alternativePlaces: [Int]
  /// The sums of all rows.
  let total: MomentSums
  let losses: CaseLosses
  /// Predictions of every row, kept on request.
  let predictions: SharedColumns?
  let threads: Int

  /// Folds whose sums are kept at a time.
  private static let foldsTogether = 1_024

  /// Predicts every row once.
  func predict(_ division: FoldDivision) -> FoldErrors {
    var errors = FoldErrors(targets: model.targets.indicators.count)
    let members = division.members
    for first in stride(from: 0, to: members.count, by: Self.foldsTogether) {
      let folds = first..<min(first + Self.foldsTogether, members.count)
      let table = rows.table(groups: folds.count, threads: threads) { row in
        let fold = Int(division.folds[row])
        return folds.contains(fold) ? Int32(fold - first) : -1
      }
      let lanes = SIMD8<Double>.laneCount
      let batches = ParallelWork.map((folds.count + lanes - 1) / lanes, threads: threads) { batch in
        let start = first + batch * lanes
        return predict(start..<min(start + lanes, folds.upperBound), members, table, firstFold: first)
      }
      for batch in batches { errors += batch }
    }
    return errors
  }

  private func predict(
    _ folds: Range<Int>, _ members: [[Int]], _ table: MomentTable, firstFold: Int
  ) -> FoldErrors {
    let training = folds.map { total - table[$0 - firstFold] }
    let trained = model.train(training, with: PLSSolver(layout: model.layout, options: model.settings))
    let others = alternative.map { $0.train(training, with: PLSSolver(layout: $0.layout, options: $0.settings)) }
    var errors = FoldErrors(targets: model.targets.indicators.count)
    let buffers = RowBuffers(model: model, alternative: alternative)
    for (lane, fold) in folds.enumerated() {
      switch (trained[lane], others?[lane]) {
      case (.failure(let failure), _), (_, .failure(let failure)?):
        errors.failures.append((fold, failure))
      case (.success(let own), nil):
        add(members[fold], own, nil, buffers, to: &errors)
      case (.success(let own), .success(let other)?):
        add(members[fold], own, other, buffers, to: &errors)
      }
    }
    return errors
  }

  private func add(
    _ members: [Int], _ own: PredictedModel.Trained, _ other: PredictedModel.Trained?, _ buffers: RowBuffers,
    to errors: inout FoldErrors
  ) {
    let (reported, tested) = (own.benchmarks[0], own.benchmarks[own.benchmarks.count - 1])
    for place in reported.undefined { errors.lacksLinear[place] = true }
    for place in tested.undefined { errors.lacksTested[place] = true }
    let hasTwo = own.benchmarks.count > 1
    for row in members {
      unsafe rows.cells.withUnsafeBufferPointer { cells in
        guard let base = cells.baseAddress else { return }
        unsafe buffers.predict(base + row * rows.columnCount, model, own, hasTwo: hasTwo)
        if let other, let alternative { unsafe buffers.predict(base + row * rows.columnCount, alternative, other) }
      }
      add(row, own, hasAlternative: other != nil, buffers, to: &errors)
    }
  }

  /// Adds the errors of one row.
  private func add(
    _ row: Int, _ own: PredictedModel.Trained, hasAlternative: Bool, _ buffers: RowBuffers, to errors: inout FoldErrors
  ) {
    let weight = rows.weights?[row] ?? 1
    for (construct, range) in model.targets.ranges.enumerated() {
      var (sums, count) = (SIMD4<Double>(), 0)
      for place in range {
        let indicator = model.targets.indicators[place]
        let prediction = buffers.model[place]
        predictions?.set(prediction, row: row, column: place)
        let answer = buffers.answers[indicator]
        if answer.isNaN { continue }
        let (error, average) = (answer - prediction, answer - own.predictor.means[indicator])
        let tested = answer - buffers.tested[place]
        errors.model[place].add(error, weight: weight)
        errors.linear[place].add(answer - buffers.linear[place], weight: weight)
        errors.average[place].add(average, weight: weight)
        errors.counts[place] += 1
        let other = hasAlternative ? answer - buffers.alternative[alternativePlaces[place]] : 0
        sums += SIMD4(error * error, tested * tested, average * average, other * other)
        count += 1
      }
      for source in CaseLosses.Source.allCases {
        losses.add(sums[source.rawValue], of: source, row: row, construct: construct)
      }
      losses.count(count, row: row, construct: construct)
    }
  }
}

/// Room for one row's answers, scores and predictions.
private final class RowBuffers {
  let answers: Scratch<Double>
  let model: Scratch<Double>
  let linear: Scratch<Double>
  let tested: Scratch<Double>
  let alternative: Scratch<Double>
  private let gathered: Scratch<Double>
  private let standardized: Scratch<Double>
  private let scores: Scratch<Double>

  init(model own: PredictedModel, alternative other: PredictedModel?) {
    let models = [own] + (other.map { [$0] } ?? [])
    let most = { (count: (PredictedModel) -> Int) in models.map(count).max() ?? 0 }
    answers = Scratch(count: own.layout.indicatorCount)
    gathered = Scratch(count: most { $0.layout.indicatorCount })
    standardized = Scratch(count: most { $0.layout.indicatorCount })
    scores = Scratch(count: most { $0.layout.constructCount })
    model = Scratch(count: own.targets.indicators.count)
    linear = Scratch(count: own.targets.indicators.count)
    tested = Scratch(count: own.targets.indicators.count)
    alternative = Scratch(count: other?.targets.indicators.count ?? 0)
  }

  /// Predictions of the model and of its linear benchmarks.
  ///
  /// - Parameter hasTwo: Whether the benchmark of the test is another than the one reported.
  func predict(_ row: UnsafePointer<Double>, _ own: PredictedModel, _ trained: PredictedModel.Trained, hasTwo: Bool) {
    for (i, column) in own.columns.enumerated() { unsafe answers[i] = row[column] }
    unsafe predict(UnsafePointer(answers.baseAddress), trained, into: model)
    unsafe trained.benchmarks[0].predict(standardized.baseAddress, into: linear.baseAddress)
    if hasTwo {
      unsafe trained.benchmarks[1].predict(standardized.baseAddress, into: tested.baseAddress)
    } else {
      for place in 0..<tested.count { tested[place] = linear[place] }
    }
  }

  /// Predictions of the alternative model.
  func predict(_ row: UnsafePointer<Double>, _ other: PredictedModel, _ trained: PredictedModel.Trained) {
    for (i, column) in other.columns.enumerated() { unsafe gathered[i] = row[column] }
    unsafe predict(UnsafePointer(gathered.baseAddress), trained, into: alternative)
  }

  private func predict(
    _ answers: UnsafePointer<Double>, _ trained: PredictedModel.Trained, into predictions: borrowing Scratch<Double>
  ) {
    unsafe trained.predictor.standardize(answers, into: standardized.baseAddress)
    unsafe trained.predictor.score(standardized.baseAddress, into: scores.baseAddress)
    unsafe trained.predictor.predict(scores.baseAddress, into: predictions.baseAddress)
  }
}

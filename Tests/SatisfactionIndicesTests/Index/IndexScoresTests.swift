import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// The cases' own 0–100 scores.
struct IndexScoresTests {
  private func weighted(_ values: some Sequence<Double>, _ weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  private func expectMeansAndDeviations(_ fit: PLSFit, _ scores: LabeledMatrix, weights: [Double]) throws {
    let n = Double(weights.count)
    for (j, row) in try fit.indices.enumerated() {
      let column = scores.values.column(j)
      let mean = weighted(column, weights)
      expectClose(mean, row.index, "mean score of \(row.name)", tolerance: 1e-12)
      let variance = weighted(column.map { ($0 - mean) * ($0 - mean) }, weights) * n / (n - 1)
      expectClose(variance.squareRoot(), row.standardDeviation, "deviation of \(row.name)", tolerance: 1e-12)
    }
  }

  @Test(arguments: PLS.Scheme.allCases, PLS.Metric.allCases)
  func meanIsTheIndex(_ scheme: PLS.Scheme, _ metric: PLS.Metric) throws {
    let fit = try Survey.mobileFit(PLS(scheme: scheme, metric: metric))
    let scores = try fit.indexScores(of: Survey.mobile())
    #expect(scores.columns == fit.model.constructs.map(\.name))
    #expect(scores.rows == (1...250).map(String.init))
    try expectMeansAndDeviations(fit, scores, weights: Array(repeating: 1, count: 250))
    #expect(scores.values.elements.allSatisfy { $0 > -1e-12 && $0 < 100 + 1e-12 }, "no weight is negative")
  }

  /// Survey weights weigh the mean of the scores as they weigh the answers.
  @Test
  func weightedMeanIsTheIndex() throws {
    let weights = (0..<250).map { 0.5 + Double($0 % 7) }
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "weight"
    let survey = try Dataset(Survey.mobileColumns() + [("weight", weights)])
    let fit = try PLS().fit(model, to: survey)
    try expectMeansAndDeviations(fit, fit.indexScores(of: survey), weights: weights)
  }

  /// Casewise, a case with a missing answer has no score, and the rows say which have one; with mean replacement every
  /// case has one.
  @Test(arguments: [MissingPolicy.casewise, .mean])
  func missingAnswers(_ policy: MissingPolicy) throws {
    var columns = try Survey.mobileColumns()
    columns[0].values[1] = .nan
    columns[5].values[3] = .nan
    let survey = try Dataset(columns)
    let fit = try PLS(missing: policy).fit(.ecsiMobile, to: survey)
    let scores = try fit.indexScores(of: survey)
    let rows = policy == .mean ? Array(1...250) : [1, 3] + Array(5...250)
    #expect(scores.rows == rows.map(String.init))
    try expectMeansAndDeviations(fit, scores, weights: rows.map { _ in 1 })
  }

  /// New answers: all the best, all the worst, with a reversed item whose best answer is the lowest.
  @Test
  func endsOfTheScale() throws {
    var model = PathModel.ecsiMobile
    model.conventions.reversed = ["IMAG2"]
    let fit = try PLS().fit(model, to: Survey.mobile())
    // IMAG2 as it stands correlates with the others: reversed, it has a negative weight. The ends remain the ends.
    let extremes = try Dataset(model.indicators.map { ($0, $0 == "IMAG2" ? [1, 10] : [10, 1]) })
    let scores = try fit.indexScores(of: extremes)
    for (j, construct) in scores.columns.enumerated() {
      expectClose(scores.values[0, j], 100, "best answers to \(construct)", tolerance: 1e-13)
      expectClose(scores.values[1, j], 0, "worst answers to \(construct)", tolerance: 1e-13)
    }
  }

  /// More cases than a block holds.
  @Test
  func blocksJoinUp() throws {
    let columns = try Survey.mobileColumns().map { column in
      (column.name, Array(repeatElement(column.values, count: 20).joined()))
    }
    let survey = try Dataset(columns)
    let fit = try Survey.mobileFit()
    let whole = try fit.indexScores(of: survey)
    let once = try fit.indexScores(of: Survey.mobile())
    var (next, blocks) = (0, 0)
    try fit.forEachBlockOfIndexScores(of: survey) { cases, block in
      #expect(cases.lowerBound == next && block.rowCount == cases.count)
      for (k, i) in cases.enumerated() {
        for j in 0..<block.columnCount {
          let (got, expected) = (block[k, j], once.values[i % 250, j])
          if got != expected || whole.values[i, j] != expected {
            Issue.record("case \(i), \(whole.columns[j]): got \(got), expected \(expected)")
          }
        }
      }
      (next, blocks) = (cases.upperBound, blocks + 1)
    }
    #expect(next == 5_000 && blocks > 1, "\(blocks) blocks up to case \(next)")
  }

  /// What the body throws ends the stream.
  @Test
  func theBodyMayStop() throws {
    struct Stop: Error {}
    let fit = try Survey.mobileFit()
    #expect(throws: Stop.self) { try fit.forEachBlockOfIndexScores(of: Survey.mobile()) { _, _ in throw Stop() } }
  }
}

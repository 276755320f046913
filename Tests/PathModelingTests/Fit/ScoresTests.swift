import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Scores of the cases.
struct ScoresTests {
  /// Mean 0, variance 1, correlations those of the fit, whatever the metric.
  @Test(arguments: PLS.Metric.allCases, PLS.Scheme.allCases)
  func moments(_ metric: PLS.Metric, _ scheme: PLS.Scheme) throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS(scheme: scheme, metric: metric).fit(.ecsiMobile, to: survey)
    let scores = try fit.scores(of: survey)
    #expect(scores.rows == (1...250).map(String.init) && scores.columns == fit.model.constructs.map(\.name))
    for j in scores.columns.indices {
      let column = scores.values.column(j)
      expectClose(column.reduce(0, +) / 250, 0, "mean of \(scores.columns[j])", tolerance: 1e-12)
      for k in scores.columns.indices {
        let product = zip(column, scores.values.column(k)).reduce(0) { $0 + $1.0 * $1.1 } / 249
        expectClose(product, fit.constructCorrelations.values[j, k], "correlation \(j), \(k)", tolerance: 1e-12)
      }
    }
  }

  /// The paths are the regression of scores on scores: residuals are unrelated to the predecessors.
  @Test
  func pathsAreRegressions() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let scores = try fit.scores(of: survey).values
    for construct in fit.model.constructs where !fit.model.predecessors(of: construct.name).isEmpty {
      let target = try fit.number(ofConstruct: construct.name)
      let predecessors = try fit.model.predecessors(of: construct.name).map { try fit.number(ofConstruct: $0) }
      let residuals = (0..<250).map { i in
        predecessors.reduce(scores[i, target]) { $0 - fit.estimates.paths[target, $1] * scores[i, $1] }
      }
      for k in predecessors {
        let product = zip(residuals, scores.column(k)).reduce(0) { $0 + $1.0 * $1.1 } / 249
        expectClose(product, 0, "residual of \(construct.name) with \(k)", tolerance: 1e-12)
      }
      let variance = residuals.reduce(0) { $0 + $1 * $1 } / 249
      expectClose(variance, 1 - (try fit.rSquared(of: construct.name) ?? .nan), construct.name, tolerance: 1e-12)
    }
  }

  /// Rows are named by their place in the survey; a case with a missing answer has no score casewise.
  @Test(arguments: [MissingPolicy.casewise, .mean])
  func missingAnswers(_ policy: MissingPolicy) throws {
    var table = try AnswerTable.mobile()
    table["PERV1"][0] = .nan
    table["IMAG5"][7] = .nan
    let survey = try table.dataset()
    let scores = try PLS(missing: policy).fit(.ecsiMobile, to: survey).scores(of: survey)
    let rows = policy == .mean ? Array(1...250) : Array(2...7) + Array(9...250)
    #expect(scores.rows == rows.map(String.init))
    #expect(scores.values.elements.allSatisfy { $0.isFinite })
  }

  /// New cases are scored on the scale of the fit.
  @Test
  func newCases() throws {
    let (table, survey) = (try AnswerTable.mobile(), try EmbeddedSurvey.load())
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let whole = try fit.scores(of: survey)
    let some = try fit.scores(of: table.rows([9, 3]).dataset())
    #expect(some.rows == ["1", "2"])
    for construct in whole.columns {
      #expect(some["1", construct] == whole["10", construct] && some["2", construct] == whole["4", construct])
    }
    #expect(whole["251", "Image"] == nil && whole["1", "Trust"] == nil)
  }

  /// More cases than a block holds.
  @Test
  func blocksJoinUp() throws {
    let fit = try PLS().fit(.ecsiMobile, to: EmbeddedSurvey.load())
    let many = try AnswerTable.mobile().rows((0..<5_000).map { $0 % 250 }).dataset()
    let (once, whole) = (try fit.scores(of: EmbeddedSurvey.load()).values, try fit.scores(of: many).values)
    var (next, blocks) = (0, 0)
    try fit.forEachBlockOfScores(of: many) { cases, block in
      #expect(cases.lowerBound == next && cases.count == block.rowCount)
      for (k, i) in cases.enumerated() {
        for j in 0..<block.columnCount where block[k, j] != once[i % 250, j] || whole[i, j] != once[i % 250, j] {
          Issue.record("case \(i), construct \(j): got \(block[k, j]), expected \(once[i % 250, j])")
        }
      }
      (next, blocks) = (cases.upperBound, blocks + 1)
    }
    #expect(next == 5_000 && blocks > 1)
  }
}

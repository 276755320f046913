import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Sample moments and estimates approach the population at the rate 1/√n.
struct ConvergenceSimulationTests {
  /// Mean squared deviation of sample covariances from the population's, in standard errors: about 1 at every n if the
  /// moments are right and the draws independent.
  ///
  /// The 300 deviations share seven constructs; with some thirty of them independent the mean has a standard deviation
  /// of about √(2/30) = 0.26, so 0.3 … 2 is four of them on either side. A covariance that is wrong by 0.3 % of a
  /// variance shows as 9 at n = 10⁶.
  private func check(_ survey: Dataset, _ population: PopulationModel, _ style: AnswerStyle) throws {
    let exact = try population.moments(of: style)
    let sample = try population.model.answers(in: survey).moments()
    let errors = try standardErrors(population, style, n: sample.n)
    var (sum, count) = (0.0, 0.0)
    for j in 0..<exact.count {
      for i in 0...j {
        let z = (sample.covariance[i, j] - exact.covariance[i, j]) / errors[i, j]
        #expect(abs(z) < 5, "covariance of \(exact.names[i]), \(exact.names[j]) is \(z) standard errors off")
        sum += z * z
        count += 1
      }
      let mean = (sample.means?[j] ?? 0) - (exact.means?[j] ?? 0)
      let z = mean / (exact.covariance[j, j] / sample.n).squareRoot()
      #expect(abs(z) < 5, "mean of \(exact.names[j]) is \(z) standard errors off")
    }
    #expect(sum / count > 0.3 && sum / count < 2, "mean squared deviation \(sum / count) at n = \(sample.n)")
  }

  /// Standard errors of sample covariances from the fourth moments of another sample.
  private func standardErrors(_ population: PopulationModel, _ style: AnswerStyle, n: Double) throws -> Matrix {
    let rows = 10_000
    let survey = try population.simulate(SurveyDesign(answers: style), n: rows, seed: 999)
    let exact = try population.moments(of: style)
    let answers = try population.model.answers(in: survey).values(ofCases: 0..<rows)
    var result = Matrix(rows: exact.count, columns: exact.count)
    for j in 0..<exact.count {
      for i in 0...j {
        var (sum, squares) = (0.0, 0.0)
        for row in 0..<rows {
          let product =
            (answers[row, i] - (exact.means?[i] ?? 0)) * (answers[row, j] - (exact.means?[j] ?? 0))
          sum += product
          squares += product * product
        }
        let mean = sum / Double(rows)
        result[i, j] = ((squares / Double(rows) - mean * mean) / n).squareRoot()
      }
    }
    return result
  }

  @Test(arguments: [400, 10_000])
  func ordinalMomentsConverge(n: Int) throws {
    let population = try SimulatedPopulations.ecsi()
    let style = SimulatedPopulations.ordinal
    try check(population.simulate(SurveyDesign(answers: style), n: n, seed: 5), population, style)
  }

  @Test
  func ordinalMomentsConvergeAtAMillion() throws {
    try check(SimulatedPopulations.millionOrdinal.get(), SimulatedPopulations.ecsi(), SimulatedPopulations.ordinal)
  }

  @Test(arguments: [10_000, 200_000])
  func normalMomentsConverge(n: Int) throws {
    let population = try SimulatedPopulations.small()
    let style = AnswerStyle.normal(mean: 3, standardDeviation: 2)
    try check(population.simulate(SurveyDesign(answers: style), n: n, seed: 6), population, style)
  }

  /// Composites, segments of different levels and paths, and clusters, pooled.
  @Test
  func mixedPopulationsConverge() throws {
    let model = try PathModel(
      text: "@scale 1..7; F <~ 0.5*f1 + 0.3*f2 + -0.2*f3; G =~ 0.9*g1 + 0.7*g2; H =~ h; G ~ 0.5*F; H ~ 0.2*F + 0.4*G")
    let segments = [
      PopulationSegment("a", share: 0.6, shifts: ["F": 0.7]),
      PopulationSegment("b", share: 0.4, shifts: ["H": -0.5], coefficients: [.init(from: "F", to: "G", -0.3)]),
    ]
    let population = try PopulationModel(model, assumptions: .init(segments: segments))
    let style = AnswerStyle.ordinal(skew: 0.4, spread: 0.9)
    let design = SurveyDesign(answers: style, clusters: ClusterDesign(size: 2, intraclassCorrelation: 0.05))
    try check(population.simulate(design, n: 100_000, seed: 8), population, style)
  }

  /// A fit of a million rows gives what a fit of the exact moments gives: within 5 standard errors, which are about
  /// 0.001 for standardised estimates and 0.02 for indices.
  @Test
  func fitOfAMillionRowsRecoversTheory() throws {
    let population = try SimulatedPopulations.ecsi()
    let survey = try SimulatedPopulations.millionOrdinal.get()
    let style = SimulatedPopulations.ordinal
    for estimator in [PLS.Estimator.pls, .plsc] {
      let fit = try PLS(estimator: estimator).fit(population.model, to: survey)
      let exact = try PLS(estimator: estimator).fit(population.model, to: population.moments(of: style))
      for (got, expected) in zip(fit.paths, exact.paths) {
        expectClose(got.estimate, expected.estimate, "\(got.from) → \(got.to)", tolerance: 0.008)
      }
      for (got, expected) in zip(fit.indicators, exact.indicators) {
        expectClose(got.loading, expected.loading, "loading of \(got.name)", tolerance: 0.005)
        expectClose(got.weight, expected.weight, "weight of \(got.name)", tolerance: 0.005)
      }
      for (got, expected) in zip(try fit.indices, try exact.indices) {
        expectClose(got.index, expected.index, "index of \(got.name)", tolerance: 0.1 / expected.index)
      }
    }
  }

  /// Consistent PLS of normal answers approaches the parameters themselves.
  @Test
  func consistentPLSApproachesTheParameters() throws {
    let population = try PopulationModel(
      PathModel(text: SimulatedPopulations.ecsiText.replacing("@scale 1..10", with: "")))
    let survey = try population.simulate(SurveyDesign(answers: .normal()), n: 200_000, seed: 12)
    let fit = try PLS(estimator: .plsc).fit(population.model, to: survey)
    for (row, truth) in zip(fit.indicators, population.indicators) {
      expectClose(row.loading, truth.loading, "loading of \(row.name)", tolerance: 0.015)
    }
    for row in fit.paths {
      let truth = try population.structure.path(from: row.from, to: row.to)
      expectClose(row.estimate, truth, "\(row.from) → \(row.to)", tolerance: 0.03)
    }
  }
}

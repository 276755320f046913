import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

struct ExactFitTests {
  /// The distances of the data stay, and ECSI's measurement model does not hold exactly in the mobile-phone survey.
  @Test
  func mobilePhonesAreNotFittedExactly() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let test = try fit.exactFitTest(on: survey, model: .saturated, replicates: 199)
    #expect(test.distances.map(\.name) == ["SRMR", "d_ULS", "d_G"])
    #expect(test.used == 199)
    expectClose(test.distances[0].value, fit.assessment.saturatedFit.srmr, "SRMR")
    for distance in test.distances {
      #expect(distance.quantile95 <= distance.quantile99)
      #expect(distance.value > distance.quantile99, "\(distance)")
      #expect(distance.p == 1.0 / 200)
    }
  }

  /// Where the model holds, the test rejects at its level: 5 % of 120 samples give 6 ± 2.4.
  @Test
  func holdsItsLevelUnderTheNull() throws {
    let (model, moments) = try Population.threeCommonFactors()
    let root = try Cholesky(moments.correlations()).lower
    var rejected = 0
    let samples = 120
    for sample in 0..<samples {
      var stream = RandomStream(seed: 77, stream: UInt64(sample))
      let n = 200
      let noise = Matrix(rows: n, columns: 9, columnMajor: (0..<(n * 9)).map { _ in stream.normal() })
      let answers = Matrix.product(noise, root, right: .transposed)
      let survey = try Dataset(
        model.indicators.enumerated().map { j, name in (name: name, values: Array(answers.column(j))) })
      let fit = try PLS(estimator: .plsc).fit(model, to: survey)
      let test = try fit.exactFitTest(on: survey, model: .saturated, replicates: 99, seed: UInt64(sample))
      rejected += test.distances[1].p <= 0.05 ? 1 : 0
    }
    #expect((1...14).contains(rejected), "\(rejected) of \(samples) samples rejected at 5 %")
  }

  @Test
  func weightsAreRefused() throws {
    let survey = try EmbeddedSurvey.load()
    let weighted = try Dataset(survey.numberColumns + [(name: "w", values: (0..<250).map { Double($0 % 3 + 1) })])
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "w"
    let fit = try PLS().fit(model, to: weighted)
    #expect(throws: InferenceError.weightedExactFit) { try fit.exactFitTest(on: weighted, replicates: 9) }
  }
}

import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

struct ExactFitTests {
  /// The distances of the data stay, and ECSI's measurement model does not hold exactly in the mobile-phone survey.
  @Test
  func mobilePhonesAreNotFittedExactly() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS(estimator: .plsc).fit(.ecsiMobile, to: survey)
    let test = try fit.exactFitTest(on: survey, model: .saturated, replicates: 199)
    #expect(test.distances.map(\.name) == ["SRMR", "d_ULS", "d_G"])
    #expect(test.used > 150 && test.requested == 199)
    expectClose(test.distances[0].value, fit.assessment.saturatedFit?.srmr, "SRMR")
    for distance in test.distances {
      #expect(distance.quantile95 <= distance.quantile99)
      #expect(distance.value > distance.quantile99, "\(distance)")
      // (#{d* ≥ d} + 1)/(used + 1), at most two of 199 replicates being as far away.
      #expect(distance.p <= 3 / Double(test.used + 1), "\(distance)")
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

  /// What the test is not defined for is refused with its reason.
  @Test
  func refusals() throws {
    let survey = try EmbeddedSurvey.load()
    func refusal(_ estimator: PLS, _ model: PathModel = .ecsiMobile, on data: Dataset? = nil) throws -> InferenceError?
    {
      let data = data ?? survey
      let fit = try estimator.fit(model, to: data)
      return #expect(throws: InferenceError.self) { try fit.exactFitTest(on: data, replicates: 9) }
    }
    #expect(try refusal(PLS()) == .noExactFit(.plainEstimator))
    let holed = try Dataset(
      survey.numberColumns.map { column in
        (
          name: column.name,
          values: column.values.enumerated().map { $0.offset == 3 && column.name == "CUSA2" ? .nan : $0.element }
        )
      })
    let composites = try PathModel(text: "A <~ IMAG1..IMAG5\nB <~ CUSA1..CUSA3\nC =~ CUSCO\nB ~ A\nC ~ B")
    #expect(try refusal(PLS(missing: .mean), composites, on: holed) == .noExactFit(.replacedAnswers))
    let large = try survey.rows((0..<20_250).map { $0 % 250 })
    #expect(try refusal(PLS(), composites, on: large) == .noExactFit(.buckets))
    // Composites alone are tested with plain PLS too: within a block R is kept, so the saturated model leaves little.
    let test = try PLS().fit(composites, to: survey).exactFitTest(on: survey, replicates: 49)
    #expect(test.used == 49 && test.model == .estimated)
    for reason in [ExactFitRefusal.plainEstimator, .weights, .replacedAnswers, .buckets] {
      #expect(InferenceError.noExactFit(reason).description.hasPrefix("no exact-fit test: "))
    }
  }

  @Test
  func weightsAreRefused() throws {
    let survey = try EmbeddedSurvey.load()
    let weighted = try Dataset(survey.numberColumns + [(name: "w", values: (0..<250).map { Double($0 % 3 + 1) })])
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "w"
    let fit = try PLS(estimator: .plsc).fit(model, to: weighted)
    #expect(throws: InferenceError.noExactFit(.weights)) { try fit.exactFitTest(on: weighted, replicates: 9) }
  }
}

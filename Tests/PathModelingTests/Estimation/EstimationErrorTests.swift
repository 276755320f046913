import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing

/// One test for every case of ``EstimationError``: what is said, where, and what to do.
struct EstimationErrorTests {
  private func expectMessage(
    _ error: EstimationError?, _ parts: String..., at location: SourceLocation = #_sourceLocation
  ) {
    let text = error?.description ?? "no error"
    for part in parts {
      #expect(text.contains(part), "got “\(text)”, expected “\(part)” in it", sourceLocation: location)
    }
  }

  /// Correlations r of a construct A with indicators a1, a2 and of B with b.
  private func moments(_ r12: Double, _ first: Double, _ second: Double) throws -> Moments {
    try Moments(
      names: ["a1", "a2", "b"],
      correlations: Matrix(rows: [[1, r12, first], [r12, 1, second], [first, second, 1]]), n: 100)
  }

  // MARK: Options

  @Test(arguments: [0, -1e-7, .nan, .infinity, -.infinity])
  func invalidTolerance(_ tolerance: Double) throws {
    let error = #expect(throws: EstimationError.self) {
      try PLS(tolerance: tolerance).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    }
    guard case .invalidOption("tolerance", let value, _) = error else {
      Issue.record("got \(String(describing: error)), expected invalidOption")
      return
    }
    #expect(value == "\(tolerance)")
    expectMessage(error, "tolerance is \(tolerance)", "positive", "1e-7")
  }

  @Test(arguments: [0, -5])
  func invalidIterations(_ iterations: Int) throws {
    let expected = EstimationError.invalidOption(
      name: "maximumIterations", value: "\(iterations)", requirement: "at least 1")
    let error = #expect(throws: expected) {
      try PLS(maximumIterations: iterations).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    }
    expectMessage(error, "maximumIterations is \(iterations)", "at least 1")
  }

  @Test(arguments: [100_001, Int.max])
  func moreIterationsThanAnybodyWaitsFor(_ iterations: Int) throws {
    let error = #expect(throws: EstimationError.self) {
      try PLS(maximumIterations: iterations).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    }
    expectMessage(error, "maximumIterations is \(iterations)", "at most 100000")
  }

  /// Means and deviations that no answers on the declared scale have.
  @Test func momentsOffTheirScale() throws {
    let model = try PathModel(text: "@scale 1..10\nA =~ a\nB =~ b\nB ~ A")
    func fit(mean: Double, deviation: Double) throws -> PLSFit {
      let moments = try Moments(
        names: ["a", "b"], correlations: Matrix(rows: 2, columns: 2, columnMajor: [1, 0.5, 0.5, 1]),
        standardDeviations: [deviation, 1], n: 100, means: [mean, 5])
      return try PLS().fit(model, to: moments)
    }
    #expect(throws: SurveyDataError.momentOffScale(indicator: "a", what: "mean", value: 500, scale: 1...10)) {
      try fit(mean: 500, deviation: 1)
    }
    let deviation = Double(100).squareRoot() * 10
    #expect(
      throws: SurveyDataError.momentOffScale(
        indicator: "a", what: "standard deviation", value: deviation, scale: 1...10)
    ) { try fit(mean: 5, deviation: deviation) }
    // Half of the cases at either end.
    #expect(try fit(mean: 5.5, deviation: 4.5 * (100.0 / 99).squareRoot()).paths.count == 1)
  }

  // MARK: Data

  @Test
  func zeroVariance() throws {
    var table = try AnswerTable.mobile()
    table["PERQ3"] = Array(repeating: 7, count: table.rowCount)
    let expected = EstimationError.zeroVariance(indicator: "PERQ3", cases: 250)
    let error = #expect(throws: expected) { try PLS().fit(.ecsiMobile, to: table.dataset()) }
    expectMessage(error, "PERQ3", "250 cases", "drop it")
  }

  /// A constant that is no whole number, with weights and replaced answers: its variance must be exactly 0.
  @Test
  func zeroVarianceOfAFraction() throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    table["CUSCO"] = (0..<table.rowCount).map { $0 % 9 == 0 ? .nan : 3.1 }
    table["weight"] = (0..<table.rowCount).map { 0.1 + Double($0 % 3) / 7 }
    model.conventions.weightsColumn = "weight"
    #expect(throws: EstimationError.zeroVariance(indicator: "CUSCO", cases: 250)) {
      try PLS(missing: .mean).fit(model, to: table.dataset())
    }
  }

  /// The bound is what a regression needs: one case more than predecessors, or indicators of a Mode B block.
  @Test
  func tooFewCases() throws {
    let rows = try AnswerTable.mobile().rows([0, 1, 2, 3])
    let expected = EstimationError.tooFewCases(cases: 4, construct: "Satisfaction", needed: 5)
    let error = #expect(throws: expected) { try PLS().fit(.ecsiMobile, to: rows.dataset()) }
    expectMessage(error, "4 cases", "Satisfaction", "at least 5")
    let model = try PathModel(text: "A <~ a1..a3\nB =~ b\nB ~ A")
    let few = try Moments(names: model.indicators, correlations: .identity(4), n: 3.5)
    let block = #expect(throws: EstimationError.tooFewCases(cases: 3.5, construct: "A", needed: 4)) {
      try PLS().fit(model, to: few)
    }
    expectMessage(block, "3.5 cases", "at least 4")
  }

  @Test
  func unknownIndicators() throws {
    let model = try PathModel(text: "A =~ a1 + a22\nB =~ b\nB ~ A")
    let moments = try moments(0.5, 0.4, 0.3)
    let error = #expect(throws: SurveyDataError.self) { try PLS().fit(model, to: moments) }
    guard case .unknownIndicators(let missing) = error else {
      Issue.record("got \(String(describing: error)), expected unknownIndicators")
      return
    }
    #expect(missing.map(\.name) == ["a22"] && missing.first?.near.first == "a2")
  }

  /// Conventions that were changed after the model was checked: both doors say what is wrong with them.
  @Test
  func reversedWithoutScale() throws {
    var model = PathModel.ecsiMobile
    let (survey, expected) = (try EmbeddedSurvey.load(), SurveyDataError.reversedWithoutScale(indicator: "CUSA2"))
    let moments = try PLS().fit(model, to: survey).moments
    model.conventions.defaultScale = nil
    model.conventions.reversed = ["CUSA2"]
    #expect(throws: expected) { try PLS().fit(model, to: survey) }
    #expect(throws: expected) { try PLS().fit(model, to: moments) }
  }

  // MARK: Weights

  @Test
  func notConverged() throws {
    let error = #expect(throws: EstimationError.self) {
      try PLS(maximumIterations: 1).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    }
    guard case .notConverged(1, let change) = error else {
      Issue.record("got \(String(describing: error)), expected notConverged")
      return
    }
    #expect(change > 1e-7 && change < 2, "largest change of a weight: \(change)")
    expectMessage(error, "changed by 0.363 after", "1 iterations", "allow more iterations")
  }

  /// More indicators or constructs than the memory would hold the matrices of.
  @Test
  func tooLarge() throws {
    let wide = [Construct("A", indicators: (0..<4_000).map { "a\($0)" }), Construct("B", indicators: ["b"])]
    let many = (0..<1_001).map { Construct("C\($0)", indicators: ["c\($0)"]) }
    let chain = many.indices.dropFirst().map { Path(from: "C\($0 - 1)", to: "C\($0)") }
    let survey = try EmbeddedSurvey.load()
    let error = #expect(throws: EstimationError.tooLarge(what: "indicators", count: 4_001, limit: 4_000)) {
      try PLS().fit(PathModel(constructs: wide, paths: [Path(from: "A", to: "B")]), to: survey)
    }
    expectMessage(error, "4001 indicators", "at most 4000")
    #expect(throws: EstimationError.tooLarge(what: "constructs", count: 1_001, limit: 1_000)) {
      try PLS().fit(PathModel(constructs: many, paths: Array(chain)), to: survey)
    }
  }

  /// Two copies of an indicator, and an indicator that is the sum of two others.
  @Test(arguments: ["copy", "sum"])
  func singularBlock(_ kind: String) throws {
    var table = try AnswerTable.mobile()
    table["PERV2"] = kind == "copy" ? table["PERV1"] : table["PERV2"]
    table["total"] = zip(table["PERV1"], table["PERV2"]).map { $0 + $1 }
    let items = kind == "copy" ? "PERV1 + PERV2" : "PERV1 + PERV2 + total"
    let model = try PathModel(text: "Value <~ \(items)\nLoyalty =~ CUSL1..CUSL3\nLoyalty ~ Value")
    let expected = EstimationError.singularBlock(construct: "Value")
    let error = #expect(throws: expected) { try PLS().fit(model, to: table.dataset()) }
    expectMessage(error, "Value", "collinear", "modeA")
    let modeA = try PathModel(text: "Value <~ modeA*( \(items) )\nLoyalty =~ CUSL1..CUSL3\nLoyalty ~ Value")
    #expect(throws: Never.self) { try PLS().fit(modeA, to: table.dataset()) }
  }

  @Test(arguments: PLS.Scheme.allCases, PLS.Estimator.allCases)
  func collinearPredecessors(_ scheme: PLS.Scheme, _ estimator: PLS.Estimator) throws {
    var table = try AnswerTable.mobile()
    table["twice"] = table["CUSCO"].map { 2 * $0 }
    let model = try PathModel(text: "A =~ CUSCO\nB =~ twice\nC =~ CUSL1..CUSL3\nC ~ A + B")
    let expected = EstimationError.collinearPredecessors(construct: "C", predecessors: ["A", "B"])
    let error = #expect(throws: expected) {
      try PLS(estimator: estimator, scheme: scheme).fit(model, to: table.dataset())
    }
    expectMessage(error, "C (A, B)", "collinear", "drop a path")
  }

  @Test(arguments: PLS.Scheme.allCases)
  func noScoreVariance(_ scheme: PLS.Scheme) throws {
    let model = try PathModel(text: "A =~ a1 + a2\nB =~ b\nB ~ A")
    let moments = try moments(0.5, 0, 0)
    let expected = EstimationError.noScoreVariance(construct: "A")
    let error = #expect(throws: expected) { try PLS(scheme: scheme).fit(model, to: moments) }
    expectMessage(error, "construct A", "uncorrelated", "check the items")
  }

  /// w = (1, 1)/√1.4 up to rounding: ρ_A = (w′w)²(1 − w′w)/((w′w)² − Σw⁴) is negative as soon as r is.
  @Test
  func reliabilityNotPositive() throws {
    let model = try PathModel(text: "A =~ a1 + a2\nB =~ b\nB ~ A")
    let moments = try moments(-0.3, 0.4, 0.4)
    let expected = EstimationError.reliabilityNotPositive(construct: "A")
    let error = #expect(throws: expected) { try PLS(estimator: .plsc).fit(model, to: moments) }
    expectMessage(error, "ρ_A of construct A", "reversed", "<~", "plain PLS")
    #expect(throws: Never.self) { try PLS().fit(model, to: moments) }
  }

  // MARK: Questions to a fit

  @Test
  func unknownNames() throws {
    let fit = try PLS().fit(.ecsiMobile, to: EmbeddedSurvey.load())
    let construct = #expect(throws: EstimationError.unknownConstruct(name: "Trust")) { try fit.rSquared(of: "Trust") }
    expectMessage(construct, "no construct Trust")
    let path = #expect(throws: EstimationError.unknownPath(from: "Loyalty", to: "Image")) {
      try fit.path(from: "Loyalty", to: "Image")
    }
    expectMessage(path, "no path Loyalty → Image")
    #expect(try fit.rSquared(of: "Image") == nil, "an exogenous construct")
  }

  @Test
  func meansUnknown() throws {
    let survey = try EmbeddedSurvey.load()
    let moments = try PLS().fit(.ecsiMobile, to: survey).moments
    let fit = try PLS().fit(
      .ecsiMobile, to: Moments(names: moments.names, covariance: moments.covariance, n: moments.n))
    let error = #expect(throws: EstimationError.meansUnknown) { try fit.scores(of: survey) }
    expectMessage(error, "no means", "covariance")
    #expect(fit.indicators.allSatisfy { $0.mean == nil })
  }
}

import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// What an estimation must not depend on, or must follow exactly.
struct InvarianceTests {
  static let tight = PLS(tolerance: 1e-14, maximumIterations: 3000)
  static let variants: [PLS] = PLS.Scheme.allCases.flatMap { scheme in
    PLS.Estimator.allCases.map { estimator in
      PLS(estimator: estimator, scheme: scheme, tolerance: 1e-14, maximumIterations: 3000)
    }
  }

  private func reference(_ estimator: PLS = tight) throws -> PLSFit {
    try estimator.fit(.ecsiMobile, to: EmbeddedSurvey.load())
  }

  @Test(arguments: variants)
  func orderOfRows(_ estimator: PLS) throws {
    var (rows, lottery) = (Array(0..<250), Lottery(seed: 1))
    for i in rows.indices { rows.swapAt(i, lottery.draw(below: 250)) }
    let fit = try estimator.fit(.ecsiMobile, to: AnswerTable.mobile().rows(rows).dataset())
    expectSameEstimates(fit, try reference(estimator), "rows")
    #expect(fit.moments == (try reference(estimator).moments), "sums of whole numbers are exact")
  }

  @Test(arguments: variants)
  func orderOfConstructsItemsAndPaths(_ estimator: PLS) throws {
    let model = PathModel.ecsiMobile
    let shuffled = try PathModel(
      constructs: [5, 2, 6, 0, 4, 1, 3].map { j in
        Construct(model.constructs[j].name, indicators: model.constructs[j].indicators.reversed())
      }, paths: model.paths.reversed(), conventions: model.conventions)
    let fit = try estimator.fit(shuffled, to: EmbeddedSurvey.load())
    expectSameEstimates(fit, try reference(estimator), "order")
    expectClose(
      fit.assessment.estimatedFit?.srmr, try #require(try reference(estimator).assessment.estimatedFit).srmr, "SRMR",
      tolerance: 1e-12)
  }

  /// x ↦ a·x + b of some items: nothing standardised changes, and a negative a turns the item round.
  @Test(arguments: variants)
  func unitsAndOriginsOfItems(_ estimator: PLS) throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    model.conventions.defaultScale = nil
    table["CUSA1"] = table["CUSA1"].map { $0 + 5 }
    table["PERQ2"] = table["PERQ2"].map { 2.54 * $0 - 1000 }
    table["CUSCO"] = table["CUSCO"].map { $0 / 3 }
    let fit = try estimator.fit(model, to: table.dataset())
    expectSameEstimates(fit, try reference(estimator), "units")
    for row in try reference(estimator).indicators where row.name == "PERQ2" {
      let moved = try #require(fit.indicators.first { $0.name == "PERQ2" })
      expectClose(moved.standardDeviation, 2.54 * row.standardDeviation, "deviation")
      expectClose(moved.mean, row.mean.map { 2.54 * $0 - 1000 }, "mean")
    }
  }

  /// A whole-number weight is that many equal rows, up to n.
  @Test(arguments: PLS.Metric.allCases)
  func wholeWeightsAreRepeatedRows(_ metric: PLS.Metric) throws {
    var (table, model, lottery) = (try AnswerTable.mobile(), PathModel.ecsiMobile, Lottery(seed: 2))
    let weights = (0..<250).map { _ in lottery.draw(below: 4) }
    let repeated = table.rows(weights.enumerated().flatMap { Array(repeating: $0, count: $1) })
    table["weight"] = weights.map(Double.init)
    var estimator = Self.tight
    estimator.metric = metric
    let plain = try estimator.fit(model, to: repeated.dataset())
    model.conventions.weightsColumn = "weight"
    let fit = try estimator.fit(model, to: table.dataset())
    expectSameEstimates(fit, plain, "weights")
    let cases = weights.count { $0 > 0 }
    #expect(fit.sample.used == cases && plain.sample.used == weights.reduce(0, +))
    #expect(fit.sample.weightsColumn == "weight" && plain.sample.weightsColumn == nil)
    let (n, many) = (Double(cases), plain.moments.n)
    for (row, other) in zip(fit.indicators, plain.indicators) {
      expectClose(row.mean, other.mean, "mean of \(row.name)", tolerance: 1e-12)
      expectClose(
        row.standardDeviation, other.standardDeviation * ((n / (n - 1)) / (many / (many - 1))).squareRoot(),
        "deviation of \(row.name)", tolerance: 1e-12)
    }
  }

  /// A common factor of the weights does not count.
  @Test
  func weightsHaveNoUnit() throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    model.conventions.weightsColumn = "weight"
    table["weight"] = (0..<250).map { 1 + Double($0 % 5) }
    let fit = try Self.tight.fit(model, to: table.dataset())
    table["weight"] = (0..<250).map { 0.37 * (1 + Double($0 % 5)) }
    expectSameEstimates(try Self.tight.fit(model, to: table.dataset()), fit, "unit of weights")
    table["weight"] = Array(repeating: 2.5, count: 250)
    expectSameEstimates(try Self.tight.fit(model, to: table.dataset()), try reference(), "equal weights")
  }

  /// A reversal that the model declares is the same as answers turned by hand, from data and from moments.
  @Test
  func declaredReversal() throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    model.conventions.reversed = ["IMAG3", "PERV1"]
    for name in model.conventions.reversed { table[name] = table[name].map { 11 - $0 } }
    let fit = try Self.tight.fit(model, to: table.dataset())
    expectSameEstimates(fit, try reference(), "reversed")
    #expect(fit.moments == (try reference().moments))
    let raw = try PLS().fit(.ecsiMobile, to: table.dataset()).moments
    let fromMoments = try Self.tight.fit(model, to: raw)
    #expect(fromMoments.moments == fit.moments && fromMoments.estimates == fit.estimates)
  }

  /// Data and their moments are equal doors, for moments in another order and with more columns, too.
  @Test(arguments: variants)
  func doorsAreEqual(_ estimator: PLS) throws {
    let fit = try reference(estimator)
    let door = try estimator.fit(.ecsiMobile, to: fit.moments)
    #expect(door.estimates == fit.estimates && door.moments == fit.moments && door.convergence == fit.convergence)
    #expect(door.sample.source == "covariance matrix" && door.sample.fingerprint == nil && door.sample.used == 250)
    let all = try EmbeddedSurvey.load()
    let wide = try Answers(all, codings: all.columns.reversed().map { IndicatorCoding(name: $0.name) }).moments()
    let reordered = try estimator.fit(.ecsiMobile, to: wide)
    #expect(reordered.estimates == fit.estimates, "the order of moments does not matter")
  }

  /// The standardised metric sees correlations and nothing else; the raw metric on correlations is the standardised.
  @Test(arguments: PLS.Metric.allCases)
  func correlationsAreEnough(_ metric: PLS.Metric) throws {
    let fit = try reference()
    var estimator = Self.tight
    estimator.metric = metric
    let bare = try Moments(names: fit.moments.names, correlations: fit.moments.correlations(), n: 250)
    expectSameEstimates(try estimator.fit(.ecsiMobile, to: bare), fit, "bare correlations")
  }

  /// Sums of weights need not be whole numbers.
  @Test(arguments: [(250.75, 250), (1e12, 1_000_000_000_000)])
  func casesOfMoments(_ n: Double, _ cases: Int) throws {
    let moments = try reference().moments
    let other = try Moments(names: moments.names, covariance: moments.covariance, n: n, means: moments.means)
    let fit = try Self.tight.fit(.ecsiMobile, to: other)
    #expect(fit.sample.used == cases && fit.sample.rows == cases && fit.moments.n == n)
    expectSameEstimates(fit, try reference(), "n = \(n)")
  }

  @Test
  func textIsSwift() throws {
    let text = try PathModel(
      text: """
        @scale 1..10
        Image =~ IMAG1..IMAG5
        Value <~ PERV1 + PERV2
        Loyalty =~ unit*( CUSL1 + CUSL2 + CUSL3 )
        Value ~ Image
        Loyalty ~ Image + Value
        """)
    let built = try PathModel {
      Scale(1...10)
      Construct("Image", items: "IMAG", 1...5)
      Construct("Value", "PERV1", "PERV2", kind: .composite)
      Construct("Loyalty", items: "CUSL", 1...3, mode: .unit)
      Path(from: "Image", to: "Value")
      Path(from: "Image", to: "Loyalty")
      Path(from: "Value", to: "Loyalty")
    }
    #expect(text == built)
    let survey = try EmbeddedSurvey.load()
    #expect(try PLS().fit(text, to: survey) == PLS().fit(built, to: survey))
  }
}

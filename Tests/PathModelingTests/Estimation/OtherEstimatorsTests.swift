import Foundation
import PathModeling
import Satisfaction
import Testing
import _TestSupport

/// Estimators beside PLS on the same moments, against the values of independent programs.
@Suite struct OtherEstimatorsTests {
  private static func golden(_ name: String) throws -> JSONValue {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = tests.appending(path: "Golden/estimators/e_mobi_\(name).json")
    return try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: url))
  }

  private static func model(kind: Construct.Kind = .reflective) throws -> PathModel {
    var model = PathModel.ecsiMobile
    if kind == .composite {
      model = try PathModel(
        constructs: model.constructs.map {
          Construct($0.name, indicators: $0.indicators, kind: .composite, mode: .a)
        }, paths: model.paths, conventions: model.conventions)
    }
    return model
  }

  @Test(arguments: [("gsca", PLS.Estimator.gsca), ("gsca-composite", .gsca), ("pca", .pca), ("unit", .unit)])
  func weightsAndPaths(name: String, estimator: PLS.Estimator) throws {
    let golden = try Self.golden(name)
    let model = try Self.model(kind: name == "gsca-composite" ? .composite : .reflective)
    let settings = PLS(estimator: estimator, tolerance: 1e-13, maximumIterations: 20_000)
    let fit = try settings.fit(model, to: EmbeddedSurvey.load())
    for (row, weight) in zip(fit.indicators, fit.unstandardizedWeights) {
      let expected = try #require(
        golden["results"]["indicators"].array.first { $0["name"].text == row.name })
      expectClose(row.weight, expected["weight"].number, "\(name): weight of \(row.name)")
      expectClose(row.loading, expected["loading"].number, "\(name): loading of \(row.name)")
      expectClose(weight, expected["unstandardizedWeight"].number, "\(name): unstandardised weight of \(row.name)")
    }
    for path in golden["results"]["paths"].array {
      let (from, to) = (path["from"].text ?? "", path["to"].text ?? "")
      expectClose(try fit.path(from: from, to: to), path["estimate"].number, "\(name): \(from) → \(to)")
    }
    for construct in golden["results"]["constructs"].array {
      let own = construct["name"].text ?? ""
      expectClose(try fit.rSquared(of: own), construct["rSquared"].number, "\(name): R² of \(own)")
      expectClose(try fit.index(of: own), construct["index"].number, "\(name): index of \(own)")
    }
    if estimator == .gsca {
      expectClose(fit.explainedByComponents, golden["results"]["fit"]["fit"].number, "\(name): FIT")
    } else {
      #expect(fit.explainedByComponents == nil)
    }
  }

  private static let given = """
    @scale 1..10
    Image =~ IMAG1..IMAG5
    Value <~ fixed(1, 3)*(PERV1 + PERV2)
    Loyalty =~ CUSL1..CUSL3
    Value ~ Image
    Loyalty ~ Image + Value
    """

  /// Given weights stay whatever finds those of the other blocks: the index of the block is a mean of its answers.
  @Test(arguments: [PLS.Estimator.pls, .plsc, .unit, .pca]) func givenWeightsStay(estimator: PLS.Estimator) throws {
    let (model, survey) = (try PathModel(text: Self.given), try EmbeddedSurvey.load())
    let fit = try PLS(estimator: estimator).fit(model, to: survey)
    let weights = Dictionary(uniqueKeysWithValues: zip(model.indicators, fit.unstandardizedWeights))
    expectClose(weights["PERV1"] ?? nil, 0.25, "w̃ of PERV1", tolerance: 1e-12)
    expectClose(weights["PERV2"] ?? nil, 0.75, "w̃ of PERV2", tolerance: 1e-12)
    let means = try ["PERV1", "PERV2"].map { name in
      let column = try #require(survey.column(named: name))
      return (0..<250).reduce(0) { $0 + (column.number(at: $1) ?? .nan) } / 250
    }
    expectClose(
      try fit.index(of: "Value"), 100 * (0.25 * means[0] + 0.75 * means[1] - 1) / 9, "index", tolerance: 1e-12)
    let own = fit.indicators.filter { $0.construct == "Image" }.map(\.weight)
    #expect(own.allSatisfy { $0 > 0 } && (Set(own.map { Float($0) }).count == 1) == (estimator == .unit))
    // A replicate has them too.
    let boot = try fit.bootstrap(on: survey, replicates: 20, seed: 1)
    for weight in try boot.values(of: .unstandardizedWeight("PERV2")) {
      expectClose(weight, 0.75, "in a replicate", tolerance: 1e-12)
    }
  }

  /// GSCA finds the weights of all blocks by one criterion: it says so instead of passing given ones over.
  @Test func givenWeightsAreNoneOfGSCA() throws {
    let error = EstimationError.estimatorWithoutFixedWeights("gsca", construct: "Value")
    #expect(throws: error) { try PLS(estimator: .gsca).fit(PathModel(text: Self.given), to: EmbeddedSurvey.load()) }
    #expect(error.description.contains("the weights of construct Value are given"))
    let alone = try PathModel(text: "A =~ IMAG1..IMAG5\nB <~ fixed(2)*(CUSCO)\nB ~ A")
    #expect(throws: Never.self) { try PLS(estimator: .gsca).fit(alone, to: EmbeddedSurvey.load()) }
  }

  /// Eight solves side by side give the bits of one.
  @Test(arguments: [PLS.Estimator.unit, .pca, .gsca]) func lanesAgree(estimator: PLS.Estimator) throws {
    let survey = try EmbeddedSurvey.load()
    let model = PathModel.ecsiMobile
    let moments = try (0..<3).map { part in
      try Dataset(
        survey.columns.map { column in
          (column.name, (0..<survey.rowCount).filter { $0 % 3 != part }.map { column.number(at: $0) ?? .nan })
        }
      )
    }.map { try model.answers(in: $0).moments() }
    let settings = PLS(estimator: estimator)
    let together = settings.solutions(of: model, on: moments, sideBySide: true)
    let alone = settings.solutions(of: model, on: moments, sideBySide: false)
    #expect(together == alone && together.allSatisfy { $0.estimates != nil })
  }

  @Test func replicatesUseTheSameEstimator() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS(estimator: .pca).fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 200, seed: 1)
    #expect(boot.used == 200)
    let interval = try boot.interval(.path("Image", "Satisfaction"))
    #expect(interval.lower < interval.upper)
    // A first component does not look at neighbours: its loadings vary less than PLS's between replicates, but they vary.
    #expect(Set(try boot.values(of: .weight("IMAG1"))).count > 150)
  }

  @Test func maximumLikelihood() throws {
    let golden = try Self.golden("ml")["results"]
    let moments = try PathModel.ecsiMobile.answers(in: EmbeddedSurvey.load()).moments()
    let ml = try MaximumLikelihood(.ecsiMobile, to: moments)
    #expect(ml.gradient < 1e-10)
    let fit = golden["fit"]
    expectClose(ml.chiSquare, fit["chiSquare"].number, "χ²", tolerance: 1e-7)
    #expect(Double(ml.degreesOfFreedom) == fit["df"].number)
    #expect(Double(ml.parameters.count) == fit["parameters"].number)
    expectClose(ml.cfi, fit["cfi"].number, "CFI", tolerance: 1e-7)
    expectClose(ml.tli, fit["tli"].number, "TLI", tolerance: 1e-7)
    expectClose(ml.rmsea, fit["rmsea"].number, "RMSEA", tolerance: 1e-7)
    expectClose(ml.srmr, fit["srmr"].number, "SRMR", tolerance: 1e-7)
    let p = try #require(ml.p)
    let expectedP = try #require(fit["p"].number)
    expectClose(p / expectedP, 1, "p", tolerance: 1e-6)
    for (loading, name) in zip(ml.loadings, PathModel.ecsiMobile.indicators) {
      let expected = golden["loadings"].array.first { $0["indicator"].text == name }
      expectClose(loading, expected?["estimate"].number, "loading of \(name)", tolerance: 1e-7)
    }
    for expected in golden["unstandardized"].array {
      let own = try #require(
        ml.parameters.first {
          $0.kind.rawValue == expected["kind"].text && $0.left == expected["left"].text
            && $0.right == expected["right"].text
        }, "\(expected)")
      let name = "\(own.kind) \(own.left) \(own.right)"
      expectClose(own.estimate, expected["estimate"].number, name, tolerance: 1e-6)
      expectClose(own.standardError, expected["standardError"].number, "error of \(name)", tolerance: 1e-6)
    }
    for (value, construct) in zip(ml.rSquared, golden["constructs"].array) {
      expectClose(value, construct["rSquared"].number, "R²", tolerance: 1e-7)
    }
    for path in ml.paths {
      let expected = golden["paths"].array.first { $0["from"].text == path.from && $0["to"].text == path.to }
      expectClose(path.estimate, expected?["estimate"].number, "\(path.from) → \(path.to)", tolerance: 1e-7)
    }
    let correlations = golden["constructCorrelations"]["values"].array
    for (j, row) in correlations.enumerated() {
      for (k, value) in row.array.enumerated() {
        expectClose(ml.constructCorrelations.values[j, k], value.number, "correlation \(j) \(k)", tolerance: 1e-7)
      }
    }
  }

  /// In a recursive model without error covariances the paths are regressions on the implied correlations, and effects
  /// are sums of products of paths.
  @Test func structureOfMaximumLikelihood() throws {
    let model = PathModel.ecsiMobile
    let ml = try MaximumLikelihood(model, to: model.answers(in: EmbeddedSurvey.load()))
    #expect(ml.sample.used == 250 && ml.sample.fingerprint != nil)
    // Expectation and quality correlate by 0.995 under it.
    #expect(ml.warnings.map(\.code) == ["indistinctFactors"])
    func path(_ from: String, _ to: String) -> Double {
      ml.paths.first { $0.from == from && $0.to == to }?.estimate ?? 0
    }
    for effect in ml.effects {
      // T = B + BT: the last step of every chain ends in the target.
      let through = model.paths.filter { $0.to == effect.to }.reduce(0.0) { sum, last in
        sum + path(last.from, last.to)
          * (ml.effects.first { $0.from == effect.from && $0.to == last.from }?.total ?? 0)
      }
      expectClose(effect.total, path(effect.from, effect.to) + through, "\(effect.from) → \(effect.to)")
      expectClose(effect.indirect, through, "indirect \(effect.from) → \(effect.to)")
    }
    for chain in ml.specificIndirectEffects().effects {
      let product = zip(chain.chain, chain.chain.dropFirst()).reduce(1) { $0 * path($1.0, $1.1) }
      expectClose(chain.estimate, product, chain.chain.joined(separator: " → "))
    }
    for target in model.constructs.map(\.name) {
      let c = ml.constructCorrelations
      let from = model.paths.filter { $0.to == target }.map(\.from)
      for other in from {
        let implied = from.reduce(0) { $0 + path($1, target) * (c[$1, other] ?? .nan) }
        expectClose(implied, c[other, target], "correlation of \(other) and \(target)")
      }
    }
    for row in ml.reliability {
      let loadings = zip(model.indicators, ml.loadings).filter {
        model.construct(ofIndicator: $0.0)?.name == row.construct
      }.map(\.1)
      #expect(row.rhoA == nil)
      guard loadings.count > 1 else {
        #expect(row.ave == nil && row.alpha == nil)
        continue
      }
      expectClose(row.ave, averageVarianceExtracted(loadings: loadings), "AVE of \(row.construct)")
      expectClose(row.rhoC, compositeReliability(loadings: loadings), "ρ_C of \(row.construct)")
    }
    let fit = try PLS().fit(model, to: EmbeddedSurvey.load())
    #expect(ml.htmt == fit.assessment.htmt && ml.collinearity == fit.assessment.indicators)
    #expect(ml.reliability.map(\.alpha) == fit.assessment.reliability.map(\.alpha))
  }

  /// Answers, their moments and their sums give one likelihood.
  @Test func doorsOfMaximumLikelihood() throws {
    let model = PathModel.ecsiMobile
    let answers = try model.answers(in: EmbeddedSurvey.load())
    let byAnswers = try MaximumLikelihood(model, to: answers)
    let byMoments = try MaximumLikelihood(model, to: answers.moments())
    let table = try MomentTable(keyNames: ["all"], keys: [["1"]], rows: [answers.sums()])
    let bySums = try MaximumLikelihood(model, to: table)
    #expect(byAnswers.parameters == byMoments.parameters && byAnswers.chiSquare == byMoments.chiSquare)
    expectClose(bySums.chiSquare, byAnswers.chiSquare, "χ²")
  }

  /// Parameters come back from the covariances that they imply.
  @Test func maximumLikelihoodRecoversThePopulation() throws {
    let model = try PathModel(text: "A =~ a1 + a2 + a3\nB =~ b1 + b2 + b3\nC =~ c1\nB ~ A\nC ~ A + B")
    var sigma = Matrix.identity(7)
    let loadings = [0.9, 0.8, 0.7, 0.85, 0.75, 0.65, 1]
    let correlations = [[1, 0.5, 0.44], [0.5, 1, 0.52], [0.44, 0.52, 1]]
    let blocks = [0, 0, 0, 1, 1, 1, 2]
    for i in 0..<7 {
      for j in 0..<7 where i != j { sigma[i, j] = loadings[i] * loadings[j] * correlations[blocks[i]][blocks[j]] }
    }
    let ml = try MaximumLikelihood(model, to: Moments(names: model.indicators, covariance: sigma, n: 400))
    expectClose(ml.chiSquare, 0, "χ²", tolerance: 1e-9)
    for (got, expected) in zip(ml.loadings, loadings) { expectClose(got, expected, "loading", tolerance: 1e-7) }
    expectClose(ml.rSquared[1], 0.25, "R² of B", tolerance: 1e-7)
  }

  @Test func refusals() throws {
    let moments = try PathModel.ecsiMobile.answers(in: EmbeddedSurvey.load()).moments()
    #expect(throws: EstimationError.compositeInLikelihood(construct: "Image")) {
      try MaximumLikelihood(Self.model(kind: .composite), to: moments)
    }
    let impatient = Result { try MaximumLikelihood(.ecsiMobile, to: moments, maximumIterations: 3) }
    guard case .failure(EstimationError.likelihoodNotConverged(3, let gradient)) = impatient else {
      Issue.record("three steps are not enough: \(impatient)")
      return
    }
    #expect(gradient > 1e-8)
    #expect(throws: EstimationError.invalidOption(name: "maximumIterations", value: "0", requirement: "at least 1")) {
      try MaximumLikelihood(.ecsiMobile, to: moments, maximumIterations: 0)
    }
    let bound = EstimationError.invalidOption(
      name: "maximumIterations", value: "100001", requirement: "at most 100000")
    #expect(throws: bound) { try MaximumLikelihood(.ecsiMobile, to: moments, maximumIterations: 100_001) }
  }

  /// More indicators than cases, an indicator that is the sum of others, one that does not vary.
  @Test func singularCovariances() throws {
    let model = try PathModel(text: "A =~ a1 + a2 + a3\nB =~ b1 + b2\nB ~ A")
    var sigma = Matrix.identity(5)
    for i in 0..<5 {
      for j in 0..<5 where i != j { sigma[i, j] = 0.5 }
    }
    (sigma[1, 0], sigma[0, 1]) = (1, 1)
    #expect(throws: EstimationError.singularCovariances(cases: 100, indicators: 5)) {
      try MaximumLikelihood(model, to: Moments(names: model.indicators, covariance: sigma, n: 100))
    }
    (sigma[1, 0], sigma[0, 1]) = (0.5, 0.5)
    let survey = try EmbeddedSurvey.load()
    let answers = try Dataset(
      zip(model.indicators, ["IMAG1", "IMAG2", "", "CUSA1", "CUSA2"]).map { name, column in
        (name, (0..<survey.rowCount).map { survey.column(named: column)?.number(at: $0) ?? 7 })
      })
    #expect(throws: EstimationError.zeroVariance(indicator: "a3", cases: 250)) {
      try MaximumLikelihood(model, to: model.answers(in: answers))
    }
  }

  /// Two indicators that correlate more than a common factor with the third allows: the error variance of one is below
  /// 0, and the warning names it.
  @Test func aHeywoodCaseIsNamed() throws {
    let model = try PathModel(text: "A =~ a1 + a2 + a3\nB =~ b1\nB ~ A")
    let correlations = [[1, 0.8, 0.7, 0.3], [0.8, 1, 0.4, 0.2], [0.7, 0.4, 1, 0.2], [0.3, 0.2, 0.2, 1]]
    let ml = try MaximumLikelihood(
      model, to: Moments(names: model.indicators, covariance: Matrix(rows: correlations), n: 300))
    let residual = try #require(ml.parameters.first { $0.kind == .residual && $0.left == "a1" })
    #expect(residual.estimate < 0)
    let warning = try #require(ml.warnings.first { $0.code == "negativeVariance" })
    #expect(warning.indicator == "a1" && warning.construct == "A")
    #expect(warning.message.contains("the error variance of a1") && warning.message.contains("Heywood"))
  }
}

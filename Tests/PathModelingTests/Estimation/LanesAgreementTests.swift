import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing

/// Eight solves side by side hold the bits of eight solves one by one, whoever shares the vector: lanes that converge
/// at other iterations, and lanes that fail.
struct LanesAgreementTests {
  private func bits(_ estimates: PLSEstimates) -> [String: [UInt64]] {
    let numbers = [
      "weights": estimates.weights, "loadings": estimates.loadings, "projections": estimates.crossLoadings.elements,
      "scores": estimates.scoreCorrelations.elements, "constructs": estimates.constructCorrelations.elements,
      "reliabilities": estimates.correctionReliabilities, "paths": estimates.paths.elements,
      "R²": estimates.rSquared, "effects": estimates.totalEffects.elements,
    ]
    return numbers.mapValues { $0.map(\.bitPattern) }
  }

  /// Solves both ways and returns the solutions one by one.
  @discardableResult
  private func expectAgreement(
    _ estimator: PLS, _ model: PathModel, _ moments: [Moments], at location: SourceLocation = #_sourceLocation
  ) -> [PLS.Solution] {
    let alone = estimator.solutions(of: model, on: moments, sideBySide: false)
    let together = estimator.solutions(of: model, on: moments, sideBySide: true)
    #expect(alone.count == moments.count && together.count == moments.count, sourceLocation: location)
    for (i, (one, other)) in zip(alone, together).enumerated() {
      #expect(one.failure == other.failure, "set \(i): failure", sourceLocation: location)
      #expect(one.iterations == other.iterations, "set \(i): iterations", sourceLocation: location)
      #expect(
        one.lastChange.bitPattern == other.lastChange.bitPattern, "set \(i): last change", sourceLocation: location)
      guard let first = one.estimates, let second = other.estimates else { continue }
      let (expected, got) = (bits(first), bits(second))
      for (name, value) in expected where got[name] != value {
        Issue.record("set \(i): \(name) differ in a bit", sourceLocation: location)
      }
    }
    return alone
  }

  /// Moments of the survey under 19 sets of case weights: two full vectors and three lanes of a third.
  private func resampled(_ model: PathModel) throws -> [Moments] {
    let table = try AnswerTable.mobile()
    var model = model
    model.conventions.weightsColumn = "weight"
    return try (0..<19).map { seed in
      var (lottery, weighted) = (Lottery(seed: UInt64(seed)), table)
      var weights = [Double](repeating: 0, count: table.rowCount)
      for _ in weights.indices { weights[lottery.draw(below: weights.count)] += 1 }
      weighted["weight"] = weights
      return try model.answers(in: weighted.dataset()).moments()
    }
  }

  @Test(arguments: PLS.Scheme.allCases, [PLS.Estimator.pls, .plsc])
  func resampledSurvey(_ scheme: PLS.Scheme, _ estimator: PLS.Estimator) throws {
    let moments = try resampled(.ecsiMobile)
    for metric in PLS.Metric.allCases {
      let settings = PLS(estimator: estimator, scheme: scheme, metric: metric)
      let solutions = expectAgreement(settings, .ecsiMobile, moments)
      #expect(Set(solutions.map(\.iterations)).count > 1, "lanes converge at different iterations")
      #expect(solutions.allSatisfy { $0.failure == nil }, "got \(solutions.compactMap(\.failure))")
    }
  }

  @Test
  func modeBAndUnitBlocks() throws {
    let template = PathModel.ecsiMobile
    let model = try PathModel(
      constructs: template.constructs.enumerated().map { j, construct in
        Construct(
          construct.name, indicators: construct.indicators, kind: j % 3 == 0 ? .composite : .reflective,
          mode: [.b, .a, .unit][j % 3])
      }, paths: template.paths, conventions: template.conventions)
    expectAgreement(PLS(), model, try resampled(model))
  }

  /// Some lanes have converged at the last iteration allowed, the others are refused.
  @Test
  func someLanesDoNotConverge() throws {
    let moments = try resampled(.ecsiMobile)
    let used = PLS().solutions(of: .ecsiMobile, on: moments, sideBySide: false).map(\.iterations).sorted()
    let limit = Int(used[used.count / 2])
    try #require(Double(limit) < used[used.count - 1], "every set takes \(limit) iterations")
    let solutions = expectAgreement(PLS(maximumIterations: limit), .ecsiMobile, moments)
    let refused = solutions.count { $0.failure == "notConverged 0" }
    #expect(refused > 0 && refused < solutions.count, "\(refused) of \(solutions.count) refused")
  }

  /// One model on moments that fail in every way a solve can fail, between others that do not.
  @Test(arguments: [PLS.Estimator.pls, .plsc], PLS.Scheme.allCases)
  func failingLanes(_ estimator: PLS.Estimator, _ scheme: PLS.Scheme) throws {
    let model = try PathModel(
      text: """
        A =~ a1 + a2
        B <~ b1 + b2
        C =~ c
        D =~ d
        D ~ A + B + C
        """)
    let names = ["fine", "singular", "collinear", "unrelated", "fine", "unreliable", "constant", "fine", "fine"]
    let moments = try names.map { try Self.moments(of: model, $0) }
    let solutions = expectAgreement(PLS(estimator: estimator, scheme: scheme), model, moments)
    let expected: [String: String] = [
      "singular": "singularBlock 1", "collinear": "collinearPredecessors 3", "unrelated": "noScoreVariance 0",
      "constant": "zeroVariance 5", "unreliable": "reliabilityNotPositive 0",
    ]
    for (name, solution) in zip(names, solutions) {
      let failure = name == "unreliable" && estimator == .pls ? nil : expected[name]
      #expect(solution.failure == failure, "\(name): got \(solution.failure ?? "estimates")")
    }
  }

  /// Correlations of a1, a2, b1, b2, c, d with one fault.
  private static func moments(of model: PathModel, _ fault: String) throws -> Moments {
    var r = Matrix.identity(6)
    func set(_ i: Int, _ j: Int, _ value: Double) { (r[i, j], r[j, i]) = (value, value) }
    for i in 0..<6 { for j in 0..<i { set(i, j, 0.2 + 0.03 * Double(i) - 0.02 * Double(j)) } }
    switch fault {
    case "singular":
      set(2, 3, 1)
      for j in [0, 1, 4, 5] { set(3, j, r[2, j]) }
    case "collinear":
      // b1 and b2 stand for one variable, which is c: B and C are one.
      set(2, 3, 0.5)
      for j in [0, 1, 5] {
        set(3, j, r[2, j])
        set(4, j, r[2, j] * 2 / 3.0.squareRoot())
      }
      set(4, 2, 1.5 / 3.0.squareRoot())
      set(4, 3, 1.5 / 3.0.squareRoot())
    case "unrelated":
      for i in [0, 1] { for j in 2..<6 { set(i, j, 0) } }
    case "unreliable": set(0, 1, -0.3)
    case "constant":
      let table = Array(repeating: [1.0, 2, 4, 3, 5, 2, 4], count: 6)
      var data = Dictionary(uniqueKeysWithValues: zip(model.indicators, table))
      for (k, name) in model.indicators.enumerated() { data[name]?.swapAt(k % 7, (k * k + 3) % 7) }
      data["d"] = Array(repeating: 3, count: 7)
      return try model.answers(in: Dataset(model.indicators.map { ($0, data[$0] ?? []) })).moments()
    default: break
    }
    return try Moments(names: model.indicators, correlations: r, n: 100)
  }

  /// A correlation of exactly 0 with a score that is turned round stays 0 in both ways, and never becomes −0.
  @Test(arguments: PLS.Scheme.allCases)
  func zerosKeepTheirSign(_ scheme: PLS.Scheme) throws {
    let (model, moments) = try Population.tie(first: 0.1)
    let solutions = expectAgreement(PLS(scheme: scheme), model, [moments])
    let estimates = try #require(solutions[0].estimates)
    let zeros = estimates.crossLoadings.elements.filter { $0 == 0 }
    #expect(!zeros.isEmpty && zeros.allSatisfy { $0.sign == .plus }, "got \(zeros)")
  }

  /// The solver's door gives what the public fit gives.
  @Test
  func theDoorIsTheFit() throws {
    let fit = try PLS().fit(.ecsiMobile, to: EmbeddedSurvey.load())
    let solution = PLS().solutions(of: .ecsiMobile, on: [fit.moments], sideBySide: true)[0]
    #expect(solution.estimates == fit.estimates)
    #expect(Int(solution.iterations) == fit.convergence.iterations)
  }
}

import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Estimates outside their admissible range are given, and named.
struct FitWarningTests {
  static let consistent = PLS(estimator: .plsc, tolerance: 1e-12, maximumIterations: 3000)

  private func warning(_ fit: PLSFit, _ code: String) throws -> FitWarning {
    try #require(fit.warnings.first { $0.code == code }, "got \(fit.warnings.map(\.code))")
  }

  /// PLSc on the mobile-phone survey: the corrected correlations have a negative eigenvalue.
  @Test
  func mobilePhoneSurveyIsInadmissible() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try Self.consistent.fit(.ecsiMobile, to: survey)
    #expect(fit.warnings.map(\.code) == ["inadmissibleCorrelations"])
    let smallest = try SymmetricEigen(fit.constructCorrelations.values).values[0]
    #expect((smallest * 10_000).rounded() == -30, "smallest eigenvalue: got \(smallest), expected −0.0030")
    let message = try warning(fit, "inadmissibleCorrelations").message
    #expect(
      message.contains(" −0.00\(Int((-100_000 * smallest).rounded())).") && message.contains("HTMT"), "got “\(message)”"
    )
    #expect(try PLS().fit(.ecsiMobile, to: survey).warnings.isEmpty, "plain PLS is always admissible")
  }

  /// Two items that agree less with each other (0.2) than with b (0.6).
  @Test
  func rSquared() throws {
    let fit = try fit(r12: 0.2, first: 0.6, second: 0.6)
    let path = try fit.path(from: "A", to: "B")
    // Score (x₁ + x₂)/√2.4, ρ_A = 2·0.2/1.2 = 1/3, correlation 1.2/√2.4, corrected 1.2/√0.8.
    expectClose(path, 1.2 / 0.8.squareRoot(), "corrected path")
    let found = try warning(fit, "inadmissibleRSquared")
    #expect(found.construct == "B" && found.message.contains("R² of B"), "got “\(found.message)”")
    expectClose(try fit.rSquared(of: "B"), 1.8, "R²")
    let row = try #require(fit.constructs.first { $0.name == "B" })
    #expect(row.bic == nil && row.aic == nil, "no criterion where R² ≥ 1")
    #expect(fit.assessment.paths[0].fSquared == nil, "no f² where R² ≥ 1")
    #expect(fit.warnings.contains { $0.code == "inadmissibleCorrelations" })
  }

  /// Unequal weights from unequal correlations: the heavier loading goes beyond 1.
  @Test
  func loading() throws {
    let fit = try fit(r12: 0.5, first: 0.6, second: 0.15)
    let found = try warning(fit, "inadmissibleLoading")
    #expect(found.construct == "A" && found.indicator == "a1", "got \(found)")
    let loading = fit.indicators[0].loading
    #expect(loading > 1 && found.message.contains("is 1.41, beyond ±1"), "got “\(found.message)”")
    // λ₁λ₂ = r and λ₁/λ₂ = 0.6/0.15: the two conditions of one factor give λ₁ = √(0.5·4).
    expectClose(loading, 2.0.squareRoot(), "corrected loading")
  }

  /// w = (4, 1)/√21 and w′w = 17/21, so ρ_A = (17/21)²·(4/21)/(32/441) = 289/168.
  @Test
  func reliability() throws {
    let fit = try fit(r12: 0.5, first: 0.6, second: 0.15)
    let found = try warning(fit, "inadmissibleReliability")
    #expect(found.construct == "A" && found.message.contains("ρ_A of A"), "got “\(found.message)”")
    let block = try fit.blocks()[0]
    let rho = try #require(rhoA(weights: block.weights, correlations: block.correlations))
    expectClose(rho, 289.0 / 168, "ρ_A")
    #expect(found.message.contains("is 1.72, above 1"), "got “\(found.message)”")
  }

  /// Scores that hardly differ are named; those of a whole and its part are close by their nature.
  @Test
  func hardlyTwoConstructs() throws {
    var table = try AnswerTable.mobile()
    table["copy"] = table["CUSCO"].enumerated().map { $0.element + 0.2 * Double($0.offset % 2) }
    let model = try PathModel(text: "A =~ CUSCO\nB =~ copy\nC =~ CUSL1..CUSL3\nC ~ A + B")
    let fit = try PLS().fit(model, to: table.dataset())
    let correlation = fit.constructCorrelations.values[0, 1]
    try #require(correlation > 0.99 && correlation < 1)
    let found = try warning(fit, "hardlyDistinct")
    #expect(fit.warnings.count == 1 && found.construct == "B")
    let digits = "\((correlation * 10_000).rounded() / 10_000)"
    #expect(found.message.contains("the scores of A and B correlate by \(digits)"), "got “\(found.message)”")
    let whole = try PathModel(
      text: "@scale 1..10\nAll =~ fixed(999, 1)*(A + D)\nA =~ CUSCO\nD =~ PERV1\nC =~ CUSL1..CUSL3\nC ~ All")
    let nested = try PLS().fit(whole, to: table.dataset())
    #expect(nested.constructCorrelations["All", "A"].map { $0 > 0.999 } == true && nested.warnings.isEmpty)
  }

  /// Warnings stand in the order of the model, one for each estimate.
  @Test
  func oneWarningForEachEstimate() throws {
    let codes = try fit(r12: 0.5, first: 0.6, second: 0.15).warnings.map(\.code)
    #expect(codes == ["inadmissibleReliability", "inadmissibleLoading"], "got \(codes)")
  }

  private func fit(r12: Double, first: Double, second: Double) throws -> PLSFit {
    let model = try PathModel(text: "A =~ a1 + a2\nB =~ b\nB ~ A")
    let moments = try Moments(
      names: model.indicators,
      correlations: Matrix(rows: [[1, r12, first], [r12, 1, second], [first, second, 1]]), n: 100)
    return try Self.consistent.fit(model, to: moments)
  }
}

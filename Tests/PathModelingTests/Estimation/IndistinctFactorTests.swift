import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Likelihoods that converge to numbers which are no result.
@Suite struct IndistinctFactorTests {
  private static func model() throws -> PathModel {
    try PathModel(text: "A =~ a1..a3\nB =~ b1..b3\nC =~ c1..c3\nC ~ A + B")
  }

  /// Moments of three factors with three items of loading √0.6 each: the likelihood finds these correlations exactly.
  private static func moments(ab: Double, ac: Double, bc: Double) throws -> Moments {
    let factors: [[Double]] = [[1, ab, ac], [ab, 1, bc], [ac, bc, 1]]
    var rows = [[Double]](repeating: [Double](repeating: 1, count: 9), count: 9)
    for i in 0..<9 {
      for j in 0..<9 where i != j { rows[i][j] = 0.6 * factors[i / 3][j / 3] }
    }
    return try Moments(names: model().indicators, correlations: Matrix(rows: rows), n: 200)
  }

  private static func warnings(ab: Double, ac: Double, bc: Double) throws -> [FitWarning] {
    try MaximumLikelihood(model(), to: moments(ab: ab, ac: ac, bc: bc)).warnings
      .filter { $0.code != "correlationsAsCovariances" }
  }

  /// β = (0.6 − 0.98·0.5)/(1 − 0.98²) = 2.778 and (0.5 − 0.98·0.6)/(1 − 0.98²) = −2.222.
  @Test func `factors that are one, with what comes of their paths`() throws {
    let found = try Self.warnings(ab: 0.98, ac: 0.6, bc: 0.5)
    #expect(found.map(\.code) == ["indistinctFactors"])
    let message = try #require(found.first?.message)
    for part in [
      "hardly tell apart as common factors: A and B (0.980)", "A → C 2.78, B → C −2.22", "single paths are no result",
      "Merge these constructs",
    ] {
      #expect(message.contains(part), "\(part): \(message)")
    }
  }

  /// β = (0.8 − 0.9·0.5)/0.19 = 1.842 and (0.5 − 0.9·0.8)/0.19 = −1.158.
  @Test func `paths beyond one between factors that are told apart`() throws {
    let found = try Self.warnings(ab: 0.9, ac: 0.8, bc: 0.5)
    #expect(found.map(\.code) == ["pathsBeyondOne"])
    #expect(found.first?.message.contains("(A → C 1.84, B → C −1.16)") == true, "\(found)")
  }

  @Test func `ordinary correlations are no reason to warn`() throws {
    #expect(try Self.warnings(ab: 0.7, ac: 0.6, bc: 0.5) == [])
  }

  /// Where estimators stand side by side, the warning says which of them it is about.
  @Test func `a comparison names the estimator`() throws {
    let moments = try Self.moments(ab: 0.98, ac: 0.6, bc: 0.5)
    let table = try EstimatorComparison(Self.model(), to: moments, by: [.pls, .ml])
    let found = table.warnings.filter { $0.code == "indistinctFactors" }
    #expect(found.count == 1 && found[0].message.hasPrefix("ml: the answers hardly tell apart"))
    #expect(try EstimatorComparison(Self.model(), to: moments, by: [.pls]).warnings.isEmpty)
  }
}

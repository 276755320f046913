import Satisfaction
import Testing
import _TestSupport

/// Statistics of one's own: the numbers of a replicate by name, in whatever order they are asked for.
struct CustomStatisticTests {
  private func replicates() throws -> Replicates {
    let survey = try EmbeddedSurvey.load()
    return try PLS().fit(.ecsiMobile, to: survey).resample(on: survey, plan: .bootstrap(replicates: 50))
  }

  /// Every number that a replicate gives is that of the built-in statistic.
  @Test
  func numbersAreThoseOfTheStatistics() throws {
    let replicates = try replicates()
    let pairs: [(Statistic, @Sendable (Replicate) -> Double)] = [
      (.path("Image", "Loyalty"), { $0.path(from: "Image", to: "Loyalty") }),
      (.totalEffect("Image", "Loyalty"), { $0.totalEffect(from: "Image", to: "Loyalty") }),
      (.weight("IMAG2"), { $0.weight(of: "IMAG2") }), (.loading("CUSA1"), { $0.loading(of: "CUSA1") }),
      (.mean("CUSA2"), { $0.mean(of: "CUSA2") }), (.standardDeviation("PERV1"), { $0.standardDeviation(of: "PERV1") }),
      (.rSquared("Value"), { $0.rSquared(of: "Value") }), (.index("Value"), { $0.index(of: "Value") }),
      (.htmt("Image", "Value"), { $0.number(.htmt("Image", "Value")) }),
    ]
    for (statistic, own) in pairs {
      #expect(try replicates.values(of: .custom("own", own)) == replicates.values(of: statistic), "\(statistic)")
    }
    // All of them in one closure, which asks nine questions a replicate.
    let expected = try pairs.map { try replicates.values(of: $0.0) }
    let sums = try replicates.values(of: .custom("sum") { replicate in pairs.reduce(0) { $0 + $1.1(replicate) } })
    #expect(sums == (0..<50).map { b in expected.reduce(0) { $0 + $1[b] } })
  }

  /// A closure that asks other questions in some replicates gets the right answers all the same.
  @Test
  func questionsMayChange() throws {
    let replicates = try replicates()
    let a = try replicates.values(of: .path("Image", "Satisfaction"))
    let b = try replicates.values(of: .path("Quality", "Satisfaction"))
    let c = try replicates.values(of: .weight("CUSL1"))
    let found = try replicates.values(
      of: .custom("branches") {
        let first = $0.path(from: "Image", to: "Satisfaction")
        let second = $0.path(from: "Quality", to: "Satisfaction")
        if first > 0.18 { return $0.weight(of: "CUSL1") + $0.path(from: "Image", to: "Satisfaction") }
        if second > 0.5 { return $0.path(from: "Image", to: "Satisfaction") + first }
        return second + $0.number(.weight("CUSL1")) + second
      })
    let expected = a.indices.map { i in
      if a[i] > 0.18 { return c[i] + a[i] }
      return b[i] > 0.5 ? a[i] + a[i] : b[i] + c[i] + b[i]
    }
    #expect(found == expected)
    #expect(Set(a.map { $0 > 0.18 }).count == 2, "both branches are taken")
  }

  @Test
  func whatTheModelHasNotIsNoNumber() throws {
    let replicates = try replicates()
    let none = try replicates.values(
      of: .custom("none") {
        $0.path(from: "Loyalty", to: "Image") + $0.weight(of: "nobody") + $0.rSquared(of: "Image")
      })
    #expect(none.count == 50 && none.allSatisfy(\.isNaN))
  }

  /// 0 is a hypothesis about paths, effects, impacts, weights, loadings and differences, and about what a caller says.
  @Test
  func whatIsTestedAgainstZero() {
    let tested: [Statistic] = [
      .path("A", "B"), .totalEffect("A", "B"), .directEffect("A", "B"), .indirectEffect("A", "B"),
      .specificIndirectEffect(["A", "B", "C"]), .weight("a"), .loading("a"), .unstandardizedWeight("a"),
      .impact(of: "A", on: "B"), .rSquared("A") - .rSquared("B"), .custom("mine") { _ in 0 }.againstZero,
    ]
    let others: [Statistic] = [
      .fSquared("A", "B"), .pathVIF("A", "B"), .communality("a"), .rSquared("A"), .adjustedRSquared("A"), .bic("A"),
      .aic("A"), .alpha("A"), .rhoA("A"), .rhoC("A"), .ave("A"), .indicatorVIF("a"), .mean("a"),
      .standardDeviation("a"), .index("A"), .indexStandardDeviation("A"), .htmt("A", "B"), .correlation("A", "B"),
      .custom("mine") { _ in 0 },
    ]
    for statistic in tested { #expect(statistic.isAgainstZero, "\(statistic)") }
    for statistic in others { #expect(!statistic.isAgainstZero, "\(statistic)") }
  }
}

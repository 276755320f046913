import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// p of the value 0: twice the level at which a limit of the same kind of interval comes to 0.
struct PValueTests {
  /// 999 numbers around 0.4, skewed.
  private let replicates: [Double] = {
    var stream = RandomStream(seed: 3)
    return (0..<999).map { _ in
      let z = stream.normal()
      return 0.4 + 0.3 * z + 0.04 * (z * z - 1)
    }
  }()
  private let errors: [Double] = {
    var stream = RandomStream(seed: 4)
    return (0..<999).map { _ in 0.2 + 0.02 * stream.normal() }
  }()
  private let estimate = 0.38

  private typealias Kind = (name: String, p: Double?, limits: (Double) -> (lower: Double, upper: Double)?)

  private var kinds: [Kind] {
    let (values, own, estimate) = (replicates, errors, estimate)
    return [
      ("percentile", BootstrapIntervals.pValue(values), { BootstrapIntervals.percentile(values, level: $0) }),
      (
        "basic", BootstrapIntervals.basicPValue(values, estimate: estimate),
        { BootstrapIntervals.basic(values, estimate: estimate, level: $0) }
      ),
      (
        "normal", BootstrapIntervals.normalPValue(values, estimate: estimate),
        { BootstrapIntervals.normal(values, estimate: estimate, level: $0) }
      ),
      (
        "bc", BootstrapIntervals.biasCorrectedPValue(values, estimate: estimate),
        { BootstrapIntervals.biasCorrected(values, estimate: estimate, level: $0) }
      ),
      (
        "bca", BootstrapIntervals.biasCorrectedPValue(values, estimate: estimate, acceleration: 0.06),
        { BootstrapIntervals.biasCorrected(values, estimate: estimate, level: $0, acceleration: 0.06) }
      ),
      (
        "studentized", BootstrapIntervals.studentizedPValue(values, errors: own, estimate: estimate),
        { BootstrapIntervals.studentized(values, errors: own, estimate: estimate, level: $0) }
      ),
    ]
  }

  /// What p would be with replicates without end: of 0.4 + 0.3z + 0.04(z² − 1) with z standard normal, each number that
  /// an interval compares with 0 is a value of z.
  private static func expected(_ kind: String) -> Double {
    func z(_ value: Double) -> Double { (-0.3 + (0.09 - 0.16 * (0.36 - value)).squareRoot()) / 0.08 }
    let deviation = (0.09 + 2 * 0.04 * 0.04).squareRoot()
    let z0 = z(0.38)
    let quantile =
      switch kind {
      case "percentile": z(0)
      case "basic": -z(2 * 0.38)
      case "normal": -(0.38 - 0.02) / deviation
      case "bc": z(0) - 2 * z0
      // z₀ + y/(1 − ay) is the quantile of 0, with y = z₀ + z.
      case "bca": (z(0) - z0) / (1 + 0.06 * (z(0) - z0)) - z0
      // (θ* − 0.38)/0.2 beyond 0.38/SE; the errors differ by little.
      default: -z(0.38 + 0.2 * 0.38 / deviation)
      }
    return 2 * Normal.cumulative(quantile)
  }

  /// An interval of a somewhat lower level leaves 0 out, one of a somewhat higher level holds it.
  @Test
  func pIsTheLevelAtWhichALimitIsZero() throws {
    var found: Set<Double> = []
    for kind in kinds {
      let p = try #require(kind.p)
      let expected = Self.expected(kind.name)
      // Three standard errors of twice a share of 999.
      let margin = 3 * 2 * (expected / 2 * (1 - expected / 2) / 999).squareRoot()
      expectClose(p, expected, kind.name, tolerance: margin / max(1, expected))
      let inner = try #require(kind.limits(1 - 1.05 * p))
      let outer = try #require(kind.limits(1 - 0.95 * p))
      #expect(inner.lower > 0, "\(kind.name): p \(p), limit \(inner.lower)")
      #expect(outer.lower < 0, "\(kind.name): p \(p), limit \(outer.lower)")
      found.insert(p)
    }
    #expect(found.count == kinds.count, "six kinds have six values: \(found)")
  }

  /// The same numbers the other way round have the same p, and 0 in the middle has p 1.
  @Test
  func pIsTwoSided() throws {
    let mirrored = replicates.map { -$0 }
    expectClose(BootstrapIntervals.pValue(mirrored), BootstrapIntervals.pValue(replicates), "percentile")
    expectClose(
      BootstrapIntervals.biasCorrectedPValue(mirrored, estimate: -estimate, acceleration: -0.06),
      BootstrapIntervals.biasCorrectedPValue(replicates, estimate: estimate, acceleration: 0.06), "bca",
      tolerance: 1e-12)
    expectClose(
      BootstrapIntervals.basicPValue(mirrored, estimate: -estimate),
      BootstrapIntervals.basicPValue(replicates, estimate: estimate), "basic")
    let even = (-50...50).map(Double.init)
    for p in [
      BootstrapIntervals.pValue(even), BootstrapIntervals.basicPValue(even, estimate: 0),
      BootstrapIntervals.biasCorrectedPValue(even, estimate: 0), BootstrapIntervals.normalPValue(even, estimate: 0),
    ] { expectClose(p, 1, "in the middle", tolerance: 0.02) }
  }

  /// Of 0, 1, 1, 1, 2 with the estimate 1, half of the three ties lie below: the share is 2.5 of 5, and z₀ is 0.
  @Test
  func tiesCountHalf() throws {
    let values = [0.0, 1, 1 + 1e-13, 1 - 1e-13, 2]
    let corrected = try #require(BootstrapIntervals.biasCorrected(values, estimate: 1, level: 0.9))
    let plain = try #require(BootstrapIntervals.percentile(values, level: 0.9))
    expectClose(corrected.lower, plain.lower, "lower", tolerance: 1e-12)
    expectClose(corrected.upper, plain.upper, "upper", tolerance: 1e-12)
    #expect(BootstrapIntervals.biasCorrected([1, 1, 1], estimate: 1, level: 0.9) != nil)
    #expect(BootstrapIntervals.biasCorrected([2, 2, 3], estimate: 1, level: 0.9) == nil)
  }

  /// p and t stand only where 0 is a hypothesis and the number is not fixed.
  @Test
  func onlyHypothesesHaveP() throws {
    let survey = try EmbeddedSurvey.load()
    let boot = try PLS().fit(.ecsiMobile, to: survey).bootstrap(on: survey, replicates: 200)
    for statistic in [
      Statistic.path("Image", "Loyalty"), .weight("IMAG1"), .loading("IMAG1"), .totalEffect("Image", "Loyalty"),
      .impact(of: "Image", on: "Loyalty"), .unstandardizedWeight("IMAG1"),
    ] {
      let summary = try boot.summary(of: statistic)
      #expect(summary.p != nil && summary.t != nil, "\(statistic)")
    }
    for statistic in [
      Statistic.rSquared("Loyalty"), .fSquared("Image", "Loyalty"), .communality("IMAG1"), .mean("IMAG1"),
      .index("Image"), .bic("Loyalty"), .alpha("Image"), .htmt("Image", "Loyalty"), .weight("CUSCO"),
      .loading("CUSCO"), .unstandardizedWeight("CUSCO"), .directEffect("Image", "Quality"),
    ] {
      let summary = try boot.summary(of: statistic)
      #expect(summary.p == nil && summary.t == nil, "\(statistic)")
    }
    let normal = try boot.interval(.path("Image", "Loyalty"), kind: .normal)
    #expect(normal.kind == .normal && normal.lower < normal.upper)
  }

  /// One case of 40 carries all of an item's variance: its leave-one-out fit fails and leaves the acceleration. Of 15
  /// cases that is more than 5 %, and BC stands for BCa.
  @Test(arguments: [(40, IntervalKind.bca), (15, .bc)])
  func failedLeaveOneOutFits(_ cases: Int, _ expected: IntervalKind) throws {
    var stream = RandomStream(seed: 8)
    let shared = (0..<cases).map { _ in stream.normal() }
    func noisy() -> [Double] { shared.map { $0 + 0.5 * stream.normal() } }
    let survey = try Dataset([
      (name: "a1", values: noisy()), (name: "a2", values: (0..<cases).map { $0 == 3 ? 1 : 0 }),
      (name: "a3", values: noisy()), (name: "b1", values: noisy()), (name: "b2", values: noisy()),
    ])
    let model = try PathModel(text: "A =~ a1 + a2 + a3\nB =~ b1 + b2\nB ~ A")
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 400, interval: .bca)
    #expect(boot.lacksJackknife == (expected == .bc))
    let interval = try boot.interval(.path("A", "B"))
    #expect(interval.kind == expected)
    #expect(try boot.summary(of: .path("A", "B")).interval == expected)
    let corrected = try boot.interval(.path("A", "B"), kind: .bc)
    #expect((interval.lower == corrected.lower) == (expected == .bc))
  }
}

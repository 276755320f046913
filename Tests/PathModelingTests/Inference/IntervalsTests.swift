import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Interval formulas on numbers small enough to follow by hand.
struct IntervalsTests {
  /// 0, 1, …, 100: the quantile of order p is 100·p.
  private let ladder = (0...100).map(Double.init).reversed().map { $0 }

  @Test
  func percentileIsTheQuantile() throws {
    let limits = try #require(BootstrapIntervals.percentile(ladder, level: 0.9))
    expectClose(limits.lower, 5, "lower", tolerance: 1e-12)
    expectClose(limits.upper, 95, "upper", tolerance: 1e-12)
  }

  @Test
  func basicMirrorsThePercentile() throws {
    let limits = try #require(BootstrapIntervals.basic(ladder, estimate: 40, level: 0.9))
    expectClose(limits.lower, 80 - 95, "lower", tolerance: 1e-12)
    expectClose(limits.upper, 80 - 5, "upper", tolerance: 1e-12)
  }

  @Test
  func normalIsCentredOnTheBiasCorrectedEstimate() throws {
    let limits = try #require(BootstrapIntervals.normal([1, 2, 3, 4], estimate: 2, level: 0.95))
    // Mean 2.5, bias 0.5, SE √(5/3).
    let half = 1.959963984540054 * (5.0 / 3).squareRoot()
    expectClose(limits.lower, 1.5 - half, "lower", tolerance: 1e-12)
    expectClose(limits.upper, 1.5 + half, "upper", tolerance: 1e-12)
  }

  @Test
  func biasCorrectionWithoutBiasIsThePercentile() throws {
    let even = (0..<1000).map { Double($0) }
    let corrected = try #require(BootstrapIntervals.biasCorrected(even, estimate: 499.5, level: 0.95))
    let plain = try #require(BootstrapIntervals.percentile(even, level: 0.95))
    expectClose(corrected.lower, plain.lower, "lower", tolerance: 1e-9)
    expectClose(corrected.upper, plain.upper, "upper", tolerance: 1e-9)
    #expect(BootstrapIntervals.biasCorrected(even, estimate: -1, level: 0.95) == nil)
  }

  /// z₀ = Φ⁻¹(0.6), a = 0.1, 90 %: orders from Efron's formula, computed apart.
  @Test
  func bcaFollowsEfron() throws {
    let values = (0..<1000).map { Double($0) }
    let limits = try #require(
      BootstrapIntervals.biasCorrected(values, estimate: 599.5, level: 0.9, acceleration: 0.1))
    let z0 = Normal.quantile(0.6)
    let orders = [-1.6448536269514722, 1.6448536269514722].map {
      Normal.cumulative(z0 + (z0 + $0) / (1 - 0.1 * (z0 + $0)))
    }
    expectClose(limits.lower, 999 * orders[0], "lower", tolerance: 1e-9)
    expectClose(limits.upper, 999 * orders[1], "upper", tolerance: 1e-9)
  }

  @Test
  func accelerationByHand() {
    // Jackknife values 0, 0, 3: mean 1, d = 1, 1, −2: Σd³ = −6, Σd² = 6.
    expectClose(BootstrapIntervals.acceleration(jackknife: [0, 0, 3]), -6 / (6 * 6 * 6.0.squareRoot()), "a")
    #expect(BootstrapIntervals.acceleration(jackknife: [2, 2, 2]) == 0)
  }

  @Test
  func studentizedUsesTheErrorOfEveryReplicate() throws {
    let limits = try #require(
      BootstrapIntervals.studentized([1, 2, 3, 4, 5], errors: [1, 1, 1, 1, 1], estimate: 3, level: 0.5))
    // t* = −2 … 2, quartiles −1 and 1, SE √2.5.
    expectClose(limits.lower, 3 - 2.5.squareRoot(), "lower", tolerance: 1e-12)
    expectClose(limits.upper, 3 + 2.5.squareRoot(), "upper", tolerance: 1e-12)
  }

  @Test
  func pIsTwiceTheSmallerTail() {
    expectClose(BootstrapIntervals.pValue([1, 2, 3, -1]), 2 * 2 / 5, "p")
    expectClose(BootstrapIntervals.pValue([1, 2, 3, 4]), 2 * 1 / 5, "p")
    expectClose(BootstrapIntervals.pValue([0, 0, 0]), 1, "p")
  }

  @Test(arguments: [1, 2, 3, 10, 1023, 1024, 5000, 10_000])
  func quantilesEqualThoseOfTheSortedSample(_ count: Int) {
    var stream = RandomStream(seed: UInt64(count))
    let samples = [
      (0..<count).map { _ in stream.normal() }, (0..<count).map { _ in Double(Int.random(in: 0..<4, using: &stream)) },
      (0..<count).map(Double.init), Array(repeating: 2.5, count: count),
    ]
    let orders = [0, 0.005, 0.025, 0.05, 0.3, 0.5, 0.77, 0.95, 0.975, 0.999, 1]
    for values in samples {
      let sorted = values.sorted()
      for (order, got) in zip(orders, Quantiles.type7(values, orders: orders)) {
        let position = Double(count - 1) * order
        let below = min(Int(position), count - 1)
        let above = min(below + 1, count - 1)
        let expected = sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
        expectClose(got, expected, "order \(order) of \(count)", tolerance: 1e-12)
      }
    }
    #expect(Quantiles.type7([], orders: orders).isEmpty)
  }

  /// All six kinds on the mobile-phone survey: they agree where the distribution is nearly normal.
  @Test(arguments: IntervalKind.allCases)
  func kindsAgreeOnTheIndex(_ kind: IntervalKind) throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 1500, interval: kind)
    let interval = try boot.interval(.index("Satisfaction"))
    #expect(interval.kind == kind)
    expectClose(interval.lower, 70.6, "lower limit, \(kind)", tolerance: 0.006)
    expectClose(interval.upper, 74.2, "upper limit, \(kind)", tolerance: 0.006)
  }
}

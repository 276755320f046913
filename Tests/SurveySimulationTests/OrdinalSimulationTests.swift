import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Ordinal answers: thresholds, and moments against brute integration.
struct OrdinalSimulationTests {
  @Test
  func thresholdsByHand() {
    let even = ordinalThresholds(categories: 4, skew: 0, spread: 1)
    #expect(even[1] == 0)
    expectClose(even[0], -0.6744897501960817, "first quartile", tolerance: 1e-15)
    let moved = ordinalThresholds(categories: 2, skew: -0.6, spread: 0.5)
    expectClose(moved[0], -1.2, "threshold", tolerance: 1e-15)
    #expect(ordinalThresholds(categories: 1, skew: 0, spread: 1).isEmpty)
  }

  /// With many categories the mean position is Φ(−skew/√(1 + spread²)).
  @Test
  func meanPositionIsAsDocumented() throws {
    let model = try PathModel(text: "@scale 0..999; A =~ a; B =~ b; B ~ 0.5*A")
    let moments = try PopulationModel(model).moments(of: .ordinal(skew: -0.6, spread: 0.8))
    let mean = try #require(moments.means?[0])
    // Categories are floors: half a category below the position.
    expectClose(
      (mean + 0.5) / 1000, Normal.cumulative(0.6 / (1 + 0.64).squareRoot()), "mean position", tolerance: 1e-6)
  }

  /// Two answers 0/1 cut at the median: covariance asin(ρ)/2π.
  @Test
  func medianSplitByHand() throws {
    let model = try PathModel(text: "@scale 0..1; A =~ a; B =~ b; B ~ 0.5*A")
    let moments = try PopulationModel(model).moments(of: .ordinal())
    expectClose(moments.covariance[0, 1], 1.0 / 12, "covariance", tolerance: 1e-15)
    expectClose(moments.covariance[0, 0], 0.25, "variance", tolerance: 1e-15)
    #expect(moments.means == [0.5, 0.5])
  }

  /// Means, variances and covariances against sums over a fine grid of the two latent answers.
  @Test(arguments: [(-0.6, 0.6, 0.7), (0.3, 1.2, -0.4), (1.0, 0.4, 0.95)])
  func momentsEqualBruteIntegration(skew: Double, spread: Double, correlation: Double) throws {
    let model = try PathModel(
      text: "@scale 1..10; @scale 0..4 b; A =~ a; B =~ b; B ~ \(correlation)*A")
    let shift = PopulationSegment("only", share: 1, shifts: ["A": 0.3])
    let population = try PopulationModel(model, assumptions: .init(segments: [shift]))
    let moments = try population.moments(of: .ordinal(skew: skew, spread: spread))
    let brute = Self.brute(
      [
        (1, ordinalThresholds(categories: 10, skew: skew, spread: spread), 0.3),
        (0, ordinalThresholds(categories: 5, skew: skew, spread: spread), 0.3 * correlation),
      ], correlation)
    expectClose(moments.means?[0], brute.means.0, "mean of a", tolerance: 1e-12)
    expectClose(moments.means?[1], brute.means.1, "mean of b", tolerance: 1e-12)
    expectClose(moments.covariance[0, 0], brute.variance, "variance of a", tolerance: 1e-12)
    expectClose(moments.covariance[0, 1], brute.covariance, "covariance", tolerance: 1e-12)
  }

  typealias Item = (lowest: Double, thresholds: [Double], mean: Double)

  /// Integrates category by category of the first answer with Simpson's rule, so that no step is crossed; the second
  /// answer is integrated exactly given the first.
  private static func brute(
    _ items: [Item], _ correlation: Double
  ) -> (means: (Double, Double), variance: Double, covariance: Double) {
    let (first, second) = (items[0], items[1])
    let scale = (1 - correlation * correlation).squareRoot()
    func expectedSecond(_ z: Double) -> Double {
      second.thresholds.reduce(second.lowest) {
        $0 + Normal.cumulative((second.mean + correlation * z - $1) / scale)
      }
    }
    let cuts = [-9] + first.thresholds.map { $0 - first.mean } + [9]
    var (mean, square, other, product) = (0.0, 0.0, 0.0, 0.0)
    for (m, (low, high)) in zip(cuts, cuts.dropFirst()).enumerated() {
      let answer = first.lowest + Double(m)
      let (panels, step) = (8_000, (high - low) / 8_000)
      for i in 0...panels {
        let z = low + Double(i) * step
        let factor = i == 0 || i == panels ? 1.0 : (i.isMultiple(of: 2) ? 2 : 4)
        let weight = factor * step / 3 * Normal.density(z)
        let conditional = expectedSecond(z)
        mean += weight * answer
        square += weight * answer * answer
        other += weight * conditional
        product += weight * answer * conditional
      }
    }
    return ((mean, other), square - mean * mean, product - mean * other)
  }

  /// Discretised answers correlate less, and the index of the population is near its mean position.
  @Test
  func populationFitHasAnIndex() throws {
    let population = try SimulatedPopulations.ecsi()
    let fit = try PLS().fit(population.model, to: population.moments(of: SimulatedPopulations.ordinal))
    let index = try fit.index(of: "Satisfaction")
    // Every item has the same thresholds, so the index is their common mean on 0…100.
    let mean = try #require(fit.moments.means?[15])
    expectClose(index, (mean - 1) / 9 * 100, "index", tolerance: 1e-12)
    #expect(index > 65 && index < 75)
    let latent = try PLS().fit(
      PathModel(text: SimulatedPopulations.ecsiText.replacing("@scale 1..10", with: "")),
      to: population.moments(of: .normal(mean: 5.5, standardDeviation: 0.5)))
    #expect(try fit.path(from: "Image", to: "Expectation") < latent.path(from: "Image", to: "Expectation"))
  }
}

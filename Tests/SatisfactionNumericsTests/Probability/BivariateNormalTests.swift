import SatisfactionNumerics
import Testing

struct BivariateNormalTests {
  /// Sines of known angles.
  static let quadrants: [(correlation: Double, expected: Double)] = [
    (0, 1.0 / 4), (0.5, 1.0 / 3), (-0.5, 1.0 / 6), (0.75.squareRoot(), 5.0 / 12), (0.5.squareRoot(), 3.0 / 8),
    (1, 1.0 / 2), (-1, 0),
  ]

  /// P(X ≤ 0, Y ≤ 0) = 1/4 + asin(ρ)/2π (Sheppard 1899).
  @Test(arguments: quadrants)
  func quadrantIsSheppards(correlation: Double, expected: Double) {
    let got = BivariateNormal(correlation: correlation).cumulative(0, 0)
    #expect(abs(got - expected) < 1e-15, "ρ = \(correlation): got \(got), expected \(expected)")
  }

  /// Against ∫ φ(x) Φ((k − ρx)/√(1 − ρ²)) dx by Simpson's rule.
  @Test(arguments: [-0.999, -0.9, -0.3, 0.1, 0.6, 0.92, 0.95, 0.99, 0.9999])
  func equalsTheIntegralOfTheConditional(correlation: Double) {
    let pair = BivariateNormal(correlation: correlation)
    for h in [-3.0, -1.2, 0, 0.4, 2.1] {
      for k in [-2.5, -1.2, 0.1, 0.4, 3] {
        let expected = Self.simpson(h, k, correlation)
        let got = pair.cumulative(h, k)
        #expect(
          abs(got - expected) < 2e-13,
          "Φ₂(\(h), \(k); \(correlation)): got \(got), expected \(expected), difference \(got - expected)")
      }
    }
  }

  /// So close to |ρ| = 1 the integrand is a needle; Fréchet's bounds are the limits.
  @Test(arguments: [1 - 1e-12, 1 - 0x1p-53])
  func approachesTheBounds(correlation: Double) {
    for (h, k) in [(0.3, 0.9), (-1.0, -1.0), (2.0, -2.0), (-0.7, 0.7)] {
      let upper = min(Normal.cumulative(h), Normal.cumulative(k))
      let lower = max(0, Normal.cumulative(h) + Normal.cumulative(k) - 1)
      let near = BivariateNormal(correlation: correlation).cumulative(h, k)
      let opposite = BivariateNormal(correlation: -correlation).cumulative(h, k)
      #expect(abs(near - upper) < 1e-6, "Φ₂(\(h), \(k)) near 1: got \(near), expected \(upper)")
      #expect(abs(opposite - lower) < 1e-6, "Φ₂(\(h), \(k)) near −1: got \(opposite), expected \(lower)")
    }
  }

  @Test
  func infiniteLimitsAddNothing() {
    let pair = BivariateNormal(correlation: 0.7)
    #expect(pair.cumulative(.infinity, 0.3) == Normal.cumulative(0.3))
    #expect(pair.cumulative(-.infinity, .infinity) == 0)
  }

  /// Panels from −9 to `h` that are a hundredth of the step that a high correlation makes of the conditional.
  private static func simpson(_ h: Double, _ k: Double, _ correlation: Double) -> Double {
    let scale = (1 - correlation * correlation).squareRoot()
    let panels = correlation.magnitude > 0.99 ? 120_000 : 20_000
    let step = (h + 9) / Double(panels)
    var sum = 0.0
    for i in 0...panels {
      let x = -9 + Double(i) * step
      let factor = i == 0 || i == panels ? 1.0 : (i.isMultiple(of: 2) ? 2 : 4)
      sum += factor * Normal.density(x) * Normal.cumulative((k - correlation * x) / scale)
    }
    return sum * step / 3
  }
}

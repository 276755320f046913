import SatisfactionNumerics
import Testing

struct RegressionTests {
  /// A line through weighted points: the residual of each is 0.
  @Test func lineThroughPoints() throws {
    let x = [1.0, 2, 4, 7]
    let line = try #require(WeightedLine(x: x, y: x.map { 3 - 0.5 * $0 }, weights: [1, 5, 0, 2]))
    #expect(abs(line.slope + 0.5) < 1e-14)
    #expect(abs(line.intercept - 3) < 1e-14)
    #expect(WeightedLine(x: [2, 2], y: [1, 5], weights: [1, 1]) == nil)
  }

  /// A weight of 3 counts as three points: (0, 0), 3·(1, 1), (2, 0) has x̄ = 1, so the slope is 0 and the level 3/5.
  @Test func lineByHand() throws {
    let line = try #require(WeightedLine(x: [0, 1, 2], y: [0, 1, 0], weights: [1, 3, 1]))
    #expect(abs(line.slope) < 1e-15)
    #expect(abs(line.intercept - 0.6) < 1e-15)
  }

  static let isotonic: [(values: [Double], weights: [Double], expected: [Double])] = [
    ([1, 2, 3], [1, 1, 1], [1, 2, 3]),
    ([3, 1, 2], [1, 1, 1], [2, 2, 2]),
    ([1, 4, 2, 6, 5], [1, 1, 3, 1, 1], [1, 2.5, 2.5, 5.5, 5.5]),
    ([0.25, 0.125], [1, 1], [0.1875, 0.1875]),
    ([5], [2], [5]),
    ([], [], []),
  ]

  @Test(arguments: isotonic)
  func isotonicByHand(values: [Double], weights: [Double], expected: [Double]) {
    #expect(IsotonicRegression.fit(values, weights: weights) == expected)
  }

  /// Of all sequences on a grid that do not fall, none comes closer.
  @Test func isotonicIsTheClosest() {
    let (values, weights) = ([2.0, 0, 3, 1], [1.0, 2, 1, 2])
    let distance = { (fit: [Double]) in
      fit.indices.reduce(0.0) { $0 + weights[$1] * (values[$1] - fit[$1]) * (values[$1] - fit[$1]) }
    }
    let best = distance(IsotonicRegression.fit(values, weights: weights))
    let grid = (0...30).map { Double($0) / 10 }
    for a in grid {
      for b in grid where b >= a {
        for c in grid where c >= b {
          for d in grid where d >= c {
            let other = distance([a, b, c, d])
            #expect(other >= best - 1e-12, "\([a, b, c, d]) is closer: \(other) < \(best)")
          }
        }
      }
    }
  }
}

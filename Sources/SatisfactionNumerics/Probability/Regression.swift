/// A straight line by weighted least squares.
package struct WeightedLine: Sendable, Equatable {
  package let slope: Double
  package let intercept: Double

  /// nil where x does not vary.
  ///
  /// - Parameters:
  ///   - x: One number a point.
  ///   - y: As many.
  ///   - weights: As many, none negative.
  package init?(x: [Double], y: [Double], weights: [Double]) {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    let meanX = zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let meanY = zip(y, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
    var (squares, products) = (0.0, 0.0)
    for k in x.indices {
      squares += weights[k] * (x[k] - meanX) * (x[k] - meanX)
      products += weights[k] * (x[k] - meanX) * (y[k] - meanY)
    }
    guard squares > 0 else { return nil }
    slope = products / squares
    intercept = meanY - slope * meanX
  }
}

/// Regression on any function that does not fall.
package enum IsotonicRegression {
  /// The values that do not fall and come closest to the given ones, by pooling neighbours that are out of order.
  ///
  /// - Parameters:
  ///   - values: In the order in which the result is not to fall.
  ///   - weights: As many, all above 0.
  /// - Complexity: O(count).
  /// - Source: Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26, 641–647,
  ///   doi:10.1214/aoms/1177728423.
  package static func fit(_ values: [Double], weights: [Double]) -> [Double] {
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      pools.append((value, weight, 1))
      while pools.count > 1, pools[pools.count - 2].mean >= pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let weight = before.weight + last.weight
        let mean = (before.mean * before.weight + last.mean * last.weight) / weight
        pools.append((mean, weight, before.count + last.count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}

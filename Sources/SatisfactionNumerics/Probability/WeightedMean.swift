/// The mean of one number a case under case weights, and its two variances.
///
/// With ȳ = Σωy/Σω over n cases: V₁ = n/(n−1)·Σω²(y−ȳ)²/(Σω)² is Taylor linearisation with replacement, s²/n without
/// weights, for means and scores; V₀ = Σω²(y−ȳ)²/(Σω)² is p(1−p)/n without weights, for shares. Both are free of the
/// weights' scale.
///
/// - Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.5; Lumley (2004), J. Statistical
///   Software 9(8), doi:10.18637/jss.v009.i08.
package struct WeightedMean: Sendable, Equatable {
  /// Cases with a weight above 0.
  package let cases: Int
  /// Σω.
  package let weight: Double
  /// Σω².
  package let squaredWeight: Double
  /// ȳ = Σωy/Σω.
  package let mean: Double
  /// Σω²(y−ȳ)².
  package let squares: Double

  /// The mean of numbers, nil where no case has a weight above 0.
  ///
  /// - Parameters:
  ///   - values: One finite number a case.
  ///   - weights: As many weights, none negative; nil weighs all cases 1.
  /// - Complexity: Two passes, so that equal numbers have the variance 0 exactly.
  package init?(of values: [Double], weights: [Double]?) {
    guard let weights else {
      guard let first = values.first else { return nil }
      let n = Double(values.count)
      // Around a value of the sample, equal numbers leave no rounding.
      let mean = first + values.reduce(0) { $0 + ($1 - first) } / n
      self.init(
        cases: values.count, weight: n, squaredWeight: n, mean: mean,
        squares: values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
      return
    }
    precondition(values.count == weights.count, "a weight for every case")
    guard let heavy = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    let first = values[heavy]
    var (cases, weight, squaredWeight, sum) = (0, 0.0, 0.0, 0.0)
    for (value, w) in zip(values, weights) where w > 0 {
      cases += 1
      weight += w
      squaredWeight += w * w
      sum += w * (value - first)
    }
    let mean = first + sum / weight
    var squares = 0.0
    for (value, w) in zip(values, weights) where w > 0 { squares += w * w * (value - mean) * (value - mean) }
    self.init(cases: cases, weight: weight, squaredWeight: squaredWeight, mean: mean, squares: squares)
  }

  /// The mean of numbers that several cases have each, nil without any case.
  ///
  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - tallies: The cases behind each of them, perhaps none.
  package init?(of values: [Double], tallies: [CaseTally]) {
    precondition(values.count == tallies.count, "cases for every number")
    guard let occurring = tallies.firstIndex(where: { $0.cases > 0 }) else { return nil }
    let first = values[occurring]
    var (cases, weight, squaredWeight, sum) = (0, 0.0, 0.0, 0.0)
    for (value, tally) in zip(values, tallies) {
      cases += tally.cases
      weight += tally.weight
      squaredWeight += tally.squaredWeight
      sum += tally.weight * (value - first)
    }
    let mean = first + sum / weight
    let squares = zip(values, tallies).reduce(0) { $0 + $1.1.squaredWeight * ($1.0 - mean) * ($1.0 - mean) }
    self.init(cases: cases, weight: weight, squaredWeight: squaredWeight, mean: mean, squares: squares)
  }

  /// A mean from its sums.
  package init(cases: Int, weight: Double, squaredWeight: Double, mean: Double, squares: Double) {
    self.cases = cases
    self.weight = weight
    self.squaredWeight = squaredWeight
    self.mean = mean
    self.squares = squares
  }

  /// V₁, nil for fewer than two cases.
  package var variance: Double? { cases > 1 ? shareVariance * (Double(cases) / Double(cases - 1)) : nil }

  /// V₀.
  package var shareVariance: Double { squares / (weight * weight) }

  /// Kish's effective number of cases, (Σω)²/Σω².
  ///
  /// - Source: Kish (1965), Survey Sampling, §11.7.
  package var effectiveSize: Double { weight * weight / squaredWeight }
}

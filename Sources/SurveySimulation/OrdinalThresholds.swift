internal import SatisfactionNumerics

/// Where a standard normal variable is cut into k ordered categories: τₘ = (Φ⁻¹(m/k) + skew)/spread, m = 1 … k − 1.
///
/// The respondent's position on the scale is T = Φ(spread·z − skew), a share between 0 and 1, and category m holds the
/// positions from m/k to (m + 1)/k. The mean of T is Φ(−skew/√(1 + spread²)).
///
/// - Parameters:
///   - categories: k, at least 1.
///   - skew: 0 is symmetric; negative moves answers towards the upper end.
///   - spread: Positive; 1 with skew 0 gives equal probabilities.
/// - Returns: k − 1 thresholds, ascending; category m lies above m of them.
public func ordinalThresholds(categories: Int, skew: Double, spread: Double) -> [Double] {
  precondition(categories >= 1 && spread > 0, "an ordinal answer has categories and spread")
  return (1..<max(1, categories)).map { (Normal.quantile(Double($0) / Double(categories)) + skew) / spread }
}

/// Whole numbers lowest, lowest + 1, … cut from a normal variable of variance 1 at ascending thresholds.
///
/// An answer is `lowest` plus the number of thresholds below the variable, so every moment is a sum over thresholds of
/// the (joint) probability of lying above them.
struct OrdinalVariable: Sendable, Equatable {
  let lowest: Double
  let thresholds: [Double]

  /// The answer that belongs to a value of the normal variable.
  func answer(_ value: Double) -> Double {
    var answer = lowest
    for threshold in thresholds where value > threshold { answer += 1 }
    return answer
  }

  /// P(above) of every threshold, for a normal variable of this mean.
  private func exceedances(mean: Double) -> [Double] { thresholds.map { Normal.cumulative(mean - $0) } }

  /// Probability of every answer from the lowest on, for a normal variable of this mean.
  func probabilities(mean: Double) -> [Double] {
    let above = [1] + exceedances(mean: mean) + [0]
    return zip(above, above.dropFirst()).map { $0 - $1 }
  }

  /// Expected answer, in points of the scale.
  func expectation(mean: Double) -> Double { exceedances(mean: mean).reduce(lowest, +) }

  /// Variance of the answer: Σₘₗ min(Pₘ, Pₗ) − PₘPₗ.
  func variance(mean: Double) -> Double {
    let above = exceedances(mean: mean)
    var sum = 0.0
    for (m, p) in above.enumerated() {
      sum += p * (1 - p)
      // P falls with the threshold, so the later one is the smaller.
      for q in above[(m + 1)...] { sum += 2 * q * (1 - p) }
    }
    return sum
  }

  /// Covariance with another answer: Σₘₗ P(both above) − PₘPₗ, exact by the bivariate normal distribution.
  ///
  /// - Parameter joint: The two normal variables, less their means.
  func covariance(
    with other: OrdinalVariable, mean: Double, otherMean: Double, joint: BivariateNormal
  ) -> Double {
    var sum = 0.0
    for threshold in thresholds {
      for second in other.thresholds { sum += joint.excess(threshold - mean, second - otherMean) }
    }
    return sum
  }
}

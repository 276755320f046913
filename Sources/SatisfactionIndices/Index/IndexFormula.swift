/// The 0–100 index of one construct as a formula of weights, moments and scales.
///
/// With u = w/s, the weights of a standardised score on unstandardised answers, a case's score is
/// 100·Σu(x − min)/Σu(max − min), and the index the same with means. Weights that sum to 1 (the published form,
/// w̃ = u/Σu) give the same numbers, because a common factor cancels. The score Σux has variance 1, so the standard
/// deviation of the 0–100 scores is 100/|Σu(max − min)|.
///
/// - Source: Fornell, Johnson, Anderson, Cha & Bryant (1996), J. Marketing 60(4), 7–18, doi:10.1177/002224299606000403.
package struct IndexFormula: Sendable, Equatable {
  /// u = w/s of every indicator of the construct.
  package let weights: [Double]
  /// The declared scale of every indicator.
  package let scales: [ClosedRange<Double>]

  /// - Parameters:
  ///   - weights: Weights of standardised indicators.
  ///   - deviations: Their standard deviations, in response points.
  ///   - scales: Their declared scales, in response points.
  package init(weights: [Double], deviations: [Double], scales: [ClosedRange<Double>]) {
    self.weights = zip(weights, deviations).map { $0 / $1 }
    self.scales = scales
  }

  /// Σu(max − min): the span of the score over the whole scale.
  package var span: Double {
    zip(weights, scales).reduce(0) { $0 + $1.0 * ($1.1.upperBound - $1.1.lowerBound) }
  }

  /// Whether the weights cancel over the scale, so that no index is defined: |Σu(max − min)| below 1e-12 of
  /// Σ|u|(max − min).
  package var isUndefined: Bool {
    let size = zip(weights, scales).reduce(0) { $0 + $1.0.magnitude * ($1.1.upperBound - $1.1.lowerBound) }
    return !(span.magnitude > 1e-12 * size)
  }

  /// The 0–100 value of answers, or of their means.
  package func value(of answers: some Sequence<Double>) -> Double {
    var sum = 0.0
    for ((weight, scale), answer) in zip(zip(weights, scales), answers) { sum += weight * (answer - scale.lowerBound) }
    return 100 * sum / span
  }

  /// Points of the index for one standard deviation of the score: negative where the index falls as the score rises,
  /// which takes negative weights.
  package var pointsPerDeviation: Double { 100 / span }

  /// Standard deviation of the cases' 0–100 scores.
  package var standardDeviation: Double { pointsPerDeviation.magnitude }
}

/// Weights of unstandardised answers that sum to 1: w̃ = (w/s)/Σ(w/s).
///
/// - Parameters:
///   - weights: Weights of the standardised indicators of one construct.
///   - deviations: Their standard deviations, in response points.
/// - Returns: One weight an indicator, nil where they cancel: |Σ(w/s)| below 1e-12 of Σ|w/s|.
/// - Source: Fornell et al. (1996), appendix, doi:10.1177/002224299606000403.
public func unstandardizedWeights(weights: [Double], standardDeviations deviations: [Double]) -> [Double]? {
  let raw = zip(weights, deviations).map { $0 / $1 }
  let sum = raw.reduce(0, +)
  let size = raw.reduce(0) { $0 + $1.magnitude }
  return sum.magnitude > 1e-12 * size ? raw.map { $0 / sum } : nil
}

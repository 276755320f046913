/// The 0–100 index of one construct as a formula of weights and scales; see ``IndexSums``.
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

  /// The sums of answers, or of their means.
  private func sums(of answers: some Sequence<Double>) -> IndexSums {
    var sums = IndexSums()
    for ((weight, scale), answer) in zip(zip(weights, scales), answers) {
      sums.add(weight: weight, answer: answer, scale: scale)
    }
    return sums
  }

  private var ends: IndexSums { sums(of: scales.map(\.lowerBound)) }

  /// Σu(max − min): the span of the score over the whole scale.
  package var span: Double { ends.span }

  /// The item that turns the index against its score: among those of negative weight the one that weighs most in answer
  /// steps, where together they outweigh the others; nil where they do not.
  package var turningItem: Int? {
    guard span < 0 else { return nil }
    let spans = zip(weights, scales).map { $0 * ($1.upperBound - $1.lowerBound) }
    return spans.indices.min { spans[$0] < spans[$1] }
  }

  /// Whether the weights nearly cancel over the scale, so that no index is defined.
  package var cancels: Bool { ends.cancels }

  /// The 0–100 value of answers, or of their means.
  package func value(of answers: some Sequence<Double>) -> Double { sums(of: answers).value }

  /// Points of the index for one standard deviation of the score; see ``IndexSums/pointsPerDeviation``.
  package var pointsPerDeviation: Double { ends.pointsPerDeviation }

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

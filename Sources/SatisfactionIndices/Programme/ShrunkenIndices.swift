internal import SatisfactionNumerics

/// The indices of a group drawn towards their mean, as far as their errors ask for: empirical Bayes.
///
/// What a league table of dealers with 30 interviews each should show, beside the plain index and never instead of it.
///
/// - Source: Fay & Herriot (1979), JASA 74, 269–277, doi:10.1080/01621459.1979.10482505; Datta, Rao & Smith (2005),
///   Biometrika 92, 183–196, doi:10.1093/biomet/92.1.183; τ̂² by `RandomEffects`.
public struct ShrunkenIndices: Sendable, Equatable {
  /// One member.
  public struct Member: Sendable, Equatable {
    /// θ̂ = μ̂ + λ(I − μ̂).
    public let index: Double
    /// Root of its squared error: g₁ + g₂ + 2g₃ − (1−λ)²b, at least g₁ + g₂.
    public let standardError: Double
    /// λ: 1 believes the index, 0 the mean of the group.
    public let shrinkage: Double
  }

  /// The members, in the order they were given.
  public let members: [Member]
  /// τ̂², the variance of the true indices.
  public let variance: Double
  /// μ̂, their precision-weighted mean.
  public let mean: Double

  /// Fewer members say too little about τ².
  public static let fewestMembers = 5

  /// Shrinks the indices of a group; nil below ``fewestMembers``.
  ///
  /// - Parameters:
  ///   - indices: 0–100.
  ///   - variances: Their error variances, above 0.
  public init?(indices: [Double], variances: [Double]) {
    guard indices.count >= Self.fewestMembers else { return nil }
    let effects = RandomEffects(pauleMandel: indices, variances: variances)
    let m = Double(indices.count)
    let precisions = variances.map { 1 / ($0 + effects.variance) }
    let (first, second) = (effects.precision, precisions.reduce(0) { $0 + $1 * $1 })
    // Variance and bias of τ̂².
    let spread = 2 * m / (first * first)
    let bias = 2 * (m * second - first * first) / (first * first * first)
    (variance, mean) = (effects.variance, effects.mean)
    members = zip(indices, variances).map { index, variance in
      let share = effects.shrinkage(variance: variance)
      let (g1, g2) = (share * variance, (1 - share) * (1 - share) / first)
      let total = variance + effects.variance
      let g3 = variance * variance / (total * total * total) * spread
      let error = max(g1 + g2, g1 + g2 + 2 * g3 - (1 - share) * (1 - share) * bias)
      return Member(
        index: effects.mean + share * (index - effects.mean), standardError: error.squareRoot(), shrinkage: share)
    }
  }
}

internal import PathModeling
internal import SatisfactionNumerics

/// Ranks the members of groups.
struct GroupRanks: Sendable {
  /// What the draws are around.
  let model: RankProbabilities.Model
  /// How a variance follows from replicates.
  let rule: VarianceRule
  /// Of the interval of a rank.
  let level: Double
  /// Whether plain ranks are those of normal draws too: replicates do not vary as estimates do, or too few came with the
  /// survey to count ranks over them.
  let drawsPlainRanks: Bool
  /// Whether members of a group were drawn apart from each other: they share neither sampling units nor weights that are
  /// estimated anew.
  let areIndependent: Bool
  /// For groups that are compared each with each, and for larger ones.
  private var draws = (small: NormalDraws(), large: NormalDraws())

  init(
    model: RankProbabilities.Model, rule: VarianceRule, level: Double, drawsPlainRanks: Bool, areIndependent: Bool
  ) {
    (self.model, self.rule, self.level) = (model, rule, level)
    (self.drawsPlainRanks, self.areIndependent) = (drawsPlainRanks, areIndependent)
  }

  /// Whether ranks are those of normal draws.
  var drawsRanks: Bool { drawsPlainRanks || model == .shrunken }

  /// Makes the draws that groups of some sizes need.
  mutating func prepare(forGroupsOf sizes: [Int], seed: UInt64) {
    func prepare(_ draws: inout NormalDraws, _ most: Int?) {
      guard let most, most > draws.values.count else { return }
      draws = NormalDraws(members: most, count: NormalDraws.count(members: most), seed: seed)
    }
    prepare(&draws.small, sizes.filter { $0 <= RankProbabilities.mostCompared }.max())
    prepare(&draws.large, sizes.filter { $0 > RankProbabilities.mostCompared }.max())
  }

  /// The ranks of a group and its τ̂; nil where too few replicates have all its members.
  ///
  /// In the shrunken model the true index of a member is normal around μ̂ + λ(I − μ̂) with variance λV, λ = τ̂²/(τ̂² + V);
  /// where τ̂² is 0 every rank is as probable as any other. Members that share sampling units or weights follow each other
  /// as their replicates do. The plain model counts the replicates themselves.
  ///
  /// - Parameters:
  ///   - indices: The index of every member.
  ///   - variances: Their error variances; 0 for a member without spread.
  ///   - replicates: The replicates of every member, the same number each; NaN where one failed.
  func ranks(
    of indices: [Double], variances: [Double], _ replicates: [[Double]]
  ) -> (RankProbabilities, tau: Double)? {
    let m = indices.count
    let effects = RandomEffects(pauleMandel: indices, variances: variances)
    let tau = effects.variance.squareRoot()
    let draws = m <= RankProbabilities.mostCompared ? draws.small : draws.large
    guard model == .shrunken || drawsPlainRanks else {
      guard let whole = Replicates.whole(replicates) else { return nil }
      let values = replicates.flatMap { own in whole.map { own[$0] } }
      return (RankProbabilities(values, members: m, level: level), tau)
    }
    if model == .shrunken, effects.variance == 0, m > 1 {
      return (RankProbabilities(unknownOrderOf: m, level: level), tau)
    }
    let covariance = areIndependent ? nil : ReplicateCovariance(of: indices, replicates, by: rule)
    guard areIndependent || covariance != nil else { return nil }
    if model == .plain {
      let errors = covariance?.errors ?? variances.map { $0.squareRoot() }
      let around = draws.around(indices, errors: errors, factor: covariance?.factor)
      return (RankProbabilities(around, members: m, level: level), tau)
    }
    let shares = variances.map { effects.shrinkage(variance: $0) }
    let around = draws.around(
      zip(shares, indices).map { effects.mean + $0 * ($1 - effects.mean) },
      errors: zip(shares, variances).map { ($0 * $1).squareRoot() }, factor: covariance?.factor)
    return (RankProbabilities(around, members: m, level: level), tau)
  }
}

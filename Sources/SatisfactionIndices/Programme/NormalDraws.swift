internal import PathModeling
internal import SatisfactionNumerics

/// How several estimates vary together: their standard errors and correlations by replicates.
struct ReplicateCovariance {
  /// m standard errors.
  let errors: [Double]
  /// L with LL′ the m × m correlations, 0 for an estimate that does not vary.
  let factor: Matrix

  /// nil where fewer than half of the replicates, or fewer than two, have all the estimates.
  ///
  /// - Parameters:
  ///   - estimates: What the replicates are of.
  ///   - replicates: The replicates of each, the same number; one that is no number leaves the replicate out for all.
  ///   - rule: How a variance follows from them.
  /// - Complexity: O(m²(B + m)) for m estimates with B replicates.
  init?(of estimates: [Double], _ replicates: [[Double]], by rule: VarianceRule) {
    let m = estimates.count
    guard let whole = Replicates.whole(replicates) else { return nil }
    let deviations = replicates.indices.map { f in
      rule.deviations(whole.map { replicates[f][$0] }, numbers: whole, estimate: estimates[f])
    }
    errors = deviations.map { own in own.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    var correlations = Matrix(rows: m, columns: m)
    for i in 0..<m {
      for j in 0...i {
        let products = zip(deviations[i], deviations[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let size = errors[i] * errors[j]
        correlations[i, j] = size > 0 ? products / size : 0
      }
    }
    factor = semidefiniteFactor(correlations)
  }
}

/// What several series of replicates have in common.
enum Replicates {
  /// The numbers of those in which all series have a number; nil where these are fewer than half, or fewer than two.
  static func whole(_ series: [[Double]]) -> [Int]? {
    let all = series.first?.indices ?? 0..<0
    let whole = all.filter { b in series.allSatisfy { $0[b].isFinite } }
    return whole.count >= 2 && 2 * whole.count >= all.count ? whole : nil
  }
}

/// Standard normal numbers for the members of a group, the same for every group.
///
/// Each member has the same quantiles of the normal distribution, one for each of as many equal parts, in an order of its
/// own: no draw is by chance too high, and a probability is known to about 0.003 where chance alone would know it to 0.005.
///
/// - Source: McKay, Beckman & Conover (1979), Technometrics 21, 239–245, doi:10.1080/00401706.1979.10489755.
struct NormalDraws: Sendable {
  /// One row a member.
  private(set) var values: [[Double]] = []

  /// No draws.
  init() {}

  /// Draws for a group: fewer for large ones, whose ranks are sorted.
  static func count(members: Int) -> Int { members <= RankProbabilities.mostCompared ? 10_000 : 2_000 }

  /// - Parameters:
  ///   - members: Rows.
  ///   - count: Draws.
  ///   - seed: The order of row f is of stream f of this seed.
  init(members: Int, count: Int, seed: UInt64) {
    let quantiles = (0..<count).map { Normal.quantile((Double($0) + 0.5) / Double(count)) }
    values = (0..<members).map { f in
      var stream = RandomStream(seed: seed, stream: UInt64(f))
      return quantiles.shuffled(using: &stream)
    }
  }

  /// Draws around some means, one row a member, which follow each other.
  ///
  /// - Parameters:
  ///   - means: m of them, at most as many as there are rows.
  ///   - errors: Their standard deviations.
  ///   - factor: L with LL′ their correlations; nil for independent ones.
  /// - Complexity: O(m) a draw, O(m²) with correlations.
  func around(_ means: [Double], errors: [Double], factor: Matrix?) -> [Double] {
    var draws: [Double] = []
    draws.reserveCapacity(means.count * (values.first?.count ?? 0))
    for f in means.indices {
      guard let factor else {
        for z in values[f] { draws.append(means[f] + errors[f] * z) }
        continue
      }
      var sums = [Double](repeating: 0, count: values[f].count)
      for k in 0...f where factor[f, k] != 0 {
        let share = factor[f, k]
        for draw in sums.indices { sums[draw] += share * values[k][draw] }
      }
      for sum in sums { draws.append(means[f] + errors[f] * sum) }
    }
    return draws
  }
}

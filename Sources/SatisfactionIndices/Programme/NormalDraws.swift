internal import SatisfactionNumerics

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

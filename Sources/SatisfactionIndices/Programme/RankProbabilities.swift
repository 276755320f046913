internal import SatisfactionNumerics

/// How sure the ranks of a group are: the share of replicates in which a member takes each of them.
///
/// - Source: Goldstein & Spiegelhalter (1996), JRSS A 159, 385–443, doi:10.2307/2983325.
public struct RankProbabilities: Sendable, Equatable {
  /// What the replicates are drawn around.
  public enum Model: String, Sendable, Codable, CaseIterable {
    /// Around indices drawn towards the mean of the group: what ranks may claim.
    case shrunken
    /// Around the indices as they are: too sure where members lie close together.
    case plain
  }

  /// One member.
  public struct Member: Sendable, Equatable {
    /// Probability of rank 1, 2, …; rank 1 is the highest index.
    public let probabilities: [Double]
    /// Σ rank · probability.
    public let expectedRank: Double
    /// Lower end of the interval of the rank.
    public let lowerRank: Double
    /// Upper end of the interval of the rank.
    public let upperRank: Double
  }

  /// The members, in the order they were given.
  public let members: [Member]
  /// τ̂, the standard deviation of the true indices.
  public let tau: Double

  /// Ranks the replicates of a group.
  ///
  /// A tie of k members gives 1/k to each of its ranks. In the shrunken model replicate b of a member becomes
  /// μ̂ + λ(I − μ̂) + √λ(I*_b − I); where τ̂² is 0 every rank is as probable as any other.
  ///
  /// - Parameters:
  ///   - indices: The index of every member.
  ///   - variances: Their error variances; 0 for a member without spread.
  ///   - replicates: The replicates of every member, the same number each; NaN where one failed, which leaves the
  ///     replicate out for all.
  ///   - model: Whether indices are drawn towards their mean first.
  ///   - level: Of the interval of a rank.
  /// - Complexity: O(B · m log m).
  public init(indices: [Double], variances: [Double], replicates: [[Double]], model: Model, level: Double) {
    let effects = RandomEffects(pauleMandel: indices, variances: variances)
    tau = effects.variance.squareRoot()
    let m = indices.count
    guard model == .plain || effects.variance > 0 || m == 1 else {
      let any = Member(
        probabilities: Array(repeating: 1 / Double(m), count: m), expectedRank: Double(m + 1) / 2,
        lowerRank: Self.uniformQuantile((1 - level) / 2, of: m), upperRank: Self.uniformQuantile((1 + level) / 2, of: m)
      )
      members = Array(repeating: any, count: m)
      return
    }
    var (values, order) = ([Double](repeating: 0, count: m), Array(0..<m))
    var ranks = RankCounts(members: m)
    let shares = variances.map { effects.shrinkage(variance: $0) }
    for b in 0..<(replicates.first?.count ?? 0) {
      for f in 0..<m {
        values[f] =
          model == .plain
          ? replicates[f][b]
          : effects.mean + shares[f] * (indices[f] - effects.mean)
            + shares[f].squareRoot() * (replicates[f][b] - indices[f])
      }
      if values.allSatisfy(\.isFinite) { ranks.add(values, order: &order) }
    }
    members = (0..<m).map { ranks.member($0, level: level) }
  }

  /// The quantile of type 7 of a rank that is as probable as any other of m, over very many replicates.
  private static func uniformQuantile(_ order: Double, of m: Int) -> Double {
    min(Double(m), (order * Double(m)).rounded(.down) + 1)
  }
}

/// Ranks counted over replicates.
private struct RankCounts {
  private let members: Int
  private var replicates = 0
  /// Share of each rank, members × ranks.
  private var shares: [Double]
  /// Twice the mean rank of a replicate, counted: members × (2m + 1).
  private var doubledRanks: [Int32]

  init(members: Int) {
    self.members = members
    shares = Array(repeating: 0, count: members * members)
    doubledRanks = Array(repeating: 0, count: members * (2 * members + 1))
  }

  /// Counts the ranks of one replicate; `order` is any order of the members, better one close to the right one.
  mutating func add(_ values: [Double], order: inout [Int]) {
    replicates += 1
    Self.sort(&order, by: values)
    var first = 0
    while first < members {
      var end = first + 1
      while end < members, values[order[end]] == values[order[first]] { end += 1 }
      for place in first..<end {
        let member = order[place]
        for rank in first..<end { shares[member * members + rank] += 1 / Double(end - first) }
        doubledRanks[member * (2 * members + 1) + first + end + 1] += 1
      }
      first = end
    }
  }

  /// Insertion: ranks of one replicate are close to those of the one before. Large groups are sorted anew.
  private static func sort(_ order: inout [Int], by values: [Double]) {
    guard order.count <= 64 else {
      order.sort { (values[$0], $1) > (values[$1], $0) }
      return
    }
    for i in order.indices.dropFirst() {
      let moving = order[i]
      var place = i
      while place > 0, values[order[place - 1]] < values[moving] {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = moving
    }
  }

  func member(_ f: Int, level: Double) -> RankProbabilities.Member {
    let probabilities = (0..<members).map { shares[f * members + $0] / Double(max(1, replicates)) }
    return RankProbabilities.Member(
      probabilities: probabilities,
      expectedRank: probabilities.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element },
      lowerRank: quantile(f, (1 - level) / 2), upperRank: quantile(f, (1 + level) / 2))
  }

  /// The quantile of type 7 of the ranks of a member.
  private func quantile(_ f: Int, _ order: Double) -> Double {
    let position = Double(replicates - 1) * order
    let below = Int(position.rounded(.down))
    let low = rank(f, below)
    return position > Double(below) ? low + (position - Double(below)) * (rank(f, below + 1) - low) : low
  }

  /// The rank in place `k` of the sorted ranks of a member.
  private func rank(_ f: Int, _ k: Int) -> Double {
    var seen = 0
    for doubled in 0...(2 * members) {
      seen += Int(doubledRanks[f * (2 * members + 1) + doubled])
      if seen > k { return Double(doubled) / 2 }
    }
    return Double(members)
  }
}

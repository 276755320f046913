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

  /// Draws over which members that are independent are ranked.
  public static let draws = 10_000
  /// Members of a group that is ranked over more draws than it has replicates.
  public static let mostPaired = 64

  /// Ranks the replicates of a group.
  ///
  /// A tie of k members gives 1/k to each of its ranks. In the shrunken model replicate b of a member becomes
  /// μ̂ + λ(I − μ̂) + √(λV)·z_b, where z_b is the replicate less the mean of the member's replicates, in their standard
  /// deviations. It is √λ(I*_b − I) without the chance of how the replicates fell: the model says what their mean and
  /// variance are, so that the same number of replicates tells the probability of a rank more exactly. Where τ̂² is 0
  /// every rank is as probable as any other.
  ///
  /// - Parameters:
  ///   - indices: The index of every member.
  ///   - variances: Their error variances; 0 for a member without spread.
  ///   - replicates: The replicates of every member, the same number each; NaN where one failed, which leaves the
  ///     replicate out for all.
  ///   - areIndependent: Whether members were drawn apart from each other, so that a replicate of one may stand beside
  ///     any of another: groups of up to ``mostPaired`` members are then ranked in ``draws`` pairings, however few the
  ///     replicates.
  ///   - model: Whether indices are drawn towards their mean first.
  ///   - level: Of the interval of a rank.
  /// - Complexity: O(B · m log m), of B replicates or pairings.
  public init(
    indices: [Double], variances: [Double], replicates: [[Double]], areIndependent: Bool = false, model: Model,
    level: Double
  ) {
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
    let whole = (replicates.first ?? []).indices.filter { b in replicates.allSatisfy { $0[b].isFinite } }
    let moved = replicates.indices.map { f in
      let own = whole.map { replicates[f][$0] }
      let share = effects.shrinkage(variance: variances[f])
      return model == .plain
        ? own
        : Self.moved(own, mean: effects.mean + share * (indices[f] - effects.mean), variance: share * variances[f])
    }
    let pairings = areIndependent && m <= Self.mostPaired ? min(whole.count, Self.draws / max(1, whole.count)) : 1
    var ranks = RankCounts(moved)
    for pairing in 0..<max(1, pairings) { ranks.add(apart: pairing) }
    members = (0..<m).map { ranks.member($0, level: level) }
  }

  /// The replicates on a line that gives them this mean and variance.
  private static func moved(_ replicates: [Double], mean: Double, variance: Double) -> [Double] {
    let count = Double(replicates.count)
    let centre = replicates.reduce(0, +) / count
    let squares = replicates.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let slope = squares > 0 ? (variance * (count - 1) / squares).squareRoot() : 0
    return replicates.map { mean + slope * ($0 - centre) }
  }

  /// The quantile of type 7 of a rank that is as probable as any other of m, over very many replicates.
  private static func uniformQuantile(_ order: Double, of m: Int) -> Double {
    min(Double(m), (order * Double(m)).rounded(.down) + 1)
  }
}

/// Ranks counted over draws.
private struct RankCounts {
  private let members: Int
  /// Replicates of each member.
  private let replicates: Int
  /// Those of every member twice over, so that they may begin anywhere.
  private let values: [Double]
  private var draws = 0
  /// Share of each rank, members × ranks.
  private var shares: [Double]
  /// Twice the mean rank of a draw, counted: members × (2m + 1).
  private var doubledRanks: [Int32]

  init(_ values: [[Double]]) {
    (members, replicates) = (values.count, values.first?.count ?? 0)
    self.values = values.flatMap { $0 + $0 }
    shares = Array(repeating: 0, count: members * members)
    doubledRanks = Array(repeating: 0, count: members * (2 * members + 1))
  }

  /// Counts the ranks of all replicates, those of each member `distance` further on than those of the one before.
  mutating func add(apart distance: Int) {
    guard replicates > 0 else { return }
    let starts = (0..<members).map { 2 * $0 * replicates + $0 * distance % replicates }
    if members <= RankProbabilities.mostPaired {
      let greater = GreaterCounts(values, starts: starts, rows: replicates)
      if !greater.hasTies { return add(greater.counts) }
    }
    var (draw, order) = ([Double](repeating: 0, count: members), Array(0..<members))
    for b in 0..<replicates {
      for f in 0..<members { draw[f] = values[starts[f] + b] }
      add(draw, order: &order)
    }
  }

  /// Counts ranks that are all different: of each member in every replicate, how many are above it.
  private mutating func add(_ above: [UInt8]) {
    draws += replicates
    for f in 0..<members {
      var counts = [Int32](repeating: 0, count: members)
      for b in 0..<replicates { counts[Int(above[f * replicates + b])] += 1 }
      for (rank, count) in counts.enumerated() {
        shares[f * members + rank] += Double(count)
        doubledRanks[f * (2 * members + 1) + 2 * rank + 2] += count
      }
    }
  }

  /// Counts the ranks of one draw; `order` is any order of the members, better one close to the right one.
  private mutating func add(_ values: [Double], order: inout [Int]) {
    draws += 1
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

  /// Insertion: ranks of one draw are close to those of the one before. Large groups are sorted anew.
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
    let probabilities = (0..<members).map { shares[f * members + $0] / Double(max(1, draws)) }
    return RankProbabilities.Member(
      probabilities: probabilities,
      expectedRank: probabilities.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element },
      lowerRank: quantile(f, (1 - level) / 2), upperRank: quantile(f, (1 + level) / 2))
  }

  /// The quantile of type 7 of the ranks of a member.
  private func quantile(_ f: Int, _ order: Double) -> Double {
    let position = Double(draws - 1) * order
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

internal import SatisfactionNumerics

/// How sure the ranks of a group are: the share of draws in which a member takes each of them.
///
/// - Source: Goldstein & Spiegelhalter (1996), JRSS A 159, 385–443, doi:10.2307/2983325.
public struct RankProbabilities: Sendable, Equatable {
  /// What the draws are around.
  public enum Model: String, Sendable, Codable, CaseIterable {
    /// Around indices drawn towards the mean of the group: what ranks may claim.
    case shrunken
    /// The replicates, around the indices as they are: too sure where members lie close together.
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
  /// Members of a group whose draws are compared each with each; those of larger groups are sorted.
  static let mostCompared = 64

  /// Ranks draws of the true indices of a group.
  ///
  /// A tie of k members gives 1/k to each of its ranks; draws tie that are equal when rounded to nine decimals.
  ///
  /// - Parameters:
  ///   - draws: The draws of every member, the same number each, at least one, all finite.
  ///   - level: Of the interval of a rank.
  /// - Complexity: O(m) a draw for up to 64 members, several comparisons in one instruction, O(m log m) for more.
  public init(draws: [[Double]], level: Double) {
    precondition(
      draws.contains { !$0.isEmpty } && draws.allSatisfy { $0.count == draws[0].count },
      "members have the same number of draws, at least one")
    self.init(draws.flatMap(\.self), members: draws.count, level: level)
  }

  /// The draws of the members behind each other.
  init(_ draws: [Double], members count: Int, level: Double) {
    var ranks = RankCounts(members: count)
    ranks.add(draws)
    members = (0..<count).map { ranks.member($0, level: level) }
  }

  /// Ranks of m members of which nothing is known: each is as probable as any other.
  init(unknownOrderOf m: Int, level: Double) {
    let any = Member(
      probabilities: Array(repeating: 1 / Double(m), count: m), expectedRank: Double(m + 1) / 2,
      lowerRank: Self.uniformQuantile((1 - level) / 2, of: m),
      upperRank: Double(m + 1) - Self.uniformQuantile((1 - level) / 2, of: m))
    members = Array(repeating: any, count: m)
  }

  /// A quantile of a rank that is as probable as any other of m; between two ranks half of each.
  private static func uniformQuantile(_ order: Double, of m: Int) -> Double {
    let place = order * Double(m)
    return abs(place - place.rounded()) < 1e-9 && place > 0.5 ? place.rounded() + 0.5 : place.rounded(.down) + 1
  }
}

/// Ranks counted over draws.
private struct RankCounts {
  private let members: Int
  private var draws = 0
  /// Share of each rank, members × ranks.
  private var shares: [Double]
  /// Twice the mean rank of a draw, counted: members × (2m + 1).
  private var doubledRanks: [Int32]

  init(members: Int) {
    self.members = members
    shares = Array(repeating: 0, count: members * members)
    doubledRanks = Array(repeating: 0, count: members * (2 * members + 1))
  }

  /// Counts the ranks of all draws, those of the members behind each other.
  mutating func add(_ values: [Double]) {
    draws = values.count / members
    let keys = values.map(\.tieKey)
    if members <= RankProbabilities.mostCompared {
      let greater = GreaterCounts(keys, columns: members)
      if !greater.hasTies { return add(greater.counts) }
    }
    var (draw, order) = ([Double](repeating: 0, count: members), Array(0..<members))
    for b in 0..<draws {
      for f in 0..<members { draw[f] = keys[f * draws + b] }
      add(draw, order: &order)
    }
  }

  /// Counts ranks that are all different: of each member in every draw, how many are above it.
  private mutating func add(_ above: [UInt8]) {
    for f in 0..<members {
      var counts = [Int32](repeating: 0, count: members)
      for b in 0..<draws { counts[Int(above[f * draws + b])] += 1 }
      for (rank, count) in counts.enumerated() {
        shares[f * members + rank] += Double(count)
        doubledRanks[f * (2 * members + 1) + 2 * rank + 2] += count
      }
    }
  }

  /// Counts the ranks of one draw with ties, or of a large group; `order` is any order of the members.
  private mutating func add(_ values: [Double], order: inout [Int]) {
    order.sort { (values[$0], $1) > (values[$1], $0) }
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

  func member(_ f: Int, level: Double) -> RankProbabilities.Member {
    let probabilities = (0..<members).map { shares[f * members + $0] / Double(draws) }
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

import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing

struct WaveCalendarTests {
  @Test func calendarsInAnyOrder() {
    let quarters = WaveCalendar(["2024Q1", "2023q4", "2023Q1", "2024-Q2"])
    #expect(quarters.labels == ["2023Q1", "2023q4", "2024Q1", "2024-Q2"] && quarters.order == .calendar)
    #expect(quarters.yearBefore == [nil, nil, 0, nil])
    #expect(WaveCalendar(["2024-03", "2023-11", "2023-03"]).yearBefore == [nil, nil, 0])
    #expect(WaveCalendar(["2024H2", "2024H1", "2023H2"]).labels == ["2023H2", "2024H1", "2024H2"])
  }

  /// With yearly waves a year before is the previous wave.
  @Test func yearlyWavesHaveNoOtherSeason() {
    let years = WaveCalendar(["2025", "2024"])
    #expect(years.labels == ["2024", "2025"] && years.yearBefore == [nil, nil] && years.knowsSeasons)
  }

  @Test func otherLabels() {
    let numbers = WaveCalendar(["10", "9", "8"], perYear: 2)
    #expect(numbers.labels == ["8", "9", "10"] && numbers.order == .numbers && numbers.yearBefore == [nil, nil, 0])
    let texts = WaveCalendar(["spring", "autumn", "2024Q5"])
    #expect(texts.labels == ["2024Q5", "autumn", "spring"] && texts.order == .text && !texts.knowsSeasons)
    #expect(WaveCalendar(["b", "a"], given: ["b", "a"]).labels == ["b", "a"])
    #expect(WaveCalendar(["2024Q1", "2024 q1"]).order == .text)
  }
}

struct ChangePartsTests {
  /// Two items, 50 → 60 and 80 → 70, whose shares move from ½, ½ to ¼, ¾: by hand.
  @Test func partsAddUp() {
    let parts = ChangeParts(from: ([0.5, 0.5], [50, 80]), to: ([0.25, 0.75], [60, 70]))
    #expect(parts.means == [0.375 * 10, 0.625 * -10])
    // Indices 65 and 67.5, so c = 66.25; weight moved to the item above it.
    #expect(abs(parts.weights[0] - (55 - 66.25) * -0.25) < 1e-13 && abs(parts.weights[1] - (75 - 66.25) * 0.25) < 1e-13)
    #expect(abs(parts.items + parts.reweighting - 2.5) < 1e-13)
  }

  @Test func commonSharesLeaveNoWeightPart() {
    let parts = ChangeParts(from: ([0.3, 0.7], [50, 80]), to: ([0.3, 0.7], [51, 90]))
    #expect(parts.reweighting == 0 && abs(parts.items - 7.3) < 1e-13)
  }
}

struct ShrunkenIndicesTests {
  /// Equal variances: λ = 1 − V/s² for every member.
  @Test func equalVariances() throws {
    let indices = [60.0, 62, 64, 66, 68]
    let shrunken = try #require(ShrunkenIndices(indices: indices, variances: Array(repeating: 4, count: 5)))
    #expect(abs(shrunken.variance - 6) < 1e-10 && abs(shrunken.mean - 64) < 1e-12)
    for (index, member) in zip(indices, shrunken.members) {
      #expect(abs(member.shrinkage - 0.6) < 1e-11 && abs(member.index - (64 + 0.6 * (index - 64))) < 1e-10)
      // g₁ = λV, g₂ = (1−λ)²·10/5; equal variances have b = 0, and 2g₃ = 2·16/1000·(2·5/0.25).
      let squaredError: Double = 2.4 + 0.32 + 1.28
      #expect(abs(member.standardError - squaredError.squareRoot()) < 1e-9)
    }
  }

  @Test func fewMembersSayTooLittle() {
    #expect(ShrunkenIndices(indices: [1, 2, 3, 4], variances: [1, 1, 1, 1]) == nil)
  }
}

struct ControlLimitsTests {
  private func series(_ values: [Double]) -> [(index: Double, variance: Double)] { values.map { ($0, 1) } }

  /// Equal waves: mean 70, τ̂² = 0, V of the mean ¼, so limits ± 2·√(1 + ¼).
  @Test func limitsByHand() throws {
    let limits = try #require(ControlLimits(series([70, 70, 70, 70, 73]), z: 2))
    #expect(limits.mean == 70 && abs(limits.upper - (70 + 2 * 1.25.squareRoot())) < 1e-12 && limits.signal == .above)
    #expect(ControlLimits(series([70, 70, 70, 70, 67]), z: 2)?.signal == .below)
    #expect(ControlLimits(series([70, 70, 70, 70, 71]), z: 2)?.signal == nil)
    #expect(ControlLimits(series([70, 70, 70, 71]), z: 2) == nil)
  }

  @Test func sevenOnOneSideAreARun() {
    let run = [70.0, 69.9, 70.1, 70] + Array(repeating: 70.4, count: 7)
    #expect(ControlLimits(series(run), z: 2)?.signal == .run)
    #expect(ControlLimits(series(Array(run.dropLast())), z: 2)?.signal == nil)
  }
}

struct RankProbabilitiesTests {
  /// Three members in four replicates, one tie.
  @Test func plainRanksByHand() {
    let ranks = RankProbabilities(
      indices: [3, 2, 1], variances: [1, 1, 1], replicates: [[3, 3, 2, 5], [2, 4, 2, 6], [1, 1, 1, 7]], model: .plain,
      level: 0.95)
    #expect(ranks.members[0].probabilities == [0.375, 0.375, 0.25])
    #expect(ranks.members[2].probabilities == [0.25, 0, 0.75])
    #expect(ranks.members[2].expectedRank == 2.5)
    #expect(abs(ranks.members[2].lowerRank - (1 + 2 * 0.075)) < 1e-12 && ranks.members[2].upperRank == 3)
  }

  /// A replicate in which one member failed counts for nobody.
  @Test func failedReplicatesAreLeftOut() {
    let ranks = RankProbabilities(
      indices: [2, 1], variances: [1, 1], replicates: [[2, .nan, 1], [1, 3, 2]], model: .plain, level: 0.9)
    #expect(ranks.members[0].probabilities == [0.5, 0.5])
  }

  /// Where the errors explain all differences, nothing is known about the order.
  @Test func noSpreadNoOrder() {
    let ranks = RankProbabilities(
      indices: [70, 70.1, 69.9], variances: [4, 4, 4], replicates: [[70, 71], [70, 69], [68, 70]], model: .shrunken,
      level: 0.95)
    #expect(ranks.tau == 0)
    for member in ranks.members {
      #expect(member.probabilities == [1.0 / 3, 1.0 / 3, 1.0 / 3] && member.expectedRank == 2)
      #expect(member.lowerRank == 1 && member.upperRank == 3)
    }
  }

  /// Every replicate of a member beside others of the rest, ties among them: the same as counting one draw at a time.
  @Test func pairingsOfMembersThatAreIndependent() {
    let replicates: [[Double]] = [[3, 3, 2, 5, 1], [2, 4, 2, 6, 3], [1, 1, 1, 7, 5]]
    let ranks = RankProbabilities(
      indices: [3, 2, 1], variances: [1, 1, 1], replicates: replicates, areIndependent: true, model: .plain, level: 0.9)
    // 10,000 draws would be 2,000 pairings; five replicates have five.
    var shares = [[Double]](repeating: [0, 0, 0], count: 3)
    for pairing in 0..<5 {
      for b in 0..<5 {
        let draw = (0..<3).map { replicates[$0][(b + pairing * $0) % 5] }
        for f in 0..<3 {
          let above = draw.count { $0 > draw[f] }
          let equal = draw.count { $0 == draw[f] }
          for rank in above..<(above + equal) { shares[f][rank] += 1 / Double(25 * equal) }
        }
      }
    }
    for (member, expected) in zip(ranks.members, shares) {
      for (a, b) in zip(member.probabilities, expected) { #expect(abs(a - b) < 1e-12) }
    }
  }

  /// Two members: the probability is Φ of their difference in standard deviations, wherever replicates happen to lie.
  @Test func shrunkenRanksDoNotFollowTheChanceOfReplicates() {
    let (indices, variances) = ([70.0, 72, 66, 68.5, 74], [1.0, 1, 1, 1, 1])
    var stream = RandomStream(seed: 3)
    func ranks(shift: Double, scale: Double) -> RankProbabilities {
      let replicates = indices.enumerated().map { place, index in
        (0..<400).map { _ in index + shift * Double(place) + scale * stream.normal() }
      }
      return RankProbabilities(
        indices: indices, variances: variances, replicates: replicates, areIndependent: true, model: .shrunken,
        level: 0.95)
    }
    let effects = ranks(shift: 0, scale: 1)
    let share = effects.tau * effects.tau / (effects.tau * effects.tau + 1)
    // Of the best: above each of the others, integrated over where it lies.
    var expected = 0.0
    for step in -800...800 {
      let z = Double(step) / 100
      let others = indices.dropLast().reduce(1) { product, other in
        product * Normal.cumulative(z + share.squareRoot() * (74 - other))
      }
      expected += 0.01 * exp(-z * z / 2) / (2 * Double.pi).squareRoot() * others
    }
    for (shift, scale) in [(0.0, 1.0), (0.2, 1.0), (-0.3, 0.9)] {
      #expect(abs(ranks(shift: shift, scale: scale).members[4].probabilities[0] - expected) < 0.012)
    }
  }
}

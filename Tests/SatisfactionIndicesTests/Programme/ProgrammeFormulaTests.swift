import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing

struct WaveCalendarTests {
  /// Measured in one quarter of each year: a year before is the previous wave. One more quarter, and it is not.
  @Test func aYearBeforeIsNotThePreviousWaveTwice() {
    #expect(WaveCalendar(["2021Q1", "2022Q1", "2023Q1"]).yearBefore == [nil, nil, nil])
    #expect(WaveCalendar(["2021Q1", "2022Q1"]).knowsSeasons)
    #expect(WaveCalendar(["2021Q1", "2022Q1", "2022Q3", "2023Q1"]).yearBefore == [nil, 0, nil, 1])
    // In an order of the caller's a later wave is none before.
    #expect(WaveCalendar([], given: ["2023Q1", "2022Q1", "2021Q1"]).yearBefore == [nil, nil, nil])
  }

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
    // Fewer than four waves before the run are an extreme too often.
    #expect(ControlLimits(series(Array(run.dropFirst())), z: 2)?.signal == nil)
  }
}

struct RankProbabilitiesTests {
  /// Three members in four draws, one tie; sums in another order are a tie too.
  @Test(arguments: [0, 1e-13])
  func plainRanksByHand(rounding: Double) {
    let ranks = RankProbabilities(
      draws: [[3, 3, 2, 5], [2, 4, 2 + rounding, 6], [1, 1, 2 - rounding, 7]], level: 0.95)
    let (third, first) = (1.0 / 12, [0.25 + 1.0 / 12, 0.25 + 1.0 / 12, 0.25 + 1.0 / 12])
    for (a, b) in zip(ranks.members[0].probabilities, first) { #expect(abs(a - b) < 1e-12) }
    for (a, b) in zip(ranks.members[2].probabilities, [0.25 + third, third, 0.5 + third]) {
      #expect(abs(a - b) < 1e-12)
    }
    #expect(abs(ranks.members[2].expectedRank - 2.25) < 1e-12)
    #expect(abs(ranks.members[2].lowerRank - (1 + 0.075)) < 1e-12 && ranks.members[2].upperRank == 3)
  }

  /// Groups whose draws are compared each with each, and larger ones, are counted alike.
  @Test(arguments: [2, 64, 65])
  func largeGroupsAreCountedAlike(members: Int) {
    var stream = RandomStream(seed: 8)
    let draws = (0..<members).map { f in (0..<50).map { _ in Double(f) / 10 + stream.normal() } }
    let ranks = RankProbabilities(draws: draws, level: 0.9)
    for f in 0..<members {
      var shares = [Double](repeating: 0, count: members)
      for b in 0..<50 { shares[draws.count { $0[b] > draws[f][b] }] += 0.02 }
      for (a, b) in zip(ranks.members[f].probabilities, shares) { #expect(abs(a - b) < 1e-12) }
    }
  }

  /// Where the errors explain all differences, nothing is known about the order; limits of a rank lie symmetrically.
  @Test func noSpreadNoOrder() throws {
    for (members, lower) in [(4, 1.0), (40, 1.5), (41, 2)] {
      var table = "firm,Q1\n"
      for firm in 0..<members { table += "F\(firm),3\nF\(firm),4\nF\(firm),5\n" }
      let programme = try SmallProgramme.run(table) { $0.replicates = 20 }
      #expect(programme.ranking.count == members)
      for row in programme.ranking {
        #expect(row.tau == 0 && row.ranks.probabilities.allSatisfy { abs($0 - 1 / Double(members)) < 1e-12 })
        #expect(row.ranks.lowerRank == lower && row.ranks.upperRank == Double(members + 1) - lower)
        #expect(row.ranks.expectedRank == Double(members + 1) / 2)
      }
    }
  }

  /// The probability of every rank is that of independent normal indices around their shrunken places, integrated.
  @Test func shrunkenRanksAreThoseOfTheNormalModel() throws {
    let linear = try ProgrammeGolden.programme { $0.shrinks = true }
    let drawn = try ProgrammeGolden.programme { $0.replicates = 200 }
    for name in ["bank", "grid", "telecom"] {
      let rows = drawn.ranking.filter { $0.group == name && $0.wave == "2024H2" && $0.construct == "Satisfaction" }
      let cells = try rows.map { row in
        let cell = try #require(linear.cells.first { $0.segment == row.segment && $0.wave == row.wave })
        return try #require(cell.constructs.first { $0.name == "Satisfaction" })
      }
      let (indices, errors) = (cells.compactMap(\.index), cells.compactMap(\.error.standardError))
      let effects = RandomEffects(pauleMandel: indices, variances: errors.map { $0 * $0 })
      #expect(abs((rows.first?.tau ?? .nan) - effects.variance.squareRoot()) < 1e-9)
      let places = zip(indices, errors).map { index, error in
        effects.mean + effects.shrinkage(variance: error * error) * (index - effects.mean)
      }
      let spreads = errors.map { (effects.shrinkage(variance: $0 * $0)).squareRoot() * $0 }
      for f in rows.indices {
        var expected = [Double](repeating: 0, count: rows.count)
        for step in -600...600 {
          let z = Double(step) / 100
          let density = 0.01 * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
          // How many of the others lie above: one after the other.
          var above = [density] + [Double](repeating: 0, count: rows.count - 1)
          for k in rows.indices where k != f {
            let p = Normal.cumulative((places[k] - places[f] - spreads[f] * z) / spreads[k])
            for count in above.indices.reversed() {
              above[count] = above[count] * (1 - p) + (count > 0 ? above[count - 1] * p : 0)
            }
          }
          for count in above.indices { expected[count] += above[count] }
        }
        for (a, b) in zip(rows[f].ranks.probabilities, expected) { #expect(abs(a - b) < 0.015, "\(rows[f].segment)") }
      }
    }
  }

  /// Answers 0 and 1: replicates lie on a grid, and members that are alike must not take an order from it.
  @Test(arguments: RankProbabilities.Model.allCases)
  func membersThatAreAlikeHaveTheSameRanks(model: RankProbabilities.Model) throws {
    var table = "firm,Q1\n"
    for (firm, share) in zip("ABCD", [10, 1, 4, 1]) {
      for row in 0..<40 { table += "\(firm),\(row < share ? 1 : 0)\n" }
    }
    let programme = try SmallProgramme.run(table, scale: "0..1") {
      $0.replicates = 2_000
      $0.rankModel = model
    }
    let (b, d) = (programme.ranking[1].ranks.probabilities, programme.ranking[3].ranks.probabilities)
    for (first, second) in zip(b, d) { #expect(abs(first - second) < 0.03, "\(b), \(d)") }
    #expect(b[3] > 0.3)
  }

  /// Members without spread are ranked for certain, those that are equal share their ranks.
  @Test func membersWithoutSpreadHaveTheirOrder() throws {
    var table = "firm,Q1\n"
    for (firm, answer) in zip("ABCD", [1, 5, 1, 5]) {
      for _ in 0..<3 { table += "\(firm),\(answer)\n" }
    }
    table += "E,3\nE,3\nE,3\nE,3\nE,3\nE,2\nE,4\n"
    let programme = try SmallProgramme.run(table) { $0.replicates = 20 }
    let ranks = programme.ranking.map(\.ranks.probabilities)
    #expect(ranks[1] == [0.5, 0.5, 0, 0, 0] && ranks[3] == ranks[1])
    #expect(ranks[0] == [0, 0, 0, 0.5, 0.5] && ranks[2] == ranks[0])
  }
}

struct LostReplicateTests {
  /// Of one replicate no variance follows: nothing may look certain for that.
  @Test(arguments: [false, true])
  func `one replicate says nothing, of groups and ranks neither`(isDesigned: Bool) throws {
    let programme =
      try isDesigned
      ? DesignedProgramme.programme { $0.replicates = 1 } : ProgrammeGolden.programme { $0.replicates = 1 }
    #expect(
      !programme.rollUps.isEmpty
        && programme.rollUps.allSatisfy { $0.error.standardError == nil && $0.error.lower == nil })
    #expect(programme.rollUpChanges.allSatisfy { $0.error.standardError == nil && $0.matchedStandardError == nil })
    #expect(programme.benchmark.allSatisfy { $0.error.standardError == nil && $0.p == nil && $0.standing == nil })
    #expect(programme.ranking.isEmpty && programme.shrinkage.isEmpty)
    #expect(programme.warnings.count { $0.code == "ranksUnknown" } == 1)
  }

  /// All answers to Satisfaction are the same in G3 2024H1: replicates know the error of the other wave alone, and nothing is
  /// tested. A panel has an error of the difference.
  @Test func `beside a cell without spread nothing is tested`() throws {
    for panel in [nil, "id"] {
      let programme = try ProgrammeGolden.programme { ($0.replicates, $0.panel) = (200, panel) }
      let changes = programme.changes.filter {
        $0.segment == "G3" && $0.construct == "Satisfaction" && $0.kind == .previous && $0.to >= "2024H1"
      }
      #expect(changes.count == 2)
      for change in changes {
        #expect(change.error.standardError != nil)
        #expect((change.p == nil) == (panel == nil) && (change.pAdjusted == nil) == (panel == nil))
      }
    }
  }

  /// Weights of cells' own, and an item that one in six answered otherwise: a third of the replicates of each cell fail,
  /// and most of the replicates have not all of four cells.
  @Test func `ranks are not counted over replicates that lack members`() throws {
    var table = "firm,Q1\n"
    for (place, firm) in "ABCD".enumerated() {
      for row in 0..<6 { table += "\(firm),\(row == place ? 4 : 3 - place / 2)\n" }
    }
    for model in RankProbabilities.Model.allCases {
      let programme = try SmallProgramme.run(table) {
        ($0.weightsFrom, $0.ownMinimum, $0.replicates, $0.rankModel) = (.own, 2, 400, model)
      }
      #expect((100...200).contains(programme.replication?.failed.first?.singular ?? 0))
      #expect(programme.cells.allSatisfy { $0.constructs[0].error.standardError != nil })
      // Independent normal indices need no replicates of all members together.
      #expect(programme.ranking.count == (model == .plain ? 0 : 4))
      #expect(programme.warnings.contains { $0.code == "ranksUnknown" } == (model == .plain))
    }
  }
}

/// One construct of one item, all of whose cells are shown.
enum SmallProgramme {
  static func run(
    _ table: String, scale: String = "1..5", _ change: (inout Tracking) -> Void = { _ in }
  ) throws -> Programme {
    let model = try PathModel(text: "@scale \(scale)\nA =~ Q1\nB =~ Q2\nB ~ A\n")
    // A second construct, so that there is a model: the same answers, the last one turned.
    let rows = table.split(separator: "\n")
    let lines = rows.enumerated().map { number, row in
      let answer = row.split(separator: ",").last ?? ""
      return number == 0 ? row + ",Q2" : row + "," + (number == rows.count - 1 ? (scale == "0..1" ? "1" : "2") : answer)
    }
    let data = try Dataset(
      csvBytes: Array((lines.joined(separator: "\n") + "\n").utf8), numeric: ["Q1", "Q2"], categories: ["firm"])
    var tracking = Tracking(by: ["firm"])
    tracking.suppressBelow = 0
    tracking.constructs = ["A"]
    change(&tracking)
    return try tracking.run(model, on: data)
  }
}

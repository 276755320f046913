import Satisfaction
import SatisfactionNumerics
import Testing

/// A programme against independent programs, and what must not be known from it.
struct ProgrammeTests {
  @Test(arguments: Tracking.WeightSource.allCases)
  func goldenNumbers(_ source: Tracking.WeightSource) throws {
    let programme = try ProgrammeGolden.programme { $0.weightsFrom = source }
    try ProgrammeGolden.compare(source.rawValue, programme.numbers(source.rawValue))
  }

  @Test func goldenPanel() throws {
    let programme = try ProgrammeGolden.programme { $0.panel = "id" }
    try ProgrammeGolden.compare("panel", programme.numbers("panel"))
  }

  @Test func goldenShrinkage() throws {
    let programme = try ProgrammeGolden.programme {
      $0.shrinks = true
      $0.rollUps = []
    }
    try ProgrammeGolden.compare("shrink", programme.numbers("shrink"))
  }

  @Test func statusOfCells() throws {
    let programme = try ProgrammeGolden.programme()
    func cell(_ segment: String, _ wave: String) throws -> Programme.Cell {
      try #require(programme.cells.first { $0.segment == segment && $0.wave == wave })
    }
    #expect(try cell("T5", "2023H1").status == .empty)
    #expect(try cell("T4", "2024H1").status == .suppressed && cell("T4", "2024H1").used == 1)
    #expect(try cell("B3", "2024H1").status == .small && cell("B1", "2024H1").status == .ok)
    let constant = try cell("G3", "2024H1")
    #expect(constant.constantIndicators == ["SATI1", "SATI2", "SATI3"])
    let row = try #require(constant.constructs.first { $0.name == "Satisfaction" })
    #expect(row.index != nil && row.error.standardError == nil && row.error.lower == nil && row.error.upper == nil)
    #expect(programme.warnings.contains { $0.code == "constantScores" && $0.construct == "Satisfaction" })
  }

  /// No number of a suppressed cell is given, and no group counts it.
  @Test func suppressedCellsCannotBeRecovered() throws {
    let programme = try ProgrammeGolden.programme { $0.replicates = 50 }
    for cell in programme.cells where !cell.status.isShown {
      #expect(cell.constructs.allSatisfy { $0.index == nil && $0.deviation == nil && $0.error.standardError == nil })
      #expect(cell.items.allSatisfy { $0.mean == nil && $0.weight == nil } && cell.constantIndicators.isEmpty)
      #expect(!programme.benchmark.contains { $0.segment == cell.segment && $0.wave == cell.wave })
      #expect(!programme.ranking.contains { $0.segment == cell.segment && $0.wave == cell.wave })
      let changes = programme.changes.filter {
        $0.segment == cell.segment && [$0.from, $0.to].contains(cell.wave ?? "")
      }
      #expect(changes.allSatisfy { $0.change == nil && $0.parts == nil && $0.p == nil })
      let groups = programme.rollUps.filter { $0.wave == cell.wave && $0.level == "industry" }
      let own = ["B": "bank", "G": "grid", "T": "telecom"][String(cell.segment.prefix(1))]
      for group in groups where group.group == own { #expect(group.missing.contains(cell.segment)) }
    }
  }

  @Test func threadsChangeNothing() throws {
    let model = ProgrammeGolden.model()
    let survey = try ProgrammeGolden.survey()
    var tracking = try ProgrammeGolden.tracking(.auto)
    tracking.replicates = 40
    let reports = try [1, 2, 5].map { threads in
      tracking.threads = threads
      return TrackReport(try tracking.run(model, on: survey)).json()
    }
    #expect(Set(reports).count == 1)
  }

  /// Shrinkage goes by the linearised variances where replicates hold the weights, by those of the replicates elsewhere.
  @Test func noSeedMovesTheSpreadOfHeldWeights() throws {
    func spreads(seed: UInt64, reestimates: Bool = false) throws -> [Double] {
      let programme = try ProgrammeGolden.programme {
        ($0.replicates, $0.seed, $0.reestimatesWeights) = (60, seed, reestimates)
      }
      return programme.ranking.map(\.tau)
    }
    let first = try spreads(seed: 1)
    #expect(try first == spreads(seed: 2) && first.contains { $0 > 0 })
    #expect(try spreads(seed: 1, reestimates: true) != spreads(seed: 2, reestimates: true))

    let linear = try ProgrammeGolden.programme()
    let banks = linear.cells.filter { $0.segment.hasPrefix("B") && $0.wave == "2024H1" }.compactMap { cell in
      cell.constructs.first { $0.name == "Satisfaction" }
    }
    let effects = RandomEffects(
      pauleMandel: banks.compactMap(\.index), variances: banks.compactMap(\.error.standardError).map { $0 * $0 })
    let drawn = try ProgrammeGolden.programme { $0.replicates = 60 }
    let ranked = try #require(
      drawn.ranking.first { $0.segment == "B3" && $0.wave == "2024H1" && $0.construct == "Satisfaction" })
    #expect(banks.count == 4 && abs(ranked.tau - effects.variance.squareRoot()) < 1e-12)
  }

  /// Standard errors by replicates against the linearised ones: within the error of 400 draws.
  @Test func replicatesAgreeWithLinearisation() throws {
    let linear = try ProgrammeGolden.programme()
    let drawn = try ProgrammeGolden.programme { $0.replicates = 400 }
    var ratios: [Double] = []
    for (a, b) in zip(linear.cells, drawn.cells) {
      for (x, y) in zip(a.constructs, b.constructs) {
        guard let first = x.error.standardError, let second = y.error.standardError else { continue }
        ratios.append(second / first)
      }
    }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    #expect(abs(mean - 1) < 0.05, "mean ratio \(mean)")
    #expect(ratios.allSatisfy { (0.75...1.4).contains($0) }, "\(ratios.min() ?? 0) … \(ratios.max() ?? 0)")
  }

  /// Own weights are found anew in every replicate, which a linearised error does not know of: the errors are those of
  /// the independent program, within the error of 2,000 draws of each.
  @Test func ownWeightsInReplicates() throws {
    let drawn = try ProgrammeGolden.programme {
      $0.weightsFrom = .own
      $0.replicates = 2000
    }
    let found = drawn.numbers("own-boot")
    let expected = try ProgrammeGolden.answers("own-boot")
    #expect(expected.count == 41)
    for (key, error) in expected {
      let own = try #require(found[key] ?? nil, "\(key): nothing, expected \(error)")
      #expect(abs(own / error - 1) < 0.1, "\(key): \(own), expected \(error)")
    }
  }

  /// Weights found anew move the intervals little, and the panel's draws keep a respondent's rows together.
  @Test func reestimatedWeightsAndPanels() throws {
    for isPanel in [false, true] {
      let held = try ProgrammeGolden.programme {
        $0.replicates = 300
        $0.panel = isPanel ? "id" : nil
      }
      let anew = try ProgrammeGolden.programme {
        $0.replicates = 300
        $0.panel = isPanel ? "id" : nil
        $0.reestimatesWeights = true
      }
      for (a, b) in zip(held.changes, anew.changes) where a.construct == "Satisfaction" {
        guard let first = a.error.standardError, let second = b.error.standardError else { continue }
        #expect(abs(second / first - 1) < 0.1, "\(a.segment) \(a.to): \(first), \(second)")
      }
    }
  }

  @Test func ranksOfAGroupAreADistribution() throws {
    for model in RankProbabilities.Model.allCases {
      let programme = try ProgrammeGolden.programme {
        $0.replicates = 200
        $0.rankModel = model
      }
      #expect(!programme.ranking.isEmpty)
      for row in programme.ranking {
        #expect(abs(row.ranks.probabilities.reduce(0, +) - 1) < 1e-12)
        #expect(row.ranks.lowerRank <= row.ranks.upperRank)
      }
      let group = programme.ranking.filter { $0.group == "bank" && $0.wave == "2024H2" && $0.construct == "Loyalty" }
      for rank in group.indices {
        #expect(abs(group.reduce(0) { $0 + $1.ranks.probabilities[rank] } - 1) < 1e-12)
      }
    }
  }

  @Test func withoutWavesThereAreNoChanges() throws {
    var tracking = Tracking(by: ["firm"])
    tracking.constructs = ["Loyalty", "Quality"]
    let programme = try tracking.run(ProgrammeGolden.model(), on: ProgrammeGolden.survey())
    #expect(programme.waves.isEmpty && programme.changes.isEmpty && programme.control.isEmpty)
    #expect(programme.cells.count == 12 && programme.cells.allSatisfy { $0.wave == nil })
    #expect(programme.constructs == ["Quality", "Loyalty"])
    #expect(Set(programme.benchmark.map(\.group)) == ["all"])
  }

  @Test func severalColumnsMakeASegment() throws {
    let tracking = Tracking(by: ["firm", "wave"])
    let programme = try tracking.run(ProgrammeGolden.model(), on: ProgrammeGolden.survey())
    #expect(programme.segments.contains("B1 · 2023H1"))
  }

  /// All firms but some, in a group of their own.
  private static func others(_ firms: [String], wave: String? = nil) -> [RollUpLevel.Row] {
    ["B1", "B2", "B3", "B4", "G1", "G2", "G3", "T1", "T2", "T3", "T4", "T5"].filter { !firms.contains($0) }
      .map { .init(member: $0, group: "others", weight: 1, wave: wave) }
  }

  /// Two firms of a group that weigh 1 and 3 in the first wave, 3 and 1 in the second: the mean weights are ½ each.
  @Test func matchedChangeByHand() throws {
    let (earlier, later) = (["2023H1", "2023H2", "2024H1"], "2024H2")
    let rows =
      earlier.map { ("B1", $0, 1.0) } + earlier.map { ("B2", $0, 3.0) } + [("B1", later, 3), ("B2", later, 1)]
    let pair = try RollUpLevel(
      members: "firm", name: "pair",
      rows: rows.map { .init(member: $0.0, group: "both", weight: $0.2, wave: $0.1) }
        + (earlier + [later]).flatMap { Self.others(["B1", "B2"], wave: $0) })
    let programme = try ProgrammeGolden.programme { $0.rollUps = [pair] }
    func index(_ firm: String, _ wave: String) throws -> Double {
      let cell = try #require(programme.cells.first { $0.segment == firm && $0.wave == wave })
      return try #require(cell.constructs.first { $0.name == "Loyalty" }?.index)
    }
    let (b1, b2) = (
      try (index("B1", "2024H1"), index("B1", "2024H2")), try (index("B2", "2024H1"), index("B2", "2024H2"))
    )
    let group = try #require(
      programme.rollUps.first { $0.group == "both" && $0.wave == "2024H2" && $0.construct == "Loyalty" })
    let within = (b1.1 - b1.0) / 2 + (b2.1 - b2.0) / 2
    let mix = (b1.1 + b1.0) / 2 * 0.5 - (b2.1 + b2.0) / 2 * 0.5
    #expect(abs(try #require(group.index) - (0.75 * b1.1 + 0.25 * b2.1)) < 1e-10)
    let change = try #require(
      programme.rollUpChanges.first {
        $0.group == "both" && $0.from == "2024H1" && $0.to == "2024H2" && $0.construct == "Loyalty"
      })
    #expect(abs(try #require(change.within) - within) < 1e-10)
    #expect(abs(try #require(change.mix) - mix) < 1e-10)
  }

  /// T5 is empty in 2023H1: with a fifth of the weight in the rest, the group has an index as far as that is enough.
  @Test(arguments: [(0.2, true), (0.21, false), (0, true)])
  func coverageDecidesWhetherAGroupHasAnIndex(least: Double, isKnown: Bool) throws {
    let pair = try RollUpLevel(
      members: "firm", name: "pair",
      rows: [.init(member: "T5", group: "both", weight: 4), .init(member: "B1", group: "both", weight: 1)]
        + Self.others(["T5", "B1"]))
    let programme = try ProgrammeGolden.programme {
      $0.minimumCoverage = least
      $0.rollUps = [pair]
    }
    let group = try #require(
      programme.rollUps.first { $0.level == "pair" && $0.group == "both" && $0.wave == "2023H1" })
    #expect((group.index != nil) == isKnown && abs(group.coverage - 0.2) < 1e-12)
  }

  /// 0.1 + 0.7 of 1.6 is half, though not in doubles; and a member that is all of the average differs by nothing.
  @Test func weightsThatAreNoBinaryFractions() throws {
    let halves = try RollUpLevel(
      members: "firm", name: "pair",
      rows: [
        .init(member: "T5", group: "both", weight: 0.8), .init(member: "B1", group: "both", weight: 0.1),
        .init(member: "B2", group: "both", weight: 0.7), .init(member: "B3", group: "one", weight: 3),
        .init(member: "B4", group: "one", weight: 0),
      ] + Self.others(["T5", "B1", "B2", "B3", "B4"]))
    let programme = try ProgrammeGolden.programme { $0.rollUps = [halves] }
    let group = try #require(programme.rollUps.first { $0.group == "both" && $0.wave == "2023H1" })
    #expect(group.coverage < 0.5 && group.index != nil)
    let rows = programme.benchmark.filter { $0.group == "one" && $0.wave == "2024H2" && $0.construct == "Quality" }
    #expect(rows.map(\.segment) == ["B3", "B4"] && rows[0].difference == 0 && rows[0].error.lower == nil)
    #expect(rows[0].p == nil && rows[0].standing == nil && rows[1].error.standardError != nil)
  }

  /// A cell with exactly the fewest interviews has weights of its own.
  @Test func fewestInterviewsAreEnough() throws {
    let all = try ProgrammeGolden.programme()
    let cell = try #require(all.cells.first { $0.segment == "B1" && $0.wave == "2024H1" })
    for (least, isOwn) in [(cell.used, true), (cell.used + 1, false)] {
      let programme = try ProgrammeGolden.programme {
        $0.weightsFrom = .auto
        $0.ownMinimum = least
      }
      let same = try #require(programme.cells.first { $0.segment == "B1" && $0.wave == "2024H1" })
      #expect((same.reason != .tooFew) == isOwn)
    }
  }

  /// Firms of five interviews in one wave; those after the first `shown` have one.
  private func manyFirms(
    _ count: Int, shown: Int, replicates: Int = 20, _ change: (inout Tracking) throws -> Void = { _ in }
  ) throws -> Programme {
    var rows = "firm,wave,A1,B1\n"
    for firm in 0..<count {
      for k in 0..<(firm < shown ? 5 : 1) { rows += "F\(firm),2024H1,\((firm + 2 * k) % 5),\(k * (firm + k) % 4)\n" }
    }
    let model = try PathModel(text: "@scale 0..5\nA =~ A1; B =~ B1; B ~ A")
    let survey = try Dataset(csvBytes: Array(rows.utf8), numeric: model.columns, categories: ["firm", "wave"])
    var tracking = Tracking(by: ["firm"], wave: "wave")
    (tracking.replicates, tracking.suppressBelow) = (replicates, 2)
    try change(&tracking)
    return try tracking.run(model, on: survey)
  }

  /// A group too large to rank is replicated part by part: cells and groups have the same numbers as in small groups.
  @Test func largeGroupsAreReplicatedInParts() throws {
    let firms = (0..<520).map { "F\($0)" }
    func level(_ name: String, _ group: (Int) -> String) throws -> RollUpLevel {
      try RollUpLevel(
        members: "firm", name: name,
        rows: firms.enumerated().map { .init(member: $1, group: group($0), weight: Double(1 + $0 % 3)) })
    }
    let alone = try manyFirms(520, shown: 520)
    let whole = try manyFirms(520, shown: 520) { $0.rollUps = [try level("nation") { _ in "all" }] }
    let small = try manyFirms(520, shown: 520) { $0.rollUps = [try level("tens") { "\($0 / 10)" }] }
    let expected = small.cells.map(\.constructs)
    #expect(alone.cells.map(\.constructs) == expected && whole.cells.map(\.constructs) == expected)
    for programme in [alone, whole] {
      #expect(programme.ranking.isEmpty && programme.warnings.count { $0.code == "notRanked" } == 1)
    }
    #expect(!small.warnings.contains { $0.code == "notRanked" } && small.ranking.count == 1_040)
    #expect(whole.rollUps.allSatisfy { $0.error.standardError ?? 0 > 0 })
  }

  /// Members that are suppressed are not ranked: the rest may be few enough.
  @Test func shownMembersOfALargeGroupAreRanked() throws {
    let programme = try manyFirms(520, shown: 30)
    #expect(programme.ranking.count == 60 && !programme.warnings.contains { $0.code == "notRanked" })
  }

  /// One firm, one wave: no change, no neighbour, and rank 1 for certain.
  @Test(arguments: Tracking.WeightSource.allCases)
  func oneCell(_ source: Tracking.WeightSource) throws {
    let programme = try manyFirms(1, shown: 1) { ($0.weightsFrom, $0.ownMinimum, $0.shrinks) = (source, 2, true) }
    #expect(programme.cells.count == 1 && programme.changes.isEmpty && programme.control.isEmpty)
    #expect(programme.ranking.count == 2 && programme.ranking.allSatisfy { $0.ranks.probabilities == [1] })
    #expect(programme.shrinkage.isEmpty && programme.cells[0].constructs.allSatisfy { $0.shrunken == nil })
  }

  /// Where no cell has pooled weights these need no replicates of their own.
  @Test func ownWeightsNeedNoPooledReplicates() throws {
    let plain = try ProgrammeGolden.programme { ($0.weightsFrom, $0.replicates) = (.own, 20) }
    let again = try ProgrammeGolden.programme {
      ($0.weightsFrom, $0.replicates, $0.reestimatesWeights) = (.own, 20, true)
    }
    #expect(plain.cells.map(\.constructs) == again.cells.map(\.constructs))
    #expect(plain.changes.map(\.error) == again.changes.map(\.error))
    #expect(plain.ranking.map(\.ranks) == again.ranking.map(\.ranks) && !plain.ranking.isEmpty)
  }
}

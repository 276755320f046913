import Satisfaction
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
}

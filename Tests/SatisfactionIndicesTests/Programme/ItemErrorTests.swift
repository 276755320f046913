import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// The uncertainty of the items of a cell.
struct ItemErrorTests {
  private static func item(_ programme: Programme, _ firm: String, _ wave: String, _ name: String) throws
    -> Programme.ItemRow
  {
    let cell = try #require(programme.cells.first { $0.segment == firm && $0.wave == wave })
    return try #require(cell.items.first { $0.name == name })
  }

  // MARK: Another program

  /// R survey 4.1-1, `svymean` of 0–100 scores: of QUAL3, SATI1 and COMP in three cells the score; the standard error of
  /// the cell's rows as a sample (ids = ~1), and as a domain of the design without and with the number of cities.
  private static let linearised: [(firm: String, wave: String, scores: [Double], errors: [[Double]])] = [
    (
      "B1", "2024H2", [67.2414284046482, 67.7909900367039, 18.4926065451936],
      [
        [2.37226675542117, 2.39949513179478, 4.57752245216271], [3.39285022288608, 2.04457493956409, 3.28630936348174],
        [2.93571142318298, 1.74253074697951, 2.87749816251794],
      ]
    ),
    (
      "G2", "2023H1", [66.8318531891484, 61.8198783060099, 34.0650473220636],
      [
        [2.31134382673751, 1.92112395644558, 6.43414459763437], [2.48962008196209, 2.31111629567409, 4.93217673267802],
        [2.13745889294892, 2.00951593336434, 4.12786264177427],
      ]
    ),
    (
      "T3", "2024H1", [66.1138195505153, 66.3483959761657, 20.3010901177997],
      [
        [2.04408409221370, 2.01464653246532, 4.85251368592897], [1.27434016102654, 1.64688084093616, 4.49055537456284],
        [1.08284419968457, 1.42721416763169, 3.83996009530592],
      ]
    ),
  ]

  @Test(arguments: [0, 1, 2])
  func `standard errors are those of R survey`(place: Int) throws {
    var design = DesignedProgramme.columns
    design.population = place == 2 ? .column("cities") : nil
    let programme = try DesignedProgramme.programme(place == 0 ? nil : design)
    for cell in Self.linearised {
      for (k, name) in ["QUAL3", "SATI1", "COMP"].enumerated() {
        let (item, what) = (try Self.item(programme, cell.firm, cell.wave, name), "\(name) of \(cell.firm)")
        let error = cell.errors[place][k]
        expectClose(item.score, cell.scores[k], what)
        expectClose(item.error.standardError, error, "SE of \(what)")
        let quantile = place == 0 ? Normal.quantile(0.975) : StudentT.quantile(0.975, degreesOfFreedom: 20)
        expectClose(item.error.lower, cell.scores[k] - quantile * error, "lower limit of \(what)")
        expectClose(item.error.upper, cell.scores[k] + quantile * error, "upper limit of \(what)")
      }
    }
  }

  /// The same of `as.svrepdesign`, type JKn.
  @Test func `the jackknife is that of R survey`() throws {
    let programme = try DesignedProgramme.programme { $0.designReplicates = .jackknife }
    for (firm, wave, errors) in [
      ("B1", "2024H2", [3.47450992597634, 2.09494389556751, 3.28740900165872]),
      ("G2", "2023H1", [2.50912038159410, 2.33899100494567, 4.95078134776176]),
      ("T3", "2024H1", [1.27082515404657, 1.66267566377338, 4.53485757535501]),
    ] {
      for (name, error) in zip(["QUAL3", "SATI1", "COMP"], errors) {
        expectClose(try Self.item(programme, firm, wave, name).error.standardError, error, "\(name) of \(firm)")
      }
    }
  }

  // MARK: Plain formulas

  /// Forty answers of three firms: whole ones, reversed ones some of which are missing, and ones with a fraction.
  private struct Answers {
    let weights: [Double]?
    static let firms = ["A", "B", "C"]

    func answer(_ item: Int, _ firm: Int, _ k: Int) -> Double? {
      let (whole, turned, halves): (Int, Int, Int) = (
        k * k + 3 * firm + k / 7, k * (k + 2) + firm + k / 5, k * k * k + 5 * firm + k / 3
      )
      switch item {
      case 0: return Double(1 + whole % 5)
      case 1: return (k + firm) % 6 == 0 ? nil : Double(1 + turned % 5)
      default: return 1 + 0.5 * Double(halves % 9)
      }
    }

    func programme() throws -> Programme {
      var rows = "firm,w,A1,A2,B1\n"
      for (number, firm) in Self.firms.enumerated() {
        for k in 0..<40 {
          let answers = (0..<3).map { answer($0, number, k).map { "\($0)" } ?? "" }
          rows += "\(firm),\(weights?[k] ?? 1),\(answers.joined(separator: ","))\n"
        }
      }
      var model = try PathModel(text: "@scale 1..5\n@reverse A2\nA =~ A1 + A2; B =~ B1; B ~ A")
      if weights != nil { model.conventions.weightsColumn = "w" }
      let survey = try Dataset(csvBytes: Array(rows.utf8), numeric: model.columns, categories: ["firm"])
      var tracking = Tracking(by: ["firm"])
      tracking.suppressBelow = 0
      return try tracking.run(model, on: survey, estimator: PLS(missing: .mean))
    }

    /// Mean of the answers that were given, and √V₁ over all 40 cases, of whom those without an answer have the mean.
    func expected(_ item: Int, _ firm: Int) -> (mean: Double, error: Double) {
      let weights = weights ?? Array(repeating: 1, count: 40)
      var given: [(y: Double, w: Double)] = []
      for k in 0..<40 {
        guard let answer = answer(item, firm, k) else { continue }
        given.append((item == 1 ? 6 - answer : answer, weights[k]))
      }
      let total = given.reduce(0.0) { $0 + $1.w }
      let mean = given.reduce(0.0) { $0 + $1.w * $1.y } / total
      let squares = given.reduce(0.0) { sum, own in
        let distance = own.w * (own.y - mean)
        return sum + distance * distance
      }
      let all = weights.reduce(0, +)
      return (mean, 25 * (40.0 / 39 * squares / (all * all)).squareRoot())
    }
  }

  /// None, all equal, as surveys have them, and a few beside which the others weigh next to nothing.
  private static let weights: [[Double]?] = [
    nil, Array(repeating: 0.3, count: 40), (0..<40).map { 0.4 + Double($0 % 7) / 3 },
    (0..<40).map { $0 % 5 == 2 ? 1e5 + Double($0) : 1 },
  ]

  @Test(arguments: weights.indices)
  func `means and errors by their formulas`(place: Int) throws {
    let answers = Answers(weights: Self.weights[place])
    let programme = try answers.programme()
    for (firm, name) in Answers.firms.enumerated() {
      let cell = try #require(programme.cells.first { $0.segment == name })
      for (k, item) in cell.items.enumerated() {
        let (expected, what) = (answers.expected(k, firm), "\(item.name) of \(name)")
        expectClose(item.mean, expected.mean, what, tolerance: 1e-12)
        expectClose(item.error.standardError, expected.error, "SE of \(what)", tolerance: 1e-11)
      }
    }
  }

  /// Whole answers are summed as integers where there are no weights, else as fractions.
  @Test func `equal weights change nothing`() throws {
    let programmes = try [nil, 1, 0.25, 3].map { weight in
      try Answers(weights: weight.map { Array(repeating: $0, count: 40) }).programme()
    }
    for other in programmes.dropFirst() {
      for (a, b) in zip(programmes[0].cells.flatMap(\.items), other.cells.flatMap(\.items)) {
        expectClose(b.mean, a.mean, a.name, tolerance: 1e-13)
        expectClose(b.error.standardError, a.error.standardError, a.name, tolerance: 1e-13)
      }
    }
  }

  // MARK: Beside the constructs

  /// A construct of one item is that item: one by one, under designs, a jackknife and replicate weights.
  @Test func `the item of a single-item construct has its error`() throws {
    let survey = try DesignedProgramme.survey(numbers: (1...12).map { "rw\($0)" }) { lines in
      for b in 1...12 {
        lines[0].append("rw\(b)")
        for row in 1..<lines.count {
          let isHeavy = (((Int(lines[row][18]) ?? 0) + 1) & b).nonzeroBitCount % 2 == 0
          lines[row].append("\((Double(lines[row][3]) ?? 0) * (isHeavy ? 1.5 : 0.5))")
        }
      }
    }
    let columns = DesignReplicates.columns(ReplicateColumns(["rw*"], kind: .fay))
    let ways: [(String, DesignColumns?, DesignReplicates?)] = [
      ("one by one", nil, nil), ("design", DesignedProgramme.columns, nil),
      ("jackknife", DesignedProgramme.columns, .jackknife), ("jackknife of rows", nil, .jackknife),
      ("replicate weights", nil, columns),
    ]
    for (what, design, replicates) in ways {
      let programme = try DesignedProgramme.programme(design, on: survey) { $0.designReplicates = replicates }
      var compared = 0
      for cell in programme.cells {
        let construct = try #require(cell.constructs.first { $0.name == "Complaints" })
        let item = try #require(cell.items.first { $0.name == "COMP" })
        expectClose(item.score, construct.index, "\(what), \(cell.segment)")
        let names = ("SE, \(what), \(cell.segment)", "lower, \(what), \(cell.segment)")
        expectClose(item.error.standardError, construct.error.standardError, names.0, tolerance: 1e-12)
        expectClose(item.error.lower, construct.error.lower, names.1, tolerance: 1e-12)
        compared += item.error.standardError == nil ? 0 : 1
      }
      #expect(compared > 30, "\(what): \(compared)")
    }
  }

  /// Replicates that are drawn, of rows or of whole units, are those of the indices: items keep what they have without.
  @Test(arguments: [false, true])
  func `drawn replicates leave items linearised`(isDesigned: Bool) throws {
    let design = isDesigned ? DesignedProgramme.columns : nil
    let survey = try DesignedProgramme.survey()
    let (plain, drawn) = (
      try DesignedProgramme.programme(design, on: survey),
      try DesignedProgramme.programme(design, on: survey) { $0.replicates = 40 }
    )
    #expect(plain.cells.flatMap(\.items) == drawn.cells.flatMap(\.items))
    #expect(plain.cells.flatMap(\.constructs) != drawn.cells.flatMap(\.constructs))
  }

  // MARK: What is not known

  @Test func `a constant item has no error`() throws {
    let programme = try ProgrammeGolden.programme()
    let constant = try Self.item(programme, "G3", "2024H1", "SATI1")
    #expect(constant.score != nil && constant.error.standardError == nil)
    #expect(constant.error.lower == nil && constant.error.upper == nil)
    #expect(try Self.item(programme, "G3", "2024H1", "QUAL1").error.standardError != nil)
    for cell in programme.cells where cell.status.isShown {
      for item in cell.items {
        #expect((item.error.standardError == nil) == cell.constantIndicators.contains(item.name))
      }
    }
  }

  @Test func `one case and hidden cells have none`() throws {
    let hidden = try ProgrammeGolden.programme()
    let suppressed = try Self.item(hidden, "T4", "2024H1", "SATI1")
    #expect(suppressed.score == nil && suppressed.error.standardError == nil && suppressed.error.upper == nil)
    let shown = try ProgrammeGolden.programme { $0.suppressBelow = 0 }
    let single = try Self.item(shown, "T4", "2024H1", "SATI1")
    #expect(single.score != nil && single.error.standardError == nil && single.error.lower == nil)
    let own = try ProgrammeGolden.programme { $0.weightsFrom = .own }
    let lacking = own.cells.filter { $0.status.isShown && $0.weightsFrom == nil }
    #expect(!lacking.isEmpty)
    for item in lacking.flatMap(\.items) { #expect(item.score == nil && item.error.standardError == nil) }
  }

  /// All respondents of a cell in one city.
  @Test(arguments: [false, true])
  func `a cell of one sampling unit has none`(isJackknife: Bool) throws {
    let survey = try DesignedProgramme.survey { lines in
      for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" {
        (lines[row][18], lines[row][19]) = ("7", "1")
      }
    }
    let programme = try DesignedProgramme.programme(on: survey) {
      $0.designReplicates = isJackknife ? .jackknife : nil
    }
    let single = try Self.item(programme, "B1", "2024H2", "SATI1")
    #expect(single.score != nil && single.error.standardError == nil)
    #expect(try Self.item(programme, "B1", "2024H1", "SATI1").error.standardError != nil)
  }
}

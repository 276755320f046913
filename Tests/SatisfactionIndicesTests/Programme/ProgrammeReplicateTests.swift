import Satisfaction
import SatisfactionIndices
import SatisfactionNumerics
import Testing
import _TestSupport

/// A programme by replicates that are not drawn: replicate weights that came with the survey, and the jackknife.
struct ProgrammeReplicateTests {
  /// Twelve half samples of cities: one half weighs 1.5 times as much, the other half as much; in the names of Walsh functions of
  /// the number of the city.
  private static let count = 12

  private static func factor(_ city: Int, _ replicate: Int) -> Double {
    ((city + 1) & replicate).nonzeroBitCount % 2 == 0 ? 1.5 : 0.5
  }

  private static let names = (1...count).map { "rw\($0)" }

  /// Adds a column to the lines of a file: a number for each.
  private static func add(_ name: String, to lines: inout [[String]], _ value: ([String]) -> Double) {
    lines[0].append(name)
    for row in 1..<lines.count { lines[row].append("\(value(lines[row]))") }
  }

  /// The survey with columns of replicate weights, which `weight` makes of the weight, the city and the replicate.
  private static func survey(
    _ names: [String] = Self.names, weight: (Double, Int, Int) -> Double = { $0 * factor($1, $2) },
    _ change: (inout [[String]]) -> Void = { _ in }
  ) throws -> Dataset {
    let survey = try DesignedProgramme.survey(numbers: names) { lines in
      change(&lines)
      for (b, name) in names.enumerated() {
        add(name, to: &lines) { weight(Double($0[3]) ?? 0, Int($0[18]) ?? 0, b + 1) }
      }
    }
    return survey
  }

  private static func programme(
    _ columns: ReplicateColumns, on survey: Dataset? = nil, _ change: (inout Tracking) -> Void = { _ in }
  ) throws -> Programme {
    try DesignedProgramme.programme(nil, on: survey ?? Self.survey()) {
      $0.designReplicates = .columns(columns)
      change(&$0)
    }
  }

  private static func jackknife(
    _ design: DesignColumns? = DesignedProgramme.columns, on survey: Dataset? = nil,
    _ change: (inout Tracking) -> Void = { _ in }
  ) throws -> Programme {
    try DesignedProgramme.programme(design, on: survey) {
      $0.designReplicates = .jackknife
      change(&$0)
    }
  }

  // MARK: Another program

  /// R survey 4.1-1: `svyby` of a case's own index over the used rows, and linear combinations with its covariances; by
  /// `svrepdesign` of type Fay (ρ 0.5), ACS (mse) and bootstrap, and by `as.svrepdesign` of type JKn of the design, without and
  /// with the number of cities.
  private static let reference: [(table: String, name: String, wave: String, value: Double, errors: [Double])] = [
    (
      "cell", "B1", "2024H2", 62.5578619344408,
      [1.78216644978414, 1.81793041418704, 0.930706074303931, 1.91772065048483, 1.63807376149615]
    ),
    (
      "cell", "G2", "2023H1", 57.1140959871978,
      [2.6781454955769, 2.70699598565757, 1.39861587053501, 2.31258049255537, 1.99492545607419]
    ),
    (
      "change", "B1", "2024H1", -2.10959939305461,
      [2.36078328514806, 2.43359806840849, 1.2328788614939, 2.89550319278178, 2.45429172732736]
    ),
    (
      "change", "T3", "2023H2", -0.0885283972207347,
      [3.04456166969696, 3.0733946357902, 1.58997047662024, 2.48049185925407, 2.10990152378904]
    ),
    (
      "rollUp", "bank", "2024H2", 64.0374808461429,
      [1.07321444046688, 1.07445868030227, 0.56046796240284, 1.01434010858423, 0.870810464541237]
    ),
    (
      "rollUpChange", "bank", "2024H1", 0.807280116907631,
      [0.989634629996609, 1.0389280108127, 0.516819829927182, 1.05312237351693, 0.901668723374476]
    ),
    (
      "benchmark", "B1", "2024H2", -1.47961891170203,
      [1.19665078338735, 1.23543572603181, 0.624930490108856, 1.43583749966366, 1.21204655137117]
    ),
  ]

  private func expectReference(
    _ programme: Programme, _ place: Int, df: Double, limits: [Double], p: Double
  ) throws {
    expectClose(programme.design?.degreesOfFreedom, df, "df")
    for row in Self.reference {
      let (number, what) = (programme.number(row.table, row.name, row.wave), "\(row.table) \(row.name) \(row.wave)")
      expectClose(number.value, row.value, what)
      expectClose(number.error?.standardError, row.errors[place], "SE of \(what)")
    }
    let cell = try #require(programme.number("cell", "B1", "2024H2").error)
    expectClose(cell.lower, limits[0], "t with \(df)")
    expectClose(cell.upper, limits[1], "t with \(df)")
    expectClose(programme.number("benchmark", "B1", "2024H2").p, p, "p of t with \(df)")
    #expect(programme.interval == .t)
  }

  @Test func `half samples are those of R survey`() throws {
    let survey = try Self.survey()
    try expectReference(
      try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey), 0, df: 11,
      limits: [58.6353400256528, 66.4803838432289], p: 0.242035306054722)
    let differences = try Self.programme(ReplicateColumns(Self.names, kind: .acs), on: survey)
    try expectReference(
      differences, 1, df: 11, limits: [58.5566240707359, 66.5590997981458], p: 0.256223845149386)
    #expect(differences.replication?.requested == 12 && differences.replication?.used == 12)
  }

  @Test func `bootstrap columns vary as estimates do`() throws {
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .bootstrap))
    for row in Self.reference where row.table != "benchmark" {
      let error = programme.number(row.table, row.name, row.wave).error?.standardError
      expectClose(error, row.errors[2], "SE of \(row.table) \(row.name) \(row.wave)")
    }
    expectClose(programme.number("benchmark", "B1", "2024H2").p, 0.0373061886367391, "p of t with 11")
    // Twelve are too few to count ranks over: these are drawn.
    #expect(programme.interval == .percentile && programme.seed == programme.tracking.seed)
    #expect(programme.replication?.drawsRanks == true)
    let rows = try DesignedProgramme.Rows(Self.survey(), programme)
    let means = (1...Self.count).map { b in
      rows.mean("Satisfaction", ["B1", "2024H2"]) { Self.factor(Int($0.city) ?? 0, b) }
    }
    let limits = Quantiles.type7(means, orders: [0.025, 0.975])
    let cell = try #require(programme.number("cell", "B1", "2024H2").error)
    expectClose(cell.lower, limits[0], "percentile")
    expectClose(cell.upper, limits[1], "percentile")
  }

  @Test func `the jackknife is that of R survey`() throws {
    try expectReference(
      try Self.jackknife(), 3, df: 20, limits: [58.5575667554626, 66.5581571134191], p: 0.31508083597522)
    var finite = DesignedProgramme.columns
    finite.population = .column("cities")
    let programme = try Self.jackknife(finite)
    try expectReference(
      programme, 4, df: 20, limits: [59.1408999440346, 65.9748239248471], p: 0.236374106146216)
    #expect(programme.replication?.requested == 23)
  }

  // MARK: A plain loop

  /// Weights of which every replicate leaves out two cities, with a scale each: a rule with everything in it.
  @Test func `every number against a plain loop`() throws {
    func factor(_ city: Int, _ b: Int) -> Double { city % 11 == b - 1 ? 0 : 1 + Double(city * b % 5) / 20 }
    let names = (1...11).map { "q\($0)" }
    let scales = (1...11).map { $0 == 4 ? 0 : 0.5 + Double($0) / 10 }
    let survey = try Self.survey(names, weight: { $0 * factor($1, $2) })
    for centre in [VarianceRule.Centre.replicates, .estimate] {
      let columns = ReplicateColumns(names, kind: .jkn, scale: 0.8, rscales: scales, centre: centre)
      let programme = try Self.programme(columns, on: survey)
      let rows = try DesignedProgramme.Rows(survey, programme)
      var compared = 0
      func compare(
        _ error: Double?, _ construct: String, _ terms: [(cell: [String], weight: Double)], _ what: String
      ) {
        guard let error else { return }
        compared += 1
        func value(_ factor: (Int) -> Double) -> Double {
          terms.reduce(0) { $0 + $1.weight * rows.mean(construct, $1.cell) { factor(Int($0.city) ?? 0) } }
        }
        let all = (1...11).map { b in (value: value { factor($0, b) }, scale: scales[b - 1]) }
        let found = all.filter { $0.value.isFinite }
        let counted = found.filter { $0.scale > 0 }.map(\.value)
        let origin = centre == .estimate ? value { _ in 1 } : counted.reduce(0, +) / Double(counted.count)
        let squares = found.reduce(0) { $0 + $1.scale * ($1.value - origin) * ($1.value - origin) }
        expectClose(error, (0.8 * squares).squareRoot(), "\(what), \(construct)")
      }
      for construct in ["Satisfaction", "Loyalty"] {
        for found in try programme.combinations(of: construct) {
          compare(found.error, construct, found.terms, found.what)
        }
      }
      #expect(compared > 200)
    }
  }

  /// Columns that hold what the jackknife makes of the weights: two ways to the same numbers.
  @Test func `the jackknife is its columns`() throws {
    let survey = try DesignedProgramme.survey()
    let replicates = UnitReplicates(jackknife: try SamplingDesign(DesignedProgramme.columns, of: survey), seed: 1)
    guard case .scaled(_, let scales?, _) = replicates.variance else {
      Issue.record("\(replicates.variance)")
      return
    }
    let units = Dictionary(
      (0..<survey.rowCount).map { row in
        (survey.column(named: "city")?.text(at: row) ?? "", Int(replicates.unit(ofRow: row)))
      }, uniquingKeysWith: { first, _ in first })
    let names = (1...replicates.count).map { "jk\($0)" }
    let columned = try Self.survey(names) { weight, city, b in
      weight * replicates.factors(replicate: b - 1)[units["\(city)"] ?? 0]
    }
    let columns = ReplicateColumns(names, kind: .jkn, rscales: scales, degreesOfFreedom: 20)
    func change(_ tracking: inout Tracking) {
      tracking.weightsFrom = .auto
      tracking.reestimatesWeights = true
    }
    let (own, given) = (try Self.jackknife(on: survey, change), try Self.programme(columns, on: columned, change))
    #expect(own.cells.contains { $0.weightsFrom == .own } && own.cells.contains { $0.weightsFrom == .pooled })
    for (a, b) in zip(own.cells.flatMap(\.constructs), given.cells.flatMap(\.constructs)) {
      // A cell of one city has no error in either, and is known in different ways.
      expectClose(b.error.standardError, a.error.standardError, a.name)
      expectClose(b.error.upper, a.error.upper, a.name)
    }
    for (a, b) in zip(own.changes, given.changes) {
      expectClose(b.error.standardError, a.error.standardError, "change of \(a.segment), \(a.construct)")
    }
    #expect(own.cells.contains { $0.constructs.contains { $0.error.standardError != nil } })

    // Shrinkage goes by the errors of the replicates, also where these hold the weights.
    func shrinking(_ tracking: inout Tracking) { (tracking.shrinks, tracking.rollUps) = (true, []) }
    let (shrunken, columnwise) = (
      try Self.jackknife(on: survey, shrinking), try Self.programme(columns, on: columned, shrinking)
    )
    #expect(shrunken.shrinkage.contains { $0.tau > 0 })
    for (a, b) in zip(shrunken.shrinkage, columnwise.shrinkage) {
      expectClose(b.tau, a.tau, "\(a.wave ?? ""), \(a.construct)")
    }
    for (a, b) in zip(shrunken.ranking, columnwise.ranking) { expectClose(b.tau, a.tau, "ranks of \(a.segment)") }
  }

  // MARK: Weights found anew

  /// Fits of the cell's rows with each column as their weights, one by one; and of all rows for weights found anew.
  @Test(arguments: [true, false])
  func `weights found anew in a replicate`(isOwn: Bool) throws {
    let (firm, wave) = ("B2", "2023H1")
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay)) {
      $0.weightsFrom = isOwn ? .own : .pooled
      $0.reestimatesWeights = !isOwn
    }
    let model = ProgrammeGolden.model()
    let isInCell = try DesignedProgramme.csv().map { $0[0] == firm && $0[1] == wave }
    let indices = try (1...Self.count).map { b in
      func weighed(_ rows: (Int) -> Bool) throws -> Dataset {
        try DesignedProgramme.survey { lines in
          for row in 1..<lines.count {
            let weight = (Double(lines[row][3]) ?? 0) * Self.factor(Int(lines[row][18]) ?? 0, b)
            lines[row][3] = rows(row) ? "\(weight)" : "0"
          }
        }
      }
      let own = try weighed { isInCell[$0] }
      let fit = try DesignedProgramme.estimator.fit(model, to: isOwn ? own : weighed { _ in true })
      let cell = try DesignedProgramme.estimator.fit(model, to: own)
      let items = fit.indicators.filter { $0.construct == "Satisfaction" }
      let points = items.map { $0.weight / $0.standardDeviation }
      return zip(items, points).reduce(0.0) { sum, part in
        let mean = cell.indicators.first { $0.name == part.0.name }?.mean ?? .nan
        return sum + part.1 / points.reduce(0, +) * 100 * (mean - 1) / 9
      }
    }
    let mean = indices.reduce(0, +) / Double(Self.count)
    let error = (indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (12 * 0.25)).squareRoot()
    let row = try #require(programme.cells.first { $0.segment == firm && $0.wave == wave })
    let found = try #require(row.constructs.first { $0.name == "Satisfaction" })
    expectClose(found.error.standardError, error, "of \(indices)", tolerance: 1e-7)
  }

  // MARK: Ranks

  /// The mean rank is 1 and, of every other member, the probability to lie above, which is normal.
  @Test func `ranks are drawn with the covariances of the replicates`() throws {
    let survey = try Self.survey()
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey) { $0.rankModel = .plain }
    #expect(programme.seed == programme.tracking.seed)
    let rows = try DesignedProgramme.Rows(survey, programme)
    func means(_ firm: String) -> [Double] {
      (1...Self.count).map { b in
        rows.mean("Satisfaction", [firm, "2024H2"]) { Self.factor(Int($0.city) ?? 0, b) }
      }
    }
    let members = programme.ranking.filter {
      $0.group == "bank" && $0.wave == "2024H2" && $0.construct == "Satisfaction"
    }
    #expect(members.count == 4)
    for member in members {
      let own = (index: rows.mean("Satisfaction", [member.segment, "2024H2"]), replicates: means(member.segment))
      let others = members.filter { $0.segment != member.segment }.map { other in
        let differences = zip(means(other.segment), own.replicates).map { $0 - $1 }
        let mean = differences.reduce(0, +) / Double(Self.count)
        let error = (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
        return Normal.cumulative((rows.mean("Satisfaction", [other.segment, "2024H2"]) - own.index) / error)
      }
      let expected = 1 + others.reduce(0, +)
      #expect(abs(member.ranks.expectedRank - expected) < 0.06, "\(member.segment): \(expected)")
      #expect(abs(member.ranks.probabilities.reduce(0, +) - 1) < 1e-9)
    }
  }

  // MARK: What is not known

  /// All respondents of a cell in one city, and all of another cell in cities that weigh the same in all replicates.
  @Test func `a cell whose weights rise and fall together has no error`() throws {
    let survey = try Self.survey(weight: { $1 == 99 ? $0 : $0 * Self.factor($1, $2) }) { lines in
      for row in 1..<lines.count where lines[row][1] == "2024H2" {
        if lines[row][0] == "B1" { lines[row][18] = "7" }
        if lines[row][0] == "B2" { lines[row][18] = "99" }
      }
    }
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey)
    let single = programme.number("cell", "B1", "2024H2")
    #expect(single.value != nil && single.error?.standardError == nil && single.error?.lower == nil)
    #expect(programme.number("change", "B1", "2024H1").p == nil)
    #expect(programme.number("benchmark", "B1", "2024H2").error?.standardError == nil)
    expectClose(programme.number("cell", "B2", "2024H2").error?.standardError, 0, "certain to be drawn")
    let warning = try #require(programme.warnings.first { $0.code == "oneUnit" })
    #expect(warning.message.contains("the replicate weights of B1 2024H2 rise and fall together"))
    #expect(!warning.message.contains("B2"))
  }

  /// Weights in files are rounded: a cell of one unit is known all the same.
  @Test func `rounded weights that rise and fall together`() throws {
    let survey = try Self.survey(weight: { ($0 * Self.factor($1, $2) * 100).rounded() / 100 }) { lines in
      for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" { lines[row][18] = "7" }
    }
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey)
    #expect(programme.number("cell", "B1", "2024H2").error?.standardError == nil)
    #expect(programme.number("cell", "B1", "2024H1").error?.standardError != nil)
  }

  /// A cell of one unit counts with variance 0 in its group, whose other members keep every replicate.
  @Test func `a cell of one unit takes no replicate from its group`() throws {
    let programmes = try [false, true].map { isLacking in
      try Self.programme(
        ReplicateColumns(["rw*"], kind: .fay),
        on: Self.survey(weight: { isLacking && $1 == 98 && $2 == 3 ? 0 : $0 * Self.factor($1, $2) }) { lines in
          for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" { lines[row][18] = "98" }
        })
    }
    let (whole, lacking) = (programmes[0], programmes[1])
    #expect(lacking.rollUps.map(\.error) == whole.rollUps.map(\.error))
    #expect(lacking.benchmark.map(\.error) == whole.benchmark.map(\.error))
    #expect(lacking.ranking.map(\.ranks) == whole.ranking.map(\.ranks) && !whole.ranking.isEmpty)
  }

  /// Where more than half of the replicates have no case of a cell, the others say nothing.
  @Test(arguments: [6, 7])
  func `replicates without a case beyond half of them`(lost: Int) throws {
    let survey = try Self.survey(weight: { [97, 98].contains($1) && $2 <= lost ? 0 : $0 * Self.factor($1, $2) }) {
      lines in
      for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" {
        lines[row][18] = row % 2 == 0 ? "97" : "98"
      }
    }
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey)
    #expect((programme.number("cell", "B1", "2024H2").error?.standardError != nil) == (lost == 6))
    #expect((programme.number("benchmark", "B1", "2024H2").error?.standardError != nil) == (lost == 6))
    #expect(programme.number("cell", "B2", "2024H2").error?.standardError != nil)
    #expect(programme.warnings.contains { $0.code == "replicatesFailed" && $0.message.contains("more than half") })
  }

  /// Percentiles of few columns are said to be of few.
  @Test func `few bootstrap columns`() throws {
    let warnings = try Self.programme(ReplicateColumns(["rw*"], kind: .bootstrap)).warnings
    #expect(warnings.contains { $0.code == "fewReplicates" && $0.message.hasPrefix("the 12 replicates of the survey") })
    #expect(
      try Self.programme(ReplicateColumns(["rw*"], kind: .fay)).warnings.allSatisfy { $0.code != "fewReplicates" })
  }

  /// A replicate without a case of a cell says nothing of it, and its part of the variance is missed.
  @Test func `replicates without a case are counted`() throws {
    let survey = try Self.survey(weight: { $1 == 7 && $2 == 3 ? 0 : $0 * Self.factor($1, $2) }) { lines in
      for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" {
        lines[row][18] = "7"
      }
    }
    let programme = try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey)
    let failed = try #require(programme.replication?.failed.first)
    #expect(failed.segment == "B1" && failed.noUnit == 1 && programme.replication?.used == 11)
    #expect(programme.warnings.contains { $0.code == "replicatesFailed" && $0.message.contains("B1 2024H2") })
    // Without a cluster a row is a unit; a cell of one row has no replicate without it.
    let rows = try Self.jackknife(nil) { $0.suppressBelow = 0 }
    #expect(rows.design?.sampling?.unitCount == (try DesignedProgramme.survey().rowCount))
    #expect(rows.replication?.failed.allSatisfy { $0.noUnit == 1 } == true)
  }

  @Test func `two designs at once are refused`() throws {
    let columns = ReplicateColumns(["rw*"], kind: .fay)
    #expect(throws: SurveyDataError.design(.twoDesigns)) {
      try Self.programme(columns) { $0.design = DesignedProgramme.columns }
    }
    for origin in [DesignReplicates.columns(columns), .jackknife] {
      do {
        _ = try DesignedProgramme.programme(nil, on: Self.survey()) {
          $0.designReplicates = origin
          $0.replicates = 100
        }
        Issue.record("\(origin) draws nothing")
      } catch let error as TrackingError {
        guard case .invalidOption("replicates", "100", _) = error else { throw error }
      }
    }
    #expect(throws: SurveyDataError.design(.replicateScales(given: 0, columns: 12))) {
      try Self.programme(ReplicateColumns(["rw*"], kind: .jkn))
    }
    #expect(throws: SurveyDataError.design(.fewReplicates(columns: ["x*"], count: 0))) {
      try Self.programme(ReplicateColumns(["x*"], kind: .brr))
    }
    // Who answers again is two rows of the jackknife; replicate weights know it.
    do {
      _ = try Self.jackknife(nil) { $0.panel = "id" }
      Issue.record("rows of a respondent are no units")
    } catch let error as TrackingError {
      guard case .respondentInUnits("id", _, _, nil) = error else { throw error }
    }
    #expect(try Self.programme(columns) { $0.panel = "id" }.changes.contains { ($0.overlap ?? 0) > 0 })
  }

  @Test func `the report says what the replicates are`() throws {
    let survey = try Self.survey()
    let given = TrackReport(try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey))
    for words in [
      #""interval": "t""#, #""type": "fay""#, #""columns": "rw*""#, #""rho": 0.5"#, #""degreesOfFreedom": 11"#,
      #""replicates": 12"#,
    ] {
      #expect(given.json().contains(words), "\(words)")
    }
    #expect(given.text().contains("12 replicate weights rw* (rw1 … rw12), fay (ρ 0.5)"))
    let jackknife = TrackReport(try Self.jackknife(on: survey))
    #expect(jackknife.text().contains("jackknife of 23 sampling units"))
    #expect(
      String(decoding: jackknife.html(), as: UTF8.self).contains(
        "jackknife of 23 sampling units, intervals of t at 95"))
  }

  @Test func `threads change nothing`() throws {
    let survey = try Self.survey()
    let reports = try [1, 2, 5].map { threads in
      TrackReport(
        try Self.programme(ReplicateColumns(["rw*"], kind: .fay), on: survey) {
          $0.weightsFrom = .auto
          $0.threads = threads
        }
      ).json()
    }
    #expect(Set(reports).count == 1)
  }
}

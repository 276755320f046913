import Foundation
import Satisfaction
import SatisfactionIndices
import SatisfactionNumerics
import Testing
import _TestSupport

/// A programme whose respondents live in 23 cities of three regions: cells are domains, and share cities.
struct ProgrammeDesignTests {
  /// R survey 4.1-1: `svyby` of a case's own index over the used rows of a `svydesign` of all rows, `svycontrast` of
  /// its covariances, `pt` with `degf`; first without, then with the number of cities in each region.
  private static let linearised: [(String, String, String, Double, Double, Double)] = [
    ("cell", "B1", "2024H2", 62.5578619344408, 1.88095236138137, 1.60655997686784),
    ("cell", "G2", "2023H1", 57.1140959871978, 2.28817878635227, 1.97289144775738),
    ("cell", "T3", "2024H1", 60.865487255645, 1.37096966581077, 1.1766606227712),
    ("change", "B1", "2024H1", -2.10959939305461, 2.84816181633956, 2.41409862540993),
    ("change", "T3", "2023H2", -0.0885283972207347, 2.4819317352113, 2.11189700620422),
    ("rollUp", "bank", "2024H2", 64.0374808461429, 1.00002262509734, 0.858351725997033),
    ("rollUp", "total", "2024H2", 61.7839913462335, 0.646216115374803, 0.560770636625932),
    ("rollUpChange", "bank", "2024H1", 0.807280116907627, 1.03489423950275, 0.886006769030368),
    ("rollUpChange", "total", "2024H1", 0.251783078516242, 0.65872428013067, 0.564501330945964),
    ("benchmark", "B1", "2024H2", -1.47961891170203, 1.41140783713657, 1.19147835193702),
  ]

  @Test(arguments: [false, true])
  func `standard errors are those of R survey`(isFinite: Bool) throws {
    var design = DesignedProgramme.columns
    design.population = isFinite ? .column("cities") : nil
    let programme = try DesignedProgramme.programme(design)
    #expect(programme.design?.degreesOfFreedom == 20 && programme.design?.sampling?.unitCount == 23)
    for (table, name, wave, value, open, finite) in Self.linearised {
      let number = programme.number(table, name, wave)
      let what = "\(table) \(name) \(wave)"
      expectClose(number.value, value, what)
      expectClose(number.error?.standardError, isFinite ? finite : open, "SE of \(what)")
    }
    let cell = try #require(programme.number("cell", "B1", "2024H2").error)
    expectClose(cell.lower, isFinite ? 59.2066365468542 : 58.6342640625509, "t with 20")
    expectClose(cell.upper, isFinite ? 65.9090873220274 : 66.4814598063308, "t with 20")
    let change = try #require(programme.number("change", "B1", "2024H1").p)
    expectClose(change, isFinite ? 0.392563451482566 : 0.46749023690005, "t with 20")
    let standing = try #require(programme.number("benchmark", "B1", "2024H2").p)
    expectClose(standing, isFinite ? 0.22866403956727 : 0.306991423400681, "t with 20")
  }

  @Test func `every number against a plain loop`() throws {
    let survey = try DesignedProgramme.survey()
    let programme = try DesignedProgramme.programme(on: survey)
    let rows = try DesignedProgramme.Rows(survey, programme)
    var compared = 0
    func compare(_ error: Double?, _ construct: String, _ terms: [(cell: [String], weight: Double)], _ what: String) {
      guard let error else { return }
      compared += 1
      expectClose(error, rows.standardError(construct, terms), "\(what), \(construct)", tolerance: 1e-9)
    }
    for construct in ["Satisfaction", "Complaints"] {
      for found in try programme.combinations(of: construct) {
        compare(found.error, construct, found.terms, found.what)
      }
    }
    #expect(compared > 200)
  }

  /// Every row a unit of one stratum: cells are those of a programme without a design but for n/(n − 1) over all rows.
  @Test func `a design in name only`() throws {
    let survey = try DesignedProgramme.survey()
    let (plain, simple) = (
      try DesignedProgramme.programme(nil, on: survey), try DesignedProgramme.programme(DesignColumns(), on: survey)
    )
    let all = Double(survey.rowCount)
    for (a, b) in zip(plain.cells, simple.cells) {
      for (x, y) in zip(a.constructs, b.constructs) {
        #expect(x.index == y.index && x.deviation == y.deviation)
        guard let error = x.error.standardError else {
          #expect(y.error.standardError == nil)
          continue
        }
        let n = Double(a.used)
        expectClose(
          y.error.standardError, error * ((n - 1) / n * all / (all - 1)).squareRoot(), "\(a.segment)", tolerance: 1e-12)
      }
    }
  }

  // MARK: Replicates

  @Test func `a replicate weighs whole cities, the same in all cells`() throws {
    let survey = try DesignedProgramme.survey()
    let programme = try DesignedProgramme.programme(on: survey) { $0.replicates = 40 }
    let rows = try DesignedProgramme.Rows(survey, programme)
    let sampling = try SamplingDesign(DesignedProgramme.columns, of: survey)
    let replicates = UnitReplicates(sampling, replicates: 40, seed: programme.tracking.seed)
    let factors = (0..<40).map { replicates.factors(replicate: $0) }
    let unitOfCity = Dictionary(
      zip(rows.rows.map { $0.city }, sampling.units).map { ($0, Int($1)) }, uniquingKeysWith: { first, _ in first })
    func spread(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }
    func means(_ firm: String, _ wave: String) -> [Double] {
      factors.map { own in
        rows.mean("Loyalty", [firm, wave]) { row in unitOfCity[row.city].map { own[$0] } ?? .nan }
      }
    }
    let (now, then) = (means("B1", "2024H2"), means("B1", "2024H1"))
    let cell = try #require(programme.cells.first { $0.segment == "B1" && $0.wave == "2024H2" })
    let index = try #require(cell.constructs.first { $0.name == "Loyalty" })
    expectClose(index.error.standardError, spread(now), "cell")
    let limits = Quantiles.type7(now, orders: [0.025, 0.975])
    expectClose(index.error.lower, limits[0], "percentile")
    expectClose(index.error.upper, limits[1], "percentile")
    let change = try #require(
      programme.changes.first {
        $0.segment == "B1" && $0.from == "2024H1" && $0.to == "2024H2" && $0.construct == "Loyalty"
      })
    expectClose(change.error.standardError, spread(zip(now, then).map { $0 - $1 }), "the same cities in both waves")
    let revenue = ["B1": 23.1, "B2": 7.2, "B3": 12.4, "B4": 11.9]
    let members = revenue.map { firm, own in means(firm, "2024H2").map { $0 * own / 54.6 } }
    let group = try #require(
      programme.rollUps.first { $0.group == "bank" && $0.wave == "2024H2" && $0.construct == "Loyalty" })
    expectClose(
      group.error.standardError, spread((0..<40).map { b in members.reduce(0) { $0 + $1[b] } }), "roll-up")
    let t = try #require(change.change) / #require(change.error.standardError)
    expectClose(change.p, StudentT.twoSidedP(t, degreesOfFreedom: 20), "p of t")
  }

  /// Fits of the cell's rows with the weights of each replicate, one by one; and of all rows for weights found anew.
  @Test(arguments: [true, false])
  func `weights found anew in a replicate`(isOwn: Bool) throws {
    let (firm, wave, count) = ("B2", "2023H1", 8)
    let survey = try DesignedProgramme.survey()
    let programme = try DesignedProgramme.programme(on: survey) {
      $0.replicates = count
      $0.weightsFrom = isOwn ? .own : .pooled
      $0.reestimatesWeights = !isOwn
    }
    let sampling = try SamplingDesign(DesignedProgramme.columns, of: survey)
    let replicates = UnitReplicates(sampling, replicates: count, seed: programme.tracking.seed)
    let model = ProgrammeGolden.model()
    let indices = try (0..<count).map { b in
      let factors = replicates.factors(replicate: b)
      let weighed = { (rows: (Int) -> Bool) in
        try DesignedProgramme.survey { lines in
          for row in 1..<lines.count {
            let weight = (Double(lines[row][3]) ?? 0) * factors[Int(sampling.units[row - 1])]
            lines[row][3] = rows(row) ? "\(weight)" : "0"
          }
        }
      }
      let isInCell = try DesignedProgramme.csv().map { $0[0] == firm && $0[1] == wave }
      let own = try weighed { isInCell[$0] }
      // The index of the cell by the weights of one fit: means of the cell, shares of the fit.
      let fit = try DesignedProgramme.estimator.fit(model, to: isOwn ? own : weighed { _ in true })
      let cell = try DesignedProgramme.estimator.fit(model, to: own)
      let items = fit.indicators.filter { $0.construct == "Satisfaction" }
      let points = items.map { $0.weight / $0.standardDeviation }
      return zip(items, points).reduce(0.0) { sum, part in
        let mean = cell.indicators.first { $0.name == part.0.name }?.mean ?? .nan
        return sum + part.1 / points.reduce(0, +) * 100 * (mean - 1) / 9
      }
    }
    let mean = indices.reduce(0, +) / Double(count)
    let error = (indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
    let row = try #require(programme.cells.first { $0.segment == firm && $0.wave == wave })
    let found = try #require(row.constructs.first { $0.name == "Satisfaction" })
    expectClose(found.error.standardError, error, "sd of \(indices)", tolerance: 1e-7)
  }

  /// Within the error of 600 draws; of sums over cells too, which independent cells would not give.
  @Test func `replicates agree with linearisation`() throws {
    let survey = try DesignedProgramme.survey()
    let (linear, drawn) = (
      try DesignedProgramme.programme(on: survey), try DesignedProgramme.programme(on: survey) { $0.replicates = 600 }
    )
    func ratios(_ errors: (Programme) -> [Double?]) -> [Double] {
      zip(errors(linear), errors(drawn)).compactMap { a, b in a.flatMap { a in b.map { $0 / a } } }
    }
    for found in [
      ratios { $0.cells.flatMap { $0.constructs.map(\.error.standardError) } },
      ratios { $0.changes.map(\.error.standardError) }, ratios { $0.rollUps.map(\.error.standardError) },
      ratios { $0.rollUpChanges.map(\.error.standardError) },
    ] {
      let mean = found.reduce(0, +) / Double(found.count)
      #expect(found.count > 30 && abs(mean - 1) < 0.05, "mean ratio \(mean) of \(found.count)")
      #expect(found.allSatisfy { (0.8...1.35).contains($0) }, "\(found.min() ?? 0) … \(found.max() ?? 0)")
    }
  }

  @Test func `threads change nothing`() throws {
    let survey = try DesignedProgramme.survey()
    let reports = try [1, 2, 5].map { threads in
      TrackReport(
        try DesignedProgramme.programme(on: survey) {
          $0.replicates = 100
          $0.weightsFrom = .auto
          $0.threads = threads
        }
      ).json()
    }
    #expect(Set(reports).count == 1)
  }

  // MARK: What is not known

  /// All of a firm's respondents of one wave in one city: nothing is known of the others.
  @Test(arguments: [0, 50])
  func `one city says nothing of the others`(replicates: Int) throws {
    let survey = try DesignedProgramme.survey { lines in
      for row in 1..<lines.count where lines[row][0] == "B1" && lines[row][1] == "2024H2" {
        lines[row].replaceSubrange(18...20, with: ["7", "1", "30"])
      }
    }
    let programme = try DesignedProgramme.programme(on: survey) { $0.replicates = replicates }
    let cell = programme.number("cell", "B1", "2024H2")
    #expect(cell.value != nil && cell.error?.isUnknown == true)
    let change = programme.number("change", "B1", "2024H1")
    #expect(change.value != nil && change.error?.isUnknown == true && change.p == nil)
    let standing = programme.number("benchmark", "B1", "2024H2")
    #expect(standing.value != nil && standing.error?.isUnknown == true && standing.p == nil)
    #expect(programme.number("rollUp", "bank", "2024H2").error?.standardError != nil, "other cities are in the group")
    let warning = try #require(programme.warnings.first { $0.code == "oneUnit" })
    #expect(warning.message.contains("B1 2024H2") && !warning.message.contains("B2"))
    // A replicate that does not draw that city says nothing of the cell.
    let failed = programme.replication?.failed.first { $0.segment == "B1" && $0.wave == "2024H2" }
    #expect((failed?.noUnit ?? 0 > 0) == (replicates > 0))
    #expect(programme.warnings.contains { $0.code == "replicatesFailed" } == (replicates > 0))
  }

  @Test func `few cities have intervals of t`() throws {
    let few = DesignColumns(cluster: "region")
    for replicates in [0, 60] {
      let programme = try DesignedProgramme.programme(few) { $0.replicates = replicates }
      #expect(programme.design?.degreesOfFreedom == 2)
      #expect(programme.warnings.contains { $0.code == "fewUnits" })
      let error = try #require(programme.number("cell", "B1", "2024H2").error)
      let value = try #require(programme.number("cell", "B1", "2024H2").value)
      let reach = StudentT.quantile(0.975, degreesOfFreedom: 2) * (try #require(error.standardError))
      expectClose(error.upper, value + reach, "\(replicates) replicates")
      expectClose(error.lower, value - reach, "\(replicates) replicates")
      let report = TrackReport(programme).json()
      #expect(report.contains(replicates == 0 ? #""interval": "linearised""# : #""interval": "t""#))
    }
  }

  /// Each firm a stratum of its own: no unit is shared, and a cell rests on the cities of its firm alone.
  @Test func `what shrinking and limits do not know is said`() throws {
    let shared = try DesignedProgramme.programme { $0.shrinks = true }
    #expect(shared.warnings.contains { $0.code == "sharedUnits" && $0.message.contains("shrunken indices") })
    #expect(try !DesignedProgramme.programme().warnings.contains { $0.code == "sharedUnits" })
    let nested = DesignColumns(strata: "firm", cluster: "region")
    let programme = try DesignedProgramme.programme(nested) { $0.shrinks = true }
    #expect(!programme.warnings.contains { $0.code == "sharedUnits" })
    #expect(programme.warnings.contains { $0.code == "clustersAcrossStrata" })
    let few = try #require(programme.warnings.first { $0.code == "fewUnitsInCell" })
    #expect(few.message.contains("24 degrees of freedom"), "\(few.message)")
    // Percentiles of few cities are worth nothing: limits of t there.
    let replicated = try DesignedProgramme.programme(nested) { $0.replicates = 60 }
    let error = try #require(replicated.number("cell", "B1", "2024H2").error)
    let value = try #require(replicated.number("cell", "B1", "2024H2").value)
    let reach = StudentT.quantile(0.975, degreesOfFreedom: 24) * (try #require(error.standardError))
    expectClose(error.upper, value + reach, "t with the degrees of freedom of the sample")
  }

  // MARK: Panels and bad input

  /// Respondents stay in their city, so that the design knows who answered again; rows as units do not.
  @Test func `a panel stays in its units`() throws {
    let survey = try DesignedProgramme.survey()
    let (without, with) = (
      try DesignedProgramme.programme(on: survey), try DesignedProgramme.programme(on: survey) { $0.panel = "id" }
    )
    #expect(without.changes.map(\.error) == with.changes.map(\.error))
    #expect(with.changes.contains { ($0.overlap ?? 0) > 0 } && without.changes.allSatisfy { $0.overlap == nil })
    let alone = DesignColumns(strata: "region")
    do {
      _ = try DesignedProgramme.programme(alone, on: survey) { $0.panel = "id" }
      Issue.record("rows of a respondent are no units")
    } catch let error as TrackingError {
      guard case .respondentInUnits("id", _, let count, nil) = error else { throw error }
      #expect(count > 0 && error.description.contains("--cluster id"))
    }
    // Respondents as units, and the independent program's panel: the same but for the number of units in n/(n − 1).
    let people = try DesignedProgramme.programme(DesignColumns(cluster: "id"), on: survey) { $0.panel = "id" }
    let panel = try DesignedProgramme.programme(nil, on: survey) { $0.panel = "id" }
    for (a, b) in zip(people.changes, panel.changes) {
      guard let designed = a.error.standardError, let paired = b.error.standardError else { continue }
      #expect(abs(designed / paired - 1) < 0.02, "\(a.segment): \(designed), \(paired)")
    }
  }

  @Test func `bad designs are refused`() throws {
    func expect(_ fault: DesignFault, _ design: DesignColumns, _ change: (inout [[String]]) -> Void) {
      #expect(throws: SurveyDataError.design(fault)) {
        try DesignedProgramme.programme(design, on: DesignedProgramme.survey(change))
      }
    }
    expect(.loneUnit(strata: ["9"], count: 1), DesignedProgramme.columns) { $0[1][19] = "9" }
    expect(.missingValue(column: "city", rows: [2], count: 1), DesignedProgramme.columns) { $0[2][18] = "" }
    var finite = DesignedProgramme.columns
    finite.population = .column("cities")
    expect(.populationVaries(column: "cities", stratum: "0", values: [40, 41]), finite) { lines in
      let own = lines.indices.dropFirst().filter { lines[$0][19] == "0" }
      lines[own[1]][20] = "41"
    }
    finite.population = .number(5)
    expect(.populationTooSmall(stratum: "0", population: 5, units: 8), finite) { _ in }
    // A city of two regions is two cities, and said to be.
    let across = try DesignedProgramme.survey { lines in
      for row in 1..<lines.count where row % 2 == 0 && lines[row][18] == "7" { lines[row][19] = "2" }
    }
    let programme = try DesignedProgramme.programme(on: across)
    #expect(programme.design?.sampling?.unitCount == 24)
    #expect(programme.warnings.contains { $0.code == "clustersAcrossStrata" })
  }
}

extension ProgrammeError {
  fileprivate var isUnknown: Bool { standardError == nil && lower == nil && upper == nil }
}

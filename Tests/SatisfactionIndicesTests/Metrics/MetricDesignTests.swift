import Satisfaction
import Testing
import _TestSupport

/// Metrics of a sample that was not drawn row by row. The numbers are those of R survey 4.1-1 (`svydesign` with
/// `nest = TRUE`, `svymean`, `svyratio`, `svyby`, `svycontrast`; segments by `subset`), their limits by its `qt`.
struct MetricDesignTests {
  /// Three strata with clusters that are numbered anew in each; no row of the second stratum's third is of segment b.
  static let rows = """
    stratum,psu,fpc,w,seg,wave,q,e,l,comp,hand
    1,1,30,2,b,1,9,9,10,0,3
    1,1,30,0.5,a,2,3,8,3,0,9
    1,1,30,0.5,a,1,6,10,9,0,9
    1,1,30,2,a,1,3,6,2,1,6
    1,1,30,0.5,b,2,7,6,10,1,1
    1,2,30,1,a,2,7,8,9,1,6
    1,2,30,1.5,a,2,5,5,7,1,2
    1,2,30,0.5,a,2,5,5,8,0,4
    1,2,30,1,b,2,8,10,9,0,10
    1,2,30,0.5,b,1,7,5,7,0,7
    1,3,30,1,a,1,6,5,4,1,8
    1,3,30,0.5,a,2,4,9,3,1,7
    1,3,30,1,b,1,4,6,2,1,1
    1,3,30,1,a,2,4,9,7,0,3
    1,3,30,0.5,b,1,3,5,5,1,7
    2,1,12,1.5,a,2,2,9,5,0,10
    2,1,12,1,b,1,5,8,4,0,7
    2,1,12,1,a,2,3,6,5,0,3
    2,1,12,0.5,b,1,4,9,2,0,2
    2,1,12,2,b,2,5,7,4,1,7
    2,2,12,0.5,a,2,6,10,4,0,8
    2,2,12,2,a,2,6,6,9,0,5
    2,2,12,1,a,1,6,5,4,1,6
    2,2,12,0.5,b,1,7,6,8,0,10
    2,2,12,0.5,b,2,8,7,10,0,1
    2,3,12,0.5,a,2,6,7,6,0,2
    2,3,12,1.5,a,2,5,7,8,0,3
    2,3,12,0.5,a,2,1,10,2,0,7
    2,3,12,0.5,a,1,5,5,7,1,7
    2,3,12,2,a,2,1,5,4,0,5
    2,4,12,0.5,b,1,8,10,10,1,8
    2,4,12,0.5,b,2,5,9,3,0,4
    2,4,12,1.5,b,2,9,9,10,1,1
    2,4,12,2,a,2,4,10,6,0,6
    2,4,12,1,b,1,4,7,5,0,7
    3,1,8,2,a,2,4,9,4,0,3
    3,1,8,0.5,a,2,9,5,10,1,3
    3,1,8,2,b,2,6,7,5,1,9
    3,1,8,1.5,b,1,8,9,9,0,1
    3,1,8,0.5,b,1,8,10,8,1,10
    3,2,8,0.5,b,1,6,6,4,0,3
    3,2,8,1,b,2,6,5,9,0,4
    3,2,8,0.5,a,1,5,6,8,1,9
    3,2,8,0.5,a,2,4,7,4,1,4
    3,2,8,0.5,b,2,8,8,7,1,4

    """

  private static let columns = DesignColumns(strata: "stratum", cluster: "psu", population: .column("fpc"))

  static let text = """
    @scale 1..10
    @weights w
    mean "mean" q
    rate "rate" q >= 8
    css "ratio" q / e
    gap "gap" q - e
    nps "nps" q promoters 9..10 detractors 1..6
    loyalty2x2 "table" up: q >= 7, ep: e >= 8, loyal: l >= 8
    recoveryLoyalty "recovery" l by comp and hand >= 6
    curve "curve" l on q
    """

  private static func survey(_ rows: String = rows) throws -> Dataset {
    try Dataset(
      csvBytes: Array(rows.utf8), source: "survey.csv",
      numeric: ["fpc", "w", "q", "e", "l", "comp", "hand"], categories: ["stratum", "psu", "seg", "wave"])
  }

  private static func results(
    _ design: DesignColumns? = columns, by segments: [String] = [], wave: String? = nil, text: String = text
  ) throws -> MetricResults {
    try MetricDefinitions(text: text).results(in: survey(), by: segments, wave: wave, design: design)
  }

  /// Name of the metric, of the estimate, segment, value, standard error.
  private static let linearised: [(String, String, String?, Double, Double)] = [
    ("mean", "mean", nil, 5.28089887640449, 0.345686043896446),
    ("mean", "mean", "b", 6.56410256410256, 0.497379708636535),
    ("rate", "rate", nil, 19.1011235955056, 5.36530237423649),
    ("rate", "rate", "b", 41.025641025641, 10.3545031388417),
    ("ratio", "ratioOfMeans", nil, 0.718654434250764, 0.0452728459145703),
    ("ratio", "ratioOfMeans", "b", 0.8561872909699, 0.048178298819805),
    ("gap", "gap", "b", -1.1025641025641, 0.368533352710478),
    ("nps", "nps", nil, -66.2921348314607, 9.92500852246847),
    ("nps", "nps", "b", -33.3333333333333, 20.570214894297),
    ("table", "interaction", nil, 34.0166369578134, 22.8489515467254),
    ("recovery", "recoveredMinusNotRecovered", nil, -24.537037037037, 15.2082025135671),
    ("recovery", "recoveredMinusNoComplaint", nil, -16.6055206149546, 10.3412689526167),
  ]

  @Test func standardErrorsAreLinearisedOverUnits() throws {
    let results = try Self.results(by: ["seg"])
    #expect(results.design?.degreesOfFreedom == 6)
    for (metric, name, group, value, error) in Self.linearised {
      let estimate = try results.estimate(metric, name, group: group)
      expectClose(estimate.value, value, "\(metric) \(name) \(group ?? "all")")
      expectClose(estimate.standardError, error, "SE of \(metric) \(name) \(group ?? "all")")
    }
  }

  /// Without populations the error is larger; the units of the stratum count all the same.
  @Test func populationsMatter() throws {
    let results = try Self.results(DesignColumns(strata: "stratum", cluster: "psu"), by: ["seg"])
    expectClose(try results.estimate("mean", "mean", group: "b").standardError, 0.554031056336874, "no fpc")
  }

  @Test func intervalsHaveTheDegreesOfFreedomOfTheDesign() throws {
    let results = try Self.results(by: ["seg"])
    let mean = try results.estimate("mean", "mean", group: "b")
    expectClose(mean.lower, 5.34705826052079, "t with 6")
    expectClose(mean.upper, 7.78114686768433, "t with 6")
    let rate = try results.estimate("rate", "rate")
    expectClose(rate.lower, 9.55368997342361, "Wilson with p(1 − p)/V·(t₄₄/t₆)²")
    expectClose(rate.upper, 34.5455305234464, "Wilson")
    expectClose(try results.estimate("rate", "rate", group: "b").lower, 21.2328719073516, "Wilson of a domain")
    expectClose(try results.estimate("gap", "gap", group: "b").p, 0.0242649178051439, "t with 6")
  }

  /// Units with rows of both waves: the waves are not independent.
  @Test func changesKnowTheUnitsOfBothWaves() throws {
    let results = try Self.results(by: ["seg"], wave: "wave")
    let expected: [(String, String?, Double, Double)] = [
      ("mean", nil, -0.8559510567297, 0.473945700536508), ("nps", nil, -22.5250278086763, 18.7801971207607),
      ("mean", "b", 0.234210526315789, 0.947032808863625), ("nps", "b", -17.1052631578947, 38.8820593879262),
    ]
    for (name, group, value, error) in expected {
      let change = try #require(try results.estimate(name, name, group: group, wave: "2").change)
      expectClose(change.value, value, "\(name) \(group ?? "all")")
      expectClose(change.standardError, error, "SE of \(name) \(group ?? "all")")
    }
    expectClose(try results.estimate("mean", "mean", wave: "2").change?.p, 0.120941408665678, "t with 6")
    let adjusted = try #require(try results.estimate("nps", "npsAdjustedWald", wave: "2").change)
    #expect(adjusted.value != nil && adjusted.standardError == nil, "an adjusted score has no linear part")
  }

  @Test func tablesAreOfTheDesign() throws {
    let results = try Self.results()
    guard case .loyalty(_, _, let cells) = try #require(results.results.first { $0.name == "table" }).table,
      case .curve(let points) = try #require(results.results.first { $0.name == "curve" }).table
    else {
      Issue.record("no tables")
      return
    }
    for (cell, error) in zip(cells, [6.23861774503917, 18.8962077324173, 4.3952669479955, 8.56201455724432]) {
      expectClose(cell.share.standardError, error, "cell \(cell.first) \(cell.second)")
    }
    let five = try #require(points.first { abs($0.satisfaction - 400.0 / 9) < 1e-9 })
    expectClose(five.mean, 54.8611111111111, "mean at 5")
    expectClose(five.standardError, 9.58814362715712, "its standard error")
    let misfit = try Self.results(text: "@scale 1..10\ncurve \"curve\" l on q").estimate("curve", "lackOfFitF")
    #expect(misfit.value == nil && misfit.p == nil, "F takes cases for independent")
    let plain = try Self.results(nil, text: "@scale 1..10\ncurve \"curve\" l on q").estimate("curve", "lackOfFitF")
    #expect(plain.value != nil)
  }

  /// Every row a unit of one stratum: V₁ with n − 1 degrees of freedom, as without a design.
  @Test func rowsDrawnOneByOne() throws {
    let (plain, simple) = (try Self.results(nil), try Self.results(DesignColumns()))
    #expect(plain.design == nil && simple.design?.degreesOfFreedom == 44)
    for (metric, name) in [("mean", "mean"), ("ratio", "ratioOfMeans"), ("gap", "gap")] {
      let (one, other) = (try plain.estimate(metric, name), try simple.estimate(metric, name))
      expectClose(other.standardError, one.standardError, "SE of \(name)")
      expectClose(other.upper, one.upper, "limit of \(name)")
    }
    let (one, other) = (try plain.estimate("rate", "rate"), try simple.estimate("rate", "rate"))
    expectClose(other.standardError, one.standardError.map { $0 * (45.0 / 44).squareRoot() }, "V₁ of a share is not V₀")
  }

  /// A domain of fewer cases than the design has degrees of freedom gets no larger for it: Wilson with p(1 − p)/V.
  @Test func smallDomainsOfManyUnits() throws {
    let results = try Self.results(DesignColumns(), by: ["seg"])
    let rate = try results.estimate("rate", "rate", group: "b")
    let (p, error) = (try #require(rate.value) / 100, try #require(rate.standardError) / 100)
    let (z, n) = (1.959963984540054, p * (1 - p) / (error * error))
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    expectClose(rate.lower, 100 * (p + z * z / (2 * n) - half) / (1 + z * z / n), "lower limit")
    expectClose(rate.upper, 100 * (p + z * z / (2 * n) + half) / (1 + z * z / n), "upper limit")
  }

  /// Clusters that are numbered anew in each stratum are other clusters.
  @Test func clustersWithinStrata() throws {
    let named = Self.rows.split(separator: "\n").enumerated().map { line, row in
      let cells = row.split(separator: ",", maxSplits: 2)
      return line == 0 ? String(row) : "\(cells[0]),\(cells[0])-\(cells[1]),\(cells[2])"
    }
    let survey = try Self.survey(named.joined(separator: "\n") + "\n")
    let results = try MetricDefinitions(text: Self.text).results(in: survey, by: ["seg"], design: Self.columns)
    #expect(results.results == (try Self.results(by: ["seg"])).results)
    #expect(results.design?.sampling?.clustersAcrossStrata == 0)
    #expect(try Self.results().design?.sampling?.clustersAcrossStrata == 3, "1, 2 and 3")
  }

  @Test(arguments: [1, 2, 5])
  func threadsDoNotCount(threads: Int) throws {
    let definitions = try MetricDefinitions(text: Self.text)
    let results = try definitions.results(
      in: Self.survey(), by: ["seg"], wave: "wave", design: Self.columns, threads: threads)
    #expect(results == (try Self.results(by: ["seg"], wave: "wave")))
  }

  /// A segment of one branch tells nothing of the spread between branches: no error, not one of 0.
  @Test func oneUnitHasNoError() throws {
    let text = "@scale 1..10\nmean \"mean\" q\nrate \"rate\" q >= 5\nnps \"nps\" q promoters 9..10 detractors 1..6"
    let results = try Self.results(DesignColumns(cluster: "psu"), by: ["psu"], text: text)
    let units = results.results.filter { $0.group != nil }
    #expect(units.count == 3 * 4 && units.allSatisfy(\.hasOneUnit))
    for estimate in units.flatMap(\.estimates) {
      #expect(estimate.standardError == nil && estimate.lower == nil && estimate.upper == nil, "\(estimate)")
      #expect((estimate.value == nil) == (estimate.name == "npsAdjustedWald"), "\(estimate)")
    }
    #expect(results.results.filter { $0.group == nil }.allSatisfy { !$0.hasOneUnit })
    #expect(try Self.results(nil, by: ["psu"], text: text).results.allSatisfy { !$0.hasOneUnit })
  }

  @Test func whatADesignCanHaveAgainstIt() throws {
    let lonely = DesignColumns(strata: "psu", cluster: "stratum")
    do {
      _ = try Self.results(lonely)
      Issue.record("the fourth cluster is in one stratum only")
    } catch {
      #expect("\(error)".contains("one sampling unit") && "\(error)".contains("4"), "\(error)")
    }
    var certain = lonely
    certain.lonely = .certainty
    #expect(try Self.results(certain).design?.degreesOfFreedom == 5)
    #expect(throws: MetricError.self) { try Self.results(DesignColumns(cluster: "branch")) }
  }

  /// The columns of a design are read with the others.
  @Test func columnsToRead() throws {
    let columns = try MetricDefinitions(text: Self.text).columnsToRead(segments: ["seg"], design: Self.columns)
    #expect(columns.numeric == ["q", "e", "l", "hand", "comp", "w", "fpc"])
    #expect(columns.texts == ["seg", "stratum", "psu"])
  }
}

extension MetricResults {
  /// An estimate of a metric, of all rows or of a group, of a wave.
  func estimate(_ metric: String, _ name: String, group: String? = nil, wave: String? = nil) throws -> MetricEstimate {
    let result = try #require(results.first { $0.name == metric && $0.group?.joined() == group && $0.wave == wave })
    return try #require(result.estimates.first { $0.name == name }, "\(result.estimates.map(\.name))")
  }
}

import Satisfaction
import Testing
import _TestSupport

/// Metrics by replicates: columns of weights that came with the survey, and the jackknife. The numbers are those of R survey
/// 4.1-1 (`svrepdesign` of type Fay, ρ 0.5; `as.svrepdesign` of type JKn with populations; `svymean`, `svyratio`, `svyby`,
/// `svycontrast`; segments by `subset`), their limits by its `qt`.
struct MetricReplicateTests {
  private static let count = 10

  /// Of two halves of the sampling units one weighs 1.5 times as much, the other half as much.
  private static func factor(_ unit: Int, _ replicate: Int) -> Double {
    (unit & replicate).nonzeroBitCount % 2 == 0 ? 1.5 : 0.5
  }

  /// The rows of the design's tests with columns of weights, which `weight` makes of the weight, the unit, and the replicate.
  private static func survey(
    _ weight: (Double, Int, Int) -> Double = { $0 * factor($1, $2) }
  ) throws -> Dataset {
    let lines = MetricDesignTests.rows.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let columned = lines.enumerated().map { line, cells in
      (1...count).reduce(into: cells) { row, b in
        let unit = 4 * (Int(cells[0]) ?? 0) + (Int(cells[1]) ?? 0)
        row.append(line == 0 ? "rw\(b)" : "\(weight(Double(cells[3]) ?? 0, unit, b))")
      }
    }
    let text = columned.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    return try Dataset(
      csvBytes: Array(text.utf8), source: "survey.csv",
      numeric: ["fpc", "w", "q", "e", "l", "comp", "hand"] + (1...count).map { "rw\($0)" },
      categories: ["stratum", "psu", "seg", "wave"])
  }

  private static let fay = ReplicateColumns(["rw*"], kind: .fay)

  private static func results(
    _ replicates: DesignReplicates = .columns(fay), _ design: DesignColumns? = nil, wave: String? = nil,
    on survey: Dataset? = nil, threads: Int? = nil
  ) throws -> MetricResults {
    try MetricDefinitions(text: MetricDesignTests.text).results(
      in: survey ?? Self.survey(), by: ["seg"], wave: wave, design: design, replicates: replicates, threads: threads)
  }

  /// Name of the metric, of the estimate, segment, value; standard errors by Fay's weights and by the jackknife.
  private static let reference: [(String, String, String?, Double, Double, Double)] = [
    ("mean", "mean", nil, 5.28089887640449, 0.457116770529153, 0.343888083761494),
    ("mean", "mean", "b", 6.56410256410256, 0.584281179025699, 0.514545272120768),
    ("rate", "rate", nil, 19.1011235955056, 6.57382756486329, 5.4014549086401),
    ("rate", "rate", "b", 41.025641025641, 11.9540925244744, 10.9431713122461),
    ("ratio", "ratioOfMeans", nil, 0.718654434250765, 0.0640472455114543, 0.0443099487100633),
    ("ratio", "ratioOfMeans", "b", 0.8561872909699, 0.0736032722492033, 0.0494325165675718),
    ("gap", "gap", "b", -1.1025641025641, 0.567508507540001, 0.378583183805814),
    ("nps", "nps", nil, -66.2921348314607, 11.8192455688128, 9.96889119934415),
    ("nps", "nps", "b", -33.3333333333333, 24.0361141324743, 21.6614383210377),
    ("table", "interaction", nil, 34.0166369578134, 23.9409933393747, 24.934461111443),
    ("recovery", "recoveredMinusNotRecovered", nil, -24.537037037037, 15.1490039555545, 15.2709781609604),
    ("recovery", "recoveredMinusNoComplaint", nil, -16.6055206149546, 13.6823809108338, 10.2257455148079),
  ]

  private static let jackknifed = DesignColumns(strata: "stratum", cluster: "psu", population: .column("fpc"))

  @Test func `standard errors are those of R survey`() throws {
    let (given, left) = (try Self.results(), try Self.results(.jackknife, Self.jackknifed))
    #expect(given.design?.degreesOfFreedom == 8 && left.design?.degreesOfFreedom == 6)
    #expect(given.replication?.count == 10 && left.replication?.count == 9)
    for (metric, name, group, value, fay, jackknife) in Self.reference {
      for (results, error) in [(given, fay), (left, jackknife)] {
        let estimate = try results.estimate(metric, name, group: group)
        expectClose(estimate.value, value, "\(metric) \(name) \(group ?? "all")")
        expectClose(estimate.standardError, error, "SE of \(metric) \(name) \(group ?? "all")")
      }
    }
  }

  @Test func `intervals have the degrees of freedom of the design`() throws {
    let (given, left) = (try Self.results(), try Self.results(.jackknife, Self.jackknifed))
    let expected: [(MetricResults, mean: [Double], rate: [Double], p: Double)] = [
      (given, [5.21674774914734, 7.91145737905779], [8.59131099805952, 37.231075242451], 0.0879630647116099),
      (left, [5.30505563979964, 7.82314948840548], [9.50934159741954, 34.66191490089], 0.0268981764351042),
    ]
    for (results, mean, rate, p) in expected {
      let score = try results.estimate("mean", "mean", group: "b")
      expectClose(score.lower, mean[0], "t")
      expectClose(score.upper, mean[1], "t")
      let share = try results.estimate("rate", "rate")
      expectClose(share.lower, rate[0], "Wilson")
      expectClose(share.upper, rate[1], "Wilson")
      expectClose(try results.estimate("gap", "gap", group: "b").p, p, "p of t")
    }
  }

  @Test func `changes are taken replicate by replicate`() throws {
    let (given, left) = (
      try Self.results(wave: "wave"), try Self.results(.jackknife, Self.jackknifed, wave: "wave")
    )
    let expected: [(String, String?, Double, Double, Double)] = [
      ("mean", nil, -0.8559510567297, 0.62295405174234, 0.488269468888643),
      ("nps", nil, -22.5250278086763, 22.1147738020317, 20.665934598052),
      ("mean", "b", 0.234210526315789, 1.18968172247109, 1.0190489581577),
      ("nps", "b", -17.1052631578947, 52.1997985537386, 42.052802703919),
    ]
    for (name, group, value, fay, jackknife) in expected {
      for (results, error) in [(given, fay), (left, jackknife)] {
        let change = try #require(try results.estimate(name, name, group: group, wave: "2").change)
        expectClose(change.value, value, "\(name) \(group ?? "all")")
        expectClose(change.standardError, error, "SE of \(name) \(group ?? "all")")
      }
    }
  }

  /// Every estimate again with a column in place of the weights: what a replicate is.
  @Test func `a replicate is the metric of its weights`() throws {
    let survey = try Self.survey()
    let results = try Self.results(on: survey)
    let replicates = try (1...Self.count).map { b in
      try MetricDefinitions(text: MetricDesignTests.text).results(in: survey, by: ["seg"], weightsColumn: "rw\(b)")
    }
    var compared = 0
    for (place, result) in results.results.enumerated() {
      for (number, estimate) in result.estimates.enumerated() {
        guard let error = estimate.standardError, estimate.name != "npsAdjustedWald" else { continue }
        let values = replicates.compactMap { $0.results[place].estimates[number].value }
        #expect(values.count == Self.count)
        let mean = values.reduce(0, +) / Double(Self.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        expectClose(error, (squares / 2.5).squareRoot(), "\(result.name) \(estimate.name)")
        compared += 1
      }
    }
    #expect(compared > 40)
  }

  /// A segment whose weights rise and fall together tells nothing of others: no error, not one of 0.
  @Test func `weights that rise and fall together have no error`() throws {
    let survey = try Self.survey { weight, _, b in weight * (b % 2 == 0 ? 1.5 : 0.5) }
    let results = try Self.results(
      .columns(ReplicateColumns((1...Self.count).map { "rw\($0)" }, kind: .fay, degreesOfFreedom: 8)), on: survey)
    #expect(results.results.filter { $0.kind != "curve" }.allSatisfy { $0.hasOneUnit })
    for estimate in results.results.flatMap({ $0.estimates }) {
      #expect(estimate.standardError == nil && estimate.lower == nil, "\(estimate)")
    }
    #expect(MetricsReport(results).warnings.contains { $0.code == "oneUnit" })
  }

  @Test func `two designs at once are refused`() throws {
    #expect(throws: MetricError.survey(.design(.twoDesigns))) { try Self.results(.columns(Self.fay), Self.jackknifed) }
    #expect(throws: MetricError.survey(.design(.replicateScales(given: 0, columns: 10)))) {
      try Self.results(.columns(ReplicateColumns(["rw*"], kind: .jkn)))
    }
  }

  @Test func `the report says what the replicates are`() throws {
    let given = MetricsReport(try Self.results())
    for words in [#""type": "fay""#, #""columns": "rw*""#, #""degreesOfFreedom": 8"#, #""psus": null"#] {
      #expect(given.json().contains(words), "\(words)")
    }
    let left = MetricsReport(try Self.results(.jackknife, Self.jackknifed))
    for words in [#""type": "jkn""#, #""columns": null"#, #""psus": 9"#, #""count": 9"#] {
      #expect(left.json().contains(words), "\(words)")
    }
    #expect(left.text().contains("jackknife of 9 sampling units"))
  }

  @Test(arguments: [1, 2, 5])
  func `threads change nothing`(threads: Int) throws {
    #expect(try Self.results(wave: "wave", threads: threads) == Self.results(wave: "wave"))
  }

  /// A replicate that weighs no case of a group is lost to its errors, and said; beyond half of them nothing is known.
  @Test(arguments: [1, 5, 6])
  func `replicates without a case`(lost: Int) throws {
    let survey = try Self.survey { $1 / 4 == 1 && $2 <= lost ? 0 : $0 * Self.factor($1, $2) }
    let results = try MetricDefinitions(text: MetricDesignTests.text).results(
      in: survey, by: ["stratum"], replicates: .columns(Self.fay))
    let (lacking, other) = (
      try results.estimate("mean", "mean", group: "1"), try results.estimate("mean", "mean", group: "2")
    )
    #expect((lacking.standardError != nil) == (lost <= 5) && lacking.value != nil && other.standardError != nil)
    let own = try #require(results.results.first { $0.name == "mean" && $0.group == ["1"] })
    #expect(own.lostReplicates == lost)
    let warning = try #require(MetricsReport(results).warnings.first { $0.code == "replicatesFailed" })
    #expect(warning.message.contains("have no value in some replicates"))
    let whole = try Self.results()
    #expect(whole.results.allSatisfy { $0.lostReplicates == 0 })
    #expect(MetricsReport(whole).warnings.allSatisfy { $0.code != "replicatesFailed" })
  }
}

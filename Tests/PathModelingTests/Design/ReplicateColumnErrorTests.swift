import Satisfaction
import Testing

/// Replicate weights that do not belong together.
struct ReplicateColumnErrorTests {
  private func boot(
    _ columns: ReplicateColumns, weights: String? = "w", _ change: (inout AnswerTable) -> Void = { _ in }
  ) throws -> Bootstrap {
    var table = AnswerTable(columns: try DesignedSurvey().withReplicates("brr").numberColumns)
    change(&table)
    var model = DesignedSurvey.model
    model.conventions.weightsColumn = weights
    let answers = try model.answers(in: table.dataset())
    return try PLS().fit(model, to: answers)
      .bootstrap(on: answers, resampling: Resampling(plan: .replicateColumns(columns)))
  }

  private func expect(
    _ fault: DesignFault, saying words: String, _ columns: ReplicateColumns, weights: String? = "w",
    _ change: (inout AnswerTable) -> Void = { _ in }
  ) {
    #expect(throws: SurveyDataError.design(fault)) { try boot(columns, weights: weights, change) }
    #expect(fault.description.contains(words), "\(fault)")
  }

  @Test func wrongNumbers() {
    expect(
      .fewReplicates(columns: ["q*"], count: 0), saying: "no column of replicate weights; at least 2",
      ReplicateColumns(["q*"], kind: .brr))
    expect(
      .fewReplicates(columns: ["r7"], count: 1), saying: "one column of replicate weights; at least 2",
      ReplicateColumns(["r7"], kind: .brr))
    expect(
      .replicateScales(given: 0, columns: 28), saying: "a file with 28 numbers (--replicate-rscales)",
      ReplicateColumns(["r*"], kind: .jkn))
    expect(
      .replicateScales(given: 3, columns: 28), saying: "3 scales for 28 columns",
      ReplicateColumns(["r*"], kind: .jkn, rscales: [1, 1, 1]))
    expect(
      .badScale(what: "the scale of a replicate", value: -1),
      saying: "the scale of a replicate is -1.0: it is a number from 0 up",
      ReplicateColumns(["r1", "r2"], kind: .jkn, rscales: [1, -1]))
    expect(
      .badScale(what: "the Fay factor", value: 1), saying: "from 0 to below 1",
      ReplicateColumns(["r*"], kind: .fay, rho: 1))
    expect(
      .badScale(what: "the scale of the replicates", value: -2), saying: "a number from 0 up",
      ReplicateColumns(["r*"], kind: .brr, scale: -2))
    for scale in [0, 1e308] {
      expect(
        .badScale(what: "the scale of the replicates", value: scale), saying: "a million at most",
        ReplicateColumns(["r*"], kind: .brr, scale: scale))
    }
    expect(
      .noVariation(columns: ["r1", "r2"]), saying: "fewer than two have a scale above 0",
      ReplicateColumns(["r1", "r2"], kind: .jkn, rscales: [1, 0]))
    expect(
      .noVariation(columns: ["r1", "r2"]), saying: "the columns are the same",
      ReplicateColumns(["r1", "r2"], kind: .brr)
    ) {
      $0["r2"] = $0["r1"]
    }
    #expect(throws: SurveyDataError.self) { try boot(ReplicateColumns(["r1", "nobody"], kind: .brr)) }
  }

  @Test func wrongWeights() {
    let columns = ReplicateColumns(["r*"], kind: .brr)
    expect(
      .badReplicateWeight(column: "r3", row: 5, value: -1), saying: "r3: -1.0 in row 5; a weight is a number from 0 up",
      columns
    ) { $0["r3"][4] = -1 }
    expect(.missingValue(column: "r3", rows: [5], count: 1), saying: "no value in row 5", columns) {
      $0["r3"][4] = .nan
    }
    expect(.emptyReplicate(column: "r2"), saying: "r2 are 0 in all rows: leave the column out", columns) {
      $0["r2"] = Array(repeating: 0, count: 250)
    }
    expect(.noMainWeight(columns: ["r*"]), saying: "name them (--weights)", columns, weights: nil) { table in
      for b in 1...28 { table["r\(b)"] = table["r\(b)"].map { 3 * $0 } }
    }
  }

  /// A pattern that takes in a column of something else is refused with that column; named in full, a column is taken.
  @Test func foreignColumns() throws {
    let survey = try DesignedSurvey()
    let sum = survey.table["w"].reduce(0, +)
    expect(
      .foreignReplicate(column: "region", pattern: "r*", sum: 2.5 * 250 * 1e6, weights: sum),
      saying: "r* takes in column region", ReplicateColumns(["r*"], kind: .brr)
    ) { table in
      table["region"] = (0..<250).map { $0 % 2 == 0 ? 1e6 : 4e6 }
    }
    let named = ReplicateColumns((1...28).map { "r\($0)" }, kind: .brr)
    let boot = try self.boot(named) { table in table["region"] = (0..<250).map { $0 % 2 == 0 ? 1e6 : 4e6 } }
    #expect(boot.requested == 28 && boot.design?.replicates?.first == "r1" && boot.design?.replicates?.last == "r28")
    #expect(
      try self.boot(ReplicateColumns(["r1", "region"], kind: .brr)) { $0["region"] = $0["w"].map { 9 * $0 } }
        .requested == 2)
  }

  /// What a jackknife leaves out may be most of the weights: named by a pattern its columns are what they are by name.
  @Test func unitsOfVeryDifferentSizes() throws {
    func jackknife(_ columns: [String]) throws -> Bootstrap {
      try boot(ReplicateColumns(columns, kind: .jk1)) { table in
        for b in 1...28 { table.columns.removeAll { $0.name == "r\(b)" } }
        let w = table["w"]
        // Four units of 180, 30, 20 and 20 rows.
        let units = (0..<250).map { $0 < 180 ? 0 : $0 < 210 ? 1 : $0 < 230 ? 2 : 3 }
        for b in 0..<4 { table["r\(b + 1)"] = zip(w, units).map { $1 == b ? 0 : $0 * 4 / 3 } }
      }
    }
    let (named, matched) = (try jackknife(["r1", "r2", "r3", "r4"]), try jackknife(["r*"]))
    #expect(matched.requested == 4)
    let statistic = Statistic.path("Image", "Satisfaction")
    #expect(try matched.summary(of: statistic).standardError == named.summary(of: statistic).standardError)
  }

  @Test func scales() {
    func scale(_ kind: ReplicateColumns.Kind, _ count: Int = 80) -> Double {
      ReplicateColumns(["r*"], kind: kind).usedScale(columns: count)
    }
    #expect(scale(.brr) == 1.0 / 80 && scale(.jk1) == 79.0 / 80 && scale(.jk2) == 1 && scale(.jkn) == 1)
    #expect(scale(.acs) == 0.05 && scale(.sdr) == 0.05 && scale(.bootstrap) == 1.0 / 79)
    // Fay's ρ is 0.5 unless given: 1/(80 · 0.25).
    #expect(scale(.fay) == 0.05)
    for kind in ReplicateColumns.Kind.allCases {
      let columns = ReplicateColumns(["r*"], kind: kind)
      #expect(columns.usedCentre == (kind == .acs || kind == .sdr ? .estimate : .replicates))
      #expect(columns.givesQuantiles == (kind == .bootstrap))
    }
    #expect(!ReplicateColumns(["r*"], kind: .bootstrap, scale: 0.1).givesQuantiles)
  }

  /// Some half samples have none of a domain: they fail and are counted. A domain of one unit has no error.
  @Test func domainsOfHalfSamples() throws {
    let survey = try DesignedSurvey().withReplicates("brr")
    let names = survey.columns.map(\.name).filter { $0.hasPrefix("r") && Int($0.dropFirst()) != nil }
    func rows(_ halves: [Double]) -> [Int] {
      (0..<survey.rowCount).filter { row in survey.column(named: "half")?.number(at: row).map(halves.contains) ?? false
      }
    }
    func bootstrap(_ halves: [Double]) throws -> Bootstrap {
      let answers = try DesignedSurvey.model.answers(in: survey.selecting(rows: rows(halves)))
      return try PLS().fit(DesignedSurvey.model, to: answers).bootstrap(
        on: answers, resampling: Resampling(plan: .replicateColumns(ReplicateColumns(["r*"], kind: .brr))))
    }
    // One half of each of three pairs.
    let halves = Set((0..<survey.rowCount).compactMap { survey.column(named: "half")?.number(at: $0) }).sorted()
    let some = [halves[0], halves[2], halves[4]]
    let empty = names.count { name in
      rows(some).allSatisfy { survey.column(named: name)?.number(at: $0) == 0 }
    }
    let boot = try bootstrap(some)
    #expect(empty > 0 && boot.failedCount >= empty && boot.failedCount < names.count)
    #expect(throws: SurveyDataError.design(.noVariation(columns: ["r*"]))) { try bootstrap([some[0]]) }
  }

  /// Replicates that came with a survey cannot be made more.
  @Test func fewBootstrapColumns() throws {
    let boot = try boot(ReplicateColumns(["r*"], kind: .bootstrap))
    let warning = try #require(boot.warnings.first { $0.code == "fewReplicates" })
    #expect(warning.message.hasPrefix("the 28 replicates of the survey are few"), "\(warning.message)")
    #expect(try self.boot(ReplicateColumns(["r*"], kind: .brr)).warnings.allSatisfy { $0.code != "fewReplicates" })
  }
}

import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Predictions of a sample with strata and clusters, or with replicate weights: folds keep whole units, and the test of the
/// losses has the standard error of the design.
struct PredictionDesignTests {
  private static let columns = DesignColumns(strata: "stratum", cluster: "psu")

  /// Folds that are given, so that training means can be written down.
  private static func survey(_ change: (inout AnswerTable) -> Void = { _ in }) throws -> Dataset {
    var table = try DesignedSurvey().table
    table["fold"] = (0..<250).map { Double($0 % 5) }
    for b in 1...16 {
      table["r\(b)"] = (0..<250).map { row in
        let unit = Int(table["psu"][row]) + 7 * Int(table["stratum"][row])
        return table["w"][row] * ((unit & b).nonzeroBitCount % 2 == 0 ? 1.5 : 0.5)
      }
    }
    change(&table)
    return try table.dataset()
  }

  private static func predict(
    _ survey: Dataset, _ design: DesignColumns? = nil, _ replicates: DesignReplicates? = nil, cluster: String? = nil,
    folds: FoldPlan = .columns(["fold"])
  ) throws -> Prediction {
    try PLS().predict(
      DesignedSurvey.model, on: survey,
      PredictionOptions(
        folds: folds, cluster: cluster, design: design, replicates: replicates, keepsPredictions: folds != .standard))
  }

  /// D of every row for the satisfaction of customers: mean over its items of the squared error of the model less that of the
  /// training mean.
  private static func differences(_ survey: Dataset, _ prediction: Prediction) throws -> [Double] {
    let items = prediction.indicators.filter { $0.construct == "Satisfaction" }.map(\.name)
    let predictions = try #require(prediction.predictions)
    #expect(prediction.sample.used == 250 && items.count == 3)
    func number(_ name: String, _ row: Int) -> Double { survey.column(named: name)?.number(at: row) ?? .nan }
    return (0..<250).map { row in
      let others = (0..<250).filter { number("fold", $0) != number("fold", row) }
      let losses = items.map { item -> Double in
        let total = others.reduce(0) { $0 + number("w", $1) }
        let mean = others.reduce(0) { $0 + number("w", $1) * number(item, $1) } / total
        let place = predictions.columns.firstIndex(of: item) ?? 0
        let (model, average) = (number(item, row) - predictions.values[row, place], number(item, row) - mean)
        return model * model - average * average
      }
      return losses.reduce(0, +) / Double(losses.count)
    }
  }

  private static func mean(_ values: [Double], _ weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  @Test(arguments: [nil, 0.4])
  func `the standard error is linearised over units within strata`(fraction: Double?) throws {
    let survey = try Self.survey()
    var design = Self.columns
    design.population = fraction.map { .number($0) }
    let prediction = try Self.predict(survey, design)
    let test = try #require(prediction.constructs.first { $0.name == "Satisfaction" }?.tests.average)
    let all = try Self.differences(survey, prediction)
    let column = { (name: String) in (0..<250).map { survey.column(named: name)?.number(at: $0) ?? .nan } }
    let (weights, strata, units) = (column("w"), column("stratum"), column("psu"))
    let (mean, total) = (Self.mean(all, weights), weights.reduce(0, +))
    var (variance, unitCount) = (0.0, 0)
    for stratum in Set(strata) {
      let rows = (0..<250).filter { strata[$0] == stratum }
      let sums = Dictionary(grouping: rows) { units[$0] }.values.map { rows in
        rows.reduce(0) { $0 + weights[$1] * (all[$1] - mean) / total }
      }
      let n = Double(sums.count)
      let centre = sums.reduce(0, +) / n
      variance += (1 - (fraction ?? 0)) * n / (n - 1) * sums.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      unitCount += sums.count
    }
    expectClose(test.difference, mean, "difference")
    expectClose(test.standardError, variance.squareRoot(), "standard error")
    #expect(test.degreesOfFreedom == Double(unitCount - Set(strata).count))
    let t = mean / variance.squareRoot()
    expectClose(test.p, StudentT.twoSidedP(t, degreesOfFreedom: test.degreesOfFreedom), "p")
    #expect(prediction.design?.sampling?.unitCount == unitCount)
  }

  @Test(arguments: [VarianceRule.Centre.replicates, .estimate])
  func `replicate weights give the standard error of the mean loss`(centre: VarianceRule.Centre) throws {
    let survey = try Self.survey()
    let columns = ReplicateColumns(["r*"], kind: .fay, rho: 0.5, centre: centre)
    let prediction = try Self.predict(survey, nil, .columns(columns))
    let test = try #require(prediction.constructs.first { $0.name == "Satisfaction" }?.tests.average)
    let all = try Self.differences(survey, prediction)
    let means = (1...16).map { b in
      Self.mean(all, (0..<250).map { survey.column(named: "r\(b)")?.number(at: $0) ?? .nan })
    }
    let origin = centre == .estimate ? test.difference : means.reduce(0, +) / 16
    let squares = means.reduce(0) { $0 + ($1 - origin) * ($1 - origin) }
    expectClose(test.standardError, (squares / (16 * 0.25)).squareRoot(), "standard error")
    #expect(test.degreesOfFreedom == prediction.design?.degreesOfFreedom && prediction.design?.replicates?.count == 16)
    // Losses are those of rows drawn one by one.
    let plain = try Self.predict(survey)
    #expect(plain.indicators == prediction.indicators && plain.design == nil)
  }

  /// Each unit of a design left out in turn, the others of its stratum standing for it; rows and clusters of one list alike.
  @Test(arguments: ["strata", "finite", "clusters", "rows"])
  func `the jackknife gives the standard error of the mean loss`(drawn: String) throws {
    let survey = try Self.survey { table in
      table["unit"] = (0..<250).map { 100 * table["stratum"][$0] + table["psu"][$0] }
    }
    let fraction = drawn == "finite" ? 0.4 : 0
    var design = ["strata", "finite"].contains(drawn) ? Self.columns : nil
    if drawn == "finite" { design?.population = .number(fraction) }
    let prediction = try Self.predict(survey, design, .jackknife, cluster: drawn == "clusters" ? "unit" : nil)
    let test = try #require(prediction.constructs.first { $0.name == "Satisfaction" }?.tests.average)
    let all = try Self.differences(survey, prediction)
    let column = { (name: String) in (0..<250).map { survey.column(named: name)?.number(at: $0) ?? .nan } }
    let weights = column("w")
    let units = drawn == "rows" ? (0..<250).map(Double.init) : column("unit")
    let strata = design == nil ? units.map { _ in 0 } : column("stratum")
    var replicates: [(mean: Double, scale: Double)] = []
    for stratum in Set(strata) {
      let own = Set((0..<250).filter { strata[$0] == stratum }.map { units[$0] })
      let n = Double(own.count)
      for left in own {
        let factors = (0..<250).map { strata[$0] != stratum ? 1 : units[$0] == left ? 0 : n / (n - 1) }
        replicates.append((Self.mean(all, zip(weights, factors).map(*)), (1 - fraction) * (n - 1) / n))
      }
    }
    let centre = replicates.reduce(0) { $0 + $1.mean } / Double(replicates.count)
    let variance = replicates.reduce(0) { $0 + $1.scale * ($1.mean - centre) * ($1.mean - centre) }
    expectClose(test.difference, Self.mean(all, weights), "difference")
    expectClose(test.standardError, variance.squareRoot(), "standard error")
    #expect(test.degreesOfFreedom == Double(replicates.count - Set(strata).count))
    #expect(prediction.design?.sampling?.unitCount == replicates.count)
  }

  /// As many units of a stratum in a fold as in any other, give or take one; a unit in one fold.
  ///
  /// Two rows of every unit have the same answers: they are predicted alike where they are in one fold, and only there.
  @Test(arguments: [2, 3, 5]) func `folds are balanced within strata`(folds: Int) throws {
    let table = try DesignedSurvey().table
    func unit(_ row: Int) -> [Double] { [table["stratum"][row], table["psu"][row]] }
    let probes = Dictionary(grouping: 0..<250, by: unit).mapValues { Array($0.prefix(2)) }
    let survey = try Self.survey { table in
      for name in DesignedSurvey.model.indicators {
        for row in probes.values.joined() { table[name][row] = table[name][17] }
      }
    }
    let prediction = try Self.predict(survey, Self.columns, folds: .random(folds: folds, repetitions: 1))
    let predictions = try #require(prediction.predictions)
    func predicted(_ row: Int) -> [Double] { predictions.columns.indices.map { predictions.values[row, $0] } }
    let found = Set(probes.values.map { predicted($0[0]) })
    #expect(found.count == folds, "every fold has a unit")
    for rows in probes.values { #expect(Set(rows.map(predicted)).count == 1, "a unit is divided: \(rows)") }
    for stratum in Set(table["stratum"]) {
      let units = probes.filter { $0.key[0] == stratum }.values.map { predicted($0[0]) }
      let counts = found.map { fold in units.count { $0 == fold } }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(stratum): \(counts)")
    }
  }

  /// Clusters without strata are one stratum: the folds and errors of clusters alone.
  @Test func `clusters alone are a design without strata`() throws {
    let survey = try Self.survey { table in
      table["unit"] = (0..<250).map { 100 * table["stratum"][$0] + table["psu"][$0] }
    }
    for folds in [FoldPlan.standard, .leaveOneOut] {
      let clusters = try Self.predict(survey, cluster: "unit", folds: folds)
      let design = try Self.predict(survey, DesignColumns(cluster: "unit"), folds: folds)
      #expect(clusters.indicators == design.indicators && clusters.overall == design.overall)
      #expect(clusters.design == nil && design.design != nil)
    }
  }

  /// Strata whose rows all lack an answer were drawn as well.
  @Test func `units without a row used count`() throws {
    let survey = try Self.survey { table in
      for row in 0..<250 where table["psu"][row] == table["psu"][0] && table["stratum"][row] == table["stratum"][0] {
        table["CUSA1"][row] = .nan
      }
    }
    let prediction = try Self.predict(survey, Self.columns, folds: .random(folds: 5, repetitions: 1))
    #expect(prediction.sample.used < 250)
    let whole = try SamplingDesign(Self.columns, of: survey)
    #expect(prediction.overall.average?.degreesOfFreedom == whole.degreesOfFreedom)
  }

  @Test func `what does not go together is refused`() throws {
    let survey = try Self.survey()
    #expect(throws: SurveyDataError.design(.twoDesigns)) {
      try Self.predict(survey, Self.columns, .columns(ReplicateColumns(["r*"], kind: .fay)))
    }
    let units = try SamplingDesign(Self.columns, of: survey).unitCount
    #expect(throws: PredictionError.foldCount(folds: 200, units: units, what: "sampling units")) {
      try Self.predict(survey, Self.columns, folds: .random(folds: 200, repetitions: 1))
    }
    #expect(throws: SurveyDataError.self) { try Self.predict(survey, DesignColumns(strata: "nobody")) }
    #expect(throws: SurveyDataError.design(.replicateScales(given: 0, columns: 16))) {
      try Self.predict(survey, nil, .columns(ReplicateColumns(["r*"], kind: .jkn)))
    }
  }
}

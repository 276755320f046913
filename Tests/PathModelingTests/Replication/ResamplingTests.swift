import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Replicates against honest refits: the same numbers by another way.
struct ResamplingTests {
  static let estimator = PLS(tolerance: 1e-12, maximumIterations: 2000)

  private func compare(_ boot: Replicates, replicate: Int, with refit: PLSFit, _ what: String) throws {
    for path in refit.paths {
      let got = try boot.values(of: .path(path.from, path.to))[replicate]
      expectClose(got, path.estimate, "\(what): \(path.from) → \(path.to)", tolerance: 1e-10)
    }
    for row in refit.indicators {
      expectClose(
        try boot.values(of: .weight(row.name))[replicate], row.weight, "\(what): weight \(row.name)",
        tolerance: 1e-10)
      expectClose(
        try boot.values(of: .loading(row.name))[replicate], row.loading, "\(what): loading \(row.name)",
        tolerance: 1e-10)
      expectClose(
        try boot.values(of: .mean(row.name))[replicate], row.mean, "\(what): mean \(row.name)", tolerance: 1e-10)
      expectClose(
        try boot.values(of: .standardDeviation(row.name))[replicate], row.standardDeviation,
        "\(what): SD \(row.name)", tolerance: 1e-10)
    }
    for row in refit.constructs where row.rSquared != nil {
      expectClose(
        try boot.values(of: .rSquared(row.name))[replicate], row.rSquared, "\(what): R² \(row.name)",
        tolerance: 1e-10)
    }
    for row in refit.effects {
      expectClose(
        try boot.values(of: .totalEffect(row.from, row.to))[replicate], row.total,
        "\(what): effect \(row.from), \(row.to)", tolerance: 1e-10)
    }
    for construct in refit.model.constructs {
      let found = try boot.values(of: .index(construct.name))[replicate]
      do {
        let row = try refit.constructIndex(of: construct.name)
        expectClose(found, row.index, "\(what): index \(row.name)", tolerance: 1e-9)
      } catch IndexError.undefined {
        #expect(found.isNaN, "\(what): the weights of \(construct.name) cancel, got \(found)")
      }
    }
    let assessment = refit.assessment
    for row in assessment.reliability where row.alpha != nil {
      expectClose(
        try boot.values(of: .alpha(row.construct))[replicate], row.alpha, "\(what): α \(row.construct)",
        tolerance: 1e-10)
      expectClose(
        try boot.values(of: .rhoA(row.construct))[replicate], row.rhoA, "\(what): ρ_A \(row.construct)",
        tolerance: 1e-10)
      expectClose(
        try boot.values(of: .rhoC(row.construct))[replicate], row.rhoC, "\(what): ρ_C \(row.construct)",
        tolerance: 1e-10)
      expectClose(
        try boot.values(of: .ave(row.construct))[replicate], row.ave, "\(what): AVE \(row.construct)",
        tolerance: 1e-10)
    }
    for row in assessment.indicators {
      expectClose(
        try boot.values(of: .indicatorVIF(row.indicator))[replicate], row.vif, "\(what): VIF \(row.indicator)",
        tolerance: 1e-9)
    }
    let htmt = try #require(assessment.htmt[boot.measures.htmt])
    for (a, first) in htmt.names.enumerated() {
      for (b, second) in htmt.names.enumerated() where b < a {
        let ratio = try boot.values(of: .htmt(first, second))[replicate]
        expectClose(
          ratio.isNaN ? nil : ratio, htmt.values[a][b], "\(what): HTMT \(first), \(second)", tolerance: 1e-10)
        expectClose(
          try boot.values(of: .correlation(first, second))[replicate], refit.constructCorrelations[first, second],
          "\(what): correlation \(first), \(second)", tolerance: 1e-9)
      }
    }
    for row in assessment.paths {
      let effect = try boot.values(of: .fSquared(row.from, row.to))[replicate]
      let inflation = try boot.values(of: .pathVIF(row.from, row.to))[replicate]
      // What a fit has as nil is NaN in a replicate.
      expectClose(
        effect.isNaN ? nil : effect, row.fSquared, "\(what): f² \(row.from) → \(row.to)", tolerance: 1e-9)
      expectClose(
        inflation.isNaN ? nil : inflation, row.vif, "\(what): VIF \(row.from) → \(row.to)", tolerance: 1e-9)
    }
  }

  static let estimators: [(PLS, HTMTDefinition)] = [
    (estimator, .absolute),
    (PLS(scheme: .centroid, metric: .raw, tolerance: 1e-12, maximumIterations: 2000), .absolute),
    (PLS(scheme: .factorial, tolerance: 1e-12, maximumIterations: 2000), .signed),
    (PLS(estimator: .plsc, tolerance: 1e-12, maximumIterations: 2000), .geometric),
  ]

  /// A replicate with given row numbers equals the fit on those rows, oriented alike, in every estimator.
  @Test(arguments: estimators)
  func givenRowsEqualTheRefit(_ estimator: PLS, _ htmt: HTMTDefinition) throws {
    let survey = try EmbeddedSurvey.load()
    let model = PathModel.ecsiMobile
    let fit = try estimator.fit(model, to: survey)
    var numbers = RandomStream(seed: 11)
    let draws = (0..<11).map { _ in (0..<250).map { _ in Int.random(in: 0..<250, using: &numbers) } }
    let weights = draws.map { draw in draw.reduce(into: [Double](repeating: 0, count: 250)) { $0[$1] += 1 } }
    let boot = try fit.resample(
      on: survey,
      resampling: Resampling(
        plan: .weights(weights), measures: MeasureOptions(htmt: htmt), inadmissible: .keep))
    #expect(boot.used == draws.count)
    for (b, draw) in draws.enumerated() {
      try compare(boot, replicate: b, with: try estimator.fit(model, to: survey.rows(draw)), "replicate \(b)")
    }
  }

  /// The jackknife equals n honest refits.
  @Test
  func jackknifeEqualsRefits() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try Self.estimator.fit(.ecsiMobile, to: survey)
    let boot = try fit.resample(on: survey, plan: .jackknife)
    #expect(boot.used == 250)
    for left in stride(from: 0, to: 250, by: 13) {
      let others = (0..<250).filter { $0 != left }
      try compare(
        boot, replicate: left, with: try Self.estimator.fit(.ecsiMobile, to: survey.rows(others)),
        "without \(left)")
    }
  }

  /// Mode B and a survey weight column go through the engine too.
  @Test
  func weightsAndModeBEqualTheRefit() throws {
    let survey = try EmbeddedSurvey.load()
    let columns = survey.numberColumns
    let caseWeights = (0..<250).map { 0.5 + Double($0 % 7) / 3 }
    let weighted = try Dataset(columns + [(name: "w", values: caseWeights)])
    let model = try PathModel(
      text: """
        @scale 1..10
        @weights w
        @reverse PERQ1
        Image <~ IMAG1..IMAG5
        Quality =~ PERQ1..PERQ7
        Satisfaction <~ unit*(CUSA1..CUSA3)
        Quality ~ Image
        Satisfaction ~ Image + Quality
        """)
    let fit = try Self.estimator.fit(model, to: weighted)
    var numbers = RandomStream(seed: 5)
    let draw = (0..<250).map { _ in Int.random(in: 0..<250, using: &numbers) }
    let counts = draw.reduce(into: [Double](repeating: 0, count: 250)) { $0[$1] += 1 }
    let boot = try fit.resample(on: weighted, plan: .weights([counts]))
    let again = try Dataset(
      (columns + [(name: "w", values: caseWeights)]).map { column in
        (name: column.name, values: draw.map { column.values[$0] })
      })
    try compare(boot, replicate: 0, with: try Self.estimator.fit(model, to: again), "weighted")
  }

  /// A missing answer is replaced by the mean of the replicate, not of the sample.
  @Test(arguments: [false, true])
  func meansAreReplacedInsideEveryReplicate(weighted: Bool) throws {
    var columns = try EmbeddedSurvey.load().numberColumns
    var numbers = RandomStream(seed: 12)
    for j in columns.indices where j % 3 > 0 {
      for i in 0..<250 where Int.random(in: 0..<4, using: &numbers) == 0 { columns[j].values[i] = .nan }
    }
    if weighted { columns.append((name: "w", values: (0..<250).map { 0.5 + Double($0 % 7) / 3 })) }
    let survey = try Dataset(columns)
    var model = PathModel.ecsiMobile
    model.conventions.reversed = ["CUEX2"]
    model.conventions.weightsColumn = weighted ? "w" : nil
    var estimator = Self.estimator
    estimator.missing = .mean
    let fit = try estimator.fit(model, to: survey)
    let draws = (0..<11).map { _ in (0..<250).map { _ in Int.random(in: 0..<250, using: &numbers) } }
    let counts = draws.map { $0.reduce(into: [Double](repeating: 0, count: 250)) { $0[$1] += 1 } }
    let boot = try fit.resample(on: survey, plan: .weights(counts))
    for (b, draw) in draws.enumerated() {
      try compare(boot, replicate: b, with: estimator.fit(model, to: survey.rows(draw)), "replicate \(b)")
    }
  }

  /// Rows, moments of each replicate, and buckets of one row: three ways to the same replicates.
  @Test
  func rowsMomentsAndBucketsAgree() throws {
    let survey = try EmbeddedSurvey.load()
    let model = PathModel.ecsiMobile
    let fit = try Self.estimator.fit(model, to: survey)
    let buckets = try MomentTable(rowsOf: survey, names: model.indicators)
    let byRows = try fit.bootstrap(on: survey, replicates: 40, seed: 3)
    let byBuckets = try fit.bootstrap(on: buckets, replicates: 40, seed: 3)
    for path in fit.paths {
      let statistic = Statistic.path(path.from, path.to)
      for (a, b) in zip(try byRows.values(of: statistic), try byBuckets.values(of: statistic)) {
        expectClose(a, b, "\(statistic)", tolerance: 1e-11)
      }
    }
    let fromBuckets = try Self.estimator.fit(model, to: buckets)
    for (a, b) in zip(fit.paths, fromBuckets.paths) {
      expectClose(a.estimate, b.estimate, "\(a.from)", tolerance: 1e-12)
    }
  }

  /// Bytes, single and double precision give the same replicates to the last bit, for every plan of whole weights: a
  /// column of equal case weights is what makes the engine use double precision.
  @Test(arguments: [(cases: 90, top: 10), (90, 30), (2_500, 10), (7_000, 30)])
  func everyArithmeticGivesTheSameBits(cases: Int, top: Int) throws {
    let names = ["a1", "a2", "a3", "b1", "b2", "b3"]
    var numbers = RandomStream(seed: 4)
    var columns = names.map { (name: $0, values: [Double]()) }
    for _ in 0..<cases {
      let shared = numbers.normal()
      for j in names.indices {
        let answer = (Double(top) / 2 + Double(top) / 6 * (shared + numbers.normal())).rounded()
        columns[j].values.append(min(max(answer, 1), Double(top)))
      }
    }
    let text = "@scale 1..\(top)\nA =~ a1..a3\nB =~ b1..b3\nB ~ A\n@reverse a2"
    let plain = try Dataset(columns)
    let weighted = try Dataset(columns + [(name: "w", values: Array(repeating: 1, count: cases))])
    let fit = try PLS().fit(PathModel(text: text), to: plain)
    let weightedFit = try PLS().fit(PathModel(text: text + "\n@weights w"), to: weighted)
    for plan in [
      ResamplingPlan.bootstrap(replicates: 70), .poissonBootstrap(replicates: 70), .subsets(replicates: 9, size: 50),
      .trainingFolds(folds: 3, repetitions: 2), .weights([(0..<cases).map { Double($0 % 5) }]),
      .weights([(0..<cases).map { Double($0 % 3 * 400) }]),
    ] {
      let found = try fit.resample(on: plain, plan: plan)
      let expected = try weightedFit.resample(on: weighted, plan: plan)
      #expect(found.used == expected.used && found.used > 0)
      for statistic in [Statistic.path("A", "B"), .weight("a2"), .mean("b3"), .standardDeviation("a1"), .index("B")] {
        let (a, b) = (try found.values(of: statistic), try expected.values(of: statistic))
        #expect(a == b, "\(plan), \(statistic)")
      }
    }
  }

  /// Rows too many for a table of their sums: draws within strata are multiplied block by block, in bytes or, under case
  /// weights, in double precision. Replicates equal refits with the draws as weights.
  @Test(arguments: [false, true])
  func manyRowsAreSummedInBlocks(weighted: Bool) throws {
    let (cases, replicates, seed) = (60_000, 9, UInt64(3))
    var numbers = RandomStream(seed: 5)
    var columns = (1...24).map { (name: "a\($0)", values: [Double]()) }
    for _ in 0..<cases {
      let shared = numbers.normal()
      for j in columns.indices {
        columns[j].values.append(min(max((5.5 + 1.5 * (shared + numbers.normal())).rounded(), 1), 10))
      }
    }
    let weights = (0..<cases).map { weighted ? 0.5 + Double($0 % 7) / 4 : 1 }
    let text = "@scale 1..10\nA =~ a1..a12\nB =~ a13..a24\nB ~ A"
    let model = try PathModel(text: text + (weighted ? "\n@weights w" : ""))
    let survey = try Dataset(columns + (weighted ? [(name: "w", values: weights)] : []))
    let sizes = [20_000, 40_000]
    let scheme = StratifiedScheme(
      [
        .init(number: 0, rows: (0..<20_000).map { Int32($0) }),
        .init(number: 1, rows: (20_000..<60_000).map { Int32($0) }),
      ], replicates: replicates, seed: seed)
    let estimator = Self.estimator
    let found = try estimator.indicatorReplicates(
      of: model, on: estimator.answers(in: survey, for: model),
      reference: estimator.fit(model, to: survey).estimates.ownProjections(of: model), by: scheme, threads: 2)
    #expect(found.failures.allSatisfy { $0 == nil })
    for b in [0, replicates - 1] {
      var (drawn, first) = ([Double](repeating: 0, count: cases), 0)
      for (stratum, size) in sizes.enumerated() {
        var stream = RandomStream(seed: seed, stratum: stratum, replicate: b)
        for _ in 0..<size { drawn[first + stream.index(below: UInt32(size))] += 1 }
        first += size
      }
      let own = zip(drawn, weights).map { $0 * $1 }
      let refit = try estimator.fit(
        PathModel(text: text + "\n@weights w"), to: Dataset(columns + [(name: "w", values: own)]))
      for (j, row) in refit.indicators.enumerated() {
        expectClose(unsafe found.means(j)[b], row.mean, "mean \(row.name)", tolerance: 1e-10)
        expectClose(
          found.weights(j, of: ModelLeaves(model))[b] / found.weights(0, of: ModelLeaves(model))[b],
          row.weight / refit.indicators[0].weight, "weight \(row.name)", tolerance: 1e-8)
      }
    }
  }
}

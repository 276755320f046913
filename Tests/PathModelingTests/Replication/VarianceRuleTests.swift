import PathModeling
import Satisfaction
import Testing
import _TestSupport

/// Standard errors by the rule of each scheme, and the numbers of cases behind its replicates.
struct VarianceRuleTests {
  private let values = [1.0, 2, 4, 9]

  /// Mean 4, Σ(θ − θ̄)² = 38.
  @Test
  func rulesByHand() {
    func error(_ rule: VarianceRule, estimate: Double = 3) -> Double? {
      rule.standardError(values, numbers: [0, 1, 3, 4], estimate: estimate)
    }
    expectClose(error(.replicates), (38.0 / 3).squareRoot(), "replicates")
    expectClose(error(.jackknife), (38.0 * 3 / 4).squareRoot(), "jackknife")
    expectClose(
      error(.scaled(scale: 0.5, rscales: nil, about: .estimate)), (0.5 * (4 + 1 + 1 + 36)).squareRoot(), "about 3")
    expectClose(error(.scaled(scale: 0.5, rscales: nil, about: .replicates)), 19.0.squareRoot(), "about the mean")
    // The replicate without a scale is no part of the mean, which is then (1 + 2 + 9)/3 = 4.
    expectClose(
      error(.scaled(scale: 1, rscales: [1, 2, 7, 0, 3], about: .replicates)), (9.0 + 8 + 75).squareRoot(), "rscales")
    #expect(error(.none) == nil)
    #expect(VarianceRule.jackknife.standardError([1], numbers: [0], estimate: 1) == nil)
    #expect(VarianceRule.replicates.standardError([1], numbers: [0], estimate: 1) == nil)
  }

  /// Replicates without the number are left out, each of the others with its own scale; without more than half of them
  /// nothing is known.
  @Test
  func replicatesWithoutTheNumber() {
    let rule = VarianceRule.scaled(scale: 1, rscales: [1, 5, 2, 3], about: .estimate)
    #expect(rule.variance(ofAll: [2, .nan, 4, 9], estimate: 3) == 111)
    #expect(rule.variance(ofAll: [2, .nan, .nan, 9], estimate: 3) == 109)
    #expect(rule.variance(ofAll: [.nan, .nan, .nan, 9], estimate: 3) == nil)
    #expect(VarianceRule.replicates.variance(ofAll: [1, .nan, 3, 5], estimate: 0) == 4)
    #expect(VarianceRule.replicates.variance(ofAll: [1, .nan, 3, .nan, .nan], estimate: 0) == nil)
  }

  /// The jackknife of a path: √((n − 1)/n · Σ(θ − θ̄)²) of n refits, fifteen times the spread of its replicates.
  @Test
  func jackknifeOfAPath() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let statistic = Statistic.path("Image", "Satisfaction")
    let boot = try fit.bootstrap(on: survey, resampling: Resampling(plan: .jackknife, interval: .normal))
    let values = try boot.values(of: statistic)
    #expect(values.count == 250)
    let mean = values.reduce(0, +) / 250
    let expected = (249.0 / 250 * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    let summary = try boot.summary(of: statistic)
    expectClose(summary.standardError, expected, "SE", tolerance: 1e-12)
    let bootstrap = try fit.bootstrap(on: survey, replicates: 2_000).summary(of: statistic).standardError
    let ratio = (summary.standardError ?? 0) / (bootstrap ?? 0)
    #expect(abs(ratio - 1) < 0.15, "the jackknife's standard error is \(ratio) of the bootstrap's")
    expectClose(summary.upper, summary.estimate + 1.959963984540054 * expected, "upper", tolerance: 1e-9)
    #expect(summary.bias == nil)
    expectClose(summary.t, summary.estimate / expected, "t")
    for kind in IntervalKind.allCases where kind != .normal && kind != .t {
      #expect(throws: InferenceError.intervalNeedsBootstrap(kind: kind)) {
        try fit.bootstrap(on: survey, resampling: Resampling(plan: .jackknife, interval: kind))
      }
    }
  }

  /// Folds and subsets have values and no standard error.
  @Test(arguments: [ResamplingPlan.subsets(replicates: 5, size: 100), .trainingFolds(folds: 5, repetitions: 1)])
  func plansWithoutVariance(_ plan: ResamplingPlan) throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    #expect(try fit.resample(on: survey, plan: plan).used == 5)
    #expect(throws: InferenceError.noVariance) {
      try fit.bootstrap(on: survey, resampling: Resampling(plan: plan))
    }
  }

  /// The information criteria of a replicate use its own number of cases.
  @Test
  func casesOfAReplicateAreTheSumOfItsWeights() throws {
    let survey = try EmbeddedSurvey.load()
    let estimator = PLS(tolerance: 1e-12, maximumIterations: 2000)
    let fit = try estimator.fit(.ecsiMobile, to: survey)
    let rows = Array(stride(from: 0, to: 240, by: 6))
    let weights = (0..<250).map { rows.contains($0) ? 1.0 : 0 }
    let replicates = try fit.resample(on: survey, plan: .weights([weights]))
    let refit = try estimator.fit(.ecsiMobile, to: survey.rows(rows))
    #expect(replicates.cases() == [40])
    for row in refit.constructs where row.rSquared != nil {
      let (name, found) = (row.name, replicates)
      expectClose(try found.values(of: .bic(name))[0], row.bic, "BIC of \(name)", tolerance: 1e-10)
      expectClose(try found.values(of: .aic(name))[0], row.aic, "AIC of \(name)", tolerance: 1e-10)
      expectClose(
        try found.values(of: .adjustedRSquared(name))[0], row.adjustedRSquared, "adjusted R² of \(name)",
        tolerance: 1e-10)
    }
    let bayesian = try fit.resample(on: survey, plan: .bayesianBootstrap(replicates: 3))
    #expect(bayesian.cases() == [250, 250, 250])
    let poisson = try fit.resample(on: survey, plan: .poissonBootstrap(replicates: 30)).cases()
    #expect(Set(poisson).count > 5 && poisson.allSatisfy { abs($0 - 250) < 80 })
  }

  /// Both groups of a replicate are estimated, and a replicate is left out where one of them fails.
  @Test
  func groupsOfAReplicate() throws {
    let survey = try EmbeddedSurvey.load()
    let estimator = PLS(tolerance: 1e-12, maximumIterations: 2000)
    let fit = try estimator.fit(.ecsiMobile, to: survey)
    let replicates = try fit.resample(fit.model.answers(in: survey), seed: 5) { Halves(units: $0, replicateCount: 19) }
    #expect(replicates.requested == 19 && replicates.groupsPerReplicate == 2 && replicates.variance == .none)
    // The second group of replicate 7 is one case.
    #expect(replicates.numbers == (0..<19).filter { $0 != 7 })
    #expect(replicates.failures == [.zeroVariance: 1])
    let (first, second) = (replicates.cases(), replicates.cases(group: 1))
    for (place, b) in replicates.numbers.enumerated() {
      #expect(first[place] == Double(100 + b) && second[place] == Double(150 - b))
    }
    let statistic = Statistic.path("Image", "Satisfaction")
    for (group, rows) in [Array(0..<103), Array(103..<250)].enumerated() {
      let refit = try estimator.fit(.ecsiMobile, to: survey.rows(rows))
      expectClose(
        try replicates.values(of: statistic, group: group)[3], try refit.path(from: "Image", to: "Satisfaction"),
        "group \(group)", tolerance: 1e-10)
    }
  }

  @Test
  func levelsOutsideZeroToOneAreRefused() throws {
    let survey = try EmbeddedSurvey.load()
    let boot = try PLS().fit(.ecsiMobile, to: survey).bootstrap(on: survey, replicates: 20)
    for level in [7, 1, 0, -0.1, .nan] {
      #expect(throws: InferenceError.self) { try boot.upperBound(of: .htmt("Image", "Loyalty"), level: level) }
      #expect(throws: InferenceError.self) { try boot.interval(.htmt("Image", "Loyalty"), level: level) }
    }
  }
}

/// The first 100 + b cases, and the others; in replicate 7 the second group is the last case alone.
private struct Halves: CountingScheme {
  let units: Int
  let replicateCount: Int

  var groupsPerReplicate: Int { 2 }
  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(units)) }
  var variance: VarianceRule { .none }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    let (b, group) = (solve / 2, solve % 2)
    for i in counts.indices {
      let isFirst = i < 100 + b
      let isTaken = b == 7 && group == 1 ? i == 249 : isFirst == (group == 0)
      unsafe counts[i] = isTaken ? 1 : 0
    }
  }
}

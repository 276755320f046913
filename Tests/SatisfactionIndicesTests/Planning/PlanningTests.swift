import Foundation
import Satisfaction
import Testing
import _TestSupport

struct PlanningTests {
  /// By two independent programs.
  static let margins:
    [(sd: Double, margin: Double, level: Double, effect: Double, population: Double?, exact: Double)] = [
      (16, 2, 0.95, 1, nil, 245.85336452442402), (21, 2, 0.9, 1, nil, 298.2861658140193),
      (20, 2, 0.95, 1, 1200, 290.99280798628894), (20, 1.5, 0.95, 1.3, nil, 887.8038163381977),
    ]

  @Test(arguments: margins)
  func margin(sd: Double, margin: Double, level: Double, effect: Double, population: Double?, exact: Double) throws {
    let size = try SampleSize.forMargin(
      margin, standardDeviation: sd, level: level, population: population, designEffect: effect)
    expectClose(size.exact, exact, "interviews", tolerance: 1e-12)
    #expect(size.n == Int(exact) + 1)
  }

  @Test func share() throws {
    expectClose(try SampleSize.forShare(margin: 0.05, rate: 0.5).exact, 384.14588206941244, "share", tolerance: 1e-12)
    let finite = try SampleSize.forShare(margin: 0.05, rate: 0.5, population: 1_000)
    expectClose(finite.exact, 277.7334531731876, "finite population", tolerance: 1e-12)
    #expect(finite.n == 278)
  }

  @Test func change() throws {
    let same = try SampleSize.forChange(3, standardDeviations: 20, 20)
    expectClose(same.exact, 697.6781986088079, "change", tolerance: 1e-12)
    let other = try SampleSize.forChange(-4, standardDeviations: 18, 22, power: 0.9)
    expectClose(other.exact, 530.6248646027512, "two deviations", tolerance: 1e-12)
    #expect(other.n == 531)
  }

  static let paths: [(path: Double, power: Double, alpha: Double, n: Int)] = [
    (0.05, 0.8, 0.05, 2474), (0.2, 0.8, 0.05, 155), (-0.2, 0.8, 0.05, 155), (0.197, 0.8, 0.05, 160),
    (0.8, 0.8, 0.05, 10), (0.2, 0.9, 0.05, 215), (0.2, 0.8, 0.01, 251),
  ]

  @Test(arguments: paths)
  func path(path: Double, power: Double, alpha: Double, n: Int) throws {
    #expect(try SampleSize.forPath(path, power: power, alpha: alpha).n == n)
  }

  @Test func smallestPathIsTheOtherWayRound() {
    expectClose(SampleSize.smallestPath(interviews: 100), 0.24864748605243864, "100 interviews", tolerance: 1e-12)
  }

  @Test(
    arguments: [
      { try SampleSize.forMargin(1e-9, standardDeviation: 20) },
      { try SampleSize.forMargin(1e-300, standardDeviation: 1e300) },
      { try SampleSize.forMargin(2, standardDeviation: 20, designEffect: 1e300) },
      { try SampleSize.forMargin(2, standardDeviation: 20, level: 0.9999999999999999) },
      { try SampleSize.forShare(margin: 1e-12, rate: 0.5) },
      { try SampleSize.forChange(1e-9, standardDeviations: 20, 20) },
      { try SampleSize.forPath(1e-12) }, { try SampleSize.forPath(0.2, alpha: 1e-300) },
    ] as [@Sendable () throws -> SampleSize])
  func moreInterviewsThanPeople(size: @Sendable () throws -> SampleSize) {
    let error = #expect(throws: PlanningError.self) { try size() }
    #expect(error?.description.contains("are the most that are planned") == true)
  }

  /// A test finds by chance what it is to find: no interview is needed for less.
  @Test func powerBelowChance() throws {
    #expect(try SampleSize.forPath(0.2, power: 0.04, alpha: 0.05).n == 1)
    #expect(try SampleSize.forChange(3, standardDeviations: 20, 20, power: 0.01).n == 1)
  }

  // MARK: Power

  @Test func replicatesThatCannotFindAnything() throws {
    let (model, population) = try Self.population()
    func results(_ study: PowerStudy) throws -> [PowerStudy.Result] {
      try study.results(
        for: [], sizes: [60], population: population, design: SurveyDesign(answers: .ordinal(skew: 0, spread: 1)),
        model: model)
    }
    #expect(throws: PlanningError.fewReplicates(replicates: 39, alpha: 0.05, needed: 40)) {
      try results(PowerStudy(replications: 1, replicates: 39))
    }
    #expect(throws: PlanningError.surveyCount(1_000_000_000_000)) {
      try results(PowerStudy(replications: 1_000_000_000_000))
    }
    #expect(try results(PowerStudy(replications: 1, replicates: 40)).count == model.paths.count)
  }

  /// Where no survey can be estimated, the result says why.
  @Test func surveysThatFailSayWhy() throws {
    let (model, population) = try Self.population()
    let results = try PowerStudy(replications: 2, replicates: 40).results(
      for: [], sizes: [3], population: population, design: SurveyDesign(answers: .ordinal(skew: 0, spread: 1)),
      model: model)
    #expect(results.allSatisfy { $0.used == 0 && $0.failed == 2 && $0.power == nil })
    #expect(results[0].failure?.isEmpty == false)
    let warning = try #require(PlanReport(power: results, []).warnings.first)
    #expect(warning.message.contains("no simulated survey of 3 interviews can be estimated"))
    #expect(warning.message.contains(try #require(results[0].failure)))
  }

  private static func population() throws -> (PathModel, PopulationModel) {
    let file = Survey.package.appending(path: "Examples/Data/simulated-ecsi.model")
    let model = try PathModel(text: String(contentsOf: file, encoding: .utf8))
    return (model, try PopulationModel(model))
  }

  /// The reference has .76 (standard error .019) from 500 surveys; 100 surveys have .043.
  @Test func powerOfTheModel() throws {
    let (model, population) = try Self.population()
    let study = PowerStudy(replications: 100, replicates: 199)
    let results = try study.results(
      for: [Path(from: "Image", to: "Satisfaction"), Path(from: "Expectation", to: "Quality")], sizes: [150],
      population: population, design: SurveyDesign(answers: .ordinal(skew: -0.6, spread: 0.6)), model: model)
    let power = try #require(results[0].power)
    #expect(abs(power - 0.76) < 4 * (0.043 * 0.043 + 0.019 * 0.019).squareRoot(), "got \(power)")
    expectClose(results[0].standardError, (power * (1 - power) / 100).squareRoot(), "Monte-Carlo error")
    expectClose(results[0].meanEstimate, 0.184, "mean estimate", tolerance: 0.03)
    #expect(results[1].power == 1 && results[1].used == 100 && results[1].failed == 0)
  }

  /// The second survey of a seed is the first of no other seed nearby: two seeds are two studies.
  @Test func seedsShareNoSurvey() throws {
    let (model, population) = try Self.population()
    func mean(_ surveys: Int, seed: UInt64) throws -> Double {
      let results = try PowerStudy(replications: surveys, replicates: 40, seed: seed).results(
        for: [Path(from: "Image", to: "Satisfaction")], sizes: [60], population: population,
        design: SurveyDesign(answers: .ordinal(skew: -0.6, spread: 0.6)), model: model)
      return try #require(results[0].meanEstimate)
    }
    let second = try 2 * mean(2, seed: 1) - mean(1, seed: 1)
    for seed in UInt64(1)...6 { #expect(try abs(mean(1, seed: seed) - second) > 1e-6, "seed \(seed)") }
  }

  @Test func threadsDoNotCountAndProgressCancels() throws {
    let (model, population) = try Self.population()
    let design = SurveyDesign(answers: .ordinal(skew: -0.6, spread: 0.6))
    let results = try [1, 3].map { threads in
      try PowerStudy(replications: 5, replicates: 40, threads: threads).results(
        for: [], sizes: [60, 80], population: population, design: design, model: model)
    }
    #expect(results[0] == results[1])
    #expect(results[0].count == 2 * model.paths.count)
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try PowerStudy(replications: 5, replicates: 40).results(
        for: [], sizes: [60], population: population, design: design, model: model
      ) { _, _ in throw Enough() }
    }
  }

  /// Twelve cases with an item that hardly varies: some surveys cannot be estimated, and are told apart.
  @Test func failuresAreCounted() throws {
    let model = try PathModel(text: "@scale 0..1\nA =~ 0.9*X1 + 0.9*X2\nB =~ 0.9*Y1 + 0.9*Y2\nB ~ 0.5*A")
    let results = try PowerStudy(replications: 40, replicates: 40).results(
      for: [], sizes: [12], population: PopulationModel(model),
      design: SurveyDesign(answers: .ordinal(skew: -1.5, spread: 0.5)), model: model)
    #expect(results[0].used + results[0].failed == 40)
    #expect(results[0].failed > 0, "none failed")
  }
}

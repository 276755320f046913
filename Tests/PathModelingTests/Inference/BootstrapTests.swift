import Satisfaction
import Testing
import _TestSupport

struct BootstrapTests {
  private func fit() throws -> (PLSFit, Dataset) {
    let survey = try EmbeddedSurvey.load()
    return (try PLS().fit(.ecsiMobile, to: survey), survey)
  }

  /// What would not fit the memory is refused before it is asked for; and no number of threads overflows.
  @Test(arguments: [1 << 40, Int.max])
  func moreReplicatesThanMemory(_ replicates: Int) throws {
    let (fit, survey) = try fit()
    let error = #expect(throws: InferenceError.self) { try fit.bootstrap(on: survey, replicates: replicates) }
    guard case .tooManyReplicates(replicates, _, _) = error else {
      Issue.record("got \(String(describing: error)), expected tooManyReplicates")
      return
    }
    #expect(try fit.bootstrap(on: survey, replicates: 20, threads: .max).used == 20)
  }

  /// One seed, any number of threads: the same bits.
  @Test(arguments: [2, 3, 7])
  func threadsDoNotChangeABit(_ threads: Int) throws {
    let (fit, survey) = try fit()
    let one = try fit.bootstrap(on: survey, replicates: 501, seed: 9, threads: 1)
    let many = try fit.bootstrap(on: survey, replicates: 501, seed: 9, threads: threads)
    for path in fit.paths {
      let statistic = Statistic.path(path.from, path.to)
      #expect(try one.values(of: statistic) == many.values(of: statistic))
    }
    #expect(try one.values(of: .index("Satisfaction")) == many.values(of: .index("Satisfaction")))
  }

  /// Replicate b is a function of seed and b alone: a longer run begins with the shorter one.
  @Test
  func moreReplicatesKeepTheFirst() throws {
    let (fit, survey) = try fit()
    let few = try fit.bootstrap(on: survey, replicates: 37, seed: 4)
    let many = try fit.bootstrap(on: survey, replicates: 1000, seed: 4)
    let statistic = Statistic.loading("CUSL2")
    #expect(try few.values(of: statistic) == Array(many.values(of: statistic).prefix(37)))
    let other = try fit.bootstrap(on: survey, replicates: 37, seed: 5)
    #expect(try few.values(of: statistic) != other.values(of: statistic))
  }

  /// Standard errors of 10,000 replicates against those of independent programs, and the analytic one of the index.
  ///
  /// Two bootstraps of B replicates differ by about SE/√(2B) each: 10,000 here and fewer there leave some per cent.
  @Test
  func satisfactionIndexHasItsStandardError() throws {
    let (fit, survey) = try fit()
    let boot = try fit.bootstrap(on: survey, replicates: 10_000)
    let error = try #require(try boot.summary(of: .index("Satisfaction")).standardError)
    #expect(abs(error - 0.92) < 0.02, "SE of the satisfaction index: got \(error), expected 0.92")
  }

  /// A block of mixed signs keeps its orientation in replicates: its path has SE 0.07, not 0.64.
  @Test(
    .enabled(
      if: Reference.folder != nil, "its data set cannot be carried: needs the reference folder beside the checkout"))
  func mixedSignsDoNotFlipReplicates() throws {
    let golden = try GoldenCase("CANON_o_russett_AAA_centroid")
    let model = try golden.model()
    let survey = try golden.survey(for: model)
    let fit = try PLS(scheme: .centroid).fit(model, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 4000)
    let errors = try fit.paths.map { try boot.summary(of: .path($0.from, $0.to)).standardError ?? .nan }
    #expect(errors.allSatisfy { $0 < 0.15 }, "standard errors \(errors)")
    #expect(errors.contains { abs($0 - 0.072) < 0.012 }, "standard errors \(errors)")
  }

  /// In the mobile-phone survey complaints differ from image, while image and quality are not shown to differ.
  @Test
  func discriminantValidityIsTested() throws {
    let (fit, survey) = try fit()
    let boot = try fit.bootstrap(on: survey, replicates: 2_000)
    let tests = try boot.htmtTests()
    #expect(tests.count == 21)
    for test in tests {
      #expect(try test.upperLimit == boot.upperBound(of: .htmt(test.first, test.second)))
      #expect(try test.ratio == boot.estimate(of: .htmt(test.first, test.second)))
      #expect(test.upperLimit > test.ratio && test.level == 0.95)
      switch test.distinctBelow {
      case nil: #expect(test.upperLimit >= 1)
      case 0.85?: #expect(test.upperLimit < 0.85)
      case 0.90?: #expect(0.85 <= test.upperLimit && test.upperLimit < 0.90)
      default: #expect(0.90 <= test.upperLimit && test.upperLimit < 1)
      }
    }
    func verdict(_ a: String, _ b: String) -> HTMTTest? { tests.first { $0.first == a && $0.second == b } }
    #expect(verdict("Image", "Complaints")?.distinctBelow == 0.85)
    #expect(verdict("Image", "Quality")?.distinctBelow == 1)
    #expect(verdict("Image", "Expectation").map { $0.distinctBelow } == .some(nil))
    #expect(throws: InferenceError.invalidLevel(1)) { try boot.htmtTests(level: 1) }
  }

  @Test
  func statisticsOfYourOwn() throws {
    let (fit, survey) = try fit()
    let boot = try fit.bootstrap(on: survey, replicates: 200)
    let difference = Statistic.path("Quality", "Satisfaction") - .path("Image", "Satisfaction")
    let own = Statistic.custom("difference") {
      $0.path(from: "Quality", to: "Satisfaction") - $0.path(from: "Image", to: "Satisfaction")
    }
    #expect(try boot.values(of: difference) == boot.values(of: own))
    expectClose(
      try boot.estimate(of: difference),
      try fit.path(from: "Quality", to: "Satisfaction") - fit.path(from: "Image", to: "Satisfaction"), "difference")
    let index = Statistic.custom("index") { $0.index(of: "Loyalty") }
    #expect(try boot.values(of: index) == boot.values(of: .index("Loyalty")))
  }

  @Test
  func failuresAreCountedByReason() throws {
    // Seven cases, one of whose items nearly never varies: many replicates have a constant item.
    let survey = try Dataset([
      (name: "a1", values: [1, 2, 3, 4, 5, 6, 7]), (name: "a2", values: [0, 0, 0, 0, 0, 0, 1]),
      (name: "b1", values: [2, 1, 4, 3, 6, 5, 8]),
    ])
    let model = try PathModel(text: "A =~ a1 + a2\nB =~ b1\nB ~ A")
    let fit = try PLS().fit(model, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 2000)
    let constant = try #require(boot.failures[.zeroVariance])
    // P(case 7 is not drawn, or only it) = (6/7)⁷ + (1/7)⁷ = 0.34.
    #expect(abs(Double(constant) / 2000 - 0.34) < 0.04, "share \(Double(constant) / 2000)")
    #expect(boot.used + boot.failures.values.reduce(0, +) == 2000)
    #expect(try boot.values(of: .path("A", "B")).allSatisfy(\.isFinite))
  }

  @Test
  func progressReportsAndCancels() throws {
    struct Cancelled: Error {}
    let (fit, survey) = try fit()
    var seen: [Int] = []
    _ = try fit.bootstrap(on: survey, replicates: 3000) { done, all in
      #expect(all == 3000)
      seen.append(done)
    }
    #expect(seen.last == 3000 && seen == seen.sorted() && seen.count > 1)
    #expect(throws: Cancelled.self) {
      try fit.bootstrap(on: survey, replicates: 3000) { _, _ in throw Cancelled() }
    }
  }

  /// A fit from moments has no rows; buckets must be those of the fit.
  @Test
  func fitsFromMomentsHaveNoRows() throws {
    let (fit, survey) = try fit()
    let fromMoments = try PLS().fit(.ecsiMobile, to: fit.moments)
    #expect(throws: InferenceError.noRows) { try fromMoments.bootstrap(on: survey, replicates: 10) }
    #expect(throws: InferenceError.noRows) { try fromMoments.exactFitTest(on: survey, replicates: 10) }
    let own = try MomentTable(rowsOf: survey, names: fit.moments.names)
    #expect(try fit.bootstrap(on: own, replicates: 10).used == 10)
    let strangers = try MomentTable(rowsOf: survey.rows(Array(0..<249) + [0]), names: fit.moments.names)
    #expect {
      try fit.bootstrap(on: strangers, replicates: 10)
    } throws: {
      if case InferenceError.otherSurvey = $0 { true } else { false }
    }
  }

  /// What an interval needs must exist, or it is refused before the work begins.
  @Test
  func studentizedIntervalsNeedWholeDraws() throws {
    let (fit, survey) = try fit()
    #expect(throws: InferenceError.noInnerBootstrap) {
      try fit.bootstrap(
        on: survey, resampling: Resampling(plan: .bayesianBootstrap(replicates: 20), interval: .studentized))
    }
    let boot = try fit.bootstrap(on: survey, resampling: Resampling(plan: .bayesianBootstrap(replicates: 20)))
    #expect(throws: InferenceError.noInnerBootstrap) {
      try boot.interval(.path("Image", "Loyalty"), kind: .studentized)
    }
  }

  /// Above the limit the jackknife leaves out buckets, so that BCa intervals of large samples end.
  @Test
  func bcaOfManyRowsEnds() throws {
    let survey = try EmbeddedSurvey.load()
    let large = try survey.rows((0..<20_250).map { $0 % 250 })
    let fit = try PLS().fit(.ecsiMobile, to: large)
    let boot = try fit.bootstrap(on: large, replicates: 400, resample: .rows)
    let plain = try boot.interval(.index("Satisfaction"))
    let corrected = try boot.interval(.index("Satisfaction"), kind: .bca)
    #expect(abs(plain.lower - corrected.lower) < 0.1 && abs(plain.upper - corrected.upper) < 0.1)
  }

  @Test
  func otherDataAreRefused() throws {
    let (fit, _) = try fit()
    let other = try Dataset(PathModel.ecsiMobile.indicators.map { (name: $0, values: [1, 2, 3, 4, 5]) })
    #expect(throws: InferenceError.self) { try fit.bootstrap(on: other, replicates: 10) }
    do {
      _ = try fit.bootstrap(on: other, replicates: 10)
    } catch let error as InferenceError {
      #expect("\(error)".contains("is not the one of the fit"))
    }
  }

  /// Large samples fall into buckets, whose standard errors are those of cases.
  @Test
  func bucketsHaveTheErrorsOfCases() throws {
    let survey = try EmbeddedSurvey.load()
    let large = try survey.rows((0..<20_250).map { $0 % 250 })
    let fit = try PLS().fit(.ecsiMobile, to: large)
    let cases = try fit.bootstrap(on: large, replicates: 2000, resample: .rows)
    let buckets = try fit.bootstrap(on: large, replicates: 2000, resample: .buckets)
    #expect(cases.unit == .cases(20_250))
    #expect(buckets.unit == .buckets(2000))
    let few = try survey.rows((0..<20_000).map { $0 % 250 })
    #expect(throws: InferenceError.fewRowsForBuckets(rows: 20_000)) {
      try PLS().fit(.ecsiMobile, to: few).bootstrap(on: few, replicates: 20, resample: .buckets)
    }
    for path in fit.paths {
      let a = try #require(try cases.summary(of: .path(path.from, path.to)).standardError)
      let b = try #require(try buckets.summary(of: .path(path.from, path.to)).standardError)
      #expect(abs(a / b - 1) < 0.12, "\(path): cases \(a), buckets \(b)")
    }
  }
}

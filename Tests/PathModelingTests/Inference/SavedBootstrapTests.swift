import Foundation
import Satisfaction
import Testing

/// A saved bootstrap answers as the one that was saved, to the last bit.
struct SavedBootstrapTests {
  private func fitted(_ settings: PLS = PLS()) throws -> (fit: PLSFit, survey: Dataset) {
    let survey = try EmbeddedSurvey.load()
    return (try settings.fit(.ecsiMobile, to: survey), survey)
  }

  private static let statistics: [Statistic] = [
    .path("Image", "Satisfaction"), .index("Satisfaction"), .weight("IMAG1"), .rSquared("Loyalty"),
    .totalEffect("Image", "Loyalty"), .htmt("Image", "Quality"), .bic("Loyalty"),
  ]

  @Test(arguments: [IntervalKind.percentile, .basic, .normal, .bc, .bca])
  func everyAnswerIsTheSame(kind: IntervalKind) throws {
    let (fit, survey) = try fitted()
    let resampling = Resampling(plan: .bootstrap(replicates: 200), seed: 3, interval: kind)
    let boot = try fit.bootstrap(on: survey, resampling: resampling)
    let copy = try Bootstrap(savedBytes: boot.savedBytes)
    #expect(copy.fit == boot.fit)
    #expect(copy.description == boot.description)
    #expect(copy.measures == boot.measures)
    #expect(copy.inadmissible == boot.inadmissible)
    for statistic in Self.statistics {
      #expect(try copy.values(of: statistic) == boot.values(of: statistic))
      #expect(try copy.summary(of: statistic) == boot.summary(of: statistic))
    }
    #expect(copy.savedBytes == boot.savedBytes)
  }

  /// Replicates that were left out stay out, with their reason.
  @Test func failuresStay() throws {
    let (fit, survey) = try fitted(PLS(estimator: .plsc))
    let boot = try fit.bootstrap(on: survey, replicates: 300, seed: 1)
    try #require(boot.used < 300, "some replicates of consistent PLS are inadmissible")
    let copy = try Bootstrap(savedBytes: boot.savedBytes)
    #expect(copy.failures == boot.failures && copy.used == boot.used)
    #expect(copy.replicates.numbers == boot.replicates.numbers)
    #expect(try copy.summary(of: .rSquared("Loyalty")) == boot.summary(of: .rSquared("Loyalty")))
  }

  /// Intervals that need the cases say so; BCa ones are there where they were the bootstrap's own.
  @Test func casesAreNotSaved() throws {
    let (fit, survey) = try fitted()
    let boot = try fit.bootstrap(on: survey, replicates: 50, seed: 1)
    let copy = try Bootstrap(savedBytes: boot.savedBytes)
    for kind in [IntervalKind.bca, .studentized] {
      #expect(throws: InferenceError.savedWithoutCases(kind: kind)) {
        try copy.interval(.index("Satisfaction"), kind: kind)
      }
    }
  }

  /// The numbers take some eleven bytes each, and no answer of anybody is in the file.
  @Test func filesAreCompact() throws {
    let (fit, survey) = try fitted()
    let few = try fit.bootstrap(on: survey, replicates: 100, seed: 1).savedBytes.count
    let more = try fit.bootstrap(on: survey, replicates: 1_100, seed: 1).savedBytes.count
    let numbers = try fit.bootstrap(on: survey, replicates: 1, seed: 1).replicates.numbersPerReplicate
    #expect(abs(Double(more - few) / 1_000 - Double(numbers) * 32 / 3) < 1)
  }

  @Test func filesReadBack() throws {
    let (fit, survey) = try fitted()
    let boot = try fit.bootstrap(on: survey, replicates: 20, seed: 1)
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
    try boot.save(to: path)
    #expect(try Bootstrap(saved: path).savedBytes == boot.savedBytes)
    #expect(throws: SurveyDataError.self) { try Bootstrap(saved: path + ".none") }
  }

  /// One changed count, one lost part, another version: refused with what is wrong.
  @Test(arguments: [
    ("csi.saved-bootstrap.v1", "csi.saved-bootstrap.v2", "csi.saved-bootstrap.v2"),
    ("\"requested\":20", "\"requested\":21", "estimates"), ("\"requested\":20", "\"requested\":-1", "numbers"),
    ("\"level\":0.95", "\"level\":1.95", "level"), ("\"estimates\":\"", "\"estimates\":\"AAAAAAAAAAA=", "base64"),
    ("\"estimates\":", "\"estimate\":", "estimates"), ("\"failures\":{", "\"failures\":{\"tired\":1", "failures"),
    ("\"failures\":{", "\"failures\":{\"notFinite\":-1", "failures"), ("\"rowCount\":24", "\"rowCount\":23", "23 ×"),
    ("\"requested\":20", "\"requested\":0", "numbers"),
    ("\"requested\":20", "\"requested\":9223372036854775807", "estimates"),
    // Counts whose sum is no number any more.
    (
      "\"failures\":{", "\"failures\":{\"singular\":9223372036854775807,\"notFinite\":9223372036854775807",
      "failures"
    ),
    ("\"degreesOfFreedom\":249", "\"degreesOfFreedom\":0", "degreesOfFreedom"),
    ("\"degreesOfFreedom\":249", "\"degreesOfFreedom\":-3", "degreesOfFreedom"),
    ("\"_0\":250", "\"_0\":-250", "unit"),
    (
      "\"variance\":{\"replicates\":{}}",
      "\"variance\":{\"scaled\":{\"scale\":1,\"rscales\":[1,1],\"about\":\"replicates\"}}", "2 scales"
    ),
    (
      "\"variance\":{\"replicates\":{}}",
      "\"variance\":{\"scaled\":{\"scale\":-1,\"about\":\"replicates\"}}", "scale is negative"
    ),
    // One of 20 replicates has no number, so the estimates are too many.
    ("\"requested\":20", "\"numbers\":[0,1,2],\"requested\":20", "of each of 3 replicates"),
  ])
  func damagedFilesAreRefused(old: String, changed: String, hint: String) throws {
    let (fit, survey) = try fitted()
    let text = String(decoding: try fit.bootstrap(on: survey, replicates: 20, seed: 1).savedBytes, as: UTF8.self)
    let range = try #require(text.range(of: old), "the file holds \(old)")
    let damaged = text.replacingCharacters(in: range, with: changed)
    let error = #expect(throws: SavedFitError.self) { try Bootstrap(savedBytes: Array(damaged.utf8)) }
    #expect(error.map { "\($0)".contains(hint) } == true, "\(hint): got \(error.map { "\($0)" } ?? "nothing")")
  }

  /// A file that says that no replicate has estimates holds no bootstrap.
  @Test func noReplicateIsLeft() throws {
    let (fit, survey) = try fitted()
    var text = String(decoding: try fit.bootstrap(on: survey, replicates: 20, seed: 1).savedBytes, as: UTF8.self)
    let start = try #require(text.range(of: "\"estimates\":\"")).upperBound
    let end = try #require(text.range(of: "\"", range: start..<text.endIndex)).lowerBound
    text.replaceSubrange(start..<end, with: "")
    let failures = try #require(text.range(of: "\"failures\":{"))
    text.replaceSubrange(failures, with: "\"numbers\":[],\"failures\":{\"singular\":20")
    let error = #expect(throws: SavedFitError.self) { try Bootstrap(savedBytes: Array(text.utf8)) }
    #expect(error.map { "\($0)".contains("numbers") } == true, "\(String(describing: error))")
  }

  /// Moments of indicators that have nothing in common give no scores: the point estimates cannot be found anew.
  @Test func momentsThatGiveNoFit() throws {
    let (fit, survey) = try fitted()
    var text = String(decoding: try fit.bootstrap(on: survey, replicates: 20, seed: 1).savedBytes, as: UTF8.self)
    let covariance = try #require(text.range(of: "\"covariance\":{"))
    let start = try #require(text.range(of: "\"elements\":[", range: covariance.upperBound..<text.endIndex)).upperBound
    let end = try #require(text.range(of: "]", range: start..<text.endIndex)).lowerBound
    let identity = (0..<24 * 24).map { $0 % 25 == 0 ? "1" : "0" }.joined(separator: ",")
    text.replaceSubrange(start..<end, with: identity)
    let error = #expect(throws: SavedFitError.self) { try Bootstrap(savedBytes: Array(text.utf8)) }
    #expect(error.map { "\($0)".contains("the file was changed") } == true, "\(String(describing: error))")
  }

  private func expectSame(
    _ fit: PLSFit, on answers: Answers, _ resampling: Resampling, _ statistics: [Statistic]
  ) throws {
    let boot = try fit.bootstrap(on: answers, resampling: resampling)
    let copy = try Bootstrap(savedBytes: boot.savedBytes)
    #expect(copy.fit == boot.fit && copy.design == boot.design && copy.description == boot.description)
    #expect(copy.degreesOfFreedom == boot.degreesOfFreedom && copy.replicates.variance == boot.replicates.variance)
    for statistic in statistics {
      #expect(try copy.values(of: statistic) == boot.values(of: statistic))
      #expect(try copy.summary(of: statistic) == boot.summary(of: statistic))
    }
    #expect(copy.savedBytes == boot.savedBytes)
  }

  @Test(arguments: Moderation.allCases)
  func productsStay(moderation: Moderation) throws {
    let model = try ProductGolden("x_mobi_two-stage").model()
    let answers = try model.answers(in: EmbeddedSurvey.load())
    let fit = try PLS(moderation: moderation).fit(model, to: answers)
    let product = try #require(fit.productPaths.first?.product)
    try expectSame(
      fit, on: answers, Resampling(plan: .bootstrap(replicates: 30), seed: 2),
      [.path(product.name, product.to), .productDeviation(product.name), .rSquared(product.to)])
  }

  @Test(arguments: HigherOrder.allCases)
  func treesStay(_ approach: HigherOrder) throws {
    let item = HigherOrderCase.tree
    let model = try item.model().estimated(by: approach)
    let answers = try model.answers(in: item.survey(for: model))
    try expectSame(
      PLS().fit(model, to: answers), on: answers, Resampling(plan: .bootstrap(replicates: 30), seed: 2),
      [.path("Overall", "Satisfaction"), .weight("SPE1"), .rSquared("Loyalty")])
  }

  /// A jackknife, t intervals, and units and replicate weights of a design.
  @Test func variancesStay() throws {
    let (fit, survey) = try fitted()
    let answers = try PathModel.ecsiMobile.answers(in: survey)
    for interval in [IntervalKind.normal, .t] {
      try expectSame(fit, on: answers, Resampling(plan: .jackknife, interval: interval), Self.statistics)
    }
    try expectSame(
      fit, on: answers, Resampling(plan: .bootstrap(replicates: 40), interval: .t), Self.statistics)
    let designed = try DesignedSurvey()
    let data = try designed.table.dataset()
    let drawn = try DesignedSurvey.model.answers(in: data)
      .drawn(by: SamplingDesign(DesignColumns(strata: "stratum", cluster: "psu"), of: data))
    for plan in [ResamplingPlan.bootstrap(replicates: 40), .jackknife] {
      try expectSame(
        PLS().fit(DesignedSurvey.model, to: drawn), on: drawn, Resampling(plan: plan, interval: .t), Self.statistics)
    }
    let weighted = try DesignedSurvey.model.answers(in: designed.withReplicates("brr"))
    let scales = (0..<28).map { 1 - 1 / Double($0 + 2) }
    for columns in [
      ReplicateColumns(["r*"], kind: .brr), ReplicateColumns(["r*"], kind: .jkn, rscales: scales),
    ] {
      try expectSame(
        PLS().fit(DesignedSurvey.model, to: weighted), on: weighted, Resampling(plan: .replicateColumns(columns)),
        Self.statistics)
    }
  }

  /// A design whose units do not belong to its strata.
  @Test(arguments: [
    ("\"units\":[0,10]", "\"units\":[-9223372036854775808,10]", "do not follow"),
    ("\"units\":[0,10]", "\"units\":[0,9]", "do not follow"),
  ])
  func damagedDesigns(old: String, changed: String, hint: String) throws {
    let data = try DesignedSurvey().table.dataset()
    let drawn = try DesignedSurvey.model.answers(in: data)
      .drawn(by: SamplingDesign(DesignColumns(strata: "stratum", cluster: "psu"), of: data))
    let boot = try PLS().fit(DesignedSurvey.model, to: drawn)
      .bootstrap(on: drawn, resampling: Resampling(plan: .bootstrap(replicates: 20)))
    let text = String(decoding: boot.savedBytes, as: UTF8.self)
    let range = try #require(text.range(of: old), "the file holds \(old)")
    let damaged = text.replacingCharacters(in: range, with: changed)
    let error = #expect(throws: SavedFitError.self) { try Bootstrap(savedBytes: Array(damaged.utf8)) }
    #expect(error.map { "\($0)".contains(hint) } == true, "\(hint): got \(error.map { "\($0)" } ?? "nothing")")
  }

  /// A fit is no bootstrap.
  @Test func aFitIsRefused() throws {
    let (fit, _) = try fitted()
    let error = SavedFitError.otherSchema(found: "csi.saved.v1", expected: "csi.saved-bootstrap.v1")
    #expect(throws: error) { try Bootstrap(savedBytes: fit.savedBytes) }
  }
}

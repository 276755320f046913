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
  ])
  func damagedFilesAreRefused(old: String, changed: String, hint: String) throws {
    let (fit, survey) = try fitted()
    let text = String(decoding: try fit.bootstrap(on: survey, replicates: 20, seed: 1).savedBytes, as: UTF8.self)
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

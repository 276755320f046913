import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Replicates in which consistent PLS overshoots: counted, left out, and no interval where they are most.
struct InadmissibleReplicateTests {
  private static let estimator = PLS(estimator: .plsc, tolerance: 1e-10, maximumIterations: 2000)

  /// A replicate is left out where the fit of its rows warns of an estimate outside its range, and only there.
  @Test
  func whatIsLeftOutIsWhatARefitWarnsOf() throws {
    let survey = try EmbeddedSurvey.load()
    let model = try PathModel(
      text: """
        Image =~ IMAG1..IMAG5
        Value =~ PERV1 + PERV2
        Satisfaction =~ CUSA1..CUSA3
        Loyalty =~ CUSL1..CUSL3
        Value ~ Image
        Satisfaction ~ Image + Value
        Loyalty ~ Image + Satisfaction
        """)
    let fit = try Self.estimator.fit(model, to: survey)
    var stream = RandomStream(seed: 21)
    let draws = (0..<60).map { _ in (0..<60).map { _ in Int.random(in: 0..<250, using: &stream) } }
    let weights = draws.map { draw in draw.reduce(into: [Double](repeating: 0, count: 250)) { $0[$1] += 1 } }
    func replicates(_ policy: InadmissibleReplicates) throws -> Replicates {
      try fit.resample(on: survey, resampling: Resampling(plan: .weights(weights), inadmissible: policy))
    }
    let (dropped, kept) = (try replicates(.drop), try replicates(.keep))
    var admissible: [Int] = []
    for b in kept.numbers {
      if try Self.estimator.fit(model, to: survey.rows(draws[b])).warnings.isEmpty { admissible.append(b) }
    }
    #expect(dropped.numbers == admissible)
    #expect(dropped.failures[.inadmissible] == kept.used - admissible.count)
    #expect(kept.failures[.inadmissible] == nil)
    #expect(!admissible.isEmpty && admissible.count < kept.used, "\(admissible.count) of \(kept.used)")
  }

  /// The mobile-phone survey has more inadmissible replicates than others: there is no interval, and it is said why.
  @Test
  func mostlyInadmissibleReplicatesGiveNoInterval() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS(estimator: .plsc).fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 400)
    #expect(boot.failures[.inadmissible, default: 0] > 200 && boot.isMostlyInadmissible)
    #expect(throws: InferenceError.mostlyInadmissible(inadmissible: boot.inadmissibleReplicates, requested: 400)) {
      try boot.interval(.path("Image", "Loyalty"))
    }
    let summary = try boot.summary(of: .path("Image", "Loyalty"))
    #expect(summary.lower == nil && summary.upper == nil && summary.p == nil)
    let report = FitReport(boot)
    #expect(report.warnings.contains { $0.code == "mostlyInadmissible" })
    let kept = try fit.bootstrap(
      on: survey, resampling: Resampling(plan: .bootstrap(replicates: 400), inadmissible: .keep))
    #expect(kept.failures[.inadmissible] == nil && !kept.isMostlyInadmissible)
    #expect(try kept.interval(.path("Image", "Loyalty")).lower < 0)
  }

  /// Plain PLS has no such replicates.
  @Test
  func plainEstimatesAreAdmissible() throws {
    let survey = try EmbeddedSurvey.load()
    let boot = try PLS().fit(.ecsiMobile, to: survey).bootstrap(on: survey, replicates: 400)
    #expect(boot.failures.isEmpty)
  }
}

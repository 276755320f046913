import Satisfaction
import Testing
import _TestSupport

/// What a design adds to a sample: columns, reversal, missing answers, clusters, weights.
struct SurveySimulationTests {
  static let model = """
    @scale 1..10
    A =~ 0.8*a1 + 0.6*a2
    B =~ 0.9*b1 + 0.7*b2
    B ~ 0.5*A
    """

  func population(_ lines: String = "", segments: [PopulationSegment] = []) throws -> PopulationModel {
    try PopulationModel(PathModel(text: Self.model + "\n" + lines), assumptions: .init(segments: segments))
  }

  func numbers(_ survey: Dataset, _ column: String) throws -> [Double?] {
    let column = try #require(survey.column(named: column))
    return (0..<survey.rowCount).map { column.number(at: $0) }
  }

  // MARK: Reproducibility

  @Test
  func threadsChangeNothing() throws {
    let design = SurveyDesign(
      answers: .ordinal(), missing: [Missingness(rate: 0.1)], clusters: .init(size: 7, intraclassCorrelation: 0.2))
    let segments = [PopulationSegment("x", share: 1), PopulationSegment("y", share: 2, shifts: ["A": 1])]
    let population = try population(segments: segments)
    let one = try population.simulate(design, n: 9_000, seed: 3, threads: 1)
    let four = try population.simulate(design, n: 9_000, seed: 3, threads: 4)
    #expect(one == four)
    #expect(try population.simulate(design, n: 9_000, seed: 4).columns != one.columns)
  }

  @Test
  func longerSurveysBeginAlike() throws {
    let design = SurveyDesign(answers: .normal(mean: 5.5, standardDeviation: 0.5))
    let short = try population().simulate(design, n: 2_500, seed: 3)
    let long = try population().simulate(design, n: 5_000, seed: 3)
    #expect(try numbers(short, "b2") == Array(numbers(long, "b2").prefix(2_500)))
  }

  // MARK: Scales

  @Test
  func answersStayOnTheScaleAndUseIt() throws {
    let survey = try population("@scale 0..1 b2").simulate(
      SurveyDesign(answers: .ordinal(skew: -0.6)), n: 5_000, seed: 1)
    #expect(Set(try numbers(survey, "a1").compactMap(\.self)) == Set((1...10).map(Double.init)))
    #expect(Set(try numbers(survey, "b2")) == [0, 1])
  }

  /// Scales beyond a byte are kept as doubles.
  @Test
  func wideScalesWork() throws {
    let survey = try population("@scale 0..200 a1").simulate(SurveyDesign(answers: .ordinal()), n: 2_000, seed: 1)
    let answers = try numbers(survey, "a1").compactMap(\.self)
    #expect((answers.max() ?? 0) > 127 && answers.allSatisfy { $0 == $0.rounded() && (0...200).contains($0) })
  }

  @Test(arguments: [AnswerStyle.ordinal(skew: -0.6), .normal(mean: 5, standardDeviation: 0.4)])
  func reversedItemsAreWrittenReversed(style: AnswerStyle) throws {
    let (plain, reversed) = (try population(), try population("@reverse a2"))
    let design = SurveyDesign(answers: style)
    let (straight, turned) = (
      try plain.simulate(design, n: 3_000, seed: 2), try reversed.simulate(design, n: 3_000, seed: 2)
    )
    for (x, y) in zip(try numbers(straight, "a2"), try numbers(turned, "a2")) {
      expectClose(y, x.map { 11 - $0 }, "reversed answer", tolerance: 1e-15)
    }
    #expect(try numbers(straight, "a1") == numbers(turned, "a1"))
    let fits = (try PLS().fit(plain.model, to: straight), try PLS().fit(reversed.model, to: turned))
    expectClose(fits.0.indicators[1].loading, fits.1.indicators[1].loading, "loading of a2", tolerance: 1e-12)
    let moments = (try plain.moments(of: style), try reversed.moments(of: style))
    expectClose(moments.1.means?[1], 11 - (moments.0.means?[1] ?? 0), "mean of a2 as written", tolerance: 1e-14)
    expectClose(moments.1.covariance[0, 1], -moments.0.covariance[0, 1], "covariance as written", tolerance: 1e-14)
  }

  // MARK: Missing answers

  /// Rates within five standard errors of a binomial share, √(.2·.8/10⁵) = .0013.
  @Test(arguments: [
    Missingness.Mechanism.completelyAtRandom, .atRandom(observed: "a1", slope: -1.5), .notAtRandom(slope: 2),
  ])
  func ratesHold(mechanism: Missingness.Mechanism) throws {
    let segments = [PopulationSegment("x", share: 1), PopulationSegment("y", share: 2, shifts: ["A": 1])]
    for style in [AnswerStyle.ordinal(skew: -0.6), .normal(mean: 5.5, standardDeviation: 0.4)] {
      let design = SurveyDesign(answers: style, missing: [Missingness(rate: 0.2, mechanism: mechanism)])
      let survey = try population(segments: segments).simulate(design, n: 100_000, seed: 21)
      for name in ["a2", "b1"] {
        let share = Double(try numbers(survey, name).count { $0 == nil }) / 100_000
        expectClose(share, 0.2, "missing share of \(name), \(mechanism)", tolerance: 0.0065)
      }
    }
  }

  @Test
  func rulesLeaveOtherAnswersAlone() throws {
    let complete = try population().simulate(SurveyDesign(answers: .ordinal()), n: 4_000, seed: 9)
    let rule = Missingness(rate: 0.3, indicators: ["a1"])
    let holed = try population().simulate(SurveyDesign(answers: .ordinal(), missing: [rule]), n: 4_000, seed: 9)
    #expect(try numbers(complete, "b1") == numbers(holed, "b1"))
    for (x, y) in zip(try numbers(complete, "a1"), try numbers(holed, "a1")) { #expect(y == nil || y == x) }
  }

  /// MCAR leaves the mean of the observed answers; MNAR with a negative slope loses low ones and raises it; MAR moves
  /// it too, but not among cases that answered alike to the observed indicator.
  @Test
  func mechanismsDoWhatTheySay() throws {
    let n = 100_000
    let complete = try population().simulate(SurveyDesign(answers: .ordinal()), n: n, seed: 31)
    let all = try numbers(complete, "a2")
    let observed = try numbers(complete, "a1")
    func answered(_ mechanism: Missingness.Mechanism, given answer: Double? = nil) throws -> Double {
      let rule = Missingness(rate: 0.4, mechanism: mechanism, indicators: ["a2"])
      let survey = try population().simulate(SurveyDesign(answers: .ordinal(), missing: [rule]), n: n, seed: 31)
      let kept = zip(try numbers(survey, "a2"), observed).filter { answer == nil || $1 == answer }.compactMap(\.0)
      return kept.reduce(0, +) / Double(kept.count)
    }
    func mean(given answer: Double? = nil) -> Double {
      let kept = zip(all, observed).filter { answer == nil || $1 == answer }.compactMap(\.0)
      return kept.reduce(0, +) / Double(kept.count)
    }
    expectClose(try answered(.completelyAtRandom), mean(), "mean under MCAR", tolerance: 0.006)
    #expect(try answered(.notAtRandom(slope: -1)) > mean() + 0.3)
    #expect(try answered(.atRandom(observed: "a1", slope: -1)) > mean() + 0.2)
    expectClose(
      try answered(.atRandom(observed: "a1", slope: -1), given: 5), mean(given: 5), "mean under MAR given a1 = 5",
      tolerance: 0.015)
    #expect(try answered(.notAtRandom(slope: -1), given: 5) > mean(given: 5) + 0.2)
  }

  /// The chance follows the answer as the model reads it, also for reversed items.
  @Test
  func missingAnswersFollowTheCodedAnswer() throws {
    let rule = Missingness(rate: 0.4, mechanism: .notAtRandom(slope: -2), indicators: ["a2"])
    let survey = try population("@reverse a2").simulate(
      SurveyDesign(answers: .ordinal(), missing: [rule]), n: 20_000, seed: 5)
    let kept = try numbers(survey, "a2").compactMap(\.self)
    // Low coded answers are lost, so written ones, 11 − x, fall below their middle.
    #expect(kept.reduce(0, +) / Double(kept.count) < 5)
  }

  // MARK: Clusters, segments, weights

  /// Latent answers of an indicator correlate by ρλ² within a cluster: .3·.64 for a1, .3·.81 for b1; within a case Σ.
  @Test
  func clustersCorrelateAsDocumented() throws {
    let style = AnswerStyle.normal(mean: 5.5, standardDeviation: 0.5)
    let design = SurveyDesign(answers: style, clusters: ClusterDesign(size: 2, intraclassCorrelation: 0.3))
    let n = 200_000
    let survey = try population().simulate(design, n: n, seed: 41)
    #expect(try numbers(survey, "cluster").prefix(5).compactMap(\.self) == [1, 1, 2, 2, 3])
    func pairs(_ first: String, _ second: String) throws -> Double {
      let (x, y) = (try numbers(survey, first).compactMap(\.self), try numbers(survey, second).compactMap(\.self))
      let products = stride(from: 0, to: n, by: 2).map { (x[$0] - 5.5) * (y[$0 + 1] - 5.5) }
      return products.reduce(0, +) / Double(products.count) / 0.25
    }
    // Standard error of a correlation in 100,000 pairs: .003.
    expectClose(try pairs("a1", "a1"), 0.3 * 0.64, "a1 of two cases", tolerance: 0.015)
    expectClose(try pairs("b1", "b1"), 0.3 * 0.81, "b1 of two cases", tolerance: 0.015)
    expectClose(try pairs("a1", "b1"), 0.3 * 0.8 * 0.5 * 0.9, "a1 and b1 of two cases", tolerance: 0.015)
    let sample = try population().model.answers(in: survey).moments()
    expectClose(sample.covariance[0, 1], 0.25 * 0.48, "a1 and a2 of one case", tolerance: 0.004)
  }

  /// One segment makes up a tenth of the population and half of the sample: only the weighted moments are the
  /// population's.
  @Test
  func weightsUndoOversampling() throws {
    let segments = [
      PopulationSegment("few", share: 1, sampledShare: 5, shifts: ["A": -1]),
      PopulationSegment("many", share: 9, sampledShare: 5),
    ]
    let population = try population("@weights w", segments: segments)
    let design = SurveyDesign(answers: .ordinal(), weightVariation: 0.4)
    let survey = try population.simulate(design, n: 100_000, seed: 51)
    #expect(survey.columns.map(\.name) == ["segment", "a1", "a2", "b1", "b2", "w"])
    let weights = try numbers(survey, "w").compactMap(\.self)
    let mean = weights.reduce(0, +) / Double(weights.count)
    expectClose(mean, 1, "mean weight", tolerance: 0.02)
    let exact = try population.moments(of: .ordinal())
    let weighted = try population.model.answers(in: survey).moments()
    let plain = try Answers(survey, codings: population.model.codings).moments()
    for j in 0..<4 {
      let truth = try #require(exact.means?[j])
      // Standard error 2/√10⁵, and half as much again for unequal weights.
      expectClose(weighted.means?[j], truth, "weighted mean of \(exact.names[j])", tolerance: 0.05 / truth)
      if j < 2 { #expect((plain.means?[j] ?? 0) < truth - 0.3) }
    }
    let text = try #require(survey.column(named: "segment"))
    let few = (0..<100_000).count { text.text(at: $0) == "few" }
    expectClose(Double(few) / 100_000, 0.5, "sampled share", tolerance: 0.008)
  }
}

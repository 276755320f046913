import Satisfaction
import Testing
import _TestSupport

/// One test for every reason to refuse a population or a design, with the substance of its message.
struct RefusalSimulationTests {
  /// Expects an error and words in its message.
  func expectRefusal(
    _ text: String, with assumptions: PopulationAssumptions = .init(), _ expected: SimulationError,
    saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let model = try PathModel(text: text)
    let error = #expect(throws: SimulationError.self, sourceLocation: sourceLocation) {
      try PopulationModel(model, assumptions: assumptions)
    }
    expect(error, expected, words, sourceLocation)
  }

  func expectRefusal(
    of design: SurveyDesign, _ population: PopulationModel, n: Int = 10, _ expected: SimulationError,
    saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: SimulationError.self, sourceLocation: sourceLocation) {
      try population.simulate(design, n: n, seed: 1)
    }
    expect(error, expected, words, sourceLocation)
  }

  private func expect(
    _ error: SimulationError?, _ expected: SimulationError, _ words: [String], _ location: SourceLocation
  ) {
    #expect(error == expected, sourceLocation: location)
    let message = error?.description ?? ""
    for word in words { #expect(message.contains(word), "“\(word)” is not in: \(message)", sourceLocation: location) }
  }

  static let two = "A =~ 0.8*a1 + 0.6*a2; B =~ b; B ~ 0.5*A"

  func two(_ lines: String = "", segments: [PopulationSegment] = []) throws -> PopulationModel {
    try PopulationModel(PathModel(text: Self.two + "\n" + lines), assumptions: .init(segments: segments))
  }

  // MARK: Populations

  @Test
  func missingParametersAreAllNamed() throws {
    try expectRefusal(
      "A =~ a1 + 0.5*a2; B <~ b1 + b2; C =~ c; B ~ A; C ~ 0.5*A + B",
      .missingParameters(
        paths: [Path(from: "A", to: "B"), Path(from: "B", to: "C")], indicators: ["a1", "b1", "b2"]),
      saying: "A → B, B → C", "a1, b1, b2")
  }

  @Test
  func loadingsBeyondOne() throws {
    try expectRefusal(
      "A =~ 1.25*a1 + 0.5*a2; B =~ b; B ~ 0.5*A", .loadingOutOfRange(indicator: "a1", construct: "A", loading: 1.25),
      saying: "a1", "1.25", "error variance", "-0.5625")
  }

  @Test
  func weightsThatCancel() throws {
    try expectRefusal(
      "A <~ 1*a1 + -1*a2; B =~ b; B ~ 0.5*A", with: .init(compositeCorrelation: 1), .weightsCancel(construct: "A"),
      saying: "composite A")
  }

  @Test
  func explainedVarianceOfOneOrMore() throws {
    try expectRefusal(
      "A =~ a; B =~ b; C =~ c; B ~ 0.5*A; C ~ 0.75*A + 0.75*B",
      .noResidualVariance(construct: "C", rSquared: 1.6875, segment: nil), saying: "paths to C", "1.6875", "-0.6875")
  }

  @Test
  func explainedVarianceInASegment() throws {
    let segment = PopulationSegment("young", share: 1, coefficients: [.init(from: "A", to: "B", -1)])
    try expectRefusal(
      Self.two, with: .init(segments: [segment, PopulationSegment("old", share: 1)]),
      .noResidualVariance(construct: "B", rSquared: 1, segment: "young"), saying: "in segment young")
  }

  /// Three variables cannot all correlate by −.6: the eigenvalue 1 − 2·.6 is negative.
  @Test
  func exogenousCorrelationsThatCannotBe() throws {
    let model = try PathModel(text: "A =~ a; B =~ b; C =~ c; D =~ d; D ~ 0.1*A + 0.1*B + 0.1*C")
    let error = #expect(throws: SimulationError.self) {
      try PopulationModel(model, assumptions: .init(exogenousCorrelation: -0.6))
    }
    guard case .exogenousNotCorrelations(let names, let smallest) = error else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(names == ["A", "B", "C"])
    expectClose(smallest, -0.2, "smallest eigenvalue", tolerance: 1e-14)
    #expect(error?.description.contains("eigenvalue") == true)
  }

  @Test
  func correlationsWithinACompositeThatCannotBe() throws {
    try expectRefusal(
      "A <~ 0.4*a1 + 0.4*a2 + 0.4*a3; B =~ b; B ~ 0.5*A", with: .init(compositeCorrelations: ["A": -0.6]),
      .compositeNotCorrelations(construct: "A", correlation: -0.6, lowest: -0.5), saying: "composite A", "-0.6", "-0.5")
  }

  @Test
  func correlationsOfEndogenousConstructs() throws {
    try expectRefusal(
      Self.two, with: .init(exogenousCorrelations: [.init("A", "B", 0.2)]), .notExogenous(construct: "B"),
      saying: "B follow from its paths")
  }

  @Test
  func correlationsGivenTwice() throws {
    try expectRefusal(
      "A =~ a; B =~ b; C =~ c; C ~ 0.1*A + 0.1*B",
      with: .init(exogenousCorrelations: [.init("A", "B", 0.2), .init("B", "A", 0.3)]),
      .invalidOption(
        name: "exogenousCorrelations", value: "B, A", requirement: "two different constructs, each pair once"),
      saying: "B, A")
  }

  @Test
  func correlationsWithinAReflectiveBlock() throws {
    try expectRefusal(
      Self.two, with: .init(compositeCorrelations: ["A": 0.2]), .notComposite(construct: "A"),
      saying: "A is not a composite")
  }

  @Test
  func unknownConstructs() throws {
    try expectRefusal(
      Self.two, with: .init(segments: [PopulationSegment("s", share: 1, shifts: ["X": 1])]),
      .unknownConstruct(name: "X"),
      saying: "no construct X")
  }

  @Test
  func unknownPathsOfASegment() throws {
    try expectRefusal(
      Self.two,
      with: .init(segments: [PopulationSegment("s", share: 1, coefficients: [.init(from: "B", to: "A", 0.1)])]),
      .unknownPath(Path(from: "B", to: "A"), segment: "s"), saying: "B → A", "segment s")
  }

  @Test
  func doubledSegmentsAndEmptyOnesAreAllNamed() throws {
    try expectRefusal(
      Self.two, with: .init(segments: [PopulationSegment("s", share: 0), PopulationSegment("s", share: 1)]),
      .problems([
        .invalidOption(name: "share of segment s", value: "0.0", requirement: "a positive number"),
        .invalidOption(name: "sampled share of segment s", value: "0.0", requirement: "a positive number"),
        .doubledSegment(name: "s"),
      ]), saying: "share of segment s", "two segments")
  }

  // MARK: Designs

  @Test
  func ordinalAnswersWithoutAScale() throws {
    expectRefusal(
      of: SurveyDesign(answers: .ordinal()), try two("@scale 1..5 a2"), .noScale(indicators: ["a1", "b"]),
      saying: "a1, b", "@scale")
  }

  @Test
  func scalesThatAreNotWhole() throws {
    expectRefusal(
      of: SurveyDesign(answers: .ordinal()), try two("@scale 1..5; @scale 0.5..5 b"),
      .scaleNotWhole(indicator: "b", scale: 0.5...5), saying: "whole numbers", "0.5…5")
  }

  @Test
  func normalAnswersThatLeaveTheScale() throws {
    expectRefusal(
      of: SurveyDesign(answers: .normal(mean: 5, standardDeviation: 1)), try two("@scale 1..10 b"),
      .leavesScale(indicator: "b", scale: 1...10, likely: -3...13), saying: "-3…13", "1…10", "ordinal")
  }

  @Test
  func numbersOfTheStyle() throws {
    expectRefusal(
      of: SurveyDesign(answers: .ordinal(skew: 5, spread: 0)), try two("@scale 1..5"),
      .problems([
        .invalidOption(name: "skew", value: "5.0", requirement: "in −3…3"),
        .invalidOption(name: "spread", value: "0.0", requirement: "in 0.1…10"),
      ]), saying: "skew", "spread")
    expectRefusal(
      of: SurveyDesign(answers: .normal(standardDeviation: 0)), try two(),
      .invalidOption(name: "standard deviation", value: "0.0", requirement: "a positive number"), saying: "deviation")
  }

  @Test
  func missingAnswersOfUnknownIndicators() throws {
    let rule = Missingness(rate: 0.1, mechanism: .atRandom(observed: "y", slope: 1), indicators: ["x", "a1"])
    expectRefusal(
      of: SurveyDesign(answers: .normal(), missing: [rule]), try two(), .unknownIndicators(["x", "y"]), saying: "x, y")
  }

  @Test
  func missingAnswersGivenOnesThatAreMissing() throws {
    let rules = [Missingness(rate: 0.1, mechanism: .atRandom(observed: "a1", slope: 1)), Missingness(rate: 0.2)]
    expectRefusal(
      of: SurveyDesign(answers: .normal(), missing: rules), try two(), .observedIndicatorMissing(indicator: "a1"),
      saying: "a1")
  }

  @Test
  func ratesSizesAndCounts() throws {
    let design = SurveyDesign(
      answers: .normal(), missing: [Missingness(rate: 1, mechanism: .notAtRandom(slope: .nan))],
      clusters: ClusterDesign(size: 0, intraclassCorrelation: 1.5))
    expectRefusal(
      of: design, try two(), n: 0,
      .problems([
        .invalidOption(name: "missing rate", value: "1.0", requirement: "at least 0 and below 1"),
        .invalidOption(name: "slope of missing answers", value: "nan", requirement: "a finite number"),
        .invalidOption(name: "cluster size", value: "0", requirement: "at least 1"),
        .invalidOption(name: "intraclass correlation", value: "1.5", requirement: "in 0…1"),
        .invalidOption(name: "number of rows", value: "0", requirement: "at least 1"),
      ]))
  }

  @Test
  func moreRowsThanTheMemoryHolds() throws {
    let error = #expect(throws: SimulationError.self) {
      try two().simulate(SurveyDesign(answers: .normal()), n: .max, seed: 1)
    }
    #expect(error?.description.contains("more would fill over half of the memory") == true)
  }

  @Test
  func moreConstructsThanCanBeComputed() throws {
    let blocks = (0...1_000).map { "C\($0)_ =~ 0.8*x\($0)_\n" }.joined()
    let paths = (1...1_000).map { "C\($0)_ ~ 0.5*C\($0 - 1)_\n" }.joined()
    let model = try PathModel(text: blocks + paths)
    #expect(throws: SimulationError.tooLarge(what: "constructs", count: 1_001, limit: 1_000)) {
      try PopulationModel(model)
    }
  }

  @Test
  func unequalWeightsWithoutAColumn() throws {
    let segments = [PopulationSegment("s", share: 1, sampledShare: 2), PopulationSegment("t", share: 1)]
    expectRefusal(
      of: SurveyDesign(answers: .normal()), try two(segments: segments), .noWeightsColumn, saying: "@weights")
    expectRefusal(of: SurveyDesign(answers: .normal(), weightVariation: 0.2), try two(), .noWeightsColumn)
  }

  @Test
  func columnsOfTheSameName() throws {
    let design = SurveyDesign(
      answers: .normal(), clusters: ClusterDesign(size: 2, intraclassCorrelation: 0, column: "a1"))
    expectRefusal(of: design, try two(), .columnTaken(name: "a1"), saying: "a1")
  }

  @Test
  func momentsOfAnUnknownSegment() throws {
    let population = try two(segments: [PopulationSegment("s", share: 1)])
    #expect(throws: SimulationError.invalidOption(name: "segment", value: "t", requirement: "one of s")) {
      try population.moments(of: .normal(), segment: "t")
    }
  }
}

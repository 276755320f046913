import PathSpecification
import Testing

@Suite("Model faults")
struct ModelFaultTests {
  /// Exactly this fault, with these words in its message.
  private func expect(
    _ fault: ModelFault, saying words: String..., in found: [ModelFault], at location: SourceLocation = #_sourceLocation
  ) {
    #expect(found == [fault], sourceLocation: location)
    for word in words {
      #expect(fault.description.contains(word), "\(fault.description)", sourceLocation: location)
    }
  }

  private let pair = [Construct("A", items: "A", 1...3), Construct("B", "B1", "B2")]
  private let path = [Path(from: "A", to: "B")]

  @Test func validPair() {
    #expect(faults(pair, path) == [])
  }

  @Test func noConstructs() {
    expect(.noConstructs, saying: "no constructs", "=~", in: faults([], []))
  }

  @Test func noPaths() {
    expect(.noPaths, saying: "no paths", "~", in: faults(pair, []))
  }

  @Test func emptyConstructName() {
    let constructs = [Construct("A", "A1"), Construct("", "B1")]
    expect(
      .emptyConstructName(position: 2), saying: "construct 2", "empty name",
      in: faults(constructs, [Path(from: "A", to: "")]))
  }

  @Test func controlCharacter() {
    let bell = faults([Construct("A\u{7}", "A1"), Construct("B", "B1")], [Path(from: "A\u{7}", to: "B")])
    expect(.controlCharacter("\u{7}", name: "A\u{7}"), saying: "U+0007", "rename", in: bell)
    let null = faults([Construct("A", "A\0"), Construct("B", "B1")], path)
    expect(.controlCharacter("\0", name: "A\0"), saying: "U+0000", in: null)
    let column = faults(pair, path, SurveyConventions(weightsColumn: "w\n"))
    expect(.controlCharacter("\n", name: "w\n"), saying: #""w\n""#, in: column)
    let separator = modelProblems("\"x\\u{2028}\" =~ a; B =~ b; B ~ \"x\\u{2028}\"").map(\.fault)
    expect(.controlCharacter("\u{2028}", name: "x\u{2028}"), saying: "U+2028", in: separator)
  }

  @Test func doubledConstruct() {
    expect(
      .doubledConstruct("A"), saying: "construct A", "twice", in: faults(pair + [Construct("A", "X")], path))
  }

  @Test func contradictoryKinds() {
    expect(
      .contradictoryKinds(construct: "A"), saying: "A", "=~", "<~",
      in: modelProblems("A =~ a1; A <~ a2; B =~ b; B ~ A").map(\.fault))
  }

  @Test func contradictoryModes() {
    expect(
      .contradictoryModes(construct: "A"), saying: "two modes",
      in: modelProblems("A =~ modeA*(a1); A =~ modeB*(a2); B =~ b; B ~ A").map(\.fault))
  }

  @Test func constructWithoutIndicators() {
    let constructs = [Construct("A", indicators: []), Construct("B", "B1")]
    expect(.constructWithoutIndicators("A"), saying: "A has no indicators", in: faults(constructs, path))
  }

  @Test func constructWithoutPath() {
    expect(
      .constructWithoutPath("C"), saying: "C has no path", "connect", in: faults(pair + [Construct("C", "C1")], path))
  }

  @Test func emptyIndicatorName() {
    let constructs = [Construct("A", "", "A1", ""), Construct("B", "B1", "")]
    let empty = ModelFault.emptyIndicatorName(construct: "A")
    #expect(faults(constructs, path) == [empty, empty, .emptyIndicatorName(construct: "B")])
    #expect(empty.description.contains("indicator with an empty name"))
  }

  @Test func doubledIndicator() {
    expect(
      .doubledIndicator("X", construct: "A"), saying: "A lists indicator X twice",
      in: faults([Construct("A", "X", "Y", "X"), Construct("B", "B1")], path))
  }

  @Test func sharedIndicator() {
    expect(
      .sharedIndicator("X", first: "A", second: "B"), saying: "X belongs to A and to B",
      in: faults([Construct("A", "X", "Y"), Construct("B", "X")], path))
  }

  @Test func constructAsIndicator() {
    expect(
      .constructAsIndicator("A", of: "B"), saying: "A is listed as an indicator of B", "higher order",
      in: faults([Construct("A", "X"), Construct("B", "A", "Y")], path))
    #expect(faults([Construct("A", "A"), Construct("B", "B")], path) == [], "a column may be its own construct")
  }

  @Test func unknownConstructInPath() {
    let unknown = Path(from: "Imaeg", to: "B")
    let constructs = [Construct("Image", "A1"), Construct("B", "B1")]
    expect(
      .unknownConstructInPath("Imaeg", path: unknown, suggestion: "Image"), saying: "Imaeg → B", "did you mean Image?",
      in: faults(constructs, [Path(from: "Image", to: "B"), unknown]))
    let other = Path(from: "A", to: "Complaints")
    expect(
      .unknownConstructInPath("Complaints", path: other, suggestion: nil), saying: "declare it (Complaints =~",
      in: faults(pair, path + [other]))
  }

  @Test func doubledPath() {
    expect(.doubledPath(path[0]), saying: "A → B is declared twice", in: faults(pair, path + path))
  }

  @Test func pathToItself() {
    expect(
      .pathToItself("A"), saying: "A has a path to itself", in: faults(pair, path + [Path(from: "A", to: "A")]))
  }

  @Test func cycle() {
    let constructs = pair + [Construct("C", "C1")]
    let paths = path + [Path(from: "B", to: "C"), Path(from: "C", to: "A")]
    expect(.cycle(["A", "B", "C"]), saying: "A → B → C → A", "remove or turn", in: faults(constructs, paths))
  }

  @Test func dottedInteraction() {
    let dotted = Path(from: "A.B", to: "B")
    expect(
      .dottedInteraction("A.B", path: dotted, first: "A", second: "B"), saying: "write A:B",
      in: faults(pair, path + [dotted]))
    let other = Path(from: "A.X", to: "B")
    expect(
      .unknownConstructInPath("A.X", path: other, suggestion: nil), saying: "declare it",
      in: faults(pair, path + [other]))
  }

  /// What follows from a misspelt name stands behind it.
  @Test func consequencesComeLast() {
    let found = modelProblems("Quality2 =~ a\nB =~ b\nC =~ c\nB ~ Qualty2 + C").map(\.fault)
    #expect(found.count == 2)
    guard case .unknownConstructInPath(_, _, "Quality2")? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.last == .constructWithoutPath("Quality2"))
  }

  @Test func unknownConstructInDirective() {
    let rest = "\nImage =~ A1; B =~ B1; B ~ Image"
    expect(
      .unknownIndicator("Imaeg", in: .label, suggestion: "Image"), saying: "@label", "did you mean Image?",
      in: modelProblems("@label Imaeg \"x\"" + rest).map(\.fault))
    expect(
      .unknownConstruct("Nothing", in: .dominant, suggestion: nil), saying: "@dominant", "Nothing",
      in: modelProblems("@dominant Nothing A1" + rest).map(\.fault))
  }

  @Test func unknownIndicator() {
    expect(
      .unknownIndicator("A9", in: .scale, suggestion: "A1"), saying: "@scale", "A9", "did you mean A1?",
      in: faults(pair, path, SurveyConventions(scales: ["A9": 1...2])))
    expect(
      .unknownIndicator("other", in: .reverse, suggestion: nil), saying: "@reverse", "add it to a construct",
      in: faults(pair, path, SurveyConventions(defaultScale: 1...2, reversed: ["other"])))
  }

  @Test(
    arguments: [
      ("@scale 1..5\n@scale 1..5", Directive.scale, nil), ("@scale 1..5 A1\n@scale 1..6 A1", .scale, "A1"),
      ("@scale 1..5\n@reverse A1 A1", .reverse, "A1"), ("@weights v\n@weights w", .weights, nil),
      ("@label A \"x\"\n@label A \"y\"", .label, "A"), ("@dominant A A1\n@dominant A A1", .dominant, "A"),
    ])
  func repeatedDirective(_ text: String, _ directive: Directive, _ subject: String?) {
    expect(
      .repeatedDirective(directive, about: subject),
      saying: "\(directive) is given twice" + (subject.map { " for \($0)" } ?? ""),
      in: modelProblems(text + "\nA =~ A1; B =~ B1; B ~ A").map(\.fault))
  }

  @Test func dominantOutsideBlock() {
    expect(
      .dominantOutsideBlock("A4", construct: "A", suggestion: "A1"), saying: "A4 is not in the block of A", "A1",
      in: faults([Construct("A", items: "A", 1...3, dominantIndicator: "A4"), pair[1]], path))
    expect(
      .dominantOutsideBlock("B1", construct: "A", suggestion: "A1"), saying: "B1",
      in: faults([Construct("A", items: "A", 1...3, dominantIndicator: "B1"), pair[1]], path))
  }

  @Test func impossibleScale() {
    expect(
      .impossibleScale(min: 3, max: 3, indicator: nil), saying: "3..3", "all indicators",
      in: faults(pair, path, SurveyConventions(defaultScale: 3...3)))
    expect(
      .impossibleScale(min: 0, max: .infinity, indicator: "A1"), saying: "A1", "finite",
      in: faults(pair, path, SurveyConventions(scales: ["A1": 0...Double.infinity])))
    expect(
      .impossibleScale(min: 10, max: 1, indicator: nil), saying: "10..1",
      in: modelProblems("@scale 10..1\nA =~ A1; B =~ B1; B ~ A").map(\.fault))
  }

  @Test func reverseWithoutScale() {
    expect(
      .reverseWithoutScale("A1"), saying: "A1 is reversed", "add @scale",
      in: faults(pair, path, SurveyConventions(scales: ["A2": 1...5], reversed: ["A1", "A2"])))
  }

  @Test func missingCodes() {
    expect(
      .doubledMissingCode(99), saying: "99", "twice",
      in: faults(pair, path, SurveyConventions(missingCodes: [99, 98, 99])))
    expect(
      .missingCodeNotFinite(.infinity), saying: "not finite",
      in: faults(pair, path, SurveyConventions(missingCodes: [.infinity])))
  }

  @Test func weightsColumn() {
    expect(
      .emptyWeightsColumn, saying: "weights column", "empty",
      in: faults(pair, path, SurveyConventions(weightsColumn: "")))
    expect(
      .weightsColumnAsIndicator("A1"), saying: "weights column A1", "indicator",
      in: faults(pair, path, SurveyConventions(weightsColumn: "A1")))
  }

  @Test func population() {
    let turned = Path(from: "B", to: "A")
    expect(
      .populationOfUnknownPath(turned), saying: "B → A", "add the path",
      in: faults(pair, path, .init(), Population(coefficients: [turned: 0.5])))
    expect(
      .populationOfUnknownIndicator("A5", suggestion: "A1"), saying: "A5", "did you mean A1?",
      in: faults(pair, path, .init(), Population(indicators: ["A5": 0.5])))
    expect(
      .populationNotFinite("A → B"), saying: "A → B", "finite",
      in: faults(pair, path, .init(), Population(coefficients: [path[0]: .nan])))
    expect(
      .populationNotFinite("A1"), saying: "A1",
      in: faults(pair, path, .init(), Population(indicators: ["A1": .infinity])))
  }

  @Test("all problems at once, each at its place, in order of the text, consequences last")
  func allProblems() {
    let problems = modelProblems(
      """
      @reverse A9
      A =~ A1 + A1
      @label Q "q"
      B =~ B1
        B ~ C + B + A
      A ~ B
      D =~ A1 + D1
      """)
    let expected: [(Int, Int, ModelFault)] = [
      (1, 10, .unknownIndicator("A9", in: .reverse, suggestion: "A1")),
      (2, 11, .doubledIndicator("A1", construct: "A")),
      (3, 8, .unknownIndicator("Q", in: .label, suggestion: nil)),
      (5, 7, .unknownConstructInPath("C", path: Path(from: "C", to: "B"), suggestion: nil)),
      (5, 11, .pathToItself("B")), (6, 5, .cycle(["A", "B"])),
      (7, 6, .sharedIndicator("A1", first: "A", second: "D")), (7, 1, .constructWithoutPath("D")),
    ]
    #expect(problems.map(\.fault) == expected.map(\.2))
    #expect(problems.map { $0.place?.line } == expected.map(\.0))
    #expect(problems.map { $0.place?.column } == expected.map(\.1))
    #expect(problems.first?.description.hasSuffix("\n  @reverse A9\n           ^") == true)
  }

  @Test("a change of conventions can be checked")
  func problemsAfterChange() throws {
    var model = try PathModel(constructs: pair, paths: path)
    #expect(model.problems.isEmpty)
    model.conventions.reversed = ["A1"]
    #expect(model.problems.map(\.fault) == [.reverseWithoutScale("A1")])
    #expect(model.problems.first?.place == nil)
  }
}

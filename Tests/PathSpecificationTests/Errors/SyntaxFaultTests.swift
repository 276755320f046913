import PathSpecification
import Testing

@Suite("Syntax faults")
struct SyntaxFaultTests {
  struct Expectation: Sendable, CustomTestStringConvertible {
    let text: String
    let fault: SyntaxFault
    let column: Int
    let message: String
    var testDescription: String { text }

    init(_ text: String, _ fault: SyntaxFault, _ column: Int, _ message: String) {
      (self.text, self.fault, self.column, self.message) = (text, fault, column, message)
    }
  }

  static let expectations = [
    Expectation("A = A1", .unexpectedCharacter("="), 3, "write =~"),
    Expectation("A =~ “A1”", .unexpectedCharacter("“"), 6, "straight double quotes"),
    Expectation("A =~ A1 \u{FFFD}", .unexpectedCharacter("\u{FFFD}"), 9, "UTF-8"),
    Expectation("A =~ A\0", .controlCharacter("\0"), 7, "U+0000"),
    Expectation("A =~ \"x\u{7}y\"", .controlCharacter("\u{7}"), 8, "U+0007"),
    Expectation("A =~ \"abc", .unclosedQuote, 6, "not closed"),
    Expectation("A =~ \"abc\\", .unknownEscape("\\"), 10, "escape"),
    Expectation(#"A =~ "a\qc""#, .unknownEscape("\\q"), 8, "\\n"),
    Expectation(#"A =~ "\u{D800}""#, .unknownEscape("\\u"), 7, "escape"),
    Expectation(#"A =~ "\u{}""#, .unknownEscape("\\u"), 7, "escape"),
    Expectation("A =~ 1abc", .malformedNumber("1abc"), 6, "quote it"),
    Expectation("A =~ 1e999*x", .malformedNumber("1e999"), 6, "not a number"),
    Expectation("A", .unexpected(found: "the end of the statement", expected: "`=~`, `<~` or `~`"), 2, "expected"),
    Expectation("=~ A", .unexpected(found: "`=~`", expected: "a name or a directive"), 1, "found `=~`"),
    Expectation(
      "A =~ A1 A2", .blankInName(first: "A1", second: "A2"), 6, "write +"),
    Expectation("A =~ A1 +", .unexpected(found: "the end of the statement", expected: "an indicator"), 10, "expected"),
    Expectation("A =~ 0.8 + B", .unexpected(found: "`+`", expected: "`*` after a number"), 10, "`*`"),
    Expectation(
      "A + B =~ X",
      .unexpected(found: "`=~`", expected: "`~` (several names on the left make paths)"), 7, "several names"),
    Expectation(
      "A ~ modeA*B",
      .unexpected(found: "`modeA`", expected: "a construct (a mode stands before indicators)"), 5, "construct"),
    Expectation("A =~ modeA*((X))", .nestedParentheses, 13, "do not nest"),
    Expectation("A =~ (X + (Y))", .nestedParentheses, 11, "do not nest"),
    Expectation("A =~ (X + Y", .unclosedParenthesis, 6, "add `)`"),
    Expectation("A =~ X)", .unexpected(found: "`)`", expected: "`+` or the end of the statement"), 7, "`)`"),
    Expectation("@scael 1..10", .unknownDirective("scael", suggestion: "scale"), 1, "did you mean @scale?"),
    Expectation("@foo 1", .unknownDirective("foo", suggestion: nil), 1, "@dominant"),
    Expectation("A =~ mdoeA*(X)", .unknownModifier("mdoeA", suggestion: "modeA"), 6, "did you mean modeA?"),
    Expectation("A =~ modeA*(X) + Y", .modifierOfPart("modeA"), 6, "modeA*( … ) around"),
    Expectation("A =~ X + modeB*(Y)", .modifierOfPart("modeB"), 10, "modeB*( … ) around"),
    Expectation("A =~ 0.5*(0.4*X + Y)", .doubledPremultiplier, 10, "remove one"),
    Expectation("A =~ X1..Y5", .rangeOfDifferentNames(first: "X1", last: "Y5"), 6, "X1..Y5"),
    Expectation("A =~ X..Y", .rangeOfDifferentNames(first: "X", last: "Y"), 6, "two numbers"),
    Expectation("A =~ X5..X1", .rangeNotAscending(first: "X5", last: "X1"), 6, "smaller number first"),
    Expectation("A =~ X1..X010", .rangeOfDifferentPadding(first: "X1", last: "X010"), 6, "leading zeros"),
    Expectation("A =~ X1..X10001", .rangeTooLong(first: "X1", last: "X10001", limit: 10_000), 6, "10000 items"),
    Expectation(
      "A =~ X1..X99999999999999999999", .rangeTooLong(first: "X1", last: "X99999999999999999999", limit: 10_000), 6,
      "shorten"),
    Expectation(
      "@scale 1:10", .unexpected(found: "`:`", expected: "`..`, as in @scale 1..10,"), 9, "`:`"),
    Expectation(
      "@scale 1 10", .unexpected(found: "`10`", expected: "`..`, as in @scale 1..10,"), 10, "@scale 1..10"),
    Expectation("@reverse", .unexpected(found: "the end of the statement", expected: "an indicator"), 9, "indicator"),
    Expectation("@missing x", .unexpected(found: "`x`", expected: "a number"), 10, "number"),
    Expectation("@weights a b", .unexpected(found: "`b`", expected: "the end of the line"), 12, "end of the line"),
    Expectation(
      "@label A", .unexpected(found: "the end of the statement", expected: "the label in double quotes"), 9, "quotes"),
    Expectation(
      "@dominant A", .unexpected(found: "the end of the statement", expected: "an indicator"), 12, "indicator"),
  ]

  @Test("each fault, its place and its message", arguments: expectations)
  func fault(_ expected: Expectation) throws {
    let problems = syntaxProblems(expected.text)
    #expect(problems.map(\.fault) == [expected.fault])
    let problem = try #require(problems.first)
    #expect(problem.place.line == 1)
    #expect(problem.place.column == expected.column)
    #expect(problem.description.contains(expected.message), "\(problem)")
    let lineCount = problem.description.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(lineCount == 3, "\(problem)")
  }

  static let slips: [Expectation] = [
    Expectation(
      "Image quality =~ a + b", .blankInName(first: "Image", second: "quality"), 1, "double quotes, \"Image quality\""),
    Expectation("A =~ a b + c", .blankInName(first: "a", second: "b"), 6, "write + between two names"),
    Expectation("Image -> Sat", .arrow(from: "Image", to: "Sat"), 7, "written Sat ~ Image"),
    Expectation("Sat <- Image", .arrow(from: "Image", to: "Sat"), 5, "written Sat ~ Image"),
    Expectation("Image → \"the index\"", .arrow(from: "Image", to: "the index"), 7, "written \"the index\" ~ Image"),
    Expectation("A + B -> C", .arrow(from: "B", to: "C"), 7, "C ~ B"),
    Expectation("-> C", .arrow(from: nil, to: "C"), 1, "Satisfaction ~ Image"),
    Expectation(
      "@label A \"a\" zh",
      .unexpected(found: "the end of the statement", expected: "the label in Chinese, in double quotes"),
      16, "Chinese"),
  ]

  @Test("slips that have an answer of their own", arguments: slips)
  func slip(_ expected: Expectation) throws { try fault(expected) }

  static let lavaan: [(String, LavaanFeature, String)] = [
    ("A1 ~~ 0.5*A2", .covariance, "covariance"), ("A ~*~ A", .scalingFactor, "scaling factor"),
    ("ab := a*b", .definedParameter, "defined parameter"), ("a == 2*b", .equalityConstraint, "equality constraint"),
    ("a > 0", .inequalityConstraint, "inequality"), ("a < b", .inequalityConstraint, "inequality"),
    ("x | t1 + t2", .threshold, "thresholds"), ("A ~ 1", .intercept, "intercept"),
    ("A ~ B + 0", .intercept, "intercept"),
    ("A =~ NA*A1 + A2", .premultiplier("NA"), "`NA*`"), ("A =~ start(0.8)*A1", .premultiplier("start"), "label"),
    ("A =~ A1 + a*A2", .premultiplier("a"), "`a*`"), ("A ~ B + c(1, 2)*C", .premultiplier("c"), "`c*`"),
    ("A =~ 0.5?A1", .startingValue, "starting value"), ("A =~ B:C", .interaction, "a product"),
    ("group: 1", .block, "one model for each"), ("A =~ A1 ! why", .comment, "write `#`"),
    ("! only that", .comment, "write `#`"),
  ]

  @Test("what else lavaan has is refused by name", arguments: lavaan)
  func lavaanFeatures(_ text: String, _ feature: LavaanFeature, _ message: String) throws {
    let problems = syntaxProblems(text)
    #expect(problems.map(\.fault) == [.unsupported(feature)])
    #expect(problems.first?.description.contains(message) == true, "\(problems)")
  }

  @Test("all faults are reported, one a statement, and a slip hides no later line")
  func recovery() {
    let text = """
      A =~ modeA*(A1 + A2
      @scael 1..10
      B =~ B1 +
      C =~ C1 C2
      D =~ \"D1
      E ~ 1; F = 2
      """
    #expect(
      syntaxProblems(text).map(\.fault) == [
        .unclosedParenthesis, .unknownDirective("scael", suggestion: "scale"),
        .unexpected(found: "the end of the statement", expected: "an indicator"),
        .blankInName(first: "C1", second: "C2"), .unclosedQuote,
        .unsupported(.intercept), .unexpectedCharacter("="),
      ])
    #expect(syntaxProblems(text).map(\.place.line) == [1, 2, 3, 4, 5, 6, 6])
  }

  @Test("more than twenty problems are counted")
  func manyProblems() {
    let problems = syntaxProblems(String(repeating: "A\n", count: 30))
    #expect(problems.count == 30)
    #expect(ModelError.syntax(problems).description.hasSuffix("… and 10 more problems"))
    #expect(ModelError.syntax(problems).description.contains("line 20, column 2"))
  }

  @Test("the near name is the nearest, case and swaps count little, and the first declared among equals")
  func suggestions() {
    func suggestion(_ name: String, _ known: [String]) -> String? {
      let constructs = known.map { Construct($0, indicators: ["\($0)_1"]) }
      let faults = faults(constructs, [Path(from: known[0], to: name)])
      for case .unknownConstructInPath(_, _, let suggestion) in faults { return suggestion }
      return nil
    }
    #expect(suggestion("image", ["Value", "Image"]) == "Image")
    #expect(suggestion("Iamge", ["Value", "Image"]) == "Image")
    #expect(suggestion("Satsfaction", ["Satisfactory", "Satisfaction"]) == "Satisfaction")
    #expect(suggestion("Q3", ["Q1", "Q2"]) == "Q1")
    #expect(suggestion("A", ["B", "C"]) == nil)
    #expect(suggestion("Trust", ["Value", "Image"]) == nil)
  }
}

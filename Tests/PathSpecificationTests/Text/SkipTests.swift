import PathSpecification
import Testing

/// `@skip items when column = value`: text, builder and printed model are one value.
@Suite struct SkipTests {
  private static let rest = "A =~ A1 + A2 + A3\nB =~ B1\nB ~ A\n"

  @Test func textAndBuilder() throws {
    let text = try PathModel(
      text: "@skip A1..A2, B1 when visited = no\n@skip A3 when B1 = -1\n@skip A3 when \"a b\" = \"not yet\"\n"
        + Self.rest)
    #expect(
      text.conventions.skips == [
        SkipRule("A1", when: "visited", is: "no"), SkipRule("A2", when: "visited", is: "no"),
        SkipRule("B1", when: "visited", is: "no"), SkipRule("A3", when: "B1", is: -1),
        SkipRule("A3", when: "a b", is: "not yet"),
      ])
    let built = try PathModel {
      Skip("A1", "A2", "B1", when: "visited", is: "no")
      Skip("A3", when: "B1", is: -1)
      Skip("A3", when: "a b", is: "not yet")
      Construct("A", items: "A", 1...3)
      Construct("B", "B1")
      Path(from: "A", to: "B")
    }
    #expect(built == text)
    #expect(try PathModel(text: text.text) == text)
    #expect(text.text.contains(" when visited = no\n@skip A3 when B1 = -1\n"))
    #expect(text.text.contains("@skip A3 when \"a b\" = \"not yet\"\n"))
    #expect(text.columns == ["A1", "A2", "A3", "B1"] && text.textColumns == ["visited", "a b"])
  }

  /// Columns of numbers are read with the items, once; a number in quotes is the number.
  @Test func columns() throws {
    let model = try PathModel(
      text: "@weights w\n@skip A1 A2 when seen = 0\n@skip A3 when seen = \"1\"\n@skip B1 when w = 2\n" + Self.rest)
    #expect(model.columns == ["A1", "A2", "A3", "B1", "w", "seen"] && model.textColumns.isEmpty)
    #expect(try PathModel(text: model.text) == model)
    // A text among the values of a column makes it a column of texts.
    let mixed = try PathModel(text: "@skip A1 when seen = 0\n@skip A2 when seen = never\n" + Self.rest)
    #expect(mixed.columns == ["A1", "A2", "A3", "B1"] && mixed.textColumns == ["seen"])
  }

  @Test(arguments: [
    ("@skip A9 when x = 0\n", ModelFault.unknownIndicator("A9", in: .skip, suggestion: "A1")),
    ("@skip A1 when A1 = 0\n", .skipByItself("A1")), ("@skip A1 when A2 = no\n", .skipByText("no", column: "A2")),
    ("@skip A1 when x = 0\n@skip A1 when x = 0\n", .repeatedDirective(.skip, about: "A1")),
    ("@skip A1 when x = \"\"\n", .incompleteSkip(indicator: "A1")),
  ])
  func faults(directive: String, fault: ModelFault) throws {
    let problems = modelProblems(directive + Self.rest)
    #expect(problems.map(\.fault) == [fault])
    #expect(problems.allSatisfy { $0.place?.line == directive.split(separator: "\n").count })
  }

  @Test func incompleteRules() throws {
    let rules = [SkipRule("A1", when: "", is: 0), SkipRule("A1", when: "x", is: "")]
    for rule in rules {
      var model = try PathModel.smallest
      model.conventions.skips = [rule]
      #expect(model.problems.map(\.fault) == [.incompleteSkip(indicator: "A1")])
    }
  }

  @Test(arguments: [
    ("@skip A1\n", "`when`, as in @skip"), ("@skip A1 when x\n", "`=`, as in @skip"),
    ("@skip A1 when = 0\n", "the column that decides"), ("@skip A1 when x =\n", "a number, or a text in double quotes"),
    ("@skip when x = 0\n", "an indicator"), ("@skip A1 when x = 0 1\n", "the end of the line"),
  ])
  func syntax(directive: String, expected: String) {
    let problems = syntaxProblems(directive + Self.rest)
    #expect(problems.count == 1 && problems.allSatisfy { $0.description.contains(expected) }, "\(problems)")
  }

  /// Elsewhere an equals sign is still answered with the operators.
  @Test func equalsSignElsewhere() {
    let problems = syntaxProblems("A = A1 + A2\nB =~ B1\nB ~ A\n")
    #expect(
      problems.count == 1 && problems.allSatisfy { $0.description.contains("write =~ for a reflective construct") })
  }
}

extension PathModel {
  /// Two constructs of one item each.
  fileprivate static var smallest: PathModel {
    get throws { try PathModel(text: "A =~ A1\nB =~ B1\nB ~ A") }
  }
}

import PathSpecification
import Testing

@Suite("Statements of model text")
struct StatementTests {
  @Test("the example of the documentation")
  func example() throws {
    let model = try PathModel(
      text: """
        # ECSI, mobile phones
        @scale 1..10
        @label Image "Corporate image"
        Image        =~ IMAG1..IMAG5            # reflective, Mode A
        Value        <~ PERV1 + PERV2           # composite, Mode B
        Loyalty      =~ CUSL1 + CUSL2 +
                        CUSL3                   # a line that ends in + goes on
        Satisfaction <~ modeA*(CUSA1..CUSA3)    # composite, Mode A
        Satisfaction  ~ Image + Value
        Loyalty       ~ Satisfaction
        """)
    let expected = try PathModel(
      constructs: [
        Construct("Image", items: "IMAG", 1...5, label: "Corporate image"),
        Construct("Value", "PERV1", "PERV2", kind: .composite),
        Construct("Loyalty", items: "CUSL", 1...3),
        Construct("Satisfaction", items: "CUSA", 1...3, kind: .composite, mode: .a),
      ],
      paths: [
        Path(from: "Image", to: "Satisfaction"), Path(from: "Value", to: "Satisfaction"),
        Path(from: "Satisfaction", to: "Loyalty"),
      ],
      conventions: SurveyConventions(defaultScale: 1...10))
    #expect(model == expected)
    #expect(model.construct(named: "Value")?.mode == .b)
  }

  @Test("labels of constructs and indicators, in two languages")
  func labels() throws {
    let model = try PathModel(
      text: """
        A =~ A1 + A2; B =~ zh; B ~ A
        @label A "Image" zh "形象"
        @label A2 "Trust"
        @label zh "Value" zh "价值"
        """)
    #expect(model.label(of: "A") == Label("Image", chinese: "形象"))
    #expect(model.label(of: "A2") == Label("Trust") && model.label(of: "zh") == Label("Value", chinese: "价值"))
    #expect(model.label(of: "A1") == nil && model.label(of: "B") == nil && model.label(of: "C") == nil)
  }

  @Test(
    "the same model however the lines are broken",
    arguments: [
      "A =~ A1 + A2; B =~ B1; B ~ A", "A =~ A1 +\n A2\nB =~ B1\nB ~ A", "A =~ A1\n\n # why\n + A2\nB =~ B1\nB ~ A\n",
      "A\n =~ A1 + A2\nB =~\nB1\nB ~ A", "A =~ (A1\n+ A2\n)\nB =~ B1;;;B\n~\nA", "A =~ A1\nB =~ B1\nB ~ A\nA =~ A2",
      "\u{FEFF}A =~ A1 + A2\r\nB =~ B1\r\nB ~ A\r\n", "A =~ A1 + A2\rB =~ B1\rB ~ A",
      "A=~A1+A2;B=~B1;B~A", "B ~ A\nA =~ A1..A2 # x ; y\n\nB\t=~\u{A0}B1\n",
    ])
  func lineBreaks(_ text: String) throws {
    let expected = try PathModel(
      constructs: [Construct("A", "A1", "A2"), Construct("B", "B1")], paths: [Path(from: "A", to: "B")])
    #expect(try PathModel(text: text) == expected)
  }

  @Test("several names on the left of ~ get the same paths")
  func severalTargets() throws {
    let model = try PathModel(text: "A =~ a; B =~ b; C =~ c; D =~ d; C + D ~ A + B")
    #expect(
      model.paths == [
        Path(from: "A", to: "C"), Path(from: "B", to: "C"), Path(from: "A", to: "D"), Path(from: "B", to: "D"),
      ])
  }

  @Test(
    "modes",
    arguments: [
      ("X =~ X1 + X2", Construct.Kind.reflective, Construct.Mode.a), ("X <~ X1 + X2", .composite, .b),
      ("X =~ modeB*(X1 + X2)", .reflective, .b), ("X <~ modeA * (X1..X2)", .composite, .a),
      ("X =~ unit*(X1+X2)", .reflective, .unit), ("X <~ modeB*(X1 + X2)", .composite, .b),
      ("X =~ modeB*X1; X =~ X2", .reflective, .b),
    ])
  func modes(_ line: String, _ kind: Construct.Kind, _ mode: Construct.Mode) throws {
    let model = try PathModel(text: line + "; Y =~ Y1; Y ~ X")
    #expect(model.constructs[0] == Construct("X", "X1", "X2", kind: kind, mode: mode))
  }

  @Test("ranges keep padding, dots belong to names")
  func ranges() throws {
    let model = try PathModel(
      text: "A =~ q.08..q.11 + v.1.x; B =~ B9..B11 + \"item 1\"..\"item 2\"; C =~ p1..p1; B + C ~ A")
    #expect(model.constructs[0].indicators == ["q.08", "q.09", "q.10", "q.11", "v.1.x"])
    #expect(model.constructs[1].indicators == ["B9", "B10", "B11", "item 1", "item 2"])
    #expect(model.constructs[2].indicators == ["p1"])
  }

  @Test("directives")
  func directives() throws {
    let model = try PathModel(
      text: #"""
        @scale 1..10
        @scale 0..1 B1, B2
        @scale -1.5..1e1 A1
        @reverse A2 B1
        @missing -99, -98 0.5
        @weights "my weight"
        @label A "a \"b\"\n\u{1F600}\\"
        @dominant A A2
        A =~ A1..A2; B =~ B1..B2; B ~ A
        """#)
    let conventions = model.conventions
    #expect(conventions.defaultScale == 1...10)
    #expect(conventions.scales == ["B1": 0...1, "B2": 0...1, "A1": -1.5...10])
    #expect(conventions.scale(of: "A2") == 1...10)
    #expect(conventions.scale(of: "B1") == 0...1)
    #expect(conventions.reversed == ["A2", "B1"])
    #expect(conventions.missingCodes == [-99, -98, 0.5])
    #expect(conventions.weightsColumn == "my weight")
    #expect(model.constructs[0].label == "a \"b\"\n\u{1F600}\\")
    #expect(model.constructs[0].dominantIndicator == "A2")
  }

  @Test("numbers before names are the population")
  func population() throws {
    let model = try PathModel(
      text: "A =~ 0.8*A1 + .7*A2; B <~ modeA*(0.5*B1..B2 + -1e-1*B3); C =~ 0.9*(C1..C2); C ~ 0.18*A + B; B ~ -2*A")
    #expect(model.population.coefficient(from: "A", to: "C") == 0.18)
    #expect(model.population.coefficient(from: "A", to: "B") == -2)
    #expect(model.population.coefficient(from: "B", to: "C") == nil)
    #expect(model.population.loadings(of: model.constructs[0]) == [0.8, 0.7])
    #expect(model.population.weights(of: model.constructs[0]) == nil)
    #expect(model.population.weights(of: model.constructs[1]) == [0.5, 0.5, -0.1])
    #expect(model.population.loadings(of: model.constructs[2]) == [0.9, 0.9])
    #expect(try PathModel(text: model.text) == model)
  }

  @Test(
    "names in any script",
    arguments: [
      "Zufriedenheit_ä", "顧客満足度", "Ικανοποίηση", "संतुष्टि", "x.y", "_a", "e\u{301}te\u{301}", "modeA", "unit",
    ])
  func bareNames(_ name: String) throws {
    let model = try PathModel(text: "\(name) =~ i1\nB =~ i2\nB ~ \(name)")
    #expect(model.constructs[0].name == name)
    #expect(model.text.contains("\n\(name) =~") || model.text.hasPrefix("\(name) =~"), "\(model.text)")
  }

  @Test("two spellings of the same characters are one name")
  func canonicalEquivalence() throws {
    let model = try PathModel(text: "caf\u{E9} =~ i1\nB =~ i2\nB ~ cafe\u{301}\n@label cafe\u{301} \"x\"")
    #expect(model.constructs[0].label == "x")
    #expect(
      modelProblems("A =~ \u{E9} + e\u{301}; B =~ b; B ~ A").map(\.fault) == [.doubledIndicator("é", construct: "A")])
  }
}

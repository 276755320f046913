import Satisfaction
import Testing

struct MetricTextTests {
  /// One line of every kind, with every option.
  static let kinds = [
    "rate \"satisfied\" SATI >= 8", "rate \"unhappy\" SATI <= 3 target 10", "rate \"exact\" SATI = 5",
    "rate \"more\" SATI > 7.5", "rate \"less\" SATI < 2.5",
    "topbox \"top\" SATI top 2", "bottombox \"bottom\" SATI bottom 3", "mean \"m\" SATI target 70",
    "nps \"NPS\" SATI promoters 9..10 detractors 1..6 target 45",
    "ces \"effort\" SATI high 8..10", "ces \"ease\" SATI high 8..10 reverse", "gap \"g\" Q1..Q3 - E1..E3",
    "css \"c\" Q1 / E1 tolerance 0.1", "disconfirmation \"d\" Q1 - E1 tolerance 1",
    "index \"i\" points 1000 map proportional 0.25*Q1 + 0.75*(Q2 Q3)",
    "index \"j\" points 100 map range\n  0.4 \"Service, all\" Q1..Q3\n  0.5 E1 E2\n  0.1 \"E 3\" target 60",
    "composite \"k\" = 0.3*topbox(Q1, 2) + 0.7*topbox(Q2 Q3, 1)", "complaints \"co\" COMP",
    "complaintCauses \"ca\" C1..C3 among COMP", "recovery \"r\" HAND >= 6 among COMP",
    "silent \"s\" COMP among SATI <= 5", "recoveryLoyalty \"rl\" LOYA by COMP and HAND >= 6",
    "loyalty2x2 \"l\" sales: SALE >= 8, \"after sales\": SERV >= 7, loyal: LOYA >= 8",
    "clv \"v\" revenue REVE acquisition ACQU retention RETE",
    "clv \"w\" revenue 1000 acquisition 200 retention 50.5 customers 10",
    "priceTolerance \"p\" increase PINC decrease PDEC coding signed cap 26", "curve \"cu\" LOYA on SATI",
    "curve \"cb\" LOYA on SATI bands 0 40 60 80 100", "behaviour \"b\" BEHA",
    "responseRate \"rr\" DISP complete 1 partial 2 eligible 3..5 unknown 6..7", "responseRate \"r1\" DISP complete 1",
  ]

  @Test(arguments: kinds)
  func aLineIsItsOwnCanonicalText(line: String) throws {
    let text = "@scale 1..10\n\n\(line)\n"
    #expect(try MetricDefinitions(text: text).text == text)
  }

  @Test func textRoundTrips() throws {
    let text = """
      @scale 1..10
      @scale 0..10 RECO
      @scale 1..5 VERB
      @reverse SATI
      @missing -99, 98
      @weights weight
      @map VERB "very good"=5 good=4 一般=3 "2"=2 bad=1
      @map SATI likert5-zh

      nps "N \\"quoted\\" 净推荐" RECO promoters 9..10 detractors 0..6
      mean "VERB" VERB
      rate "SATI" SATI >= 4

      """
    let definitions = try MetricDefinitions(text: text)
    #expect(definitions.text == text)
    #expect(try MetricDefinitions(text: definitions.text) == definitions)
    #expect(definitions.scale(of: "SATI") == 1...5, "a map says the scale where no line does")
    #expect(definitions.scale(of: "RECO") == 0...10)
  }

  @Test(arguments: MetricTemplate.all)
  func templatesRoundTrip(template: MetricTemplate) throws {
    #expect(try MetricDefinitions(text: template.text) == template.definitions)
    #expect(try MetricDefinitions(text: template.definitions.text) == template.definitions)
  }

  @Test func linesGoOn() throws {
    let one = try MetricDefinitions(
      text: "gap \"g\" Q1 - E1; composite \"c\" = 0.5*topbox(Q1, 1) + 0.5*topbox(Q2, 1); @scale 1..5")
    let many = try MetricDefinitions(
      text: """
        # a comment
        @scale 1..5
        gap "g" Q1 -   # the operator at the end
          E1
        composite "c" = 0.5*topbox(Q1,
            1)
          + 0.5*topbox(Q2, 1)
        """)
    #expect(one == many)
  }

  @Test func columnsOfTheLanguagesWordsStandInQuotes() throws {
    let text = "complaintCauses \"c\" \"among\" \"target\" among COMP\n"
    #expect(try MetricDefinitions(text: text).text == text)
  }

  // MARK: What cannot be read

  static let unreadable: [(text: String, line: Int, column: Int, message: String)] = [
    ("nsp \"NPS\" RECO", 1, 1, "did you mean nps?"),
    ("nps NPS RECO", 1, 5, "the name of the metric in double quotes"),
    ("rate \"a\" SATI", 1, 14, "`>=`, `<=`, `>`, `<` or `=`"),
    ("rate \"a\" SATI >= high", 1, 18, "a number to compare answers with"),
    ("topbox \"a\" SATI 2", 1, 17, "`top`"),
    ("topbox \"a\" SATI top 1.5", 1, 21, "how many answers"),
    ("\n\nnps \"a\" R promoters 10..9 detractors 0..6", 3, 21, "a range whose smaller answer comes first"),
    ("gap \"a\" Q1 + E1", 1, 12, "`-`"),
    ("css \"a\" Q1 - E1", 1, 12, "`/`"),
    ("index \"a\" 0.5*Q1", 1, 11, "`points`"),
    ("index \"a\" points 100 map linear 1*Q1", 1, 26, "`range` or `proportional`"),
    ("rate \"a\" SATI >= 8 extra", 1, 20, "the end of the metric"),
    ("@scal 1..10", 1, 1, "did you mean @scale?"),
    ("@map VERB good 5", 1, 16, "the end of the line"),
    ("@map VERB good=", 1, 16, "the number of the label"),
    ("mean \"a\" Q1!", 1, 12, "unexpected `!`"),
    ("mean \"a Q1", 1, 6, "the quote is not closed"),
    ("gap \"a\" Q1..R3 - E1", 1, 9, "needs one name with two numbers"),
  ]

  @Test(arguments: unreadable)
  func syntaxFaultsNameThePlace(text: String, line: Int, column: Int, message: String) throws {
    let problems = syntax(text)
    let first = try #require(problems.first, "\(text) was read")
    #expect(first.place.line == line && first.place.column == column, "\(text): \(first)")
    #expect(first.description.contains(message), "\(text): \(first)")
    #expect(first.description.contains("^"))
  }

  @Test func everyFaultIsReported() {
    #expect(syntax("nsp \"a\" R\nmean \"b\" Q1\nrate \"c\" SATI >\n").map(\.place.line) == [1, 3])
  }

  // MARK: What makes no metrics

  static let invalid: [(text: String, fault: MetricFault, line: Int?)] = [
    ("@scale 1..10", .noMetrics, nil),
    ("rate \"a\" Q > 1\nrate \"a\" R > 1", .repeatedName(kind: "rate", name: "a"), 2),
    ("rate \"\" Q > 1", .emptyName(kind: "rate"), 1),
    ("gap \"a\" Q1 Q2 - E1 Q1", .repeatedColumn("Q1", metric: "a"), 1),
    ("@scale 1..5\nindex \"a\" points 1 map range 0.5*Q + 0.4*R", .weightsNotOne(metric: "a", sum: 0.9), 2),
    ("mean \"a\" Q", .noScale(columns: ["Q"], metric: "a"), 1),
    ("@scale 1..5\ntopbox \"a\" Q top 5", .tooManyAnswers(count: 5, column: "Q", metric: "a"), 2),
    ("nps \"a\" R promoters 6..10 detractors 0..6", .overlappingCuts(metric: "a"), 1),
    ("@scale 1..10\nnps \"a\" R", .noCuts(metric: "a", scale: 1...10), 2),
    (
      "css \"a\" Q / E tolerance -1",
      .impossibleNumber(what: "the tolerance", value: -1, rule: "0 or more", metric: "a"), 1
    ),
    (
      "priceTolerance \"a\" increase P decrease D coding signed cap 0",
      .impossibleNumber(what: "the cap", value: 0, rule: "above 0", metric: "a"), 1
    ),
    ("silent \"a\" C among S <= 5 target 3", .targetNotTaken(metric: "a", kind: "silent"), 1),
    ("loyalty2x2 \"a\" x: P > 1, x: Q > 1, y: R > 1", .repeatedAxis("x", metric: "a"), 1),
    ("@scale 1..5\ncurve \"a\" L on S bands 0 100", .impossibleBands(metric: "a"), 2),
    ("clv \"a\" revenue R acquisition 3 retention T", .mixedTerms(metric: "a"), 1),
    ("clv \"a\" revenue 1 acquisition 3 retention 4", .mixedTerms(metric: "a"), 1),
    (
      "clv \"a\" revenue 1 acquisition 3 retention 4 customers 0",
      .impossibleNumber(what: "the number of customers", value: 0, rule: "1 or more", metric: "a"), 1
    ),
    ("responseRate \"a\" D complete 1..2 partial 2", .overlappingCodes(metric: "a"), 1),
    ("@map Q good=1 Good=2\nrate \"a\" Q > 1", .repeatedLabel("Good", column: "Q"), 1),
    ("@map Q good=1\n@map Q bad=2\nrate \"a\" Q > 1", .repeatedMap(column: "Q"), 2),
    ("@map Q likert5-xh\nrate \"a\" Q > 1", .unknownMap("likert5-xh", suggestion: "likert5-zh"), 1),
    (
      "@scale 1..3 Q\n@map Q good=4\nrate \"a\" Q > 1",
      .codeOutsideScale(label: "good", code: 4, column: "Q", scale: 1...3), 2
    ),
    ("@scale 1..5 SATO\nrate \"a\" SATI > 1", .unusedColumn("SATO", directive: "@scale", suggestion: "SATI"), 1),
    ("@reverse Q\nrate \"a\" Q > 1", .reversedWithoutScale("Q"), 1),
    (
      "@scale 1..5\nrate \"a\" Q >= 6",
      .settledCondition(column: "Q", scale: 1...5, isMet: false, metric: "a"), 2
    ),
    ("@scale 1..5\nrate \"a\" Q > 0", .settledCondition(column: "Q", scale: 1...5, isMet: true, metric: "a"), 2),
    (
      "@scale 1..7\nces \"a\" Q high 8..9",
      .notWithinScale(what: "high effort", 8...9, column: "Q", scale: 1...7, metric: "a"), 2
    ),
    (
      "@scale 1..7\nnps \"a\" R promoters 9..10 detractors 1..3",
      .notWithinScale(what: "promoters", 9...10, column: "R", scale: 1...7, metric: "a"), 2
    ),
    ("gap \"a\" Q1..Q3 - E1 E2", .unequalSides(perceptions: 3, expectations: 2, metric: "a"), 1),
    (
      "@scale 1..5\nindex \"a\" points 100 map range -0.5*Q + 1.5*R",
      .impossibleNumber(what: "a weight", value: -0.5, rule: "0 or more", metric: "a"), 2
    ),
    (
      "@scale 1..5\nindex \"a\" points 1e308 map range 1*Q",
      .impossibleNumber(what: "the number of points", value: 1e308, rule: "at most 1000000000000", metric: "a"), 2
    ),
    (
      "@scale 1..5\ndisconfirmation \"a\" Q - E tolerance 4",
      .impossibleNumber(what: "the tolerance", value: 4, rule: "below the 4 steps of the scale", metric: "a"), 2
    ),
    (
      "nps \"a\" R promoters 9..10 detractors 0..6 target 500",
      .impossibleNumber(what: "the target", value: 500, rule: "from -100 to 100", metric: "a"), 1
    ),
    (
      "@scale 1..5\ngap \"a\" Q - E target 5",
      .impossibleNumber(what: "the target", value: 5, rule: "from -4 to 4", metric: "a"), 2
    ),
    ("@scale 5..1 Q\nrate \"a\" Q > 1", .convention(.impossibleScale(min: 5, max: 1, indicator: "Q")), 1),
    ("@scale 1..5 Q Q\nrate \"a\" Q > 1", .convention(.repeatedDirective(.scale, about: "Q")), 1),
  ]

  @Test(arguments: invalid)
  func faultsNameThePlace(text: String, fault: MetricFault, line: Int?) throws {
    let found = problems(text)
    let first = try #require(found.first { $0.fault == fault }, "\(text): \(found)")
    #expect(first.place?.line == line, "\(text): \(first)")
    #expect(!first.description.isEmpty)
  }

  /// The same faults are found in definitions that were never text.
  @Test func partsAreChecked() {
    #expect(throws: MetricDefinitionError.invalid([MetricProblem(.noScale(columns: ["Q"], metric: "m"))])) {
      try MetricDefinitions(metrics: [Metric("m", .mean(column: "Q"))])
    }
  }

  private func syntax(_ text: String) -> [SyntaxProblem] {
    do throws(MetricDefinitionError) {
      _ = try MetricDefinitions(text: text)
      return []
    } catch {
      if case .syntax(let problems) = error { return problems }
      return []
    }
  }

  private func problems(_ text: String) -> [MetricProblem] {
    do throws(MetricDefinitionError) {
      _ = try MetricDefinitions(text: text)
      return []
    } catch {
      if case .invalid(let problems) = error { return problems }
      return []
    }
  }
}

import Satisfaction
import SatisfactionReporting
import SatisfactionWording
import Testing

@Suite struct ReportTextTests {
  private func lines(_ report: FitReport, width: Int = 80) -> [String] {
    report.text(ReportStyle(width: width)).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `the index comes first and says how it was found`() throws {
    let report = FitReport(try Fixtures.ecsi(), source: ReportSource(title: "ECSI"))
    #expect(
      lines(report)[0...9] == [
        "ECSI",
        "mobile-phone.csv · 250 of 250 rows used · no missing answers",
        "PLS, path weighting, Mode A, not corrected for measurement error",
        "standardized metric",
        "",
        "  CUSTOMER SATISFACTION  72.5 of 100",
        "",
        "                                                               a point here adds",
        "  Index                  score   0           100     SD    R²    to Satisfaction",
        "  Corporate image         73.5  ▕───────────●───▏  13.5     –               0.41",
      ])
  }

  /// No answer is missing where a question was not put; that a mean stands there is said all the same.
  @Test(arguments: [
    (
      PLS(missing: .mean, skipped: .mean),
      "250 of 250 rows used · no missing answers, 50 answers not asked (@skip), replaced by means",
      "250 of 250 used, 0 dropped, 0 answers missing, 50 answers not asked (@skip), replaced by means"
    ),
    (
      PLS(missing: .em), "250 of 250 rows used · no missing answers, 50 answers not asked (@skip), unobserved (em)",
      "250 of 250 used, 0 dropped, 0 answers missing, 50 answers not asked (@skip), unobserved (em)"
    ),
    (
      PLS(), "200 of 250 rows used · 50 rows not asked (@skip) · no missing answers",
      "200 of 250 used, 0 dropped, 0 answers missing, 50 rows not asked (@skip)"
    ),
  ])
  func `what was not asked is said`(settings: PLS, head: String, term: String) throws {
    var model = PathModel.ecsiMobile
    model.conventions.skips = [SkipRule("CUSCO", when: "complained", is: 0)]
    let own = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let columns = own.columns.map { column in
      (
        column.name,
        (0..<250).map { column.name == "CUSCO" && $0 % 5 == 0 ? Double.nan : column.number(at: $0) ?? .nan }
      )
    }
    let survey = try Dataset(columns + [("complained", (0..<250).map { $0 % 5 == 0 ? 0 : 1 })])
    let report = FitReport(try settings.fit(model, to: survey))
    let text = lines(report, width: 160)
    #expect(text[0...2].contains { $0.hasSuffix(head) }, "\(text[0...2])")
    let page = HTMLCheck(String(decoding: report.html(), as: UTF8.self)).text
    #expect(page.contains(term))
  }

  @Test func `a weak path is marked`() throws {
    let text = lines(FitReport(try Fixtures.ecsi()))
    #expect(text.contains("  Expectation  → Value            0.050  0.003  1.45 ·"))
    #expect(text.contains("  Quality      → Value            0.558  0.329  1.45"))
    #expect(text.contains("  · below 0.1 in size"))
  }

  @Test func `consistent PLS says so and warns`() throws {
    let text = lines(FitReport(try Fixtures.ecsi(PLS(estimator: .plsc))))
    let head = text[1...2].joined(separator: " ")
    #expect(head.contains("consistent PLS, path weighting, Mode A, corrected for measurement error"))
    #expect(text.contains { $0.hasPrefix("  ! ") })
  }

  @Test func `without scales it says how to declare them`() throws {
    let text = lines(FitReport(try Fixtures.fit(Fixtures.withoutScales)))
    #expect(text[5] == "  No 0–100 index: the scale of the answers is not declared. Declare it in the")
    #expect(!text.contains { $0.contains("of 100") })
    #expect(text.contains { $0.hasSuffix("on Trust") })
    #expect(text.filter { $0.contains("0–100") }.count == 1)
  }

  @Test(arguments: [40, 60, 80, 100])
  func `no line is wider than the page`(width: Int) throws {
    let long = "\"" + String(repeating: "Wahrgenommene Qualität 満足 ", count: 4) + "\""
    let text = Fixtures.withoutScales.split(separator: "Value").joined(separator: long[...]) + "\n@scale 1..10"
    for report in [FitReport(try Fixtures.fit(text)), FitReport(try Fixtures.ecsi())] {
      for line in lines(report, width: width) { #expect(DisplayText.width(line) <= width, "\(line)") }
    }
  }

  @Test func `digits are as asked`() throws {
    let text = FitReport(try Fixtures.ecsi()).text(ReportStyle(digits: 5))
    #expect(text.contains("SATISFACTION  72.454 of 100"))
    #expect(text.contains("0.50491"))
    #expect(FitReport(try Fixtures.ecsi()).text(ReportStyle(digits: 0)).contains("SATISFACTION  72 of 100"))
  }

  @Test func `intervals take their places when they are known`() throws {
    var report = FitReport(try Fixtures.ecsi())
    var inference = ReportInference()
    inference[.path("Quality", "Value")] = .init(standardError: 0.3, bias: 0, lower: -0.02, upper: 1.1, p: 0.06, t: 1.8)
    inference[.index("Satisfaction")] = .init(
      standardError: 0.9, bias: 0, lower: 70.6, upper: 74.2, p: nil, t: nil)
    report.inference = inference
    let text = lines(report)
    #expect(text.contains { $0.contains("of 100, 95 % 70.6 … 74.2") })
    #expect(text.contains { $0.contains("Quality      → Value") && $0.contains("−0.020 … 1.100") && $0.hasSuffix("·") })
    #expect(text.contains("  · the interval holds 0, or below 0.1 in size"))
    #expect(text.allSatisfy { DisplayText.width($0) <= 80 })
  }

  @Test func `markdown holds the same numbers`() throws {
    let text = FitReport(try Fixtures.ecsi(), source: ReportSource(title: "ECSI")).markdown()
    #expect(text.hasPrefix("# ECSI\n\nmobile-phone.csv · 250 of 250 rows used · no missing answers\n"))
    #expect(text.contains("**Customer satisfaction: 72.5** of 100"))
    #expect(text.contains("| Image | → | Expectation | 0.505 | 0.342 | 1.00 |  |"))
    #expect(!text.contains("●"))
  }
}

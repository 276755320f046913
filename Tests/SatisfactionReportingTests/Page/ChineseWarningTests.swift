import Satisfaction
import SatisfactionReporting
import SatisfactionWording
import Testing

/// Warnings of surveys with much to warn about, in both languages.
@Suite struct ChineseWarningTests {
  /// Few rows, an item that hardly varies, a code nobody declared, two constructs that are one, gaps, uneven weights.
  private static func survey(rows: Int) throws -> Dataset {
    var draws = CountedDraws()
    var columns: [(String, [Double])] = []
    let quality = (0..<rows).map { _ in draws.next() }
    for (block, noise) in [("A", 0.0), ("B", 0.02), ("C", 0.6)] {
      for item in 1...3 {
        columns.append(
          (
            "\(block)\(item)",
            quality.map { ((1 - noise) * $0 + noise * draws.next() + 0.3 * draws.next()) * 5 }.map { $0.rounded() + 1 }
          ))
      }
    }
    columns[0].1[3] = -99
    columns[4].1 = (0..<rows).map { $0 == 5 ? 2 : 1 }
    columns[7].1[2] = 2.5
    for row in stride(from: 0, to: rows, by: 6) { columns[8].1[row] = .nan }
    columns.append(("weight", (0..<rows).map { $0 == 1 ? 500 : 1 }))
    columns.append(("branch", (0..<rows).map { Double($0 % 4) }))
    return try Dataset(columns)
  }

  private static func warnings(rows: Int) throws -> [FitWarning] {
    let model = try PathModel(
      text: """
        @weights weight
        Early =~ A1..A3
        Twin =~ B1..B3
        Late =~ C1..C3
        Late ~ Early + Twin
        Twin ~ Early
        """)
    let survey = try survey(rows: rows)
    let answers = try model.answers(in: survey)
      .drawn(by: SamplingDesign(DesignColumns(cluster: "branch"), of: survey))
    var warnings: [FitWarning] = []
    for settings in [PLS(), PLS(estimator: .plsc)] {
      guard let fit = try? settings.fit(model, to: answers) else { continue }
      var source = ReportSource()
      source.warnings = model.dataWarnings(about: survey, fit.sample)
      let bootstrap = try? fit.bootstrap(
        on: answers, resampling: Resampling(plan: .bootstrap(replicates: 20), interval: .percentile))
      warnings += (bootstrap.map { FitReport($0, source: source) } ?? FitReport(fit, source: source)).warnings
    }
    return warnings
  }

  /// Published values that stand beside no index, and cells without weights of their own.
  private static func programmeWarnings() throws -> [FitWarning] {
    let waves = (1...7).map { "20\(30 + $0)H1" }
    let values = waves.map { ExternalIndex(name: "F1", wave: $0, construct: "B", index: 50, source: nil) }
    return try [["A", "B"], ["A"]].flatMap { constructs in
      try PlantedProgramme.report {
        $0.benchmarks = values + [ExternalIndex(name: "F2", wave: "2024H1", construct: "B", index: 60, source: nil)]
        $0.weightsFrom = constructs.count == 2 ? .own : .auto
        $0.ownMinimum = 40
        $0.constructs = constructs
      }.warnings
    }
  }

  @Test func `numbers and names are those of the English words`() throws {
    let warnings = try Self.warnings(rows: 17) + Self.warnings(rows: 28) + Self.programmeWarnings()
    let codes = Set(warnings.map(\.code))
    for code in [
      "undeclaredCode", "strayFractions", "rowsLost", "unevenWeights", "fewRows", "fewUnits", "fewReplicates",
      "externalNotShown",
      "noOwnWeights",
    ] {
      #expect(codes.contains(code), "\(code) is not among \(codes)")
    }
    for warning in warnings {
      let chinese = try #require(warning.chinese)
      #expect(Self.numbers(chinese) == Self.numbers(warning.message), "\(chinese)")
      for name in [warning.construct, warning.indicator].compactMap(\.self) {
        #expect(chinese.contains(name) == warning.message.contains(name), "\(chinese)")
      }
      #expect(!Self.hasEnglishSentence(chinese), "\(chinese)")
    }
  }

  @Test func `what an error says of a group`() throws {
    let errors: [any Error] = [
      EstimationError.zeroVariance(indicator: "A1", cases: 40), EstimationError.singularBlock(construct: "Early"),
      EstimationError.collinearPredecessors(construct: "Late", predecessors: ["Early", "Twin"]),
      EstimationError.notConverged(iterations: 300, change: 0.01),
      EstimationError.tooFewCases(cases: 7, construct: "Late", needed: 9),
      SurveyDataError.tooFewRows(used: 1, rows: 30), SurveyDataError.noAnswers(indicator: "A1"),
      SurveyDataError.design(.noDegreesOfFreedom(units: 3, strata: 3, cluster: "branch")),
      InferenceError.mostlyInadmissible(inadmissible: 60, requested: 100), IndexError.undefined(construct: "Late"),
      DriverError.tooFewRows(wave: "2025", rows: 1, column: "year"),
    ]
    for error in errors {
      let words = Phrase(error)
      #expect(words.english == "\(error)")
      #expect(Self.numbers(words.chinese).isSubset(of: Self.numbers(words.english)), "\(words.chinese)")
      #expect(!Self.hasEnglishSentence(words.chinese), "\(words.chinese)")
    }
  }

  /// The numbers of a text; counts that English writes out are left away.
  private static func numbers(_ text: String) -> Set<String> {
    Set(text.matches(of: /[−-]?[0-9][0-9,.]*[0-9]|[0-9]/).map { String($0.output) })
  }

  /// Four Latin words in a row that are neither options nor names.
  private static func hasEnglishSentence(_ text: String) -> Bool { text.contains(/([a-z]{2,}[ ,]+){3,}[a-z]{2,}/) }
}

/// Draws that are the same wherever the test runs.
private struct CountedDraws {
  private var state: UInt64 = 88_172_645_463_325_252

  /// A number from 0 to 1.
  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }
}

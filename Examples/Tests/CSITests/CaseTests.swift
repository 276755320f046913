import Foundation
import Testing

/// What must happen with the files that people really have: the folders of `Tests/Cases`.
@Suite struct CaseTests {
  /// What becomes of a case.
  enum Expectation {
    /// The paths are those of the clean survey.
    case asClean
    /// The paths are those of another case with its own options.
    case rows(Int)
    /// Refused, with these words in at most four lines.
    case refused([String])
    /// Read, with these words among the warnings or in the report.
    case read([String])
  }

  struct Case: CustomTestStringConvertible {
    let folder: String
    let options: String
    let expectation: Expectation
    var testDescription: String { "\(folder) \(options)" }

    init(_ folder: String, _ options: String, _ expectation: Expectation) {
      (self.folder, self.options, self.expectation) = (folder, options, expectation)
    }
  }

  static let cases: [Case] = [
    Case("00-clean", .asClean),
    Case("03-german-excel-cp1252", .refused(["--encoding cp1252"])),
    Case("03-german-excel-cp1252", "--encoding cp1252", .asClean),
    Case("03c-decimal-comma-quoted-in-comma-file", .refused(["--decimal ,"])),
    Case("03c-decimal-comma-quoted-in-comma-file", "--decimal ,", .asClean),
    Case("03d-decimal-comma-tab", .refused(["--decimal ,"])), Case("03d-decimal-comma-tab", "--decimal ,", .asClean),
    Case("05-gbk-headers", .refused(["--encoding"])), Case("05-gbk-headers", "--encoding gbk", .asClean),
    Case("07a-missing-as-_NULL_", .rows(79)), Case("07b-missing-as-_", .rows(79)),
    Case("07e-missing-as-N_A", .rows(79)),
    Case("07f-missing-as-NaN", .rows(79)), Case("07g-missing-as-null", .rows(79)),
    Case("07h-missing-as-_", .refused(["--missing-codes \"-\""])),
    Case("07h-missing-as-_", "--missing-codes -", .rows(79)),
    Case("07i-missing-as-n_a_", .refused(["--missing-codes \"n.a.\""])),
    Case("07i-missing-as-n_a_", "--missing-codes 'n.a.,-,?'", .rows(79)),
    Case("08-anchored-labels", .asClean), Case("08c-number-dash-label", .asClean),
    Case("08b-verbal-labels", .refused(["--labels likert7-en"])),
    Case("08b-verbal-labels", "--labels likert7-en", .asClean), Case("08b-verbal-labels", "--labels $LABELS", .asClean),
    Case("09-google-forms-long-headers", .asClean), Case("09b-google-forms-trailing-space-header", .asClean),
    Case("09f-grid-warning-names-item", .read([])), Case("10-limesurvey", .rows(78)),
    Case("11b-trailing-comma-only-in-rows", .asClean),
    Case("11d-rows-shorter", .refused(["8 cells in line 2", "write empty ones"])),
    Case("12-weights-with-thousands-separator", .refused(["--thousands ,"])),
    Case("12-weights-with-thousands-separator", "--thousands ,", .read([])),
    Case("13-excel-sep-line", .asClean), Case("15-pipe-separated", .refused(["line 1 held", "--separator '|'"])),
    Case("15-pipe-separated", "--separator '|'", .asClean),
    Case("15b-space-separated", .refused(["line 1 held", "--separator ' '"])),
    Case("15b-space-separated", "--separator space", .asClean),
    Case("18-undeclared-minus99", .refused(["-99 is outside the scale"])),
    Case("18b-undeclared-minus99-no-scale", .read(["-99 is far from all other answers", "--missing-codes -99"])),
    Case("32-misspelt-construct", .refused(["did you mean Quality2?"])),
    Case(
      "41d-second-order", .read(["\"construct\": \"Drivers\", \"part\": \"Quality\"", "\"higherOrder\": \"disjoint\""])),
    Case("62b-construct-as-indicator", .read(["\"construct\": \"PerValue\", \"part\": \"Buy\""])),
    Case("41c-interaction-csem", .refused(["write Quality:Value"])),
    Case("45-correlation-matrix-as-data", .refused(["--moments"])),
    Case("47c-zero-weights", .read([])), Case("50c-semicolon-mixed-decimals", .read([])),
    Case("51a-nbsp-cell", .asClean), Case("51j-stata-dot-a", .rows(79)), Case("51l-na-lower", .rows(79)),
    Case("51n-dont-know", .refused(["Don't know", "--missing-codes"])),
    Case("51n-dont-know", "--missing-codes \"Don't know\"", .rows(79)),
    Case("51n-dont-know", "--labels $NOANSWER", .rows(79)),
    Case("51o-question-mark", .refused(["--missing-codes \"?\""])),
    Case("51o-question-mark", "--missing-codes '?'", .rows(79)),
    Case("53-no-header", .refused(["line 1 held", "a line with the names"])),
    Case("54-title-lines-above-header", .refused(["--header-row 3"])),
    Case("54-title-lines-above-header", "--header-row 3", .asClean),
    Case("54b-hash-comment-above-header", .refused(["--header-row 2"])),
    Case("54b-hash-comment-above-header", "--header-row 2", .asClean),
    Case("56b-inch-mark-in-comment", .refused(["a quote inside a text"])),
    Case("58-html-table-as-xls", .refused(["save it as CSV"])),
    Case("61b-duplicate-nfc-nfd-header", .refused(["stands 2 times"])),
    Case("65-label-of-indicator", .read([])),
  ]

  @Test(arguments: cases) func `what must happen`(item: Case) throws {
    let outcome = try run(item)
    switch item.expectation {
    case .asClean:
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let (paths, clean) = try (paths(outcome), paths(run(Case("00-clean", .asClean))))
      #expect(paths.count == clean.count && !clean.isEmpty)
      for (path, expected) in zip(paths, clean) { #expect(abs(path - expected) < 1e-12, "\(path), not \(expected)") }
    case .rows(let used):
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("\"used\": \(used),"))
    case .refused(let words):
      #expect(outcome.exitCode == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("csi: "))
      #expect(outcome.errors.split(separator: "\n").count <= 4, "\(outcome.errors)")
      for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    case .read(let words):
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      for word in words { #expect((outcome.output + outcome.errors).contains(word), "\(outcome.errors)") }
    }
  }

  /// The weights of case 12 are those of the same file with plain numbers.
  @Test func `thousands in weights`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOf: Self.folder("12-weights-with-thousands-separator", "d.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { row in
      let cells = row.split(separator: "\"")
      return cells.count == 2 ? cells[0] + cells[1].filter { $0 != "," } : String(row)
    }
    let plain = try folder.file("plain.csv", rows.joined(separator: "\n"))
    let model = Self.folder("12-weights-with-thousands-separator", "m").path
    let clean = try CSIProcess.run([
      "fit", plain, "--model", model, "--weights", "w", "--bootstrap", "0", "--format", "json",
    ])
    let marked = try run(Case("12-weights-with-thousands-separator", "--thousands ,", .read([])))
    #expect(try paths(marked) == paths(clean))
    #expect(clean.exitCode == 0)
  }

  @Test func `every folder has an expectation`() throws {
    // These are about warnings and numbers of the estimation; the tests of the warnings run them.
    let estimation: Set<String> = [
      "20b-near-identical", "21c-rare-dummy-bootstrap",
      "24b-near-constant-indicator-bootstrap", "41e-repeated-indicators", "46-ten-respondents",
      "46b-four-respondents", "63b-htmt2-negative-construct",
      "68b-more-indicators-than-cases-reflective", "70-signed-htmt-of-an-opposite-construct", "72-plsc-ecsi-98-rows",
    ]
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder().path).filter { !$0.contains(".") }
    #expect(Set(folders) == estimation.union(Self.cases.map(\.folder)))
  }

  /// Four answers: what can be estimated at all is not to be believed, and that stands first.
  @Test func `four respondents are warned before they read`() throws {
    let outcome = try run(Case("46b-four-respondents", "", .asClean))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let warnings = try #require(json?["warnings"] as? [[String: Any]])
    let first = try #require(warnings.first?["message"] as? String)
    #expect(first.contains("could not be estimated and were left out"), "\(first)")
    #expect(first.contains("no interval and no p of them is to be believed"), "\(first)")
    #expect(warnings.contains { ($0["message"] as? String)?.hasPrefix("4 rows are few") == true })
  }

  // MARK: Runs

  private static func folder(_ parts: String...) -> URL {
    parts.reduce(CSIProcess.folder.appendingPathComponent("Tests/Cases")) { $0.appendingPathComponent($1) }
  }

  /// Runs the command of a case with more options, in its folder.
  private func run(_ item: Case) throws -> Outcome {
    let folder = try TemporaryFolder()
    let labels = [
      "Strongly disagree", "Disagree", "Slightly disagree", "Neutral", "Slightly agree", "Agree", "Strongly agree",
    ]
    let map = try folder.file(
      "own.labels", labels.enumerated().map { "\($1)=\($0 + 1)" }.joined(separator: "\n"))
    let noAnswer = try folder.file("no.labels", "Don't know=\n")
    let command = try String(contentsOf: Self.folder(item.folder, "cmd"), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines).replacing("csi ", with: "$CSI ", maxReplacements: 1)
    return try CSIProcess.shell(
      """
      LABELS=\(map); NOANSWER=\(noAnswer); cd \(Self.folder(item.folder).path)
      \(command) \(item.options) --format json
      """)
  }

  /// The path coefficients of a report.
  private func paths(_ outcome: Outcome) throws -> [Double] {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let rows = try #require(json?["paths"] as? [[String: Any]])
    return rows.compactMap { $0["estimate"] as? Double }
  }
}

extension CaseTests.Case {
  fileprivate init(_ folder: String, _ expectation: CaseTests.Expectation) { self.init(folder, "", expectation) }
}

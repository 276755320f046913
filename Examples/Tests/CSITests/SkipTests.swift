import Foundation
import Testing

/// Questions that are not put to everybody, from the model text to the report.
@Suite struct SkipTests {
  private static let model = """
    @scale 1..10
    @skip C1..C2 when complained = 0
    A =~ A1 + A2
    C =~ C1 + C2
    C ~ A
    """

  /// 60 rows, every third of which never complained; one of the others refuses C2.
  private static func survey(_ change: (Int, [String]) -> [String] = { $1 }) -> String {
    let rows = (0..<60).map { row -> String in
      let (a, c) = (row * 7 % 10 + 1, row * 3 % 10 + 1)
      let cells = [a, (a * 3 + row) % 10 + 1, c, (c * 7 + row) % 10 + 1].map(String.init)
      let complained = row % 3 != 0
      let asked = complained ? cells : Array(cells.prefix(2)) + ["", ""]
      return change(row, asked + [complained ? "1" : "0"]).joined(separator: ",")
    }
    return (["A1,A2,C1,C2,complained"] + rows).joined(separator: "\n") + "\n"
  }

  private func run(_ data: String, _ options: [String], command: String = "fit") throws -> Outcome {
    let folder = try TemporaryFolder()
    let arguments = try [command, folder.file("s.csv", data), "--model", folder.file("s.model", Self.model)] + options
    return try CSIProcess.run(arguments)
  }

  private func data(_ outcome: Outcome) throws -> [String: Any] {
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(document?["data"] as? [String: Any])
  }

  @Test func `who was not asked is counted apart`() throws {
    let survey = Self.survey { row, cells in row == 1 ? [cells[0], cells[1], cells[2], "", cells[4]] : cells }
    let data = try data(run(survey, ["--bootstrap", "0", "--format", "json"]))
    #expect(data["rows"] as? Int == 60 && data["used"] as? Int == 39)
    #expect(data["dropped"] as? Int == 1 && data["missingCells"] as? Int == 1 && data["zeroWeightRows"] as? Int == 0)
    #expect(data["kishEffectiveSampleSize"] is NSNull)
    let missing = try #require(data["missing"] as? [String: Any])
    #expect(missing["notAsked"] as? Int == 20 && missing["emIterations"] is NSNull)
    let items = try #require(missing["items"] as? [[String: Any]])
    #expect(
      items.map { $0["asked"] as? Int } == [60, 60, 40, 40] && items.map { $0["missing"] as? Int } == [0, 0, 0, 1])
    let patterns = try #require(missing["patterns"] as? [[String: Any]])
    #expect(patterns.map { $0["rows"] as? Int } == [59, 1] && patterns[1]["missing"] as? [String] == ["C2"])
    #expect((missing["tests"] as? [[String: Any]])?.map { $0["column"] as? String } == ["A1", "A2", "C1"])

    let text = try run(survey, ["--bootstrap", "0"])
    #expect(text.output.contains("20 rows not asked (@skip)"))
    let check = try run(survey, [], command: "check")
    #expect(check.output.contains("39 of 60 rows used, 1 missing answer, 20 rows not asked"), "\(check.output)")
  }

  @Test func `means are not invented`() throws {
    let refused = try run(Self.survey(), ["--missing", "mean"])
    #expect(refused.exitCode == 1 && refused.errors.contains("20 answers to C1 of people who were not asked"))
    let allowed = try run(
      Self.survey(), ["--missing", "mean", "--skip", "mean", "--bootstrap", "50", "--format", "json"])
    let data = try data(allowed)
    #expect(data["used"] as? Int == 60 && (data["missing"] as? [String: Any])?["notAsked"] as? Int == 0)
    #expect(allowed.output.contains(#""skip": "mean""#))
    let em = try self.data(run(Self.survey(), ["--missing", "em", "--bootstrap", "0", "--format", "json"]))
    #expect(em["used"] as? Int == 60 && (em["missing"] as? [String: Any])?["emIterations"] is Int)
  }

  @Test func `an answer where nothing was asked`() throws {
    let outcome = try run(Self.survey { row, cells in row == 3 ? [cells[0], cells[1], "5", "", "0"] : cells }, [])
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("line 5: C1 has the answer 5, though it is skipped when complained = 0"))
    let bad = try run(Self.survey(), ["--skip", "never"])
    #expect(bad.exitCode == 2 && bad.errors.contains("The value 'never' is invalid for '--skip <policy>'"))
  }

  @Test func `a column that is not there`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("s.model", Self.model.replacingOccurrences(of: "complained", with: "complaint"))
    let outcome = try CSIProcess.run(["fit", folder.file("s.csv", Self.survey()), "--model", model])
    #expect(outcome.exitCode == 1 && outcome.errors.contains("complaint") && outcome.errors.contains("complained"))
  }

  /// A column of texts decides as well, with and without replicates, in every command that reads a model.
  @Test func `texts decide`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file(
      "s.model", Self.model.replacingOccurrences(of: "complained = 0", with: "complained = \"not yet\""))
    let survey = try folder.file(
      "s.csv", Self.survey { _, cells in cells.dropLast() + [cells[4] == "0" ? "not yet" : "yes"] })
    for command in [
      ["fit", survey, "--bootstrap", "100"], ["predict", survey, "--repetitions", "1"],
      ["estimators", survey, "--estimators", "pls,unit"], ["check", survey],
    ] {
      let outcome = try CSIProcess.run(command + ["--model", model])
      #expect(outcome.exitCode == 0, "\(command): \(outcome.errors)")
      #expect(outcome.output.contains("40 of 60 rows used"), "\(command): \(outcome.output)")
    }
  }
}

import Foundation
import Testing

@Suite struct TrackTests {
  private static func data(_ name: String) -> String {
    CSIProcess.folder.appendingPathComponent("Data/\(name).csv").path
  }

  private static func track(_ more: [String]) throws -> Outcome {
    try CSIProcess.run(
      ["track", data("simulated-programme"), "--template", "acsi-1994", "--by", "dealer", "--wave", "quarter"] + more)
  }

  /// What was planted is found: D03 rose by a point of the answers in 2024Q1, D05 has too few interviews in 2023Q4.
  @Test func `the worked example`() throws {
    let outcome = try Self.track([
      "--roll-up", Self.data("simulated-programme-dealers"), "--roll-up", Self.data("simulated-programme-regions"),
      "--mark-below", "40", "--format", "json",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    func rows(_ name: String) -> [[String: Any]] { json[name] as? [[String: Any]] ?? [] }
    let rise = try #require(
      rows("changes").first {
        $0["segment"] as? String == "D03" && $0["to"] as? String == "2024Q1" && $0["kind"] as? String == "previous"
          && $0["construct"] as? String == "Satisfaction"
      })
    let change = try #require(rise["change"] as? Double)
    #expect((5...17).contains(change), "\(change)")
    #expect(try #require(rise["pAdjusted"] as? Double) < 0.05)
    let hidden = rows("cells").filter { $0["status"] as? String == "suppressed" }
    #expect(hidden.map { $0["segment"] as? String } == ["D05"] && hidden.map { $0["wave"] as? String } == ["2023Q4"])
    let empty = rows("cells").filter { $0["status"] as? String == "empty" }.map { $0["segment"] as? String }
    #expect(empty == ["D11", "D11"])
    let nation = rows("rollUp").filter { $0["level"] as? String == "country" }
    #expect(nation.count == 6 * 6 && nation.allSatisfy { $0["coverage"] as? Double ?? 0 > 0.8 })
  }

  @Test(arguments: [("text", "ACSI"), ("csv", "table,row,column"), ("markdown", "# "), ("json", "{")])
  func `every format`(format: String, start: String) throws {
    let outcome = try Self.track(["--format", format, "--bootstrap", "20", "--shrink"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix(start == "ACSI" ? "American" : start))
  }

  @Test(arguments: [
    (["--roll-up", "nowhere.csv"], Int32(1), "nowhere.csv"), (["--bootstrap", "-1"], 2, "0 or more replicates"),
    (["--reestimate-weights"], 2, "--bootstrap 1000"), (["--waves", "2023Q1,2023Q2"], 1, "2023Q3"),
    (["--constructs", "Trust"], 1, "Trust"), (["--suppress-below", "1000"], 1, "nothing to show"),
    (["--suppress-below", "-5"], 2, "--suppress-below is -5.0: it must be 0 or more interviews"),
    (["--minimum-coverage", "2"], 2, "--minimum-coverage is 2.0"), (["--own-minimum", "0"], 2, "--own-minimum is 0"),
    (["--panel", "dealer"], 1, "both the segment and the respondent"), (["--level", "2"], 2, "between 0 and 1"),
  ])
  func `what is wrong is said`(options: [String], code: Int32, words: String) throws {
    let outcome = try Self.track(options)
    #expect(outcome.exitCode == code && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `questions of a template`() throws {
    let outcome = try CSIProcess.run(["templates", "ccsi", "--questions"])
    #expect(outcome.exitCode == 0 && outcome.output.contains("IMAG1  1…10  Overall image of the brand · 品牌总体形象"))
    #expect(try CSIProcess.run(["templates", "--questions"]).exitCode == 2)
  }
}

import Foundation
import Testing

/// The newcomer's afternoon: from a raw export to indices with intervals, scores and JSON.
@Suite struct AfternoonTests {
  @Test func `from a raw export to a report`() throws {
    let folder = try TemporaryFolder()
    let script = CSIProcess.folder.appendingPathComponent("Afternoon/afternoon.sh").path
    let outcome = try CSIProcess.shell("export CSI; sh \(script) \(folder.url.path)")
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    #expect(
      try folder.names == ["draft.model", "own.model", "report.json", "report.txt", "scores.csv"])

    let draft = try text("draft.model", folder)
    for line in [
      "Q1 =~ Q1_1..Q1_4", "Q2 =~ Q2_1 + Q2_2", "Q3 =~ Q3_1..Q3_3", "Q4 =~ Q4_1 + Q4_2", "@weights weight",
      "# @missing 99",
      "# @scale 1..5", "# region: a group, 4 different", "# ResponseId: an identifier, 237 different",
    ] {
      #expect(draft.split(separator: "\n").contains { $0 == line }, "no line \(line) in\n\(draft)")
    }

    let json = try JSONSerialization.jsonObject(with: Data(text("report.json", folder).utf8)) as? [String: Any]
    let data = try #require(json?["data"] as? [String: Any])
    let used = try #require(data["used"] as? Int)
    #expect(data["rows"] as? Int == 237)
    let constructs = try #require(json?["constructs"] as? [[String: Any]])
    #expect(constructs.compactMap { $0["name"] as? String } == ["Quality", "Value", "Satisfaction"])
    for construct in constructs {
      let index = try #require(construct["index"] as? Double)
      let inference = try #require((construct["inference"] as? [String: Any])?["index"] as? [String: Any])
      let (lower, upper) = try (#require(inference["lower"] as? Double), #require(inference["upper"] as? Double))
      #expect(0 < lower && lower < index && index < upper && upper < 100)
    }

    let scores = try text("scores.csv", folder).split(separator: "\n")
    #expect(scores.first == "ResponseId,region,Quality,Value,Satisfaction")
    #expect(scores.count == used + 1)
    #expect(scores.dropFirst().allSatisfy { $0.hasPrefix("R_") && $0.split(separator: ",").count == 5 })
    #expect(try text("report.txt", folder).hasPrefix("Customers, spring\n"))
  }

  private func text(_ name: String, _ folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }
}

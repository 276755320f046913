import Foundation
import Testing

/// What a command gets for nothing: one report file and one command file are enough.
@Suite struct ToyCommandTests {
  private func written(as format: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("toy-\(UUID().uuidString).\(format)")
    defer { unsafe unlink(file.path) }
    let command = try ToyCommand.parse([
      CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "200", "--title", "Own title", "--format", format,
      "--output", file.path,
    ])
    try command.run()
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func `text and Markdown with table, figure and warning`() throws {
    let text = try written(as: "text")
    #expect(text.hasPrefix("Own title\n"))
    #expect(text.contains("\nPath\n  from   to       estimate\n  Image  Loyalty     "))
    #expect(text.contains("\nA line\n  •••••••\n"))
    #expect(text.contains("  ! this is a toy\n"))
    let markdown = try written(as: "markdown")
    #expect(markdown.contains("| Image | Loyalty | "))
    #expect(markdown.contains("A line of 7 dots."))
  }

  @Test func `JSON with manifest and interval`() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(written(as: "json").utf8)) as? [String: Any])
    #expect(Set(json.keys) == ["schema", "software", "data", "settings", "paths", "warnings"])
    #expect(json["schema"] as? String == "csi.toy.v1")
    let settings = try #require(json["settings"] as? [String: Any])
    #expect(settings["replicates"] as? Int == 200)
    #expect(settings["title"] as? String == "Own title")
    let path = try #require((json["paths"] as? [[String: Any]])?.first)
    let inference = try #require((path["inference"] as? [String: [String: Any]])?["estimate"])
    let estimate = try #require(path["estimate"] as? Double)
    let (lower, upper) = (try #require(inference["lower"] as? Double), try #require(inference["upper"] as? Double))
    #expect(lower < estimate && estimate < upper)
  }

  @Test func `CSV with manifest and interval`() throws {
    let lines = try written(as: "csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.contains { $0.starts(with: ["settings", "toy", "replicates", "200"]) })
    let path = try #require(lines.first { $0[0] == "paths" })
    #expect(path[1...2] == ["Image -> Loyalty", "estimate"])
    #expect(path[7...12].allSatisfy { Double($0) != nil })
    #expect(lines.contains { $0.starts(with: ["warnings", "1", "toy", "", "this is a toy"]) })
  }

  @Test func `an output that is read is never replaced`() throws {
    #expect(throws: (any Error).self) {
      try ToyCommand.parse([CSIProcess.survey, "--template", "ecsi-mobile", "--output", CSIProcess.survey])
    }
  }
}

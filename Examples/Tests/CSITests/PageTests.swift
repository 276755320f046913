import Foundation
import Testing

/// The forms of a report that people look at.
@Suite struct PageTests {
  private static let fit = [
    "fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "200", "--format",
  ]

  private static func data(_ name: String) -> String {
    CSIProcess.folder.appendingPathComponent("Data/\(name)").path
  }

  @Test func `html is one page in the language asked for, with the command that repeats it`() throws {
    let english = try CSIProcess.run(Self.fit + ["html"])
    #expect(english.exitCode == 0 && english.output.hasPrefix("<!doctype html>"))
    #expect(english.output.contains("lang=\"en\"") && english.output.contains("<code>csi fit "))
    let chinese = try CSIProcess.run(Self.fit + ["html", "--language", "zh"])
    #expect(chinese.exitCode == 0 && chinese.output.contains("lang=\"zh-Hans\""))
  }

  @Test(arguments: [
    [
      "track", Self.data("simulated-programme.csv"), "--template", "acsi-1994", "--by", "dealer", "--wave", "quarter",
    ],
    ["drivers", CSIProcess.survey, "--template", "ecsi-mobile", "--target", "Satisfaction", "--bootstrap", "100"],
    [
      "drivers", Self.data("simulated-ecsi.csv"), "--template", "ecsi-mobile", "--target", "Satisfaction", "--by",
      "segment", "--bootstrap", "0",
    ],
    [
      "compare", Self.data("simulated-ecsi.csv"), "--template", "ecsi-mobile", "--group", "segment",
      "--permutations", "50", "--bootstrap", "50",
    ],
    ["predict", CSIProcess.survey, "--template", "ecsi-mobile"],
    ["metrics", Self.data("customer-survey.csv"), "--metrics", Self.data("customer-survey.metrics")],
  ]) func `every report is a page in both languages, the same every time`(command: [String]) throws {
    for language in ["en", "zh"] {
      let first = try CSIProcess.run(command + ["--format", "html", "--language", language])
      #expect(first.exitCode == 0 && first.output.hasPrefix("<!doctype html>"), "\(first.errors)")
      #expect(first.output.contains(language == "en" ? "lang=\"en\"" : "lang=\"zh-Hans\""))
      #expect(try CSIProcess.run(command + ["--format", "html", "--language", language]).output == first.output)
    }
  }

  @Test func `several results are one table, for people and for programs`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("csi-table-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = ["spring", "autumn"].map { folder.appendingPathComponent("\($0).json").path }
    for (file, count) in zip(files, ["0", "100"]) {
      let fit = try CSIProcess.run([
        "fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", count, "--format", "json", "--output",
        file,
      ])
      #expect(fit.exitCode == 0)
    }
    let json = try CSIProcess.run(["table"] + files + ["--format", "json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "csi.table.v1")
    let paths = try #require(document["paths"] as? [[String: Any]])
    #expect(paths.count == 24 && paths.filter { $0["result"] as? String == "autumn" }.count == 12)
    let csv = try CSIProcess.run(["table"] + files + ["--format", "csv"])
    #expect(csv.exitCode == 0 && csv.output.contains("spring · Image -> Satisfaction"))
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `the diagram is the svg of the fit`() throws {
    let fit = try CSIProcess.run(Self.fit + ["svg"])
    let diagram = try CSIProcess.run([
      "diagram", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "200",
    ])
    #expect(fit.exitCode == 0 && fit.output.hasPrefix("<svg "))
    #expect(fit.output == diagram.output)
  }

  @Test func `latex has a table for every table`() throws {
    let latex = try CSIProcess.run(Self.fit + ["latex"])
    #expect(latex.exitCode == 0)
    let begins = latex.output.components(separatedBy: "\\begin{tabular}").count
    #expect(begins > 5 && begins == latex.output.components(separatedBy: "\\end{tabular}").count)
    #expect(latex.output.contains("Image & $\\to$ & Satisfaction"))
  }

  @Test(arguments: [("pdf", "%PDF", "chromium"), ("xlsx", "PK", "libxlsxwriter")])
  func `what other programs make is there, or it is said what to install`(
    format: String, start: String, maker: String
  ) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("csi-\(UUID().uuidString).\(format)")
    let outcome = try CSIProcess.run(Self.fit + [format, "--output", file.path])
    guard outcome.exitCode == 0 else {
      #expect(outcome.exitCode == 1 && outcome.errors.contains(maker) && outcome.errors.contains("install"))
      #expect(!FileManager.default.fileExists(atPath: file.path))
      return
    }
    let bytes = try Data(contentsOf: file)
    #expect(bytes.starts(with: Data(start.utf8)))
    try FileManager.default.removeItem(at: file)
  }
}

import Foundation
import Testing

/// The forms of a report that people look at.
@Suite struct PageTests {
  private static let fit = [
    "fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "200", "--format",
  ]

  @Test func `html is one page in the language asked for, with the command that repeats it`() throws {
    let english = try CSIProcess.run(Self.fit + ["html"])
    #expect(english.exitCode == 0 && english.output.hasPrefix("<!doctype html>"))
    #expect(english.output.contains("lang=\"en\"") && english.output.contains("<code>csi fit "))
    let chinese = try CSIProcess.run(Self.fit + ["html", "--language", "zh"])
    #expect(chinese.exitCode == 0 && chinese.output.contains("lang=\"zh-Hans\""))
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

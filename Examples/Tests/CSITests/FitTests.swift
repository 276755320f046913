import Foundation
import Testing

@Suite struct FitTests {
  @Test func `text on standard output`() throws {
    let outcome = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("European Customer Satisfaction Index, mobile-phone survey\n"))
    #expect(outcome.output.contains("SATISFACTION  72.5 of 100"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a title of one's own`() throws {
    let outcome = try CSIProcess.run([
      "fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "0", "--title", "Spring survey",
    ])
    #expect(outcome.output.hasPrefix("Spring survey\n"))
  }

  @Test(arguments: [("json", "{"), ("csv", "table,row,column"), ("markdown", "# European")])
  func `every format`(format: String, start: String) throws {
    let outcome = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--format", format])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasPrefix(start))
    #expect(outcome.output.hasSuffix("\n"))
  }

  @Test func `options arrive in the settings`() throws {
    let outcome = try CSIProcess.run([
      "fit", CSIProcess.survey, "--template", "ecsi-mobile", "--format", "json", "--scheme", "centroid", "--metric",
      "raw",
      "--estimator", "plsc", "--missing", "mean", "--tolerance", "1e-9", "--max-iterations", "500", "--bootstrap", "0",
      "--seed", "7", "--threads", "1", "--level", "0.9", "--interval", "bca", "--resample", "rows",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for setting in [
      #""estimator": "plsc""#, #""scheme": "centroid""#, #""metric": "raw""#, #""missing": "mean""#,
      #""tolerance": 1e-09"#, #""maximumIterations": 500"#, #""htmt": "absolute""#, #""replicates": 0"#,
      #""seed": null"#, #""level": null"#, #""interval": null"#, #""unit": null"#, #""missingCodes": []"#,
      #""template": { "name": "ecsi-mobile", "version": 1 }"#,
    ] {
      #expect(outcome.output.contains(setting), "\(setting)")
    }
  }

  @Test func `constructs of constructs by three approaches`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file(
      "tree.model",
      """
      @scale 1..10
      Perception =~ Image + Quality
      Image =~ IMAG1..IMAG5
      Quality =~ PERQ1..PERQ7
      Satisfaction =~ CUSA1..CUSA3
      Satisfaction ~ Perception
      """)
    for (approach, stages) in [("disjoint", 2), ("embedded", 2), ("repeated", 1)] {
      let outcome = try CSIProcess.run([
        "fit", CSIProcess.survey, "--model", model, "--higher-order", approach, "--bootstrap", "0", "--format", "json",
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect((json?["settings"] as? [String: Any])?["higherOrder"] as? String == approach)
      #expect((json?["stages"] as? [Any])?.count == stages)
    }
    let text = try CSIProcess.run(["fit", CSIProcess.survey, "--model", model])
    #expect(text.output.contains("\n  Perception ") && text.output.contains("\n  \u{A0}\u{A0}Image "))
    let wrong = try CSIProcess.run(["fit", CSIProcess.survey, "--model", model, "--estimator", "plsc"])
    #expect(wrong.exitCode == 1 && wrong.errors.contains("consistent PLS is not built for them"))
  }

  @Test func `warnings of a result for programs are said at once`() throws {
    let arguments = ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--estimator", "plsc"]
    #expect(try CSIProcess.run(arguments + ["--format", "json"]).errors.hasPrefix("csi: warning: "))
    #expect(try CSIProcess.run(arguments).errors.isEmpty)
  }

  @Test(arguments: [["--missing-codes", "-99,10"], ["--missing-codes=-99,10"]])
  func `codes that begin with a dash`(option: [String]) throws {
    let outcome = try CSIProcess.run(
      ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--missing", "mean", "--format", "json"] + option)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("\"missingCells\": 0"))
  }

  @Test func `the command line beats the model text`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("own.model", "@scale 1..10\nA =~ IMAG1..IMAG3\nB =~ CUSA1..CUSA3\nB ~ A\n")
    let outcome = try CSIProcess.run([
      "fit", CSIProcess.survey, "--model", model, "--scale", "-5:10", "--scale", "IMAG2=0:10", "--format", "json",
      "--bootstrap", "0",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("\"IMAG1\", \"construct\"") && $0.contains("\"min\": -5.0, \"max\": 10.0") })
    #expect(lines.contains { $0.contains("\"IMAG2\", \"construct\"") && $0.contains("\"min\": 0.0, \"max\": 10.0") })
  }

  @Test func `data from standard input`() throws {
    let text = try String(contentsOfFile: CSIProcess.survey, encoding: .utf8)
    let outcome = try CSIProcess.run(["fit", "-", "--template", "ecsi-mobile"], input: text)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("standard input · 250 of 250 rows used"))
  }

  @Test func `a column of weights`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: CSIProcess.survey, encoding: .utf8)
    let lines = text.split(separator: "\n").enumerated().map { $0 == 0 ? "\($1),W" : "\($1),\(1 + $0 % 3)" }
    let data = try folder.file("weighted.csv", lines.joined(separator: "\n"))
    let outcome = try CSIProcess.run(["fit", data, "--template", "ecsi-mobile", "--weights", "W"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("weighted by W") && !outcome.output.contains("of weight 0"))
  }

  /// Rows that do not count are said, so that nobody looks for them among the missing answers.
  @Test func `rows of weight 0`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: CSIProcess.survey, encoding: .utf8)
    let lines = text.split(separator: "\n").enumerated().map { $0 == 0 ? "\($1),W" : "\($1),\($0 % 5 == 0 ? 0 : 2)" }
    let data = try folder.file("weighted.csv", lines.joined(separator: "\n"))
    let arguments = ["fit", data, "--template", "ecsi-mobile", "--weights", "W", "--bootstrap", "0"]
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.output.contains("200 of 250 rows used · weighted by W · 50 rows of weight 0"), "\(outcome.output)")
    let page = try CSIProcess.run(arguments + ["--format", "html", "--language", "zh"])
    #expect(page.output.contains("50 行权重为 0"), "\(page.errors)")
  }
}

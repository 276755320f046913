import Foundation
import Testing

@Suite struct InferenceTests {
  private func document(_ options: [String]) throws -> [String: Any] {
    let outcome = try CSIProcess.run(
      ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--format", "json"] + options)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func `intervals are there unless they are turned off`() throws {
    let text = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile"]).output
    #expect(text.contains("CUSTOMER SATISFACTION  72.5 of 100, 95 % 70.6 … 74.2"))
    #expect(text.contains("10,000 replicates of rows, 0 failed · seed 20260101"))
    let plain = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "0"]).output
    #expect(!plain.contains(" … "))
  }

  /// Every number of every object has its inference, by the name of the number.
  @Test func `every number of every object has its inference`() throws {
    let document = try document(["--bootstrap", "300"])
    let expected: [String: Set<String>] = [
      "indicators": ["weight", "unstandardizedWeight", "loading", "communality", "vif", "mean", "sd"],
      "paths": ["estimate", "fSquared", "vif"], "effects": ["direct", "indirect", "total", "impact"],
      "specificIndirectEffects": ["estimate"],
    ]
    for (section, names) in expected {
      for row in try #require(document[section] as? [[String: Any]]) {
        let inference = try #require(row["inference"] as? [String: [String: Any]])
        #expect(Set(inference.keys) == names, "\(section): \(inference.keys.sorted())")
        for summary in inference.values {
          #expect(Set(summary.keys) == ["standardError", "bias", "lower", "upper", "p", "t"])
        }
      }
    }
    let constructs = try #require(document["constructs"] as? [[String: Any]])
    let satisfaction = try #require(constructs.first { $0["name"] as? String == "Satisfaction" })
    let inference = try #require(satisfaction["inference"] as? [String: [String: Any]])
    #expect(
      Set(inference.keys) == [
        "rSquared", "adjustedRSquared", "bic", "alpha", "rhoA", "rhoC", "ave", "index", "indexSD",
      ])
    let htmt = try #require((document["htmt"] as? [String: Any])?["inference"] as? [String: Any])
    #expect(Set(htmt.keys) == ["standardError", "lower", "upper", "oneSidedUpper", "distinctBelow"])
    let bootstrap = try #require(document["bootstrap"] as? [String: Any])
    #expect(Set(bootstrap.keys) == ["requested", "used", "unit", "failed"])
    #expect(bootstrap["requested"] as? Int == 300)
  }

  @Test func `the seed decides and threads do not`() throws {
    let base = ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--format", "csv", "--bootstrap", "200"]
    let one = try CSIProcess.run(base + ["--threads", "1"]).output
    #expect(try CSIProcess.run(base + ["--threads", "3"]).output == one)
    #expect(try CSIProcess.run(base + ["--seed", "8"]).output != one)
  }

  @Test(arguments: ["percentile", "basic", "normal", "bc", "bca"])
  func `kinds of intervals`(kind: String) throws {
    let document = try document(["--bootstrap", "200", "--interval", kind, "--level", "0.9"])
    let settings = try #require(document["settings"] as? [String: Any])
    #expect(settings["interval"] as? String == kind)
    #expect(settings["level"] as? Double == 0.9)
  }

  @Test func `buckets of few rows are refused`() throws {
    let result = try CSIProcess.run(
      ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "100", "--resample", "buckets"])
    #expect(result.exitCode == 1 && result.output.isEmpty)
    #expect(result.errors.contains("250 rows are too few for buckets"))
  }

  @Test func `exact fit is tested where it has a meaning`() throws {
    let plain = try CSIProcess.run(
      ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "49", "--exact-fit"])
    #expect(plain.exitCode == 1 && plain.errors.contains("no exact-fit test: plain PLS"))
    let document = try document(["--bootstrap", "49", "--exact-fit", "--estimator", "plsc", "--inadmissible", "keep"])
    let fit = try #require((document["modelFit"] as? [String: Any])?["exactFit"] as? [String: Any])
    #expect(fit["model"] as? String == "estimated" && fit["requested"] as? Int == 49)
    let srmr = try #require(fit["srmr"] as? [String: Any])
    #expect((srmr["p"] as? Double).map { $0 > 0 && $0 <= 1 } == true)
    let settings = try #require(document["settings"] as? [String: Any])
    #expect(settings["inadmissible"] as? String == "keep")
  }

  @Test func `methods explain a number`() throws {
    let list = try CSIProcess.run(["methods"])
    #expect(list.exitCode == 0)
    #expect(list.output.contains("\n  htmt                 Heterotrait–monotrait ratio\n"))
    let topic = try CSIProcess.run(["methods", "rhoA"])
    #expect(topic.exitCode == 0)
    #expect(topic.output.hasPrefix("Reliability and average variance extracted (reliability)\n\n    α = "))
    #expect(topic.output.contains("\n    ρ_A = (w′w)² · w′(R − diag R)w / w′(ww′ − diag ww′)w\n"))
    #expect(topic.output.contains("\n  Source: Cronbach (1951); Dijkstra & Henseler (2015); "))
    let wrong = try CSIProcess.run(["methods", "htnt"])
    #expect(wrong.exitCode == 2 && wrong.output.isEmpty)
    #expect(wrong.errors.hasPrefix("csi: there is no topic htnt; did you mean htmt? 'csi methods' lists them all\n"))
  }

  /// The program in the README is the sample program, to the letter.
  @Test func `the readme shows the sample program`() throws {
    let root = CSIProcess.folder.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let sample = try String(
      contentsOf: CSIProcess.folder.appendingPathComponent("Sources/first-fit/main.swift"), encoding: .utf8)
    #expect(readme.contains("```swift\n\(sample)```"))
  }

  /// The picture of what is printed, line by line, but for what `…` leaves out.
  @Test func `the readme shows what the demo prints`() throws {
    let root = CSIProcess.folder.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```")
    let shown = try #require(blocks.first { $0.hasPrefix("\nEuropean Customer Satisfaction Index") })
    let survey = root.appendingPathComponent("Examples/Data/mobile-phone.csv").path
    let printed = try CSIProcess.run(["fit", survey, "--template", "ecsi-mobile"]).output
      .split(separator: "\n").map(String.init)
    let lines = shown.split(separator: "\n").map(String.init).filter { $0 != "  …" }
    #expect(lines.count == 19)
    for line in lines { #expect(printed.contains(line), "not printed: \(line)") }
  }
}

import Foundation
import Testing

@Suite struct CompareTests {
  private static let data = CSIProcess.folder.appendingPathComponent("Data/segments.csv").path
  private static let model = CSIProcess.folder.appendingPathComponent("Data/segments.model").path

  private static func compare(_ options: [String]) throws -> Outcome {
    try CSIProcess.run(["compare", data, "--model", model, "--missing", "mean", "--minimum", "20"] + options)
  }

  private static let few = ["--permutations", "99", "--bootstrap", "50"]

  @Test func `four formats`() throws {
    for format in ["text", "markdown", "csv", "json"] {
      let outcome = try Self.compare(Self.few + ["--group", "segment", "--format", format])
      #expect(outcome.exitCode == 0 && !outcome.output.isEmpty, "\(format): \(outcome.errors)")
    }
  }

  /// The segments were drawn with one path of 0.6 and 0.2.
  @Test func `the difference that was put in is found`() throws {
    let outcome = try Self.compare(["--group", "segment", "--permutations", "999", "--bootstrap", "0"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let sentence = "Quality → Satisfaction: 0.192 in business, 0.495 in private; they differ (p =\n  0.001)."
    #expect(outcome.output.contains(sentence), "\(outcome.output)")
    #expect(outcome.output.components(separatedBy: "they differ").count == 2, "nothing else differs")
  }

  @Test func `four regions, three pairs, no adjustment`() throws {
    let outcome = try Self.compare(
      Self.few + ["--group", "region", "--pairs", "1:2,1:3,4:2", "--adjust", "none", "--format", "json"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let pairs = json?["pairs"] as? [[String: Any]] ?? []
    #expect(pairs.map { "\($0["first"] ?? "")\($0["second"] ?? "")" } == ["12", "13", "42"])
  }

  /// Branches lie within regions and have customers of both segments.
  @Test func `groups of a designed sample`() throws {
    let design = Self.few + ["--group", "segment", "--weights", "weight", "--strata", "region", "--cluster", "branch"]
    let text = try Self.compare(design)
    #expect(text.exitCode == 0 && text.output.contains("20 clusters by branch · 4 strata by region"), "\(text.errors)")
    #expect(text.output.contains("sampling unit has cases of both"), "\(text.output)")
    let outcome = try Self.compare(design + ["--resample", "jackknife", "--format", "json"])
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let settings = json?["settings"] as? [String: Any]
    #expect(settings?["bootstrapSource"] as? String == "jackknife", "\(outcome.errors)")
    let drawn = settings?["design"] as? [String: Any]
    #expect(drawn?["cluster"] as? String == "branch" && settings?["replicates"] as? Int == drawn?["psus"] as? Int)
    // No unit can be dealt, and none is drawn: there is neither a permutation nor a seed.
    #expect(settings?["permutations"] as? Int == 0 && settings?["permutationSource"] is NSNull)
    #expect(settings?["seed"] is NSNull)
    let said = try Self.compare(design + ["--resample", "jackknife"])
    #expect(said.output.contains("no permutations · jackknife: 20 units left out in turn"), "\(said.output)")
    let pair = (json?["pairs"] as? [[String: Any]])?.first
    let path = (pair?["paths"] as? [[String: Any]])?.first
    #expect(path?["welch"] is NSNull && path?["design"] is [String: Any])
  }

  @Test(arguments: [
    (["--group", "segment", "--cluster", "branch", "--bootstrap-columns", "b*"], 2, "whole sampling units"),
    (["--group", "segment", "--resample", "buckets"], 2, "take auto or jackknife"),
    (["--group", "segment", "--cluster", "town"], 1, "town"),
    (["--group", "region", "--pairs", "1"], 2, "colon"), (["--group", "region", "--minimum", "1"], 2, "2 cases"),
    ([], 2, "--group"), (["--group", "region", "--permutations", "-1"], 2, "0 or more"),
    (["--group", "region", "--permutation-columns", "perm_*"], 2, "perm_*"),
    (["--group", "town"], 1, "town"), (["--group", "region", "--pairs", "1:9"], 1, "no group"),
    (["--group", "region", "--minimum", "500"], 1, "merge groups"),
  ])
  func `what cannot be compared`(options: [String], code: Int32, advice: String) throws {
    let outcome = try Self.compare(options)
    #expect(outcome.exitCode == code && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(outcome.errors.contains(advice) && outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
  }

  /// The file beside the model is what its generator draws.
  @Test func `the survey is what its generator draws`() throws {
    let outcome = try CSIProcess.shell("\"$(dirname \"$CSI\")/segment-survey\" \"\(Self.model)\"")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output == (try String(contentsOfFile: Self.data, encoding: .utf8)))
  }
}

import Foundation
import Testing

/// `csi metrics`, `csi plan` and `csi drivers` as processes: the worked examples, and everything that is refused.
@Suite struct ImprovementTests {
  private static let folder = CSIProcess.folder.appendingPathComponent("Data")
  private static let survey = folder.appendingPathComponent("customer-survey.csv").path
  private static let definitions = folder.appendingPathComponent("customer-survey.metrics").path
  private static let population = folder.appendingPathComponent("simulated-ecsi.model").path
  private static let simulated = folder.appendingPathComponent("simulated-ecsi.csv").path

  private static func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try CSIProcess.run(arguments + ["--format", "json"])
    #expect(outcome.exitCode == 0, "\(arguments): \(outcome.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  // MARK: Worked examples

  @Test func `all metrics of the customer survey by segment`() throws {
    let report = try Self.json([
      "metrics", Self.survey, "--metrics", Self.definitions, "--by", "segment", "--weights", "weight",
    ])
    let metrics = try #require(report["metrics"] as? [[String: Any]])
    #expect(metrics.count == 29 * 3, "29 metrics for all and two segments")
    let nps = try #require(metrics.first { $0["kind"] as? String == "nps" })
    let estimates = try #require(nps["estimates"] as? [[String: Any]])
    let value = estimates.first { $0["name"] as? String == "nps" }?["value"] as? Double
    #expect(abs((value ?? 0) + 12.796100072340343) < 1e-9)
  }

  @Test func `frequent metrics as options, with changes`() throws {
    let outcome = try CSIProcess.run([
      "metrics", Self.survey, "--nps", "RECO", "--rate", "SATI>=8", "--top-box", "SATI=2", "--ces", "EFFO=1:7", "--gap",
      "QUAL1-EXPE1", "--scale", "SATI=1:10", "--wave", "wave",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for part in ["RECO", "SATI>=8", "SATI top 2", "EFFO", "QUAL1-EXPE1", "2025", "change"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test func `templates are listed and printed`() throws {
    let list = try CSIProcess.run(["templates"])
    #expect(list.output.contains("kcsi") && list.output.contains("jdpower-csi-china-2007"))
    let text = try CSIProcess.run(["templates", "jdpower-csi-china-2007"])
    #expect(text.output.contains("0.21 \"Problems experienced"))
  }

  @Test func `sample sizes`() throws {
    let asked: [([String], Int)] = [
      (["margin", "--sd", "16", "--margin", "2"], 246), (["share", "--rate", "0.5", "--margin", "0.05"], 385),
      (["change", "--sd", "20", "--change", "3"], 698), (["path", "--path", "0.2"], 155),
    ]
    for (arguments, n) in asked {
      let report = try Self.json(["plan"] + arguments)
      let results = try #require(report["results"] as? [[String: Any]])
      #expect(results.first?["n"] as? Int == n, "\(arguments): \(results)")
    }
    let pilot = try Self.json([
      "plan", "margin", "--from", CSIProcess.survey, "--template", "ecsi-mobile", "--margin", "2",
    ])
    let inputs = try #require(pilot["inputs"] as? [String: Any])
    #expect((inputs["sd"] as? Double ?? 0) > 10)
  }

  @Test func `power of a model`() throws {
    let report = try Self.json([
      "plan", "power", "--model", Self.population, "--n", "60,80", "--path", "Expectation -> Quality", "--replications",
      "8", "--bootstrap", "40",
    ])
    let results = try #require(report["results"] as? [[String: Any]])
    #expect(results.count == 2 && results.allSatisfy { ($0["power"] as? Double ?? 0) > 0.5 }, "\(results)")
  }

  @Test func `drivers, by group, and what was done`() throws {
    let drivers = try Self.json([
      "drivers", CSIProcess.survey, "--template", "ecsi-mobile", "--target", "Satisfaction", "--raise", "PERQ1=1",
      "--bootstrap", "200",
    ])
    let whatIf = try #require(drivers["whatIf"] as? [String: Any])
    #expect(abs((whatIf["change"] as? Double ?? 0) - 1.341608) < 1e-4, "\(whatIf)")
    let groups = try Self.json([
      "drivers", Self.simulated, "--template", "ecsi-mobile", "--target", "Satisfaction", "--by", "segment",
      "--bootstrap", "0",
    ])
    #expect((groups["groups"] as? [Any])?.count == 2)
    let folder = try TemporaryFolder()
    let plan = try folder.file("plan.csv", "item,owner,due,target\nPERQ1,Ann,2027,85\n")
    let verified = try Self.json([
      "drivers", Self.simulated, "--template", "ecsi-mobile", "--target", "Satisfaction", "--verify",
      "segment=contract:prepaid", "--plan", plan, "--bootstrap", "0",
    ])
    let verification = try #require(verified["verification"] as? [String: Any])
    #expect(verification["acted"] as? [String] == ["PERQ1"])
    #expect((verified["plan"] as? [[String: Any]])?.first?["owner"] as? String == "Ann")
  }

  // MARK: What is refused

  private static func drivers(_ rest: String...) -> [String] {
    ["drivers", simulated, "--template", "ecsi-mobile"] + rest
  }

  /// Arguments, exit code, and a part of the message.
  static let refused: [(arguments: [String], code: Int32, message: String)] = [
    (["metrics", survey], 2, "no metrics"),
    (["metrics", survey, "--metrics", "no-such.metrics"], 1, "no such file"),
    (["metrics", survey, "--nps", "RECO", "--template", "ecsi-mobile"], 2, "needs no model"),
    (["metrics", survey, "--rate", "SATI"], 2, "as in 'SATI>=8'"),
    (["metrics", survey, "--top-box", "SATI=x"], 2, "as in SATI=2"),
    (["metrics", survey, "--top-box", "SATI=2"], 2, "needs the scale of SATI"),
    (["metrics", survey, "--ces", "EFFO"], 2, "as in EFFO=1:7"),
    (["metrics", survey, "--nps", "RECC"], 1, "RECC"),
    (["metrics", survey, "--nps", "RECO", "--wave", "wave", "--by", "wave"], 1, "segments and waves"),
    (["metrics", survey, "--nps", "RECO", "--scale", "RECO=0:5"], 2, "no cut points"),
    (["metrics", survey, "--gap", "QUAL1-EXPE1", "--scale", "QUAL1=1:5"], 1, "line"),
    (["metrics", survey, "--metrics", "kcsi"], 1, "OVER"),
    (["metrics", survey, "--nps", "RECO", "--cluster", "wavee"], 1, "wavee"),
    (["metrics", survey, "--nps", "RECO", "--lonely", "certainty"], 2, "name them (--strata)"),
    (["metrics", survey, "--nps", "RECO", "--strata", "segment", "--cluster", "segment"], 1, "one sampling unit"),
    (["metrics", survey, "--nps", "RECO", "--cluster", "CAUS"], 1, "CAUS"),
    (["plan", "margin", "--margin", "2"], 2, "--sd"),
    (["plan", "margin", "--sd", "20", "--margin", "0"], 2, "above 0"),
    (["plan", "share", "--rate", "50", "--margin", "0.05"], 2, "between 0 and 1"),
    (["plan", "path", "--path", "0"], 2, "not be 0"),
    (["plan", "power", "--model", population, "--n", "many"], 2, "whole numbers"),
    (["plan", "power", "--model", population, "--n", "100", "--path", "Image -> Satisfacton"], 2, "did you mean"),
    (["plan", "power", "--template", "ecsi-mobile", "--n", "100"], 1, "does not say all of its population"),
    (drivers("--target", "Satisfacton"), 1, "did you mean Satisfaction?"),
    (drivers("--target", "Image"), 1, "no construct has a path"),
    (drivers("--target", "Satisfaction", "--raise", "CUSL1=1"), 1, "no chain of paths"),
    (drivers("--target", "Satisfaction", "--raise", "PERQ1=9"), 1, "the scale ends at 10"),
    (drivers("--target", "Satisfaction", "--raise", "PERQ1"), 2, "as in PERQ1=1"),
    (drivers("--target", "Satisfaction", "--controllable", "PERQX"), 1, "--controllable"),
    (drivers("--target", "Satisfaction", "--verify", "segment=contract:prepaid"), 2, "--acted"),
    (drivers("--target", "Satisfaction", "--verify", "segment=contract:paid", "--acted", "PERQ1"), 1, "no wave paid"),
    (drivers("--target", "Satisfaction", "--verify", "segment=contract:prepaid", "--acted", "PERQ"), 1, "PERQ"),
    (drivers("--target", "Satisfaction", "--verify", "segment=contract:prepaid", "--acted", "CUSL1"), 1, "no driver"),
    (
      drivers("--target", "Satisfaction", "--verify", "segment=a:b", "--acted", "PERQ1", "--plan", "p.csv"), 2,
      "exclude each other"
    ),
    (drivers("--target", "Satisfaction", "--acted", "PERQ1"), 2, "--verify"),
    (drivers("--target", "Satisfaction", "--plan", "no-such-plan.csv"), 1, "no such file"),
  ]

  @Test(arguments: refused)
  func `bad input has its own message`(arguments: [String], code: Int32, message: String) throws {
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.exitCode == code, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `faults of definitions show the place`() throws {
    let folder = try TemporaryFolder()
    let texts: [(String, String)] = [
      ("nsp \"NPS\" RECO\n", "did you mean nps?"),
      ("@map VERB 满意=5 满意=4\nmean \"m\" VERB\n", "two codes for 满意"),
      ("gap \"g\" QUAL1 - QUAL1\n", "names column QUAL1 twice"),
      ("@scale 1..10\nindex \"i\" points 100 map range 0.5*INIT + 0.4*ADVI\n", "sum to 0.9"),
    ]
    for (text, message) in texts {
      let file = try folder.file("own.metrics", text)
      let outcome = try CSIProcess.run(["metrics", Self.survey, "--metrics", file])
      #expect(outcome.exitCode == 1 && outcome.errors.contains(message), "\(text): \(outcome.errors)")
      #expect(outcome.errors.contains("line ") && outcome.errors.contains("^"), "\(outcome.errors)")
    }
  }

  @Test func `a label the map lacks names its lines`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("own.metrics", "@map VERB 满意=5 不满意=1\nmean \"m\" VERB\n")
    let outcome = try CSIProcess.run(["metrics", Self.survey, "--metrics", file])
    #expect(outcome.exitCode == 1 && outcome.errors.contains("the map has no \"较不满意\""), "\(outcome.errors)")
  }
}

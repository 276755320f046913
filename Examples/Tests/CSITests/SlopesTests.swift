import Foundation
import Testing

/// `csi slopes`, and products of constructs in the other commands, as processes.
@Suite struct SlopesTests {
  private static let model = CSIProcess.folder.appendingPathComponent("Data/moderation.model").path

  private static func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try CSIProcess.run(arguments + ["--format", "json"])
    #expect(outcome.exitCode == 0, "\(arguments): \(outcome.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func `slopes by least squares and by replicates`() throws {
    let ols = try Self.json(["slopes", CSIProcess.survey, "--model", Self.model, "--standard-errors", "ols"])
    let slopes = try #require(ols["slopes"] as? [[String: Any]])
    #expect(slopes.count == 9, "three slopes at three values")
    #expect(slopes.allSatisfy { $0["df"] as? Double == 243 && $0["p"] is Double })
    #expect(ols["bootstrap"] is NSNull)
    let boot = try Self.json([
      "slopes", CSIProcess.survey, "--model", Self.model, "--bootstrap", "100", "--at-points", "50,90", "--predictor",
      "Image", "--target", "Satisfaction",
    ])
    let settings = try #require(boot["settings"] as? [String: Any])
    #expect(settings["atPoints"] as? [Double] == [50, 90] && settings["at"] is NSNull)
    #expect(settings["standardErrors"] as? String == "bootstrap" && settings["moderation"] as? String == "two-stage")
    let own = try #require(boot["slopes"] as? [[String: Any]])
    #expect(own.count == 2 && own.allSatisfy { $0["points"] is Double && $0["df"] is NSNull && $0["lower"] is Double })
  }

  @Test func `the jackknife leaves out each row`() throws {
    let report = try Self.json([
      "slopes", CSIProcess.survey, "--model", Self.model, "--standard-errors", "jackknife", "--at", "-1",
    ])
    #expect((report["bootstrap"] as? [String: Any])?["requested"] as? Int == 250)
    let settings = try #require(report["settings"] as? [String: Any])
    #expect(settings["seed"] is NSNull, "nothing is drawn")
    #expect(settings["standardErrors"] as? String == "jackknife" && settings["higherOrder"] is NSNull)
    let none = try Self.json(["slopes", CSIProcess.survey, "--model", Self.model, "--bootstrap", "0"])
    #expect((none["settings"] as? [String: Any])?["standardErrors"] is NSNull)
    let slopes = try #require(report["slopes"] as? [[String: Any]])
    #expect(slopes.count == 3 && slopes.allSatisfy { ($0["standardError"] as? Double ?? 0) > 0 })
  }

  /// Data, model and design that ship, with a product.
  private static func designed(_ arguments: [String]) throws -> [String: Any] {
    let folder = CSIProcess.folder
    let text = try String(contentsOf: folder.appendingPathComponent("Data/segments.model"), encoding: .utf8)
      .replacingOccurrences(of: "0.2*Image + 0.6*Quality", with: "Image + Quality + Image:Quality")
    let own = try TemporaryFolder()
    let model = try own.file("slopes.model", text)
    return try json(
      ["slopes", folder.appendingPathComponent("Data/segments.csv").path, "--model", model] + arguments)
  }

  @Test func `slopes of a sample with strata and clusters`() throws {
    let design = ["--strata", "region", "--cluster", "branch"]
    let drawn = try Self.designed(design + ["--bootstrap", "200"])
    let left = try Self.designed(design + ["--standard-errors", "jackknife"])
    let same = try Self.designed(
      design + ["--standard-errors", "jackknife", "--resample", "jackknife", "--interval", "t"])
    for (report, kind) in [(drawn, "bootstrap"), (left, "jackknife")] {
      let settings = try #require(report["settings"] as? [String: Any])
      let found = try #require(settings["design"] as? [String: Any])
      #expect(found["psus"] as? Int == 20 && found["degreesOfFreedom"] as? Double == 16)
      #expect(settings["standardErrors"] as? String == kind && settings["unit"] as? String == "psu")
    }
    let slopes = try #require(left["slopes"] as? [[String: Any]])
    #expect(slopes.count == 6 && slopes.allSatisfy { $0["df"] as? Double == 16 && $0["p"] is Double })
    #expect((left["slopes"] as? NSArray) == (same["slopes"] as? NSArray))
  }

  @Test(arguments: ["two-stage", "two-stage-refit", "product-indicator", "orthogonal"])
  func `the command line decides how products are estimated`(moderation: String) throws {
    let fit = try Self.json([
      "fit", CSIProcess.survey, "--model", Self.model, "--moderation", moderation, "--bootstrap", "0",
    ])
    #expect((fit["settings"] as? [String: Any])?["moderation"] as? String == moderation)
    #expect((fit["products"] as? [Any])?.count == 2)
  }

  @Test func `a construct of constructs moderates`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file(
      "tree.model",
      """
      @scale 1..10
      Perception =~ Image + Quality
      Image =~ IMAG1..IMAG5
      Quality =~ PERQ1..PERQ7
      Value =~ PERV1 + PERV2
      Satisfaction =~ CUSA1..CUSA3
      Loyalty =~ CUSL1..CUSL3
      Satisfaction ~ Perception + Value + Perception:Value
      Loyalty ~ Satisfaction
      """)
    let slopes = try Self.json(["slopes", CSIProcess.survey, "--model", model, "--bootstrap", "100"])
    let settings = try #require(slopes["settings"] as? [String: Any])
    #expect(settings["higherOrder"] as? String == "disjoint" && settings["moderation"] as? String == "two-stage")
    #expect((slopes["slopes"] as? [[String: Any]])?.count == 6)
    let fit = try Self.json([
      "fit", CSIProcess.survey, "--model", model, "--save", folder.url.path + "/tree.fit", "--interval", "bca",
    ])
    #expect((fit["paths"] as? [[String: Any]])?.count == 4 && (fit["parts"] as? [Any])?.count == 2)
    let predicted = try CSIProcess.run(["predict", CSIProcess.survey, "--fit", folder.url.path + "/tree.fit"])
    #expect(predicted.exitCode == 1 && predicted.errors.contains("prediction is not known for models with products"))
    let embedded = try CSIProcess.run([
      "fit", CSIProcess.survey, "--model", model, "--higher-order", "embedded", "--moderation", "orthogonal",
    ])
    #expect(embedded.exitCode == 1 && embedded.errors.contains("orthogonal multiplies the indicators"))
    let drivers = try Self.json([
      "drivers", CSIProcess.survey, "--model", model, "--target", "Loyalty", "--bootstrap", "50",
    ])
    #expect((drivers["constructs"] as? [[String: Any]])?.contains { $0["name"] as? String == "Perception" } == true)
  }

  @Test func `drivers are those at the mean of the moderators`() throws {
    let drivers = try Self.json([
      "drivers", CSIProcess.survey, "--model", Self.model, "--target", "Satisfaction", "--bootstrap", "0",
    ])
    let warnings = try #require(drivers["warnings"] as? [[String: Any]])
    #expect(warnings.contains { $0["code"] as? String == "effectsAtMeans" })
  }

  /// Arguments, exit code, and a part of the message.
  static let refused: [(arguments: [String], code: Int32, message: String)] = [
    (["slopes", CSIProcess.survey, "--template", "ecsi-mobile"], 1, "no product in the model; write"),
    (["slopes", CSIProcess.survey, "--model", model, "--at", "a"], 2, "as in -1,0,1"),
    (["slopes", CSIProcess.survey, "--model", model, "--at", "0", "--at-points", "50"], 2, "exclude each other"),
    (["slopes", CSIProcess.survey, "--model", model, "--standard-errors", "none"], 2, "bootstrap"),
    (["slopes", CSIProcess.survey, "--model", model, "--predictor", "Imag"], 1, "did you mean Image?"),
    (["slopes", CSIProcess.survey, "--model", model, "--target", "Satisfacton"], 1, "did you mean Satisfaction?"),
    (["slopes", CSIProcess.survey, "--model", model, "--predictor", "Complaints"], 1, "no product changes"),
    (
      ["slopes", CSIProcess.survey, "--model", model, "--cluster", "CUSCO", "--standard-errors", "ols"], 2,
      "takes rows for drawn one by one"
    ),
    (
      [
        "slopes", CSIProcess.survey, "--model", model, "--standard-errors", "ols", "--replicate-weights", "CUSA1,CUSA2",
        "--replicate-type", "brr",
      ], 2, "standard errors are those of the replicate weights"
    ),
    (
      [
        "slopes", CSIProcess.survey, "--model", model, "--standard-errors", "jackknife", "--cluster", "CUSL1",
        "--interval", "normal",
      ], 2, "leave --interval out"
    ),
    (["slopes", CSIProcess.survey, "--model", model, "--estimator", "plsc"], 1, "consistent PLS corrects no products"),
    (["fit", CSIProcess.survey, "--model", model, "--moderation", "other"], 2, "two-stage"),
    (["fit", CSIProcess.survey, "--model", model, "--estimator", "gsca"], 1, "knows no products"),
    (["predict", CSIProcess.survey, "--model", model], 1, "prediction is not known for models with products"),
    (["track", CSIProcess.survey, "--model", model, "--by", "IMAG1"], 1, "not known for models with products"),
    (["simulate", "--model", model, "--n", "10"], 1, "no products of constructs"),
  ]

  @Test(arguments: refused)
  func `what is refused has its reason`(arguments: [String], code: Int32, message: String) throws {
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.exitCode == code, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}

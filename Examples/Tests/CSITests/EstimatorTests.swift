import Foundation
import Testing

/// `csi fit --estimator` beyond PLS, and `csi estimators`.
@Suite struct EstimatorTests {
  private static let fit = ["fit", CSIProcess.survey, "--template", "ecsi-mobile"]
  private static let table = ["estimators", CSIProcess.survey, "--template", "ecsi-mobile"]

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try CSIProcess.run(arguments + ["--format", "json"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func `maximum likelihood`() throws {
    let document = try json(Self.fit + ["--estimator", "ml"])
    let ml = try #require(document["maximumLikelihood"] as? [String: Any])
    #expect(((ml["chiSquare"] as? Double ?? 0) - 575.5712820239128).magnitude < 1e-5)
    #expect(ml["df"] as? Int == 241 && (ml["parameterTable"] as? [Any])?.count == 59)
    #expect(document["bootstrap"] is NSNull && document["gsca"] is NSNull)
    let settings = try #require(document["settings"] as? [String: Any])
    #expect(settings["estimator"] as? String == "ml" && settings["replicates"] as? Int == 0)
  }

  @Test(arguments: ["unit", "pca", "gsca"]) func `estimators of scores have replicates`(estimator: String) throws {
    let document = try json(Self.fit + ["--estimator", estimator, "--bootstrap", "100"])
    #expect((document["bootstrap"] as? [String: Any])?["used"] as? Int == 100)
    #expect((document["gsca"] is NSNull) == (estimator != "gsca"))
    #expect(document["maximumLikelihood"] is NSNull)
  }

  @Test(arguments: ["text", "markdown", "csv", "json", "html", "latex"])
  func `side by side in every format`(format: String) throws {
    let outcome = try CSIProcess.run(Self.table + ["--format", format])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("plsc"), "\(format)")
    #expect(outcome.output.contains("inadmissible"), "\(format)")
  }

  @Test func `a list of one's own`() throws {
    let document = try json(Self.table + ["--estimators", "gsca,pca", "--max-iterations", "50"])
    let settings = try #require(document["settings"] as? [String: Any])
    #expect(settings["estimators"] as? [String] == ["gsca", "pca"] && settings["maximumIterations"] as? Int == 50)
    #expect(settings["scheme"] is NSNull)
    #expect((document["status"] as? [String: Any])?.keys.sorted() == ["gsca", "pca"])
  }

  /// Composites cannot be common factors: null and the reason, and the command succeeds.
  @Test func `an estimator that fails`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("composites.model", "A <~ IMAG1 + IMAG2\nB =~ CUSA1 + CUSA2\nB ~ A\n")
    let document = try json(["estimators", CSIProcess.survey, "--model", model])
    let status = try #require(document["status"] as? [String: Any])
    #expect((status["ml"] as? String)?.hasPrefix("failed: construct A is a composite (<~)") == true)
    let values = try #require((document["paths"] as? [[String: Any]])?.first?["values"] as? [String: Any])
    #expect(values["ml"] is NSNull && values["pls"] is Double)

    let alone = try CSIProcess.run(["fit", CSIProcess.survey, "--model", model, "--estimator", "ml"])
    #expect(alone.exitCode == 1 && alone.errors.contains("construct A is a composite") && alone.output.isEmpty)
  }

  @Test(arguments: [
    (fit + ["--estimator", "ml", "--scores", "s.csv"], "has no scores: leave --scores"),
    (fit + ["--estimator", "ml", "--save", "s.json"], "has no scores to predict from"),
    (fit + ["--estimator", "ml", "--exact-fit"], "tests exact fit by its χ²"),
    (fit + ["--estimator", "lisrel"], "The value 'lisrel' is invalid"),
    (table + ["--estimators", "pls,lisrel"], "The value 'pls,lisrel' is invalid"),
    (table + ["--estimators", "pls,pls"], "The value 'pls,pls' is invalid"),
    (table + ["--estimators", ""], "The value '' is invalid"),
    (table + ["--tolerance", "0"], "--tolerance is 0.0"),
    (["predict"] + table.dropFirst() + ["--estimator", "ml"], "has no scores, which this command needs"),
  ])
  func `a wrong command line`(arguments: [String], message: String) throws {
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `maximum likelihood of a matrix`() throws {
    let folder = try TemporaryFolder()
    let matrix = try folder.file(
      "matrix.csv", ",a,b,c,d\na,1,0.5,0.4,0.3\nb,0.5,1,0.4,0.3\nc,0.4,0.4,1,0.5\nd,0.3,0.3,0.5,1\nn,200,,,\n")
    let model = try folder.file("two.model", "A =~ a + b\nB =~ c + d\nB ~ A\n")
    let document = try json(["fit", "--moments", matrix, "--model", model, "--estimator", "ml"])
    #expect((document["maximumLikelihood"] as? [String: Any])?["df"] as? Int == 1)
    let warnings = try #require(document["warnings"] as? [[String: Any]])
    #expect(warnings.contains { $0["code"] as? String == "correlationsAsCovariances" })
  }
}

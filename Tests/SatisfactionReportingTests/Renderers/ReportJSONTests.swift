import Foundation
import Satisfaction
import SatisfactionReporting
import Testing

@Suite struct ReportJSONTests {
  /// Keys of schema csi.fit.v1 in their order; a row stands for all rows.
  private let keys: [(object: String, keys: [String])] = [
    ("software", ["name", "version", "blas"]),
    ("data", ["source", "rows", "used", "dropped", "missingCells", "fingerprint"]),
    (
      "settings",
      [
        "estimator", "scheme", "metric", "missing", "tolerance", "maximumIterations", "replicates", "seed", "level",
        "interval",
      ]
    ),
    ("convergence", ["iterations", "lastChange"]),
    (
      "constructs",
      [
        "name", "label", "kind", "mode", "rSquared", "adjustedRSquared", "bic", "alpha", "rhoA", "rhoC", "ave", "index",
        "indexSD",
      ]
    ),
    (
      "indicators",
      [
        "name", "construct", "weight", "unstandardizedWeight", "loading", "communality", "vif", "mean", "sd", "min",
        "max",
      ]
    ),
    ("paths", ["from", "to", "estimate", "fSquared", "vif"]),
    ("effects", ["from", "to", "direct", "indirect", "total", "impact"]),
    ("specificIndirectEffects", ["chain", "estimate"]),
    ("constructCorrelations", ["names", "values"]),
    ("crossLoadings", ["indicators", "constructs", "values"]),
    ("htmt", ["names", "values"]), ("fornellLarcker", ["names", "values"]),
    ("modelFit", ["saturated", "srmr", "dULS", "dG", "estimated", "srmr", "dULS", "dG"]),
    ("bootstrap", []), ("warnings", ["code", "message", "construct", "indicator"]),
  ]

  private func parsed(_ report: Report) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
  }

  /// The keys of the document in the order of their first appearance, without repeated rows.
  private func keysInOrder(_ text: String) -> [String] {
    var result: [String] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let names = zip(parts, parts.dropFirst()).filter { $1.hasPrefix(": ") }.map { String($0.0) }
      // Rows of a list begin with a brace and repeat the keys of the row before.
      let isRepeated = line.hasPrefix("    {") && result.suffix(names.count) == names[...]
      if !isRepeated { result += names }
    }
    return result
  }

  @Test func `every key in its order`() throws {
    let report = Report(try Fixtures.fit(Fixtures.withoutScales))
    let expected = ["schema"] + keys.flatMap { [$0.object] + $0.keys }
    #expect(keysInOrder(report.json()) == expected)
  }

  /// Some of the document, read by a parser that keeps every digit.
  private struct Numbers: Decodable {
    struct Indicator: Decodable { let weight: Double }
    struct Path: Decodable { let estimate: Double }
    struct Table: Decodable { let values: [[Double]] }
    let schema: String
    let indicators: [Indicator]
    let paths: [Path]
    let constructCorrelations: Table
  }

  @Test func `numbers read back exactly`() throws {
    let fit = try Fixtures.ecsi()
    let document = try JSONDecoder().decode(Numbers.self, from: Data(Report(fit).json().utf8))
    #expect(document.schema == "csi.fit.v1")
    #expect(document.paths.map(\.estimate) == fit.paths.map(\.estimate))
    #expect(document.indicators.map(\.weight) == fit.indicators.map(\.weight))
    let values = document.constructCorrelations.values
    for (i, row) in values.enumerated() {
      #expect(row.count == 7)
      for (j, value) in row.enumerated() {
        #expect(value == fit.constructCorrelations.values[i, j])
        #expect(value == values[j][i])
      }
    }
  }

  @Test func `what is not defined is null`() throws {
    let document = try parsed(Report(try Fixtures.fit(Fixtures.withoutScales)))
    let constructs = try #require(document["constructs"] as? [[String: Any]])
    #expect(constructs[0]["rSquared"] is NSNull)
    #expect(constructs.allSatisfy { $0["index"] is NSNull && $0["label"] is NSNull })
    let htmt = try #require((document["htmt"] as? [String: Any])?["values"] as? [[Any]])
    #expect(htmt[0][0] is NSNull && htmt[0][1] is Double)
    #expect(document["bootstrap"] is NSNull)
    let settings = try #require(document["settings"] as? [String: Any])
    #expect(settings["replicates"] as? Int == 0)
    #expect(settings["seed"] is NSNull)
  }

  @Test func `what comes later has its place`() throws {
    var report = Report(try Fixtures.ecsi())
    report.htmt = .init(names: ["A", "B"], values: [[nil, 0.5], [0.5, nil]])
    report.bootstrap = .init(requested: 10, used: 9, failed: [.init(reason: "notConverged", count: 1)])
    var inference = ReportInference()
    inference[.indicator("IMAG1"), "weight"] = .init(
      standardError: 0.1, bias: 0.01, lower: 0.2, upper: 0.4, p: 0.01, t: 3)
    report.inference = inference
    let document = try parsed(report)
    let indicator = try #require((document["indicators"] as? [[String: Any]])?.first)
    let weight = try #require((indicator["inference"] as? [String: [String: Any]])?["weight"])
    #expect(weight["lower"] as? Double == 0.2)
    #expect(Set(weight.keys) == ["standardError", "bias", "lower", "upper", "p", "t"])
    let failed = (document["bootstrap"] as? [String: Any])?["failed"] as? [String: Int]
    #expect(failed == ["notConverged": 1])
    let htmt = try #require((document["htmt"] as? [String: Any])?["values"] as? [[Any]])
    #expect(htmt[0][0] is NSNull)
    #expect(htmt[0][1] as? Double == 0.5)
  }
}

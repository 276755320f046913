import Foundation
import Satisfaction
import SatisfactionReporting
import Testing

@Suite struct ReportJSONTests {
  private func parsed(_ report: FitReport) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
  }

  @Test func `the document has the keys of its schema in their order`() throws {
    let text = FitReport(try Fixtures.fit(Fixtures.withoutScales)).json()
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
    #expect(
      keys == [
        "schema", "software", "data", "settings", "convergence", "stages", "constructs", "indicators", "parts",
        "leafWeights", "dimensionEffects", "paths", "products", "productIndicators", "effects", "specificIndirectEffects", "constructCorrelations",
        "crossLoadings", "htmt", "fornellLarcker", "modelFit", "bootstrap", "warnings",
      ])
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
    let document = try JSONDecoder().decode(Numbers.self, from: Data(FitReport(fit).json().utf8))
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
    let document = try parsed(FitReport(try Fixtures.fit(Fixtures.withoutScales)))
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
    var report = FitReport(try Fixtures.ecsi())
    report.htmt = .init(names: ["A", "B"], values: [[nil, 0.5], [0.5, nil]])
    var inference = ReportInference()
    inference[.weight("IMAG1")] = .init(
      standardError: 0.1, bias: 0.01, lower: 0.2, upper: 0.4, p: 0.01, t: 3)
    report.inference = inference
    let document = try parsed(report)
    let indicator = try #require((document["indicators"] as? [[String: Any]])?.first)
    let weight = try #require((indicator["inference"] as? [String: [String: Any]])?["weight"])
    #expect(weight["lower"] as? Double == 0.2)
    #expect(Set(weight.keys) == ["standardError", "bias", "lower", "upper", "p", "t"])
    let htmt = try #require((document["htmt"] as? [String: Any])?["values"] as? [[Any]])
    #expect(htmt[0][0] is NSNull)
    #expect(htmt[0][1] as? Double == 0.5)
  }
}

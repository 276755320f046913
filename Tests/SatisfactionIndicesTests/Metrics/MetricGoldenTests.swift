import Foundation
import Satisfaction
import Testing
import _TestSupport

/// Against two independent programs that agree to 1e-12; see the provenance in the files.
struct MetricGoldenTests {
  @Test(arguments: [false, true])
  func customerSurvey(isWeighted: Bool) throws {
    let folder = Survey.package.appending(path: "Examples/Data")
    let text = try String(contentsOf: folder.appending(path: "customer-survey.metrics"), encoding: .utf8)
    let definitions = try MetricDefinitions(text: text)
    let survey = try Dataset(
      csv: folder.appending(path: "customer-survey.csv").path, for: definitions, segments: ["segment"],
      weightsColumn: "weight")
    let results = try definitions.results(
      in: survey, by: ["segment"], weightsColumn: isWeighted ? "weight" : nil)
    let golden = try MetricGolden.load("metrics-customer-survey")
    try golden.compare(isWeighted ? golden.weighted ?? [] : golden.unweighted, with: results.results)
  }

  @Test func mobilePhones() throws {
    var text = "@scale 1..10\nnps \"CUSL3, 9-10 and 1-6\" CUSL3 promoters 9..10 detractors 1..6\n"
    for item in ["CUSA1", "CUSA2", "CUSA3"] {
      text += "rate \"\(item)>=8\" \(item) >= 8\ntopbox \"\(item) top 2\" \(item) top 2\nmean \"\(item)\" \(item)\n"
    }
    text +=
      "gap \"PERQ1-CUEX1\" PERQ1 - CUEX1\ngap \"PERQ5-CUEX3\" PERQ5 - CUEX3\ncurve \"CUSL3 on CUSA1\" CUSL3 on CUSA1\n"
    let results = try MetricDefinitions(text: text).results(in: try Survey.mobile())
    let golden = try MetricGolden.load("metrics-mobile-phone")
    try golden.compare(golden.unweighted, with: results.results)
  }
}

/// A golden file of metrics.
struct MetricGolden: Decodable {
  struct Metric: Decodable {
    let kind, name: String
    let group: [String: String]?
    let n: Int
    let effective: Double
    let missing: Int
    let estimates: [Estimate]
    let table: [[String: Cell]]?
  }

  struct Estimate: Decodable {
    let name: String
    let value, standardError, lower, upper, p: Double?
  }

  /// A number, a truth value or null.
  enum Cell: Decodable {
    case number(Double)
    case bool(Bool)
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let bool = try? container.decode(Bool.self) {
        self = .bool(bool)
      } else {
        self = .number(try container.decode(Double.self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  }

  let unweighted: [Metric]
  let weighted: [Metric]?

  static func load(_ name: String) throws -> MetricGolden {
    let url = Survey.package.appending(path: "Tests/Golden/\(name).json")
    return try JSONDecoder().decode(MetricGolden.self, from: Data(contentsOf: url))
  }

  func compare(_ golden: [Metric], with results: [MetricResult]) throws {
    #expect(!golden.isEmpty)
    for metric in golden {
      let what = "\(metric.kind) \(metric.name) \(metric.group?.values.first ?? "all")"
      let result = try #require(
        results.first {
          $0.kind == metric.kind && $0.name == metric.name && $0.group?.first == metric.group?.values.first
        },
        "no \(what)")
      #expect(
        result.cases == metric.n && result.missing == metric.missing, "\(what): \(result.cases), \(result.missing)")
      expectClose(result.effective, metric.effective, "\(what) effective", tolerance: 1e-10)
      for estimate in metric.estimates {
        let got = try #require(result.estimates.first { $0.name == estimate.name }, "\(what) has no \(estimate.name)")
        let pairs = [
          ("value", got.value, estimate.value), ("standardError", got.standardError, estimate.standardError),
          ("lower", got.lower, estimate.lower), ("upper", got.upper, estimate.upper), ("p", got.p, estimate.p),
        ]
        for (key, number, expected) in pairs {
          expectClose(number, expected, "\(what) \(estimate.name).\(key)", tolerance: 1e-9)
        }
      }
      compare(metric.table ?? [], with: result.table, what)
    }
  }

  private func compare(_ rows: [[String: Cell]], with table: MetricTable?, _ what: String) {
    switch table {
    case nil: #expect(rows.isEmpty, "\(what) lacks its table")
    case .curve(let points):
      #expect(points.count == rows.count, "\(what): \(points.count) points")
      for (point, row) in zip(points, rows) {
        let pairs = [
          ("satisfaction", point.satisfaction), ("n", Double(point.cases)), ("weight", point.weight),
          ("mean", point.mean), ("standardError", point.standardError), ("lower", point.lower),
          ("upper", point.upper), ("linear", point.linear), ("monotone", point.monotone),
        ]
        for (key, number) in pairs { expectClose(number, row[key]?.number, "\(what) \(key)", tolerance: 1e-9) }
      }
    case .loyalty(let first, let second, let cells):
      #expect(cells.count == rows.count, "\(what): \(cells.count) cells")
      for (cell, row) in zip(cells, rows) {
        #expect(cell.first == row[first]?.bool && cell.second == row[second]?.bool, "\(what): order of the cells")
        let pairs = [
          ("n", Double(cell.cases)), ("value", cell.share.value), ("standardError", cell.share.standardError),
          ("lower", cell.share.lower), ("upper", cell.share.upper),
        ]
        for (key, number) in pairs { expectClose(number, row[key]?.number, "\(what) \(key)", tolerance: 1e-9) }
      }
    }
  }
}

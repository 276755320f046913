import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Columns of answers that a test may change before they become a data set.
struct AnswerTable {
  var columns: [(name: String, values: [Double])]

  /// The survey that the repository carries: 250 cases, 24 items on 1…10.
  static func mobile() throws -> AnswerTable {
    let data = try EmbeddedSurvey.load()
    return AnswerTable(
      columns: data.columns.map { column in
        (column.name, (0..<data.rowCount).map { column.number(at: $0) ?? .nan })
      })
  }

  var rowCount: Int { columns[0].values.count }

  subscript(name: String) -> [Double] {
    get { columns.first { $0.name == name }?.values ?? [] }
    set {
      if let j = columns.firstIndex(where: { $0.name == name }) {
        columns[j].values = newValue
      } else {
        columns.append((name, newValue))
      }
    }
  }

  func dataset() throws -> Dataset { try Dataset(columns) }

  /// The same cases in another order, or some of them, or some several times.
  func rows(_ rows: [Int]) -> AnswerTable {
    AnswerTable(columns: columns.map { column in (column.name, rows.map { column.values[$0] }) })
  }
}

/// Whole numbers that look like chance and are the same everywhere.
struct Lottery {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  /// 0 up to, not including, `bound`.
  mutating func draw(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

/// Fails once for each kind of estimate in which two fits differ; rows are matched by name and may stand in any order.
func expectSameEstimates(
  _ got: PLSFit, _ expected: PLSFit, _ what: String, tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  func compare(_ got: [String: Double], _ expected: [String: Double], _ kind: String) {
    #expect(got.count == expected.count, "\(what): number of \(kind)s", sourceLocation: sourceLocation)
    for (name, value) in expected {
      expectClose(
        got[name], value, "\(what): \(kind) of \(name)", tolerance: tolerance, sourceLocation: sourceLocation)
    }
  }
  compare(got.named(\.weight), expected.named(\.weight), "weight")
  compare(got.named(\.loading), expected.named(\.loading), "loading")
  compare(got.pathsByName, expected.pathsByName, "path")
  compare(got.effectsByName, expected.effectsByName, "total effect")
  compare(got.explainedByName, expected.explainedByName, "R²")
}

extension PLSFit {
  func named(_ member: KeyPath<IndicatorEstimate, Double>) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: indicators.map { ($0.name, $0[keyPath: member]) })
  }

  var pathsByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: paths.map { ("\($0.from) → \($0.to)", $0.estimate) })
  }

  var effectsByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: effects.map { ("\($0.from) → \($0.to)", $0.total) })
  }

  var explainedByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: constructs.compactMap { row in row.rSquared.map { (row.name, $0) } })
  }
}

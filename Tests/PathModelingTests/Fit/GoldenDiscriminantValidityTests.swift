import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// HTMT by its three definitions against cSEM (signed, geometric), seminr (absolute) and an independent formula.
struct GoldenDiscriminantValidityTests {
  static let definitions: [(key: String, definition: HTMTDefinition)] = [
    ("htmtSigned", .signed), ("htmt2", .geometric), ("htmtAbs", .absolute),
  ]

  @Test(arguments: GoldenEstimationTests.names)
  func assessmentAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let htmt = try golden.fit().assessment.htmt
    var compared = 0
    for (key, definition) in Self.definitions where !golden.results[key]["rows"].names.isEmpty {
      let mine = try #require(htmt[definition])
      for cell in try golden.table(key).lowerCells {
        try expectAgreement(mine, cell, "\(name) \(key)")
        compared += 1
      }
    }
    #expect(compared > 0, "\(name): nothing compared")
  }

  /// The file that holds all definitions side by side.
  @Test(arguments: [
    ("htmt_abs_items", HTMTDefinition.absolute), ("htmt_raw", .signed), ("cSEM_htmt", .signed),
    ("htmt2_raw", .geometric), ("cSEM_htmt2", .geometric),
  ])
  func definitionsAgree(_ key: String, _ definition: HTMTDefinition) throws {
    let golden = try GoldenCase("a_mobi_htmt_definitions")
    let fit = try PLS().fit(golden.model(), to: golden.survey(for: golden.model()))
    let mine = try #require(fit.assessment.htmt[definition])
    for cell in try golden.table(key).lowerCells { try expectAgreement(mine, cell, key) }
  }

  /// The geometric mean of absolute correlations, a fourth form that the library does not offer.
  @Test
  func geometricMeanOfAbsoluteCorrelations() throws {
    let golden = try GoldenCase("a_mobi_htmt_definitions")
    let fit = try PLS().fit(golden.model(), to: golden.survey(for: golden.model()))
    var correlations = try fit.moments.correlations()
    correlations = Matrix(
      rows: correlations.rowCount, columns: correlations.columnCount,
      columnMajor: correlations.elements.map(\.magnitude))
    let ranges = Dictionary(uniqueKeysWithValues: try fit.blocks().map { ($0.construct.name, $0.range) })
    for cell in try golden.table("htmt2_abs").lowerCells {
      let got = heterotraitMonotraitRatio(
        correlations: correlations, try #require(ranges[cell.row]), try #require(ranges[cell.column]),
        definition: .geometric)
      expectClose(got, cell.value, "HTMT2 of |r| \(cell.row), \(cell.column)")
    }
  }

  private func expectAgreement(
    _ table: Assessment.ConstructTable, _ cell: (row: String, column: String, value: Double?), _ what: String
  ) throws {
    let i = try #require(table.names.firstIndex(of: cell.row))
    let j = try #require(table.names.firstIndex(of: cell.column))
    expectClose(table.values[i][j], cell.value, "\(what) \(cell.row), \(cell.column)")
    #expect(table.values[i][j] == table.values[j][i], "\(what): both sides of the diagonal are filled")
    #expect(table.values[i][i] == nil, "\(what): no ratio of a construct with itself")
  }
}

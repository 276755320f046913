import Satisfaction
import SatisfactionReporting
import Testing

/// The columns of CSV that say what a record is about.
@Suite struct KeyColumnTests {
  private static let own = [
    "table", "row", "column", "value", "text", "from", "to", "standardError", "bias", "lower", "upper", "p", "t",
  ]

  /// The records by the names of the columns.
  private static func records(_ report: some ReportContent) throws -> [[String: String]] {
    let fields = try CSVRecords(report.csv()).fields
    return fields.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(fields[0], $0)) }
  }

  private static func header(_ report: some ReportContent) throws -> [String] { try CSVRecords(report.csv()).fields[0] }

  @Test func `a change has its segment, waves, kind and construct by name, and so has its adjusted p`() throws {
    let report = try PlantedProgramme.report()
    #expect(
      try Self.header(report) == Self.own + ["segment", "wave", "level", "group", "kind", "construct", "item", "name"])
    let records = try Self.records(report)
    let changes = report.programme.changes
    for (column, expected) in [("change", changes.map(\.p)), ("pAdjusted", changes.map(\.pAdjusted))] {
      let rows = records.filter { $0["table"] == "changes" && $0["column"] == column }
      #expect(rows.count == changes.count)
      for (row, (change, p)) in zip(rows, zip(changes, expected)) {
        #expect(row["segment"] == change.segment && row["wave"] == change.to && row["to"] == change.to)
        #expect(row["kind"] == change.kind.rawValue && row["construct"] == change.construct)
        #expect(row[column == "change" ? "p" : "value"].flatMap(Double.init) == p)
      }
    }
    let item = try #require(records.first { $0["table"] == "changes.items" && $0["column"] == "meanPart" })
    #expect(item["item"] == "A1" && item["construct"] == "A" && item["segment"] == "F1" && item["wave"] == "2023H2")
    let cell = try #require(records.last { $0["table"] == "cells.items" && $0["column"] == "score" })
    #expect(cell["item"] == "B2" && cell["construct"] == "B" && cell["segment"] == "F6" && cell["wave"] == "2024H1")
  }

  /// Names that a reader could not take apart at ` · `.
  @Test func `columns that make a segment come apart`() throws {
    let names = [
      ["T4 · 2024H1", "a"], ["T4", "2024H1 · b"], ["T5", "a"], ["T6", "a"], ["T7", "a, b"], ["T8", "\u{3d}1"],
    ]
    let report = try PlantedProgramme.report(columns: ["region", "product"], names: names)
    let records = try Self.records(report).filter { $0["table"] == "cells.constructs" && $0["column"] == "index" }
    let found = Set(records.map { [$0["segment.region"] ?? "", $0["segment.product"] ?? ""] })
    // A spreadsheet would compute the last.
    #expect(found == Set(names.dropLast() + [["T8", "'=1"]]))
    for record in records {
      let region = try #require(record["segment.region"])
      #expect(record["segment"]?.hasPrefix(region) == true, "\(record)")
    }
  }

  /// What is appended moves nothing, and every part of a row's name stands in a column.
  @Test(arguments: SampleReport.allCases) func `every part of a name has its column`(kind: SampleReport) throws {
    let report = try kind.report()
    let fields = try CSVRecords(report.csv()).fields
    #expect(Array(fields[0].prefix(Self.own.count)) == Self.own)
    #expect(Set(fields[0]).count == fields[0].count)
    let keys = fields[0].dropFirst(Self.own.count)
    if [.fit, .prediction, .drivers, .plan].contains(kind) { #expect(keys.isEmpty) } else { #expect(!keys.isEmpty) }
    guard !keys.isEmpty else { return }
    for record in fields.dropFirst() where record[1].contains(" · ") {
      func split(_ text: String) -> [String] {
        text.components(separatedBy: " · ").flatMap { $0.components(separatedBy: " -> ") }
      }
      let parts = Set((record[5...6] + record[Self.own.count...]).flatMap(split))
      for part in split(record[1]) where Int(part) == nil {
        #expect(parts.contains(part), "\(kind): \(part) of \(record)")
      }
    }
  }
}

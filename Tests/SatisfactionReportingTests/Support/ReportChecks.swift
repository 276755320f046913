import Foundation
import Satisfaction
import SatisfactionReporting
import Testing

/// Holds the machine-readable forms of any report to what they promise: JSON to the schema of its name, and CSV to JSON,
/// place for place: every value of one stands in the other under the same table, row and column, and nothing else does.
func expectKeepsItsPromises<Content: ReportContent>(
  _ report: Content, location: SourceLocation = #_sourceLocation
) throws {
  let schema = try JSONSchema(named: Content.schema)
  let document = try JSONTree(parsing: report.json())
  let faults = schema.ownFaults() + schema.faults(of: document)
  #expect(faults.isEmpty, "\(Content.schema): \(faults.prefix(20).joined(separator: "\n"))", sourceLocation: location)
  let records = try CSVRecords(report.csv())
  let differences = try differences(records, ReportTables(of: document))
  #expect(
    differences.isEmpty, "\(Content.schema), \(differences.count): \(differences.prefix(20).joined(separator: "\n"))",
    sourceLocation: location)
  for format in [ReportFormat.text, .markdown] {
    #expect(!report.bytes(as: format).isEmpty, sourceLocation: location)
  }
}

/// Where the file and the tables of the document say different things.
private func differences(_ file: CSVRecords, _ document: ReportTables) throws -> [String] {
  var differences: [String] = []
  for table in Set(file.records.map(\.table)).subtracting(document.tables.keys).sorted() {
    differences.append("\(table): CSV has a table that JSON has not")
  }
  for (table, objects) in document.tables.sorted(by: { $0.key < $1.key }) {
    var rows = file.objects(of: table)
    // Objects that say nothing but their names have no record.
    let said = rows.isEmpty ? objects.filter { !$0.isNameOnly } : objects
    guard said.count == rows.count else {
      differences.append("\(table): \(said.count) objects in JSON, \(rows.count) in CSV")
      continue
    }
    for object in said {
      // Objects whose row JSON says are found by it, the others by their order.
      let place =
        object.row.map { row in rows.firstIndex { $0[0].row == row } }
        ?? rows.firstIndex { row in
          !said.contains { $0.row == row[0].row }
        }
      guard let place else {
        differences.append("\(table): CSV has no row \(object.row ?? "of its own")")
        continue
      }
      differences += object.differences(from: rows.remove(at: place)).map { "\(table), \($0)" }
    }
  }
  return differences
}

extension ReportTables.Object {
  /// Whether all values are texts, as names are.
  fileprivate var isNameOnly: Bool { values.values.allSatisfy { $0.type == "string" || $0.type == "null" } }

  /// What the records of one row say otherwise.
  fileprivate func differences(from records: [CSVRecords.Record]) -> [String] {
    let row = records[0].row
    var differences: [String] = []
    var known = Set<String>()
    for (column, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let record = records.first(where: { $0.column == column }) else {
        if !isElsewhere(column, value, records) { differences.append("\(row), \(column): CSV lacks \(value.name)") }
        continue
      }
      known.insert(column)
      if !record.holds(value) {
        differences.append("\(row), \(column): JSON \(value.name), CSV \(record.value)\(record.text)")
      }
      for (measure, number) in inference[column] ?? [:] where ReportTables.measures.contains(measure) {
        if !record.holds(number, as: measure) {
          differences.append(
            "\(row), \(column), \(measure): JSON \(number.name), CSV \(record.measures[measure] ?? "")")
        }
      }
    }
    let codes = values["code"].map { [$0.name] } ?? []
    for record in records where !known.contains(record.column) && !codes.contains(record.column) {
      differences.append("\(row), \(record.column): JSON lacks \(record.value)\(record.text)")
    }
    return differences
  }

  /// Whether a value stands in another place of the row: a name in the row's own name, a measure beside a number, the
  /// message of a warning under its code.
  private func isElsewhere(_ column: String, _ value: JSONTree, _ records: [CSVRecords.Record]) -> Bool {
    if column == "message", let code = values["code"]?.name {
      return records.contains { $0.column == code && $0.holds(value) }
    }
    if column == "code" { return records.contains { $0.column == value.name } }
    if ReportTables.measures.contains(column) { return records.contains { $0.holds(value, as: column) } }
    // The kind of an interval that is not that of the settings.
    if column == "interval" { return true }
    let names = records[0].row.components(separatedBy: " · ").flatMap { $0.components(separatedBy: " -> ") }
    return value.type == "null" || names.contains(value.name) || records[0].row == value.name
  }
}

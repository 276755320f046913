import Satisfaction
import SatisfactionReporting
import Testing

/// Holds the machine-readable forms of any report to what they promise: JSON to the schema of its name, and CSV to JSON,
/// number for number and word for word.
func expectKeepsItsPromises<Content: ReportContent>(
  _ report: Content, location: SourceLocation = #_sourceLocation
) throws {
  let schema = try JSONSchema(named: Content.schema)
  let document = try JSONTree(parsing: report.json())
  let faults = schema.ownFaults() + schema.faults(of: document)
  #expect(faults.isEmpty, "\(Content.schema): \(faults.prefix(20).joined(separator: "\n"))", sourceLocation: location)
  let records = try CSVRecords(report.csv())
  for (what, values) in document.plainValues where what != "schema" {
    let missing = values.filter { !records.contains($0) }
    #expect(missing.isEmpty, "\(what): CSV lacks \(missing.prefix(5))", sourceLocation: location)
  }
  for format in [ReportFormat.text, .markdown] {
    #expect(!report.bytes(as: format).isEmpty, sourceLocation: location)
  }
}

/// The records of a CSV file with quoted fields, read by a reader of the test's own.
struct CSVRecords {
  let records: [[String]]
  private let fields: Set<String>

  init(_ text: String) throws {
    var (records, record, field): ([[String]], [String], String) = ([], [], "")
    var isQuoted = false
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.unicodeScalars.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    #expect(field.isEmpty && record.isEmpty && !isQuoted, "the file ends within a record")
    self.records = records
    fields = Set(records.joined())
  }

  /// Whether some field is this value; a text that a spreadsheet would compute has an apostrophe in front.
  func contains(_ value: JSONTree) -> Bool {
    switch value {
    case .null, .array, .object: true
    case .bool(let flag): fields.contains(flag ? "true" : "false")
    case .number(let number):
      fields.contains("\(number)") || number == number.rounded() && fields.contains { Double($0) == number }
    case .string(let text): fields.contains(text) || fields.contains("'" + text) || names(text)
    }
  }

  /// Whether a text is part of the name of a row.
  private func names(_ text: String) -> Bool {
    records.contains { $0.count > 1 && ($0[1] == text || $0[1].contains(text) || $0[2] == text) }
  }
}

extension JSONTree {
  /// The plain values of the document by the names of their top keys.
  var plainValues: [String: [JSONTree]] { members.mapValues(\.leaves) }

  private var leaves: [JSONTree] {
    switch self {
    case .array(let items): items.flatMap(\.leaves)
    case .object(let members): members.values.flatMap(\.leaves)
    default: [self]
    }
  }
}

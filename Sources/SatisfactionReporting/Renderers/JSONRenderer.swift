internal import SatisfactionWording

/// Writes a report as JSON: every key of its schema is always there, in the same order, and what is not defined is null.
enum JSONRenderer {
  /// The document, in UTF-8, with a line feed at its end.
  static func bytes<Content: ReportContent>(of report: Content) -> [UInt8] {
    var members: [JSONMember] = []
    for section in report.allSections {
      guard case .matrix(let matrix) = section.value, let key = matrix.memberOfDocument else {
        members.append(JSONMember(section.name, JSONValue(section.value)))
        continue
      }
      // Matrices of the same rows name them once.
      for member in matrix.members(values: key) {
        let known = members.first { $0.name == member.name }
        precondition(known == nil || known == member, "two matrices of a document have the same rows")
        if known == nil { members.append(member) }
      }
    }
    return JSONWriter.bytes(of: .object([JSONMember("schema", .string(Content.schema))] + members))
  }
}

extension JSONValue {
  /// A value of a report.
  init(_ value: FieldValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .integer(let integer): .integer(integer)
      case .unsigned(let integer): .unsigned(integer)
      case .number(let number): .number(number)
      case .text(let text): .string(text)
      case .list(let values): .array(values.map { JSONValue($0) })
      case .record(let record): JSONValue(record)
      case .records(let records): .array(records.map { JSONValue($0) })
      case .matrix(let matrix): JSONValue(matrix)
      }
  }

  private init(_ record: Record) {
    var members: [JSONMember] = []
    members.reserveCapacity(record.fields.count + 1)
    for field in record.fields {
      members.append(JSONMember(field.name, JSONValue(field.value)))
      if record.placement == .beside, let uncertainty = field.uncertainty { members += uncertainty.members }
    }
    if record.placement == .member {
      let known = record.fields.compactMap { field in
        field.uncertainty.map { JSONMember(field.name, .object($0.members)) }
      }
      members.append(JSONMember("inference", .object(known)))
    }
    self = .object(members)
  }

  private init(_ matrix: FieldMatrix) { self = .object(matrix.members(values: "values")) }

  fileprivate static func table(_ values: [[Double?]]) -> JSONValue {
    .array(values.map { .array($0.map { JSONValue($0) }) })
  }
}

extension FieldMatrix {
  /// Names, values, and what else is known.
  fileprivate func members(values key: String) -> [JSONMember] {
    var members = [JSONMember(rows.key, .array(rows.names.map { JSONValue($0) }))]
    if !isSymmetric { members.append(JSONMember(columns.key, .array(columns.names.map { JSONValue($0) }))) }
    members.append(JSONMember(key, JSONValue.table(values)))
    members += remarks.map { JSONMember($0.name, JSONValue($0.value)) }
    if !inference.isEmpty {
      let layers = inference.map { JSONMember($0.key, JSONValue.table($0.values)) }
      members.append(JSONMember("inference", .object(layers)))
    }
    return members
  }
}

extension Uncertainty {
  fileprivate var members: [JSONMember] {
    let members = measures.map { JSONMember($0.rawValue, JSONValue(self[$0])) }
    return members + (interval.map { [JSONMember("interval", .string($0))] } ?? [])
  }
}

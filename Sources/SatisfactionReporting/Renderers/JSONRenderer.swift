internal import SatisfactionWording

/// Writes a report as JSON: every key of its schema is always there, in the same order, and what is not defined is null.
enum JSONRenderer {
  /// The document, in UTF-8, with a line feed at its end.
  static func bytes(of report: some ReportContent) -> [UInt8] {
    var bytes: [UInt8] = []
    forEachPiece(of: report) { bytes += $0 }
    return bytes
  }

  /// The document in pieces, each made when the one before is dealt with.
  static func forEachPiece<Content: ReportContent, Failure: Error>(
    of report: Content, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = JSONWriter()
    var shared: [JSONMember] = []
    writer.write("schema", .string(Content.schema))
    for section in report.allSections {
      if case .records(let records) = section.value {
        writer.beginList(section.name)
        for record in records {
          writer.write(entry: JSONValue(record))
          if writer.count > DocumentPiece.size { try body(writer.take()) }
        }
        writer.endList()
      } else if case .matrix(let matrix) = section.value, let key = matrix.memberOfDocument {
        // Matrices of the same rows name them once.
        for member in matrix.members(values: key) {
          let known = shared.first { $0.name == member.name }
          precondition(known == nil || known == member, "two matrices of a document have the same rows")
          guard known == nil else { continue }
          shared.append(member)
          writer.write(member.name, member.value)
        }
      } else {
        writer.write(section.name, JSONValue(section.value))
      }
    }
    writer.end()
    try body(writer.take())
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

  fileprivate init(_ record: Record) {
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

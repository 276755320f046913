internal import SatisfactionWording

/// Writes comma-separated values (RFC 4180), in UTF-8 with a line feed after each record.
package struct CSVWriter {
  /// What is written since it was taken last.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// The bytes since they were taken last.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Adds a record.
  package mutating func append(_ fields: [CSVField]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      write(field)
    }
    endRecord()
  }

  /// Writes a field, without a comma.
  mutating func write(_ field: CSVField) {
    switch field {
    case .empty: break
    case .text(let value): append(CSVText.field(value, for: .spreadsheet))
    case .integer(let value): append(value.description)
    case .unsigned(let value): append(value.description)
    case .number(let value): append(value.isFinite ? value.description : "")
    }
  }

  /// Writes a comma and a field.
  mutating func writeNext(_ field: CSVField) {
    bytes.append(UInt8(ascii: ","))
    write(field)
  }

  /// Writes fields that are bytes already, commas among them.
  mutating func write(_ written: [UInt8]) { bytes += written }

  /// Ends the record.
  mutating func endRecord() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// One field of a record.
package enum CSVField: Sendable, Equatable {
  case empty
  case text(String)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)

  /// A number, or an empty field.
  package init(_ number: Double?) { self = number.map(CSVField.number) ?? .empty }
}

internal import SatisfactionWording

/// Writes comma-separated values (RFC 4180), in UTF-8 with a line feed after each record.
package struct CSVWriter {
  /// What is written so far.
  package private(set) var text = ""

  package init() {}

  /// Adds a record.
  package mutating func append(_ fields: [CSVField]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { text += "," }
      switch field {
      case .empty: break
      case .text(let value): text += CSVText.field(value, for: .spreadsheet)
      case .integer(let value): text += value.description
      case .unsigned(let value): text += value.description
      case .number(let value): text += value.isFinite ? value.description : ""
      }
    }
    text += "\n"
  }
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

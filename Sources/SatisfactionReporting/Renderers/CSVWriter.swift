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
      case .text(let value): text += Self.quoted(value)
      case .integer(let value): text += value.description
      case .unsigned(let value): text += value.description
      case .number(let value): text += value.isFinite ? value.description : ""
      }
    }
    text += "\n"
  }

  /// A text as a field: quoted where it holds a separator, a quote or a line break.
  ///
  /// A spreadsheet reads a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula, quoted or not.
  /// Such a text gets an apostrophe in front, which spreadsheets take as "this is text" (OWASP, CSV Injection).
  package static func quoted(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let value = isFormula ? "'" + text : text
    let needsQuotes = value.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
    guard needsQuotes || value.first == " " || value.last == " " else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
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

/// Texts as fields of comma-separated values (RFC 4180).
package enum CSVText {
  /// Who reads the file.
  package enum Reader: Sendable {
    /// A person with a spreadsheet: no text is computed.
    case spreadsheet
    /// A program that reads the data again: every text comes back as it is, also an empty one.
    case program
  }

  /// A text as a field: quoted where it holds a separator, a quote, a tab or a line break, or a blank at an end.
  ///
  /// A spreadsheet reads a text that begins with `=`, `+`, `-`, `@` (full-width ones too), a tab or a carriage return as
  /// a formula, quoted or not. Such a text gets an apostrophe in front, which spreadsheets take as "this is text"
  /// (OWASP, CSV Injection). For a program, an empty text and `NA` are quoted, so that they are no missing values.
  package static func field(_ text: String, for reader: Reader) -> String {
    switch reader {
    case .spreadsheet:
      let isFormula = text.unicodeScalars.first.map { formulaSigns.contains($0) } ?? false
      return quotedWhereNeeded(isFormula ? "'" + text : text)
    case .program: return text.isEmpty || text == "NA" ? quoted(text) : quotedWhereNeeded(text)
    }
  }

  private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
  private static let special: Set<Unicode.Scalar> = [",", ";", "\"", "\t", "\n", "\r"]

  private static func quotedWhereNeeded(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { special.contains($0) }
    return needsQuotes || text.first == " " || text.last == " " ? quoted(text) : text
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

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
      return quotedWhereNeeded(beginsFormula(text) ? "'" + text : text)
    case .program: return text.isEmpty || text == "NA" ? quoted(text) : quotedWhereNeeded(text)
    }
  }

  private static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  /// Bytes are looked at, not characters: what needs quotes is ASCII, and a large table has millions of fields.
  private static func quotedWhereNeeded(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\t"), UInt8(ascii: "\n"),
        UInt8(ascii: "\r"):
        true
      default: false
      }
    }
    let blank = UInt8(ascii: " ")
    return needsQuotes || text.utf8.first == blank || text.utf8.last == blank ? quoted(text) : text
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

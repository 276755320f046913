/// Which names may stand in text as they are, and how the others are quoted.
///
/// A bare name begins with a letter (Unicode XID_Start) or `_` and goes on with letters, digits, combining marks
/// (XID_Continue), `_` and single dots.
package enum NameSyntax {
  /// Whether a bare name may begin with the scalar.
  package static func starts(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar) || scalar == "_" }
    return scalar.properties.isXIDStart
  }

  /// Whether a bare name may go on with the scalar; dots are judged by their neighbours.
  package static func continues(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar) || scalar == "_" || isDigit(scalar) }
    return scalar.properties.isXIDContinue
  }

  /// 0 to 9.
  package static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Whether a name needs no quotes. Names with a dot at an end are quoted for legibility, though the parser
  /// takes them.
  package static func isBare(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, starts(first), name.unicodeScalars.last != "." else { return false }
    var last = first
    for scalar in name.unicodeScalars.dropFirst() {
      guard continues(scalar) || (scalar == "." && last != ".") else { return false }
      last = scalar
    }
    return true
  }

  /// The name as the parser reads it: bare if possible, else quoted.
  package static func written(_ name: String) -> String { isBare(name) ? name : quoted(name) }

  /// Any text in quotes, with escapes for quotes, backslashes, and what cannot be seen.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(contentsOf: escaped(scalar).unicodeScalars) }
    result.unicodeScalars.append("\"")
    return result
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: needsEscape(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
  }

  /// Control and format characters, and separators of lines and paragraphs.
  package static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isControl(scalar) }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Whether the scalar is a control character or breaks a line: such a scalar is in no name.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}

internal import SatisfactionWording

/// Single characters in messages.
enum CharacterText {
  /// `U+201C`.
  static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The character itself where it can be printed, and its code where it is not plain ASCII.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return "`\(scalar)`" }
    let isPrintable = !NameSyntax.needsEscape(scalar) && !scalar.properties.isGraphemeExtend
    return isPrintable ? "`\(scalar)` (\(code(scalar)))" : code(scalar)
  }

  /// What to do about a character that has no meaning.
  static func advice(for scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "=": "write =~ for a reflective construct, <~ for a composite, ~ for paths"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "'", "\u{2018}", "\u{2019}":
      "write straight double quotes"
    case "\u{2013}", "\u{2014}", "\u{2212}": "write the minus sign of the keyboard"
    case "\u{2026}": "write two dots"
    case "\u{2192}", "\u{2190}": "write a path as `Target ~ Source`"
    case "\u{FFFD}": "the text is perhaps not UTF-8; save it as UTF-8"
    default: "remove it, or put the name it belongs to in double quotes"
    }
  }
}

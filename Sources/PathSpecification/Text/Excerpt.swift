/// The part of a line around a place, printable on a terminal, and where the caret goes.
struct Excerpt {
  private(set) var text = ""
  private(set) var caretIndent = 0

  private static let before = 48
  private static let after = 24

  init(of source: SourceText, lineStart: Int, offset: Int) {
    let start = max(lineStart, offset - Self.before)
    if start > lineStart {
      text = "…"
      caretIndent = 1
    }
    var at = start
    while at < source.scalars.count, !SourceText.isNewline(source.scalars[at]), at < offset + Self.after {
      let shown = Self.shown(source.scalars[at])
      text.unicodeScalars.append(shown)
      if at < offset { caretIndent += Self.width(shown) }
      at += 1
    }
    if at < source.scalars.count, !SourceText.isNewline(source.scalars[at]) { text += "…" }
  }

  /// Tabs as blanks, control characters as their pictures, what reorders or hides text as a replacement character.
  static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 9: " "
    case ..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: NameSyntax.needsEscape(scalar) ? "\u{FFFD}" : scalar
    }
  }

  /// Columns of a scalar on a terminal: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The blocks of Unicode's East Asian Width W and F that occur in text.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

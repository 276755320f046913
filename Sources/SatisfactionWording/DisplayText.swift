/// How text takes up room on a terminal, where every character is none, one or two columns wide.
public enum DisplayText {
  /// The number of columns that a terminal gives a text.
  public static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// The columns of one character as a person counts them: that of its widest scalar.
  public static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // U+FE0F asks for the picture instead of the sign.
    if scalars.contains("\u{FE0F}") { return 2 }
    return scalars.reduce(0) { max($0, width($1)) }
  }

  /// The text cut to `width` columns, `…` at its end if something was cut.
  public static func cut(_ text: String, to width: Int) -> String {
    guard self.width(text) > width else { return text }
    guard width > 0 else { return "" }
    return prefix(text[...], width - 1) + "…"
  }

  /// The text cut to `width` columns in its middle, so that both ends stay.
  public static func cutInMiddle(_ text: String, to width: Int) -> String {
    guard self.width(text) > width else { return text }
    guard width > 2 else { return cut(text, to: width) }
    let tail = (width - 1) / 2
    let end = String(prefix(String(text.reversed())[...], tail).reversed())
    return prefix(text[...], width - 1 - self.width(end)) + "…" + end
  }

  /// The text with control characters, and with marks that hide text or turn the direction of writing, replaced by `�`,
  /// and line breaks by `⏎`: data may name things as it likes, but not steer a terminal.
  public static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      // A line of Windows ends once.
      case "\n" where previous == "\r": break
      case "\n", "\r": result.append("\u{23CE}")
      default: result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// Words in lines of at most `width` columns; a longer word has a line of its own.
  public static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if self.width(line) + 1 + self.width(String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  static func prefix(_ text: Substring, _ width: Int) -> String {
    var used = 0
    var result = ""
    for character in text {
      used += self.width(character)
      if used > width { break }
      result.append(character)
    }
    return result
  }

  /// Control and format characters, those without a width among them, and separators of lines.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool { NameSyntax.needsEscape(scalar) }

  /// The scalar in a line of a terminal: a blank for a tab, the picture of a control character, `�` for what turns or
  /// hides text.
  package static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 9: " "
    case ..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: isHarmful(scalar) ? "\u{FFFD}" : scalar
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
  }

  /// East Asian Wide and Fullwidth.
  ///
  /// Source: Unicode Standard Annex 11, blocks whose assigned letters are W or F.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
      0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Rows of texts as lines, each column as wide as its widest text, two blanks between columns.
  public static func columns(_ rows: [[String]], indent: String = "") -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.count > column + 1 ? width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      indent
        + row.enumerated().map { column, text in
          column + 1 < row.count ? text + String(repeating: " ", count: widths[column] - width(text) + 2) : text
        }.joined()
    }
  }
}

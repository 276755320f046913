internal import SatisfactionWording

/// How wide a text is in a proportional sans-serif letter: an estimate on the wide side, for drawings that cannot ask a
/// browser.
package enum TextExtent {
  /// Width in pixels.
  ///
  /// - Parameters:
  ///   - size: Of the letters, in pixels.
  ///   - isBold: Bold letters are a little wider.
  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let ems = text.reduce(0.0) { $0 + width(of: $1) }
    return ems * size * (isBold ? 1.06 : 1)
  }

  /// The text in at most `count` lines of a width, broken between words or, where letters are wide, anywhere; `…` ends
  /// what does not fit.
  package static func lines(
    _ text: String, width: Double, size: Double, isBold: Bool = false, atMost count: Int
  ) -> [String] {
    var (lines, rest) = ([String](), Substring(text))
    while !rest.isEmpty, lines.count < count {
      let isLast = lines.count == count - 1
      if self.width(String(rest), size: size, isBold: isBold) <= width { return lines + [String(rest)] }
      if isLast { return lines + [cut(rest, width: width, size: size, isBold: isBold)] }
      let line = firstLine(rest, width: width, size: size, isBold: isBold)
      lines.append(line.last == " " ? String(line.dropLast()) : String(line))
      rest = rest[line.endIndex...].drop { $0 == " " }
    }
    return lines
  }

  private static func fitting(_ text: Substring, width: Double, size: Double, isBold: Bool) -> Substring {
    var used = 0.0
    let scale = size * (isBold ? 1.06 : 1)
    for place in text.indices {
      used += self.width(of: text[place]) * scale
      if used > width { return text[..<place] }
    }
    return text
  }

  private static func cut(_ text: Substring, width: Double, size: Double, isBold: Bool) -> String {
    fitting(text, width: width - size, size: size, isBold: isBold) + "…"
  }

  private static func firstLine(_ text: Substring, width: Double, size: Double, isBold: Bool) -> Substring {
    let most = fitting(text, width: width, size: size, isBold: isBold)
    guard most.endIndex < text.endIndex else { return most }
    if text[most.endIndex] == " " { return most }
    if let blank = most.lastIndex(where: { $0 == " " || $0 == "-" }) { return most[...blank] }
    // A letter that is wider than the line still has to go somewhere.
    return most.isEmpty ? text.prefix(1) : most
  }

  /// Width of one character in ems.
  private static func width(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": 0.3
    case "f", "r", "t", " ", "(", ")", "-", "/": 0.38
    case "m", "w", "M", "W", "%", "@", "…": 0.92
    case "A"..."Z": 0.67
    default: DisplayText.width(character) > 1 ? 1.02 : DisplayText.width(character) == 0 ? 0 : 0.57
    }
  }
}

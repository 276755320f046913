extension String {
  /// The text without outer blanks and letter case: as labels and texts for "no answer" are compared.
  package var foldedLabel: String { withoutOuterBlanks.lowercased() }

  /// The text without blanks, non-breaking ones among them, at its ends.
  package var withoutOuterBlanks: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last, isBlank(first) || isBlank(last) else {
      return self
    }
    let rest = unicodeScalars.drop(while: isBlank)
    var end = rest.endIndex
    while end > rest.startIndex, isBlank(rest[rest.index(before: end)]) { end = rest.index(before: end) }
    return String(String.UnicodeScalarView(rest[..<end]))
  }
}

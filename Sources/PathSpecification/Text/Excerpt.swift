internal import SatisfactionWording

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
      let shown = DisplayText.visible(source.scalars[at])
      text.unicodeScalars.append(shown)
      if at < offset { caretIndent += DisplayText.width(Character(shown)) }
      at += 1
    }
    if at < source.scalars.count, !SourceText.isNewline(source.scalars[at]) { text += "…" }
  }
}

/// A place in model text, with the line it stands in.
public struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  /// Line, from 1.
  public let line: Int
  /// Column, from 1, counted in Unicode scalars.
  public let column: Int
  /// The line, cut around the place if it is long; tabs are one blank and control characters are made visible.
  public let excerpt: String
  /// Number of blanks before the caret that stands under the place in `excerpt`.
  public let caretIndent: Int

  /// `line 3, column 14`.
  public var description: String { "line \(line), column \(column)" }

  /// The excerpt and, under it, the caret: two lines, indented by two blanks.
  public var marked: String {
    "  \(excerpt)\n  \(String(repeating: " ", count: caretIndent))^"
  }
}

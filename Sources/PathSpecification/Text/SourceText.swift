/// Text as scalars that are reached in constant time, with the beginnings of its lines.
package struct SourceText {
  package let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  /// A byte-order mark at the beginning is dropped.
  package init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lineStarts = [0]
    for (offset, scalar) in scalars.enumerated() where Self.isNewline(scalar) {
      let isFirstOfTwo = scalar == "\r" && offset + 1 < scalars.count && scalars[offset + 1] == "\n"
      if !isFirstOfTwo { lineStarts.append(offset + 1) }
    }
    self.scalars = scalars
    self.lineStarts = lineStarts
  }

  /// Everything that ends a line somewhere: LF, CR, CRLF, NEL, and Unicode's separators.
  static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// The text of some scalars.
  package func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// Line, column and excerpt of an offset.
  ///
  /// - Complexity: O(log lines).
  package func place(at offset: Int) -> SourcePlace {
    let line = lineNumber(of: offset)
    let start = lineStarts[line]
    let excerpt = Excerpt(of: self, lineStart: start, offset: offset)
    return SourcePlace(
      line: line + 1, column: offset - start + 1, excerpt: excerpt.text, caretIndent: excerpt.caretIndent)
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

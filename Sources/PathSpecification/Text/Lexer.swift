internal import SatisfactionWording

/// Cuts text into tokens, in one pass: that of models, or of another language with the same names and numbers.
///
/// Comments and blanks make no token; lines without a token make no newline. At most one fault a line is reported.
package struct Lexer {
  let source: SourceText
  let signs: LexicalSigns
  var at = 0
  package private(set) var tokens: [Token] = []
  package private(set) var findings: [SyntaxFinding] = []

  package init(_ source: SourceText, signs: LexicalSigns = .model) {
    self.source = source
    self.signs = signs
  }

  package mutating func run() {
    while at < source.scalars.count { step() }
    append(.newline, from: at)
  }

  /// The scalar at a distance from the place, or NUL beyond the end.
  func peek(_ distance: Int = 0) -> Unicode.Scalar {
    at + distance < source.scalars.count ? source.scalars[at + distance] : "\0"
  }

  private mutating func step() {
    let start = at
    let scalar = peek()
    if SourceText.isNewline(scalar) {
      at += 1
      if let last = tokens.last, last.kind != .newline { append(.newline, from: start) }
    } else if scalar == "#" {
      skipLine()
    } else if scalar == "!", signs.hasLavaanComments {
      skipLine()
      append(.unsupported(.comment), from: start)
    } else if scalar == " " || scalar.properties.isWhitespace {
      at += 1
    } else {
      readToken(from: start, scalar)
    }
  }

  private mutating func readToken(from start: Int, _ scalar: Unicode.Scalar) {
    do throws(SyntaxFinding) {
      let kind =
        if scalar == "\"" {
          try quotedName()
        } else if scalar == "@" {
          directive()
        } else if NameSyntax.isDigit(scalar) || (scalar == "." && NameSyntax.isDigit(peek(1))) {
          try number()
        } else if beginsName() {
          bareName()
        } else {
          try sign()
        }
      append(kind, from: start)
    } catch {
      report(error, from: start)
    }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, start: start, end: at))
  }

  /// Notes the first fault of a line; the rest of the line may be its consequence.
  private mutating func report(_ finding: SyntaxFinding, from start: Int) {
    findings.append(finding)
    at = max(at, start + 1)
    skipLine()
    append(.unreadable, from: start)
  }

  private mutating func skipLine() {
    while at < source.scalars.count, !SourceText.isNewline(source.scalars[at]) { at += 1 }
  }
}

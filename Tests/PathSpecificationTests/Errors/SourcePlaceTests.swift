import PathSpecification
import Testing

@Suite("Places in text")
struct SourcePlaceTests {
  /// The first problem's excerpt and caret line.
  private func marked(_ text: String) throws -> [String] {
    let problem = try #require(syntaxProblems(text).first)
    return problem.place.marked.split(separator: "\n").map(String.init)
  }

  @Test("line, column, the line and a caret")
  func plain() throws {
    let problem = try #require(syntaxProblems("A =~ A1\nB =~ B1 = B2").first)
    #expect(
      problem.description.hasPrefix("line 2, column 9: unexpected `=`"))
    #expect(problem.description.hasSuffix("\n  B =~ B1 = B2\n          ^"))
  }

  @Test("a tab is one column, so the caret stands under the character")
  func tabs() throws {
    #expect(try marked("\tA\t=~ A1 = A2") == ["   A =~ A1 = A2", "           ^"])
  }

  @Test("wide characters and combining marks")
  func widths() throws {
    #expect(try marked("満足 = x") == ["  満足 = x", "       ^"])
    #expect(try marked("e\u{301} = x") == ["  e\u{301} = x", "    ^"])
  }

  @Test("control characters are made visible")
  func controls() throws {
    #expect(try marked("A\u{1B}[31m") == ["  A␛[31m", "   ^"])
    #expect(try marked("\"\u{202E}x\" = y") == ["  \"\u{FFFD}x\" = y", "       ^"])
  }

  @Test("a long line is cut around the caret")
  func longLines() throws {
    let text = "A =~ " + String(repeating: "x", count: 500) + " = " + String(repeating: "y", count: 500)
    let lines = try marked(text)
    #expect(lines[0].count == 2 + 1 + 48 + 24 + 1)
    #expect(lines[0].hasPrefix("  …x") && lines[0].hasSuffix("y…"))
    let caret = try #require(lines[1].firstIndex(of: "^"))
    let column = lines[1].distance(from: lines[1].startIndex, to: caret)
    #expect(lines[0][lines[0].index(lines[0].startIndex, offsetBy: column)] == "=")
  }

  @Test("lines are counted whatever ends them", arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}"])
  func newlines(_ newline: String) {
    let text = ["# one", "A =~ A1", "B ="].joined(separator: newline)
    #expect(syntaxProblems(text).map(\.place.line) == [3])
    #expect(syntaxProblems(text).map(\.place.column) == [3])
  }
}

import SatisfactionWording
import Testing

@Suite struct NamesInMessagesTests {
  @Test func `a name is written as model text has it`() {
    #expect("IMAG1".nameForMessage == "IMAG1")
    #expect("two words".nameForMessage == "\"two words\"")
    #expect("a\u{1B}]0;b".nameForMessage == "\"a\\u{1b}]0;b\"")
    #expect("IMAG1".quotedForMessage == "\"IMAG1\"")
    #expect("a\tb\u{202E}c".excerptForMessage == "a b\u{FFFD}c")
  }

  @Test func `a long name is cut, many are counted`() {
    let long = String(repeating: "x", count: 200)
    let (head, tail) = (String(repeating: "x", count: 24), String(repeating: "x", count: 15))
    #expect(long.quotedForMessage == "\"\(head)…\(tail)\"")
    #expect(String(repeating: "x", count: 40).nameForMessage.unicodeScalars.count == 40)
    #expect((1...12).map { "V\($0)" }.namesForMessage == "V1, V2, V3, V4, V5, V6, V7, V8, V9, V10 and 2 more")
  }

  @Test func `counts agree with their words`() {
    #expect(CountText.counted(1, "row") == "1 row")
    #expect(CountText.counted(0, "row") == "0 rows")
    #expect(CountText.counted(12_345, "index", "indices") == "12,345 indices")
    #expect(CountText.grouped(-1_000) == "−1,000")
  }

  @Test func `columns line up`() {
    #expect(DisplayText.columns([["a", "one"], ["満足", "two"]], indent: "  ") == ["  a     one", "  満足  two"])
  }

  @Test func `nothing steers a terminal`() {
    #expect(DisplayText.harmless("a\u{200B}b\u{2066}c\u{FEFF}d\u{1B}e") == "a�b�c�d�e")
  }
}

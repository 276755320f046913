import SatisfactionWording
import Testing

@Suite struct CountTextTests {
  @Test(arguments: [
    (0, "0 rows"), (1, "1 row"), (2, "2 rows"), (999, "999 rows"), (1000, "1,000 rows"), (1_234_567, "1,234,567 rows"),
    (-1, "\u{2212}1 rows"),
  ])
  func `one and many`(count: Int, expected: String) { #expect(CountText.counted(count, "row") == expected) }

  @Test func `words with a plural of their own`() {
    #expect(CountText.counted(1, "index", "indices") == "1 index")
    #expect(CountText.counted(3, "index", "indices") == "3 indices")
  }
}

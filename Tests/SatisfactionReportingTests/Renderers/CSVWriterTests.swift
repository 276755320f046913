import SatisfactionReporting
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    ("Image", "Image"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("\"", "\"\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("cr\rhere", "\"cr\rhere\""), (" led", "\" led\""), ("trailed ", "\"trailed \""),
    // What a spreadsheet would compute.
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"), ("\tx", "'\tx"), ("=a,b", "\"'=a,b\""),
    ("a=b", "a=b"), ("A -> B", "A -> B"),
  ])
  func `texts as fields`(text: String, expected: String) {
    #expect(CSVWriter.quoted(text) == expected)
  }

  @Test func `records`() {
    var writer = CSVWriter()
    writer.append([.text("a"), .empty, .integer(-3), .number(-0.5), .number(.nan), .number(12)])
    writer.append([.empty])
    #expect(writer.text == "a,,-3,-0.5,,12.0\n\n")
  }
}

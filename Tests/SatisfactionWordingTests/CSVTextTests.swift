import SatisfactionWording
import Testing

@Suite struct CSVTextTests {
  @Test(arguments: [
    ("Image", "Image"), ("", ""), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("cr\rhere", "\"cr\rhere\""), (" led", "\" led\""),
    ("trailed ", "\"trailed \""),
    // What a spreadsheet would compute.
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"), ("\tx", "\"'\tx\""), ("=a,b", "\"'=a,b\""),
    ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠sum", "'＠sum"), ("a=b", "a=b"), ("A -> B", "A -> B"),
  ])
  func `fields for a spreadsheet`(text: String, expected: String) {
    #expect(CSVText.field(text, for: .spreadsheet) == expected)
  }

  @Test(arguments: [
    ("Image", "Image"), ("", "\"\""), ("NA", "\"NA\""), ("=1+1", "=1+1"), ("-1", "-1"), ("a,b", "\"a,b\""),
    ("a\tb", "\"a\tb\""), (" x", "\" x\""), ("\"", "\"\"\"\""),
  ])
  func `fields for a program come back as they are`(text: String, expected: String) {
    #expect(CSVText.field(text, for: .program) == expected)
  }
}

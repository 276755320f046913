import SatisfactionWording
import Testing

@Suite struct JSONWriterTests {
  private func text(_ value: JSONValue) -> String { String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) }

  @Test(arguments: [
    (12.0, "12.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1e-7, "1e-07"), (1e300, "1e+300"), (1.0 / 3, "0.3333333333333333"),
    (.nan, "null"), (.infinity, "null"), (-.infinity, "null"), (.leastNonzeroMagnitude, "5e-324"),
  ])
  func `numbers are the shortest that read back`(number: Double, expected: String) {
    #expect(text(.number(number)) == expected + "\n")
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("a\nb\rc\td", #""a\nb\rc\td""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202E}\u{9B}\u{200B}", #""\u202e\u009b\u200b""#), ("\u{E0001}", #""\udb40\udc01""#), ("満足 é 😀", #""満足 é 😀""#),
  ])
  func `strings are escaped`(string: String, expected: String) {
    #expect(text(.string(string)) == expected + "\n")
  }

  @Test func `absent values are null`() {
    #expect(text(JSONValue(Double?.none)) == "null\n")
    #expect(text(JSONValue(Int?.none)) == "null\n")
    #expect(text(JSONValue(String?.none)) == "null\n")
    #expect(text(JSONValue(7)) == "7\n")
  }

  @Test func `plain values share a line`() {
    let document = JSONValue.object([
      JSONMember("schema", .string("s")),
      JSONMember("row", .object([JSONMember("a", .integer(1)), JSONMember("b", .null)])),
      JSONMember("rows", .array([.object([JSONMember("a", .bool(true))]), .object([JSONMember("a", .bool(false))])])),
      JSONMember("values", .array([.array([.number(1), .number(0.5)]), .array([.number(0.5), .number(1)])])),
      JSONMember("none", .array([])), JSONMember("nothing", .object([])),
      JSONMember("nested", .object([JSONMember("x", .object([JSONMember("y", .integer(2))]))])),
    ])
    #expect(
      text(document) == """
        {
          "schema": "s",
          "row": { "a": 1, "b": null },
          "rows": [
            { "a": true },
            { "a": false }
          ],
          "values": [
            [1.0, 0.5],
            [0.5, 1.0]
          ],
          "none": [],
          "nothing": {},
          "nested": {
            "x": { "y": 2 }
          }
        }

        """)
  }

  @Test func `a document in pieces`() {
    let rows = [JSONValue.object([JSONMember("a", .integer(1))]), .object([JSONMember("a", .array([.null]))])]
    for own in [[], rows] {
      var writer = JSONWriter()
      writer.write("schema", .string("s"))
      var pieces = [writer.take()]
      writer.beginList("rows")
      for row in own {
        writer.write(entry: row)
        pieces.append(writer.take())
      }
      writer.endList()
      writer.write("object", .object([JSONMember("b", .bool(true))]))
      writer.end()
      pieces.append(writer.take())
      #expect(writer.count == 0)
      let whole = JSONValue.object([
        JSONMember("schema", .string("s")), JSONMember("rows", .array(own)),
        JSONMember("object", .object([JSONMember("b", .bool(true))])),
      ])
      #expect(String(decoding: pieces.joined(), as: UTF8.self) == text(whole))
    }
    var writer = JSONWriter()
    writer.end()
    #expect(String(decoding: writer.take(), as: UTF8.self) == text(.object([])))
  }
}

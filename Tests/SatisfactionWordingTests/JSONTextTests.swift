import SatisfactionWording
import Testing

@Suite struct JSONTextTests {
  private struct Value: Codable, Equatable {
    struct Part: Codable, Equatable { let number: Double }
    let name: String
    let parts: [Part]
  }

  private func read(_ text: String) throws(JSONReadingError) -> Value {
    try JSONText.value(Value.self, from: Array(text.utf8))
  }

  @Test func `what is written reads back`() throws {
    let value = Value(name: "Zufriedenheit 满意", parts: [.init(number: 0.1), .init(number: -1e300)])
    let bytes = try JSONText.bytes(of: value)
    #expect(try JSONText.value(Value.self, from: bytes) == value)
    #expect(bytes.last == UInt8(ascii: "\n"))
  }

  @Test(
    arguments: [
      ("{", [], "this is not JSON"), ("{}", [], "there is no \"name\""),
      (#"{"name": 1, "parts": []}"#, ["name"], "the value is of another kind than expected"),
      (
        #"{"name": "a", "parts": [{"number": 1}, {"number": "x"}]}"#, ["parts", "2", "number"],
        "the value is of another kind than expected"
      ),
    ] as [(String, [String], String)])
  func `an error says where`(text: String, place: [String], reason: String) {
    #expect(throws: JSONReadingError(place: place, reason: reason)) { _ = try read(text) }
  }

  @Test func `a number that is not finite cannot be written`() {
    #expect(throws: JSONWritingError.self) {
      try JSONText.bytes(of: Value(name: "a", parts: [.init(number: .infinity)]))
    }
  }

  @Test func `any document as values`() throws {
    let text = #"{"b": [1, 2.5, "x", null, true], "a": {"n": 18446744073709551615}}"#
    let value = try JSONText.value(JSONValue.self, from: Array(text.utf8))
    #expect(value["b"] == .array([.integer(1), .number(2.5), .string("x"), .null, .bool(true)]))
    #expect(value["a"]?["n"] == .unsigned(.max))
    #expect(value["c"] == nil)
  }
}

import SatisfactionReporting
import Testing

@Suite struct CSVWriterTests {
  @Test func `records`() {
    var writer = CSVWriter()
    writer.append([.text("a"), .empty, .integer(-3), .number(-0.5), .number(.nan), .number(12), .text("=1")])
    writer.append([.empty])
    #expect(String(decoding: writer.take(), as: UTF8.self) == "a,,-3,-0.5,,12.0,'=1\n\n")
  }
}

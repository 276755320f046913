import SatisfactionReporting
import Testing

@Suite struct MarkupWriterTests {
  private func text(_ write: (inout MarkupWriter) -> Void) -> String {
    var markup = MarkupWriter()
    write(&markup)
    return String(decoding: markup.bytes, as: UTF8.self)
  }

  @Test func `text and attributes cannot become marks`() {
    let hostile = "<script>alert(\"x\")</script> & 'y'"
    let escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;"
    #expect(text { $0.text(hostile) } == escaped)
    #expect(text { $0.element("p", ["title": .text(hostile)], text: "") } == "<p title=\"\(escaped)\"></p>")
  }

  @Test func `marks that turn the direction of writing are replaced`() {
    #expect(text { $0.text("a\u{202E}b\u{0}c\nd") } == "a\u{FFFD}b\u{FFFD}c⏎d")
  }

  @Test func `numbers are short and rounded`() {
    #expect(
      text {
        $0.empty("line", ["x": .length(1.25), "y": .length(-0.04), "z": .length(-12.96), "w": .percent(33.333)])
      } == "<line x=\"1.3\" y=\"0\" z=\"-13\" w=\"33.33%\"/>")
    #expect(text { $0.empty("a", ["b": .percent(5.05), "c": .percent(5.5)]) } == "<a b=\"5.05%\" c=\"5.5%\"/>")
  }

  @Test func `an absent attribute is not written`() {
    #expect(text { $0.void("br", ["class": .absent, "id": .word("x", if: false)]) } == "<br>")
  }

  @Test func `curves and places become a path`() {
    let curve = CubicCurve(
      start: PlanePoint(0, 1), control1: PlanePoint(2, 3), control2: PlanePoint(4, 5), end: PlanePoint(6, 7.25))
    #expect(text { $0.empty("path", ["d": .curves([curve])]) } == "<path d=\"M0 1C2 3 4 5 6 7.3\"/>")
    #expect(
      text { $0.empty("path", ["d": .polygon([PlanePoint(0, 0), PlanePoint(1, 0), PlanePoint(0, 1)])]) }
        == "<path d=\"M0 0 1 0 0 1Z\"/>")
  }
}

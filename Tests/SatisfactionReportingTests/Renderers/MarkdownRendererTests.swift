import SatisfactionReporting
import Testing

@Suite struct MarkdownRendererTests {
  @Test func `a document with marks in its names`() {
    let table = ReportTable(
      title: "Paths", columns: [.text("Path"), .text("line"), .number("a point\nadds")],
      rows: [
        .init(heading: "Image", remark: "reflective"),
        .init([.text("a|b_c"), .gauge(50, nil), .number(-0.5, decimals: 2)]),
        .init([.text("<x>"), .gauge(50, nil), .missing], emphasis: .strong),
      ], note: "note")
    let document = ReportDocument(
      title: "*T*", facts: [["one", "two"]], headline: .init(name: "S", value: "72.5", remark: "of 100"),
      blocks: [.notice("notice"), .table(table)], warnings: ["mind"], footer: ["end"])
    #expect(
      MarkdownRenderer().render(document) == """
        # \\*T\\*

        one · two

        **S: 72.5** of 100

        > notice

        ## Paths

        | Path | a point adds |
        |:---|---:|
        | **Image** reflective |  |
        | a\\|b\\_c | −0.50 |
        | **&lt;x&gt;** | **–** |

        note

        ## Warnings

        - mind

        end

        """)
  }
}

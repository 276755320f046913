import SatisfactionReporting
import SatisfactionWording
import Testing

@Suite struct TextRendererTests {
  private func document(_ tables: [ReportTable] = []) -> ReportDocument {
    ReportDocument(title: "T", facts: [["one", "two"]], blocks: tables.map { .table($0) }, footer: ["end"])
  }

  private func lines(_ document: ReportDocument, width: Int = 80, style: TextStyle = .plain) -> [String] {
    TextRenderer(width: width, style: style).render(document).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  private var table: ReportTable {
    ReportTable(
      title: "Paths", columns: [.text("Path"), .sign, .text("", gap: 1), .number("estimate")],
      rows: [
        .init([.text("Image"), .text("→"), .text("Satisfaction"), .number(0.1789, decimals: 3)]),
        .init([.text("Qualité"), .text("→"), .text("満足"), .number(-0.5, decimals: 3)], emphasis: .weak),
        .init([.text("A"), .text("→"), .text("B"), .missing]),
      ])
  }

  @Test func `names and numbers line up`() {
    #expect(
      lines(document([table])) == [
        "T", "one · two", "", "Paths",
        "  Path                    estimate",
        "  Image   → Satisfaction     0.179",
        "  Qualité → 満足            −0.500",
        "  A       → B                    –",
        "", "  end", "",
      ])
  }

  @Test func `a terminal gets faint headings and weak rows`() {
    let text = lines(document([table]), style: .terminal)
    #expect(text[3] == "\u{1B}[1mPaths\u{1B}[0m")
    #expect(text[6].hasPrefix("\u{1B}[2m  Qualité"))
    #expect(text[5].hasPrefix("  Image"))
    #expect(!TextRenderer(width: 80, style: .plain).render(document([table])).contains("\u{1B}"))
  }

  @Test func `long names are cut and rows never break`() {
    var table = table
    let long = String(repeating: "Überzeugung", count: 9)
    table.rows.append(.init([.text(long), .text("→"), .text(long), .number(0.25, decimals: 3)]))
    let text = lines(document([table]))
    #expect(text.allSatisfy { DisplayText.width($0) <= 80 })
    // Cut in its middle, where the ends tell names apart.
    #expect(
      text.last { $0.contains("…") }
        == "  ÜberzeugungÜberz…gungÜberzeugung → ÜberzeugungÜberz…ugungÜberzeugung     0.250")
  }

  @Test func `a wide table is drawn in parts that repeat the names`() {
    let columns = (1...20).map { ReportTable.Column.number("\($0)") }
    let row = ReportTable.Row([.text("Image")] + (1...20).map { .number(Double($0), decimals: 3) })
    let text = lines(document([ReportTable(title: "", columns: [.text("")] + columns, rows: [row])]))
    #expect(text.allSatisfy { DisplayText.width($0) <= 80 })
    #expect(text.filter { $0.hasPrefix("  Image") }.count == 3)
    for number in 1...20 { #expect(text.contains { $0.contains(" \(number).000") }) }
  }

  @Test func `a drawing gives way to the numbers`() {
    let table = ReportTable(
      title: "",
      columns: [.text("Index"), .number("score"), .text("", shortening: .wholly), .number("R²")],
      rows: [.init([.text("Perceived"), .number(73.5, decimals: 1), .gauge(73.5, nil), .number(0.5, decimals: 2)])])
    #expect(lines(document([table]), width: 43)[4].contains("●"))
    #expect(lines(document([table]), width: 42)[4] == "  Perceived   73.5  0.50")
  }

  @Test func `rows under a heading stand further in`() {
    let table = ReportTable(
      title: "", columns: [.text("Indicator"), .number("weight")],
      rows: [.init(heading: "Image", remark: "reflective"), .init([.text("IMAG1"), .number(0.3, decimals: 1)])])
    #expect(lines(document([table]))[3...5] == ["  Indicator  weight", "  Image · reflective", "    IMAG1       0.3"])
  }

  @Test func `warnings are wrapped with their sign`() {
    var document = document()
    document.warnings = ["one two three four five six seven eight nine ten eleven"]
    #expect(
      lines(document, width: 40)[3...4] == ["  ! one two three four five six seven", "    eight nine ten eleven"])
  }

  @Test func `gauges show a number on a line`() {
    let table = ReportTable(
      title: "", columns: [.text(""), .text("", shortening: .never)],
      rows: [
        .init([.text("a"), .gauge(0, nil)]), .init([.text("b"), .gauge(100, nil)]),
        .init([.text("c"), .gauge(52, 40...61)]), .init([.text("d"), .gauge(130, nil)]),
      ])
    let text = lines(document([table]), width: 40)
    #expect(text[3] == "  a  ▕●────────────────────────────────▏")
    #expect(text[4] == "  b  ▕────────────────────────────────●▏")
    #expect(text[5] == "  c  ▕─────────────━━━━●━━━────────────▏")
    #expect(text[6] == "  d  ▕────────────────────────────────●▏")
    // On a wider page the line takes what is left, up to forty steps.
    let wide = lines(document([table]))
    #expect(wide[3] == "  a  ▕●───────────────────────────────────────▏")
    #expect(wide[4] == "  b  ▕───────────────────────────────────────●▏")
    #expect(wide[5] == "  c  ▕────────────────━━━━●━━━━───────────────▏")
    #expect(wide[6] == "  d  ▕───────────────────────────────────────●▏")
  }

  @Test func `names cannot break the drawing`() {
    var document = document()
    document.title = "evil\u{1B}]0;title\u{7}"
    document.warnings = ["line\nbreak"]
    let text = TextRenderer(width: 80, style: .plain).render(document)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("line⏎break"))
  }
}

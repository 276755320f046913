import SatisfactionReporting
import Testing

@Suite struct PathDiagramTests {
  private static let diagram = PathDiagram(
    title: "Path diagram",
    boxes: [
      .init(name: "Image", index: 73.5), .init(name: "Perceived quality of all services", index: 75, rSquared: 0.31),
      .init(name: "Loyalty", index: 70.25, rSquared: 0.46),
    ],
    arrows: [
      .init(from: 0, to: 1, estimate: 0.557, interval: 0.455...0.665),
      .init(from: 0, to: 2, estimate: 0.05, interval: -0.097...0.2),
      .init(from: 1, to: 2, estimate: -0.3, interval: -0.4 ... -0.21),
    ], target: 1)

  private func svg(_ diagram: PathDiagram = diagram) -> String {
    String(decoding: SVGDocument.pathDiagram(diagram), as: UTF8.self)
  }

  @Test func `widths are the ends of the intervals`() {
    let svg = svg()
    // 14 pixels a unit: the core is the end nearer to 0, the edge the other.
    #expect(svg.contains("class=\"halo\"") && svg.contains("stroke-width=\"9.3\""))
    #expect(svg.contains("stroke-width=\"6.4\""))
    #expect(svg.contains("class=\"halo neg\"") && svg.contains("stroke-width=\"5.6\""))
    #expect(svg.contains("stroke-width=\"2.9\""))
  }

  @Test func `an arrow whose interval holds 0 is weak and has no edge`() throws {
    let svg = svg()
    #expect(svg.components(of: "class=\"halo") == 2)
    #expect(svg.contains("<g class=\"k\"><title>Image → Loyalty: 0.050 (−0.097 … 0.200)</title>"))
  }

  @Test func `every number is in the picture, and in words`() {
    let svg = svg()
    for number in ["0.56", "0.46 … 0.67", "0.05", "−0.10 … 0.20", "−0.30", "−0.40 … −0.21", "73.5", "75.0", "R² 0.31"] {
      #expect(svg.contains(">\(number)<"), "\(number)")
    }
    #expect(svg.contains("<desc>Image → Perceived quality of all services 0.56 (0.46 … 0.67);"))
  }

  @Test func `long names are broken and cut, and kept whole for those who ask`() {
    var diagram = Self.diagram
    diagram.boxes[0].name = String(repeating: "Kundenzufriedenheit ", count: 10)
    let svg = svg(diagram)
    #expect(svg.contains(">Perceived quality<") && svg.contains(">of all services<"))
    #expect(svg.contains("…</text>"))
    #expect(svg.contains("<title>Kundenzufriedenheit Kundenzufriedenheit "))
  }

  @Test func `hostile names do no harm`() {
    var diagram = Self.diagram
    diagram.boxes[0].name = "</text><script>x</script>\u{202E}\""
    let svg = svg(diagram)
    #expect(!svg.contains("<script") && !svg.contains("\u{202E}"))
    #expect(svg.components(of: "<svg") == 1)
  }

  @Test func `the file stands alone and is the same every time`() {
    #expect(svg() == svg())
    #expect(!svg().contains("var(") && svg().hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test func `in lines of letters the boxes stand in their columns`() {
    var diagram = Self.diagram
    diagram.boxes[1].name = "Quality"
    #expect(diagram.lines(width: 78) == ["Image 73.5  →  Quality 75.0  →  Loyalty 70.2"])
    #expect(diagram.lines(width: 30).isEmpty)
    diagram.boxes[0].name = "A very long name of a construct"
    #expect(diagram.lines(width: 50) == ["A very lon… 73.5  →  Quality 75.0  →  Loyalty 70.2"])
  }

  @Test func `without estimates the model alone is drawn`() {
    let plain = PathDiagram(
      title: "Model", boxes: [.init(name: "A"), .init(name: "B")], arrows: [.init(from: 0, to: 1)], target: nil)
    #expect(!svg(plain).contains("class=\"el") && svg(plain).contains("<title>A → B</title>"))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}

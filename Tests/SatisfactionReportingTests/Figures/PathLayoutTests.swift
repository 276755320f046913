import Satisfaction
import SatisfactionNumerics
import SatisfactionReporting
import Testing

@Suite struct PathLayoutTests {
  /// A model of the size that reports of programmes have: 12 constructs, 25 paths.
  static let twelve = graph(
    """
    Image>Expectation Image>Satisfaction Image>Loyalty Expectation>Product Expectation>Service Expectation>Digital \
    Expectation>Value Expectation>Satisfaction Product>Value Service>Value Digital>Value Price>Value \
    Product>Satisfaction Service>Satisfaction Digital>Satisfaction Price>Satisfaction Value>Satisfaction \
    Satisfaction>Trust Satisfaction>Complaints Satisfaction>Commitment Trust>Commitment Trust>Loyalty \
    Commitment>Loyalty Complaints>Loyalty Satisfaction>Loyalty
    """, target: "Satisfaction")

  @Test func `the european model is drawn without a crossing`() {
    let graph = Self.graph(of: .ecsiMobile)
    let layout = PathLayout(graph, .wide)
    #expect(LayoutQuality(layout, graph).crossings == 0)
    // Image and Expectation, Quality and Value, Satisfaction alone, Complaints and Loyalty.
    #expect(layout.columns == [0, 0, 1, 1, 2, 3, 3])
  }

  @Test(arguments: ModelTemplate.all.map(\.name)) func `templates are drawn cleanly`(_ name: String) throws {
    let template = try #require(ModelTemplate.named(name))
    let graph = Self.graph(of: template.model)
    for shape in [DiagramShape.wide, .narrow] {
      let quality = LayoutQuality(PathLayout(graph, shape), graph)
      Self.expectClean(quality, name)
      #expect(quality.labelsOnLabels == 0, "\(name)")
    }
  }

  @Test func `twelve constructs are drawn with four crossings at most`() {
    let quality = LayoutQuality(PathLayout(Self.twelve, .wide), Self.twelve)
    Self.expectClean(quality, "twelve")
    #expect(quality.crossings <= 4)
  }

  /// 200 models of 2…15 constructs with 1…3 paths a construct.
  @Test func `random models are drawn cleanly`() {
    var random = RandomStream(seed: 20_260_101)
    var (crossings, unmerged) = (0, 0)
    for number in 0..<200 {
      let graph = Self.random(&random)
      for shape in [DiagramShape.wide, .narrow] {
        let layout = PathLayout(graph, shape)
        let quality = LayoutQuality(layout, graph)
        Self.expectClean(quality, "model \(number), \(graph.count) boxes, \(graph.edges)")
        crossings += quality.crossings
        unmerged += LayoutQuality(Self.layerByLayer(graph, shape), graph).crossings
        let target = graph.target ?? 0
        #expect(
          layout.columns.count { $0 == layout.columns[target] } == 1, "model \(number): the target shares a column")
      }
    }
    // Merged columns are for the form of the picture; they may not cost crossings over all.
    #expect(crossings <= unmerged, "\(crossings) crossings, \(unmerged) with a column for every layer")
  }

  @Test func `boxes grow with their arrows`() {
    let graph = PathGraph(count: 9, edges: (0..<8).map { .init(from: $0, to: 8) }, target: 8)
    let layout = PathLayout(graph, .wide)
    #expect(layout.boxes[8].height == 8 * 14)
    #expect(layout.boxes[0].height == DiagramShape.wide.boxHeight)
    let ends = layout.curves.compactMap(\.last?.end.y).sorted()
    for (a, b) in zip(ends, ends.dropFirst()) { #expect(b - a >= 14 - 1e-9) }
  }

  @Test func `arrows run from left to right or from top to bottom`() {
    let wide = PathLayout(Self.twelve, .wide)
    let narrow = PathLayout(Self.twelve, .narrow)
    for edge in Self.twelve.edges {
      #expect(wide.boxes[edge.from].center.x <= wide.boxes[edge.to].center.x)
      #expect(narrow.boxes[edge.from].center.y <= narrow.boxes[edge.to].center.y)
    }
  }

  @Test func `the same graph gives the same picture`() {
    #expect(PathLayout(Self.twelve, .wide) == PathLayout(Self.twelve, .wide))
  }

  @Test func `one box and chains of many boxes are laid out`() {
    #expect(PathLayout(PathGraph(count: 1, edges: []), .wide).boxes.count == 1)
    let chain = PathGraph(count: 40, edges: (0..<39).map { .init(from: $0, to: $0 + 1) }, target: 39)
    let quality = LayoutQuality(PathLayout(chain, .wide), chain)
    Self.expectClean(quality, "chain")
    #expect(quality.crossings == 0)
  }

  // MARK: Parts

  /// Nothing lies on a box, and everything lies in the frame.
  private static func expectClean(_ quality: LayoutQuality, _ name: String) {
    #expect(quality.throughBoxes == 0, "\(name): arrows through boxes")
    #expect(quality.overlappingBoxes == 0, "\(name): boxes on boxes")
    #expect(quality.labelsOnBoxes == 0, "\(name): labels on boxes")
    #expect(quality.outsideOfFrame == 0, "\(name): outside of the frame")
  }

  static func graph(of model: PathModel) -> PathGraph {
    let names = model.constructs.map(\.name)
    let fit = names.firstIndex { $0.lowercased() == "satisfaction" }
    return PathGraph(
      count: names.count,
      edges: model.paths.map { path in
        .init(from: names.firstIndex(of: path.from) ?? 0, to: names.firstIndex(of: path.to) ?? 0)
      }, target: fit)
  }

  private static func graph(_ text: String, target: String) -> PathGraph {
    let pairs = text.split(separator: " ").map { $0.split(separator: ">").map(String.init) }
    var names: [String] = []
    for name in pairs.joined() where !names.contains(name) { names.append(name) }
    let number = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return PathGraph(
      count: names.count, edges: pairs.map { .init(from: number[$0[0]] ?? 0, to: number[$0[1]] ?? 0) },
      target: number[target])
  }

  private static func random(_ random: inout RandomStream) -> PathGraph {
    let count = Int.random(in: 2...15, using: &random)
    var edges: Set<PathGraph.Edge> = []
    for box in 1..<count {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        edges.insert(.init(from: Int.random(in: 0..<box, using: &random), to: box))
      }
    }
    let ordered = edges.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
    return PathGraph(count: count, edges: ordered, target: Int.random(in: 0..<count, using: &random))
  }

  /// Every layer a column: what a layout without merging gives.
  private static func layerByLayer(_ graph: PathGraph, _ shape: DiagramShape) -> PathLayout {
    var plain = shape
    plain.maximumRows = 1
    return PathLayout(graph, plain)
  }
}

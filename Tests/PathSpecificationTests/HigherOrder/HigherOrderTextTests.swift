import PathSpecification
import Testing

@Suite("Constructs of constructs, in text and in Swift")
struct HigherOrderTextTests {
  private let text = """
    @scale 1..10
    @higher-order embedded
    @label Overall "Overall quality"
    @dominant Overall Service

    Overall <~ Product + Service + Price
    Product =~ modeB*(Design + Reliability)
    Service =~ Staff
    Design =~ DES1..DES3
    Reliability =~ unit*(REL1 + REL2)
    Staff =~ STA1 + STA2
    Price =~ PRI1 + PRI2
    Loyalty =~ LOY1 + LOY2

    Loyalty ~ Overall

    """

  @Test func `text, builder and printed model are one value`() throws {
    let built = try PathModel {
      Scale(1...10)
      HigherOrder.embedded
      Construct(
        "Overall", parts: "Product", "Service", "Price", label: "Overall quality", kind: .composite,
        dominantPart: "Service")
      Construct("Product", parts: "Design", "Reliability", mode: .b)
      Construct("Service", parts: ["Staff"])
      Construct("Design", items: "DES", 1...3)
      Construct("Reliability", "REL1", "REL2", mode: .unit)
      Construct("Staff", "STA1", "STA2")
      Construct("Price", "PRI1", "PRI2")
      Construct("Loyalty", "LOY1", "LOY2")
      Path(from: "Overall", to: "Loyalty")
    }
    let read = try PathModel(text: text)
    #expect(read == built)
    #expect(read.text == text)
    #expect(built.higherOrder == .embedded && built.approach == .embedded)
  }

  @Test func `fixed weights of parts and of items`() throws {
    let text = """
      @scale 1..10

      Quality =~ fixed(0.3, 0.7)*(Product + Service)
      Product =~ P1 + P2
      Service <~ fixed(1, 2, 3)*(S1..S3)
      Loyalty =~ L1 + L2

      Loyalty ~ Quality

      """
    let read = try PathModel(text: text)
    #expect(read.text == text)
    let built = try PathModel {
      Scale(1...10)
      Construct("Quality", parts: "Product", "Service", fixedWeights: [0.3, 0.7])
      Construct("Product", "P1", "P2")
      Construct("Service", indicators: ["S1", "S2", "S3"], kind: .composite, fixedWeights: [1, 2, 3])
      Construct("Loyalty", "L1", "L2")
      Path(from: "Quality", to: "Loyalty")
    }
    #expect(read == built)
    #expect(read.constructs[0].mode == .fixed && read.constructs[0].fixedWeights == [0.3, 0.7])
    // Without a leading zero, and over lines.
    let short = try PathModel(
      text: "@scale 1..10\nQuality =~ fixed(.3,\n  .7)*(Product +\n Service)\n"
        + text.split(separator: "\n").dropFirst(2)
        .joined(separator: "\n"))
    #expect(short == read)
  }

  @Test func `a tree knows its orders, wholes and leaves`() throws {
    let model = try PathModel(text: text)
    let tree = try #require(model.tree)
    #expect(tree.orders == [2, 1, 1, 0, 0, 0, 0, 0] && tree.height == 2)
    #expect(tree.wholes == [nil, 0, 0, 1, 1, 2, 0, nil])
    #expect(tree.leaves(of: 0) == [3, 4, 5, 6])
    #expect(tree.isNested(0, 3) && tree.isNested(3, 0) && !tree.isNested(3, 4) && !tree.isNested(1, 5))
    #expect(model.indicators.count == 11)
    #expect(model.leafIndicators(of: 0).map { model.indicators[$0] }.last == "PRI2")
    #expect(try PathModel(text: "A =~ a; B =~ b; B ~ A").tree == nil)
  }

  @Test func `a construct of its own column is no construct of constructs`() throws {
    let model = try PathModel(text: "Age =~ Age; Use =~ U1 + U2; Use ~ Age")
    #expect(model.tree == nil && model.constructs[0].indicators == ["Age"])
  }

  @Test func `the command line stands above the directive`() throws {
    // Without a path only repeated indicators have weights: the text alone is refused.
    let pure = "@higher-order disjoint\nAll =~ A + B\nA =~ a1 + a2\nB =~ b1 + b2"
    #expect(modelProblems(pure).count == 1)
    let model = try PathModel(text: pure, higherOrder: .repeated)
    #expect(model.approach == .repeated && model.text.contains("@higher-order repeated"))
    #expect(throws: ModelError.self) { try model.estimated(by: .embedded) }
    #expect(model.estimatedPaths == [Path(from: "All", to: "A"), Path(from: "All", to: "B")])
    // A directive has no effect where there is nothing to it.
    let plain = try PathModel(text: "@higher-order repeated\nA =~ a; B =~ b; B ~ A")
    #expect(plain.approach == nil && plain.estimatedPaths == plain.paths)
    #expect(plain.text.hasPrefix("@higher-order repeated\n"))
  }

  @Test func `arrows of repeated parts follow the kind`() throws {
    let model = try PathModel(
      text: "@higher-order repeated\nAll <~ A + B\nA =~ a1 + a2\nB =~ C + D\nC =~ c\nD =~ d\nY =~ y\nY ~ All")
    #expect(
      model.estimatedPaths == [
        Path(from: "All", to: "Y"), Path(from: "A", to: "All"), Path(from: "B", to: "All"), Path(from: "B", to: "C"),
        Path(from: "B", to: "D"),
      ])
  }
}

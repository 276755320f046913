import PathSpecification
import Testing

/// Each fault with its line, its column and a remedy.
@Suite("Faults of constructs of constructs")
struct HigherOrderFaultTests {
  private static let items = "\nA =~ a1 + a2\nB =~ b1 + b2\nC =~ c1 + c2\nY =~ y1 + y2\n"

  /// Exactly this fault at this place, with these words in its message.
  private func expect(
    _ fault: ModelFault, line: Int, column: Int, saying words: String..., in text: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    let problems = modelProblems(text)
    #expect(problems.map(\.fault) == [fault], sourceLocation: location)
    #expect(problems.first?.place?.line == line, sourceLocation: location)
    #expect(problems.first?.place?.column == column, sourceLocation: location)
    for word in words {
      #expect(fault.description.contains(word), "\(fault.description)", sourceLocation: location)
    }
  }

  @Test func partOfTwo() {
    expect(
      .partOfTwo("A", first: "H", second: "G"), line: 2, column: 6, saying: "part of H and of G", "remove it from one",
      in: "H =~ A + B\nG =~ A + C\(Self.items)Y ~ H + G")
  }

  @Test func doubledPart() {
    expect(
      .doubledPart("A", of: "H"), line: 1, column: 14, saying: "twice", "remove one",
      in: "H =~ A + B + A\(Self.items)Y ~ H + C")
  }

  @Test func partHasPath() {
    expect(
      .partHasPath("A", of: "H", path: Path(from: "A", to: "Y")), line: 6, column: 9, saying: "A → Y", "from H",
      in: "H =~ A + B\(Self.items)Y ~ H + A + C")
    expect(
      .partHasPath("B", of: "H", path: Path(from: "C", to: "B")), line: 7, column: 1, saying: "C → B", "out of it",
      in: "H =~ A + B\(Self.items)Y ~ H\nB ~ C")
  }

  @Test func mixedBlock() {
    expect(
      .mixedBlock(construct: "H", part: "A", indicator: "h1", suggestion: nil), line: 1, column: 10,
      saying: "construct A", "column h1", "New =~ h1", in: "H =~ A + h1\(Self.items)Y ~ H + B + C")
    let slip = modelProblems("H =~ Design + Desing2\nDesign =~ d1 + d2\nDesign2 =~ e1 + e2\nY =~ y\nY ~ H + Design2")
    #expect(slip.first?.fault.description.contains("did you mean Design2?") == true, "\(slip)")
  }

  @Test func ambiguousName() {
    expect(
      .ambiguousName("Age", of: "H"), line: 1, column: 6, saying: "a construct and a column", "rename",
      in: "H =~ Age + A\nAge =~ Age\(Self.items)Y ~ H + B + C")
  }

  @Test func higherOrderCycle() {
    expect(
      .higherOrderCycle(["H", "G"]), line: 1, column: 1, saying: "H → G → H", "remove one",
      in: "H =~ G + A\nG =~ H + B\(Self.items)Y ~ C")
  }

  @Test func isolatedConstruct() {
    for approach in [HigherOrder.disjoint, .embedded] {
      expect(
        .isolatedConstruct("H", approach), line: 2, column: 1, saying: "give the index an outcome", "repeated",
        in: "@higher-order \(approach.rawValue)\nH =~ A + B\(Self.items)Y ~ C")
    }
    #expect(modelProblems("@higher-order repeated\nH =~ A + B\(Self.items)Y ~ C").isEmpty)
  }

  @Test func formativeRepeatedEndogenous() {
    let text = "H <~ A + B\(Self.items)H ~ C\nY ~ H"
    expect(
      .formativeRepeatedEndogenous("H", path: Path(from: "C", to: "H")), line: 7, column: 1,
      saying: "its parts explain all of it", "disjoint or embedded", in: "@higher-order repeated\n" + text)
    #expect(modelProblems(text).isEmpty)
    #expect(modelProblems("@higher-order embedded\n" + text).isEmpty)
    #expect(modelProblems("@higher-order repeated\n" + text.replacing("<~", with: "=~")).isEmpty)
  }

  @Test func fixedWeights() {
    let scaled = "@scale 1..10\n"
    expect(
      .fixedWeights(construct: "H", count: 1, block: 2), line: 2, column: 6, saying: "1 fixed weights for 2", "(A + B)",
      in: scaled + "H =~ fixed(1)*(A + B)\(Self.items)Y ~ H + C")
    expect(
      .fixedWeights(construct: "H", count: 2, block: 2), line: 2, column: 6, saying: "positive sum",
      in: scaled + "H =~ fixed(1, -1)*(A + B)\(Self.items)Y ~ H + C")
    expect(
      .fixedWithoutScale(construct: "H", indicator: "b1"), line: 2, column: 6, saying: "@scale min..max b1",
      in: "@scale 1..10 a1 a2\nH =~ fixed(1, 2)*(A + B)\(Self.items)Y ~ H + C")
    for approach in [HigherOrder.embedded, .repeated] {
      expect(
        .fixedRepeated(construct: "H", approach), line: 3, column: 6, saying: "@higher-order disjoint",
        in: scaled + "@higher-order \(approach.rawValue)\nH =~ fixed(1, 2)*(A + B)\(Self.items)Y ~ H + C")
    }
  }

  @Test func unknownPartInSwift() {
    let constructs = [
      Construct("H", parts: "Produkt", "Service"), Construct("Product", "p"), Construct("Service", "s"),
      Construct("Y", "y"),
    ]
    let found = faults(constructs, [Path(from: "H", to: "Y"), Path(from: "Product", to: "Y")])
    #expect(found == [.unknownPart("Produkt", of: "H", suggestion: "Product")])
    #expect(found[0].description.contains("did you mean Product?"))
    // An indicator in Swift is an indicator, whatever its name.
    let asIndicator = faults(
      [Construct("H", indicators: ["Product", "h"]), Construct("Product", "p")], [Path(from: "H", to: "Product")])
    #expect(asIndicator == [.constructAsIndicator("Product", of: "H")])
    #expect(asIndicator[0].description.contains("list it as a part"))
  }

  @Test func directives() {
    let unknown = syntaxProblems("@higher-order disjont\nA =~ a; B =~ b; B ~ A")
    #expect(unknown.map(\.fault) == [.unknownHigherOrder("disjont", suggestion: "disjoint")])
    #expect(unknown[0].place.line == 1 && unknown[0].place.column == 15)
    #expect(unknown[0].fault.description.contains("did you mean disjoint?"))
    #expect(
      SyntaxFault.unknownHigherOrder("x", suggestion: nil).description.contains("disjoint, embedded or repeated"))
    #expect(
      modelProblems("@higher-order disjoint\n@higher-order repeated\nA =~ a; B =~ b; B ~ A").map(\.fault)
        == [.repeatedDirective(.higherOrder, about: nil)])
    let twice = modelFaults {
      HigherOrder.disjoint; HigherOrder.disjoint
    }
    #expect(twice == [.repeatedDirective(.higherOrder, about: nil)])
    for (text, column) in [("H =~ fixed*(A + B)", 11), ("H =~ fixed(x)*(A + B)", 12), ("H =~ fixed(1 2)*(A + B)", 14)] {
      let problems = syntaxProblems(text + Self.items)
      #expect(problems.count == 1 && problems[0].place.column == column, "\(text): \(problems)")
    }
  }

  private func modelFaults(@PathModelBuilder _ elements: () -> [ModelElement]) -> [ModelFault] {
    do throws(ModelError) {
      _ = try PathModel {
        Construct("A", "a")
        Construct("B", "b")
        Path(from: "A", to: "B")
        elements()
      }
      return []
    } catch {
      guard case .invalid(let problems) = error else { return [] }
      return problems.map(\.fault)
    }
  }
}

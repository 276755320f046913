import Foundation
import PathSpecification
import Testing

@Suite("Products of constructs in text, Swift and print")
struct ProductTests {
  private static let blocks = "A =~ a1 + a2; B =~ b1; C =~ c1; D =~ d1\n"

  /// The faults of a text with four constructs, and where they stand.
  private static func found(_ paths: String) -> [(fault: ModelFault, place: SourcePlace?)] {
    modelProblems(blocks + paths).map { ($0.fault, $0.place) }
  }

  @Test("text, Swift and print are one value")
  func oneValue() throws {
    let text = """
      @moderation orthogonal

      A =~ a1 + a2
      B =~ b1
      C =~ c1
      D =~ d1

      C ~ A + B + A:B + A:A
      D ~ A + C
      """ + "\n"
    let model = try PathModel(text: text)
    #expect(model.text == text)
    let built = try PathModel {
      Moderation.orthogonal
      Construct("A", "a1", "a2")
      Construct("B", "b1")
      Construct("C", "c1")
      Construct("D", "d1")
      Path(from: "A", to: "C", moderatedBy: "B")
      Path(from: "B", to: "C")
      Product("A", "A", to: "C")
      Path(from: "A", to: "D")
      Path(from: "C", to: "D")
    }
    #expect(built == model)
    let parts = try PathModel(
      constructs: model.constructs, paths: model.paths, products: model.products, conventions: model.conventions)
    #expect(parts == model)
    #expect(model.products == [Product("A", "B", to: "C"), Product("A", "A", to: "C")])
    #expect(model.paths.allSatisfy { $0.moderators.isEmpty }, "the paths of a model have no moderators of their own")
    let json = try JSONEncoder().encode([model])
    #expect(try JSONDecoder().decode([PathModel].self, from: json) == [model])
  }

  @Test("products of several statements, in any place, are printed with the last paths to their target")
  func order() throws {
    let model = try PathModel(
      text: Self.blocks + "D ~ A:C\nC ~ A + A:A\nD ~ A\nC ~ B\nD ~ C\nC ~ A:B\n")
    // C's last path stands before D's.
    #expect(model.products.map(\.description) == ["A × A → C", "A × B → C", "A × C → D"])
    let again = try PathModel(text: model.text)
    #expect(again == model)
    #expect(again.text == model.text)
  }

  @Test("three factors, quoted names, several targets")
  func threeFactors() throws {
    let model = try PathModel(
      text: """
        "the price" =~ p
        A =~ a
        B =~ b
        C =~ c
        D =~ d
        C + D ~ A + B + "the price" + A:B + A:"the price" + B:"the price" + A:B:"the price"
        """)
    #expect(model.products.count == 8)
    #expect(model.products[3] == Product("A", "B", "the price", to: "C"))
    #expect(try PathModel(text: model.text) == model)
  }

  @Test("a line goes on after a colon")
  func continuation() throws {
    let model = try PathModel(text: Self.blocks + "C ~ A + B + A:\n  B; D ~ A")
    #expect(model.products == [Product("A", "B", to: "C")])
  }

  @Test("every way to estimate products can be named", arguments: Moderation.allCases)
  func moderations(_ moderation: Moderation) throws {
    let model = try PathModel(text: "@moderation \(moderation.rawValue)\n" + Self.blocks + "D ~ A + B + C")
    #expect(model.conventions.moderation == moderation)
    #expect(try PathModel(text: model.text) == model)
  }

  // MARK: Faults of models

  @Test func missingMainEffect() throws {
    let found = Self.found("C ~ A + A:B\nD ~ B + C")
    #expect(found.map(\.fault) == [.missingMainEffect(["B"], product: Product("A", "B", to: "C"))])
    #expect(found[0].place?.line == 2 && found[0].place?.column == 9)
    #expect(found[0].fault.description.contains("write C ~ B too"))
    let three = Self.found("D ~ A + B + C + A:B + A:B:C")
    #expect(
      three.map(\.fault) == [
        .missingMainEffect(["A", "C"], product: Product("A", "B", "C", to: "D")),
        .missingMainEffect(["B", "C"], product: Product("A", "B", "C", to: "D")),
      ])
  }

  @Test func productOfTarget() {
    let itself = Self.found("C ~ A + B + A:C\nD ~ C")
    #expect(itself.map(\.fault) == [.productOfTarget(factor: "C", product: Product("A", "C", to: "C"))])
    #expect(itself[0].fault.description.contains("is the construct that is explained"))
    let later = Self.found("C ~ A + B + A:D\nD ~ C")
    #expect(later.map(\.fault) == [.productOfTarget(factor: "D", product: Product("A", "D", to: "C"))])
    #expect(later[0].fault.description.contains("depends on C"))
    #expect(later[0].place?.column == 13)
  }

  /// A part has no paths, so that no product can be of it: its whole has them.
  @Test func productOfPart() {
    let text = "H =~ A + B\n" + Self.blocks
    let found = modelProblems(text + "D ~ H + C + A:C").map { ($0.fault, $0.place) }
    #expect(found.map(\.0) == [.productOfPart("A", of: "H", product: Product("A", "C", to: "D"))])
    #expect(found[0].1?.line == 3 && found[0].1?.column == 13, "\(found)")
    #expect(found[0].0.description.contains("part of H") && found[0].0.description.contains("write H in its place"))
    let target = modelProblems(text + "D ~ H + C\nB ~ C:D")
    #expect(target.map(\.fault) == [.productOfPart("B", of: "H", product: Product("C", "D", to: "B"))])
    #expect(modelProblems(text + "D ~ H + C + H:C").isEmpty)
  }

  @Test func unknownFactor() {
    let found = Self.found("C ~ A + B + A:Bee\nD ~ C")
    #expect(
      found.map(\.fault) == [
        .unknownConstructInProduct("Bee", product: Product("A", "Bee", to: "C"), suggestion: nil)
      ])
  }

  @Test func doubledProduct() {
    let found = Self.found("C ~ A + B + A:B + B:A\nD ~ C")
    #expect(found.map(\.fault) == [.doubledProduct(Product("B", "A", to: "C"))])
    #expect(found[0].place?.column == 19, "the second of them: \(found)")
  }

  @Test func factorCount() {
    do throws(ModelError) {
      _ = try PathModel(
        constructs: twoConstructs, paths: onePath,
        products: [Product("A", to: "B"), Product("A", "A", "A", "A", to: "B")])
      Issue.record("the model has problems")
    } catch {
      guard case .invalid(let problems) = error else { return }
      #expect(problems.map(\.fault).count == 2 && error.description.contains("give it 2 or 3"), "\(error)")
    }
  }

  @Test func repeatedModeration() {
    let found = modelProblems("@moderation two-stage\n@moderation orthogonal\n" + Self.blocks + "D ~ A + B + C")
    #expect(found.map(\.fault) == [.repeatedDirective(.moderation, about: nil)])
    #expect(found.first?.place?.line == 2)
  }

  @Test("a dot between constructs is answered with a colon")
  func dot() throws {
    let found = Self.found("C ~ A + B + A.B\nD ~ C")
    #expect(
      found.map(\.fault) == [.dottedInteraction("A.B", path: Path(from: "A.B", to: "C"), first: "A", second: "B")])
    #expect(try #require(found.first).fault.description.contains("write A:B"))
  }

  // MARK: Faults of text

  static let refused: [(text: String, fault: SyntaxFault, column: Int, message: String)] = [
    ("C ~ A*B", .starBetweenConstructs("A", "B"), 5, "write A + B + A:B"),
    ("C ~ D + A*B", .starBetweenConstructs("A", "B"), 9, "a modifier stands before *"),
    ("C ~ A + 0.5*A:B", .numberBeforeProduct, 13, "remove the number"),
    ("C ~ A:B:D:E", .tooManyFactors("A:B:D:E"), 5, "more than 3 factors"),
    ("C =~ A:B", .unsupported(.interaction), 7, "on the right of ~"),
    ("C ~ A:", .unexpected(found: "the end of the statement", expected: "a construct after `:`"), 7, "expected"),
    ("C ~ :A", .unexpected(found: "`:`", expected: "a construct"), 5, "expected"),
    ("@moderation two", .unknownModeration("two"), 13, "two-stage, two-stage-refit, product-indicator, orthogonal"),
    ("@moderation", .unknownModeration(""), 12, "the ways are"),
  ]

  @Test(arguments: refused)
  func syntax(text: String, fault: SyntaxFault, column: Int, message: String) throws {
    let problems = syntaxProblems(text)
    #expect(problems.map(\.fault) == [fault], "\(text): \(problems)")
    let problem = try #require(problems.first)
    #expect(problem.place.column == column, "\(text)")
    #expect(fault.description.contains(message), "\(fault.description)")
  }
}

import Satisfaction
import Testing

/// Reports of constructs of constructs, held to the schema, and the index table as a tree.
@Suite struct HigherOrderReportTests {
  private static let tree = """
    @scale 1..10
    @label Perception "What is perceived"
    Perception =~ Service + Value
    Service =~ fixed(1, 3)*(Image + Quality)
    Image =~ IMAG1..IMAG5
    Quality =~ PERQ1..PERQ7
    Value =~ PERV1 + PERV2
    Satisfaction =~ CUSA1..CUSA3
    Loyalty =~ CUSL1 + CUSL2 + CUSL3
    Satisfaction ~ Perception
    Loyalty ~ Satisfaction
    """

  private static func boot(_ text: String, _ higherOrder: HigherOrder? = nil) throws -> Bootstrap {
    let model = try PathModel(text: text, higherOrder: higherOrder)
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    return try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 60)
  }

  @Test func `every number stands in the schema`() throws {
    let boot = try Self.boot(Self.tree)
    try expectKeepsItsPromises(FitReport(boot.fit))
    try expectKeepsItsPromises(FitReport(boot))
    let unfixed = Self.tree.replacing("fixed(1, 3)*(Image + Quality)", with: "Image + Quality")
    for approach in HigherOrder.allCases { try expectKeepsItsPromises(FitReport(try Self.boot(unfixed, approach))) }
    try expectKeepsItsPromises(FitReport(try Self.boot(unfixed.replacing("@scale 1..10\n", with: ""))))
  }

  @Test func `the index table is indented as the tree`() throws {
    let report = FitReport(try Self.boot(Self.tree))
    let lines = report.text().split(separator: "\n").map { $0.replacing("\u{A0}", with: " ") }
    let table = lines.drop { !$0.hasPrefix("  Index") }.dropFirst().prefix(7)
    let names = table.map { $0.prefix(18).reversed().drop { $0 == " " }.reversed().map(String.init).joined() }
    #expect(
      names
        == [
          "  What is perceived", "    Service", "      Image", "      Quality", "    Value", "  Satisfaction",
          "  Loyalty",
        ].map { String($0.prefix(18)) })
    #expect(table.dropFirst(2).first?.contains("0.25") == true, "the share of Image in Service")
    // What a point of a part adds is on its line, and those of a construct's parts sum to its own.
    let impacts = report.dimensionEffects.filter { $0.to == "Satisfaction" && ["Service", "Value"].contains($0.part) }
    let own = report.effects.first { $0.from == "Perception" && $0.to == "Satisfaction" }?.impact ?? .nan
    #expect((impacts.compactMap(\.impact).reduce(0, +) - own).magnitude < 1e-12)
    #expect(lines.contains { $0.contains("disjoint in 3 stages") })
  }

  @Test func `parts stand in their construct and not in the diagram`() throws {
    let report = FitReport(try Self.boot(Self.tree))
    #expect(report.structuralConstructs.map(\.name) == ["Perception", "Satisfaction", "Loyalty"])
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("\u{A0}\u{A0}Service") && page.contains("\u{A0}\u{A0}\u{A0}\u{A0}Image"))
    let repeated = FitReport(
      try Self.boot(Self.tree.replacing("fixed(1, 3)*(Image + Quality)", with: "Image + Quality"), .repeated))
    #expect(repeated.structuralConstructs.count == 7 && repeated.dimensionEffects.isEmpty)
    #expect(repeated.paths.contains { $0.from == "Service" && $0.to == "Quality" })
    #expect(repeated.modelFit?.estimated.srmr == nil)
  }

  @Test func `an own model has one stage`() throws {
    let report = FitReport(try Fixtures.ecsi())
    #expect(report.stages.count == 1 && report.parts.isEmpty && report.leafWeights.isEmpty)
    let (stage, whole) = (report.stages[0].convergence, report.convergence)
    #expect(stage.iterations == whole.iterations && stage.lastChange == whole.lastChange)
  }
}

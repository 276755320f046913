import Satisfaction
import Testing

/// The reports of comparisons, held to `Schemas/csi.compare.v1.json`, and what a person reads.
@Suite struct CompareReportTests {
  private static func compare(
    _ options: GroupComparisonOptions, groups: (Int) -> Double, lowering prefix: String? = nil
  ) throws -> GroupComparison {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let data = try Dataset(
      survey.columns.map { column in
        let values = (0..<250).map { row in
          let value = column.number(at: row) ?? .nan
          return prefix.map { column.name.hasPrefix($0) && row % 2 == 1 } == true ? max(1, value - 2) : value
        }
        return (column.name, values)
      } + [("region", (0..<250).map(groups))])
    return try PLS().compare(.ecsiMobile, on: data, groups: "region", options)
  }

  private static let few = GroupComparisonOptions(permutations: .drawn(99), bootstrap: .drawn(50))

  @Test func `two groups`() throws {
    let report = CompareReport(
      try Self.compare(Self.few, groups: { Double($0 % 2) }), source: ReportSource(title: "T, \"quoted\""))
    try expectKeepsItsPromises(report)
    #expect(report.text().contains("Do they measure the same (MICOM)"))
  }

  @Test func `three groups and a small one, without bootstraps`() throws {
    let options = GroupComparisonOptions(permutations: .drawn(50), bootstrap: .drawn(0))
    let report = CompareReport(try Self.compare(options, groups: { $0 < 6 ? 9 : Double($0 % 3) }))
    try expectKeepsItsPromises(report)
    let text = report.text()
    #expect(text.contains("too small") && text.contains("adjusted for 3 pairs (Holm)"))
  }

  @Test func `nothing drawn, nothing said`() throws {
    let options = GroupComparisonOptions(permutations: .drawn(0), bootstrap: .drawn(0))
    let report = CompareReport(try Self.compare(options, groups: { Double($0 % 2) }))
    try expectKeepsItsPromises(report)
    #expect(report.verdict.isEmpty)
  }

  @Test func `a difference in words`() throws {
    let options = GroupComparisonOptions(permutations: .drawn(199), bootstrap: .drawn(0))
    let report = CompareReport(try Self.compare(options, groups: { Double($0 % 2) }, lowering: "CUSA"))
    #expect(report.verdict.contains { $0.hasPrefix("Satisfaction, index: ") && $0.contains("they differ") })
    #expect(report.markdown().contains("they differ"))
  }

  /// Rows dealt out three by three. That nothing is shown is no proof of equality, and the groups' sizes stand with it.
  @Test func `what is not shown is not said to be equal`() throws {
    let options = GroupComparisonOptions(permutations: .drawn(199), bootstrap: .drawn(0))
    let report = CompareReport(try Self.compare(options, groups: { Double($0 / 3 % 2) }))
    let said = report.verdict.joined(separator: " ")
    #expect(said.contains("no difference is shown in how constructs are formed"), "\(said)")
    #expect(said.contains("0 (126) and 1 (124)"), "\(said)")
    for claim in ["formed alike", "are equal", "equal means", "differs between"] {
      #expect(!said.contains(claim), "\(claim): \(said)")
    }
  }
}

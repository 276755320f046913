import Satisfaction
import SatisfactionReporting
import Testing

/// The report on the columns of a survey, held to `Schemas/csi.init.v1.json`.
@Suite struct InitSchemaTests {
  private let text =
    "id;w;q1;q2;say\n" + (0..<30).map { "\($0);\($0 % 3);\(1 + $0 % 5);\(1 + $0 % 7);no\($0 % 2)\n" }.joined()

  @Test func `with and without a template`() throws {
    let data = try Dataset(csvBytes: Array((text + "31;1;99;Don't know;\n").utf8))
    let draft = ModelDraft(data)
    try expectKeepsItsPromises(InitReport(draft, map: nil, of: data))
    let model = try PathModel(text: "A =~ Q1 + Q3\nB =~ q2\nB ~ A")
    let report = InitReport(draft, map: ItemMap(of: model, among: data.columns.map(\.name)), of: data)
    try expectKeepsItsPromises(report)
    let json = try JSONTree(parsing: report.json())
    #expect(json["missing"] == .array([.string("Q3")]))
  }
}

import Satisfaction
import SatisfactionReporting
import Testing

/// The page of a comparison.
@Suite struct ComparePageTests {
  @Test func `every pair has its indices and paths side by side, with the numbers of its tests`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let data = try Dataset(
      survey.columns.map { column in
        (column.name, (0..<250).map { column.number(at: $0) ?? .nan })
      } + [("region", (0..<250).map { Double($0 % 2) })])
    let options = GroupComparisonOptions(permutations: .drawn(99), bootstrap: .drawn(50))
    let comparison = try PLS().compare(.ecsiMobile, on: data, groups: "region", options)
    let page = CompareReport(comparison).page(ReportStyle())
    let dumbbells = page.sections.flatMap(\.blocks).compactMap { block -> Dumbbell? in
      if case .figure(let figure, _) = block { figure as? Dumbbell } else { nil }
    }
    #expect(dumbbells.map(\.rows.count) == [7, 12])
    for test in comparison.pairs[0].tests where test.statistic.name == "path" {
      let name = test.statistic.arguments.map { PathModel.ecsiMobile.construct(named: $0)?.label ?? $0 }
        .joined(separator: " → ")
      let row = try #require(dumbbells[1].rows.first { $0.name == name })
      #expect(row.first == test.first && row.second == test.second)
      #expect(row.differs == test.permutation.map { ($0.pAdjusted ?? $0.p) <= 1 - options.level })
    }
    let check = HTMLCheck(String(decoding: HTMLRenderer(page).bytes, as: UTF8.self))
    #expect(check.problems.isEmpty, "\(check.problems)")
  }
}

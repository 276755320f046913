import Satisfaction
import SatisfactionReporting
import Testing

/// The page of a prediction.
@Suite struct PredictPageTests {
  @Test func `losses stand beside those of every benchmark, grey where the test does not tell them apart`() throws {
    let report = try #require(try SampleReport.prediction.report() as? PredictReport)
    let dumbbells = report.page(ReportStyle()).sections.flatMap(\.blocks).compactMap { block -> Dumbbell? in
      if case .figure(let figure, _) = block { figure as? Dumbbell } else { nil }
    }
    let tests: [(PredictionTests) -> PredictionTest?] = [\.average, \.linear, \.alternative]
    #expect(dumbbells.count == tests.count)
    for (dumbbell, test) in zip(dumbbells, tests) {
      let all = report.prediction.constructs.map { test($0.tests) } + [test(report.prediction.overall)]
      #expect(dumbbell.rows.count == all.count)
      for (row, test) in zip(dumbbell.rows, all) {
        #expect(row.first == test?.lossBenchmark && row.second == test?.lossPLS)
        // Equal losses have no p and are not told apart.
        #expect(row.differs == test.map { ($0.p ?? 1) < 0.05 })
      }
    }
  }
}

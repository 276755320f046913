import Satisfaction
import SatisfactionReporting
import Testing

/// The page of drivers.
@Suite struct DriversPageTests {
  private static func report() throws -> DriversReport {
    let report = try SampleReport.drivers.report()
    return try #require(report as? DriversReport)
  }

  private static func figures<Kind>(_ page: Page, _ kind: Kind.Type) -> [Kind] {
    page.sections.flatMap(\.blocks).compactMap { block in
      if case .figure(let figure, _) = block { figure as? Kind } else { nil }
    }
  }

  @Test func `the map has the ellipses of the replicates and the cuts of the analysis`() throws {
    let report = try Self.report()
    let map = try #require(Self.figures(report.page(ReportStyle()), PriorityMap.self).first)
    #expect(map.points.count == report.analysis.constructs.count)
    #expect(map.cuts == (report.analysis.constructCuts.importance, report.analysis.constructCuts.performance))
    for (point, driver) in zip(map.points, report.analysis.constructs) {
      let ellipse = try #require(driver.inference?.ellipse)
      let covariance = try #require(point.covariance)
      #expect([[covariance.xx, covariance.xy], [covariance.xy, covariance.yy]] == ellipse.covariance)
    }
  }

  @Test func `short boards stand out among the questions, and only they`() throws {
    let report = try Self.report()
    let section = try #require(report.page(ReportStyle()).sections.first { $0.key == "items" })
    guard case .figure(let figure, _)? = section.blocks.first, let chart = figure as? TableChart else {
      Issue.record("no chart")
      return
    }
    let rows = chart.groups.flatMap(\.rows)
    #expect(rows.count == report.analysis.items.count)
    #expect(Set(rows.filter { $0.emphasis == .target }.compactMap(\.code)) == Set(report.analysis.settledShortBoards))
    #expect(!report.analysis.shortBoards.isEmpty)
  }

  @Test func `what was not asked has no section`() throws {
    let report = try Self.report()
    let keys = report.page(ReportStyle()).sections.map(\.key)
    #expect(keys.contains("what-if") && keys.contains("verification") && keys.contains("plan"))
    let fit = try Fixtures.ecsi()
    let bare = DriversReport(try fit.drivers(of: "Satisfaction"), fit: fit).page(ReportStyle())
    #expect(bare.sections.map(\.key).filter { $0 != "mind" } == ["constructs", "items", "method"])
    #expect(Self.figures(bare, PriorityMap.self).first?.points.allSatisfy { $0.covariance == nil } == true)
    #expect(HTMLCheck(String(decoding: HTMLRenderer(bare).bytes, as: UTF8.self)).problems.isEmpty)
  }

  @Test func `before and after are those of the verification, grey where chance explains them`() throws {
    let report = try Self.report()
    let verification = try #require(report.verification)
    let page = report.page(ReportStyle())
    let dumbbells = Self.figures(page, Dumbbell.self)
    let rows = try #require(dumbbells.last).rows
    #expect(rows.count == verification.items.count + 1)
    let acted = verification.items.filter(\.isActed)
    for (row, item) in zip(rows, acted) {
      #expect(row.first == item.score.before && row.second == item.score.after)
      #expect(row.mayBeEqual == ((item.score.lower ?? -1) <= 0 && (item.score.upper ?? 1) >= 0))
    }
    #expect(rows[acted.count].second == verification.observed.after)
    let whatIf = try #require(report.whatIf)
    #expect(dumbbells[0].rows[0].second == whatIf.indexAfter && dumbbells[0].rows[0].first == report.analysis.index)
  }
}

import Satisfaction
import SatisfactionReporting
import SatisfactionWording
import Testing

/// The page of a programme.
@Suite struct ProgrammePageTests {
  @Test func `what really changed comes first, then the whole, the groups, the league table`() throws {
    let report = try SampleReport.programme()
    let page = report.page(ReportStyle())
    #expect(Array(page.sections.filter(\.isListed).map(\.key).prefix(2)) == ["changes", "trend"])
    #expect(page.sections.contains { $0.key == "league" })
    #expect(page.headline?.change != nil && page.headline?.interval != nil)
    let check = HTMLCheck(String(decoding: HTMLRenderer(page).bytes, as: UTF8.self))
    #expect(check.problems.isEmpty, "\(check.problems)")
  }

  @Test func `every segment has a part, and hidden ones say why`() throws {
    let report = try SampleReport.programme { $0.waves = ["2024H2", "2024H1", "2023H2", "2023H1"] }
    let page = report.page(ReportStyle())
    let parts = page.sections.filter { $0.key.hasPrefix("segment-") }
    #expect(parts.map(\.title) == report.programme.segments)
    #expect(parts.allSatisfy { !$0.isListed })
    let hidden = report.programme.cells.filter { $0.wave == report.programme.waves.last && $0.status == .suppressed }
    let silent = parts.filter { part in
      part.blocks.contains { if case .notice = $0 { true } else { false } }
    }
    #expect(Set(hidden.map(\.segment)).isSubset(of: silent.map(\.title)) && !hidden.isEmpty)
  }

  @Test func `real changes are before the others, and only they are not grey`() throws {
    let report = try SampleReport.programme()
    let page = report.page(ReportStyle())
    let section = try #require(page.sections.first { $0.key == "changes" })
    guard case .figure(let figure, _)? = section.blocks.first, let chart = figure as? TableChart else {
      Issue.record("no chart")
      return
    }
    let rows = chart.groups.flatMap(\.rows)
    let firstWeak = rows.firstIndex { $0.emphasis == .weak } ?? rows.count
    #expect(rows[firstWeak...].allSatisfy { $0.emphasis == .weak })
    let real = report.programme.changes.filter {
      $0.kind == .previous && $0.to == report.programme.waves.last && $0.construct == "Satisfaction"
        && ($0.pAdjusted ?? 1) < 0.05
    }
    #expect(firstWeak == real.count)
    // The numbers are those of the report.
    for row in rows {
      let change = report.programme.changes.first {
        $0.segment == row.name && $0.kind == .previous && $0.to == report.programme.waves.last
          && $0.construct == "Satisfaction"
      }
      #expect(row.mark?.value == change?.change)
    }
  }

  @Test func `without waves there is neither change nor trend`() throws {
    let report = try SampleReport.programme {
      $0.wave = nil
      $0.rollUps = []
    }
    let keys = report.page(ReportStyle()).sections.map(\.key)
    #expect(!keys.contains("changes") && !keys.contains("trend") && keys.contains("league"))
    let html = String(decoding: report.html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(HTMLCheck(html).problems.isEmpty)
    #expect(html.contains("lang=\"zh-Hans\""))
  }

  @Test(arguments: [0, 40]) func `the league table has every shown segment with its standing and its rank`(
    replicates: Int
  ) throws {
    let report = try SampleReport.programme { $0.replicates = replicates }
    let programme = report.programme
    let section = try #require(report.page(ReportStyle()).sections.first { $0.key == "league" })
    guard case .figure(let figure, _)? = section.blocks.first, let league = figure as? Ranking else {
      Issue.record("no league table")
      return
    }
    #expect(league.headings.remarks.contains("rank") == (replicates > 0))
    let wave = programme.waves.last
    let shown = programme.cells.filter { $0.wave == wave && $0.status.isShown }
    let rows = league.groups.flatMap(\.rows)
    #expect(Set(rows.map(\.name)) == Set(shown.map(\.segment)) && rows.count == shown.count)
    for row in rows {
      let own = shown.first { $0.segment == row.name }?.constructs.first { $0.name == "Satisfaction" }
      #expect(row.index == own?.index && row.standardError == own?.error.standardError)
      #expect(row.interval.map(\.lowerBound) == own?.error.lower && row.interval.map(\.upperBound) == own?.error.upper)
      let standing = programme.benchmark.first {
        $0.segment == row.name && $0.wave == wave && $0.construct == "Satisfaction"
      }
      let sign: [Programme.Standing.Class: String] = [.above: "▲ ", .below: "▼ ", .same: "· "]
      let difference = try #require(standing?.difference)
      let text = (difference > 0 ? "+" : "") + DecimalText.fixed(difference, decimals: 1)
      #expect(row.remarks.first == (standing?.standing.flatMap { sign[$0] } ?? "∅ ") + text)
    }
  }

  @Test func `a segment says its index, whether it changed, and where it stands`() throws {
    let report = try SampleReport.programme()
    let programme = report.programme
    let page = report.page(ReportStyle())
    for change in programme.changes
    where change.to == programme.waves.last && change.kind == .previous && change.construct == "Satisfaction" {
      guard let points = change.change, let p = change.pAdjusted else { continue }
      let lead = try #require(page.sections.first { $0.title == change.segment && !$0.isListed }?.lead.first?.text)
      #expect(lead.contains((points > 0 ? "+" : "") + DecimalText.fixed(points, decimals: 1)))
      #expect(lead.contains("which may be noise") == (p >= 0.05), "\(lead)")
    }
  }
}

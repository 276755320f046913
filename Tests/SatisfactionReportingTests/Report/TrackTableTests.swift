import Satisfaction
import SatisfactionReporting
import Testing

/// The tables of a programme where something odd is planted.
@Suite struct TrackTableTests {
  private static func table(_ report: TrackReport) throws -> ReportTable {
    try #require(report.document(digits: 3).tables.first { $0.columns.contains { $0.heading == "to the\naverage" } })
  }

  private static func row(_ name: String, of table: ReportTable) throws -> ReportTable.Row {
    try #require(table.rows.first { $0.cells.first == .text(name) })
  }

  @Test func `real, open and not tested are three signs`() throws {
    let report = try PlantedProgramme.report()
    let table = try Self.table(report)
    let signs = table.columns.indices.filter { table.columns[$0].heading.isEmpty }
    #expect(signs.count == 2)
    for (firm, sign) in [("F1", "·"), ("F2", "∅"), ("F4", "▲")] {
      let row = try Self.row(firm, of: table)
      #expect(signs.allSatisfy { row.cells[$0] == .text(sign) }, "\(row.cells)")
      let isReal = sign == "▲"
      #expect(row.strongColumns == (isReal ? Set(signs + signs.map { $0 + 1 }) : []) && row.emphasis == .plain)
    }
    #expect(table.note?.contains("∅ not tested") == true)
    let average = try #require(table.columns.firstIndex { $0.heading == "to the\naverage" })
    #expect(try Self.row("F2", of: table).cells[average] == .text("∅"))
  }

  @Test func `only the change is bold`() throws {
    let text = try PlantedProgramme.report().text(ReportStyle(text: .terminal))
    let line = try #require(text.split(separator: "\n").first { $0.contains("F4") && $0.contains("▲") })
    #expect(line.hasPrefix("  F4 "))
    #expect(line.ranges(of: "\u{1B}[1m▲\u{1B}[0m").count == 2, "\(line)")
    let markdown = try PlantedProgramme.report().markdown()
    #expect(markdown.contains("| F4 |") && markdown.contains("| **▲** | **33.3** |"), "\(markdown)")
  }

  /// Signs that a paper in LaTeX has no letter for.
  @Test func `signs are commands of LaTeX`() throws {
    let report = try PlantedProgramme.report { $0.shrinks = true }
    let latex = String(decoding: report.bytes(as: .latex), as: UTF8.self)
    for command in ["$\\uparrow$", "$\\emptyset$", "$\\pm$ ", "$\\hat\\tau$"] {
      #expect(latex.contains(command), "\(command)")
    }
    #expect(!latex.contains { "▲▼∅±τ".contains($0) || $0 == "τ̂" })
  }

  @Test func `a page says what is not tested`() throws {
    let html = String(decoding: try PlantedProgramme.report().html(), as: UTF8.self)
    #expect(html.contains("∅: not tested, there is no standard error."))
    #expect(html.contains("which is not tested"))
    let chinese = String(
      decoding: try PlantedProgramme.report().html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(chinese.contains("“∅”：没有标准误，未作检验。") && chinese.contains("，未作检验"))
  }

  @Test func `the spread of the true indices stands in the table, with ranks and with shrunken indices`() throws {
    let plain = try PlantedProgramme.report().text()
    #expect(!plain.contains("τ̂"))
    for report in [
      try PlantedProgramme.report { $0.replicates = 40 }, try PlantedProgramme.report { $0.shrinks = true },
    ] {
      let programme = report.programme
      let tau = try #require(
        programme.ranking.first { $0.construct == "B" && $0.wave == "2024H1" }?.tau
          ?? programme.shrinkage.first { $0.construct == "B" && $0.wave == "2024H1" }?.tau)
      let note = try #require(try Self.table(report).note)
      let number = ReportTable.Cell.number(tau, decimals: 1)
      #expect(note.contains("τ̂ \(Self.text(number)):"), "\(note)")
      let html = String(decoding: report.html(), as: UTF8.self)
      #expect(html.contains("τ̂ \(Self.text(number)):"))
    }
    let banks = try RollUpLevel(
      members: "firm", name: "trade",
      rows: PlantedProgramme.firms.map { RollUpLevel.Row(member: $0, group: "banks", weight: 1) })
    let grouped = try PlantedProgramme.report {
      $0.rollUps = [banks]
      $0.shrinks = true
    }
    let heading = try #require(try Self.table(grouped).rows.first?.heading)
    #expect(heading.name == "banks" && heading.remark.hasPrefix("τ̂ "))
    let html = String(decoding: grouped.html(), as: UTF8.self)
    #expect(html.contains(" · \(heading.remark)"))
  }

  /// A cell as text draws it.
  private static func text(_ cell: ReportTable.Cell) -> String {
    let table = ReportTable(title: "", columns: [.number("")], rows: [.init([cell])])
    let document = ReportDocument(title: "", blocks: [.table(table)])
    return TextRenderer(width: 80, style: .plain).render(document).split(separator: "\n").joined()
      .split(separator: " ").joined()
  }

  @Test func `a shrunken index has its interval`() throws {
    let report = try PlantedProgramme.report { $0.shrinks = true }
    let table = try Self.table(report)
    let column = try #require(table.columns.firstIndex { $0.heading == "drawn to\nits group" })
    let own = try #require(
      report.programme.cells.first { $0.segment == "F1" && $0.wave == "2024H1" }?.constructs.last?.shrunken)
    let cells = try Self.row("F1", of: table).cells
    #expect(cells[column] == .number(own.index, decimals: 1))
    guard case .margin(let half, _) = cells[column + 1] else {
      Issue.record("no margin: \(cells[column + 1])")
      return
    }
    #expect(abs(half - 1.959963984540054 * own.standardError) < 1e-9)
    #expect(try Self.row("F2", of: table).cells[column + 1] == .missing)
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(html.contains("drawn to its group") && html.contains("in 91–99 % below"))
  }

  @Test func `an item with one answer is named`() throws {
    let text = try PlantedProgramme.report().text()
    #expect(text.contains("All answers the same: B1 in F2 2024H1, B2 in F2 2024H1, A1 in F3 2024H1."), "\(text)")
  }

  @Test func `words of one, and of nothing adjusted`() throws {
    let text = try PlantedProgramme.report {
      $0.adjustChanges = .none
      $0.weightsFrom = .auto
      $0.ownMinimum = 40
    }.text()
    #expect(text.contains("p not adjusted") && !text.contains("adjusted by"))
    let warnings = try PlantedProgramme.report {
      $0.weightsFrom = .auto
      $0.ownMinimum = 40
    }.warnings
    let constant = try #require(warnings.first { $0.code == "noOwnWeights" })
    #expect(constant.message.contains("so they have the pooled weights. Merge cells to have own ones"), "\(constant)")
    #expect(!warnings.contains { $0.message.contains("there is the pooled") })
  }

  @Test func `a line break in a name is a sign`() throws {
    let names = PlantedProgramme.firms.map { [$0 == "F1" ? "Haus\nBerlin" : $0] }
    let text = try PlantedProgramme.report(names: names).text()
    #expect(text.contains("Haus⏎Berlin") && !text.contains("\u{FFFD}"))
  }

  /// Published values that stand beside no index are named.
  @Test func `published values of no wave of the programme are said`() throws {
    let values = ["2024H1", "2031H2"].map {
      ExternalIndex(name: "F1", wave: $0, construct: "B", index: 50, source: nil)
    }
    let report = try PlantedProgramme.report { $0.benchmarks = values }
    let warning = try #require(report.warnings.first { $0.code == "externalNotShown" })
    #expect(warning.message.contains("F1 2031H2 B") && !warning.message.contains("2024H1"), "\(warning.message)")
    let alone = try PlantedProgramme.report {
      $0.benchmarks = values
      $0.wave = nil
    }
    #expect(alone.warnings.contains { $0.code == "externalNotShown" && $0.message.contains("--wave") })
    let some = try PlantedProgramme.report {
      $0.benchmarks = [ExternalIndex(name: "F1", wave: "2024H1", construct: "A", index: 50, source: nil)]
      $0.constructs = ["B"]
    }
    #expect(some.warnings.contains { $0.code == "externalNotShown" && $0.message.contains("--constructs") })
    #expect(
      try !PlantedProgramme.report { $0.benchmarks = [values[0]] }.warnings.contains { $0.code == "externalNotShown" })
  }

  @Test(arguments: [MissingPolicy.casewise, .mean, .em, .error])
  func `every treatment of missing answers is in the schema`(missing: MissingPolicy) throws {
    try expectKeepsItsPromises(PlantedProgramme.report(missing: missing))
  }
}

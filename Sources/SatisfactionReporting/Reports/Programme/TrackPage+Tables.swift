internal import SatisfactionIndices
internal import SatisfactionWording

/// What follows the tables of groups and segments.
extension TrackPage {
  /// All constructs of the groups of the highest level.
  var constructTable: ReportTable? {
    guard let level = levels.last, programme.constructs.count > 1 else { return nil }
    let rows = programme.rollUps.filter { $0.level == level && $0.wave == wave }
    let changes = programme.rollUpChanges.filter { $0.level == level && $0.to == wave && $0.kind == .previous }
    var columns: [ReportTable.Column] = [.text(level), .text("construct"), .number("index"), .number("±")]
    if !changes.isEmpty { columns += changeColumns("change") }
    let lines = rows.map { row in
      var line = ReportTable.Row([
        .text(row.group), .text(row.construct), .number(row.index, decimals: decimals), marginCell(row.error),
      ])
      let change = changes.first { $0.group == row.group && $0.construct == row.construct }
      if !changes.isEmpty { add(change?.change, change?.p, to: &line) }
      return line
    }
    return ReportTable(title: "All constructs by \(level)\(when)", columns: columns, rows: lines, stubCount: 2)
  }

  var shrinkageTable: ReportTable? {
    let rows = programme.shrinkage.filter { $0.wave == wave && $0.construct == target }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Spread of the true indices of \(target)\(when)",
      columns: [.text("group"), .number("mean"), .number("τ̂"), .number("members")],
      rows: rows.map {
        ReportTable.Row([
          .text($0.group), .number($0.mean, decimals: decimals), .number($0.tau, decimals: decimals),
          .number(Double($0.members), decimals: 0),
        ])
      },
      note: "intervals of shrunken indices cover 93–96 % where τ is at least the standard errors, 91–99 % below")
  }

  var controlTable: ReportTable? {
    let rows = programme.control.filter { $0.wave == wave && $0.limits.signal != nil }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Outside what the series' own noise gives\(when)",
      columns: [.text("segment"), .text("construct"), .text("signal"), .number("mean"), .number("limits")],
      rows: rows.map {
        ReportTable.Row([
          .text($0.segment), .text($0.construct), .text($0.limits.signal?.rawValue ?? ""),
          .number($0.limits.mean, decimals: decimals),
          .interval($0.limits.lower...$0.limits.upper, decimals: decimals),
        ])
      })
  }

  var externalTable: ReportTable? {
    let rows = programme.external.filter { $0.wave == nil || $0.wave == wave }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Published elsewhere, not tested",
      columns: [.text("name"), .text("construct"), .number("published"), .number("here"), .text("source")],
      rows: rows.map { row in
        ReportTable.Row([
          .text(row.name), .text(row.construct), .number(row.index, decimals: decimals),
          .number(ownIndex(row), decimals: decimals), .text(row.source ?? ""),
        ])
      },
      note: rows.count < programme.external.count ? "those of other waves are in CSV and JSON" : nil)
  }

  /// The programme's own value of what a published one names.
  func ownIndex(_ external: ExternalIndex) -> Double? {
    let cell = programme.cells.first { $0.segment == external.name && $0.wave == wave }
    if let cell { return cell.constructs.first { $0.name == external.construct }?.index }
    return programme.rollUps.first {
      $0.group == external.name && $0.wave == wave && $0.construct == external.construct
    }?.index
  }

  /// Items that are named where all answers to them are the same.
  private static let namedItems = 5

  /// The items that have one value in a cell, those of the latest wave first; nil without any.
  var constantItems: String? {
    let shown = programme.cells.filter { $0.status.isShown }
    let found = (shown.filter { $0.wave == wave } + shown.filter { $0.wave != wave }).flatMap { cell in
      cell.constantIndicators.map { "\($0) in \(cell.segment)\(cell.wave.map { " \($0)" } ?? "")" }
    }
    guard !found.isEmpty else { return nil }
    let rest = found.count - min(found.count, Self.namedItems)
    return "All answers the same: \(found.prefix(Self.namedItems).joined(separator: ", "))"
      + (rest > 0 ? " and \(rest) more (constantIndicators in CSV and JSON)." : ".")
  }
}

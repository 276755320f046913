internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension DriversReport {
  /// What a person reads: the index, what to do in sentences, then the tables.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    var blocks: [ReportDocument.Block] = sentences(digits).map { .paragraph($0) }
    blocks.append(
      .table(driverTable("Drivers of \(analysis.target)", analysis.constructs, analysis.constructCuts, digits)))
    blocks.append(.table(driverTable("Items", analysis.items, analysis.itemCuts, digits)))
    if let whatIf { blocks.append(.table(whatIfTable(whatIf, digits))) }
    if let plan { blocks.append(.table(planTable(plan, digits))) }
    if let verification { blocks.append(.table(verificationTable(verification, digits))) }
    return ReportDocument(
      title: source.title ?? fit.sample.source, facts: [facts],
      headline: .init(
        name: analysis.target.uppercased(), value: DecimalText.fixed(analysis.index, decimals: digits.index),
        remark: "of 100"),
      blocks: blocks, warnings: warnings.map(\.message), footer: footer)
  }

  private var facts: [String] {
    var facts = source.title == nil ? [] : [fit.sample.source]
    facts.append("\(fit.sample.used) of \(fit.sample.rows) rows used")
    if let column = fit.sample.weightsColumn { facts.append("weighted by \(column)") }
    facts += source.conditions
    return facts
  }

  private var footer: [String] {
    var pieces: [String] = []
    if let resampling {
      let (requested, failed) = (CountText.grouped(resampling.requested), CountText.grouped(resampling.failedCount))
      pieces += ["\(requested) replicates of \(resampling.unitText), \(failed) failed"]
      pieces.append("seed \(resampling.seed)")
    }
    return pieces + ["swift-satisfaction \(SatisfactionVersion.current)", "conventions: csi methods drivers"]
  }

  private var interval: String { ReportTable.intervalHeading(level: resampling?.level ?? 0.95) }

  private func driverTable(
    _ title: String, _ drivers: [Driver], _ cuts: DriverAnalysis.Cuts, _ digits: ReportDigits
  ) -> ReportTable {
    let hasReplicates = drivers.contains { $0.inference != nil }
    var columns: [ReportTable.Column] = [.text(title == "Items" ? "Item" : "Construct"), .number("importance")]
    if hasReplicates { columns.append(.number(interval)) }
    columns += [.number("score"), .number("potential")]
    if hasReplicates { columns += [.number(interval), .number("first")] }
    columns.append(.text("", shortening: .wholly))
    let rows = drivers.sorted { $0.rank < $1.rank }.map { driver in
      var cells: [ReportTable.Cell] = [
        .text(driver.name), .number(driver.importance, decimals: digits.points + (driver.item == nil ? 0 : 1)),
      ]
      if hasReplicates { cells.append(cell(driver.inference?.importance, digits.points)) }
      cells += [
        .number(driver.performance, decimals: digits.index), .number(driver.potential, decimals: digits.index),
      ]
      if hasReplicates {
        cells += [
          cell(driver.inference?.potential, digits.index),
          .number(driver.inference.map { 100 * $0.priorityShare }, decimals: 0),
        ]
      }
      return ReportTable.Row(
        cells + [.text(Self.words[driver.quadrant] ?? "")],
        emphasis: driver.quadrant == .concentrate ? .strong : .plain)
    }
    let first = hasReplicates ? "; first: percent of replicates with the largest potential, which tests nothing" : ""
    return ReportTable(
      title: title, columns: columns, rows: rows,
      note: "cuts: importance \(DecimalText.fixed(cuts.importance, decimals: digits.coefficient)), score "
        + DecimalText.fixed(cuts.performance, decimals: digits.index) + first)
  }

  private static let words: [DriverQuadrant: String] = [
    .concentrate: "concentrate here", .keepUp: "keep up", .lowPriority: "low priority", .overkill: "overdone",
  ]

  private func cell(_ interval: DriverInterval?, _ decimals: Int) -> ReportTable.Cell {
    guard let lower = interval?.lower, let upper = interval?.upper, lower <= upper else { return .missing }
    return .interval(lower...upper, decimals: decimals)
  }

  private func whatIfTable(_ whatIf: WhatIf, _ digits: ReportDigits) -> ReportTable {
    ReportTable(
      title: "What if",
      columns: [
        .text("Item"), .number("raised by"), .number("attainable"), .number("mean after"),
        .number("points of\n\(DisplayText.cut(analysis.target, to: 17))"),
      ],
      rows: whatIf.items.map { item in
        ReportTable.Row([
          .text(item.item), .number(item.raise, decimals: digits.points),
          .number(item.attainable, decimals: digits.points), .number(item.meanAfter, decimals: digits.points),
          .number(item.effect, decimals: digits.points),
        ])
      })
  }

  private func planTable(_ plan: [ImprovementPlan.Standing], _ digits: ReportDigits) -> ReportTable {
    ReportTable(
      title: "Plan",
      columns: [
        .text("Item"), .text("owner"), .text("due"), .number("score"), .number("target"), .number("distance"),
      ],
      rows: plan.map { standing in
        ReportTable.Row([
          .text(standing.entry.item), .text(standing.entry.owner ?? ""), .text(standing.entry.due ?? ""),
          .number(standing.score, decimals: digits.index), .number(standing.entry.target, decimals: digits.index),
          .number(standing.distance, decimals: digits.index),
        ])
      })
  }

  private func verificationTable(_ verification: Verification, _ digits: ReportDigits) -> ReportTable {
    func row(_ name: String, _ change: Verification.Change, isActed: Bool) -> ReportTable.Row {
      let limits: ReportTable.Cell =
        change.lower.flatMap { lower in change.upper.map { .interval(lower...$0, decimals: digits.index) } } ?? .missing
      return ReportTable.Row(
        [
          .text(name), .number(change.before, decimals: digits.index), .number(change.after, decimals: digits.index),
          .number(change.change, decimals: digits.index), limits, .probability(change.p, decimals: digits.coefficient),
        ], emphasis: isActed ? .strong : .plain)
    }
    var rows = verification.items.map { row($0.name, $0.score, isActed: $0.isActed) }
    rows += [
      row("\(analysis.target), observed", verification.observed, isActed: false),
      row("expected of the items acted on", verification.predicted, isActed: false),
      row("unexplained", verification.unexplained, isActed: false),
    ]
    if let apart = verification.actedMinusOthers { rows.append(row("acted on less the others", apart, isActed: false)) }
    return ReportTable(
      title: "\(verification.from) (\(verification.rowsBefore)) and \(verification.to) (\(verification.rowsAfter))",
      columns: [
        .text("Score"), .number("before"), .number("after"), .number("change"), .number(interval), .number("p"),
      ], rows: rows, note: "bold: acted on")
  }
}

internal import SatisfactionIndices
internal import SatisfactionWording

/// The tables of a report of drivers.
struct DriverTables {
  private let report: DriversReport
  private let digits: ReportDigits
  private let words: ReportWords

  init(_ report: DriversReport, _ digits: ReportDigits, _ words: ReportWords) {
    self.report = report
    self.digits = digits
    self.words = words
  }

  private var analysis: DriverAnalysis { report.analysis }
  private var target: String { words.name(analysis.target) }
  private var interval: String { words.interval(level: report.resampling?.level ?? 0.95) }
  private var item: String { words("Item", "题目") }

  // MARK: Drivers

  /// The drivers, that of the largest potential first.
  ///
  /// - Parameter withVerdict: What to do takes the place of how often a driver comes first: where there is little room.
  func constructs(withVerdict: Bool = false) -> ReportTable {
    drivers(
      words("Drivers of \(target)", "\(target)的驱动因素"), words("Construct", "构念"), analysis.constructs,
      analysis.constructCuts, withVerdict)
  }

  /// Their items, that of the largest potential first.
  func items(withVerdict: Bool = false) -> ReportTable {
    drivers(words("Items", "题目"), item, analysis.items, analysis.itemCuts, withVerdict)
  }

  private func drivers(
    _ title: String, _ heading: String, _ drivers: [Driver], _ cuts: DriverAnalysis.Cuts,
    _ withVerdict: Bool
  ) -> ReportTable {
    let hasReplicates = drivers.contains { $0.inference != nil }
    // A jackknife has no shares of replicates.
    let hasFirst = !withVerdict && drivers.contains { $0.inference?.priorityShare.isFinite ?? false }
    var columns: [ReportTable.Column] = [.text(heading), .number(words("importance", "重要性"))]
    if hasReplicates { columns.append(.number(interval)) }
    columns += [.number(words("score", "得分")), .number(words("potential", "提升空间"))]
    if hasFirst { columns += [.number(interval), .number(words("first", "居首"))] }
    columns.append(.text(words("to do", "建议"), shortening: .wholly))
    return ReportTable(
      title: title, columns: columns,
      rows: drivers.sorted { $0.rank < $1.rank }.map { row($0, hasReplicates, hasFirst) },
      note: note(cuts, drivers, hasFirst: hasFirst))
  }

  private func row(_ driver: Driver, _ hasReplicates: Bool, _ hasFirst: Bool) -> ReportTable.Row {
    var cells: [ReportTable.Cell] = [
      .text(words.name(driver.name)),
      .number(driver.importance, decimals: digits.points + (driver.item == nil ? 0 : 1)),
    ]
    if hasReplicates { cells.append(cell(driver.inference?.importance, digits.points)) }
    cells += [
      .number(driver.performance, decimals: digits.index), .number(driver.potential, decimals: digits.index),
    ]
    if hasFirst {
      cells += [
        cell(driver.inference?.potential, digits.index),
        .number(driver.inference.map { 100 * $0.priorityShare }, decimals: 0),
      ]
    }
    return ReportTable.Row(
      cells + [.text(verdict(driver.advice))], emphasis: driver.advice == .concentrate ? .strong : .plain)
  }

  /// What a driver asks for.
  private func verdict(_ advice: DriverAdvice) -> String {
    switch advice {
    case .concentrate: words("concentrate here", "集中改进")
    case .keepUp: words("keep up", "继续保持")
    case .lowPriority: words("low priority", "优先级低")
    case .overkill: words("overdone", "投入过多")
    case .open: words("open", "尚无定论")
    case .negative: words("negative: check", "为负：请核查")
    }
  }

  private func note(_ cuts: DriverAnalysis.Cuts, _ drivers: [Driver], hasFirst: Bool) -> String {
    let importance = DecimalText.fixed(cuts.importance, decimals: digits.coefficient)
    let score = DecimalText.fixed(cuts.performance, decimals: digits.index)
    let first =
      hasFirst
      ? words(
        "; first: percent of replicates with the largest potential, which tests nothing",
        "；居首：提升空间最大的重复样本百分比，并非检验") : ""
    let open =
      drivers.contains { $0.advice == .open }
      ? words(
        "; what to do is open where the interval of the importance holds 0", "；重要性的区间包含 0 时，建议尚无定论") : ""
    return words("cuts: importance \(importance), score \(score)", "分界：重要性 \(importance)，得分 \(score)") + first + open
  }

  private func cell(_ interval: DriverInterval?, _ decimals: Int) -> ReportTable.Cell {
    interval?.range.map { .interval($0, decimals: decimals) } ?? .missing
  }

  // MARK: What it would bring, what was agreed, whether it worked

  /// What every raised item would bring.
  func whatIf(_ whatIf: WhatIf) -> ReportTable {
    let points = DisplayText.cut(target, to: 17)
    return ReportTable(
      title: words("What if", "假如"),
      columns: [
        .text(item), .number(words("raised by", "提高")), .number(words("attainable", "可得")),
        .number(words("mean after", "之后均值")), .number(words("points of\n\(points)", "\(points)\n增加分数")),
      ],
      rows: whatIf.items.map { item in
        ReportTable.Row([
          .text(words.name(item.item)), .number(item.raise, decimals: digits.points),
          .number(item.attainable, decimals: digits.points), .number(item.meanAfter, decimals: digits.points),
          .number(item.effect, decimals: digits.points),
        ])
      })
  }

  /// What was agreed, and how far it is.
  func plan(_ plan: [ImprovementPlan.Standing]) -> ReportTable {
    ReportTable(
      title: words("Plan", "计划"),
      columns: [
        .text(item), .text(words("owner", "负责人")), .text(words("due", "期限")), .number(words("score", "得分")),
        .number(words("target", "目标")), .number(words("distance", "差距")),
      ],
      rows: plan.map { standing in
        ReportTable.Row([
          .text(words.name(standing.entry.item)), .text(standing.entry.owner ?? ""), .text(standing.entry.due ?? ""),
          .number(standing.score, decimals: digits.index), .number(standing.entry.target, decimals: digits.index),
          .number(standing.distance, decimals: digits.index),
        ])
      })
  }

  /// What changed between two waves, and how much of it the items acted on let expect.
  func verification(_ verification: Verification) -> ReportTable {
    var rows = verification.items.map { row(words.name($0.name), $0.score, isActed: $0.isActed) }
    rows += [
      row(words("\(target), observed", "\(target)，实际"), verification.observed),
      row(words("expected of items acted on", "由采取措施的题目预期"), verification.predicted),
      row(words("unexplained", "未解释"), verification.unexplained),
    ]
    if let apart = verification.actedMinusOthers {
      rows.append(row(words("acted on less the others", "采取措施者减其他"), apart))
    }
    return ReportTable(
      title:
        "\(verification.from) (\(verification.rowsBefore)) \(words("and", "和")) \(verification.to) (\(verification.rowsAfter))",
      columns: [
        .text(words("Score", "得分")), .sign, .number(words("before", "之前")), .number(words("after", "之后")),
        .number(words("change", "变化")), .number(interval), .number("p"),
      ], rows: rows, note: words("· acted on", "· 采取过措施"))
  }

  private func row(_ name: String, _ change: Verification.Change, isActed: Bool = false) -> ReportTable.Row {
    ReportTable.Row(
      [
        .text(name), isActed ? .text("·") : .empty, .number(change.before, decimals: digits.index),
        .number(change.after, decimals: digits.index),
        .number(change.change, decimals: digits.index),
        change.range.map { .interval($0, decimals: digits.index) } ?? .missing,
        .probability(change.p, decimals: digits.coefficient),
      ], emphasis: isActed ? .strong : .plain)
  }
}

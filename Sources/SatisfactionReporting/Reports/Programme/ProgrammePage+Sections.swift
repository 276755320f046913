internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension ProgrammePage {
  /// Changes that one page can show.
  private static let shownChanges = 40
  /// Lines that one figure can hold.
  private static let shownLines = 6

  private var interval: String {
    let percent = programme.tracking.level * 100
    let level = DecimalText.fixed(percent, decimals: percent == percent.rounded() ? 0 : 1)
    return say("\(level) % interval", "\(level)% 区间")
  }

  // MARK: What really changed

  var changeSection: Page.Section? {
    let shown = changes.prefix(Self.shownChanges)
    guard let from = shown.first?.from else { return nil }
    let rows = shown.map { change in
      TableChart.Row(
        change.segment,
        cells: [
          .number(change.change, decimals: decimals),
          change.error.range.map { .interval($0, decimals: decimals) } ?? .missing, .empty,
          .probability(change.pAdjusted, decimals: 3),
        ], mark: change.change.map { ChartMark($0, interval: change.error.range) },
        emphasis: isReal(change.pAdjusted) ? .plain : .weak, link: key(change.segment))
    }
    let chart = TableChart(
      title: say("Changes", "变化"), nameHeading: programme.tracking.by.joined(separator: " · "),
      columns: [
        .cells(say("change", "变化"), isEssential: true), .interval(interval), .chart,
        .cells(say("p, adjusted", "调整后 p"), isEssential: false),
      ], groups: [.init(rows: Array(rows))], axis: .numbers(covering: rows.compactMap { $0.mark?.extent }),
      kind: .manyColumns)
    let rest = changes.count - rows.count
    let left = rest > 0 ? say(" \(rest) more are in the parts of the segments.", "其余 \(rest) 个见各单位部分。") : ""
    let caption = say(
      "Points of \(target) since \(from), real changes first. Grey and hollow: not more than noise, p adjusted by \(programme.tracking.adjustChanges.rawValue).",
      "自 \(from) 以来\(target)的变化，真实变化在前。灰色空心：未超出噪声，p 值经 \(programme.tracking.adjustChanges.rawValue) 调整。")
    return Page.Section(
      key: "changes", title: say("What really changed", "真实变化"),
      blocks: [.figure(chart, caption: Sentence(caption + left))])
  }

  // MARK: The way here

  var trendSection: Page.Section? {
    guard programme.waves.count > 1, let level = programme.rollUps.last?.level else { return nil }
    let rows = programme.rollUps.filter { $0.level == level }
    var groups: [String] = []
    for row in rows where !groups.contains(row.group) { groups.append(row.group) }
    // One group with its constructs, or the target in several groups.
    let lines =
      groups.count == 1
      ? programme.constructs.map { (name: $0, rows: rows.filter { [construct = $0] in $0.construct == construct }) }
      : groups.map { group in (name: group, rows: rows.filter { $0.group == group && $0.construct == target }) }
    guard lines.count <= Self.shownLines * 2 else { return nil }
    let series = lines.map { line in
      Trend.Series(
        name: line.name, marks: programme.waves.map { wave in mark(line.rows.first { $0.wave == wave }) },
        isTarget: groups.count == 1 && line.name == target)
    }
    let title = say("Indices over the waves", "各期指数")
    return Page.Section(
      key: "trend", title: title,
      blocks: [
        .figure(
          Trend(
            title: title, summary: Self.summary(series, programme.waves, decimals), waves: programme.waves,
            series: series),
          caption: Sentence(say("Ribbons: \(interval)s.", "色带：\(interval)。")))
      ])
  }

  private func mark(_ row: Programme.RollUp?) -> ChartMark? {
    row.flatMap { row in row.index.map { ChartMark($0, interval: row.error.range) } }
  }

  /// All lines in words.
  static func summary(_ series: [Trend.Series], _ waves: [String], _ decimals: Int) -> String {
    series.map { line in
      let numbers = zip(waves, line.marks).compactMap { wave, mark in
        mark.map { "\(wave) \(DecimalText.fixed($0.value, decimals: decimals))" }
      }
      return "\(line.name): \(numbers.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  // MARK: Groups

  var groupSections: [Page.Section] {
    var levels: [String] = []
    for row in programme.rollUps where !levels.contains(row.level) { levels.append(row.level) }
    return levels.reversed().enumerated().compactMap { number, level in
      let rows = programme.rollUps.filter { $0.level == level && $0.wave == wave && $0.construct == target }
      guard rows.count > 1 else { return nil }
      let chart = TableChart(
        title: level, nameHeading: level,
        columns: [
          .cells(target, isEssential: true), .interval(interval), .chart,
          .cells(say("coverage", "覆盖率"), isEssential: false),
        ],
        groups: [
          .init(
            rows: rows.map { row in
              let coverage = DecimalText.fixed(row.coverage * 100, decimals: 0) + " %"
              return TableChart.Row(
                row.group,
                cells: [
                  .number(row.index, decimals: decimals),
                  row.error.range.map { .interval($0, decimals: decimals) } ?? .missing, .empty, .text(coverage),
                ], mark: mark(row))
            })
        ], axis: .indices(covering: rows.compactMap { mark($0)?.extent }), kind: .wideAxis)
      return Page.Section(
        key: "level-\(number + 1)", title: say("By \(level)", "按\(level)"), blocks: [.figure(chart, caption: nil)])
    }
  }

  // MARK: The league table

  var leagueSection: Page.Section? {
    let standings = Dictionary(
      programme.benchmark.filter { $0.wave == wave && $0.construct == target }.map { ($0.segment, $0) },
      uniquingKeysWith: { first, _ in first })
    let ranked = programme.cells.filter { $0.wave == wave }.compactMap {
      cell -> (Programme.Cell, Programme.ConstructRow)? in
      guard cell.status.isShown, let row = cell.constructs.first(where: { $0.name == target }), row.index != nil else {
        return nil
      }
      return (cell, row)
    }.enumerated().sorted { a, b in
      let (x, y) = (a.element.1.index ?? 0, b.element.1.index ?? 0)
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
    guard !ranked.isEmpty else { return nil }
    let rows = ranked.map { cell, row in
      TableChart.Row(
        cell.segment,
        cells: [
          .number(row.index, decimals: decimals), row.error.range.map { .interval($0, decimals: decimals) } ?? .missing,
          .empty, .text(word(standings[cell.segment]?.standing)), .number(Double(cell.used), decimals: 0),
        ], mark: row.index.map { ChartMark($0, interval: row.error.range) },
        link: key(cell.segment))
    }
    let chart = TableChart(
      title: say("League table", "排名"), nameHeading: programme.tracking.by.joined(separator: " · "),
      columns: [
        .cells(target, isEssential: true), .interval(interval), .chart,
        .cells(say("to its group", "与组内相比"), isEssential: false), .cells("n", isEssential: false),
      ], groups: [.init(rows: rows)], axis: .indices(covering: rows.compactMap { $0.mark?.extent }), kind: .manyColumns)
    return Page.Section(
      key: "league", title: say("League table", "排名"),
      blocks: [
        .figure(
          chart,
          caption: Sentence(
            say(
              "The order is that of the estimates: where bars overlap, it says little. Each name leads to its own part.",
              "按估计值排序：区间重叠时顺序意义不大。点击名称可见各单位部分。")))
      ])
  }

  private func word(_ standing: Programme.Standing.Class?) -> String {
    switch standing {
    case .above: say("above", "高于")
    case .below: say("below", "低于")
    case .same: "·"
    case nil: ""
    }
  }

  /// What the text report says beside these figures, and what to mind.
  func noteSection(_ document: ReportDocument) -> Page.Section? {
    guard !document.warnings.isEmpty else { return nil }
    return Page.Section(
      key: "mind", title: say("To mind", "注意事项"), blocks: [.list(document.warnings.map { Sentence($0) })])
  }
}

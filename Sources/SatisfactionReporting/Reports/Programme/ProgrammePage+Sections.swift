internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension ProgrammePage {
  /// Changes that one figure can show.
  private static let shownChanges = 40
  /// Lines that one figure can hold.
  private static let shownLines = 8

  var segmentHeading: String { programme.tracking.by.joined(separator: " · ") }

  // MARK: What really changed

  var changeSection: Page.Section? {
    let real = changes.prefix { isReal($0.pAdjusted) }.count
    // All that are real, and as many of the others as there is room for.
    let shown = changes.prefix(max(real, Self.shownChanges))
    guard let from = shown.first?.from else { return nil }
    let rows = shown.map { change in
      TableChart.Row(
        change.segment,
        cells: [
          .number(change.change, decimals: decimals), rangeCell(change.error.range), .empty,
          verdict(change.pAdjusted) == .untested
            ? .text(ChangeVerdict.untestedSign) : .probability(change.pAdjusted, decimals: 3),
        ], mark: change.change.map { ChartMark($0, interval: change.error.range) },
        emphasis: isReal(change.pAdjusted) ? .plain : .weak, link: key(change.segment))
    }
    let chart = TableChart(
      title: words("Changes", "变化"), nameHeading: segmentHeading,
      columns: [
        .cells(words("change", "变化"), isEssential: true), .interval(interval), .chart,
        .cells(words("p, adjusted", "调整后 p"), isEssential: false),
      ], groups: [.init(rows: Array(rows))], axis: .numbers(covering: rows.compactMap { $0.mark?.extent }),
      kind: .manyColumns)
    let rest = changes.count - rows.count
    let left = rest > 0 ? words(" \(rest) more are in the parts of the segments.", "其余 \(rest) 个见各单位部分。") : ""
    let untested = shown.contains { verdict($0.pAdjusted) == .untested } ? untestedLegend : ""
    let caption = words(
      "Points of \(words.smallName(target)) since \(from), real changes first. Grey and hollow: may be noise; \(adjustment).",
      "自 \(from) 以来\(targetName)的变化，真实变化在前。灰色空心：可能只是噪声；\(adjustment)。")
    return Page.Section(
      key: "changes", title: words("What really changed", "真实变化"),
      blocks: [.figure(chart, caption: Sentence(caption + untested + left))])
  }

  // MARK: The way here

  /// The whole with a small figure a construct; else the target in a few groups, or in a few segments.
  var trendSection: Page.Section? {
    guard programme.waves.count > 1 else { return nil }
    let (series, others) = (series, others)
    guard series.contains(where: { $0.marks.contains { $0 != nil } }) else { return nil }
    let title = words("Indices over the waves", "各期指数")
    let caption = words("\(targetName). Ribbons: \(interval)s.", "\(targetName)。色带：\(interval)。")
    let figures =
      [(trend(title, series), caption)]
      + others.map { (trend($0.name, [$0], isSmall: true), $0.name) }
    return Page.Section(
      key: "trend", title: title, blocks: figures.map { .figure($0.0, caption: Sentence($0.1)) })
  }

  func trend(_ title: String, _ series: [Trend.Series], isSmall: Bool = false) -> Trend {
    Trend(title: title, summary: summary(series), waves: programme.waves, series: series, isSmall: isSmall)
  }

  /// The rows of the coarsest level that one figure can hold, by group.
  private var trendGroups: [String: [Programme.RollUp]]? {
    levels.reversed().lazy.map { level in
      Dictionary(grouping: programme.rollUps.filter { $0.level == level }, by: \.group)
    }.first { $0.count <= Self.shownLines }
  }

  private var series: [Trend.Series] {
    if let groups = trendGroups {
      return groups.keys.sorted().map { group in
        let rows = (groups[group] ?? []).filter { $0.construct == target }
        let isWhole = groups.count == 1
        return Trend.Series(name: isWhole ? targetName : group, marks: marks(rows), isTarget: isWhole)
      }
    }
    guard levels.isEmpty, programme.segments.count <= Self.shownLines else { return [] }
    let cells = Dictionary(grouping: programme.cells, by: \.segment)
    return programme.segments.map { Trend.Series(name: $0, marks: marks(of: cells[$0] ?? [])) }
  }

  /// The other constructs of the whole.
  private var others: [Trend.Series] {
    guard let groups = trendGroups, groups.count == 1, let rows = groups.first?.value else { return [] }
    let lines = Dictionary(grouping: rows, by: \.construct)
    return programme.constructs.filter { $0 != target }.map { construct in
      Trend.Series(name: words.name(construct), marks: marks(lines[construct] ?? []))
    }
  }

  private func marks(_ rows: [Programme.RollUp]) -> [ChartMark?] {
    programme.waves.map { wave in rows.first { $0.wave == wave }.flatMap(mark) }
  }

  private func mark(_ row: Programme.RollUp) -> ChartMark? {
    row.index.map { ChartMark($0, interval: row.error.range) }
  }

  /// The target's index of a segment, a mark a wave.
  func marks(of cells: [Programme.Cell]) -> [ChartMark?] {
    programme.waves.map { wave in
      cells.first { $0.wave == wave }?.constructs.first { $0.name == target }.flatMap { row in
        row.index.map { ChartMark($0, interval: row.error.range) }
      }
    }
  }

  /// All lines in words.
  func summary(_ series: [Trend.Series]) -> String {
    series.map { line in
      let numbers = zip(programme.waves, line.marks).compactMap { wave, mark in
        mark.map { "\(wave) \(number($0.value))" }
      }
      return "\(line.name): \(numbers.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  // MARK: Groups

  var groupSections: [Page.Section] {
    levels.reversed().enumerated().compactMap { place, level in
      let rows = programme.rollUps.filter { $0.level == level && $0.wave == wave && $0.construct == target }
      guard rows.count > 1 else { return nil }
      let changes = Dictionary(
        programme.rollUpChanges.lazy.filter {
          $0.level == level && $0.to == wave && $0.construct == target && $0.kind == .previous
        }.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
      let ranking = Ranking(
        title: level,
        headings: .init(
          name: level, index: "0–100", interval: interval,
          remarks: [words("change", "变化"), words("coverage", "覆盖率")]),
        groups: [.init(rows: rows.compactMap { row($0, changes[$0.group]) })], level: programme.tracking.level,
        decimals: decimals)
      let hidden = rows.filter { $0.index == nil }.map(\.group)
      return Page.Section(
        key: "level-\(place + 1)", title: words("By \(level)", "按 \(level)"),
        blocks: [.figure(ranking, caption: Sentence(rankingCaption))] + notShown(hidden))
    }
  }

  private func row(_ row: Programme.RollUp, _ change: Programme.RollUpChange?) -> Ranking.Row? {
    row.index.map { index in
      let points = change?.change.map { verdict(change?.p).prefix + self.change($0) } ?? ""
      return Ranking.Row(
        name: row.group, index: index, interval: row.error.range, standardError: row.error.standardError,
        remarks: [points, words.percent((row.coverage * 100).rounded() / 100)])
    }
  }

  private var rankingCaption: String {
    comparingCaption
      + (wave == programme.waves.first ? "" : words(" · before a change: may be noise.", "变化前的“·”：可能只是噪声。"))
      + (programme.rollUpChanges.contains { $0.to == wave && $0.construct == target && $0.change != nil && $0.p == nil }
        ? untestedLegend : "")
  }

  /// What the sign of a change without a test means.
  var untestedLegend: String {
    words(" ∅: not tested, there is no standard error.", "“∅”：没有标准误，未作检验。")
  }

  /// What is ranked, and how its bars are read.
  private var comparingCaption: String {
    let when = wave.map { words(", \($0)", "，\($0)") } ?? ""
    return words(
      "\(targetName)\(when). Thin bar: \(interval). Thick bar, for comparing: where those of a pair do not meet, the two "
        + "differ.", "\(targetName)\(when)。细条：\(interval)。粗条用于比较：两者的粗条不相交，则二者有差异。")
  }

  private func notShown(_ names: [String]) -> [Page.Block] {
    guard !names.isEmpty else { return [] }
    let named = words.list(
      names.count > 12
        ? names.prefix(10) + [words("\(names.count - 10) more", "另外 \(names.count - 10) 个")] : names)
    let isSuppressed = programme.cells.allSatisfy {
      $0.wave != wave || !$0.status.isShown || !names.contains($0.segment)
    }
    let text =
      isSuppressed
      ? words("Not shown, too few interviews: \(named).", "访谈数不足，未显示：\(named)。")
      : words("Without an index, the warnings say why: \(named).", "没有指数，原因见提示：\(named)。")
    return [.paragraph(Sentence(text))]
  }

  // MARK: The league table

  var leagueSection: Page.Section? {
    let cells = programme.cells.filter { $0.wave == wave }
    let groups = document.grouped(cells).map { group, cells in
      Ranking.Group(
        heading: levels.isEmpty ? nil : group ?? words("no group", "未分组"), remark: group.flatMap(groupRemark),
        rows: cells.compactMap(row))
    }.filter { !$0.rows.isEmpty }
    guard !groups.isEmpty else { return nil }
    var remarks = programme.tracking.shrinks ? [words("drawn to its group", "向组内均值收缩")] : []
    remarks.append(words("to its group", "与组内均值相比"))
    if !ranks.isEmpty { remarks.append(words("rank", "名次")) }
    let ranking = Ranking(
      title: words("League table", "排名"),
      headings: .init(name: segmentHeading, index: "0–100", interval: interval, remarks: remarks + ["n"]),
      groups: groups, level: programme.tracking.level, decimals: decimals)
    let sure =
      ranks.isEmpty
      ? words(
        " The order is that of the estimates and says little where they meet.", "按估计值排序，粗条相交时顺序意义不大。")
      : words(" Rank: with its \(interval).", "名次附 \(interval)。")
    let hidden = cells.filter { $0.status == .suppressed }.map(\.segment)
    return Page.Section(
      key: "league", title: words("League table", "排名"),
      blocks: [
        .figure(
          ranking,
          caption: Sentence(
            comparingCaption + sure
              + words(
                " ▲ ▼: above, below the average of its group. A name leads to its own part.",
                "▲ ▼：高于、低于组内均值。点击名称可见该单位部分。")
              + (standings.values.contains { $0.standing == nil } ? untestedLegend : "") + spreadCaption))
      ] + notShown(hidden))
  }

  /// The index of a group beside its name, and the spread of the true indices in it.
  private func groupRemark(_ group: String) -> String? {
    let index = programme.rollUps.first {
      $0.level == levels.first && $0.group == group && $0.wave == wave && $0.construct == target
    }.flatMap { $0.index.map(number) }
    let parts = [index, document.spreads[group].map(document.spreadText)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// What τ̂ is, and how far shrunken indices can be trusted.
  private var spreadCaption: String {
    let spreads = document.spreads
    // Where groups have headings it stands there.
    let own = levels.isEmpty ? spreads.first.map { document.spreadText($0.value) } : nil
    let name = own ?? "τ̂"
    let spread = words(
      " \(name): standard deviation of the true indices of a group, in points; where it is below the standard errors, "
        + "believe the intervals and no ranks.",
      "\(name)：组内真实指数的标准差（分）；若小于标准误，请看区间，勿信名次。")
    return (spreads.isEmpty ? "" : spread) + (programme.tracking.shrinks ? shrunkenCaption : "")
  }

  private var shrunkenCaption: String {
    let fewest = ShrunkenIndices.fewestMembers
    return words(
      " An index drawn to its group, from \(fewest) members on, is the better guess at the truth, the plain one what was "
        + "measured; its interval holds the truth in 93–96 % where τ is at least the standard errors, in 91–99 % below.",
      "向组内均值收缩的指数（组内至少 \(fewest) 个单位）更接近真值，未收缩的是测得的数值；"
        + "τ 不小于标准误时，其区间在 93–96% 的情形下包含真值，否则为 91–99%。")
  }

  private func row(_ cell: Programme.Cell) -> Ranking.Row? {
    guard cell.status.isShown, let row = cell.constructs.first(where: { $0.name == target }), let index = row.index
    else { return nil }
    var remarks: [String] = []
    if programme.tracking.shrinks { remarks.append(row.shrunken.map(shrunkenText) ?? "–") }
    remarks.append(standingText(standings[cell.segment]))
    if !ranks.isEmpty { remarks.append(ranks[cell.segment].map { rankText($0.ranks) } ?? "") }
    return Ranking.Row(
      name: cell.segment, index: index, interval: row.error.range, standardError: row.error.standardError,
      remarks: remarks + [cell.status == .small ? "(\(cell.used))" : "\(cell.used)"], link: key(cell.segment))
  }

  private func shrunkenText(_ member: ShrunkenIndices.Member) -> String {
    let margin = ReportTable.Cell.margin(document.margin(member), decimals: decimals)
    return "\(number(member.index)) \(margin.text)"
  }

  func standingText(_ standing: Programme.Standing?) -> String {
    guard let standing else { return "" }
    let difference = change(standing.difference)
    switch standing.standing {
    case .above: return "▲ \(difference)"
    case .below: return "▼ \(difference)"
    case .same: return "\(ChangeVerdict.openSign) \(difference)"
    case nil: return "\(ChangeVerdict.untestedSign) \(difference)"
    }
  }

  private func rankText(_ ranks: RankProbabilities.Member) -> String {
    let ends = [ranks.lowerRank, ranks.upperRank].map { DecimalText.fixed($0, decimals: 0) }
    return "\(ends[0]) … \(ends[1])"
  }
}

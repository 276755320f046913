internal import PathModeling
internal import SatisfactionIndices

extension ProgrammePage {
  /// A part for every segment, behind the links of the tables.
  var segmentSections: [Page.Section] {
    let cells = Dictionary(grouping: programme.cells, by: \.segment)
    let changes = Dictionary(
      grouping: programme.changes.lazy.filter { $0.kind == .previous && $0.to == wave }, by: \.segment)
    let hasLeague = leagueKey != nil
    return programme.segments.map { segment in
      var section = section(segment, cells[segment] ?? [], changes[segment] ?? [])
      if hasLeague { section.back = Page.Link(key: "league", title: words("League table", "排名")) }
      return section
    }
  }

  /// The key of the league table, nil where no segment is shown.
  private var leagueKey: String? {
    programme.cells.contains { cell in
      cell.wave == wave && cell.status.isShown && cell.constructs.contains { $0.name == target && $0.index != nil }
    } ? "league" : nil
  }

  private func section(
    _ segment: String, _ cells: [Programme.Cell], _ changes: [Programme.Change]
  ) -> Page.Section {
    let latest = cells.first { $0.wave == wave }
    var blocks: [Page.Block] = []
    if let trend = trend(segment, cells) { blocks.append(.figure(trend, caption: nil)) }
    if let latest, latest.status.isShown, let chart = chart(segment, latest, changes) {
      blocks.append(.figure(chart, caption: nil))
      return Page.Section(
        key: key(segment), title: segment, lead: [lead(segment, latest, changes)].compactMap { $0 }, blocks: blocks,
        isListed: false)
    }
    let reason =
      latest?.status.isShown ?? false
      ? words("No index: the warnings say why.", "没有指数：原因见提示。")
      : words("Too few interviews to be shown.", "访谈数不足，未予显示。")
    return Page.Section(
      key: key(segment), title: segment, blocks: [.notice(Sentence(reason))] + blocks, isListed: false)
  }

  /// The index, how it changed, and where it stands.
  private func lead(_ segment: String, _ cell: Programme.Cell, _ changes: [Programme.Change]) -> Sentence? {
    guard let row = cell.constructs.first(where: { $0.name == target }), let index = row.index else { return nil }
    let own = words.number(index, row.error.range, decimals: decimals)
    var text = words("\(targetName) \(own)", "\(targetName) \(own)")
    if let since = changes.first(where: { $0.construct == target }), let points = since.change {
      let moved = change(points, since.error.range)
      text += words(", \(moved) since \(since.from)", "，自 \(since.from) 以来 \(moved)")
      switch verdict(since.pAdjusted) {
      case .real: break
      case .open: text += words(", which may be noise", "，可能只是噪声")
      case .untested: text += words(", which is not tested", "，未作检验")
      }
    }
    if let standing = standings[segment] {
      switch standing.standing {
      case .above: text += words("; above the average of \(standing.group)", "；高于 \(standing.group) 的均值")
      case .below: text += words("; below the average of \(standing.group)", "；低于 \(standing.group) 的均值")
      case .same:
        text += words("; not told apart from the average of \(standing.group)", "；与 \(standing.group) 的均值无法区分")
      case nil: break
      }
    }
    let interviews = words(". \(cell.used) interviews.", "。访谈 \(cell.used) 份。")
    return Sentence(text + interviews)
  }

  private func trend(_ segment: String, _ cells: [Programme.Cell]) -> Trend? {
    guard programme.waves.count > 1 else { return nil }
    let marks = marks(of: cells)
    guard marks.count(where: { $0 != nil }) > 1 else { return nil }
    return trend(
      "\(segment), \(targetName)", [Trend.Series(name: targetName, marks: marks, isTarget: true)], isSmall: true)
  }

  private func chart(
    _ segment: String, _ cell: Programme.Cell, _ changes: [Programme.Change]
  ) -> TableChart? {
    let rows = cell.constructs.compactMap { row -> TableChart.Row? in
      guard let index = row.index else { return nil }
      let change = changes.first { $0.construct == row.name }
      let points = change?.change.map { verdict(change?.pAdjusted).prefix + self.change($0) } ?? ""
      return TableChart.Row(
        words.name(row.name),
        cells: [.number(index, decimals: decimals), rangeCell(row.error.range), .empty, .text(points)],
        mark: ChartMark(index, interval: row.error.range), emphasis: row.name == target ? .target : .plain)
    }
    guard !rows.isEmpty else { return nil }
    return TableChart(
      title: segment, nameHeading: wave ?? "",
      columns: [.cells("0–100", isEssential: true), .interval(interval), .chart]
        + (programme.waves.count > 1 ? [.cells(words("change", "变化"), isEssential: true)] : []),
      groups: [.init(rows: rows)], axis: .indices(covering: rows.compactMap { $0.mark?.extent }), kind: .wideAxis)
  }
}

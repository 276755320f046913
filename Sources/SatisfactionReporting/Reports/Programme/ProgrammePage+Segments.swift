internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension ProgrammePage {
  /// A part for every segment, behind the links of the tables.
  var segmentSections: [Page.Section] {
    let cells = Dictionary(grouping: programme.cells) { $0.segment }
    let changes = Dictionary(
      grouping: programme.changes.filter { $0.kind == .previous && $0.to == wave }
    ) { $0.segment }
    return programme.segments.enumerated().compactMap { number, segment in
      section(segment, key: "segment-\(number + 1)", cells[segment] ?? [], changes[segment] ?? [])
    }
  }

  private func section(
    _ segment: String, key: String, _ cells: [Programme.Cell], _ changes: [Programme.Change]
  ) -> Page.Section? {
    let latest = cells.first { $0.wave == wave }
    guard let latest, latest.status.isShown else {
      let reason = say("Too few interviews to be shown.", "访谈数不足，未予显示。")
      return Page.Section(key: key, title: segment, blocks: [.notice(Sentence(reason))], isListed: false)
    }
    var blocks: [Page.Block] = []
    if let trend = trend(segment, cells) { blocks.append(.figure(trend, caption: nil)) }
    if let chart = chart(segment, latest, changes) { blocks.append(.figure(chart, caption: nil)) }
    return blocks.isEmpty ? nil : Page.Section(key: key, title: segment, blocks: blocks, isListed: false)
  }

  private func trend(_ segment: String, _ cells: [Programme.Cell]) -> Trend? {
    guard programme.waves.count > 1 else { return nil }
    let marks = programme.waves.map { wave -> ChartMark? in
      let cell = cells.first { $0.wave == wave }
      guard let row = cell?.constructs.first(where: { $0.name == target }), let index = row.index else { return nil }
      return ChartMark(index, interval: row.error.range)
    }
    guard marks.count(where: { $0 != nil }) > 1 else { return nil }
    let series = [Trend.Series(name: target, marks: marks, isTarget: true)]
    return Trend(
      title: "\(segment), \(target)", summary: Self.summary(series, programme.waves, decimals), waves: programme.waves,
      series: series, isSmall: true)
  }

  private func chart(
    _ segment: String, _ cell: Programme.Cell, _ changes: [Programme.Change]
  ) -> TableChart? {
    let rows = cell.constructs.compactMap { row -> TableChart.Row? in
      guard let index = row.index else { return nil }
      let change = changes.first { $0.construct == row.name }
      return TableChart.Row(
        row.name,
        cells: [
          .number(index, decimals: decimals), row.error.range.map { .interval($0, decimals: decimals) } ?? .missing,
          .empty, .number(change?.change, decimals: decimals), .text(isReal(change?.pAdjusted) ? "!" : ""),
        ], mark: ChartMark(index, interval: row.error.range), emphasis: row.name == target ? .target : .plain)
    }
    guard !rows.isEmpty else { return nil }
    return TableChart(
      title: segment, nameHeading: wave ?? "",
      columns: [
        .cells("0–100", isEssential: true), .interval(say("interval", "区间")), .chart,
        .cells(say("change", "变化"), isEssential: true), .cells(say("real", "真实"), isEssential: false),
      ], groups: [.init(rows: rows)], axis: .indices(covering: rows.compactMap { $0.mark?.extent }), kind: .wideAxis)
  }
}

internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension FitPage {
  // MARK: Where we stand

  func indexSection(_ facts: FitFacts) -> Page.Section? {
    guard let chart = indexChart else {
      guard let warning = report.warnings.first(where: { $0.code == IndexSurvey.noScaleCode }) else { return nil }
      return Page.Section(
        key: "indices", title: words.whereWeStand, blocks: [.notice(Sentence(warning.text(words.language)))])
    }
    let caption = words.indexCaption(
      axisStart: Int(chart.axis.lower), hasIntervals: hasIntervals,
      hasHalves: hasMiddleHalves, level)
    return Page.Section(
      key: "indices", title: words.whereWeStand, lead: sentences([facts.position]),
      blocks: [.figure(chart, caption: self.caption(caption))])
  }

  private var indexChart: TableChart? {
    let outcomes = report.constructs.filter { $0.partOf == nil }.map(\.name).filter {
      !drivers.contains($0) && $0 != report.target
    }
    let groups = [(words.whatDrivesIt, drivers), (words.theTarget, [report.target]), (words.whatFollows, outcomes)]
      .map { heading, keys in
        TableChart.Group(heading: heading, rows: keys.flatMap { withParts($0) }.compactMap(indexRow))
      }
      .filter { !$0.rows.isEmpty }
    let extents = groups.flatMap { $0.rows.compactMap { $0.mark?.extent } }
    guard !extents.isEmpty else { return nil }
    return TableChart(
      title: words.indexTitle, nameHeading: words.index,
      columns: [.cells("0–100", isEssential: true)] + intervalColumns + [.chart, .cells("R²", isEssential: false)],
      groups: groups, axis: .indices(covering: extents), kind: .wideAxis)
  }

  /// A construct and, under it, what it is made of.
  private func withParts(_ key: String, depth: Int = 0) -> [(key: String, depth: Int)] {
    // Parts of parts are as deep as a tree, which is no deeper than the model has constructs.
    [(key, depth)] + report.parts.filter { $0.construct == key }.flatMap { withParts($0.part, depth: depth + 1) }
  }

  private func indexRow(_ key: String, depth: Int) -> TableChart.Row? {
    guard let index = index(key) else { return nil }
    let interval = interval(.index(key))
    let rSquared = report.constructs.first { $0.name == key }?.rSquared
    var cells: [ReportTable.Cell] = [.number(index, decimals: digits.index)]
    if hasIntervals { cells.append(intervalCell(interval, decimals: digits.index)) }
    cells += [.empty, .number(rSquared, decimals: digits.points)]
    return TableChart.Row(
      FitReport.indented(name(key), depth), cells: cells,
      mark: ChartMark(index, interval: interval, middleHalf: spread?.middleHalf(of: .index(key))),
      emphasis: key == report.target ? .target : .plain)
  }

  // MARK: What drives it

  func driverSection(_ facts: FitFacts) -> Page.Section? {
    guard !report.paths.isEmpty else { return nil }
    let caption = words.diagramCaption(
      hasIntervals: hasIntervals, hasIndices: facts.targetIndex != nil, hasProducts: !report.products.isEmpty, level)
    return Page.Section(
      key: "drivers", title: words.whatDrives(smallName(report.target)),
      lead: sentences([facts.carries] + facts.onlyThrough),
      blocks: [
        .figure(diagram, caption: self.caption(caption)), .figure(pathChart, caption: self.caption(words.pathCaption)),
      ])
  }

  /// The path diagram with its estimates.
  var diagram: PathDiagram {
    let constructs = report.structuralConstructs
    let keys = constructs.map(\.name)
    let places = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
    return PathDiagram(
      title: words.diagramTitle,
      boxes: constructs.map { row in
        PathDiagram.Box(name: name(row.name), index: index(row.name), rSquared: row.rSquared)
      },
      arrows: report.paths.compactMap { path in
        guard let from = places[path.from], let to = places[path.to] else { return nil }
        return PathDiagram.Arrow(
          from: from, to: to, estimate: path.estimate, interval: interval(.path(path.from, path.to)))
      }, target: places[report.target])
  }

  private var pathChart: TableChart {
    let groups = report.constructs.compactMap { construct -> TableChart.Group? in
      let paths = report.paths.enumerated().filter { $0.element.to == construct.name }.sorted { a, b in
        (-abs(a.element.estimate), a.offset) < (-abs(b.element.estimate), b.offset)
      }
      guard !paths.isEmpty else { return nil }
      let rSquared = construct.rSquared.map { "R² " + DecimalText.fixed($0, decimals: digits.points) }
      return TableChart.Group(
        heading: words.to(name(construct.name)), remark: rSquared, rows: paths.map { pathRow($0.element) })
    }
    let extents = groups.flatMap { $0.rows.compactMap { $0.mark?.extent } }
    return TableChart(
      title: words.pathTitle, nameHeading: words.path,
      columns: [.cells(words.estimate, isEssential: true)] + intervalColumns + [.chart]
        + (hasIntervals ? [.cells("p", isEssential: false)] : []) + [.cells("f²", isEssential: false)],
      groups: groups, axis: .numbers(covering: extents), kind: .manyColumns)
  }

  private func pathRow(_ path: FitReport.PathRow) -> TableChart.Row {
    let statistic = Statistic.path(path.from, path.to)
    let interval = interval(statistic)
    var cells: [ReportTable.Cell] = [.number(path.estimate, decimals: digits.coefficient)]
    if hasIntervals { cells.append(intervalCell(interval, decimals: digits.coefficient)) }
    cells.append(.empty)
    if hasIntervals { cells.append(.probability(report.inference?[statistic]?.p, decimals: digits.coefficient)) }
    cells.append(.number(path.fSquared, decimals: digits.coefficient))
    return TableChart.Row(
      report.model.display(path.from, name: name), cells: cells,
      mark: ChartMark(path.estimate, interval: interval, middleHalf: spread?.middleHalf(of: statistic)),
      emphasis: mayBeZero(path) ? .weak : .plain)
  }

  // MARK: Where to act first

  func prioritySection(_ facts: FitFacts) -> Page.Section? {
    guard !facts.drivers.isEmpty, let targetIndex = facts.targetIndex else { return nil }
    var blocks: [Page.Block] = []
    if facts.drivers.count > 1 {
      let map = priorityMap
      let hasEllipses = map.points.contains { $0.covariance != nil }
      blocks.append(.figure(map, caption: Sentence(words.mapCaption(hasEllipses: hasEllipses, level))))
    }
    blocks.append(
      .figure(impactChart(facts, targetIndex), caption: caption(words.impactCaption(smallName(report.target)))))
    return Page.Section(
      key: "priorities", title: words.whereToAct, lead: sentences([facts.attend, facts.hold]), blocks: blocks)
  }

  private var priorityMap: PriorityMap {
    let points = drivers.compactMap { key -> PriorityMap.Point? in
      guard let index = index(key), let impact = effects[key]?.impact, impact.isFinite else { return nil }
      return PriorityMap.Point(
        name: name(key), importance: impact, performance: index,
        covariance: spread?.covariance(.impact(of: key, on: report.target), .index(key)))
    }
    let summary = points.map { point in
      words.mapPoint(
        point.name, number(point.performance), DecimalText.fixed(point.importance, decimals: digits.points))
    }
    return PriorityMap(
      title: words.mapTitle, summary: summary.joined(separator: "; "), points: points,
      words: words.map(smallName(report.target)), level: report.bootstrap?.level ?? 0.95)
  }

  private func impactChart(_ facts: FitFacts, _ targetIndex: Double) -> TableChart {
    let rows = facts.byImpact.compactMap { driver -> TableChart.Row? in
      guard let key = drivers.first(where: { name($0) == driver.name }) else { return nil }
      let statistic = Statistic.impact(of: key, on: report.target)
      var cells: [ReportTable.Cell] = [.number(driver.impact, decimals: digits.points)]
      if hasIntervals { cells.append(intervalCell(driver.impactInterval, decimals: digits.points)) }
      cells += [
        .empty, .number(driver.index, decimals: digits.index),
        .number(min(100, targetIndex + Self.raise * driver.impact), decimals: digits.index),
      ]
      return TableChart.Row(
        driver.name, cells: cells,
        mark: ChartMark(
          driver.impact, interval: driver.impactInterval, middleHalf: spread?.middleHalf(of: statistic)),
        emphasis: driver.impactInterval?.contains(0) == true ? .weak : .plain)
    }
    return TableChart(
      title: words.impactTitle, nameHeading: words.driver,
      columns: [.cells(words.aPointAdds, isEssential: true)] + intervalColumns
        + [.chart, .cells(words.index, isEssential: false), .cells(words.fivePointsGive, isEssential: true)],
      groups: [TableChart.Group(rows: rows)], axis: .numbers(covering: rows.compactMap { $0.mark?.extent }),
      kind: .manyColumns)
  }

  /// Points by which a driver is thought to rise.
  private static let raise = 5.0
}

internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension MetricsReport {
  /// The report as a person reads it: one table of the estimates, then the tables of curves and of loyalty.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    return document([estimateTable(digits, .plain) { _ in true }], digits, .plain)
  }

  /// These tables of estimates and those of curves and of loyalty, in the words of a report.
  func document(_ estimates: [ReportTable], _ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    ReportDocument(
      title: source.title ?? words("Metrics of \(results.source)", "\(results.source) 的指标"),
      facts: [facts(words)] + (results.design.map { [$0.text(words) + jackknife($0, words)] } ?? []),
      blocks: estimates.map { .table($0) } + results.results.flatMap { block($0, digits, words) },
      warnings: warnings.map { $0.text(words.language) }, footer: footer(words))
  }

  private func facts(_ words: ReportWords) -> [String] {
    var facts = [results.source, words.rows(used: results.rowsUsed, of: results.rowCount)]
    facts += words.conditions(source) + words.weighted(by: results.weightsColumn)
    if !results.segmentColumns.isEmpty {
      let columns = results.segmentColumns.joined(separator: words(", ", "、"))
      facts.append(words("by \(columns)", "按 \(columns) 分组"))
    }
    if results.waves.count > 1 {
      facts.append(
        words("changes from one \(results.waveColumn ?? "wave") to the next", "相邻 \(results.waveColumn ?? "期") 之间的变化"))
    }
    return facts
  }

  private func jackknife(_ design: DesignSummary, _ words: ReportWords) -> [String] {
    guard results.replicates == .jackknife, let count = results.replication?.count else { return [] }
    return [design.jackknife(count, words)]
  }

  private func footer(_ words: ReportWords) -> [String] {
    words.repetition(fingerprint: results.fingerprint)
      + [words("conventions: csi methods metrics", "约定：csi methods metrics")]
  }

  // MARK: Estimates

  private var hasSegments: Bool { !results.segmentColumns.isEmpty }
  private var hasWaves: Bool { !results.waves.isEmpty }
  private var hasChanges: Bool { results.waves.count > 1 }
  private var hasTargets: Bool { results.results.contains { $0.target != nil } }

  /// - Parameter isIncluded: Which estimates are rows.
  func estimateTable(
    _ digits: ReportDigits, _ words: ReportWords, _ isIncluded: (MetricEstimate) -> Bool
  ) -> ReportTable {
    var columns: [ReportTable.Column] = [.text(words("Metric", "指标"))]
    if hasSegments { columns.append(.text(results.segmentColumns.joined(separator: " · "))) }
    if hasWaves { columns.append(.text(results.waveColumn ?? "")) }
    columns += [
      .number("n"), .number(words("estimate", "估计值")), .number(words.interval(level: results.level)),
    ]
    if hasChanges { columns += [.number(words("change", "变化")), .number("p")] }
    if hasTargets { columns += [.number(words("target", "目标")), .number(words("distance", "差距"))] }
    var rows: [ReportTable.Row] = []
    var last: (kind: String, name: String)?
    for result in results.results {
      let estimates = shown(result).filter(isIncluded)
      guard !estimates.isEmpty else { continue }
      if last.map({ $0 != (result.kind, result.name) }) ?? true {
        rows.append(.init(heading: result.name, remark: MetricKindWords.name(result.kind, words)))
        last = (result.kind, result.name)
      }
      rows += estimates.map { row($0, of: result, digits, words) }
    }
    return ReportTable(
      title: words("Metrics", "指标"), columns: columns, rows: rows,
      note: hasSegments
        ? words("segments show the leading estimate; CSV and JSON hold all", "分组仅列主要估计值；CSV 与 JSON 含全部")
        : nil,
      stubCount: 1 + (hasSegments ? 1 : 0) + (hasWaves ? 1 : 0))
  }

  /// All estimates of all rows, and the leading one of a segment.
  private func shown(_ result: MetricResult) -> [MetricEstimate] {
    guard result.group != nil, let name = result.leadingEstimate else { return result.estimates }
    return result.estimates.filter { $0.name == name }
  }

  private func row(
    _ estimate: MetricEstimate, of result: MetricResult, _ digits: ReportDigits, _ words: ReportWords
  ) -> ReportTable.Row {
    let decimals = decimals(estimate.name, digits)
    var cells: [ReportTable.Cell] = [.text(estimate.title(of: result, words))]
    if hasSegments { cells.append(.text(result.group?.joined(separator: " · ") ?? words("all", "全部"))) }
    if hasWaves { cells.append(.text(result.wave ?? "")) }
    cells += [.number(Double(result.cases), decimals: 0), .number(estimate.value, decimals: decimals)]
    cells.append(estimate.range(of: result).map { .interval($0, decimals: decimals) } ?? .empty)
    if hasChanges {
      cells += [
        estimate.change.map { .number($0.value, decimals: decimals) } ?? .empty,
        estimate.change.map { .probability($0.p, decimals: digits.coefficient) } ?? .empty,
      ]
    }
    let isAimedAt = result.target?.estimate == estimate.name
    if hasTargets {
      cells += [
        isAimedAt ? .number(result.target?.value, decimals: decimals) : .empty,
        isAimedAt ? .number(result.target?.distance, decimals: decimals) : .empty,
      ]
    }
    let isLeading = estimate.name == result.leadingEstimate && result.group == nil
    return ReportTable.Row(cells, emphasis: isLeading ? .strong : .plain)
  }

  private func interval(_ lower: Double?, _ upper: Double?, _ decimals: Int) -> ReportTable.Cell {
    guard let lower, let upper, lower <= upper else { return .empty }
    return .interval(lower...upper, decimals: decimals)
  }

  /// Ratios and coefficients have all the digits, means two, percents and scores one, by three digits.
  func decimals(_ name: String, _ digits: ReportDigits) -> Int {
    switch name {
    case "ratioOfMeans", "meanRatio", "slope", "rSquaredLinear", "rSquaredMonotone", "rSquaredBands", "lackOfFitF":
      digits.coefficient
    case "mean", "gap", "perception", "expectation", "percent", "intercept": digits.points
    default: digits.index
    }
  }

  // MARK: Tables of their own

  private func block(_ result: MetricResult, _ digits: ReportDigits, _ words: ReportWords) -> [ReportDocument.Block] {
    guard let table = result.table, result.group == nil else { return [] }
    let title = ([result.name] + [result.wave].compactMap { $0 }).joined(separator: " · ")
    switch table {
    case .curve(let points): return [.table(curveTable(points, title, digits, words))]
    case .loyalty(let first, let second, let cells):
      return [.table(loyaltyTable(first, second, cells, title, digits, words))]
    }
  }

  private func curveTable(
    _ points: [CurvePoint], _ title: String, _ digits: ReportDigits, _ words: ReportWords
  ) -> ReportTable {
    ReportTable(
      title: title,
      columns: [
        .number(words("satisfaction", "满意度")), .number("n"), .number(words("mean", "均值")),
        .number(words.interval(level: results.level)), .number(words("line", "直线")),
        .number(words("not falling", "不降")),
      ],
      rows: points.map { point in
        ReportTable.Row([
          .number(point.satisfaction, decimals: digits.index), .number(Double(point.cases), decimals: 0),
          .number(point.mean, decimals: digits.index), interval(point.lower, point.upper, digits.index),
          .number(point.linear, decimals: digits.index), .number(point.monotone, decimals: digits.index),
        ])
      })
  }

  private func loyaltyTable(
    _ first: String, _ second: String, _ cells: [LoyaltyCell], _ title: String, _ digits: ReportDigits,
    _ words: ReportWords
  ) -> ReportTable {
    ReportTable(
      title: title,
      columns: [
        .text(first), .text(second), .number("n"), .number(words("percent", "百分比")),
        .number(words.interval(level: results.level)),
      ],
      rows: cells.map { cell in
        ReportTable.Row([
          .text(cell.first ? words("yes", "是") : words("no", "否")),
          .text(cell.second ? words("yes", "是") : words("no", "否")),
          .number(Double(cell.cases), decimals: 0), .number(cell.share.value, decimals: digits.index),
          interval(cell.share.lower, cell.share.upper, digits.index),
        ])
      }, stubCount: 2)
  }
}

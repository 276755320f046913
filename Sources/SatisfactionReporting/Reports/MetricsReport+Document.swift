internal import PathModeling
internal import SatisfactionIndices

extension MetricsReport {
  /// The report as a person reads it: one table of the estimates, then the tables of curves and of loyalty.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    return ReportDocument(
      title: source.title ?? "Metrics of \(results.source)", facts: [facts],
      blocks: [.table(estimateTable(digits) { _ in true })] + results.results.flatMap { block($0, digits) },
      warnings: warnings.map(\.message), footer: footer)
  }

  private var facts: [String] {
    var facts = [results.source, "\(results.rowsUsed) of \(results.rowCount) rows used"]
    if let column = results.weightsColumn { facts.append("weighted by \(column)") }
    if !results.segmentColumns.isEmpty { facts.append("by \(results.segmentColumns.joined(separator: ", "))") }
    if results.waves.count > 1 { facts.append("changes from one \(results.waveColumn ?? "wave") to the next") }
    return facts
  }

  private var footer: [String] {
    [
      "data \(results.fingerprint)", "swift-satisfaction \(SatisfactionVersion.current)",
      "conventions: csi methods metrics",
    ]
  }

  private var percent: String { ReportTable.intervalHeading(level: results.level) }

  // MARK: Estimates

  private var hasSegments: Bool { !results.segmentColumns.isEmpty }
  private var hasWaves: Bool { !results.waves.isEmpty }
  private var hasChanges: Bool { results.waves.count > 1 }
  private var hasTargets: Bool { results.results.contains { $0.target != nil } }

  /// - Parameter isIncluded: Which estimates are rows.
  func estimateTable(_ digits: ReportDigits, _ isIncluded: (MetricEstimate) -> Bool) -> ReportTable {
    var columns: [ReportTable.Column] = [.text("Metric")]
    if hasSegments { columns.append(.text(results.segmentColumns.joined(separator: " · "))) }
    if hasWaves { columns.append(.text(results.waveColumn ?? "")) }
    columns += [.number("n"), .number("estimate"), .number(percent)]
    if hasChanges { columns += [.number("change"), .number("p")] }
    if hasTargets { columns += [.number("target"), .number("distance")] }
    var rows: [ReportTable.Row] = []
    var last: (kind: String, name: String)?
    for result in results.results {
      let estimates = shown(result).filter(isIncluded)
      guard !estimates.isEmpty else { continue }
      if last.map({ $0 != (result.kind, result.name) }) ?? true {
        rows.append(.init(heading: result.name, remark: result.kind))
        last = (result.kind, result.name)
      }
      rows += estimates.map { row($0, of: result, digits) }
    }
    return ReportTable(
      title: "Metrics", columns: columns, rows: rows,
      note: hasSegments ? "segments show the leading estimate; CSV and JSON hold all" : nil,
      stubCount: 1 + (hasSegments ? 1 : 0) + (hasWaves ? 1 : 0))
  }

  /// All estimates of all rows, and the leading one of a segment.
  private func shown(_ result: MetricResult) -> [MetricEstimate] {
    guard result.group != nil, let name = result.leadingEstimate else { return result.estimates }
    return result.estimates.filter { $0.name == name }
  }

  private func row(_ estimate: MetricEstimate, of result: MetricResult, _ digits: ReportDigits) -> ReportTable.Row {
    let decimals = decimals(estimate.name, digits)
    var cells: [ReportTable.Cell] = [.text(estimate.name)]
    if hasSegments { cells.append(.text(result.group?.joined(separator: " · ") ?? "all")) }
    if hasWaves { cells.append(.text(result.wave ?? "")) }
    cells += [.number(Double(result.cases), decimals: 0), .number(estimate.value, decimals: decimals)]
    cells.append(interval(estimate.lower, estimate.upper, decimals))
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

  func block(_ result: MetricResult, _ digits: ReportDigits) -> [ReportDocument.Block] {
    guard let table = result.table, result.group == nil else { return [] }
    let title = ([result.name] + [result.wave].compactMap { $0 }).joined(separator: " · ")
    switch table {
    case .curve(let points): return [.table(curveTable(points, title, digits))]
    case .loyalty(let first, let second, let cells):
      return [.table(loyaltyTable(first, second, cells, title, digits))]
    }
  }

  private func curveTable(_ points: [CurvePoint], _ title: String, _ digits: ReportDigits) -> ReportTable {
    ReportTable(
      title: title,
      columns: [
        .number("satisfaction"), .number("n"), .number("mean"), .number(percent), .number("line"),
        .number("not falling"),
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
    _ first: String, _ second: String, _ cells: [LoyaltyCell], _ title: String, _ digits: ReportDigits
  ) -> ReportTable {
    ReportTable(
      title: title,
      columns: [.text(first), .text(second), .number("n"), .number("percent"), .number(percent)],
      rows: cells.map { cell in
        ReportTable.Row([
          .text(cell.first ? "yes" : "no"), .text(cell.second ? "yes" : "no"),
          .number(Double(cell.cases), decimals: 0), .number(cell.share.value, decimals: digits.index),
          interval(cell.share.lower, cell.share.upper, digits.index),
        ])
      }, stubCount: 2)
  }
}

internal import PathModeling
internal import SatisfactionNumerics

extension Report {
  /// The tables of a report for people, in reading order.
  ///
  /// - Parameter digits: Decimals of coefficients; indices have two less, points one less.
  public func tables(digits: Int = 3) -> [ReportTable] {
    let digits = ReportDigits(digits)
    let tables = [
      hasIndices ? indexTable(digits) : constructTable(digits), pathTable(digits), indicatorTable(digits),
      reliabilityTable(digits), effectTable(digits), chainTable(digits), correlationTable(digits),
      htmtTable(digits), modelFitTable(digits),
    ]
    return tables.compactMap { $0 }
  }

  private var hasIndices: Bool { constructs.contains { $0.index != nil } }

  /// Effects on the target construct, by source.
  private var targetEffects: [String: EffectRow] {
    Dictionary(effects.filter { $0.to == target }.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Constructs

  private func indexTable(_ digits: ReportDigits) -> ReportTable {
    let effects = targetEffects
    var columns: [ReportTable.Column] = [.text("Index"), .number("score"), .gauge, .number("SD"), .number("R²")]
    if inference != nil { columns.insert(.number(intervalHeading), at: 2) }
    columns.append(.number("a point here adds\nto \(DisplayText.cut(target, to: 17))"))
    let rows = constructs.map { row in
      let summary = inference?[.construct(row.name), "index"]
      let index: ReportTable.Cell = row.index.map { .gauge($0, summary?.interval) } ?? .missing
      var cells: [ReportTable.Cell] = [
        .text(row.name), .number(row.index, decimals: digits.index), index,
        .number(row.indexSD, decimals: digits.index), .number(row.rSquared, decimals: digits.points),
        .number(effects[row.name]?.impact, decimals: digits.points),
      ]
      if inference != nil { cells.insert(intervalCell(summary, decimals: digits.index), at: 2) }
      return ReportTable.Row(cells, emphasis: row.name == target ? .strong : .plain)
    }
    return ReportTable(title: "", columns: columns, rows: rows)
  }

  private func constructTable(_ digits: ReportDigits) -> ReportTable {
    let effects = targetEffects
    let rows = constructs.map { row in
      ReportTable.Row(
        [
          .text(row.name), .number(row.rSquared, decimals: digits.coefficient),
          .number(row.adjustedRSquared, decimals: digits.coefficient),
          .number(effects[row.name]?.total, decimals: digits.coefficient),
        ], emphasis: row.name == target ? .strong : .plain)
    }
    return ReportTable(
      title: "",
      columns: [
        .text("Construct"), .number("R²"), .number("adjusted R²"),
        .number("total effect\non \(DisplayText.cut(target, to: 17))"),
      ], rows: rows)
  }

  private func reliabilityTable(_ digits: ReportDigits) -> ReportTable? {
    let decimals = digits.coefficient
    let rows = constructs.filter { $0.alpha != nil || $0.rhoA != nil || $0.rhoC != nil || $0.ave != nil }.map { row in
      ReportTable.Row([
        .text(row.name), .number(row.alpha, decimals: decimals), .number(row.rhoA, decimals: decimals),
        .number(row.rhoC, decimals: decimals), .number(row.ave, decimals: decimals),
      ])
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Reliability",
      columns: [.text("Construct"), .number("α"), .number("ρA"), .number("ρC"), .number("AVE")], rows: rows)
  }

  /// Ratios below the diagonal; above it the upper ends of one-sided intervals, with a bootstrap.
  private func htmtTable(_ digits: ReportDigits) -> ReportTable? {
    guard let table = htmt, table.names.count > 1 else { return nil }
    let bounds = htmtInference?.oneSidedUpper
    let rows = table.names.enumerated().map { i, name in
      let values: [ReportTable.Cell] = table.names.indices.map { j in
        if i == j { return .empty }
        if j > i { return bounds.map { .number($0.values[i][j], decimals: digits.points) } ?? .empty }
        return .number(table.values[i][j], decimals: digits.points)
      }
      return ReportTable.Row([.text("\(i + 1)"), .text(name)] + values)
    }
    return ReportTable(
      title: "Discriminant validity: HTMT+",
      columns: [.text(""), .text("")] + table.names.indices.map { .number("\($0 + 1)") }, rows: rows,
      note: bounds == nil
        ? "below 0.85 or 0.90 constructs are distinct"
        : "below: ratio · above: upper end of its one-sided \(intervalHeading); below 0.85 or 0.90 constructs are distinct",
      stubCount: 2)
  }

  private func modelFitTable(_ digits: ReportDigits) -> ReportTable? {
    guard let modelFit else { return nil }
    let rows = [("saturated", modelFit.saturated), ("estimated", modelFit.estimated)].map { name, distances in
      ReportTable.Row([
        .text(name), .number(distances.srmr, decimals: digits.coefficient),
        .number(distances.dULS, decimals: digits.coefficient), .number(distances.dG, decimals: digits.coefficient),
      ])
    }
    return ReportTable(
      title: "Model fit", columns: [.text("Model"), .number("SRMR"), .number("d_ULS"), .number("d_G")], rows: rows)
  }

  private func correlationTable(_ digits: ReportDigits) -> ReportTable {
    let table = constructCorrelations
    let numbers = table.columns.indices.map { ReportTable.Column.number("\($0 + 1)") }
    let rows = table.rows.enumerated().map { i, name in
      let values: [ReportTable.Cell] = table.columns.indices.map { j in
        j <= i ? .number(table.values[i, j], decimals: digits.coefficient) : .empty
      }
      return ReportTable.Row([.text("\(i + 1)"), .text(name)] + values)
    }
    return ReportTable(
      title: settings.estimator == "plsc"
        ? "Correlations of the constructs, disattenuated" : "Correlations of the constructs",
      columns: [.number(""), .text("")] + numbers, rows: rows, stubCount: 2)
  }

  // MARK: Parts that other tables share

  var intervalHeading: String {
    let percent = (settings.level ?? 0.95) * 100
    return DecimalText.fixed(percent, decimals: percent == percent.rounded() ? 0 : 1) + " % interval"
  }

  func intervalCell(_ summary: ReportInference.Summary?, decimals: Int) -> ReportTable.Cell {
    guard let interval = summary?.interval else { return .missing }
    return .interval(interval, decimals: decimals)
  }
}

extension ReportTable.Column {
  /// A line from 0 to 100.
  fileprivate static var gauge: ReportTable.Column { .text(Gauge.heading, shortening: .wholly) }
}

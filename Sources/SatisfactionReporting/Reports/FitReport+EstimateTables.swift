internal import PathModeling

extension FitReport {
  /// A path below this size is marked as weak where there is no interval to judge it by.
  private static let weakPath = 0.1
  /// A loading below this size says that the indicator shares less than half of its variance with its construct.
  private static let weakLoading = 0.5.squareRoot()
  /// Chains in a report for people.
  private static let shownChains = 10
  private static let weakSign = ReportTable.Cell.text("·")

  // MARK: Paths

  func pathTable(_ digits: ReportDigits) -> ReportTable {
    let hasEffectSizes = paths.contains { $0.fSquared != nil }
    let hasInflation = paths.contains { $0.vif != nil }
    var columns: [ReportTable.Column] = [.text("Path"), .sign, .text("", gap: 1), .number("estimate")]
    if inference != nil { columns += [.number(intervalHeading), .number("p")] }
    if hasEffectSizes { columns.append(.number("f²")) }
    if hasInflation { columns.append(.number("VIF")) }
    columns.append(.sign)
    let rows = paths.map { path in
      let uncertainty = inference?[.path(path.from, path.to)]
      let isWeak = isWeak(path, uncertainty)
      var cells: [ReportTable.Cell] = [
        .text(path.from), .text("→"), .text(path.to), .number(path.estimate, decimals: digits.coefficient),
      ]
      if inference != nil {
        cells.append(intervalCell(uncertainty, decimals: digits.coefficient))
        cells.append(.probability(uncertainty?.p, decimals: digits.coefficient))
      }
      if hasEffectSizes { cells.append(.number(path.fSquared, decimals: digits.coefficient)) }
      if hasInflation { cells.append(.number(path.vif, decimals: digits.points)) }
      return ReportTable.Row(cells + [isWeak ? Self.weakSign : .empty], emphasis: isWeak ? .weak : .plain)
    }
    return ReportTable(
      title: "Paths", columns: columns, rows: rows,
      note: rows.contains { $0.emphasis == .weak } ? weakPathNote : nil, stubCount: 3)
  }

  private func isWeak(_ path: PathRow, _ uncertainty: Uncertainty?) -> Bool {
    uncertainty?.range.map { $0.contains(0) } ?? (path.estimate.magnitude < Self.weakPath)
  }

  private var weakPathNote: String {
    inference == nil ? "· weak: below \(Self.weakPath) in size" : "· weak: the interval holds 0"
  }

  // MARK: Indicators

  func indicatorTable(_ digits: ReportDigits) -> ReportTable {
    let hasInflation = indicators.contains { $0.vif != nil }
    var columns: [ReportTable.Column] = [
      .text("Indicator"), .number("weight"), .number("loading"), .number("mean"), .number("SD"),
    ]
    if hasInflation { columns.append(.number("VIF")) }
    columns.append(.sign)
    var rows: [ReportTable.Row] = []
    var rest = indicators[...]
    for construct in constructs {
      rows.append(.init(heading: construct.name, remark: remark(on: construct)))
      let block = rest.prefix { $0.construct == construct.name }
      rows += block.map { indicatorRow($0, of: construct, digits, hasInflation: hasInflation) }
      rest = rest.dropFirst(block.count)
    }
    return ReportTable(
      title: "Indicators", columns: columns, rows: rows,
      note: rows.contains { $0.emphasis == .weak } ? "· weak: shares less than half of its variance" : nil)
  }

  private func indicatorRow(
    _ row: IndicatorRow, of construct: ConstructRow, _ digits: ReportDigits, hasInflation: Bool
  ) -> ReportTable.Row {
    // Composites in Mode B are not expected to correlate with each of their indicators.
    let isWeak = construct.mode == "A" && row.loading.magnitude < Self.weakLoading
    var cells: [ReportTable.Cell] = [
      .text(row.name), .number(row.weight, decimals: digits.coefficient),
      .number(row.loading, decimals: digits.coefficient), .number(row.mean, decimals: digits.points),
      .number(row.sd, decimals: digits.points),
    ]
    if hasInflation { cells.append(.number(row.vif, decimals: digits.points)) }
    return ReportTable.Row(cells + [isWeak ? Self.weakSign : .empty], emphasis: isWeak ? .weak : .plain)
  }

  private func remark(on construct: ConstructRow) -> String {
    let kind =
      switch construct.mode {
      case "single": "one indicator"
      case "unit": "\(construct.kind), unit weights"
      default: "\(construct.kind), Mode \(construct.mode)"
      }
    return ([construct.label].compactMap { $0 } + [kind]).joined(separator: " · ")
  }

  // MARK: Effects

  func effectTable(_ digits: ReportDigits) -> ReportTable {
    let hasImpacts = effects.contains { $0.impact != nil }
    let direct = Set(paths.map { [$0.from, $0.to] })
    var columns: [ReportTable.Column] = [
      .text("Effect"), .sign, .text("", gap: 1), .number("direct"), .number("indirect"), .number("total"),
    ]
    if hasImpacts { columns.append(.number("points")) }
    let rows = effects.map { effect in
      var cells: [ReportTable.Cell] = [
        .text(effect.from), .text("→"), .text(effect.to),
        .number(direct.contains([effect.from, effect.to]) ? effect.direct : nil, decimals: digits.coefficient),
        .number(effect.indirect == 0 ? nil : effect.indirect, decimals: digits.coefficient),
        .number(effect.total, decimals: digits.coefficient),
      ]
      if hasImpacts { cells.append(.number(effect.impact, decimals: digits.points)) }
      return ReportTable.Row(cells)
    }
    return ReportTable(
      title: "Effects", columns: columns, rows: rows,
      note: hasImpacts ? "points: what one more index point of the first adds to the index of the second" : nil,
      stubCount: 3)
  }

  func chainTable(_ digits: ReportDigits) -> ReportTable? {
    guard !specificIndirectEffects.isEmpty else { return nil }
    // The largest first; equal ones as the model has them.
    let ordered = specificIndirectEffects.enumerated().sorted {
      let (a, b) = ($0.element.estimate.magnitude, $1.element.estimate.magnitude)
      return a == b ? $0.offset < $1.offset : a > b
    }
    let rows = ordered.prefix(Self.shownChains).map { _, effect in
      ReportTable.Row([
        .text(effect.chain.joined(separator: " → ")), .number(effect.estimate, decimals: digits.coefficient),
      ])
    }
    let rest = ordered.count - rows.count
    return ReportTable(
      title: rest > 0 ? "Largest indirect effects, one by one" : "Indirect effects, one by one",
      columns: [.text("Chain", shortening: .inMiddle), .number("estimate")], rows: rows,
      note: rest > 0 ? "\(rest) smaller ones are in the CSV and JSON output" : nil)
  }
}

internal import PathModeling
internal import SatisfactionWording

extension FitReport {
  /// A path below this size is marked where there is no interval to judge it by.
  private static let smallPath = 0.1
  /// Chains in a report for people.
  private static let shownChains = 10
  private static let mark = ReportTable.Cell.text("·")

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
      var cells: [ReportTable.Cell] = [
        .text(model.display(path.from, name: shortName)), .text("→"), .text(shortName(path.to)),
        .number(path.estimate, decimals: digits.coefficient),
      ]
      if inference != nil {
        cells.append(intervalCell(uncertainty, decimals: digits.coefficient))
        cells.append(.probability(uncertainty?.p, decimals: digits.coefficient))
      }
      if hasEffectSizes { cells.append(.number(path.fSquared, decimals: digits.coefficient)) }
      if hasInflation { cells.append(.number(path.vif, decimals: digits.ratio)) }
      let isUnclear = isOpen(path)
      return Self.row(
        cells, isMarked: isUnclear || QualityRule.vif.isBroken(by: path.vif), isWeak: isUnclear || doubt != nil)
    }
    let unclear = paths.filter(isOpen)
    let inflated = paths.contains { QualityRule.vif.isBroken(by: $0.vif) }
    let marks =
      (unclear.contains { interval(of: $0) != nil } ? ["the interval holds 0"] : [])
      + (unclear.contains { interval(of: $0) == nil } ? ["below \(Self.smallPath) in size"] : [])
      + (inflated ? [QualityRule.vif.text] : [])
    let notes =
      (marks.isEmpty ? [] : ["· " + marks.joined(separator: ", or ")])
      + (products.isEmpty ? [] : ["×: one SD more of a factor changes the slope of the other by so much"])
    return ReportTable(
      title: "Paths", columns: columns, rows: rows, note: notes.isEmpty ? nil : notes.joined(separator: "; "),
      stubCount: 3)
  }

  private func interval(of path: PathRow) -> ClosedRange<Double>? { inference?[.path(path.from, path.to)]?.range }

  /// Whether a path may be 0: its interval holds 0, or it is small where there is no interval.
  private func isOpen(_ path: PathRow) -> Bool {
    interval(of: path)?.contains(0) ?? (path.estimate.magnitude < Self.smallPath)
  }

  /// What the sign at the head of intervals means that rest on what is left of a sample too small for them; nil where there
  /// are none, or they may be believed.
  var doubt: Phrase? {
    guard bootstrap?.isLargelyFailed == true, paths.contains(where: { interval(of: $0) != nil }) else { return nil }
    return Phrase(
      "no interval is to be believed, for a third or more of the replicates could not be estimated",
      "三分之一以上的重复样本无法估计，任何区间均不可信")
  }

  private static func row(_ cells: [ReportTable.Cell], isMarked: Bool, isWeak: Bool = false) -> ReportTable.Row {
    ReportTable.Row(cells + [isMarked ? mark : .empty], emphasis: isWeak ? .weak : .plain)
  }

  // MARK: Indicators

  func indicatorTable(_ digits: ReportDigits) -> ReportTable {
    let hasInflation = indicators.contains { $0.vif != nil }
    // Weights of Mode B are regression coefficients: they are judged one by one.
    let hasIntervals = inference != nil && constructs.contains { $0.mode == "B" }
    var columns: [ReportTable.Column] = [.text("Indicator"), .number("weight")]
    if hasIntervals { columns.append(.number(intervalHeading)) }
    columns += [.number("loading"), .number("mean"), .number("SD")]
    if hasInflation { columns.append(.number("VIF")) }
    columns.append(.sign)
    var rows: [ReportTable.Row] = []
    var broken: [QualityRule] = []
    var rest = indicators[...]
    for construct in constructs {
      rows.append(.init(heading: construct.label ?? construct.name, remark: remark(on: construct)))
      let block = rest.prefix { $0.construct == construct.name }
      for row in block {
        let rules = brokenRules(row, of: construct)
        broken += rules
        var cells: [ReportTable.Cell] = [.text(row.name), .number(row.weight, decimals: digits.coefficient)]
        if hasIntervals {
          cells.append(
            construct.mode == "B"
              ? intervalCell(inference?[.weight(row.name)], decimals: digits.coefficient) : .empty)
        }
        cells += [
          .number(row.loading, decimals: digits.coefficient), .number(row.mean, decimals: digits.points),
          .number(row.sd, decimals: digits.points),
        ]
        if hasInflation { cells.append(.number(row.vif, decimals: digits.ratio)) }
        rows.append(Self.row(cells, isMarked: !rules.isEmpty))
      }
      rest = rest.dropFirst(block.count)
      rows += parts.filter { $0.construct == construct.name }.map { partRow($0, hasIntervals, hasInflation, digits) }
    }
    return ReportTable(title: "Indicators", columns: columns, rows: rows, note: QualityRule.note(broken))
      .withoutMissingColumns
  }

  /// A part among the indicators: it has no mean and no spread of answers.
  private func partRow(
    _ part: PartRow, _ hasIntervals: Bool, _ hasInflation: Bool, _ digits: ReportDigits
  ) -> ReportTable.Row {
    var cells: [ReportTable.Cell] = [
      .text(longName(part.part)), .number(part.weight, decimals: digits.coefficient),
    ]
    if hasIntervals {
      cells.append(
        intervalCell(inference?[.partWeight(part.construct, part.part)], decimals: digits.coefficient))
    }
    cells += [.number(part.loading, decimals: digits.coefficient), .empty, .empty]
    if hasInflation { cells.append(.number(part.vif, decimals: digits.ratio)) }
    return Self.row(cells, isMarked: false)
  }

  private func brokenRules(_ row: IndicatorRow, of construct: ConstructRow) -> [QualityRule] {
    var rules: [QualityRule] = []
    // Composites in Mode B are not expected to correlate with each of their indicators.
    if construct.mode == "A", QualityRule.loading.isBroken(by: row.loading.magnitude) { rules.append(.loading) }
    if construct.mode == "B", QualityRule.vif.isBroken(by: row.vif) { rules.append(.vif) }
    return rules
  }

  private func remark(on construct: ConstructRow) -> String {
    let kind =
      switch construct.mode {
      case "single": "one indicator"
      case _ where !(estimator.ofScores?.isPartialLeastSquares ?? false): construct.kind
      case "unit": "\(construct.kind), unit weights"
      case "fixed": "\(construct.kind), fixed weights"
      default: "\(construct.kind), Mode \(construct.mode)"
      }
    return ((construct.label == nil ? [] : [construct.name]) + [kind]).joined(separator: " · ")
  }

  // MARK: Effects

  func effectTable(_ digits: ReportDigits) -> ReportTable {
    let hasImpacts = effects.contains { $0.impact != nil }
    let direct = Set(paths.map { [$0.from, $0.to] })
    var columns: [ReportTable.Column] = [
      .text("Effect"), .sign, .text("", gap: 1), .number("direct"), .number("indirect"), .number("total"),
    ]
    if inference != nil { columns.append(.number(intervalHeading)) }
    if hasImpacts { columns.append(.number("points")) }
    columns.append(.sign)
    let rows = effects.map { effect in
      let uncertainty = inference?[.totalEffect(effect.from, effect.to)]
      var cells: [ReportTable.Cell] = [
        .text(shortName(effect.from)), .text("→"), .text(shortName(effect.to)),
        .number(direct.contains([effect.from, effect.to]) ? effect.direct : nil, decimals: digits.coefficient),
        .number(effect.indirect == 0 ? nil : effect.indirect, decimals: digits.coefficient),
        .number(effect.total, decimals: digits.coefficient),
      ]
      if inference != nil { cells.append(intervalCell(uncertainty, decimals: digits.coefficient)) }
      if hasImpacts { cells.append(.number(effect.impact, decimals: digits.points)) }
      let isUnclear = uncertainty?.range?.contains(0) ?? false
      return Self.row(cells, isMarked: isUnclear, isWeak: isUnclear)
    }
    var notes: [String] = []
    if inference != nil { notes.append("interval: of the total effect") }
    if hasImpacts { notes.append("points: what one more index point of the first adds to the index of the second") }
    if rows.contains(where: { $0.emphasis == .weak }) { notes.append("· the interval holds 0") }
    return ReportTable(
      title: "Effects", columns: columns, rows: rows, note: notes.isEmpty ? nil : notes.joined(separator: "; "),
      stubCount: 3)
  }

  func chainTable(_ digits: ReportDigits) -> ReportTable? {
    guard !specificIndirectEffects.isEmpty else { return nil }
    // The largest first; equal ones as the model has them.
    let ordered = specificIndirectEffects.enumerated().sorted {
      let (a, b) = ($0.element.estimate.magnitude, $1.element.estimate.magnitude)
      return a == b ? $0.offset < $1.offset : a > b
    }
    var columns: [ReportTable.Column] = [.text("Chain", shortening: .inMiddle), .number("estimate")]
    if inference != nil { columns.append(.number(intervalHeading)) }
    columns.append(.sign)
    let rows = ordered.prefix(Self.shownChains).map { _, effect in
      let uncertainty = inference?[.specificIndirectEffect(effect.chain)]
      var cells: [ReportTable.Cell] = [
        .text(effect.chain.map(shortName).joined(separator: " → ")),
        .number(effect.estimate, decimals: digits.coefficient),
      ]
      if inference != nil { cells.append(intervalCell(uncertainty, decimals: digits.coefficient)) }
      let isUnclear = uncertainty?.range?.contains(0) ?? false
      return Self.row(cells, isMarked: isUnclear, isWeak: isUnclear)
    }
    let isCut = ordered.count > rows.count
    let isUnclear = rows.contains { $0.emphasis == .weak }
    let notes =
      (isUnclear ? ["· the interval holds 0"] : []) + (isCut ? ["all of them are in the CSV and JSON output"] : [])
    return ReportTable(
      title: isCut
        ? "Specific indirect effects, largest \(rows.count) of \(ordered.count)" : "Specific indirect effects",
      columns: columns, rows: rows, note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }
}

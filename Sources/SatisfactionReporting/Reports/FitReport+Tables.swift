internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SatisfactionWording

extension FitReport {
  /// The tables of a report for people, in reading order.
  ///
  /// - Parameter digits: Decimals of coefficients; indices have two less, points one less.
  public func tables(digits: Int = 3) -> [ReportTable] {
    let digits = ReportDigits(digits)
    let tables = [
      hasIndices ? indexTable(digits) : constructTable(digits), designTable(digits), pathTable(digits),
      indicatorTable(digits),
      qualityTable(digits), effectTable(digits), chainTable(digits), correlationTable(digits),
      htmtTable(digits), modelFitTable(digits), likelihood?.fitTable(digits, .plain),
      likelihood?.parameterTable(digits, .plain),
    ]
    return tables.compactMap { $0 }.map(doubted)
  }

  /// A table that says under it what the sign at the head of its intervals means.
  private func doubted(_ table: ReportTable) -> ReportTable {
    guard let doubt, table.columns.contains(where: { $0.heading == intervalHeading }) else { return table }
    var table = table
    let rest = table.note.map { $0.hasPrefix("· ") ? ", or \($0.dropFirst(2))" : "; \($0)" } ?? ""
    table.note = "· \(doubt.english)\(rest)"
    return table
  }

  private var hasIndices: Bool { constructs.contains { $0.index != nil } }

  /// Effects on the target construct, by source.
  private var targetEffects: [String: EffectRow] {
    Dictionary(effects.filter { $0.to == target }.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Constructs

  private func indexTable(_ digits: ReportDigits) -> ReportTable {
    let effects = targetEffects
    let hasIntervals = inference != nil
    var columns: [ReportTable.Column] = [.text("Index"), .number("score")]
    if !parts.isEmpty { columns.append(.number("share")) }
    columns += hasIntervals ? [.number(intervalHeading), .gauge] : [.gauge, .number("SD")]
    columns += [.number("R²")]
    columns.append(.number("a point here adds\nto \(DisplayText.cutInMiddle(shortName(target), to: 17))"))
    let rows = treeRows.map { row, depth in
      let uncertainty = inference?[.index(row.name)]
      let index: ReportTable.Cell = row.index.map { .gauge($0, uncertainty?.range) } ?? .missing
      var cells: [ReportTable.Cell] = [
        .text(Self.indented(longName(row.name), depth)), .number(row.index, decimals: digits.index),
      ]
      if !parts.isEmpty { cells.append(shareCell(row.name, decimals: digits.points)) }
      cells +=
        hasIntervals
        ? [intervalCell(uncertainty, decimals: digits.index), index]
        : [index, .number(row.indexSD, decimals: digits.index)]
      cells += [
        .number(row.rSquared, decimals: digits.points),
        depth == 0
          ? impactCell(effects[row.name], decimals: digits.points)
          : dimensionCell(row.name, decimals: digits.points),
      ]
      return ReportTable.Row(cells, emphasis: row.name == target ? .strong : .plain)
    }
    return ReportTable(
      title: "", columns: columns, rows: rows,
      note: parts.contains { $0.unstandardizedWeight != nil }
        ? "share: what the index of a part counts in the index above it, which is the sum of share · score" : nil)
  }

  /// The constructs with what they are made of under them, each with its depth.
  private var treeRows: [(row: ConstructRow, depth: Int)] {
    guard !parts.isEmpty else { return constructs.map { ($0, 0) } }
    var rows: [(row: ConstructRow, depth: Int)] = []
    for top in constructs where top.partOf == nil {
      var stack = [(row: top, depth: 0)]
      while let (row, depth) = stack.popLast() {
        rows.append((row, depth))
        stack += parts.filter { $0.construct == row.name }.reversed().compactMap { part in
          constructs.first { $0.name == part.part }.map { ($0, depth + 1) }
        }
      }
    }
    return rows
  }

  /// A name as deep in a tree as it stands; the spaces are such that no format drops them.
  static func indented(_ name: String, _ depth: Int) -> String {
    String(repeating: "\u{A0}\u{A0}", count: depth) + name
  }

  /// What the index of a part counts in the one above it; empty at the top.
  private func shareCell(_ name: String, decimals: Int) -> ReportTable.Cell {
    guard let part = parts.first(where: { $0.part == name }) else { return .empty }
    return .number(part.unstandardizedWeight, decimals: decimals)
  }

  /// What a point of a part adds to the target through the construct at the top of its tree.
  private func dimensionCell(_ name: String, decimals: Int) -> ReportTable.Cell {
    guard let effect = dimensionEffects.first(where: { $0.part == name && $0.to == target }),
      let impact = effect.impact, impact.isFinite
    else { return .missing }
    guard let inference else { return .number(impact, decimals: decimals) }
    return .estimate(impact, inference[.dimensionImpact(of: name, on: target)]?.range, decimals: decimals)
  }

  /// What the design makes of the indices; nil without one.
  private func designTable(_ digits: ReportDigits) -> ReportTable? { designTable(digits, .plain, name: longName) }

  /// The same in the words of a report.
  ///
  /// - Parameter name: What a construct is called.
  func designTable(_ digits: ReportDigits, _ words: ReportWords, name: (String) -> String) -> ReportTable? {
    let rows = constructs.filter { $0.designEffect != nil }.map { row in
      ReportTable.Row(
        [
          .text(name(row.name)),
          .number(inference?[.index(row.name)]?.standardError, decimals: digits.points),
          .number(row.designEffect, decimals: digits.points), .number(row.effectiveSampleSize, decimals: 0),
        ], emphasis: row.name == target ? .strong : .plain)
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: words("Design", "抽样设计"),
      columns: [
        .text(words("Index", "指数")), .number(words("standard\nerror", "标准误")),
        .number(words("design\neffect", "设计效应")), .number(words("effective\nsample size", "有效样本量")),
      ], rows: rows,
      note: words(
        "design effect: variance of the index over that of as many cases drawn one by one",
        "设计效应：指数的方差与同样数量逐个抽取之方差的比"))
  }

  /// What a point here adds to the target, with its interval where there is one.
  private func impactCell(_ effect: EffectRow?, decimals: Int) -> ReportTable.Cell {
    guard let effect, let impact = effect.impact, impact.isFinite else { return .missing }
    guard let inference else { return .number(impact, decimals: decimals) }
    return .estimate(
      impact, inference[.impact(of: effect.from, on: effect.to)]?.range, decimals: decimals)
  }

  private func constructTable(_ digits: ReportDigits) -> ReportTable {
    let effects = targetEffects
    let rows = treeRows.map { row, depth in
      ReportTable.Row(
        [
          .text(Self.indented(longName(row.name), depth)), .number(row.rSquared, decimals: digits.coefficient),
          .number(row.adjustedRSquared, decimals: digits.coefficient),
          .number(effects[row.name]?.total, decimals: digits.coefficient),
        ], emphasis: row.name == target ? .strong : .plain)
    }
    return ReportTable(
      title: "",
      columns: [
        .text("Construct"), .number("R²"), .number("adjusted R²"),
        .number("total effect\non \(DisplayText.cutInMiddle(shortName(target), to: 17))"),
      ], rows: rows
    ).withoutMissingColumns
  }

  private func qualityTable(_ digits: ReportDigits) -> ReportTable? {
    let decimals = digits.coefficient
    var broken: [QualityRule] = []
    let rows = constructs.filter(Self.hasQuality).map { row in
      let rules =
        (QualityRule.alpha.isBroken(by: row.alpha) ? [QualityRule.alpha] : [])
        + (QualityRule.ave.isBroken(by: row.ave) ? [.ave] : [])
      broken += rules
      return ReportTable.Row([
        .text(longName(row.name)), .number(row.rSquared, decimals: decimals),
        .number(row.adjustedRSquared, decimals: decimals), .number(row.alpha, decimals: decimals),
        .number(row.rhoA, decimals: decimals), .number(row.rhoC, decimals: decimals),
        .number(row.ave, decimals: decimals), rules.isEmpty ? .empty : .text("·"),
      ])
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Explained variance and reliability",
      columns: [
        .text("Construct"), .number("R²"), .number("adjusted R²"), .number("α"), .number("ρA"), .number("ρC"),
        .number("AVE"), .sign,
      ], rows: rows, note: QualityRule.note(broken)
    ).withoutMissingColumns
  }

  private static func hasQuality(_ row: ConstructRow) -> Bool {
    row.rSquared != nil || row.alpha != nil || row.rhoA != nil || row.rhoC != nil || row.ave != nil
  }

  /// Ratios below the diagonal; above it the upper ends of one-sided intervals, with a bootstrap.
  private func htmtTable(_ digits: ReportDigits) -> ReportTable? {
    guard let table = htmt, table.names.count > 1 else { return nil }
    let bounds = htmtInference?.oneSidedUpper
    let rows = table.names.enumerated().map { i, name in
      let values: [ReportTable.Cell] = table.names.indices.map { j in
        if i == j { return .empty }
        if j > i { return bounds.map { .number($0.values[i][j], decimals: digits.ratio) } ?? .empty }
        return .number(table.values[i][j], decimals: digits.ratio)
      }
      return ReportTable.Row([.text("\(i + 1)"), .text(longName(name))] + values)
    }
    return ReportTable(
      title: "Discriminant validity: \(Self.htmtName(measures.htmt))",
      columns: [.text(""), .text("")] + table.names.indices.map { .number("\($0 + 1)") }, rows: rows,
      note: ([bounds.map(htmtVerdict) ?? "constructs are distinct below 0.85 or 0.90"] + undefinedRatios(table))
        .joined(separator: " · "),
      stubCount: 2)
  }

  /// In how many pairs there is no ratio, and why; nothing where all are defined.
  private func undefinedRatios(_ table: NumberTable) -> [String] {
    let pairs = table.names.indices.flatMap { i in (0..<i).map { table.values[i][$0] } }
    let missing = pairs.count { $0 == nil }
    guard missing > 0 else { return [] }
    let reason =
      switch measures.htmt {
      case .geometric: "a geometric mean asks for correlations above 0, and some of their items correlate at 0 or below"
      case .absolute, .signed: "the items of a construct correlate at 0 or below on average"
      }
    let nested = parts.isEmpty ? "" : ", or one is part of the other"
    return ["– in \(missing) of \(CountText.counted(pairs.count, "pair")): not defined, for \(reason)\(nested)"]
  }

  /// How many pairs the one-sided limits show to be distinct at each threshold.
  private func htmtVerdict(_ bounds: NumberTable) -> String {
    let isReflective = model.constructs.map { $0.kind == .reflective }
    // A pair without a limit is one that is not shown to be distinct.
    let limits = bounds.values.indices.filter { isReflective[$0] }.flatMap { i in
      ((i + 1)..<bounds.names.count).filter { isReflective[$0] }.map { bounds.values[i][$0] }
    }
    let verdicts = limits.map { $0.flatMap(HTMTTest.distinctBelow) }
    let counts = HTMTTest.thresholds.enumerated().map { position, threshold in
      let count = verdicts.count { $0.map { $0 <= threshold } ?? false }
      let bound = DecimalText.fixed(threshold, decimals: threshold == 1 ? 0 : 2)
      return position == 0
        ? "below \(bound) in \(count) of \(CountText.counted(limits.count, "pair"))" : "below \(bound) in \(count)"
    }
    return """
      below the diagonal: ratio · above it: upper limit (\(levelText), one-sided) · upper limit \
      \(counts.joined(separator: ", "))
      """
  }

  private func modelFitTable(_ digits: ReportDigits) -> ReportTable? {
    guard let modelFit else { return nil }
    let rows = [("saturated", modelFit.saturated), ("estimated", modelFit.estimated)].map { name, distances in
      ReportTable.Row([
        .text(name), .number(distances.srmr, decimals: digits.coefficient),
        .number(distances.dULS, decimals: digits.coefficient), .number(distances.dG, decimals: digits.coefficient),
        QualityRule.srmr.isBroken(by: distances.srmr) ? .text("·") : .empty,
      ])
    }
    return ReportTable(
      title: "Model fit", columns: [.text("Model"), .number("SRMR"), .number("d_ULS"), .number("d_G"), .sign],
      rows: rows,
      note: modelFitNote(isWeak: rows.contains { $0.cells.last == .text("·") }))
  }

  private func modelFitNote(isWeak: Bool) -> String? {
    let explained = explainedByComponents.map {
      "FIT \(DecimalText.fixed($0, decimals: 3)): the share of all indicators and constructs that is explained"
    }
    let notes = [isWeak ? QualityRule.note([.srmr]) : nil, exactFit.map(exactFitNote), explained].compactMap { $0 }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  private func exactFitNote(_ test: ExactFitTest) -> String {
    let distances = test.distances.map { distance in
      let text = [distance.quantile95, distance.p].map { DecimalText.fixed($0, decimals: 3) }
      return "\(distance.name) 95 % limit \(text[0]), p \(text[1])"
    }
    return "exact fit of the \(test.model.rawValue) model: \(distances.joined(separator: " · "))"
  }

  private func correlationTable(_ digits: ReportDigits) -> ReportTable {
    let table = constructCorrelations
    let numbers = table.columns.indices.map { ReportTable.Column.number("\($0 + 1)") }
    let rows = table.rows.enumerated().map { i, name in
      let values: [ReportTable.Cell] = table.columns.indices.map { j in
        j <= i ? .number(table.values[i, j], decimals: digits.coefficient) : .empty
      }
      return ReportTable.Row([.text("\(i + 1)"), .text(longName(name))] + values)
    }
    return ReportTable(
      title: settings.estimator == .plsc
        ? "Correlations of the constructs, corrected for measurement error" : "Correlations of the constructs",
      columns: [.number(""), .text("")] + numbers, rows: rows, stubCount: 2)
  }

  // MARK: Parts that other tables share

  /// `95 %`.
  var levelText: String { NumberText.percent(ofLevel: bootstrap?.level ?? 0.95) + " %" }

  /// The heading of intervals, with a sign where none is to be believed.
  var intervalHeading: String {
    let level = bootstrap?.level ?? 0.95
    // On two lines the sign widens no column.
    return doubt == nil ? ReportTable.intervalHeading(level: level) : "\(levelText)\ninterval ·"
  }

  /// What a person calls a construct: its label, else its name.
  func longName(_ name: String) -> String { constructs.first { $0.name == name }?.label ?? name }

  /// The same where two of them stand in a row: labels only where all of them are short.
  func shortName(_ name: String) -> String {
    constructs.allSatisfy { DisplayText.width($0.label ?? "") <= TableLayout.legible } ? longName(name) : name
  }

  func intervalCell(_ uncertainty: Uncertainty?, decimals: Int) -> ReportTable.Cell {
    guard let interval = uncertainty?.range else { return .missing }
    return .interval(interval, decimals: decimals)
  }
}

extension ReportTable.Column {
  /// A line from 0 to 100.
  fileprivate static var gauge: ReportTable.Column { .text(Gauge.heading(), shortening: .wholly) }
}

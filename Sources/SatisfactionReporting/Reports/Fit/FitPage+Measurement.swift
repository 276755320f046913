internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension FitPage {
  // MARK: Question by question

  func questionSection(_ facts: FitFacts) -> Page.Section? {
    let groups = report.constructs.map { construct in
      TableChart.Group(
        heading: name(construct.name), remark: index(construct.name).map(number),
        rows: report.indicators.filter { $0.construct == construct.name }.map(questionRow))
    }.filter { !$0.rows.isEmpty }
    let extents = groups.flatMap { $0.rows.compactMap { $0.mark?.extent } }
    guard !extents.isEmpty else { return nil }
    let chart = TableChart(
      title: words.questionTitle, nameHeading: words.question,
      columns: [
        .cells(words.mean, isEssential: true), .chart, .cells(words.weight, isEssential: false),
        .cells(words.aStepAdds, isEssential: true),
      ],
      groups: groups, axis: .indices(covering: extents), kind: .longNames)
    return Page.Section(
      key: "questions", title: words.questionByQuestion, lead: sentences([facts.extremes]),
      blocks: [.figure(chart, caption: Sentence(words.questionCaption(smallName(report.target))))], beginsPage: true)
  }

  private func questionRow(_ row: FitReport.IndicatorRow) -> TableChart.Row {
    let interval = interval(.mean(row.name)).flatMap { range -> ClosedRange<Double>? in
      guard let lower = score(range.lowerBound, on: row), let upper = score(range.upperBound, on: row) else {
        return nil
      }
      return lower...upper
    }
    let label = questionName(row)
    return TableChart.Row(
      label, code: label == row.name ? nil : row.name,
      cells: [
        .number(row.mean, decimals: digits.points), .empty, .number(row.weight, decimals: digits.points),
        stepAdds(row).map { .number($0, decimals: digits.points) } ?? .empty,
      ],
      mark: score(row).map { ChartMark($0, interval: interval) })
  }

  /// Points of the target's index for one more step of the answer; nil for questions that are not about a driver.
  private func stepAdds(_ row: FitReport.IndicatorRow) -> Double? {
    let driver = driver(above: row)
    guard drivers.contains(driver), let impact = effects[driver]?.impact,
      let weight = driver == row.construct ? row.unstandardizedWeight : leafWeight(row, in: driver),
      let least = row.min, let greatest = row.max, greatest > least
    else { return nil }
    let adds = weight * 100 / (greatest - least) * impact
    return adds.isFinite ? adds : nil
  }

  /// The construct at the top of the tree that a question belongs to; its own in a model without trees.
  private func driver(above row: FitReport.IndicatorRow) -> String {
    var name = row.construct
    while let above = report.constructs.first(where: { $0.name == name })?.partOf { name = above }
    return name
  }

  private func leafWeight(_ row: FitReport.IndicatorRow, in construct: String) -> Double? {
    report.leafWeights.first { $0.construct == construct && $0.indicator == row.name }?.weight
  }

  /// Number of questions under a construct.
  func questionCount(_ name: String) -> Int {
    report.model.numbering.construct(name).map { report.model.leafIndicators(of: $0).count } ?? 0
  }

  // MARK: How good is the measurement

  func measurementSection(_ facts: FitFacts) -> Page.Section? {
    var blocks: [Page.Block] = [.table(reliabilityTable)]
    if let triangle {
      blocks += [.heading(words.distinctTitle), .figure(triangle, caption: nil)]
    }
    if let design = report.designTable(digits, names, name: name) { blocks.append(.table(design)) }
    if let likelihood = report.likelihood {
      blocks += [.table(likelihood.fitTable(digits, names)), .table(likelihood.parameterTable(digits, names))]
    }
    if let fit = report.modelFit {
      blocks.append(.paragraph(Sentence(words.modelFit(srmr(fit.saturated), srmr(fit.estimated)))))
    }
    let warnings = report.warnings.filter { !FitReport.codesSaidElsewhere.contains($0.code) }
    if !warnings.isEmpty {
      blocks += [.heading(words.toMind), .list(warnings.map { Sentence($0.text(words.language)) })]
    }
    return Page.Section(
      key: "measurement", title: words.howGood, lead: sentences([facts.measured, facts.distinctness]), blocks: blocks)
  }

  private func srmr(_ distances: FitReport.Distances) -> String {
    distances.srmr.map { DecimalText.fixed($0, decimals: digits.coefficient) } ?? "–"
  }

  private var reliabilityTable: ReportTable {
    let decimals = digits.points
    return ReportTable(
      title: "",
      columns: [.text(words.construct), .number(words.questionCount)]
        + ["α", "ρA", "ρC", "AVE"].map(ReportTable.Column.number) + [.text(words.inWords)],
      rows: report.constructs.map { row in
        ReportTable.Row([
          .text(name(row.name)), .number(Double(questionCount(row.name)), decimals: 0),
          .number(row.alpha, decimals: decimals), .number(row.rhoA, decimals: decimals),
          .number(row.rhoC, decimals: decimals), .number(row.ave, decimals: decimals), .text(verdict(row)),
        ])
      })
  }

  private func verdict(_ row: FitReport.ConstructRow) -> String {
    guard let alpha = row.alpha else { return row.mode == "single" ? words.oneQuestion : words.notChecked }
    if alpha < 0.6 { return words.weak }
    if let ave = row.ave, ave < 0.5 { return words.sharesUnderHalf }
    return words.consistent
  }

  private var triangle: ClassTriangle? {
    guard let table = report.htmt, table.names.count > 1 else { return nil }
    let limits = report.htmtInference?.oneSidedUpper.values
    let rows = table.values.enumerated().map { row, values in
      values.prefix(row).enumerated().map { column, value -> ClassTriangle.Cell? in
        guard let value, value.isFinite else { return nil }
        let isOpen = limits?[row][column].map { $0 >= 1 } ?? (value >= 1)
        return ClassTriangle.Cell(value, isOpen ? .poor : value >= 0.85 ? .notable : .fine)
      }
    }
    guard rows.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    return ClassTriangle(
      title: words.htmt(FitReport.htmtName(report.measures.htmt)), names: table.names.map(name), rows: rows,
      legend: words.htmtLegend(hasLimits: limits != nil))
  }

  // MARK: Method

  private var convergence: String {
    let iterations = report.convergence.iterations
    guard let likelihood = report.likelihood else {
      return words.convergence(iterations, tolerance: "\(report.settings.tolerance)")
    }
    return words.convergence(iterations, gradient: NumberText.significant(likelihood.gradient))
  }

  var methodSection: Page.Section {
    .method(style, report.data, report.source, schema: FitReport.schema, glossary: words.glossary) { terms in
      terms.add(report.settings, by: report.estimator, of: report.model)
      terms.add(words.convergenceTerm, convergence)
      terms.add(report.bootstrap)
    }
  }
}

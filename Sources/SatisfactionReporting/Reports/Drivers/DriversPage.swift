internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension DriversReport: PagedContent {
  /// The page of drivers: what to do in sentences, the map, then the questions and what a change would bring.
  package func page(_ style: ReportStyle) -> Page { DriversPage(self, style).page }
}

/// The page of drivers.
struct DriversPage {
  private let report: DriversReport
  private let style: ReportStyle
  private let digits: ReportDigits
  private let words: ReportWords
  private let tables: DriverTables
  private let said: DriverSentences

  init(_ report: DriversReport, _ style: ReportStyle) {
    self.report = report
    self.style = style
    digits = ReportDigits(style.digits)
    words = ReportWords(style.language, labelsOf: report.fit.model, source: report.source)
    tables = DriverTables(report, digits, words)
    said = DriverSentences(analysis: report.analysis, digits: digits, words: words)
  }

  private var analysis: DriverAnalysis { report.analysis }
  private var target: String { words.name(analysis.target) }

  var page: Page {
    let sections = [
      constructSection, itemSection, whatIfSection, planSection, verificationSection,
      Page.Section.warnings(report.warnings, words), methodSection,
    ]
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: DriversReport.schema)(style.language),
      title: report.source.title(style.language) ?? report.fit.sample.source, facts: report.facts(words),
      headline: headline,
      findings: findings, sections: sections.compactMap { $0 }, footer: report.footer(words))
  }

  // MARK: The first look

  private var headline: Page.Headline {
    let index = DecimalText.fixed(analysis.index, decimals: digits.index)
    return Page.Headline(
      name: target, value: index, remark: words("of 100", "满分 100"), interval: nil,
      thermometer: Thermometer(title: "\(target) \(index)", mark: ChartMark(analysis.index)))
  }

  private var findings: [Page.Finding] {
    let all = [
      (words("What matters most", "最重要的"), said.mostImportant),
      (words("Where the most is to be gained", "提升空间在哪里"), said.largestPotential),
      (words("Short boards", "短板"), said.shortBoards), (words("What is open", "尚无定论的"), said.undecided),
    ]
    return all.compactMap { title, sentence in sentence.map { Page.Finding(title: title, sentence: Sentence($0)) } }
  }

  // MARK: Drivers

  private var constructSection: Page.Section {
    var blocks: [Page.Block] = []
    let page = FitWords(style.language)
    if analysis.constructs.count > 1 {
      let caption = page.mapCaption(
        hasEllipses: analysis.constructs.contains { $0.inference?.ellipse != nil },
        words.percent(report.resampling?.level ?? 0.95),
        linesAreMeans: report.options.importanceCut == nil && report.options.performanceCut == nil)
      blocks.append(.figure(map(page), caption: Sentence(caption)))
    }
    blocks.append(figure(tables.constructs(withVerdict: true)))
    return Page.Section(key: "constructs", title: page.whereToAct, blocks: blocks)
  }

  private func map(_ page: FitWords) -> PriorityMap {
    let points = analysis.constructs.map { driver in
      PriorityMap.Point(
        name: words.name(driver.name), importance: driver.importance, performance: driver.performance,
        covariance: driver.inference?.ellipse.map { ellipse in
          let covariance = ellipse.covariance
          return PriorityMap.Covariance(xx: covariance[0][0], xy: covariance[0][1], yy: covariance[1][1])
        })
    }
    let summary = points.map { point in
      page.mapPoint(
        point.name, DecimalText.fixed(point.performance, decimals: digits.index),
        DecimalText.fixed(point.importance, decimals: digits.points))
    }
    return PriorityMap(
      title: page.mapTitle, summary: summary.joined(separator: "; "), points: points,
      words: page.map(words.smallName(analysis.target)),
      level: report.resampling?.level ?? 0.95, importanceCut: analysis.constructCuts.importance,
      performanceCut: analysis.constructCuts.performance)
  }

  /// A table as a chart of itself where it has intervals.
  private func figure(_ table: ReportTable, _ change: (inout TableChart) -> Void = { _ in }) -> Page.Block {
    guard var chart = TableChart(table) else {
      var plain = table
      plain.title = ""
      return .table(plain)
    }
    change(&chart)
    return .figure(chart, caption: table.note.map { Sentence($0) })
  }

  private var itemSection: Page.Section {
    let codes = analysis.items.sorted { $0.rank < $1.rank }.map { words.code($0.name) }
    let block = figure(tables.items(withVerdict: true)) { chart in
      chart.kind = .longNames
      for (row, code) in codes.enumerated() { chart.groups[0].rows[row].code = code }
    }
    return Page.Section(
      key: "items", title: FitWords(style.language).questionByQuestion, lead: [Sentence(said.shortBoards)],
      blocks: [block])
  }

  // MARK: What it would bring, what was agreed, whether it worked

  private var whatIfSection: Page.Section? {
    guard let whatIf = report.whatIf else { return nil }
    var plain = tables.whatIf(whatIf)
    let title = plain.title
    plain.title = ""
    let rows = [
      Dumbbell.Row(
        name: target, first: analysis.index, second: whatIf.indexAfter, difference: whatIf.inference?.range)
    ]
    let dumbbell = Dumbbell(
      title: title, nameHeading: "", firstName: words("now", "现在"), secondName: words("then", "之后"),
      differenceName: words("change", "变化"), intervalName: interval, rows: rows,
      axis: .indices(covering: rows.map(\.extent)), decimals: digits.index)
    return Page.Section(
      key: "what-if", title: title, lead: said.whatIf(whatIf).map { Sentence($0) },
      blocks: [.figure(dumbbell, caption: nil), .table(plain)])
  }

  private var planSection: Page.Section? {
    guard let plan = report.plan, !plan.isEmpty else { return nil }
    var table = tables.plan(plan)
    let title = table.title
    table.title = ""
    return Page.Section(key: "plan", title: title, blocks: [.table(table)])
  }

  private var interval: String { words.interval(level: report.resampling?.level ?? 0.95) }

  private var verificationSection: Page.Section? {
    guard let verification = report.verification else { return nil }
    let scores =
      verification.items.filter(\.isActed).map { (words.name($0.name), $0.score) } + [(target, verification.observed)]
      + verification.items.filter { !$0.isActed }.map { (words.name($0.name), $0.score) }
    let rows = scores.map { name, score in
      Dumbbell.Row(name: name, first: score.before, second: score.after, difference: score.range)
    }
    let dumbbell = Dumbbell(
      title: words("Before and after", "前后对比"), nameHeading: "", firstName: verification.from,
      secondName: verification.to, differenceName: words("change", "变化"), intervalName: interval, rows: rows,
      axis: .indices(covering: rows.map(\.extent)), decimals: digits.index)
    let caption = words(
      "First what was acted on, then \(words.smallName(analysis.target)), then the others. Grey: may be chance.",
      "先列采取过措施的题目，再列\(target)，最后是其他题目。灰色：可能只是偶然。")
    var table = tables.verification(verification)
    table.title = ""
    return Page.Section(
      key: "verification", title: words("Did it work", "措施是否有效"),
      lead: said.verification(verification).map { Sentence($0) },
      blocks: [.figure(dumbbell, caption: Sentence(caption)), .table(table)])
  }

  // MARK: Method

  private var methodSection: Page.Section {
    .method(
      style, report.fit.sample, report.source, schema: DriversReport.schema,
      glossary: [
        Page.Term(
          words("Importance", "重要性"),
          words(
            "Points of \(words.smallName(analysis.target)) that go with one more point of the driver, through all paths; of an item, its share of that.",
            "驱动因素每高 1 分，经由全部路径，\(target)相应高出的分数；题目为其所占份额。")),
        Page.Term(
          words("Potential", "提升空间"),
          words(
            "Points that \(words.smallName(analysis.target)) would gain if the driver stood at 100.",
            "若该因素达到 100 分，\(target)将增加的分数。")),
      ]
    ) { terms in
      terms.add(report.fit.settings, of: report.fit.model)
      terms.add(report.resampling)
      if report.resampling == nil { terms.add(report.design) }
    }
  }
}

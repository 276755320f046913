internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

/// The page of a fit: what a manager reads first, then what drives it, then where to act, then what a reviewer needs.
struct FitPage {
  let report: FitReport
  let style: ReportStyle
  let spread: ReplicateSpread?
  let words: FitWords
  let names: ReportWords
  let digits: ReportDigits
  /// Effects on the target, by source.
  let effects: [String: FitReport.EffectRow]
  /// What acts on the target, in the order of the model.
  let drivers: [String]

  init(_ report: FitReport, _ style: ReportStyle) {
    self.report = report
    self.style = style
    words = FitWords(style.language)
    names = ReportWords(style.language, labelsOf: report.model, source: report.source)
    digits = ReportDigits(style.digits)
    let effects = Dictionary(
      report.effects.filter { $0.to == report.target }.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
    self.effects = effects
    let drivers = report.constructs.map(\.name).filter { effects[$0] != nil && $0 != report.target }
    self.drivers = drivers
    spread = report.replicates.map { source in
      ReplicateSpread(
        source.bootstrap,
        of: report.constructs.map { .index($0.name) } + report.paths.map { .path($0.from, $0.to) }
          + drivers.map { .impact(of: $0, on: report.target) })
    }
  }

  /// The whole page.
  var page: Page {
    let facts = facts
    let sections = [
      indexSection(facts), driverSection(facts), prioritySection(facts), questionSection(facts),
      measurementSection(facts), methodSection,
    ]
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: FitReport.schema)(style.language),
      title: report.source.title(style.language) ?? report.data.source, facts: pageFacts,
      headline: headline, findings: findings(facts), sections: sections.compactMap { $0 }, footer: footer)
  }

  // MARK: The first look

  private var pageFacts: [String] {
    let scales = Set(report.indicators.compactMap { row in row.min.flatMap { least in row.max.map { [least, $0] } } })
    var pieces = [words.answers(report.data.used)]
    if report.title != nil { pieces.append(report.data.source) }
    pieces.append(words.questions(report.indicators.count, scale: scales.count == 1 ? scales.first : nil))
    pieces.append(words.constructs(report.constructs.count))
    return pieces
  }

  private var headline: Page.Headline? {
    guard let index = index(report.target) else { return nil }
    let interval = interval(.index(report.target))
    let sentence = interval.map {
      words.headlineInterval(
        number($0.lowerBound), number($0.upperBound), level, isDoubtful: report.doubt != nil)
    }
    let value = number(index)
    let mark = ChartMark(
      index, interval: interval, middleHalf: spread?.middleHalf(of: .index(report.target)))
    let title = [name(report.target) + " " + value + " " + words.ofHundred, sentence?.text].compactMap { $0 }
    return Page.Headline(
      name: words.headline(name(report.target)), value: value, remark: words.ofHundred, interval: sentence,
      thermometer: Thermometer(title: title.joined(separator: ", "), mark: mark))
  }

  private func findings(_ facts: FitFacts) -> [Page.Finding] {
    let groups: [(String, [FitFinding?])] = [
      (words.movesMost, [facts.movesMost]), (words.room, [facts.lowest, facts.addsLittle]),
      (words.sureness, [facts.explains, facts.openPathCount, facts.measuredWeakly]),
    ]
    return groups.compactMap { title, findings in
      let doubt = title == words.sureness ? [report.doubt].compactMap { $0.map(words.sentence) } : []
      let sentences = doubt + sentences(findings)
      guard !sentences.isEmpty else { return nil }
      let space = style.language == .english ? " " : ""
      let joined = sentences.dropFirst().reduce(sentences[0]) { $0 + Sentence(space) + $1 }
      return Page.Finding(title: title, sentence: joined)
    }
  }

  func sentences(_ findings: [FitFinding?]) -> [Sentence] {
    let sentences = findings.compactMap { $0?.sentence(style.language) }
    return hasWordsAsNames ? sentences.map(\.withSmallNames) : sentences
  }

  private var footer: [String] {
    names.repetition(report.bootstrap, fingerprint: report.data.fingerprint)
  }

  // MARK: Numbers and names

  /// What a construct is called.
  func name(_ key: String) -> String { names.name(key) }

  /// A construct's name inside of a sentence.
  func smallName(_ key: String) -> String { names.smallName(key) }

  /// Whether the names of constructs are words of the page's language: those of templates are English.
  private var hasWordsAsNames: Bool { style.language == .english && report.source.template != nil }

  /// What a question is called: its label, or its code where it has none.
  func questionName(_ row: FitReport.IndicatorRow) -> String { names.name(row.name) }

  func index(_ key: String) -> Double? {
    report.constructs.first { $0.name == key }?.index.flatMap { $0.isFinite ? $0 : nil }
  }

  func interval(_ statistic: Statistic) -> ClosedRange<Double>? { report.inference?[statistic]?.range }

  func number(_ index: Double) -> String { DecimalText.fixed(index, decimals: digits.index) }

  var hasIntervals: Bool { report.inference != nil }

  /// The column of intervals, with a sign where none is to be believed; nothing without intervals.
  var intervalColumns: [TableChart.Column] {
    hasIntervals ? [.interval(words.interval(level) + (report.doubt == nil ? "" : " ·"))] : []
  }

  /// The caption of a figure with intervals, which says what their sign means.
  func caption(_ text: String) -> Sentence {
    guard let doubt = report.doubt else { return Sentence(text) }
    return Sentence("· ") + words.sentence(doubt) + Sentence(names(" ", "") + text)
  }

  /// Whether the middle half of the replicates is drawn: of those that vary as estimates do.
  var hasMiddleHalves: Bool { report.constructs.contains { spread?.middleHalf(of: .index($0.name)) != nil } }

  /// The confidence of the intervals: `95 %`.
  var level: String { words.percent(report.bootstrap?.level ?? 0.95) }

  /// The mean of a question as a share of its scale, 0–100; nil without a scale.
  func score(_ row: FitReport.IndicatorRow) -> Double? {
    row.mean.flatMap { score($0, on: row) }
  }

  /// A place on the scale of a question as a share of it, 0–100.
  func score(_ answer: Double, on row: FitReport.IndicatorRow) -> Double? {
    guard let least = row.min, let greatest = row.max, greatest > least else { return nil }
    let score = (answer - least) / (greatest - least) * 100
    return score.isFinite ? score : nil
  }

  func intervalCell(_ range: ClosedRange<Double>?, decimals: Int) -> ReportTable.Cell {
    range.map { .interval($0, decimals: decimals) } ?? .missing
  }
}

extension FitReport: PagedContent {
  package func page(_ style: ReportStyle) -> Page { FitPage(self, style).page }

  /// The path diagram with its estimates.
  package func pathDiagram(_ language: ReportLanguage) -> PathDiagram {
    FitPage(self, ReportStyle(language: language)).diagram
  }
}

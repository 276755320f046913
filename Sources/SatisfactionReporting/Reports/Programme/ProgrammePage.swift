internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording

extension TrackReport: PagedContent {
  /// The page of a programme: what really changed first, then the whole, its groups, the league table, and a part for
  /// every segment behind a link.
  package func page(_ style: ReportStyle) -> Page { ProgrammePage(self, style).page }
}

/// The page of a programme.
struct ProgrammePage {
  let report: TrackReport
  let style: ReportStyle
  let programme: Programme
  /// The construct the page is about.
  let target: String
  /// The latest wave, nil without waves.
  let wave: String?
  let decimals: Int

  init(_ report: TrackReport, _ style: ReportStyle) {
    self.report = report
    self.style = style
    programme = report.programme
    let page = TrackPage(report.programme, ReportDigits(style.digits))
    (target, wave, decimals) = (page.target, page.wave, page.decimals)
  }

  var page: Page {
    let document = report.document(digits: style.digits)
    let sections = [changeSection, trendSection] + groupSections + [leagueSection, noteSection(document)]
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: TrackReport.schema)(style.language),
      title: document.title, facts: document.facts.flatMap { $0 }, headline: headline, findings: findings,
      sections: sections.compactMap { $0 } + segmentSections, footer: document.footer)
  }

  func say(_ english: String, _ chinese: String) -> String { Phrase(english, chinese)(style.language) }

  func number(_ value: Double) -> String { DecimalText.fixed(value, decimals: decimals) }

  /// Whether p says that a change is more than noise.
  func isReal(_ p: Double?) -> Bool { p.map { $0 < 1 - programme.tracking.level } ?? false }

  /// The key of a segment's own part of the page.
  func key(_ segment: String) -> String { "segment-\((places[segment] ?? 0) + 1)" }

  private var places: [String: Int] {
    Dictionary(programme.segments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: The first look

  /// The groups of the coarsest level, in the latest wave.
  private var top: [Programme.RollUp] {
    guard let level = programme.rollUps.last?.level else { return [] }
    return programme.rollUps.filter { $0.level == level && $0.wave == wave && $0.construct == target }
  }

  /// One group at the top is the number that everything is about.
  private var headline: Page.Headline? {
    guard top.count == 1, let whole = top.first, let index = whole.index else { return nil }
    let interval = whole.error.range
    let change = programme.rollUpChanges.first { change in
      change.level == whole.level && change.group == whole.group && change.kind == .previous && change.to == wave
        && change.construct == target
    }
    return Page.Headline(
      name: "\(whole.group) · \(target)", value: number(index), remark: say("of 100", "满分 100"),
      interval: interval.map {
        Sentence(
          say(
            "between \(number($0.lowerBound)) and \(number($0.upperBound))",
            "介于 \(number($0.lowerBound)) 与 \(number($0.upperBound)) 之间"))
      },
      change: change.flatMap(changeSentence),
      thermometer: Thermometer(
        title: "\(target) \(number(index))", mark: ChartMark(index, interval: interval)))
  }

  private func changeSentence(_ change: Programme.RollUpChange) -> Sentence? {
    guard let points = change.change else { return nil }
    let sign = points > 0 ? "+" : ""
    let interval = change.error.range.map { " (\(number($0.lowerBound)) … \(number($0.upperBound)))" } ?? ""
    return style.language == .english
      ? "\(subject: sign + number(points))\(interval) since \(name: change.from)"
      : "自\(name: change.from)以来 \(subject: sign + number(points))\(interval)"
  }

  /// Changes of the target since the wave before, those that are real first, then by size.
  var changes: [Programme.Change] {
    programme.changes.filter { $0.kind == .previous && $0.to == wave && $0.construct == target && $0.change != nil }
      .enumerated().sorted { a, b in
        let (first, second) = (isReal(a.element.pAdjusted), isReal(b.element.pAdjusted))
        let (x, y) = (abs(a.element.change ?? 0), abs(b.element.change ?? 0))
        return first != second ? first : x != y ? x > y : a.offset < b.offset
      }.map(\.element)
  }

  private var findings: [Page.Finding] {
    [changeFinding, rankFinding, hiddenFinding].compactMap { $0 }
  }

  private var changeFinding: Page.Finding? {
    guard let from = changes.first?.from else { return nil }
    let real = changes.filter { isReal($0.pAdjusted) }
    let rose = real.filter { ($0.change ?? 0) > 0 }.count
    let title = say("What really changed", "真实变化")
    guard !real.isEmpty else {
      return Page.Finding(
        title: title,
        sentence: style.language == .english
          ? "Since \(name: from) none of \(changes.count) segments changed by more than noise."
          : "自\(name: from)以来，\(changes.count) 个单位的变化均未超出噪声。")
    }
    return Page.Finding(
      title: title,
      sentence: style.language == .english
        ? "Since \(name: from) \(real.count) of \(changes.count) segments changed by more than noise: \(rose) up, \(real.count - rose) down."
        : "自\(name: from)以来，\(changes.count) 个单位中有 \(real.count) 个的变化超出噪声：\(rose) 升，\(real.count - rose) 降。")
  }

  /// Who is above and who below the average of its group.
  private var rankFinding: Page.Finding? {
    let standings = programme.benchmark.filter { $0.wave == wave && $0.construct == target }
    guard !standings.isEmpty else { return nil }
    let (above, below) = (standings.count { $0.standing == .above }, standings.count { $0.standing == .below })
    return Page.Finding(
      title: say("Who stands apart", "谁与众不同"),
      sentence: Sentence(
        say(
          "\(above) of \(standings.count) segments lie above the average of their group, \(below) below; the others are not told apart from it.",
          "\(standings.count) 个单位中，\(above) 个高于组内均值，\(below) 个低于；其余与均值无法区分。")))
  }

  private var hiddenFinding: Page.Finding? {
    let cells = programme.cells.filter { $0.wave == wave }
    let hidden = cells.count { $0.status == .suppressed }
    guard hidden > 0 else { return nil }
    return Page.Finding(
      title: say("What is not shown", "未显示"),
      sentence: Sentence(
        say(
          "\(hidden) of \(cells.count) segments have too few interviews to be shown.",
          "\(cells.count) 个单位中有 \(hidden) 个访谈数不足，未予显示。")))
  }
}

extension ProgrammeError {
  /// The interval, nil where an end is not defined.
  var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }
}

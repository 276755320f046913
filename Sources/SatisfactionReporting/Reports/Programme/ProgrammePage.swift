internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension TrackReport: PagedContent {
  /// The page of a programme: what really changed first, then the way here, the groups and the league table, and a part
  /// for every segment behind a link.
  package func page(_ style: ReportStyle) -> Page { ProgrammePage(self, style).page }
}

/// The page of a programme.
struct ProgrammePage {
  let report: TrackReport
  let style: ReportStyle
  let words: ReportWords
  let programme: Programme
  /// The tables for text, from which the page takes what both say.
  let document: TrackPage
  /// The construct the page is about.
  let target: String
  /// The latest wave, nil without waves.
  let wave: String?
  let decimals: Int
  /// The levels of groups, from fine to coarse.
  let levels: [String]
  /// Changes of the target since the wave before, those that are real first, then by size.
  let changes: [Programme.Change]
  /// Where every segment stands in its group, in the latest wave.
  let standings: [String: Programme.Standing]
  /// How sure the ranks of the latest wave are, by segment.
  let ranks: [String: Programme.Ranking]
  private let places: [String: Int]

  init(_ report: TrackReport, _ style: ReportStyle) {
    self.report = report
    self.style = style
    let programme = report.programme
    self.programme = programme
    words = ReportWords(style.language, labelsOf: programme.model, source: report.source)
    document = TrackPage(programme, ReportDigits(style.digits))
    let (target, wave) = (document.target, document.wave)
    (self.target, self.wave, decimals, levels) = (target, wave, document.decimals, document.levels)
    let level = programme.tracking.level
    changes = programme.changes.lazy
      .filter { $0.kind == .previous && $0.to == wave && $0.construct == target && $0.change != nil }
      .enumerated().sorted { a, b in
        let (first, second) = (
          ChangeVerdict(p: a.element.pAdjusted, level: level) == .real,
          ChangeVerdict(p: b.element.pAdjusted, level: level) == .real
        )
        let (x, y) = (abs(a.element.change ?? 0), abs(b.element.change ?? 0))
        return first != second ? first : x != y ? x > y : a.offset < b.offset
      }.map(\.element)
    standings = Dictionary(
      programme.benchmark.lazy.filter { $0.wave == wave && $0.construct == target }.map { ($0.segment, $0) },
      uniquingKeysWith: { first, _ in first })
    ranks = Dictionary(
      programme.ranking.lazy.filter { $0.wave == wave && $0.construct == target }.map { ($0.segment, $0) },
      uniquingKeysWith: { first, _ in first })
    places = Dictionary(programme.segments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var page: Page {
    let sections =
      [changeSection, trendSection] + groupSections + [leagueSection, signalSection, outsideSection]
      + [Page.Section.warnings(report.warnings, words), methodSection]
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: TrackReport.schema)(style.language),
      title: report.source.title(style.language) ?? programme.sample.source, facts: facts, headline: headline,
      findings: findings,
      sections: sections.compactMap { $0 } + segmentSections, footer: report.footer(words))
  }

  // MARK: Words

  var targetName: String { words.name(target) }
  var interval: String { words.interval(level: programme.tracking.level) }

  func number(_ value: Double) -> String { DecimalText.fixed(value, decimals: decimals) }

  /// A change with its sign, and its interval in brackets.
  func change(_ value: Double, _ range: ClosedRange<Double>? = nil) -> String {
    (value > 0 ? "+" : "") + words.number(value, range, decimals: decimals)
  }

  func rangeCell(_ range: ClosedRange<Double>?) -> ReportTable.Cell {
    range.map { .interval($0, decimals: decimals) } ?? .missing
  }

  /// What p says of a change.
  func verdict(_ p: Double?) -> ChangeVerdict { document.verdict(p) }

  /// Whether p says that a change is more than noise.
  func isReal(_ p: Double?) -> Bool { verdict(p) == .real }

  /// How p-values are adjusted for the number of segments.
  var adjustment: String {
    switch programme.tracking.adjustChanges {
    case .none: words("p not adjusted", "p 未调整")
    case .bh: words("p adjusted for all segments (Benjamini–Hochberg)", "p 已就全部单位调整（Benjamini–Hochberg）")
    case .holm: words("p adjusted for all segments (Holm)", "p 已就全部单位调整（Holm）")
    }
  }

  /// The key of a segment's own part of the page.
  func key(_ segment: String) -> String { "segment-\((places[segment] ?? 0) + 1)" }

  private var facts: [String] {
    let sample = programme.sample
    let (segments, waves) = (programme.segments.count, programme.waves.count)
    let (shown, cells) = (CountText.grouped(programme.cells.count { $0.status.isShown }), programme.cells.count)
    var facts = [words(CountText.counted(segments, "segment"), "\(CountText.grouped(segments)) 个单位")]
    if let wave {
      facts.append(words("\(CountText.counted(waves, "wave")), the latest \(wave)", "\(waves) 期，最近一期 \(wave)"))
    }
    facts.append(
      words(
        "\(shown) of \(CountText.counted(cells, "cell")) shown", "显示 \(CountText.grouped(cells)) 格中的 \(shown) 格"))
    return facts + words.sample(sample, report.source) + (programme.design?.text(words) ?? [])
  }

  // MARK: The first look

  /// One group at the top is the number that everything is about.
  private var headline: Page.Headline? {
    let top = programme.rollUps.filter { $0.level == levels.last && $0.wave == wave && $0.construct == target }
    guard top.count == 1, let whole = top.first, let index = whole.index else { return nil }
    let interval = whole.error.range
    let since = programme.rollUpChanges.first { change in
      change.level == whole.level && change.group == whole.group && change.kind == .previous && change.to == wave
        && change.construct == target
    }
    return Page.Headline(
      name: "\(whole.group) · \(targetName)", value: number(index), remark: words("of 100", "满分 100"),
      interval: interval.map { range in
        FitWords(style.language).headlineInterval(
          number(range.lowerBound), number(range.upperBound), words.percent(programme.tracking.level))
      }, change: since.flatMap(changeSentence),
      thermometer: Thermometer(title: "\(targetName) \(number(index))", mark: ChartMark(index, interval: interval)))
  }

  private func changeSentence(_ row: Programme.RollUpChange) -> Sentence? {
    guard let points = row.change else { return nil }
    let text = change(points)
    let range = row.error.range.map { " (\(ReportTable.Cell.interval($0, decimals: decimals).text))" } ?? ""
    return style.language == .english
      ? "\(subject: text)\(range) since \(name: row.from)" : "自 \(name: row.from) 以来 \(subject: text)\(range)"
  }

  private var findings: [Page.Finding] {
    [changeFinding, rankFinding, hiddenFinding].compactMap { $0 }
  }

  /// How many changes are real, and the largest of them by name.
  private var changeFinding: Page.Finding? {
    guard let from = changes.first?.from else { return nil }
    let real = changes.filter { isReal($0.pAdjusted) }
    if changes.count == 1, real.isEmpty {
      return Page.Finding(
        title: words("What really changed", "真实变化"),
        sentence: style.language == .english
          ? "Whether \(name: changes[0].segment) has changed since \(name: from) is open: its change may be noise."
          : "自 \(name: from) 以来，\(name: changes[0].segment) 是否变化尚无定论：其变化可能只是噪声。")
    }
    let rose = real.count { ($0.change ?? 0) > 0 }
    let (all, fell) = (changes.count, real.count - rose)
    var sentence: Sentence =
      if real.isEmpty {
        style.language == .english
          ? "Since \(name: from) no change of any of \(all) segments is told from noise."
          : "自 \(name: from) 以来，\(all) 个单位的变化均无法与噪声区分。"
      } else {
        style.language == .english
          ? "Since \(name: from) \(real.count) of \(all) segment\(all == 1 ? "" : "s") changed by more than noise: \(rose) up, \(fell) down."
          : "自 \(name: from) 以来，\(all) 个单位中有 \(real.count) 个的变化超出噪声：\(rose) 升，\(fell) 降。"
      }
    for (place, row) in real.prefix(3).enumerated() {
      let before = place > 0 ? words(", ", "，") : words(real.count > 3 ? " Most: " : " ", real.count > 3 ? "最大的是：" : "")
      sentence = sentence + "\(before)\(name: row.segment) \(change(row.change ?? 0, row.error.range))"
    }
    if !real.isEmpty { sentence = sentence + Sentence(words(".", "。")) }
    return Page.Finding(title: words("What really changed", "真实变化"), sentence: sentence)
  }

  /// Who is above and who below the average of its group.
  private var rankFinding: Page.Finding? {
    // One segment has no others to stand apart from.
    guard standings.count > 1 else { return nil }
    let all = standings.count
    let (above, below) = (
      standings.values.count { $0.standing == .above }, standings.values.count { $0.standing == .below }
    )
    return Page.Finding(
      title: words("Who stands apart", "谁与众不同"),
      sentence: Sentence(
        words(
          "\(above) of \(all) segments \(above == 1 ? "lies" : "lie") above the average of their group, \(below) below; the others are not told apart "
            + "from it.", "\(all) 个单位中，\(above) 个高于组内均值，\(below) 个低于；其余与均值无法区分。")))
  }

  private var hiddenFinding: Page.Finding? {
    let cells = programme.cells.filter { $0.wave == wave }
    let hidden = cells.count { $0.status == .suppressed }
    guard hidden > 0 else { return nil }
    return Page.Finding(
      title: words("What is not shown", "未显示"),
      sentence: Sentence(
        words(
          "\(hidden) of \(CountText.counted(cells.count, "segment")) \(hidden == 1 ? "has" : "have") too few interviews to be "
            + "shown.",
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

internal import SatisfactionIndices

extension MetricsReport: PagedContent {
  /// The page: promoters and detractors as bars, then the tables as charts of themselves.
  package func page(_ style: ReportStyle) -> Page {
    let digits = ReportDigits(style.digits)
    let words = ReportWords(style.language, labelsOf: nil)
    // One axis serves percents and scores; what is in points of a scale, a ratio or an amount has its own.
    let isOnHundred = { (estimate: MetricEstimate) in
      decimals(estimate.name, digits) == digits.index && abs(estimate.value ?? 0) <= 100
    }
    var hundred = estimateTable(digits, words, isOnHundred)
    hundred.title = words("Percents and scores", "百分比与得分")
    var others = estimateTable(digits, words) { !isOnHundred($0) }
    others.title = words("Means, gaps, ratios and amounts", "均值、差距、比率与金额")
    var page = document([hundred, others].filter { !$0.rows.isEmpty }, digits, words).page(
      style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
    // Points of different scales have no axis in common.
    for place in page.sections.indices where page.sections[place].title == others.title {
      others.title = ""
      page.sections[place].blocks = [.table(others)]
    }
    let bars = results.results.compactMap { bar($0, digits, words) }
    guard !bars.isEmpty else { return page }
    let blocks = bars.flatMap { bar in [Page.Block.heading(bar.title), .figure(bar, caption: nil)] }
    page.sections.insert(
      Page.Section(key: "promoters", title: words("Promoters and detractors", "推荐者与贬损者"), blocks: blocks), at: 0)
    return page
  }

  /// The three shares of a net promoter score of all rows, nil for other metrics and for segments.
  private func bar(_ result: MetricResult, _ digits: ReportDigits, _ words: ReportWords) -> StackedBar? {
    func value(_ name: String) -> MetricEstimate? { result.estimates.first { $0.name == name } }
    guard result.kind == "nps", result.group == nil, let score = value("nps"), let points = score.value,
      let promoters = value("promoters")?.value, let passives = value("passives")?.value,
      let detractors = value("detractors")?.value
    else { return nil }
    let range = score.range(of: result)
    let name = [result.name, result.wave].compactMap { $0 }.joined(separator: " · ")
    return StackedBar(
      title: "\(name): \(words.number(points, range, decimals: digits.index))",
      parts: [
        .init(name: words("Detractors", "贬损者"), share: detractors / 100, tone: .bad),
        .init(name: words("Passives", "被动者"), share: passives / 100, tone: .neutral),
        .init(name: words("Promoters", "推荐者"), share: promoters / 100, tone: .good),
      ])
  }
}

internal import PathModeling
internal import SatisfactionIndices

extension CompareReport: PagedContent {
  /// The page: what it comes to, then every pair with its indices and paths side by side before the tables of tests.
  package func page(_ style: ReportStyle) -> Page {
    let document = document(digits: style.digits)
    var sections = PageSections(style.language)
    var pairs = comparison.pairs.filter(\.invariance.isConfigural)[...]
    for block in document.blocks {
      sections.add(block)
      // Each pair that can be compared has a heading of its own.
      guard case .heading = block, let pair = pairs.popFirst() else { continue }
      for (kind, title) in Self.pictured {
        guard let dumbbell = dumbbell(pair, kind: kind, style.language) else { continue }
        sections.add(dumbbell, title: title(style.language), caption: Self.caption(style.language))
      }
    }
    var page = document.page(style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
    page.sections = sections.list + page.sections.suffix(document.warnings.isEmpty ? 0 : 1)
    for number in page.sections.indices { page.sections[number].key = "s\(number + 1)" }
    return page
  }

  private static let pictured: [(kind: String, title: Phrase)] = [
    ("index", Phrase("Indices side by side", "指数对比")), ("path", Phrase("Paths side by side", "路径对比")),
  ]

  private static let caption = Phrase(
    "Open dot: the first group; filled dot: the second. Grey: no test tells the two apart.",
    "空心圆点：第一组；实心圆点：第二组。灰色：检验未能区分两组。")

  private func dumbbell(_ pair: PairComparison, kind: String, _ language: ReportLanguage) -> Dumbbell? {
    let alpha = 1 - comparison.options.level
    let rows = pair.tests.filter { $0.statistic.name == kind }.compactMap { test -> Dumbbell.Row? in
      guard let first = test.first, let second = test.second else { return nil }
      let p = test.permutation.map { $0.pAdjusted ?? $0.p } ?? test.multigroup.map { $0.pAdjusted ?? $0.p }
      return Dumbbell.Row(
        name: test.statistic.arguments.joined(separator: " → "), first: first, second: second,
        differs: p.map { $0 <= alpha })
    }
    guard !rows.isEmpty else { return nil }
    let extents = rows.map { min($0.first, $0.second)...max($0.first, $0.second) }
    return Dumbbell(
      title: "\(pair.first), \(pair.second)", nameHeading: "", firstName: pair.first, secondName: pair.second,
      differenceName: Phrase("second less first", "第二组减第一组")(language), rows: rows,
      axis: kind == "index" ? .indices(covering: extents) : .numbers(covering: extents),
      decimals: kind == "index" ? 1 : 3)
  }
}

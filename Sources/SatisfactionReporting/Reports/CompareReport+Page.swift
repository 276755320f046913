internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension CompareReport: PagedContent {
  /// Findings that the first look can hold.
  private static let shownFindings = 4

  /// The page: what it comes to, then every pair with its indices and paths side by side before the tables of tests.
  package func page(_ style: ReportStyle) -> Page {
    let words = ReportWords(style.language, labelsOf: comparison.model, source: source)
    let document = document(ReportDigits(style.digits), words)
    let verdict = verdict(words)
    var sections = PageSections(style.language)
    if verdict.count > Self.shownFindings {
      sections.open(words("What it comes to", "结论"))
      sections.add(.list(verdict.map { Sentence($0) }))
    }
    var pairs = comparison.pairs.filter(\.invariance.isConfigural)[...]
    for block in document.blocks {
      if case .paragraph = block { continue }
      sections.add(block)
      // Each pair that can be compared has a heading of its own.
      guard case .heading = block, let pair = pairs.popFirst() else { continue }
      for (kind, title) in Self.pictured {
        guard let dumbbell = dumbbell(pair, kind: kind, words) else { continue }
        sections.add(dumbbell, title: title(style.language), caption: Self.caption(style.language))
      }
    }
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language), title: document.title,
      facts: document.facts.flatMap { $0 }, findings: findings(verdict, words),
      sections: sections.list
        + [Page.Section.warnings(warnings, words), methodSection(words, style)].compactMap { $0 },
      footer: document.footer)
  }

  private func findings(_ verdict: [String], _ words: ReportWords) -> [Page.Finding] {
    verdict.prefix(Self.shownFindings).enumerated().map { place, sentence in
      Page.Finding(title: place == 0 ? words("In short", "要点") : "", sentence: Sentence(sentence))
    }
  }

  private static let pictured: [(kind: String, title: Phrase)] = [
    ("index", Phrase("Indices side by side", "指数对比")), ("path", Phrase("Paths side by side", "路径对比")),
  ]

  private static let caption = Phrase(
    "Open dot: the first group; filled dot: the second. Grey: no test tells the two apart.",
    "空心圆点：第一组；实心圆点：第二组。灰色：检验未能区分两组。")

  private func dumbbell(_ pair: PairComparison, kind: String, _ words: ReportWords) -> Dumbbell? {
    let alpha = 1 - comparison.options.level
    let rows = pair.tests.filter { $0.statistic.name == kind }.compactMap { test -> Dumbbell.Row? in
      guard let first = test.first, let second = test.second else { return nil }
      return Dumbbell.Row(
        name: words.name(of: test.statistic, in: comparison.model), first: first, second: second,
        differs: test.decisiveP.map { $0 <= alpha })
    }
    guard !rows.isEmpty else { return nil }
    return Dumbbell(
      title: "\(pair.first), \(pair.second)", nameHeading: "", firstName: pair.first, secondName: pair.second,
      differenceName: words("second less first", "第二组减第一组"), rows: rows,
      axis: kind == "index" ? .indices(covering: rows.map(\.extent)) : .numbers(covering: rows.map(\.extent)),
      decimals: kind == "index" ? 1 : 3)
  }

  private func methodSection(_ words: ReportWords, _ style: ReportStyle) -> Page.Section {
    let level = words.percent(comparison.options.level)
    return .method(
      style, comparison.sample, source, schema: Self.schema,
      glossary: [
        Page.Term(
          "MICOM",
          words(
            "Whether a construct is formed alike in both groups (c near 1), and whether means and variances are equal.",
            "构念在两组中的构成是否一致（c 接近 1），以及均值与方差是否相等。")),
        Page.Term(
          words("p, permutation", "p，置换"),
          words(
            "How often groups formed at random differ as much as these two.", "随机分组时差异达到同样大小的频率。")),
        comparison.design == nil
          ? Page.Term(
            "p, MGA",
            words(
              "Twice the share of pairs of replicates that contradict the direction of the difference.",
              "与差异方向相反的自助样本对所占比例的两倍。"))
          : Page.Term(
            words("p, design", "p，抽样设计"),
            words(
              "How rare so large a difference is, by the spread of the differences over the replicates that both groups share.",
              "由两组共有的重复样本中差异的离散程度，判断这样大的差异有多少见。")),
      ]
    ) { terms in
      terms.add(comparison.settings, of: comparison.model)
      terms.add(
        words("Tests", "检验"),
        words(
          permutations(words) + ", " + replicates(words) + ", "
            + (comparison.drawingSeed.map { "seed \($0), " } ?? "") + "at " + level,
          permutations(words) + "，" + replicates(words) + "，"
            + (comparison.drawingSeed.map { "种子 \($0)，" } ?? "") + "置信 " + level))
      terms.add(comparison.design)
    }
  }
}

internal import PathModeling
internal import SatisfactionNumerics
internal import SatisfactionWording

extension CompareReport {
  /// The report as a person reads it: the verdict, the groups, and every pair's measurement, paths and indices.
  public func document(digits: Int) -> ReportDocument { document(ReportDigits(digits), .plain) }

  /// The same in the words of a report.
  func document(_ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    let name = source.title(words.language) ?? comparison.sample.source
    let tables = CompareTables(comparison: comparison, digits: digits, words: words)
    return ReportDocument(
      title: words("May groups be compared: \(name)", "各组可否比较：\(name)"), facts: facts(words),
      blocks: verdict(words).map { .paragraph($0) } + [.table(tables.groups)]
        + comparison.pairs.flatMap { pair -> [ReportDocument.Block] in
          guard pair.invariance.isConfigural else { return [] }
          return [.heading(Self.title(pair, words))] + tables.all(pair).map { .table($0) }
        },
      warnings: warnings.map(\.message), footer: footer(words))
  }

  /// The two groups with their cases.
  static func title(_ pair: PairComparison, _ words: ReportWords) -> String {
    words.list(["\(pair.first) (\(pair.firstCases))", "\(pair.second) (\(pair.secondCases))"])
  }

  private func facts(_ words: ReportWords) -> [[String]] {
    let (sample, settings, options) = (comparison.sample, comparison.settings, comparison.options)
    var rows = source.title == nil ? [] : [sample.source]
    rows.append(words("\(sample.used) of \(sample.rows) rows used", "使用 \(sample.rows) 行中的 \(sample.used) 行"))
    if let column = sample.weightsColumn { rows.append(words("weighted by \(column)", "按 \(column) 加权")) }
    rows.append(words("groups of \(comparison.column)", "按 \(comparison.column) 分组"))
    return [
      rows,
      [
        words.estimator(settings),
        words("\(CountText.grouped(options.permutations.count)) permutations", "置换 \(options.permutations.count) 次"),
        words(
          "\(CountText.grouped(comparison.replicateCount)) replicates a group", "每组重复抽样 \(comparison.replicateCount) 次"),
      ] + designFacts(words),
    ]
  }

  /// How the sample was drawn.
  private func designFacts(_ words: ReportWords) -> [String] {
    guard let design = comparison.design else { return [] }
    guard let sampling = design.sampling else { return [words("by replicate weights", "按重复权重")] }
    let columns = sampling.columns
    let parts = [
      columns.strata.map { words("strata of \($0)", "按 \($0) 分层") },
      columns.cluster.map { words("clusters of \($0)", "按 \($0) 整群") },
    ].compactMap { $0 }
    return parts.isEmpty ? [words("rows as sampling units", "每行为一抽样单元")] : parts
  }

  // MARK: In words

  /// What it comes to, in words; empty where the comparison cannot tell.
  public var verdict: [String] { verdict(.plain) }

  /// The same in the words of a report.
  func verdict(_ words: ReportWords) -> [String] { comparison.findings.map { sentence($0, words) } }

  private func sentence(_ finding: GroupFinding, _ words: ReportWords) -> String {
    func named(_ pair: GroupComparisonOptions.Pair) -> String { words.list([pair.first, pair.second]) }
    switch finding {
    case .notConfigural(let pair, let problem):
      return words("\(named(pair)) cannot be compared: \(problem).", "\(named(pair))不能比较：\(problem)。")
    case .composedDifferently(let pair, let constructs):
      let names = constructs.map(words.name).joined(separator: words(", ", "、"))
      let isOne = constructs.count == 1
      return words(
        "In \(named(pair)), \(names) \(isOne ? "is" : "are") formed differently: what involves \(isOne ? "it" : "them") may "
          + "not be compared.", "\(named(pair))：\(names)的构成不同，凡涉及之处均不可比较。")
    case .untested(let pair):
      return words(
        "In \(named(pair)), it cannot be tested whether the constructs are formed alike: what follows supposes it.",
        "\(named(pair))：无法检验各构念的构成是否一致，以下比较以一致为前提。")
    case .comparable(let pair):
      return words(
        "In \(named(pair)), all constructs are formed alike: paths and indices may be compared, not pooled.",
        "\(named(pair))：所有构念构成一致，路径与指数可以比较，但不可合并。")
    case .poolable(let pair):
      return words(
        "In \(named(pair)), all constructs are formed alike and have equal means and variances: the groups may be compared "
          + "and pooled.", "\(named(pair))：所有构念构成一致，均值与方差相等，可以比较，也可以合并。")
    case .differs(let pair, let statistic, let first, let second, let p):
      let isIndex = statistic.name == "index"
      let name = words.name(of: statistic) + (isIndex ? words(", index", "指数") : "")
      let (a, b) = (
        DecimalText.fixed(first, decimals: isIndex ? 1 : 3), DecimalText.fixed(second, decimals: isIndex ? 1 : 3)
      )
      return words(
        "\(name): \(a) in \(pair.first), \(b) in \(pair.second); they differ (\(words.probability(p))).",
        "\(name)：\(pair.first) 为 \(a)，\(pair.second) 为 \(b)，二者有差异（\(words.probability(p))）。")
    case .nothingDiffers(let pair):
      return words(
        "No path and no index that may be compared differs between \(named(pair)).",
        "\(named(pair))之间，凡可比较的路径与指数均无差异。")
    }
  }

  private func footer(_ words: ReportWords) -> [String] {
    let software = Manifest.Software.current
    var pieces = [
      words("seed \(comparison.options.seed)", "种子 \(comparison.options.seed)"), "\(software.name) \(software.version)",
      software.blas,
    ]
    if let fingerprint = comparison.sample.fingerprint {
      pieces.append(words("data \(fingerprint)", "数据 \(fingerprint)"))
    }
    return pieces
  }
}

extension ReportWords {
  /// What a statistic is about: `Image → Satisfaction`.
  func name(of statistic: Statistic) -> String { statistic.arguments.map(name).joined(separator: " → ") }

  /// The estimator in short.
  func estimator(_ settings: PLS) -> String {
    let scheme = FitWords(language).scheme(settings)
    let chinese =
      switch settings.estimator {
      case .pls: "PLS，\(scheme)加权"
      case .plsc: "一致 PLS，\(scheme)加权"
      case .unit: "等权"
      case .pca: "第一主成分"
      case .gsca: "广义结构成分分析"
      }
    return self(settings.summary, chinese)
  }
}

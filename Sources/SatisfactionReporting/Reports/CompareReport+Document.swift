internal import PathModeling
internal import PathSpecification
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
      warnings: warnings.map { $0.text(words.language) }, footer: footer(words))
  }

  /// The two groups with their cases.
  static func title(_ pair: PairComparison, _ words: ReportWords) -> String {
    words.list(["\(pair.first) (\(pair.firstCases))", "\(pair.second) (\(pair.secondCases))"])
  }

  private func facts(_ words: ReportWords) -> [[String]] {
    let (sample, settings) = (comparison.sample, comparison.settings)
    return [
      words.sample(sample, source) + words.missing(sample, settings.missing.rawValue)
        + [words("groups of \(comparison.column)", "按 \(comparison.column) 分组")],
      [
        words.estimator(settings),
        permutations(words), replicates(words),
      ] + (comparison.design?.text(words) ?? []),
    ]
  }

  /// How often cases or units are dealt anew.
  func permutations(_ words: ReportWords) -> String {
    let count = comparison.permutationCount
    return words(
      count == 0 ? "no permutations" : CountText.counted(count, "permutation"),
      count == 0 ? "不作置换" : "置换 \(CountText.grouped(count)) 次")
  }

  /// What the replicates of a group are, and how many.
  func replicates(_ words: ReportWords) -> String {
    let count = CountText.grouped(comparison.replicateCount)
    return switch comparison.options.design {
    case nil, .units:
      words(
        CountText.counted(comparison.replicateCount, "replicate") + " a group", "每组重复抽样 \(count) 次")
    case .jackknife: words("jackknife: \(count) units left out in turn", "刀切法：依次剔除 \(count) 个抽样单元")
    case .replicateWeights: words("\(count) columns of replicate weights", "\(count) 列重复权重")
    }
  }

  // MARK: In words

  /// What it comes to, in words; empty where the comparison cannot tell.
  public var verdict: [String] { verdict(.plain) }

  /// The same in the words of a report.
  func verdict(_ words: ReportWords) -> [String] { comparison.findings.map { sentence($0, words) } }

  private func sentence(_ finding: GroupFinding, _ words: ReportWords) -> String {
    func named(_ pair: GroupComparisonOptions.Pair) -> String { words.list([pair.first, pair.second]) }
    func compared(_ pair: GroupComparisonOptions.Pair) -> PairComparison? {
      comparison.pairs.first { $0.first == pair.first && $0.second == pair.second }
    }
    // What is not shown depends on how many there are to show it.
    func sized(_ pair: GroupComparisonOptions.Pair) -> String {
      compared(pair).map { Self.title($0, words) } ?? named(pair)
    }
    switch finding {
    case .notConfigural(let pair, let english):
      let problem = compared(pair)?.invariance.problemPhrase?(words.language) ?? english
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
        "Between \(sized(pair)) no difference is shown in how constructs are formed, so that paths and indices may be "
          + "compared; means or variances differ, so that the groups may not be pooled.",
        "\(sized(pair))之间未显示构念构成有差异，路径与指数可以比较；但均值或方差有差异，不可合并。")
    case .poolable(let pair):
      return words(
        "Between \(sized(pair)) no difference is shown in how constructs are formed, nor in their means and variances: "
          + "paths and indices may be compared, and nothing found here speaks against pooling the groups. Small groups "
          + "show little.",
        "\(sized(pair))之间未显示构念的构成、均值或方差有差异：路径与指数可以比较，此处亦未发现不宜合并的理由。样本小则不易显示差异。")
    case .differs(let pair, let statistic, let first, let second, let p):
      let isIndex = statistic.name == "index"
      let name = words.name(of: statistic, in: comparison.model) + (isIndex ? words(", index", "指数") : "")
      let (a, b) = (
        DecimalText.fixed(first, decimals: isIndex ? 1 : 3), DecimalText.fixed(second, decimals: isIndex ? 1 : 3)
      )
      return words(
        "\(name): \(a) in \(pair.first), \(b) in \(pair.second); they differ (\(words.probability(p))).",
        "\(name)：\(pair.first) 为 \(a)，\(pair.second) 为 \(b)，二者有差异（\(words.probability(p))）。")
    case .nothingDiffers(let pair):
      return words(
        "No difference is shown between \(sized(pair)) in any path or index that may be compared.",
        "\(sized(pair))之间，凡可比较的路径与指数均未显示差异。")
    }
  }

  private func footer(_ words: ReportWords) -> [String] {
    words.repetition(seed: comparison.drawingSeed, fingerprint: comparison.sample.fingerprint)
  }
}

extension ReportWords {
  /// What a statistic is about: `Image → Satisfaction`.
  func name(of statistic: Statistic, in model: PathModel) -> String {
    statistic.arguments.map { model.display($0, name: name) }.joined(separator: " → ")
  }

  /// The estimator in short.
  func estimator(_ settings: PLS) -> String {
    let name = name(ModelEstimator(settings.estimator))
    let hasScheme = settings.estimator.isPartialLeastSquares
    return self(settings.summary, hasScheme ? "\(name)，\(FitWords(language).scheme(settings))加权" : name)
  }
}

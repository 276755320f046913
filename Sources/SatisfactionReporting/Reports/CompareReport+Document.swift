internal import PathModeling
internal import SatisfactionNumerics
internal import SatisfactionWording

extension CompareReport {
  /// The report as a person reads it: the verdict, the groups, and every pair's measurement, paths and indices.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    return ReportDocument(
      title: "May groups be compared: \(source.title ?? comparison.sample.source)", facts: facts,
      blocks: verdict.map { .paragraph($0) } + [.table(groupTable)]
        + comparison.pairs.flatMap { pairBlocks($0, digits) },
      warnings: warnings.map(\.message), footer: footer)
  }

  private var facts: [[String]] {
    let (sample, settings, options) = (comparison.sample, comparison.settings, comparison.options)
    var rows = source.title == nil ? [] : [sample.source]
    rows.append("\(sample.used) of \(sample.rows) rows used")
    if let column = sample.weightsColumn { rows.append("weighted by \(column)") }
    rows.append("groups of \(comparison.column)")
    let estimator = settings.estimator == .plsc ? "consistent PLS" : "PLS"
    return [
      rows,
      [
        "\(estimator), \(settings.scheme.rawValue) weighting",
        "\(CountText.grouped(options.permutations.count)) permutations",
        "\(CountText.grouped(options.bootstrap.count)) replicates a group",
      ],
    ]
  }

  // MARK: In words

  /// What it comes to, in words; empty where the comparison cannot tell.
  public var verdict: [String] { comparison.findings.map(sentence) }

  private func sentence(_ finding: GroupFinding) -> String {
    func named(_ pair: GroupComparisonOptions.Pair) -> String { "\(pair.first) and \(pair.second)" }
    switch finding {
    case .notConfigural(let pair, let problem):
      return "\(named(pair)) cannot be compared: \(problem)."
    case .composedDifferently(let pair, let constructs):
      return """
        In \(named(pair)), \(constructs.joined(separator: ", ")) \(constructs.count == 1 ? "is" : "are") formed \
        differently: what involves \(constructs.count == 1 ? "it" : "them") may not be compared.
        """
    case .comparable(let pair):
      return "In \(named(pair)), all constructs are formed alike: paths and indices may be compared, not pooled."
    case .poolable(let pair):
      return """
        In \(named(pair)), all constructs are formed alike and have equal means and variances: the groups may be \
        compared and pooled.
        """
    case .differs(let pair, let statistic, let first, let second, let p):
      let isIndex = statistic.name == "index"
      let name = statistic.arguments.joined(separator: " → ") + (isIndex ? ", index" : "")
      let decimals = isIndex ? 1 : 3
      return """
        \(name): \(DecimalText.fixed(first, decimals: decimals)) in \(pair.first), \
        \(DecimalText.fixed(second, decimals: decimals)) in \(pair.second); they differ (\(Self.probability(p))).
        """
    case .nothingDiffers(let pair):
      return "No path and no index that may be compared differs between \(named(pair))."
    }
  }

  private static func probability(_ p: Double) -> String {
    let text = ReportTable.Cell.probability(p, decimals: 3).text
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }

  // MARK: Tables

  private var groupTable: ReportTable {
    ReportTable(
      title: "Groups", columns: [.text("Group"), .number("rows"), .number("used"), .text("")],
      rows: comparison.groups.map { group in
        ReportTable.Row(
          [
            .text(group.name), .number(Double(group.rows), decimals: 0), .number(Double(group.used), decimals: 0),
            .text(group.isTooSmall ? "too small" : ""),
          ], emphasis: group.isTooSmall ? .weak : .plain)
      })
  }

  private func pairBlocks(_ pair: PairComparison, _ digits: ReportDigits) -> [ReportDocument.Block] {
    guard pair.invariance.isConfigural else { return [] }
    let kinds = [
      ("Paths", "path", digits.coefficient), ("Indices", "index", digits.index), ("R²", "rSquared", digits.coefficient),
      ("Impacts", "impact", digits.coefficient), ("Loadings", "loading", digits.coefficient),
      ("Weights", "weight", digits.coefficient),
    ]
    let tables = kinds.compactMap { title, kind, decimals in testTable(title, kind, pair, decimals) }
    return [.heading("\(pair.first) (\(pair.firstCases)) and \(pair.second) (\(pair.secondCases))")]
      + ([invarianceTable(pair, digits)] + tables).map { .table($0) }
  }

  private func invarianceTable(_ pair: PairComparison, _ digits: ReportDigits) -> ReportTable {
    ReportTable(
      title: "Do they measure the same (MICOM)",
      columns: [
        .text("Construct"), .number("c"), .number("5 %"), .number("p"), .number("mean\ndifference"), .number("p"),
        .number("ln variance\nratio"), .number("p"), .text("invariance"),
      ],
      rows: pair.invariance.constructs.map { row in
        ReportTable.Row(
          [
            .text(row.name), .number(row.c, decimals: digits.coefficient),
            .number(row.cQuantile5, decimals: digits.coefficient), .probability(row.cP, decimals: 3),
            .number(row.meanDifference, decimals: digits.coefficient), .probability(row.meanP, decimals: 3),
            .number(row.logVarianceRatio, decimals: digits.coefficient), .probability(row.varianceP, decimals: 3),
            .text(row.level?.rawValue ?? ""),
          ], emphasis: row.isCompositional == false ? .weak : .plain)
      },
      note: "c near 1: formed alike · partial: paths and indices may be compared · full: the groups may be pooled")
  }

  private func testTable(
    _ title: String, _ kind: String, _ pair: PairComparison, _ decimals: Int
  ) -> ReportTable? {
    let tests = pair.tests.filter { $0.statistic.name == kind }
    guard !tests.isEmpty else { return nil }
    let isAdjusted = comparison.pairs.count > 1 && comparison.options.adjustment != .none
    let alpha = 1 - comparison.options.level
    let rows = tests.map { test in
      let p = test.permutation.map { $0.pAdjusted ?? $0.p } ?? test.multigroup.map { $0.pAdjusted ?? $0.p }
      return ReportTable.Row(
        [
          .text(test.statistic.arguments.joined(separator: " → ")), .number(test.first, decimals: decimals),
          .number(test.second, decimals: decimals), .number(test.difference, decimals: decimals),
          .probability(test.permutation.map { $0.pAdjusted ?? $0.p }, decimals: 3), multigroupCell(test),
          .probability(test.welch.map { $0.pAdjusted ?? $0.p }, decimals: 3),
        ], emphasis: p.map { $0 <= alpha ? .strong : .plain } ?? .plain)
    }
    return ReportTable(
      title: title,
      columns: [
        .text("", shortening: .inMiddle), .number(DisplayText.cut(pair.first, to: 14)),
        .number(DisplayText.cut(pair.second, to: 14)), .number("difference"), .number("p\npermutation"),
        .number("p\nMGA"), .number("p\nWelch"),
      ], rows: rows, note: isAdjusted ? "p adjusted for \(comparison.pairs.count) pairs (Holm)" : nil)
  }

  /// The multigroup p; what no pair of values contradicts is shown as below its last digit.
  private func multigroupCell(_ test: GroupTest) -> ReportTable.Cell {
    guard let multigroup = test.multigroup else { return .missing }
    let p = multigroup.pAdjusted ?? multigroup.p
    return p == 0 ? .text("< 1/\(comparison.options.bootstrap.count)") : .probability(p, decimals: 3)
  }

  private var footer: [String] {
    let software = Manifest.Software.current
    var pieces = ["seed \(comparison.options.seed)", "\(software.name) \(software.version)", software.blas]
    if let fingerprint = comparison.sample.fingerprint { pieces.append("data \(fingerprint)") }
    return pieces
  }
}

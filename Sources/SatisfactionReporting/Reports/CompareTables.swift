internal import PathModeling
internal import SatisfactionWording

/// The tables of a comparison of groups.
struct CompareTables {
  let comparison: GroupComparison
  let digits: ReportDigits
  let words: ReportWords

  /// The groups and their rows.
  var groups: ReportTable {
    ReportTable(
      title: words("Groups", "各组"),
      columns: [
        .text(words("Group", "组")), .number(words("rows", "行数")), .number(words("used", "使用")), .text(""),
      ],
      rows: comparison.groups.map { group in
        ReportTable.Row(
          [
            .text(group.name), .number(Double(group.rows), decimals: 0), .number(Double(group.used), decimals: 0),
            .text(group.isTooSmall ? words("too small", "过少") : ""),
          ], emphasis: group.isTooSmall ? .weak : .plain)
      })
  }

  /// Measurement first, then every kind of number that was tested.
  func all(_ pair: PairComparison) -> [ReportTable] {
    let kinds = [
      (words("Paths", "路径"), "path", digits.coefficient), (words("Indices", "指数"), "index", digits.index),
      ("R²", "rSquared", digits.coefficient), (words("Impacts", "影响"), "impact", digits.coefficient),
      (words("Loadings", "载荷"), "loading", digits.coefficient), (words("Weights", "权重"), "weight", digits.coefficient),
    ]
    return [invariance(pair)] + kinds.compactMap { title, kind, decimals in tests(title, kind, pair, decimals) }
  }

  private func invariance(_ pair: PairComparison) -> ReportTable {
    ReportTable(
      title: words("Do they measure the same (MICOM)", "测量是否相同（MICOM）"),
      columns: [
        .text(words("Construct", "构念")), .number("c"), .number(words("5 %", "5%")), .number("p"),
        .number(words("mean\ndifference", "均值差")), .number("p"), .number(words("ln variance\nratio", "方差比对数")),
        .number("p"), .text(words("invariance", "不变性")),
      ],
      rows: pair.invariance.constructs.map { row in
        ReportTable.Row(
          [
            .text(words.name(row.name)), .number(row.c, decimals: digits.coefficient),
            .number(row.cQuantile5, decimals: digits.coefficient), .probability(row.cP, decimals: 3),
            .number(row.meanDifference, decimals: digits.coefficient), .probability(row.meanP, decimals: 3),
            .number(row.logVarianceRatio, decimals: digits.coefficient), .probability(row.varianceP, decimals: 3),
            .text(name(row.level)),
          ], emphasis: row.isCompositional == false ? .weak : .plain)
      },
      note: words(
        "c near 1: formed alike · partial: paths and indices may be compared · full: no difference in means and variances is "
          + "shown either", "c 接近 1：构成一致 · 部分：路径与指数可以比较 · 完全：均值与方差亦未显示差异"))
  }

  private func name(_ level: ConstructInvariance.Level?) -> String {
    switch level {
    case .none?: words("none", "无")
    case .partial?: words("partial", "部分")
    case .full?: words("full", "完全")
    case nil: ""
    }
  }

  private func tests(_ title: String, _ kind: String, _ pair: PairComparison, _ decimals: Int) -> ReportTable? {
    let tests = pair.tests.filter { $0.statistic.name == kind }
    guard !tests.isEmpty else { return nil }
    let isAdjusted = comparison.pairs.count > 1 && comparison.options.adjustment != .none
    let alpha = 1 - comparison.options.level
    let isDesigned = comparison.design != nil
    let rows = tests.map { test in
      let others: [ReportTable.Cell] =
        isDesigned
        ? [.probability(test.design.flatMap { $0.pAdjusted ?? $0.p }, decimals: 3)]
        : [multigroupCell(test), .probability(test.welch.map { $0.pAdjusted ?? $0.p }, decimals: 3)]
      return ReportTable.Row(
        [
          .text(words.name(of: test.statistic, in: comparison.model)), .number(test.first, decimals: decimals),
          .number(test.second, decimals: decimals), .number(test.difference, decimals: decimals),
          .probability(test.permutation.map { $0.pAdjusted ?? $0.p }, decimals: 3),
        ] + others, emphasis: test.decisiveP.map { $0 <= alpha ? .strong : .plain } ?? .plain)
    }
    let count = comparison.pairs.count
    let rule = comparison.options.adjustment == .holm ? "Holm" : "Benjamini–Hochberg"
    return ReportTable(
      title: title,
      columns: [
        .text("", shortening: .inMiddle), .number(DisplayText.cut(pair.first, to: 14)),
        .number(DisplayText.cut(pair.second, to: 14)), .number(words("difference", "差异")),
        .number(words("p\npermutation", "p\n置换")),
      ] + (isDesigned ? [.number(words("p\ndesign", "p\n抽样设计"))] : [.number("p\nMGA"), .number("p\nWelch")]),
      rows: rows,
      note: isAdjusted ? words("p adjusted for \(count) pairs (\(rule))", "p 已就 \(count) 对调整（\(rule)）") : nil)
  }

  /// The multigroup p; what no pair of values contradicts is shown as below its last digit.
  private func multigroupCell(_ test: GroupTest) -> ReportTable.Cell {
    guard let multigroup = test.multigroup else { return .missing }
    let p = multigroup.pAdjusted ?? multigroup.p
    return p == 0 ? .text("< 1/\(comparison.options.bootstrap.count)") : .probability(p, decimals: 3)
  }
}

/// What a comparison of groups comes to, apart from the words; a comparison that cannot tell says nothing.
public enum GroupFinding: Sendable, Equatable {
  /// The groups have no common measurement at all, and why.
  case notConfigural(GroupComparisonOptions.Pair, problem: String)
  /// These constructs are formed differently: no number of theirs may be compared.
  case composedDifferently(GroupComparisonOptions.Pair, constructs: [String])
  /// No construct is shown to be formed differently: paths and indices may be compared.
  case comparable(GroupComparisonOptions.Pair)
  /// Nor is any shown to differ in mean or variance: nothing speaks against pooling the groups.
  case poolable(GroupComparisonOptions.Pair)
  /// Under the design of the sample nothing tells whether constructs are formed alike; differences are said all the same.
  case untested(GroupComparisonOptions.Pair)
  /// A path or an index that may be compared differs; `p` is adjusted.
  case differs(GroupComparisonOptions.Pair, Statistic, first: Double, second: Double, p: Double)
  /// No path and no index that may be compared is shown to differ.
  case nothingDiffers(GroupComparisonOptions.Pair)
}

extension GroupComparison {
  /// Kinds of statistics whose differences are findings: what is compared once the measurement is the same.
  private static let comparedKinds = ["path", "index"]

  /// What may be compared in every pair, and what differs at 1 less the level: by permutation, else by the
  /// multigroup analysis, else by the design.
  public var findings: [GroupFinding] { pairs.flatMap(findings) }

  private func findings(_ pair: PairComparison) -> [GroupFinding] {
    let names = GroupComparisonOptions.Pair(pair.first, pair.second)
    if let problem = pair.invariance.problem { return [.notConfigural(names, problem: problem)] }
    let constructs = pair.invariance.constructs
    let isTested = constructs.allSatisfy { $0.isCompositional != nil }
    guard isTested || pair.tests.contains(where: { $0.design != nil }) else { return [] }
    let apart = constructs.filter { $0.isCompositional == false }.map(\.name)
    var findings: [GroupFinding] = []
    if !isTested {
      findings.append(.untested(names))
    } else if !apart.isEmpty {
      findings.append(.composedDifferently(names, constructs: apart))
    } else {
      findings.append(constructs.allSatisfy { $0.level == .full } ? .poolable(names) : .comparable(names))
    }
    let compared = pair.tests.filter { test in
      Self.comparedKinds.contains(test.statistic.name) && !test.statistic.arguments.contains(where: apart.contains)
    }
    guard !compared.isEmpty else { return findings }
    let differences = compared.compactMap { test -> GroupFinding? in
      guard let p = test.decisiveP, p <= 1 - options.level, let first = test.first,
        let second = test.second
      else { return nil }
      return .differs(names, test.statistic, first: first, second: second, p: p)
    }
    return findings + (differences.isEmpty ? [.nothingDiffers(names)] : differences)
  }
}

extension GroupTest {
  /// The p-value that says whether two groups differ: of the permutations, else of the multigroup analysis, else of the
  /// design; adjusted where it is.
  package var decisiveP: Double? {
    permutation.map { $0.pAdjusted ?? $0.p } ?? multigroup.map { $0.pAdjusted ?? $0.p }
      ?? design.flatMap { $0.pAdjusted ?? $0.p }
  }
}

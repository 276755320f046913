public import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
public import SurveyData

extension PLS {
  /// Compares the groups of a survey: may they be compared at all, and which numbers differ.
  ///
  /// Every pair of groups is estimated together and apart. A group's constructs are turned to those of the pooled fit,
  /// its bootstrap replicates to its own estimate.
  ///
  /// - Parameters:
  ///   - model: The model of every group.
  ///   - survey: The rows, with the column of groups and those that replicates are named by.
  ///   - column: Names the group of every row; a row without one leaves the analysis.
  ///   - statistics: The numbers to compare.
  ///   - options: Permutations, bootstraps, and how many cases a group needs.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  ///   - progress: Called on the caller's thread with the pairs done and all; what it throws cancels.
  /// - Throws: `SurveyDataError`; ``GroupComparisonError``;
  ///   ``EstimationError/invalidOption(name:value:requirement:)``; ``InferenceError``; whatever `progress` throws.
  /// - Complexity: Two solves a permutation and one a replicate and group, for every pair.
  /// - Source: Henseler, Ringle & Sarstedt (2016), doi:10.1108/IMR-09-2014-0304; Chin & Dibbern (2010),
  ///   doi:10.1007/978-3-540-32827-8_8; Sarstedt, Henseler & Ringle (2011),
  ///   doi:10.1108/S1474-7979(2011)0000022012.
  public func compare(
    _ model: PathModel, on survey: Dataset, groups column: String, statistics: [Statistic],
    _ options: GroupComparisonOptions = GroupComparisonOptions(), threads: Int? = nil,
    progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> GroupComparison {
    try validate()
    try model.requireNoProducts(for: "the comparison of groups")
    try Self.requireMeaning(options)
    let threads = max(1, threads ?? ParallelWork.availableThreads)
    let answers = try answers(in: survey, for: model, drawnBy: options.design)
    let design = try options.design.map { try DesignSummary($0, of: answers) }
    let division = try GroupDivision(column, of: survey, answers: answers, options: options)
    var bootstraps = GroupReplicateSets(
      settings: self, model: model, statistics: statistics, source: options.bootstrap, design: options.design,
      summary: design, seed: SplitMix64.derived(from: options.seed, number: 1), threads: threads)
    var pairs: [PairComparison] = []
    for (first, second) in division.pairs {
      let pair = groupPair(first, second, division, answers, model, statistics, options, threads: threads)
      pairs.append(try pair.compare(&bootstraps))
      try progress?(pairs.count, division.pairs.count)
    }
    Self.adjust(&pairs, by: options.adjustment, statistics: statistics.count)
    return GroupComparison(
      model: model, settings: self, options: options, column: column,
      sample: Sample(answers, emIterations: nil, for: model), design: design,
      rowsWithoutGroup: division.rowsWithoutGroup, groups: division.groups, pairs: pairs,
      warnings: Self.warnings(division, pairs, column: column) + Self.warnings(options, pairs)
        + Self.warnings(ofOneUnit: bootstraps.groupsOfOneUnit))
  }

  /// - Throws: ``GroupComparisonError/badCount(_:)``, ``GroupComparisonError/badLevel(_:)``.
  private static func requireMeaning(_ options: GroupComparisonOptions) throws(GroupComparisonError) {
    for case .drawn(let count) in [options.permutations, options.bootstrap] where count < 0 {
      throw .badCount(count)
    }
    guard options.level > 0, options.level < 1 else { throw .badLevel(options.level) }
  }

  /// The answers, with the units that they were drawn as.
  private func answers(
    in survey: Dataset, for model: PathModel, drawnBy design: GroupDesign?
  ) throws(SurveyDataError) -> Answers {
    let answers = try answers(in: survey, for: model)
    switch design {
    case nil, .replicateWeights: return answers
    case .units(let columns), .jackknife(let columns): return answers.drawn(by: try SamplingDesign(columns, of: survey))
    }
  }

  private func groupPair(
    _ first: Int, _ second: Int, _ division: GroupDivision, _ answers: Answers, _ model: PathModel,
    _ statistics: [Statistic], _ options: GroupComparisonOptions, threads: Int
  ) -> GroupPair {
    let members = (division.members[first], division.members[second])
    let own = Set(members.0)
    let all = (members.0 + members.1).sorted()
    let number = UInt64(first * division.groups.count + second)
    return GroupPair(
      settings: self, model: model, statistics: statistics, options: options,
      names: (division.groups[first].name, division.groups[second].name), numbers: (first, second),
      answers: answers.part(all), groups: (answers.part(members.0), answers.part(members.1)),
      isFirst: all.map(own.contains),
      seed: SplitMix64.derived(from: SplitMix64.derived(from: options.seed, number: 0), number: number),
      threads: threads)
  }

  /// Adjusts p-values: a family is one statistic and one test over the pairs.
  private static func adjust(_ pairs: inout [PairComparison], by rule: PValueAdjustment, statistics: Int) {
    for number in 0..<statistics {
      let rows = pairs.indices.filter { pairs[$0].tests.indices.contains(number) }
      func adjust(_ p: (GroupTest) -> Double?, _ set: (inout GroupTest, Double?) -> Void) {
        let adjusted = rule.adjusted(rows.map { p(pairs[$0].tests[number]) })
        for (row, value) in zip(rows, adjusted) { set(&pairs[row].tests[number], value) }
      }
      adjust({ $0.permutation?.p }) { $0.permutation?.pAdjusted = $1 }
      adjust({ $0.multigroup?.p }) { $0.multigroup?.pAdjusted = $1 }
      adjust({ $0.welch?.p }) { $0.welch?.pAdjusted = $1 }
      adjust({ $0.pooled?.p }) { $0.pooled?.pAdjusted = $1 }
      adjust({ $0.design?.p }) { $0.design?.pAdjusted = $1 }
    }
  }

  // MARK: What a reader should know

  /// Groups without standard errors.
  private static func warnings(ofOneUnit groups: [String]) -> [FitWarning] {
    guard !groups.isEmpty else { return [] }
    return [
      FitWarning(
        code: "oneUnit",
        message: """
          all cases of \(groups.namesForMessage) are of one sampling unit, which says nothing of the others: there are no \
          standard errors, and no test by the design. Merge groups
          """,
        chinese: """
          \(groups.namesForChineseMessage) 的全部个案来自一个抽样单元，无从得知其他单元的情况：没有标准误，\
          也没有按抽样设计所作的检验。请合并组
          """)
    ]
  }

  /// Replicates so few that they say little.
  private static func warnings(_ options: GroupComparisonOptions, _ pairs: [PairComparison]) -> [FitWarning] {
    guard pairs.contains(where: \.invariance.isConfigural) else { return [] }
    var warnings: [FitWarning] = []
    if case .drawn(let count) = options.permutations {
      warnings += FitWarning.fewPermutations(
        count, level: options.level, tests: options.adjustment == .holm ? pairs.count : 1)
    }
    if case .drawn(let count) = options.bootstrap {
      warnings += FitWarning.fewReplicates(count, level: options.level).map { warning in
        FitWarning(
          code: warning.code,
          message: "\(warning.message): standard errors, t tests and the multigroup analysis rest on them, too",
          chinese: warning.chinese.map { "\($0)：标准误、t 检验与多组分析也依据它们" })
      }
    }
    return warnings
  }

  private static func warnings(
    _ division: GroupDivision, _ pairs: [PairComparison], column: String
  ) -> [FitWarning] {
    var warnings: [FitWarning] = []
    let small = division.groups.filter(\.isTooSmall)
    if !small.isEmpty {
      let names = small.map { group in
        let name = group.name.nameForMessage
        return Phrase("\(name) (\(group.used))", "\(name)（\(group.used)）")
      }.listed(first: 8)
      warnings.append(
        FitWarning(
          code: "groupTooSmall",
          message: "too few cases to be compared: \(names.english); merge groups, or lower the minimum",
          chinese: "样本量太小，不能比较：\(names.chinese)；请合并组，或降低最小样本量"))
    }
    if division.rowsWithoutGroup > 0 {
      warnings.append(
        FitWarning(
          code: "rowsWithoutGroup",
          message: """
            \(CountText.counted(division.rowsWithoutGroup, "row")) without a value in \(column.nameForMessage) were left \
            out: fill the column, or give these rows a group of their own
            """,
          chinese: """
            \(column.nameForMessage) 列有 \(CountText.grouped(division.rowsWithoutGroup)) 行没有取值，已舍弃：\
            请补全该列，或将这些行单独设为一组
            """))
    }
    for pair in pairs {
      let (first, second) = (pair.first.nameForMessage, pair.second.nameForMessage)
      let names = Phrase("\(first) and \(second)", "\(first) 与 \(second)")
      if let problem = pair.invariance.problemPhrase {
        warnings.append(
          FitWarning(
            code: "notConfigural", message: "\(names.english) cannot be compared: \(problem.english)",
            chinese: "\(names.chinese) 不能比较：\(problem.chinese)"))
      }
      if let undealt = pair.undealt { warnings.append(warning(undealt, of: names)) }
      let (permutations, replicates) = (
        pair.failures.permutations, pair.failures.bootstrapFirst + pair.failures.bootstrapSecond
      )
      if permutations + replicates > 0 {
        warnings.append(
          FitWarning(
            code: "replicatesFailed",
            message: """
              \(names.english): \(permutations) permutations and \
              \(replicates) replicates could not be estimated and \
              were left out: look for items that hardly vary in one of the groups, or merge groups
              """,
            chinese: """
              \(names.chinese)：有 \(permutations) 次置换和 \(replicates) 个重复样本无法估计，已舍弃：\
              请查看是否有题目在某一组中几乎没有变化，或合并组
              """))
      }
    }
    return warnings
  }

  /// Why two groups have no permutation test, and what is left.
  private static func warning(_ undealt: UndealtUnits, of names: Phrase) -> FitWarning {
    let reason =
      switch undealt {
      case .mixedUnit:
        Phrase(
          "a sampling unit has cases of both, so whole units cannot be dealt to one of them",
          "有抽样单元同时含有两组的个案，无法把整个单元分到其中一组")
      case .fewDivisions(1):
        Phrase(
          "within the strata no sampling unit can change its group, as where the groups are made of strata or of one unit each",
          "层内没有抽样单元可以换组，例如各组由层构成或各只有一个单元时")
      case .fewDivisions(let count):
        Phrase(
          "their sampling units can be dealt in \(count) ways only, too few for a test",
          "抽样单元只有 \(count) 种分法，不足以检验")
      case .unitsUnknown:
        Phrase(
          "replicate weights do not tell which rows were drawn together, so none can be dealt",
          "重复权重没有说明哪些行是一起抽取的，因此无法重新分组")
      }
    return FitWarning(
      code: "unitsNotDealt",
      message: """
        \(names.english): \(reason.english); there is no permutation test, and nothing tells whether constructs are composed alike: look at \
        the test by the design
        """,
      chinese: """
        \(names.chinese)：\(reason.chinese)；因此没有置换检验，也无从判断各构念的构成是否一致：请看按抽样设计所作的检验
        """)
  }
}

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
      warnings: Self.warnings(division, pairs, column: column) + Self.warnings(options, pairs))
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
          message: "\(warning.message): standard errors, t tests and the multigroup analysis rest on them, too")
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
      let named = small.prefix(8).map { "\($0.name.nameForMessage) (\($0.used))" }.joined(separator: ", ")
      let rest = small.count > 8 ? " and \(small.count - 8) more" : ""
      warnings.append(
        FitWarning(
          code: "groupTooSmall",
          message: "too few cases to be compared: \(named)\(rest); merge groups, or lower the minimum"))
    }
    if division.rowsWithoutGroup > 0 {
      warnings.append(
        FitWarning(
          code: "rowsWithoutGroup",
          message: """
            \(CountText.counted(division.rowsWithoutGroup, "row")) without a value in \(column.nameForMessage) were left \
            out: fill the column, or give these rows a group of their own
            """))
    }
    for pair in pairs {
      let names = "\(pair.first.nameForMessage) and \(pair.second.nameForMessage)"
      if let problem = pair.invariance.problem {
        warnings.append(FitWarning(code: "notConfigural", message: "\(names) cannot be compared: \(problem)"))
      }
      if let undealt = pair.undealt { warnings.append(warning(undealt, of: names)) }
      let failed = pair.failures.permutations + pair.failures.bootstrapFirst + pair.failures.bootstrapSecond
      if failed > 0 {
        warnings.append(
          FitWarning(
            code: "replicatesFailed",
            message: """
              \(names): \(pair.failures.permutations) permutations and \
              \(pair.failures.bootstrapFirst + pair.failures.bootstrapSecond) replicates could not be estimated and \
              were left out: look for items that hardly vary in one of the groups, or merge groups
              """))
      }
    }
    return warnings
  }

  /// Why two groups have no permutation test, and what is left.
  private static func warning(_ undealt: UndealtUnits, of names: String) -> FitWarning {
    let reason =
      switch undealt {
      case .mixedUnit: "a sampling unit has cases of both, so whole units cannot be dealt to one of them"
      case .fewDivisions(1):
        "within the strata no sampling unit can change its group, as where the groups are made of strata or of one unit each"
      case .fewDivisions(let count): "their sampling units can be dealt in \(count) ways only, too few for a test"
      case .unitsUnknown: "replicate weights do not tell which rows were drawn together, so none can be dealt"
      }
    return FitWarning(
      code: "unitsNotDealt",
      message: """
        \(names): \(reason); there is no permutation test, and nothing tells whether constructs are composed alike: look at \
        the test by the design
        """)
  }
}

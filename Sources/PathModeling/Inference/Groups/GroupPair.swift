internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

/// Two groups: their divisions, their estimates, and everything that is tested.
struct GroupPair {
  let settings: PLS
  let model: PathModel
  let statistics: [Statistic]
  let options: GroupComparisonOptions
  let names: (first: String, second: String)
  /// Numbers of the groups.
  let numbers: (first: Int, second: Int)
  /// All cases of both.
  let answers: Answers
  /// The cases of each.
  let groups: (first: Answers, second: Answers)
  /// Whether a case of ``answers`` is one of the first group.
  let isFirst: [Bool]
  /// What permutations draw from.
  let seed: UInt64
  let threads: Int

  private var layout: ModelLayout { ModelLayout(model) }

  /// Compares the groups.
  ///
  /// - Throws: ``GroupComparisonError``, ``InferenceError``.
  func compare(_ bootstraps: inout GroupReplicateSets) throws -> PairComparison {
    let pooled: PLSFit
    switch fits() {
    case .failure(let problem): return broken(problem.words)
    case .success(let fit): pooled = fit
    }
    let scores = PooledScores(pooled)
    let (scheme, undealt) = try scheme()
    let recorder = PairRecorder(scores: scores, solves: scheme.solveCount)
    let engine = ResamplingEngine(
      layout: layout, options: settings, units: ResamplingUnits(answers), scheme: scheme, seed: seed,
      measures: MeasureOptions(), inadmissible: .drop, reference: pooled.ownProjections, threads: threads)
    let outcomes = try engine.run(into: recorder, progress: nil)
    let replicates = outcomes.estimatedReplicates
    guard replicates.first == 0 else { return broken(Phrase("a group has no estimates", "有一组没有估计值")) }
    let first = try bootstraps.bootstrap(
      numbers.first, name: names.first, answers: groups.first, reference: recorder.reference(group: 0))
    let second = try bootstraps.bootstrap(
      numbers.second, name: names.second, answers: groups.second, reference: recorder.reference(group: 1))
    let invariance = InvarianceTests(
      scores: scores, names: model.numbering.constructs, recorder: recorder, replicates: replicates,
      level: options.level)
    return PairComparison(
      first: names.first, second: names.second, firstCases: groups.first.rowsUsed,
      secondCases: groups.second.rowsUsed,
      invariance: MeasurementInvariance(
        isConfigural: true, problemPhrase: nil,
        constructs: ParallelWork.map(model.constructs.count, threads: threads, invariance.construct)),
      tests: try tests(recorder.table, replicates, first, second),
      failures: .init(
        permutations: scheme.replicateCount - replicates.count, bootstrapFirst: first?.failed ?? 0,
        bootstrapSecond: second?.failed ?? 0), undealt: undealt)
  }

  // MARK: Step 1

  private struct Problem: Error {
    let words: Phrase
  }

  /// The pooled fit, where both groups have one as well.
  private func fits() -> Result<PLSFit, Problem> {
    var pooled: PLSFit?
    let samples: [(String?, Answers)] = [
      (names.first, groups.first), (names.second, groups.second), (nil, answers),
    ]
    for (name, answers) in samples {
      do {
        pooled = try settings.fit(model, coded: answers.moments(threads: threads), sample: Sample(momentsOf: 0))
      } catch {
        let whose = name.map { Phrase("group \($0)", "\($0) 组") } ?? Phrase("both groups together", "两组合并")
        let reason = Phrase(error)
        return .failure(
          Problem(
            words: Phrase("\(whose.english): \(reason.english)", "\(whose.chinese)：\(reason.chinese)")))
      }
    }
    guard let pooled else { preconditionFailure("three fits were tried") }
    return .success(pooled)
  }

  /// What is left to say where a group has no estimates.
  private func broken(_ problem: Phrase) -> PairComparison {
    PairComparison(
      first: names.first, second: names.second, firstCases: groups.first.rowsUsed,
      secondCases: groups.second.rowsUsed,
      invariance: MeasurementInvariance(isConfigural: false, problemPhrase: problem, constructs: []), tests: [],
      failures: .init(permutations: 0, bootstrapFirst: 0, bootstrapSecond: 0), undealt: nil)
  }

  /// The real division and those that are drawn; the real one alone, and why, where units cannot be dealt.
  private func scheme() throws -> (scheme: any WeightScheme, undealt: UndealtUnits?) {
    switch (options.design, options.permutations) {
    case (nil, .drawn(let count)):
      try requireMemory(permutations: count)
      return (PermutationScheme(isFirst: isFirst, permutations: count), nil)
    case (nil, .columns(let names)):
      let table = try ReplicateColumnTable(
        names, of: answers.survey, rows: (0..<answers.rowsUsed).map { answers.row(ofCase: $0) })
      return (RankedPermutationScheme(isFirst: isFirst, ranks: table.columns), nil)
    case (_, .drawn(0)): return (asTheyAre, nil)
    case (.replicateWeights, _): return (asTheyAre, .unitsUnknown)
    case (.units, .drawn(let count)), (.jackknife, .drawn(let count)):
      guard let design = answers.design else { throw InferenceError.planUnderDesign }
      try requireMemory(permutations: count)
      do throws(UndealtUnits) {
        return (
          try UnitPermutationScheme(
            design, cases: answers, isFirst: isFirst, permutations: count, level: options.level), nil
        )
      } catch {
        return (asTheyAre, error)
      }
    case (.units, .columns), (.jackknife, .columns): throw InferenceError.planUnderDesign
    }
  }

  /// The groups as they are, and no other division.
  private var asTheyAre: PermutationScheme { PermutationScheme(isFirst: isFirst, permutations: 0) }

  /// - Throws: ``InferenceError`` where the estimates of two groups, and the spread of the pooled scores in each, are too
  ///   many to be kept.
  private func requireMemory(permutations: Int) throws {
    let numbers = 2 * (MeasureColumns(layout, MeasureOptions()).count + 2 * layout.constructCount)
    try ResamplingEngine.requireMemory(replicates: permutations, numbers: numbers)
  }

  // MARK: Tests

  private func tests(
    _ table: ReplicateTable, _ replicates: [Int], _ first: GroupReplicates?, _ second: GroupReplicates?
  ) throws -> [GroupTest] {
    let estimates = ReplicateEstimates(model: model, table: table)
    return try ParallelWork.map(statistics.count, threads: threads) { number in
      Result { () throws(InferenceError) -> GroupTest in
        let values = try statistics[number].values(estimates)
        var test = test(
          statistics[number], values, permuted: replicates.dropFirst(), first?.values[number], second?.values[number])
        guard options.design != nil else { return test }
        // These take the groups for independent samples, which domains of one sample are not.
        (test.multigroup, test.welch, test.pooled) = (nil, nil, nil)
        test.standardErrorFirst = first?.standardError(number, estimate: values[0])
        test.standardErrorSecond = second?.standardError(number, estimate: values[1])
        if let first, let second {
          test.design = GroupDesignTest(difference: values[0] - values[1], first, second, statistic: number)
        }
        return test
      }
    }.map { try $0.get() }
  }

  /// Everything about one statistic.
  ///
  /// - Parameter values: One number a solve: the two groups as they are, then those of every permutation.
  private func test(
    _ statistic: Statistic, _ values: [Double], permuted: ArraySlice<Int>, _ first: [Double]?, _ second: [Double]?
  ) -> GroupTest {
    let (own, other) = (values[0], values[1])
    let difference = own - other
    let differences = permuted.map { values[2 * $0] - values[2 * $0 + 1] }
    let errors = (error(first, own), error(second, other))
    var (multigroup, welch, pooled): (MultigroupTest?, GroupTTest?, GroupTTest?) = (nil, nil, nil)
    if let first, let second { multigroup = MultigroupTest(first: (own, first), second: (other, second)) }
    if let a = errors.0, let b = errors.1 {
      let parts = (
        GroupError(standardError: a, cases: Double(groups.first.rowsUsed)),
        GroupError(standardError: b, cases: Double(groups.second.rowsUsed))
      )
      welch = GroupTTest.welch(difference, parts.0, parts.1, rule: options.welch)
      pooled = GroupTTest.pooled(difference, parts.0, parts.1)
    }
    return GroupTest(
      statistic: statistic, first: own.finite, second: other.finite, difference: difference.finite,
      standardErrorFirst: errors.0, standardErrorSecond: errors.1,
      permutation: PermutationTest(difference: difference, permuted: differences), multigroup: multigroup,
      welch: welch, pooled: pooled)
  }

  /// The standard deviation of bootstrap values; rounding alone counts as 0.
  private func error(_ values: [Double]?, _ estimate: Double) -> Double? {
    guard let values, estimate.isFinite else { return nil }
    let finite = values.allSatisfy(\.isFinite) ? values : values.filter(\.isFinite)
    guard let error = BootstrapMoments(finite, estimate: estimate)?.standardError else { return nil }
    return error <= 1e-12 * max(1, estimate.magnitude) ? 0 : error
  }
}

extension Double {
  fileprivate var finite: Double? { isFinite ? self : nil }
}

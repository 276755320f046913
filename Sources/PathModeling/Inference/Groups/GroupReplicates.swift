internal import PathSpecification
internal import SatisfactionNumerics
internal import SurveyData

/// The replicates of one group: the values of every statistic.
struct GroupReplicates {
  /// What replicates were turned by.
  let reference: [Double]
  /// Numbers of the replicates with estimates, ascending, from 0.
  let numbers: [Int]
  /// Units less strata under a design; nil where rows were drawn one by one.
  let degreesOfFreedom: Double?
  /// One number a replicate, statistic by statistic.
  let values: [[Double]]
  /// Replicates without estimates.
  let failed: Int

  /// How a variance follows from the values.
  let variance: VarianceRule

  /// The standard error of one statistic.
  func standardError(_ statistic: Int, estimate: Double) -> Double? {
    let known = zip(numbers, values[statistic]).filter { $1.isFinite }
    return variance.standardError(known.map(\.1), numbers: known.map(\.0), estimate: estimate)
  }
}

/// The replicates of all groups, made when a pair first asks for them.
///
/// A group's replicates are turned to its own estimate, which is turned to the pooled one of the pair: as long as that
/// turns it alike, pairs share the bootstrap.
struct GroupReplicateSets {
  let settings: PLS
  let model: PathModel
  let statistics: [Statistic]
  let source: GroupComparisonOptions.Source
  /// nil for rows drawn one by one.
  let design: GroupDesign?
  /// What the design comes to in all groups together.
  let summary: DesignSummary?
  let seed: UInt64
  let threads: Int
  private var known: [Int: GroupReplicates] = [:]
  /// Names of the groups whose cases are all of one sampling unit, so that there are no replicates of them.
  private(set) var groupsOfOneUnit: [String] = []

  init(
    settings: PLS, model: PathModel, statistics: [Statistic], source: GroupComparisonOptions.Source,
    design: GroupDesign?, summary: DesignSummary?, seed: UInt64, threads: Int
  ) {
    (self.settings, self.model, self.statistics) = (settings, model, statistics)
    (self.source, self.design, self.summary) = (source, design, summary)
    (self.seed, self.threads) = (seed, threads)
  }

  /// The bootstrap of a group; nil where none was asked for.
  ///
  /// - Parameters:
  ///   - group: Its number.
  ///   - name: Its name, for errors.
  ///   - answers: Its cases.
  ///   - reference: Rw of its estimate within each own block.
  /// - Throws: ``GroupComparisonError``, ``InferenceError``.
  mutating func bootstrap(
    _ group: Int, name: String, answers: Answers, reference: [Double]
  ) throws -> GroupReplicates? {
    if let found = known[group], found.reference == reference { return found }
    let made: (units: ResamplingUnits, scheme: any WeightScheme)?
    do {
      made = try replicates(answers, name: name)
    } catch InferenceError.oneSamplingUnit {
      if !groupsOfOneUnit.contains(name) { groupsOfOneUnit.append(name) }
      return nil
    }
    guard let (units, scheme) = made else { return nil }
    // Under a design the groups share replicates: a seed of its own would draw other units for each.
    let own = design == nil ? SplitMix64.derived(from: seed, number: UInt64(group)) : seed
    let engine = ResamplingEngine(
      layout: ModelLayout(model), options: settings, units: units, scheme: scheme, seed: own,
      measures: MeasureOptions(), inadmissible: .drop, reference: reference, threads: threads)
    let run = try engine.run(progress: nil)
    let estimates = ReplicateEstimates(model: model, table: run.table)
    let values = try ParallelWork.map(statistics.count, threads: threads) { number in
      Result { () throws(InferenceError) -> [Double] in try statistics[number].values(estimates) }
    }.map { try $0.get() }
    let found = GroupReplicates(
      reference: reference, numbers: run.outcomes.estimatedReplicates,
      degreesOfFreedom: summary?.degreesOfFreedom, values: values,
      failed: scheme.replicateCount - run.outcomes.estimatedReplicates.count, variance: scheme.variance)
    known[group] = found
    return found
  }

  /// What the replicates of a group weigh, and how; nil where none were asked for.
  private func replicates(
    _ answers: Answers, name: String
  ) throws -> (units: ResamplingUnits, scheme: any WeightScheme)? {
    let plan: ResamplingPlan
    switch design {
    case nil: return try scheme(answers, name: name).map { (ResamplingUnits(answers), $0) }
    case .replicateWeights(let columns):
      let made = try DesignedReplicates(answers, columns)
      return (made.units, made.scheme)
    case .jackknife: plan = .jackknife
    case .units:
      guard case .drawn(let count) = source else { throw InferenceError.planUnderDesign }
      guard count > 0 else { return nil }
      plan = .bootstrap(replicates: count)
    }
    guard let drawn = answers.design else { throw InferenceError.planUnderDesign }
    let made = try DesignedReplicates(
      answers, drawnBy: drawn, Resampling(plan: plan, seed: seed, threads: threads),
      needsRows: settings.missing == .em)
    return (made.units, made.scheme)
  }

  private func scheme(_ answers: Answers, name: String) throws(GroupComparisonError) -> (any WeightScheme)? {
    switch source {
    case .drawn(0): return nil
    case .drawn(let count): return MultinomialScheme(units: answers.rowsUsed, replicateCount: count)
    case .columns(let names):
      let table = try ReplicateColumnTable(
        names, of: answers.survey, rows: (0..<answers.rowsUsed).map { answers.row(ofCase: $0) })
      for (column, counts) in zip(table.names, table.columns) where counts.reduce(0, +) < 2 {
        throw .emptyReplicate(column: column, group: name)
      }
      return WeightTableScheme(table.columns, variance: .replicates)
    }
  }
}

internal import PathSpecification
internal import SatisfactionNumerics
internal import SurveyData

/// The bootstrap of one group: the values of every statistic.
struct GroupBootstrap {
  /// What replicates were turned by.
  let reference: [Double]
  /// One number a replicate, statistic by statistic.
  let values: [[Double]]
  /// Replicates without estimates.
  let failed: Int
}

/// The bootstraps of groups, made when a pair first asks for them.
///
/// A group's replicates are turned to its own estimate, which is turned to the pooled one of the pair: as long as that
/// turns it alike, pairs share the bootstrap.
struct GroupBootstraps {
  let settings: PLS
  let model: PathModel
  let statistics: [Statistic]
  let source: GroupComparisonOptions.Source
  let seed: UInt64
  let threads: Int
  private var known: [Int: GroupBootstrap] = [:]

  init(
    settings: PLS, model: PathModel, statistics: [Statistic], source: GroupComparisonOptions.Source, seed: UInt64,
    threads: Int
  ) {
    (self.settings, self.model, self.statistics) = (settings, model, statistics)
    (self.source, self.seed, self.threads) = (source, seed, threads)
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
  ) throws -> GroupBootstrap? {
    if let found = known[group], found.reference == reference { return found }
    guard let scheme = try scheme(answers, name: name) else { return nil }
    let engine = ResamplingEngine(
      layout: ModelLayout(model), options: settings, units: ResamplingUnits(answers), scheme: scheme,
      seed: SplitMix64.derived(from: seed, number: UInt64(group)), measures: MeasureOptions(), inadmissible: .drop,
      reference: reference, threads: threads)
    let run = try engine.run(progress: nil)
    let estimates = ReplicateEstimates(model: model, table: run.table)
    let values = try ParallelWork.map(statistics.count, threads: threads) { number in
      Result { () throws(InferenceError) -> [Double] in try statistics[number].values(estimates) }
    }.map { try $0.get() }
    let made = GroupBootstrap(
      reference: reference, values: values, failed: scheme.replicateCount - run.outcomes.estimatedReplicates.count)
    known[group] = made
    return made
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

/// A resampling scheme by name, for any number of units: what a caller asks for.
///
/// Every plan is a table of weights of the units (cases or buckets of cases); survey weights multiply in.
public enum ResamplingPlan: Sendable, Equatable, Codable {
  /// Multinomial counts: as many draws with replacement as there are units. Efron (1979).
  case bootstrap(replicates: Int)
  /// Independent Poisson(1) counts, which need one pass over any number of units. Chamandy, Muralidharan, Najmi &
  /// Naidu (2012).
  case poissonBootstrap(replicates: Int)
  /// Independent exponential weights, scaled to sum to the number of rows. Rubin (1981).
  case bayesianBootstrap(replicates: Int)
  /// One replicate a unit, without that unit.
  case jackknife
  /// Random subsets of `size` units, without replacement: one group of a permutation.
  case subsets(replicates: Int, size: Int)
  /// Repeatedly the training parts of a random division into `folds` folds: `folds × repetitions` replicates.
  case trainingFolds(folds: Int, repetitions: Int)
  /// Weights of the caller's own, replicate by replicate: `weights[b][i]` is the weight of unit i in replicate b.
  case weights([[Double]], variance: VarianceRule = .none)
  /// Replicate weights that came with the survey, and replace its weights.
  case replicateColumns(ReplicateColumns)

  /// The scheme for a number of units.
  ///
  /// - Throws: ``InferenceError`` where the plan has no meaning for this number of units.
  func scheme(units: Int) throws(InferenceError) -> any WeightScheme {
    let scheme: any WeightScheme
    switch self {
    case .bootstrap(let replicates): scheme = MultinomialScheme(units: units, replicateCount: replicates)
    case .poissonBootstrap(let replicates): scheme = PoissonScheme(units: units, replicateCount: replicates)
    case .bayesianBootstrap(let replicates): scheme = BayesianScheme(replicateCount: replicates)
    case .jackknife: scheme = LeaveOneOutScheme(units: units)
    case .subsets(let replicates, let size):
      guard size >= 1, size <= units else { throw .subsetSize(size: size, units: units) }
      scheme = SubsetScheme(units: units, replicateCount: replicates, size: size)
    case .trainingFolds(let folds, let repetitions):
      guard folds >= 2, folds <= units else { throw .foldCount(folds: folds, units: units) }
      scheme = FoldScheme(units: units, folds: folds, repetitions: repetitions)
    case .weights(let table, let variance):
      try Self.requireWeights(table, units: units)
      scheme = WeightTableScheme(table, variance: variance)
    case .replicateColumns: throw .columnsNeedRows
    }
    guard scheme.replicateCount > 0 else { throw .noReplicates }
    return scheme
  }

  private static func requireWeights(_ table: [[Double]], units: Int) throws(InferenceError) {
    for (b, row) in table.enumerated() {
      if row.count != units { throw .weightCount(replicate: b, weights: row.count, units: units) }
      if let i = row.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
        throw .badWeight(replicate: b, unit: i, weight: row[i])
      }
    }
  }
}

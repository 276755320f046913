/// How replicates weigh the units (cases or buckets of cases) they are made of.
///
/// Every scheme is a table of weights; survey weights multiply in.
public enum ResamplingPlan: Sendable, Equatable {
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
  case weights([[Double]])

  /// Number of replicates for a number of units.
  public func replicateCount(units: Int) -> Int {
    switch self {
    case .bootstrap(let replicates), .poissonBootstrap(let replicates), .bayesianBootstrap(let replicates),
      .subsets(let replicates, _):
      replicates
    case .jackknife: units
    case .trainingFolds(let folds, let repetitions): folds * repetitions
    case .weights(let table): table.count
    }
  }

  /// Whether every weight is a whole number.
  var hasWholeWeights: Bool {
    switch self {
    case .bayesianBootstrap: false
    case .weights(let table): table.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
    default: true
    }
  }

  /// Whether every weight is a whole number of one byte.
  var hasByteWeights: Bool {
    switch self {
    case .bayesianBootstrap: false
    case .weights(let table): hasWholeWeights && table.allSatisfy { $0.allSatisfy { $0 <= 255 } }
    default: true
    }
  }

  /// Whether the number of rows behind a replicate is that of the sample, whatever the weights sum to.
  var keepsSampleSize: Bool {
    if case .bayesianBootstrap = self { true } else { false }
  }

  /// Whether the weights of a stretch of units can be drawn without those before it being kept.
  var streams: Bool {
    switch self {
    case .poissonBootstrap, .bayesianBootstrap, .weights: true
    default: false
    }
  }

  /// - Throws: ``InferenceError`` where the plan has no meaning for this number of units.
  func validate(units: Int) throws(InferenceError) {
    guard replicateCount(units: units) > 0 else { throw .noReplicates }
    switch self {
    case .subsets(_, let size) where size < 1 || size > units:
      throw .subsetSize(size: size, units: units)
    case .trainingFolds(let folds, _) where folds < 2 || folds > units:
      throw .foldCount(folds: folds, units: units)
    case .weights(let table):
      for (b, row) in table.enumerated() {
        if row.count != units { throw .weightCount(replicate: b, weights: row.count, units: units) }
        if let i = row.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
          throw .badWeight(replicate: b, unit: i, weight: row[i])
        }
      }
    default: break
    }
  }
}

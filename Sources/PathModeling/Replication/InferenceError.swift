public import SatisfactionWording

/// Why replicates cannot be made, or a question about them not be answered.
public enum InferenceError: WordedError, Equatable, Sendable {
  /// The plan has no replicates.
  case noReplicates
  /// Replicates of so many numbers that they would take more than half of the machine's memory: `limit` bytes.
  case tooManyReplicates(replicates: Int, numbers: Int, limit: Int)
  /// A subset larger than the sample, or empty.
  case subsetSize(size: Int, units: Int)
  /// Fewer than two folds, or more folds than units.
  case foldCount(folds: Int, units: Int)
  /// A row of weights that is not one weight a unit.
  case weightCount(replicate: Int, weights: Int, units: Int)
  /// A weight that is negative or not finite.
  case badWeight(replicate: Int, unit: Int, weight: Double)
  /// Every replicate failed.
  case allFailed(reasons: [String: Int])
  /// A statistic of something that the model does not have.
  case unknownStatistic(name: String)
  /// A statistic that has no value in the fit itself.
  case undefinedStatistic(name: String)
  /// A level outside 0…1.
  case invalidLevel(Double)
  /// A fit from moments, which has no rows that could be drawn.
  case noRows
  /// Buckets of so few rows that replicates of buckets do not vary as those of rows do.
  case fewRowsForBuckets(rows: Int)
  /// Replicates of cases that are all of one sampling unit.
  case oneSamplingUnit
  /// Intervals where more than half of the replicates are outside the range of consistent PLS.
  case mostlyInadmissible(inadmissible: Int, requested: Int)
  /// An exact-fit test that has no meaning for this fit.
  case noExactFit(ExactFitRefusal)
  /// Standard errors or intervals of replicates whose plan has no variance.
  case noVariance
  /// A kind of interval that only the replicates of a bootstrap give.
  case intervalNeedsBootstrap(kind: IntervalKind)
  /// Studentised intervals for a plan or a sample without an inner bootstrap.
  case noInnerBootstrap
  /// Intervals that need the cases, which a saved bootstrap does not hold.
  case savedWithoutCases(kind: IntervalKind)
  /// Buckets of answers whose moments come from the EM algorithm, which needs the rows of every pattern of gaps.
  case bucketsOfPatterns
  /// A plan that has no meaning for a sample with a design, or two designs at once.
  case planUnderDesign
  /// Units that a design does not draw.
  case unitUnderDesign(ResamplingUnit)
  /// A kind of interval that is not known for samples with a design.
  case intervalUnderDesign(kind: IntervalKind)
  /// Replicate weights for sums, which have no rows.
  case columnsNeedRows
  /// The survey is not the one of the fit.
  case otherSurvey(fitted: String, given: String)

  /// One to three lines: what is wrong and what to do.
  public var description: String {
    switch self {
    case .noReplicates:
      "the plan has no replicates: ask for at least 1"
    case .tooManyReplicates(let replicates, let numbers, let limit):
      """
      \(replicates) replicates of \(numbers) numbers take more than \(limit >> 30) GiB, half of the memory: ask for at \
      most \(limit / 8 / max(1, numbers)) replicates
      """
    case .subsetSize(let size, let units):
      "a subset of \(size) cannot be drawn from \(units) units: take 1 … \(units)"
    case .foldCount(let folds, let units):
      FoldCountText.impossible(folds, of: units)
    case .weightCount(let replicate, let weights, let units):
      "replicate \(replicate + 1) has \(weights) weights for \(units) units"
    case .badWeight(let replicate, let unit, let weight):
      "the weight of unit \(unit + 1) in replicate \(replicate + 1) is \(weight): weights are 0 or more"
    case .allFailed(let reasons):
      """
      no replicate could be estimated (\(reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        .joined(separator: ", "))): the sample is too small or too uniform for this model
      """
    case .unknownStatistic(let name):
      "there is no statistic \(name) in this model"
    case .undefinedStatistic(let name):
      "\(name) has no value in this fit"
    case .invalidLevel(let level):
      "a level of \(level) has no meaning: give a number between 0 and 1, such as 0.95"
    case .noRows:
      """
      the fit comes from moments and has no rows that could be drawn: fit the survey itself, or resample sums of \
      buckets
      """
    case .fewRowsForBuckets(let rows):
      """
      \(rows) rows are too few for buckets, which need 10 rows each (more than \(ResamplingUnit.automaticLimit) in all): \
      resample rows
      """
    case .oneSamplingUnit:
      """
      all cases are of one sampling unit, which says nothing of the others: a standard error needs two units; merge the \
      group with another, or leave the intervals out (--bootstrap 0)
      """
    case .mostlyInadmissible(let inadmissible, let requested):
      """
      no intervals: in \(inadmissible) of \(requested) replicates consistent PLS has no admissible estimate, and the rest \
      is not a sample of them. Some constructs may not be distinct: merge those with a high HTMT, or take plain PLS
      """
    case .noExactFit(let reason):
      "no exact-fit test: \(reason)"
    case .noVariance:
      "these replicates say nothing of a standard error: draw those of a bootstrap or a jackknife"
    case .intervalNeedsBootstrap(let kind):
      "only a bootstrap gives \(kind.rawValue) intervals: take t intervals, or bootstrap"
    case .noInnerBootstrap:
      """
      studentised intervals need the bootstrap of at most 20,000 cases or buckets: take another kind of interval, or \
      resample buckets
      """
    case .savedWithoutCases(let kind):
      """
      \(kind.rawValue) intervals need the cases, which a saved bootstrap does not hold: take another kind of interval, \
      bootstrap again with its seed, or (for bca) save a bootstrap whose own intervals are bca
      """
    case .bucketsOfPatterns:
      "the EM algorithm needs the rows of every pattern of missing answers: resample rows, not buckets"
    case .planUnderDesign:
      "a sample with strata, clusters or a finite population is resampled by a bootstrap or a jackknife of its units"
    case .unitUnderDesign(let unit):
      """
      \(unit.rawValue) are not what was drawn: a sample of clusters is resampled by its clusters, leave --resample out
      """
    case .intervalUnderDesign(let kind):
      """
      \(kind.rawValue) intervals are not known for a sample with a design: take percentile, basic, normal, bc or t
      """
    case .columnsNeedRows:
      "replicate weights weigh rows, and sums have none: give the data"
    case .otherSurvey(let fitted, let given):
      "the survey (\(given)) is not the one of the fit (\(fitted)): pass the data that was fitted"
    }
  }
}

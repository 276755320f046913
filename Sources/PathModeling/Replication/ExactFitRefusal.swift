/// Why a fit has no exact-fit test.
public enum ExactFitRefusal: Sendable, Equatable, CustomStringConvertible {
  /// Plain PLS on reflective blocks.
  case plainEstimator
  /// Case weights.
  case weights
  /// Missing answers that are replaced.
  case replacedAnswers
  /// Buckets as units.
  case buckets
  /// A sample that was not drawn row by row.
  case design
  /// Constructs of constructs.
  case higherOrder

  /// The reason, and what to do.
  public var description: String {
    switch self {
    case .plainEstimator:
      """
      plain PLS loadings of reflective blocks are too large even where the model holds, so the test would reject true \
      models: take consistent PLS (--estimator plsc)
      """
    case .weights:
      "it is not defined for case weights: fit the model without them"
    case .replacedAnswers:
      "replaced answers are not draws from the model: leave incomplete rows out (--missing casewise)"
    case .design:
      "it is not defined for strata, clusters and replicate weights: fit the model without them"
    case .higherOrder:
      "it is not built for constructs of constructs, whose stages imply no correlations of the indicators"
    case .buckets:
      "the data are transformed row by row, which sums of buckets have not: resample rows (--resample rows)"
    }
  }
}

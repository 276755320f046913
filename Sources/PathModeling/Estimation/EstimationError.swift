public import PathSpecification
public import SatisfactionWording

/// Why a model cannot be estimated from these moments with these options.
public enum EstimationError: WordedError, Equatable, Sendable {
  /// An option of the estimator has no meaning.
  case invalidOption(name: String, value: String, requirement: String)
  /// The weights still changed after the last iteration; `change` is the largest change of a weight.
  case notConverged(iterations: Int, change: Double)
  /// An indicator has the same value in all cases.
  case zeroVariance(indicator: String, cases: Double)
  /// The indicators of a Mode B block are collinear.
  case singularBlock(construct: String)
  /// The predecessors of a construct are collinear.
  case collinearPredecessors(construct: String, predecessors: [String])
  /// The indicators of a construct are unrelated to every neighbour, so that no score can be formed.
  case noScoreVariance(construct: String)
  /// Consistent PLS found a reliability that is no positive number.
  case reliabilityNotPositive(construct: String)
  /// More coefficients than the cases can tell apart.
  case tooFewCases(cases: Double, construct: String, needed: Int)
  /// More indicators or constructs (`what`) than any model of this kind has: their matrices would fill the memory.
  case tooLarge(what: String, count: Int, limit: Int)
  /// Maximum likelihood knows common factors only, and this construct is a composite.
  case compositeInLikelihood(construct: String)
  /// The gradient of the likelihood is still this large after the last step.
  case likelihoodNotConverged(iterations: Int, gradient: Double)
  /// The covariances of the indicators are singular, so there is no likelihood.
  case singularCovariances(cases: Double, indicators: Int)
  /// Products of constructs are estimated by plain PLS alone: with consistent PLS, products of scores would need a
  /// correction of their own.
  case plscProduct
  /// Products of constructs, and an estimator that does not know them.
  case productsNeedPLS(estimator: String)
  /// Products of indicators, where constructs are their scores when their paths are estimated.
  case productIndicatorsOfScores(Moderation)
  /// Products of constructs, and moments or sums of the single answers only.
  case productsNeedAnswers
  /// Products of constructs, and answers that are missing and replaced.
  case productsNeedCompleteRows
  /// Products of constructs, and a question that is not answered for them.
  case productsNotSupported(question: String)
  /// A product that is the same number in all cases.
  case productWithoutVariance(product: String)
  /// The indicators of the factors of a product are collinear.
  case collinearFactors(product: String)
  /// Consistent PLS is not defined here for constructs of constructs.
  case plscHigherOrder(construct: String)
  /// An estimator that knows no constructs of constructs.
  case estimatorWithoutParts(String, construct: String)
  /// An estimator that would find weights anew which the model gives.
  case estimatorWithoutFixedWeights(String, construct: String)
  /// A question about a construct that the model does not have.
  case unknownConstruct(name: String)
  /// A question about a path that the model does not have.
  case unknownPath(from: String, to: String)
  /// Moments of a fit from which its model cannot be estimated again.
  case notEstimatedAnew
  /// A question that needs the means of the indicators, put to moments without means.
  case meansUnknown

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .invalidOption(let name, let value, let requirement):
      "\(name) is \(value): it must be \(requirement)"
    case .notConverged(let iterations, let change):
      """
      the weights still changed by \(NumberText.significant(change)) after \(iterations) iterations: allow more iterations, or look for \
      constructs that are hardly correlated with their neighbours
      """
    case .zeroVariance(let indicator, let cases):
      """
      indicator \(indicator.nameForMessage) has the same value in all \(Self.count(cases)) cases: drop it, or merge \
      the group
      """
    case .singularBlock(let construct):
      """
      the indicators of construct \(construct.nameForMessage) are collinear, so Mode B has no weights: drop a \
      repeated indicator, or use modeA*( … )
      """
    case .collinearPredecessors(let construct, let predecessors):
      """
      the predecessors of \(construct.nameForMessage) (\(predecessors.namesForMessage)) are collinear, so its path \
      coefficients are not determined: drop a path, or merge constructs
      """
    case .noScoreVariance(let construct):
      """
      the indicators of construct \(construct.nameForMessage) are uncorrelated with all neighbouring constructs, so \
      it has no weights: check the items, or drop the construct
      """
    case .reliabilityNotPositive(let construct):
      """
      the reliability ρ_A of construct \(construct.nameForMessage) is not a positive number, so consistent PLS is not \
      defined: check for reversed items, declare it a composite (<~), or use plain PLS
      """
    case .tooFewCases(let cases, let construct, let needed):
      "\(Self.count(cases)) cases are too few for construct \(construct.nameForMessage), which needs at least \(needed)"
    case .tooLarge(let what, let count, let limit):
      "the model has \(count) \(what); at most \(limit) can be estimated"
    case .compositeInLikelihood(let construct):
      """
      construct \(construct.nameForMessage) is a composite (<~), and maximum likelihood knows common factors (=~) only: \
      use pls, plsc or gsca
      """
    case .likelihoodNotConverged(let iterations, let gradient):
      """
      the likelihood still rises after \(iterations) steps (gradient \(NumberText.significant(gradient))): allow more iterations, or look for \
      constructs that are hardly distinct
      """
    case .singularCovariances(let cases, let indicators):
      """
      the covariances of \(indicators) indicators in \(Self.count(cases)) cases are singular, and maximum likelihood \
      needs their inverse: drop an indicator that repeats others, or ask more people than there are indicators
      """
    case .plscProduct:
      """
      consistent PLS corrects no products of constructs: estimate the model by plain PLS (--estimator pls), or leave \
      the products out
      """
    case .productsNeedPLS(let estimator):
      "\(estimator) knows no products of constructs: take pls, or leave the products out"
    case .productIndicatorsOfScores(let moderation):
      """
      \(moderation.rawValue) multiplies the indicators of the factors, and in the last stage of the embedded approach \
      constructs are their scores and have none: take another way to estimate products (@moderation two-stage), or \
      @higher-order disjoint
      """
    case .productsNeedAnswers:
      """
      products of constructs need the answers of respondents, for moments and sums of single answers do not hold those \
      of their products: give data, or leave the products out
      """
    case .productsNeedCompleteRows:
      """
      products of constructs need complete rows, for the product with a replaced answer is none that was given: leave \
      incomplete rows out (--missing casewise)
      """
    case .productsNotSupported(let question):
      "\(question) is not known for models with products of constructs: leave the products out"
    case .productWithoutVariance(let product):
      "the product \(product) is the same in all cases: leave it out"
    case .collinearFactors(let product):
      """
      the indicators of the factors of \(product) are collinear, so its indicators cannot be made orthogonal to them: \
      drop a repeated indicator, or take another way to estimate products (@moderation two-stage)
      """
    case .plscHigherOrder(let construct):
      """
      construct \(construct.nameForMessage) is made of constructs, and consistent PLS is not built for them (the stages \
      would each need a correction of their own): use pls, or estimate its parts without it
      """
    case .estimatorWithoutParts(let estimator, let construct):
      """
      construct \(construct.nameForMessage) is made of constructs, which \(estimator) does not estimate: use pls, unit or \
      pca
      """
    case .estimatorWithoutFixedWeights(let estimator, let construct):
      """
      the weights of construct \(construct.nameForMessage) are given (fixed), and \(estimator) estimates those of all \
      blocks: use pls, plsc, unit or pca, or leave fixed( … ) out
      """
    case .unknownConstruct(let name):
      "the model has no construct \(name.nameForMessage)"
    case .unknownPath(let from, let to):
      "the model has no path \(from.nameForMessage) → \(to.nameForMessage)"
    case .notEstimatedAnew:
      "the model cannot be estimated from the moments of the fit: the file was changed, fit the data again"
    case .meansUnknown:
      "the moments have no means: give them with the covariance matrix"
    }
  }

  static func count(_ cases: Double) -> String {
    Int(exactly: cases).map(String.init) ?? "\(cases)"
  }
}

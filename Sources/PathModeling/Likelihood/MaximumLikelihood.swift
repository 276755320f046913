public import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

/// A path model with common factors, estimated by maximum likelihood from the covariances of its indicators: what a
/// covariance-based program would say of the same answers.
///
/// ```swift
/// let likelihood = try MaximumLikelihood(model, to: answers)
/// print(likelihood.chiSquare, likelihood.degreesOfFreedom)
/// ```
///
/// It has no scores: no weights and no indices follow from it. What it estimates between constructs comes in the rows of
/// a ``PLSFit``, standardised by the standard deviations that the model implies.
///
/// - Source: Jöreskog (1970), Biometrika 57(2), 239–251, doi:10.1093/biomet/57.2.239; Bollen (1989), ch. 4 and 8.
public struct MaximumLikelihood: Sendable, Equatable {
  /// What a parameter is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Loading of an indicator (left) on its construct (right), the first of a construct being 1.
    case loading
    /// Error variance of an indicator.
    case residual
    /// Path to a construct (left) from another (right).
    case path
    /// Variance of an exogenous construct, covariance of two, or error variance of an endogenous one.
    case disturbance
  }

  /// A free parameter, in the units of the answers.
  public struct Parameter: Sendable, Equatable {
    /// What it is.
    public let kind: Kind
    /// Indicator or construct.
    public let left: String
    /// The construct on the other side; of a variance, the same name.
    public let right: String
    /// The estimate.
    public let estimate: Double
    /// From the expected information; nil where that is singular.
    public let standardError: Double?
  }

  /// The model that was estimated.
  public let model: PathModel
  /// Where the moments come from.
  public let sample: Sample
  /// Moments of the model's indicators, in the order of the model, reversed items turned.
  public let moments: Moments
  /// What became of missing answers.
  public let missing: MissingPolicy
  /// What became of cells that were not asked, where missing answers are replaced by means.
  public let skipped: SkipPolicy
  /// Steps of Fisher scoring after which the estimation would have been given up.
  public let maximumIterations: Int
  /// The free parameters: loadings, residuals, paths, disturbances, each in the order of the model.
  public let parameters: [Parameter]
  /// n·F, with the covariance matrix of divisor n.
  public let chiSquare: Double
  /// p(p + 1)/2 less the number of parameters.
  public let degreesOfFreedom: Int
  /// P(χ² ≥ ``chiSquare``) if the model holds; nil without degrees of freedom.
  public let p: Double?
  /// Comparative fit index against independence of all indicators.
  public let cfi: Double?
  /// Tucker–Lewis index against independence of all indicators.
  public let tli: Double?
  /// Root mean square error of approximation, √(max(χ² − df, 0)/(df·n)).
  public let rmsea: Double?
  /// Standardised root mean square residual over p(p + 1)/2 elements.
  public let srmr: Double
  /// The largest element of the gradient at the solution, of F by parameters in the units of standardised indicators.
  public let gradient: Double
  /// Steps of Fisher scoring.
  public let iterations: Int
  /// R² of every construct, in the order of the model; nil for exogenous ones.
  public let rSquared: [Double?]
  package let estimates: ModelEstimates
  /// The model as numbers.
  let layout: ModelLayout

  /// Steps of Fisher scoring after which an estimation is given up: a model that can be estimated needs some ten, one
  /// with constructs that are hardly distinct some hundred.
  public static let defaultIterations = 500

  /// Estimates a model from the moments of its own indicators.
  ///
  /// - Parameters:
  ///   - model: Constructs are reflective or of one indicator; reversed items are turned.
  ///   - moments: They may hold more columns than the model has indicators.
  ///   - maximumIterations: Steps of Fisher scoring after which the estimation is given up.
  /// - Throws: ``EstimationError`` where the model cannot be estimated from these moments; `SurveyDataError` for
  ///   indicators that the moments lack.
  /// - Complexity: O(iterations · (p³ + q²p + q³)), q parameters.
  public init(
    _ model: PathModel, to moments: Moments, maximumIterations: Int = MaximumLikelihood.defaultIterations
  ) throws {
    try PLS.requireSize(model)
    try self.init(
      model, coded: model.coded(moments), sample: Sample(moments), missing: .casewise,
      maximumIterations: maximumIterations)
  }

  /// Estimates a model from answers that are bound already, the moments being those of a ``PLS`` fit.
  ///
  /// - Throws: `SurveyDataError.answersOfAnotherModel` where they were bound for another model;
  ///   ``EstimationError`` where the model cannot be estimated from them.
  public init(
    _ model: PathModel, to answers: Answers, maximumIterations: Int = MaximumLikelihood.defaultIterations
  ) throws {
    try PLS.requireSize(model)
    try model.requireOwn(answers)
    let (moments, iterations) = try answers.estimatedMoments()
    try self.init(
      model, coded: moments, sample: Sample(answers, emIterations: iterations, for: model), missing: answers.missing,
      skipped: answers.skipped, maximumIterations: maximumIterations)
  }

  /// Estimates a model from the sums of groups of cases; columns that the model has not are passed over.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - table: The sums, a row a group.
  ///   - origin: What the fit's sample says of the rows behind the sums.
  ///   - maximumIterations: Iterations after which it is given up.
  /// - Throws: As for moments.
  public init(
    _ model: PathModel, to table: MomentTable, from origin: SumsOrigin = SumsOrigin(),
    maximumIterations: Int = MaximumLikelihood.defaultIterations
  ) throws {
    try PLS.requireSize(model)
    let moments = try table.moments(codings: model.codings)
    try self.init(
      model, coded: moments, sample: Sample(sumsOf: table, n: moments.n, origin: origin), missing: .casewise,
      maximumIterations: maximumIterations)
  }

  /// Estimates a model from moments of its own indicators, in its order, reversed items turned.
  init(
    _ model: PathModel, coded moments: Moments, sample: Sample, missing: MissingPolicy, skipped: SkipPolicy = .error,
    maximumIterations: Int
  ) throws(EstimationError) {
    try PLS(maximumIterations: maximumIterations).validate()
    if let top = model.constructs.first(where: { !$0.parts.isEmpty }) {
      throw .estimatorWithoutParts("ml", construct: top.name)
    }
    if let composite = model.constructs.first(where: { $0.kind == .composite && $0.indicators.count > 1 }) {
      throw .compositeInLikelihood(construct: composite.name)
    }
    if !model.products.isEmpty { throw .productsNeedPLS(estimator: "maximum likelihood") }
    for (name, variance) in zip(moments.names, moments.covariance.diagonal) where !(variance > 0) {
      throw .zeroVariance(indicator: name, cases: moments.n)
    }
    let layout = ModelLayout(model)
    let solution = try LikelihoodSearch(
      layout: layout, covariance: moments.covariance, n: moments.n, maximumIterations: maximumIterations
    ).solve()
    (self.model, self.layout, self.sample, self.moments) = (model, layout, sample, moments)
    (self.missing, self.skipped, self.maximumIterations) = (missing, skipped, maximumIterations)
    parameters = Self.parameters(of: model, solution)
    let fit = LikelihoodFit(solution, n: moments.n)
    (chiSquare, degreesOfFreedom, p) = (fit.chiSquare, fit.degreesOfFreedom, fit.p)
    (cfi, tli, rmsea, srmr) = (fit.cfi, fit.tli, fit.rmsea, fit.srmr)
    (gradient, iterations) = (solution.gradient, solution.iterations)
    estimates = solution.parameters.standardized
    rSquared = (0..<layout.constructCount).map { j in
      layout.predecessors.count(j) == 0 ? nil : solution.parameters.rSquared[j]
    }
  }

  /// Standardised loadings, p: by the standard deviations that the model implies.
  public var loadings: [Double] { estimates.loadings }

  private static func parameters(of model: PathModel, _ solution: LikelihoodSearch.Solution) -> [Parameter] {
    let (constructs, indicators) = (model.constructs.map(\.name), model.indicators)
    let found = solution.parameters
    return zip(found.places, zip(found.values, solution.standardErrors)).map { place, value in
      let (kind, left, right): (Kind, String, String) =
        switch place {
        case .loading(let i, let j): (.loading, indicators[i], constructs[j])
        case .residual(let i): (.residual, indicators[i], indicators[i])
        case .path(let from, let to): (.path, constructs[to], constructs[from])
        case .disturbance(let j, let k): (.disturbance, constructs[j], constructs[k])
        }
      return Parameter(kind: kind, left: left, right: right, estimate: value.0, standardError: value.1)
    }
  }
}

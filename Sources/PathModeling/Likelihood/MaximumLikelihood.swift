public import PathSpecification
package import SatisfactionNumerics
public import SurveyData

/// A path model with common factors, estimated by maximum likelihood from the covariances of its indicators: what a
/// covariance-based program would say of the same answers.
///
/// ```swift
/// let likelihood = try MaximumLikelihood(model, to: survey.moments)
/// print(likelihood.chiSquare, likelihood.degreesOfFreedom)
/// ```
///
/// It has no scores: no weights and no indices follow from it.
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
  /// Standardised loadings, p: by the standard deviations that the model implies.
  public let loadings: [Double]
  /// R² of every construct, in the order of the model; nil for exogenous ones.
  public let rSquared: [Double?]
  /// Standardised paths, J × J: row = to, column = from.
  package let paths: Matrix
  /// Correlations of the constructs, J × J.
  package let constructCorrelations: Matrix

  /// Estimates a model from the moments of its own indicators.
  ///
  /// - Parameters:
  ///   - model: Constructs are reflective or of one indicator; reversed items are turned.
  ///   - moments: They may hold more columns than the model has indicators.
  ///   - maximumIterations: Steps of Fisher scoring after which the estimation is given up.
  /// - Throws: ``EstimationError/notConverged(iterations:change:)``; ``EstimationError/compositeInLikelihood(construct:)``; `LinearAlgebraError` where the covariances are singular; `SurveyDataError` for
  ///   indicators that the moments lack.
  /// - Complexity: O(iterations · (p³ + q²p + q³)), q parameters.
  public init(_ model: PathModel, to moments: Moments, maximumIterations: Int = 500) throws {
    if let top = model.constructs.first(where: { !$0.parts.isEmpty }) {
      throw EstimationError.estimatorWithoutParts("ml", construct: top.name)
    }
    if let composite = model.constructs.first(where: { $0.kind == .composite && $0.indicators.count > 1 }) {
      throw EstimationError.compositeInLikelihood(construct: composite.name)
    }
    if !model.products.isEmpty { throw EstimationError.productsNeedPLS(estimator: "maximum likelihood") }
    let coded = try model.coded(moments)
    let solution = try LikelihoodSearch(
      layout: ModelLayout(model), covariance: coded.covariance, n: coded.n, maximumIterations: maximumIterations
    ).solve()
    self.init(model, solution, n: coded.n)
  }

  init(_ model: PathModel, _ solution: LikelihoodSearch.Solution, n: Double) {
    let (constructs, indicators) = (model.constructs.map(\.name), model.indicators)
    let found = solution.parameters
    parameters = zip(found.places, zip(found.values, solution.standardErrors)).map { place, value in
      let (kind, left, right): (Kind, String, String) =
        switch place {
        case .loading(let i, let j): (.loading, indicators[i], constructs[j])
        case .residual(let i): (.residual, indicators[i], indicators[i])
        case .path(let from, let to): (.path, constructs[to], constructs[from])
        case .disturbance(let j, let k): (.disturbance, constructs[j], constructs[k])
        }
      return Parameter(kind: kind, left: left, right: right, estimate: value.0, standardError: value.1)
    }
    let fit = LikelihoodFit(solution, n: n)
    (chiSquare, degreesOfFreedom, p) = (fit.chiSquare, fit.degreesOfFreedom, fit.p)
    (cfi, tli, rmsea, srmr) = (fit.cfi, fit.tli, fit.rmsea, fit.srmr)
    (gradient, iterations) = (solution.gradient, solution.iterations)
    let omega = found.constructCovariance
    let sigma = found.impliedCovariance
    let spread = (0..<constructs.count).map { omega[$0, $0].squareRoot() }
    loadings = found.layout.blocks.enumerated().flatMap { j, block in
      block.map { found.loadings[$0, j] * spread[j] / sigma[$0, $0].squareRoot() }
    }
    rSquared = constructs.indices.map { j in
      found.layout.predecessors.count(j) == 0 ? nil : 1 - found.disturbances[j, j] / omega[j, j]
    }
    var (paths, correlations) = (found.paths, omega)
    for j in constructs.indices {
      for k in constructs.indices {
        paths[j, k] *= spread[k] / spread[j]
        correlations[j, k] /= spread[j] * spread[k]
      }
    }
    (self.paths, constructCorrelations) = (paths, correlations)
  }
}

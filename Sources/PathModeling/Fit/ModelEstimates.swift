internal import PathSpecification
package import SatisfactionNumerics

/// What every estimator of a path model finds, in the order of the model; matrices are column-major.
package struct ModelEstimates: Sendable, Equatable {
  /// Weights of standardised indicators, p; nil where there are no scores.
  package let weights: [Double]?
  /// Loadings on the own construct, p.
  package let loadings: [Double]
  /// Correlations of the constructs, J × J.
  package let constructCorrelations: Matrix
  /// Standardised path coefficients, J × J: row = to, column = from.
  package let paths: Matrix
  /// R², J; of exogenous constructs it says nothing.
  package let rSquared: [Double]
  /// Total effects, J × J: row = to, column = from.
  package let totalEffects: Matrix
}

extension PLSFit {
  /// The estimates that other estimators have as well.
  package var modelEstimates: ModelEstimates {
    ModelEstimates(
      weights: estimates.weights, loadings: estimates.loadings,
      constructCorrelations: estimates.constructCorrelations, paths: estimates.paths, rSquared: estimates.rSquared,
      totalEffects: estimates.totalEffects)
  }
}

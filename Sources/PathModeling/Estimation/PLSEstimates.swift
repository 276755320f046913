package import SatisfactionNumerics

/// The estimates as flat arrays in the order of the model; matrices are column-major.
package struct PLSEstimates: Sendable, Equatable, Codable {
  /// Weights of standardised indicators, p.
  package let weights: [Double]
  /// Loadings on the own construct, p.
  package let loadings: [Double]
  /// Correlations of indicators and scores, p × J.
  package let crossLoadings: Matrix
  /// Correlations of the scores, J × J.
  package let scoreCorrelations: Matrix
  /// Correlations of the constructs, J × J; corrected in consistent PLS.
  package let constructCorrelations: Matrix
  /// ρ_A where consistent PLS corrects, else 1; J.
  package let correctionReliabilities: [Double]
  /// Path coefficients, J × J: row = to, column = from.
  package let paths: Matrix
  /// R², J; 0 for exogenous constructs.
  package let rSquared: [Double]
  /// Total effects, J × J: row = to, column = from.
  package let totalEffects: Matrix
}

extension PLSSolver where L == Double {
  /// What belongs to the products of a fit, with the moments it was made from; nil for a model without.
  borrowing func productFit(_ moments: ProductMoments?) -> ProductFit? {
    guard let moments, let products else { return nil }
    return ProductFit(moments: moments, estimates: products.estimates())
  }
}

extension PLSSolver {
  /// The outcome of a solve in one lane, as values of their own.
  borrowing func estimates(lane: Int = 0) -> PLSEstimates {
    func square(_ numbers: borrowing Scratch<L>) -> Matrix {
      Matrix(rows: constructCount, columns: constructCount, columnMajor: numbers.values(lane: lane))
    }
    return PLSEstimates(
      weights: weights.values(lane: lane), loadings: loadings.values(lane: lane),
      crossLoadings: Matrix(rows: p, columns: constructCount, columnMajor: projections.values(lane: lane)),
      scoreCorrelations: square(scoreCorrelations), constructCorrelations: square(constructCorrelations),
      correctionReliabilities: reliabilities.values(lane: lane), paths: square(paths),
      rSquared: rSquared.values(lane: lane), totalEffects: square(totalEffects))
  }
}

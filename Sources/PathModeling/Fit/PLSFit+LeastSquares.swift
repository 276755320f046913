internal import PathSpecification
package import SatisfactionNumerics

extension PLSFit {
  /// The least squares of one construct on its predecessors and products, scores taken as fixed.
  package struct LeastSquares: Sendable {
    /// Names of the predecessors, then of the products.
    package let names: [String]
    /// Covariances of the coefficients, in the same order.
    package let covariance: Matrix
    /// n − k − 1.
    package let degreesOfFreedom: Double
  }

  /// Covariances of the coefficients of a construct: σ²(X′X)⁻¹ with σ² = (1 − R²)(n − 1)/(n − k − 1).
  ///
  /// - Returns: nil for an exogenous construct, for too few cases, and where the predecessors are collinear.
  package func leastSquares(of construct: String) -> LeastSquares? {
    guard let j = model.numbering.construct(construct) else { return nil }
    let regressors = layout.regressors(of: j)
    let freedom = moments.n - Double(regressors.count) - 1
    guard !regressors.isEmpty, freedom > 0 else { return nil }
    let correlations = products?.estimates.correlations ?? estimates.constructCorrelations
    let inverse: Matrix
    do {
      inverse = try Cholesky(correlations.submatrix(rows: regressors, columns: regressors)).inverse
    } catch {
      return nil
    }
    let deviations = regressors.map { from in
      from < layout.constructCount ? 1 : products?.estimates.deviations[from - layout.constructCount] ?? 1
    }
    let share = (1 - estimates.rSquared[j]) / freedom
    var covariance = inverse
    for a in regressors.indices {
      for b in regressors.indices { covariance[a, b] = share * inverse[a, b] / (deviations[a] * deviations[b]) }
    }
    return LeastSquares(
      names: regressors.map { layout.name($0, in: model) }, covariance: covariance, degreesOfFreedom: freedom)
  }
}

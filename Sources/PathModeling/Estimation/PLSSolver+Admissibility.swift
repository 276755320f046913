internal import SatisfactionNumerics

extension PLSSolver {
  /// Loadings beyond ±1 by no more than this are rounding.
  static var loadingSlack: Double { 1e-12 }

  /// The lanes in which consistent PLS gives an estimate outside its range: ρ_A > 1, |λ| > 1, R² ≥ 1, or construct
  /// correlations with an eigenvalue below 0.
  ///
  /// - Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2), on what the correction may overshoot.
  borrowing func inadmissibleLanes() -> L.Mask {
    var outside = haveNegativeEigenvalue()
    let largestLoading = L(repeating: 1 + Self.loadingSlack)
    for i in 0..<p { outside = outside.or(largestLoading.isBelow(loadings[i].absolute)) }
    for j in 0..<constructCount {
      outside = outside.or(L.one.isBelow(reliabilities[j]))
      outside = outside.or(rSquared[j].isBelow(.one).negated)
    }
    return outside
  }

  /// Whether the construct correlations have a negative eigenvalue, by the signs of the pivots of LDLᵀ (Sylvester's law
  /// of inertia).
  private borrowing func haveNegativeEigenvalue() -> L.Mask {
    let n = constructCount
    let (tiny, none) = (L(repeating: 1e-12), L.zero)
    for index in 0..<(n * n) { innerWeights[index] = constructCorrelations[index] }
    var negative = L.Mask(repeating: false)
    for j in 0..<n {
      let pivot = innerWeights[j + j * n]
      negative = negative.or(pivot.isBelow(-tiny))
      let isRegular = tiny.isBelow(pivot.absolute)
      let reciprocal = none.replacing(with: L.one / L.one.replacing(with: pivot, where: isRegular), where: isRegular)
      for i in (j + 1)..<max(j + 1, n) {
        // Beside a pivot of 0 stands nothing unless the matrix is indefinite.
        negative = negative.or(isRegular.negated.and(L(repeating: 1e-6).isBelow(innerWeights[i + j * n].absolute)))
        let factor = innerWeights[i + j * n] * reciprocal
        for k in (j + 1)...i { innerWeights[i + k * n] = innerWeights[i + k * n] - factor * innerWeights[k + j * n] }
      }
    }
    return negative
  }
}

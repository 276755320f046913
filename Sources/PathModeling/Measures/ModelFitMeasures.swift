public import SatisfactionNumerics

/// How far the correlations that a model implies are from those observed.
public struct ModelFitMeasures: Sendable, Equatable, Codable {
  /// √(Σ_{i≥j} e²/(p(p + 1)/2)): standardised root mean square residual.
  public let srmr: Double
  /// Σ_{i≥j} e²: unweighted least squares discrepancy.
  public let dULS: Double
  /// ½Σ(ln φ)², φ the eigenvalues of R⁻¹Σ̂: geodesic discrepancy; nil where R is singular or a φ is not positive.
  public let dG: Double?

  /// Measures of two correlation matrices.
  ///
  /// - Parameters:
  ///   - observed: R, p × p.
  ///   - implied: Σ̂, p × p, with unit diagonal.
  /// - Source: Dijkstra & Henseler (2015), CSDA 81, doi:10.1016/j.csda.2014.07.008; Hu & Bentler (1998), Psychological
  ///   Methods 3(4) for the SRMR.
  public init(observed: Matrix, implied: Matrix) {
    let p = observed.rowCount
    var squares = 0.0
    for j in 0..<p {
      for i in j..<p {
        let residual = observed[i, j] - implied[i, j]
        squares += residual * residual
      }
    }
    dULS = squares
    srmr = (squares / (Double(p * (p + 1)) / 2)).squareRoot()
    dG = geodesicDiscrepancy(observed, implied)
  }
}

/// ½Σ(ln φ)² with φ the eigenvalues of L⁻¹Σ̂L⁻ᵀ, LL′ = R: those of R⁻¹Σ̂.
private func geodesicDiscrepancy(_ observed: Matrix, _ implied: Matrix) -> Double? {
  do {
    let factor = try Cholesky(observed)
    let eigen = try SymmetricEigen(factor.whiten(implied))
    guard eigen.values.allSatisfy({ $0 > 0 }) else { return nil }
    return eigen.values.reduce(0) { $0 + Scalar.log($1) * Scalar.log($1) } / 2
  } catch {
    return nil
  }
}

/// The correlations that a model implies for its indicators: Σ̂ = ΛΦΛ′ + Θ with unit diagonal.
///
/// Within a reflective block λλ′, within a composite the observed correlations.
///
/// - Parameters:
///   - observed: R, p × p.
///   - loadings: Loadings on the own construct, p.
///   - constructs: Φ, J × J.
///   - blocks: Indicator numbers of every construct.
///   - isReflective: Whether a block implies λλ′.
func impliedCorrelations(
  observed: Matrix, loadings: [Double], constructs: Matrix, blocks: [Range<Int>], isReflective: [Bool]
) -> Matrix {
  var implied = observed
  for (a, block) in blocks.enumerated() {
    for (b, other) in blocks.enumerated() where a != b || isReflective[a] {
      for j in other {
        for i in block where i != j { implied[i, j] = loadings[i] * constructs[a, b] * loadings[j] }
      }
    }
  }
  return implied
}

/// The construct correlations that the paths imply: (I − B)⁻¹Ψ(I − B)⁻ᵀ, its diagonal then set to 1.
///
/// Ψ holds the correlations of the exogenous constructs and the residual variances 1 − R² of the others.
///
/// - Parameters:
///   - observed: Correlations of the constructs, J × J.
///   - totalEffects: (I − B)⁻¹ − I, J × J.
///   - rSquared: R², J.
///   - exogenous: Numbers of the constructs without predecessors.
func impliedConstructCorrelations(
  observed: Matrix, totalEffects: Matrix, rSquared: [Double], exogenous: Set<Int>
) -> Matrix {
  let count = observed.rowCount
  var psi = Matrix(rows: count, columns: count)
  var reach = totalEffects
  for j in 0..<count {
    reach[j, j] += 1
    psi[j, j] = exogenous.contains(j) ? 1 : 1 - rSquared[j]
    for i in exogenous where i != j && exogenous.contains(j) { psi[i, j] = observed[i, j] }
  }
  var implied = Matrix.product(Matrix.product(reach, psi), reach, right: .transposed)
  for j in 0..<count { implied[j, j] = 1 }
  return implied
}

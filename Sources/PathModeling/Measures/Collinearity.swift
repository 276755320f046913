public import SatisfactionNumerics

/// Variance inflation factors: 1/(1 − R²) of each variable regressed on the others, the diagonal of R⁻¹.
///
/// - Parameter correlations: Correlations of the variables, k × k.
/// - Returns: One factor a variable, 1 or more; a single variable has 1. nil where the variables are collinear, or
///   their correlations (corrected ones) have a negative eigenvalue.
/// - Source: Marquardt (1970), Technometrics 12(3), doi:10.1080/00401706.1970.10488699.
public func varianceInflationFactors(correlations: Matrix) -> [Double]? {
  do {
    return try Cholesky(correlations).inverse.diagonal
  } catch {
    return nil
  }
}

/// Effect sizes f² of a regression's predecessors: (R² − R² without it)/(1 − R²), the scores held fixed.
///
/// - Parameters:
///   - correlations: Correlations of the predecessors, k × k.
///   - target: Their correlations with the construct they explain, k.
/// - Returns: One number a predecessor; nil where the predecessors are collinear, their correlations (corrected ones)
///   have a negative eigenvalue, or R² ≥ 1.
/// - Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, ch. 9.
public func effectSizes(correlations: Matrix, target: [Double]) -> [Double]? {
  do {
    let inverse = try Cholesky(correlations).inverse
    let coefficients = Matrix.product(inverse, Matrix(rows: target.count, columns: 1, columnMajor: target)).elements
    let explained = zip(coefficients, target).reduce(0) { $0 + $1.0 * $1.1 }
    guard explained < 1 else { return nil }
    // Dropping predecessor k lowers R² by β_k²/(R⁻¹)_kk.
    return zip(coefficients, inverse.diagonal).map { $0 * $0 / $1 / (1 - explained) }
  } catch {
    return nil
  }
}

internal import SatisfactionNumerics

/// How well a model fits by its likelihood.
///
/// - Source: Bentler (1990), Psychological Bulletin 107(2), doi:10.1037/0033-2909.107.2.238; Tucker & Lewis (1973),
///   Psychometrika 38(1), doi:10.1007/BF02291170; Browne & Cudeck (1992), Sociological Methods & Research 21(2),
///   doi:10.1177/0049124192021002005.
struct LikelihoodFit {
  let chiSquare: Double
  let degreesOfFreedom: Int
  let p: Double?
  let cfi: Double?
  let tli: Double?
  let rmsea: Double?
  let srmr: Double

  init(_ solution: LikelihoodSearch.Solution, n: Double) {
    let (sigma, s) = (solution.parameters.impliedCovariance, solution.covariance)
    let size = s.rowCount
    chiSquare = max(0, n * solution.value)
    degreesOfFreedom = size * (size + 1) / 2 - solution.parameters.places.count
    let df = Double(degreesOfFreedom)
    p = degreesOfFreedom > 0 ? ChiSquare(degreesOfFreedom: df).upperTail(chiSquare) : nil
    let baseline = Self.independence(s, n: n)
    let baselineDF = Double(size * (size - 1) / 2)
    let excess = max(chiSquare - df, 0)
    let baselineExcess = max(baseline - baselineDF, excess)
    cfi = baselineExcess > 0 ? 1 - excess / baselineExcess : nil
    let ratio = baseline / baselineDF
    tli = degreesOfFreedom > 0 && ratio > 1 ? (ratio - chiSquare / df) / (ratio - 1) : nil
    rmsea = degreesOfFreedom > 0 ? (excess / (df * n)).squareRoot() : nil
    var squares = 0.0
    for j in 0..<size {
      for i in j..<size {
        let difference = (s[i, j] - sigma[i, j]) / (s[i, i] * s[j, j]).squareRoot()
        squares += difference * difference
      }
    }
    srmr = (squares / Double(size * (size + 1) / 2)).squareRoot()
  }

  /// χ² of the model in which no indicators are related.
  private static func independence(_ s: Matrix, n: Double) -> Double {
    let logVariances = s.diagonal.reduce(0) { $0 + Scalar.log($1) }
    do {
      return n * (logVariances - (try Cholesky(s).logDeterminant))
    } catch {
      preconditionFailure("a likelihood was found, so the covariances have a determinant: \(error)")
    }
  }
}

/// L with LL′ = A for a positive semidefinite A, lower triangular.
///
/// LAPACK's factorisation needs a positive definite matrix; here a pivot that is 0 up to rounding (below 1e-12, of a
/// diagonal of 1) makes a column of zeros: that variable adds nothing to those before it.
///
/// - Parameter matrix: p × p, positive semidefinite, of which only the lower triangle is read.
/// - Complexity: O(p³ / 3).
/// - Source: Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.2 with zero pivots.
package func semidefiniteFactor(_ matrix: Matrix) -> Matrix {
  let n = matrix.rowCount
  var factor = Matrix(rows: n, columns: n)
  for j in 0..<n {
    let pivot = (0..<j).reduce(matrix[j, j]) { $0 - factor[j, $1] * factor[j, $1] }
    guard pivot > 1e-12 else { continue }
    factor[j, j] = pivot.squareRoot()
    for i in (j + 1)..<max(j + 1, n) {
      let rest = (0..<j).reduce(matrix[i, j]) { $0 - factor[i, $1] * factor[j, $1] }
      factor[i, j] = rest / factor[j, j]
    }
  }
  return factor
}

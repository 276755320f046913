internal import CSatisfactionBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// - Source: LAPACK `dsyevd`.
public struct SymmetricEigen: Sendable, Equatable {
  /// Eigenvalues, ascending.
  public let values: [Double]
  /// Eigenvectors of length 1, one a column, in the order of ``values``; their signs are LAPACK's.
  public let vectors: Matrix

  /// Decomposes `matrix`, of which only the lower triangle is read.
  ///
  /// - Parameter matrix: Symmetric, p × p; of order 0 it has no eigenvalues.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)`` with the place of a NaN or an infinity,
  ///   ``LinearAlgebraError/eigenvaluesNotFound(info:)`` where the iteration does not end.
  /// - Precondition: `matrix` is square.
  /// - Complexity: O(p³).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has eigenvalues")
    try matrix.requireFinite()
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rowCount)
    guard matrix.rowCount > 0, OpenBLAS.isReady else {
      (self.values, self.vectors) = (values, vectors)
      return
    }
    let info = Self.decompose(&vectors.storage, into: &values, order: Int32(matrix.rowCount))
    precondition(info >= 0, "dsyevd: argument \(-info) is wrong")
    if info > 0 { throw .eigenvaluesNotFound(info: Int(info)) }
    (self.values, self.vectors) = (values, vectors)
  }

  /// V·Λ^exponent·V′: the power of the matrix, p × p.
  ///
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(order:)`` where an eigenvalue is not positive.
  package func power(_ exponent: Double) throws(LinearAlgebraError) -> Matrix {
    if let order = values.firstIndex(where: { !($0 > 0) }) { throw .notPositiveDefinite(order: order + 1) }
    var scaled = vectors
    for j in 0..<values.count {
      let factor = Scalar.exp(exponent * Scalar.log(values[j]))
      for i in 0..<values.count { scaled[i, j] *= factor }
    }
    return .product(scaled, vectors, right: .transposed)
  }

  private static func decompose(_ matrix: inout [Double], into values: inout [Double], order: Int32) -> Int32 {
    var (n, info) = (order, Int32(0))
    let p = Int(order)
    // The sizes that dsyevd's documentation asks for with eigenvectors.
    var (workSize, integerSize) = (Int32(1 + 6 * p + 2 * p * p), Int32(3 + 5 * p))
    var work = [Double](repeating: 0, count: Int(workSize))
    var integers = [Int32](repeating: 0, count: Int(integerSize))
    unsafe dsyevd_(
      "V", "L", &n, &matrix, &n, &values, &work, &workSize, &integers, &integerSize, &info, 1, 1)
    return info
  }
}

internal import CSatisfactionBLAS

/// The Cholesky factorisation A = LL′ of a symmetric positive definite matrix.
///
/// - Source: LAPACK `dpotrf`, `dpotrs`, `dpotri`.
public struct Cholesky: Sendable, Equatable {
  /// L in the lower triangle; what stands above the diagonal is not part of it.
  private let factor: Matrix

  /// Factors `matrix`, of which only the lower triangle is read.
  ///
  /// - Parameter matrix: Symmetric positive definite, p × p; of order 0 it has the factor of order 0.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(order:)`` with the order of the first leading part that is not,
  ///   ``LinearAlgebraError/notFinite(row:column:)`` with the place of a NaN or an infinity.
  /// - Precondition: `matrix` is square.
  /// - Complexity: O(p³ / 3).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has a Cholesky factor")
    try matrix.requireFinite()
    var factor = matrix
    let n = Int32(matrix.rowCount)
    var info: Int32 = 0
    if n > 0, OpenBLAS.isReady {
      unsafe factor.storage.withUnsafeMutableBufferPointer { a in
        var order = n
        unsafe dpotrf_("L", &order, a.baseAddress, &order, &info, 1)
      }
    }
    precondition(info >= 0, "dpotrf: argument \(-info) is wrong")
    if info > 0 { throw .notPositiveDefinite(order: Int(info)) }
    self.factor = factor
  }

  /// Order of the matrix.
  public var order: Int { factor.rowCount }

  /// L, with zeros above the diagonal.
  public var lower: Matrix {
    var result = factor
    for j in 0..<order {
      for i in 0..<j { result[i, j] = 0 }
    }
    return result
  }

  /// ln |A|.
  public var logDeterminant: Double { 2 * factor.diagonal.reduce(0) { $0 + Scalar.log($1) } }

  /// The X of A X = `right`, column by column.
  ///
  /// - Parameter right: p × k.
  /// - Returns: p × k; of an ill-conditioned A as inexact as its condition makes it.
  /// - Precondition: `right` has as many rows as A.
  public func solve(_ right: Matrix) -> Matrix {
    precondition(right.rowCount == order, "the right side has \(right.rowCount) rows, the matrix \(order)")
    var result = right
    guard order > 0, right.columnCount > 0 else { return result }
    var info: Int32 = 0
    unsafe result.storage.withUnsafeMutableBufferPointer { b in
      var n = Int32(order)
      var columns = Int32(right.columnCount)
      unsafe dpotrs_("L", &n, &columns, factor.elements, &n, b.baseAddress, &n, &info, 1)
    }
    precondition(info == 0, "dpotrs: argument \(-info) is wrong")
    return result
  }

  /// A⁻¹, p × p, in O(p³).
  public var inverse: Matrix { solve(.identity(order)) }

  /// L⁻¹ M L⁻ᵀ: what a symmetric matrix M looks like where A is the identity.
  ///
  /// - Precondition: `matrix` is of the same order.
  package func whiten(_ matrix: Matrix) -> Matrix {
    precondition(matrix.rowCount == order && matrix.columnCount == order, "both matrices have the same order")
    var result = matrix
    guard order > 0 else { return result }
    var info: Int32 = 0
    unsafe result.storage.withUnsafeMutableBufferPointer { a in
      var (type, n) = (Int32(1), Int32(order))
      unsafe dsygst_(&type, "L", &n, a.baseAddress, &n, factor.elements, &n, &info, 1)
    }
    precondition(info == 0, "dsygst: argument \(-info) is wrong")
    for j in 0..<order {
      for i in (j + 1)..<max(j + 1, order) { result[j, i] = result[i, j] }
    }
    return result
  }
}

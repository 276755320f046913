/// What can go wrong in a factorisation of numbers that came from data.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A matrix that must be positive definite is not: the leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(order: Int)
  /// The eigenvalue iteration of LAPACK gave up; `info` is LAPACK's own code.
  case eigenvaluesNotFound(info: Int)
  /// An element is NaN or infinite.
  case notFinite(row: Int, column: Int)

  /// What went wrong, in one line.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .eigenvaluesNotFound(let info):
      "the eigenvalues could not be computed (LAPACK info \(info))"
    case .notFinite(let row, let column):
      "the matrix holds a number that is not finite in row \(row + 1), column \(column + 1)"
    }
  }
}

extension Matrix {
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)`` for the first NaN or infinity, in column order.
  package func requireFinite() throws(LinearAlgebraError) {
    guard let at = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(row: at % rowCount, column: at / rowCount)
  }
}

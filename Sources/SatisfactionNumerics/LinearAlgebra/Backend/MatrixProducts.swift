internal import CSatisfactionBLAS

extension Matrix {
  /// Whether a factor of a product is taken as it stands or with rows and columns exchanged.
  package enum Orientation {
    case asIs
    case transposed

    var cblas: CBLAS_TRANSPOSE { self == .asIs ? CblasNoTrans : CblasTrans }
  }

  /// The product of two matrices, by `dgemm`.
  ///
  /// - Precondition: the inner dimensions agree.
  package static func product(
    _ a: Matrix, _ b: Matrix, left: Orientation = .asIs, right: Orientation = .asIs
  ) -> Matrix {
    let (m, inner) = left == .asIs ? (a.rowCount, a.columnCount) : (a.columnCount, a.rowCount)
    let (innerB, n) = right == .asIs ? (b.rowCount, b.columnCount) : (b.columnCount, b.rowCount)
    precondition(inner == innerB, "inner dimensions \(inner) and \(innerB) disagree")
    var result = Matrix(rows: m, columns: n)
    guard m > 0, n > 0, inner > 0, OpenBLAS.isReady else { return result }
    unsafe result.storage.withUnsafeMutableBufferPointer { c in
      unsafe cblas_dgemm(
        CblasColMajor, left.cblas, right.cblas, Int32(m), Int32(n), Int32(inner), 1, a.elements,
        Int32(a.rowCount), b.elements, Int32(b.rowCount), 0, c.baseAddress, Int32(m))
    }
    return result
  }

  /// X′X, both triangles filled, by `dsyrk`.
  package var gram: Matrix {
    var result = Matrix(rows: columnCount, columns: columnCount)
    guard rowCount > 0, columnCount > 0, OpenBLAS.isReady else { return result }
    unsafe result.storage.withUnsafeMutableBufferPointer { c in
      unsafe cblas_dsyrk(
        CblasColMajor, CblasUpper, CblasTrans, Int32(columnCount), Int32(rowCount), 1, elements, Int32(rowCount), 0,
        c.baseAddress, Int32(columnCount))
    }
    result.copyUpperToLower()
    return result
  }

  /// Makes the matrix symmetric from its upper triangle.
  mutating func copyUpperToLower() {
    for j in 0..<columnCount {
      for i in 0..<j { self[j, i] = self[i, j] }
    }
  }
}

import SatisfactionNumerics
import Testing

/// A reproducible stream of numbers in (−1, 1) for test matrices.
struct TestNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(Int64(bitPattern: state) >> 11) / Double(Int64(1) << 52)
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: (0..<(rows * columns)).map { _ in next() })
  }

  /// X′X + I of a random X: positive definite.
  mutating func positiveDefinite(_ order: Int) -> Matrix {
    let x = matrix(order + 2, order)
    var result = naiveProduct(x.transposed, x)
    for i in 0..<order { result[i, i] += 1 }
    return result
  }
}

func naiveProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  var result = Matrix(rows: a.rowCount, columns: b.columnCount)
  for i in 0..<a.rowCount {
    for j in 0..<b.columnCount {
      for k in 0..<a.columnCount { result[i, j] += a[i, k] * b[k, j] }
    }
  }
  return result
}

func largestDifference(_ a: Matrix, _ b: Matrix) -> Double {
  guard a.rowCount == b.rowCount, a.columnCount == b.columnCount else { return .infinity }
  return zip(a.elements, b.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

struct MatrixTests {
  static let sizes = [0, 1, 2, 3, 7, 8, 24, 65]

  @Test
  func elementsAreColumnMajor() {
    let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 2] == 6)
    #expect(matrix.transposed == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(Array(matrix.column(1)) == [2, 5])
    #expect(matrix.submatrix(rows: [1], columns: [2, 0]) == Matrix(rows: [[6, 4]]))
    #expect(matrix.diagonal == [1, 5])
  }

  @Test(arguments: sizes, sizes)
  func productEqualsNaiveLoop(_ m: Int, _ n: Int) {
    var numbers = TestNumbers(seed: UInt64(m * 100 + n))
    for inner in Self.sizes {
      let (a, b) = (numbers.matrix(m, inner), numbers.matrix(inner, n))
      let expected = naiveProduct(a, b)
      #expect(largestDifference(.product(a, b), expected) < 1e-13)
      #expect(largestDifference(.product(a.transposed, b, left: .transposed), expected) < 1e-13)
      #expect(largestDifference(.product(a, b.transposed, right: .transposed), expected) < 1e-13)
    }
  }

  @Test(arguments: sizes, sizes)
  func gramEqualsNaiveLoop(_ rows: Int, _ columns: Int) {
    var numbers = TestNumbers(seed: UInt64(rows * 100 + columns + 7))
    let x = numbers.matrix(rows, columns)
    #expect(largestDifference(x.gram, naiveProduct(x.transposed, x)) < 1e-13)
    #expect(x.gram.asymmetry == 0)
  }
}

struct FactorisationTests {
  @Test(arguments: MatrixTests.sizes)
  func choleskyFactorsAndSolves(_ order: Int) throws {
    var numbers = TestNumbers(seed: UInt64(order + 31))
    let a = numbers.positiveDefinite(order)
    let cholesky = try Cholesky(a)
    #expect(largestDifference(naiveProduct(cholesky.lower, cholesky.lower.transposed), a) < 1e-11)
    let right = numbers.matrix(order, 3)
    #expect(largestDifference(naiveProduct(a, cholesky.solve(right)), right) < 1e-10)
    #expect(largestDifference(naiveProduct(a, cholesky.inverse), .identity(order)) < 1e-10)
    let determinant = cholesky.lower.diagonal.reduce(1) { $0 * $1 * $1 }
    #expect(abs(Scalar.exp(cholesky.logDeterminant) - determinant) <= 1e-9 * determinant)
  }

  @Test(arguments: MatrixTests.sizes)
  func eigenvectorsRebuildTheMatrix(_ order: Int) throws {
    var numbers = TestNumbers(seed: UInt64(order + 77))
    let a = numbers.positiveDefinite(order)
    let eigen = try SymmetricEigen(a)
    #expect(eigen.values == eigen.values.sorted())
    var scaled = eigen.vectors
    for j in 0..<order {
      for i in 0..<order { scaled[i, j] *= eigen.values[j] }
    }
    #expect(largestDifference(naiveProduct(scaled, eigen.vectors.transposed), a) < 1e-11)
    #expect(largestDifference(naiveProduct(eigen.vectors.transposed, eigen.vectors), .identity(order)) < 1e-12)
  }

  @Test
  func choleskyNamesTheMinorThatFails() {
    let matrix = Matrix(rows: [[4, 2, 2], [2, 1, 1], [2, 1, 5]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) { try Cholesky(matrix) }
  }

  @Test
  func notFiniteElementsAreNamed() {
    let matrix = Matrix(rows: [[1, 0], [.nan, 1]])
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) { try Cholesky(matrix) }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) { try SymmetricEigen(matrix) }
    #expect("\(LinearAlgebraError.notFinite(row: 1, column: 0))".contains("row 2, column 1"))
  }
}

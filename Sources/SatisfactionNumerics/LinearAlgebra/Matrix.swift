/// A dense matrix of `Double`, stored column by column.
///
/// Element (i, j) stands at `elements[i + j * rowCount]`: the layout of BLAS and LAPACK, so that no copy stands
/// between a matrix and a factorisation. A matrix may have no rows or no columns.
public struct Matrix: Sendable, Equatable, Codable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// `rowCount * columnCount` numbers, column by column.
  @usableFromInline
  var storage: [Double]

  /// All elements, column by column; `rowCount * columnCount` of them.
  public var elements: [Double] { storage }

  /// A matrix from its elements in column-major order.
  ///
  /// - Precondition: `columnMajor` holds `rows * columns` numbers.
  public init(rows: Int, columns: Int, columnMajor: [Double]) {
    precondition(rows >= 0 && columns >= 0 && columnMajor.count == rows * columns, "shape and elements disagree")
    rowCount = rows
    columnCount = columns
    storage = columnMajor
  }

  /// A matrix with the same number everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, columnMajor: Array(repeating: value, count: rows * columns))
  }

  /// A matrix from its rows, as one writes it down.
  ///
  /// - Precondition: every row has the same length.
  public init(rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "every row of a matrix has the same length")
    self.init(rows: rows.count, columns: columns)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case rowCount
    case columnCount
    case storage = "elements"
  }

  /// Reads a matrix.
  ///
  /// - Throws: `DecodingError` where the number of elements is not that of the shape.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let (rows, columns) = (
      try values.decode(Int.self, forKey: .rowCount), try values.decode(Int.self, forKey: .columnCount)
    )
    let elements = try values.decode([Double].self, forKey: .storage)
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflows, count == elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .storage, in: values,
        debugDescription: "a matrix of \(rows) × \(columns) cannot have \(elements.count) elements")
    }
    self.init(rows: rows, columns: columns, columnMajor: elements)
  }

  /// The identity of order `n`.
  public static func identity(_ n: Int) -> Matrix {
    var result = Matrix(rows: n, columns: n)
    for i in 0..<n { result[i, i] = 1 }
    return result
  }

  /// Element in row `row` and column `column`, both from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "index outside the matrix")
      return storage[row + column * rowCount]
    }
    _modify {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "index outside the matrix")
      yield &storage[row + column * rowCount]
    }
  }

  /// The numbers of one column, from top to bottom.
  public func column(_ column: Int) -> ArraySlice<Double> {
    elements[(column * rowCount)..<((column + 1) * rowCount)]
  }

  /// The elements (i, i).
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columnCount, columns: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The rows and columns with the given numbers, in that order.
  public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
    var result = Matrix(rows: rows.count, columns: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, row) in rows.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }

  /// Largest absolute difference between (i, j) and (j, i); 0 for a symmetric matrix.
  ///
  /// - Precondition: the matrix is square.
  public var asymmetry: Double {
    precondition(rowCount == columnCount, "only a square matrix can be symmetric")
    var largest = 0.0
    for j in 0..<columnCount {
      for i in 0..<j { largest = max(largest, abs(self[i, j] - self[j, i])) }
    }
    return largest
  }
}

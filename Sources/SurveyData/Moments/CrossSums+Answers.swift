internal import SatisfactionNumerics

extension CrossSums {
  /// Sums over all rows used.
  init(_ answers: Answers, threads: Int) {
    let incomplete = answers.replacements.indices.filter { answers.replacements[$0] != nil }
    var observed = [Int?](repeating: nil, count: answers.columns.count)
    for (k, j) in incomplete.enumerated() { observed[j] = answers.columns.count + k }
    let bytes = answers.weights == nil ? Self.byteColumns(answers, incomplete: incomplete) : nil
    if let bytes {
      self.init(bytes, answers, observed: observed, threads: threads)
    } else {
      self.init(blocksOf: answers, observed: observed, incomplete: incomplete, threads: threads)
    }
  }

  // MARK: Whole numbers

  /// The q columns as bytes: missing answers hold the shift, which counts as 0. nil if a column is not of bytes.
  private static func byteColumns(_ answers: Answers, incomplete: [Int]) -> [ColumnValues<Int8>]? {
    var filled: [ColumnValues<Int8>] = []
    var observed: [ColumnValues<Int8>] = []
    for (j, column) in answers.columns.enumerated() {
      guard case .bytes(let values) = column else { return nil }
      guard answers.replacements[j] != nil else {
        filled.append(values)
        continue
      }
      let shift = Int8(answers.shifts[j])
      filled.append(ColumnValues(values.map { $0 == Column.missingByte ? shift : $0 }[...]))
      observed.append(ColumnValues(values.map { $0 == Column.missingByte ? 0 : 1 }[...]))
    }
    return filled + observed
  }

  private init(_ columns: [ColumnValues<Int8>], _ answers: Answers, observed: [Int?], threads: Int) {
    let q = columns.count
    let shifts = answers.shifts.map { Int16($0) } + Array(repeating: 0, count: q - answers.shifts.count)
    let part = 1 << 15
    let partCount = (answers.rowsUsed + part - 1) / part
    let parts = ParallelWork.map(partCount, threads: threads) { index in
      let first = index * part
      var sums = ByteColumns.Sums(columns: q)
      unsafe Self.withPointers(columns[...], from: first, []) { starts in
        unsafe sums.add(starts, shifts: shifts, rows: min(part, answers.rowsUsed - first))
      }
      return sums
    }
    var all = ByteColumns.Sums(columns: q)
    for part in parts { all += part }
    var products = Matrix(rows: q, columns: q)
    for j in 0..<q {
      for i in 0...j {
        products[i, j] = Double(all.products[i + j * q])
        products[j, i] = products[i, j]
      }
    }
    let n = Double(answers.rowsUsed)
    self.init(
      p: answers.columns.count, observed: observed, shifts: answers.shifts, n: n, total: n,
      sums: all.sums.map { Double($0) }, products: products)
  }

  /// The address of a row in every column.
  private static func withPointers(
    _ columns: ArraySlice<ColumnValues<Int8>>, from row: Int, _ found: [UnsafePointer<Int8>],
    _ body: ([UnsafePointer<Int8>]) -> Void
  ) {
    guard let column = columns.first else { return unsafe body(found) }
    unsafe column.withUnsafeBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      unsafe withPointers(columns.dropFirst(), from: row, found + [base + row], body)
    }
  }

  // MARK: Any numbers

  /// Rows that are multiplied at a time: a block of 24 columns fits the second-level cache.
  private static let blockRows = 1024

  private init(blocksOf answers: Answers, observed: [Int?], incomplete: [Int], threads: Int) {
    let q = answers.columns.count + incomplete.count
    let blockCount = (answers.rowsUsed + Self.blockRows - 1) / Self.blockRows
    // Sixteen parts, whatever the number of threads: the order of additions must not depend on it.
    let partCount = min(16, blockCount)
    let parts = ParallelWork.map(partCount, threads: threads) { part in
      var total = Matrix(rows: q + 1, columns: q + 1)
      for block in (part * blockCount / partCount)..<((part + 1) * blockCount / partCount) {
        let first = block * Self.blockRows
        let rows = first..<min(first + Self.blockRows, answers.rowsUsed)
        let product = Self.blockProduct(answers, rows: rows, incomplete: incomplete)
        for i in product.elements.indices { total.elements[i] += product.elements[i] }
      }
      return total
    }
    var all = Matrix(rows: q + 1, columns: q + 1)
    for part in parts {
      for i in part.elements.indices { all.elements[i] += part.elements[i] }
    }
    self.init(
      p: answers.columns.count, observed: observed, shifts: answers.shifts, n: Double(answers.rowsUsed),
      total: all[q, q], sums: (0..<q).map { all[$0, q] },
      products: all.submatrix(rows: Array(0..<q), columns: Array(0..<q)))
  }

  /// Z′ΩZ for one block of rows, with a last column of ones.
  private static func blockProduct(_ answers: Answers, rows: Range<Int>, incomplete: [Int]) -> Matrix {
    var cells: [Double] = []
    let columnCount = answers.columns.count + incomplete.count + 1
    cells.reserveCapacity(rows.count * columnCount)
    for (j, column) in answers.columns.enumerated() {
      let shift = answers.shifts[j]
      for row in rows {
        let value = column.value(at: row)
        cells.append(value.isNaN ? 0 : value - shift)
      }
    }
    for j in incomplete {
      for row in rows { cells.append(answers.columns[j].value(at: row).isNaN ? 0 : 1) }
    }
    cells.append(contentsOf: repeatElement(1, count: rows.count))
    let z = Matrix(rows: rows.count, columns: columnCount, columnMajor: cells)
    guard let weights = answers.weights else { return z.gram }
    for column in 0..<columnCount {
      for (i, row) in rows.enumerated() { cells[column * rows.count + i] *= weights[row] }
    }
    let weighted = Matrix(rows: rows.count, columns: columnCount, columnMajor: cells)
    // Not by square roots of weights: whole weights and whole answers must give whole sums.
    var product = Matrix.product(weighted, .transposed, z)
    for j in 0..<columnCount {
      for i in 0..<j { product[j, i] = product[i, j] }
    }
    return product
  }
}

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
    let (part, rowsUsed) = (1 << 15, answers.rowsUsed)
    func add(_ rows: Range<Int>, to sums: inout ByteColumns.Sums) {
      unsafe sums.add(rows, shifts: shifts) { j, body in
        unsafe columns[j].withUnsafeBufferPointer { unsafe body($0) }
      }
    }
    var all = ByteColumns.Sums(columns: q)
    add(0..<min(part, rowsUsed), to: &all)
    if rowsUsed > part {
      let others = ParallelWork.map((rowsUsed - 1) / part, threads: threads) { index in
        var sums = ByteColumns.Sums(columns: q)
        add((part * (index + 1))..<min(part * (index + 2), rowsUsed), to: &sums)
        return sums
      }
      for sums in others { all += sums }
    }
    var products = [Double](repeating: 0, count: q * q)
    for j in 0..<q {
      for i in 0...j {
        products[i + j * q] = Double(all.products[i + j * q])
        products[j + i * q] = products[i + j * q]
      }
    }
    let n = Double(answers.rowsUsed)
    self.init(
      p: answers.columns.count, observed: observed, shifts: answers.shifts, n: n, total: n,
      sums: all.sums.map { Double($0) }, products: products, isWhole: true)
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
      var total = [Double](repeating: 0, count: (q + 1) * (q + 1))
      for block in (part * blockCount / partCount)..<((part + 1) * blockCount / partCount) {
        let first = block * Self.blockRows
        let rows = first..<min(first + Self.blockRows, answers.rowsUsed)
        let product = Self.blockProduct(answers, rows: rows, incomplete: incomplete).elements
        for i in total.indices { total[i] += product[i] }
      }
      return total
    }
    var all = [Double](repeating: 0, count: (q + 1) * (q + 1))
    for part in parts {
      for i in all.indices { all[i] += part[i] }
    }
    // The upper triangle counts: in a sum of rounded numbers the two may differ in the last place.
    var products = [Double](repeating: 0, count: q * q)
    for j in 0..<q {
      for i in 0...j {
        products[i + j * q] = all[i + j * (q + 1)]
        products[j + i * q] = products[i + j * q]
      }
    }
    self.init(
      p: answers.columns.count, observed: observed, shifts: answers.shifts, n: Double(answers.rowsUsed),
      total: all[q + q * (q + 1)], sums: Array(all[(q * (q + 1))..<(q * (q + 1) + q)]), products: products,
      isWhole: all.allSatisfy { $0 == $0.rounded(.towardZero) && abs($0) < 0x1p53 })
  }

  /// Z′ΩZ for one block of rows, with a last column of ones; only the upper triangle is meant.
  private static func blockProduct(_ answers: Answers, rows: Range<Int>, incomplete: [Int]) -> Matrix {
    let columnCount = answers.columns.count + incomplete.count + 1
    let n = rows.count
    let cells = unsafe [Double](unsafeUninitializedCapacity: n * columnCount) { cells, initialized in
      for (j, column) in answers.columns.enumerated() {
        unsafe column.store(rows, less: answers.shifts[j], in: UnsafeMutableBufferPointer(rebasing: cells[(j * n)...]))
      }
      for (k, j) in incomplete.enumerated() {
        let start = (answers.columns.count + k) * n
        for (i, row) in rows.enumerated() {
          unsafe cells[start + i] = answers.columns[j].value(at: row).isNaN ? 0 : 1
        }
      }
      for i in 0..<n { unsafe cells[(columnCount - 1) * n + i] = 1 }
      initialized = n * columnCount
    }
    let z = Matrix(rows: n, columns: columnCount, columnMajor: cells)
    guard let weights = answers.weights else { return z.gram }
    var weighted = cells
    for j in 0..<columnCount {
      for i in 0..<n { weighted[j * n + i] *= weights[rows.lowerBound + i] }
    }
    // Not by square roots of weights: whole weights and whole answers must give whole sums.
    return Matrix.product(Matrix(rows: n, columns: columnCount, columnMajor: weighted), z, left: .transposed)
  }
}

extension AnswerColumn {
  /// Writes some of the rows less a shift; 0 where there is no answer.
  fileprivate func store(_ rows: Range<Int>, less shift: Double, in cells: UnsafeMutableBufferPointer<Double>) {
    switch self {
    case .bytes(let values):
      unsafe values.withUnsafeBufferPointer { values in
        for (i, row) in rows.enumerated() {
          let value = unsafe values[row]
          unsafe cells[i] = value == Column.missingByte ? 0 : Double(value) - shift
        }
      }
    case .doubles(let values):
      unsafe values.withUnsafeBufferPointer { values in
        for (i, row) in rows.enumerated() {
          let value = unsafe values[row]
          unsafe cells[i] = value.isNaN ? 0 : value - shift
        }
      }
    }
  }
}

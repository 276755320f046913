internal import SatisfactionNumerics

extension Answers {
  /// The sums of all rows used.
  ///
  /// Sums of whole numbers are exact, so neither the order of rows nor the number of threads changes a bit of them.
  /// Moments that follow from them replace missing answers by means, also under ``MissingPolicy/em``, whose
  /// ``moments(threads:)`` need the sums of every pattern of gaps.
  ///
  /// - Parameter threads: How many threads may work; nil for one a core.
  /// - Complexity: O(n p²).
  public func sums(threads: Int? = nil) -> MomentSums {
    let threads = threads ?? ParallelWork.availableThreads
    let columns = summedColumns
    if let bytes = byteColumns(columns) {
      let sums = Self.byteSums(bytes, rows: 0..<rowsUsed, threads: threads)
      return momentSums(columns, sums, cases: rowsUsed, squaredWeight: Double(rowsUsed), answerCount: nil)
    }
    return momentSums(
      columns, blockSums(columns, threads: threads), cases: rowsUsed,
      squaredWeight: weights.map { $0.reduce(0) { $0 + $1 * $1 } } ?? Double(rowsUsed),
      answerCount: { column in (0..<rowsUsed).count { !self.columns[column].value(at: $0).isNaN } })
  }

  /// The sums of every cell of a division of the rows used.
  ///
  /// - Parameters:
  ///   - cells: The division.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  /// - Complexity: O(n p²).
  public func table(of cells: Cells, threads: Int? = nil) -> MomentTable {
    let threads = threads ?? ParallelWork.availableThreads
    let columns = summedColumns
    var rows: [MomentSums]
    if let bytes = byteColumns(columns) {
      let gathered = ParallelWork.map(bytes.count, threads: threads) { bytes[$0].gathered(cells.members) }
      rows = ParallelWork.map(cells.count, threads: threads) { cell in
        let range = cells.range(ofCell: cell)
        let sums = Self.byteSums(gathered, rows: range, threads: 1)
        return momentSums(
          columns, sums, cases: range.count, squaredWeight: Double(range.count), answerCount: nil)
      }
    } else {
      rows = ParallelWork.map(cells.count, threads: threads) { cell in
        let members = cells.members(ofCell: cell)
        return momentSums(
          columns, partSums(columns, members), cases: members.count,
          squaredWeight: weights.map { all in members.reduce(0) { $0 + all[Int($1)] * all[Int($1)] } }
            ?? Double(members.count),
          answerCount: { column in members.count { !self.columns[column].value(at: Int($0)).isNaN } })
      }
    }
    let elements = (0..<sumLayout.count).flatMap { place in rows.map { $0.values[place] } }
    return MomentTable(
      layout: sumLayout, shifts: shifts, keyNames: cells.names, keys: cells.keys,
      values: Matrix(rows: cells.count, columns: sumLayout.count, columnMajor: elements))
  }

  // MARK: Columns

  /// A column that is summed and multiplied.
  enum SummedColumn {
    /// Answers less their shift, 0 where there is none.
    case answers(Int)
    /// 1 where there is an answer, else 0.
    case observed(Int)
  }

  /// The multiplied columns of the layout, then answers and observed columns of means only, one after the other.
  var summedColumns: [SummedColumn] {
    let (p, layout) = (codings.count, sumLayout)
    return (0..<p).map { .answers($0) } + layout.incomplete.map { .observed($0) }
      + layout.meansOnly.indices.map { .answers(p + $0) } + layout.meansOnly.indices.map { .observed(p + $0) }
  }

  /// Σω, Σωz and Σωzz′ of the summed columns, the upper triangle at `i + j * count`.
  struct ProductSums {
    var total: Double
    var sums: [Double]
    var products: [Double]
  }

  private func momentSums(
    _ columns: [SummedColumn], _ found: ProductSums, cases: Int, squaredWeight: Double, answerCount: ((Int) -> Int)?
  ) -> MomentSums {
    let (layout, size, q) = (sumLayout, columns.count, sumLayout.multipliedCount)
    var values = [Double]()
    values.reserveCapacity(layout.count)
    values += [Double(cases), found.total]
    values += found.sums.prefix(q)
    for b in 0..<q { values += found.products[(b * size)...(b * size + b)] }
    let further = layout.meansOnly.count
    for m in 0..<further {
      let (answers, observed) = (q + m, q + further + m)
      values += [found.sums[observed], found.sums[answers], found.products[answers + answers * size]]
    }
    values.append(squaredWeight)
    for (k, column) in columns.enumerated() {
      guard case .observed(let j) = column else { continue }
      values.append(answerCount.map { Double($0(j)) } ?? found.sums[k])
    }
    return MomentSums(layout: layout, shifts: shifts, values: values)
  }

  // MARK: Whole numbers

  /// The summed columns as bytes less their shifts to come: missing answers hold the shift, which counts as 0. nil if
  /// cases have weights or a column is not of bytes.
  private func byteColumns(_ columns: [SummedColumn]) -> [ShiftedBytes]? {
    guard weights == nil else { return nil }
    var result: [ShiftedBytes] = []
    for column in columns {
      switch column {
      case .answers(let j):
        guard case .bytes(let values) = self.columns[j] else { return nil }
        let shift = Int8(shifts[j])
        let filled = hasGaps[j] ? ColumnValues(values.map { $0 == Column.missingByte ? shift : $0 }[...]) : values
        result.append(ShiftedBytes(values: filled, shift: Int16(shift)))
      case .observed(let j):
        guard case .bytes(let values) = self.columns[j] else { return nil }
        result.append(
          ShiftedBytes(values: ColumnValues(values.map { $0 == Column.missingByte ? 0 : 1 }[...]), shift: 0))
      }
    }
    return result
  }

  private struct ShiftedBytes {
    let values: ColumnValues<Int8>
    let shift: Int16

    /// The cells of some rows, in their order.
    func gathered(_ rows: [Int32]) -> ShiftedBytes {
      unsafe values.withUnsafeBufferPointer { cells in
        ShiftedBytes(values: ColumnValues(rows.map { unsafe cells[Int($0)] }[...]), shift: shift)
      }
    }
  }

  /// Rows whose sums one thread forms at a time.
  private static let partRows = 1 << 15

  private static func byteSums(_ columns: [ShiftedBytes], rows: Range<Int>, threads: Int) -> ProductSums {
    let (q, shifts) = (columns.count, columns.map(\.shift))
    func add(_ rows: Range<Int>, to sums: inout ByteColumns.Sums) {
      unsafe sums.add(rows, shifts: shifts) { j, body in
        unsafe columns[j].values.withUnsafeBufferPointer { unsafe body($0) }
      }
    }
    func part(_ index: Int) -> Range<Int> {
      let first = rows.lowerBound + partRows * index
      return first..<min(first + partRows, rows.upperBound)
    }
    var all = ByteColumns.Sums(columns: q)
    add(part(0), to: &all)
    if rows.count > partRows {
      let others = ParallelWork.map((rows.count - 1) / partRows, threads: threads) { index in
        var sums = ByteColumns.Sums(columns: q)
        add(part(index + 1), to: &sums)
        return sums
      }
      for sums in others { all += sums }
    }
    return ProductSums(
      total: Double(rows.count), sums: all.sums.map { Double($0) }, products: all.products.map { Double($0) })
  }

  // MARK: Any numbers

  /// Rows that are multiplied at a time: a block of 24 columns fits the second-level cache.
  private static let blockRows = 1024

  private func blockSums(_ columns: [SummedColumn], threads: Int) -> ProductSums {
    let size = columns.count + 1
    let blockCount = (rowsUsed + Self.blockRows - 1) / Self.blockRows
    // Sixteen parts, whatever the number of threads: the order of additions must not depend on it.
    let partCount = min(16, blockCount)
    let parts = ParallelWork.map(partCount, threads: threads) { part in
      var total = [Double](repeating: 0, count: size * size)
      for block in (part * blockCount / partCount)..<((part + 1) * blockCount / partCount) {
        let first = block * Self.blockRows
        let rows = first..<min(first + Self.blockRows, rowsUsed)
        let product = blockProduct(columns, rows: rows).elements
        for i in total.indices { total[i] += product[i] }
      }
      return total
    }
    var all = [Double](repeating: 0, count: size * size)
    for part in parts {
      for i in all.indices { all[i] += part[i] }
    }
    return Self.splitting(all, size: size)
  }

  /// The sums of some rows.
  func partSums(_ columns: [SummedColumn], _ rows: ArraySlice<Int32>) -> ProductSums {
    let size = columns.count + 1
    var all = [Double](repeating: 0, count: size * size)
    for first in stride(from: rows.startIndex, to: rows.endIndex, by: Self.blockRows) {
      let product = blockProduct(columns, rows: rows[first..<min(first + Self.blockRows, rows.endIndex)]).elements
      for i in all.indices { all[i] += product[i] }
    }
    return Self.splitting(all, size: size)
  }

  /// Takes a product with a last column of ones apart.
  private static func splitting(_ product: [Double], size: Int) -> ProductSums {
    let q = size - 1
    return ProductSums(
      total: product[q + q * size], sums: Array(product[(q * size)..<(q * size + q)]),
      products: (0..<q).flatMap { product[($0 * size)..<($0 * size + q)] })
  }

  /// Z′ΩZ for one block of rows, with a last column of ones; only the upper triangle is meant.
  private func blockProduct<Rows: RandomAccessCollection>(_ columns: [SummedColumn], rows: Rows) -> Matrix
  where Rows.Element: BinaryInteger {
    let (n, columnCount) = (rows.count, columns.count + 1)
    let cells = unsafe [Double](unsafeUninitializedCapacity: n * columnCount) { cells, initialized in
      for (k, column) in columns.enumerated() {
        let target = unsafe UnsafeMutableBufferPointer(rebasing: cells[(k * n)..<((k + 1) * n)])
        switch column {
        case .answers(let j): unsafe self.columns[j].store(rows, less: shifts[j], in: target)
        case .observed(let j): unsafe self.columns[j].storeObserved(rows, in: target)
        }
      }
      for i in 0..<n { unsafe cells[(columnCount - 1) * n + i] = 1 }
      initialized = n * columnCount
    }
    let z = Matrix(rows: n, columns: columnCount, columnMajor: cells)
    guard let weights else { return z.gram }
    var weighted = cells
    let own = rows.map { weights[Int($0)] }
    for j in 0..<columnCount {
      for i in 0..<n { weighted[j * n + i] *= own[i] }
    }
    // Not by square roots of weights: whole weights and whole answers must give whole sums.
    return Matrix.product(Matrix(rows: n, columns: columnCount, columnMajor: weighted), z, left: .transposed)
  }
}

extension AnswerColumn {
  /// Writes some of the rows less a shift; 0 where there is no answer.
  fileprivate func store<Rows: RandomAccessCollection>(
    _ rows: Rows, less shift: Double, in cells: UnsafeMutableBufferPointer<Double>
  ) where Rows.Element: BinaryInteger {
    switch self {
    case .bytes(let values):
      unsafe values.withUnsafeBufferPointer { values in
        for (i, row) in rows.enumerated() {
          let value = unsafe values[Int(row)]
          unsafe cells[i] = value == Column.missingByte ? 0 : Double(value) - shift
        }
      }
    case .doubles(let values):
      unsafe values.withUnsafeBufferPointer { values in
        for (i, row) in rows.enumerated() {
          let value = unsafe values[Int(row)]
          unsafe cells[i] = value.isNaN ? 0 : value - shift
        }
      }
    }
  }

  /// Writes 1 for the rows with an answer and 0 for those without.
  fileprivate func storeObserved<Rows: RandomAccessCollection>(
    _ rows: Rows, in cells: UnsafeMutableBufferPointer<Double>
  ) where Rows.Element: BinaryInteger {
    for (i, row) in rows.enumerated() { unsafe cells[i] = value(at: Int(row)).isNaN ? 0 : 1 }
  }
}

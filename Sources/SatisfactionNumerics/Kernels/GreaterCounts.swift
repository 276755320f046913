internal import CSatisfactionKernels

/// How many other columns hold a greater number, row by row: the ranks of columns that have no ties.
package struct GreaterCounts {
  /// Rows × columns, column by column.
  package let counts: [UInt8]
  /// Whether a row holds the same number twice.
  package let hasTies: Bool

  /// Columns that a count has room for.
  package static let mostColumns = 256

  /// Compares `rows` numbers of each column, which begins at its start, with those of all others.
  ///
  /// - Complexity: O(rows · columns²), some of them in one instruction.
  package init(_ values: [Double], starts: [Int], rows: Int) {
    precondition(starts.count <= Self.mostColumns && starts.allSatisfy { $0 >= 0 && $0 + rows <= values.count })
    let columns = starts.count
    let counts = unsafe [UInt8](unsafeUninitializedCapacity: rows * columns) { buffer, count in
      unsafe values.withUnsafeBufferPointer { numbers in
        unsafe starts.map(UInt.init).withUnsafeBufferPointer { places in
          guard let numbers = numbers.baseAddress, let places = places.baseAddress, let out = buffer.baseAddress
          else { return }
          unsafe satisfaction_count_greater(numbers, places, columns, rows, out)
        }
      }
      count = rows * columns
    }
    // Ranks without ties are 0, 1, …, whatever their order.
    var sums = [UInt16](repeating: 0, count: rows)
    for j in 0..<columns {
      for i in 0..<rows { sums[i] += UInt16(counts[j * rows + i]) }
    }
    (self.counts, hasTies) = (counts, sums.contains { Int($0) != columns * (columns - 1) / 2 })
  }
}

internal import CSatisfactionKernels

/// How many other columns hold a greater number, row by row: the ranks of columns that have no ties.
package struct GreaterCounts {
  /// Rows × columns, column by column.
  package let counts: [UInt8]
  /// Whether a row holds the same number twice.
  package let hasTies: Bool

  /// Columns that a count has room for.
  package static let mostColumns = 256

  /// Compares the numbers of every row, `values[j * rows + row]` in column j.
  ///
  /// - Complexity: O(rows · columns²), several of them in one instruction.
  package init(_ values: [Double], columns: Int) {
    precondition((1...Self.mostColumns).contains(columns) && values.count % columns == 0, "whole columns, at most 256")
    let rows = values.count / columns
    let counts = unsafe [UInt8](unsafeUninitializedCapacity: values.count) { buffer, count in
      unsafe values.withUnsafeBufferPointer { numbers in
        guard let numbers = numbers.baseAddress, let out = buffer.baseAddress else { return }
        unsafe satisfaction_count_greater(numbers, columns, rows, out)
      }
      count = values.count
    }
    // Ranks without ties are 0, 1, …, whatever their order.
    var sums = [UInt16](repeating: 0, count: rows)
    for j in 0..<columns {
      for i in 0..<rows { sums[i] += UInt16(counts[j * rows + i]) }
    }
    (self.counts, hasTies) = (counts, sums.contains { Int($0) != columns * (columns - 1) / 2 })
  }
}

internal import CSatisfactionKernels

/// Exact sums over columns of small whole numbers.
package enum ByteColumns {
  /// The smallest and the largest of some bytes; nil for none.
  package static func extent(_ bytes: UnsafeBufferPointer<Int8>) -> ClosedRange<Int8>? {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
    var extent = (Int8(0), Int8(0))
    unsafe withUnsafeMutableBytes(of: &extent) { raw in
      unsafe satisfaction_byte_extent(base, bytes.count, raw.baseAddress?.assumingMemoryBound(to: Int8.self))
    }
    return extent.0...extent.1
  }

  /// Sums and products of columns less their shifts.
  package struct Sums: Equatable, Sendable {
    /// Σ x for each column.
    package var sums: [Int64]
    /// Σ xᵢxⱼ at `i + j * columns` for i ≤ j; 0 below the diagonal.
    package var products: [Int64]

    /// No rows.
    package init(columns: Int) {
      sums = Array(repeating: 0, count: columns)
      products = Array(repeating: 0, count: columns * columns)
    }

    /// Adds rows, exactly.
    ///
    /// - Parameters:
    ///   - rows: Row numbers.
    ///   - shifts: What is taken from each column, −127…127.
    ///   - withColumn: Calls its second argument with all cells of the column that the first one numbers.
    package mutating func add(
      _ rows: Range<Int>, shifts: [Int16], withColumn: (Int, (UnsafeBufferPointer<Int8>) -> Void) -> Void
    ) {
      let columns = sums.count
      precondition(shifts.count == columns, "one shift for each column")
      guard columns > 0, !rows.isEmpty else { return }
      // Four columns are read together, so there is room for some that do not exist.
      let stride = Int(SATISFACTION_SCRATCH_STRIDE)
      unsafe withUnsafeTemporaryAllocation(of: Int16.self, capacity: (columns + 3) / 4 * 4 * stride) { shifted in
        guard let shifted = shifted.baseAddress else { return }
        for first in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: Int(SATISFACTION_BLOCK_ROWS)) {
          let count = min(Int(SATISFACTION_BLOCK_ROWS), rows.upperBound - first)
          for j in 0..<columns {
            unsafe withColumn(j) { cells in
              let block = unsafe UnsafeBufferPointer(rebasing: cells[first..<(first + count)])
              sums[j] += unsafe satisfaction_shifted_bytes(
                block.baseAddress, shifts[j], count, shifted + j * stride)
            }
          }
          unsafe satisfaction_block_products(shifted, columns, count, &products)
        }
      }
    }

    /// Adds the sums of other rows.
    package static func += (a: inout Sums, b: Sums) {
      precondition(a.sums.count == b.sums.count, "the same columns")
      for i in a.sums.indices { a.sums[i] += b.sums[i] }
      for i in a.products.indices { a.products[i] += b.products[i] }
    }

    /// The same additions by plain loops.
    package mutating func addPlainly(_ columns: [[Int8]], shifts: [Int16]) {
      for j in columns.indices {
        for (row, y) in columns[j].enumerated() {
          sums[j] += Int64(y) - Int64(shifts[j])
          for i in 0...j {
            products[i + j * columns.count] +=
              (Int64(columns[i][row]) - Int64(shifts[i])) * (Int64(y) - Int64(shifts[j]))
          }
        }
      }
    }
  }
}

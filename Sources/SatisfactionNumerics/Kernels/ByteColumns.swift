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
    ///   - starts: The first row of each column.
    ///   - shifts: What is taken from each column, −127…127.
    package mutating func add(_ starts: [UnsafePointer<Int8>], shifts: [Int16], rows: Int) {
      let columns = sums.count
      precondition(unsafe starts.count == columns && shifts.count == columns, "one shift for each column")
      guard columns > 0, rows > 0 else { return }
      let pointers = unsafe starts.map { unsafe Optional($0) }
      // Four columns are read together, so there is room for some that do not exist.
      let scratch = (columns + 3) / 4 * 4 * Int(SATISFACTION_SCRATCH_STRIDE)
      unsafe withUnsafeTemporaryAllocation(of: Int16.self, capacity: scratch) { scratch in
        unsafe satisfaction_byte_products(
          pointers, shifts, columns, rows, scratch.baseAddress, &sums, &products)
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

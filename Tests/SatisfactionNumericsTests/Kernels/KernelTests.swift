import SatisfactionNumerics
import Testing

/// The C kernels against plain loops.
struct KernelTests {
  static let sizes = [0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 250, 1023, 1024, 1025, 16_320, 16_321, 40_000]

  @Test(arguments: sizes)
  func countsMarks(size: Int) {
    var random = RandomStream(seed: UInt64(size))
    for newline in [UInt8(10), 13] {
      let bytes = (0..<size).map { _ in ([10, 13, 34, 0, 65] as [UInt8])[Int.random(in: 0..<5, using: &random)] }
      unsafe bytes.withUnsafeBufferPointer {
        unsafe #expect(ByteCounts(of: $0, newline: newline) == ByteCounts(plain: $0, newline: newline))
      }
    }
    // More of one kind than a lane of eight bits can count.
    let same = [UInt8](repeating: 10, count: size)
    unsafe same.withUnsafeBufferPointer { unsafe #expect(ByteCounts(of: $0, newline: 10).newlines == size) }
  }

  @Test(arguments: sizes)
  func findsExtent(size: Int) {
    var random = RandomStream(seed: UInt64(size))
    for spread in [0, 3, 127] as [Int8] {
      let bytes = (0..<size).map { _ in Int8.random(in: -spread...spread, using: &random) }
      let expected = bytes.min().map { $0...(bytes.max() ?? $0) }
      unsafe bytes.withUnsafeBufferPointer { unsafe #expect(ByteColumns.extent($0) == expected) }
    }
  }

  @Test(arguments: sizes, [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 24, 25])
  func sumsProducts(rows: Int, columns: Int) {
    var random = RandomStream(seed: UInt64(rows * 100 + columns))
    let cells = (0..<columns).map { _ in (0..<rows).map { _ in Int8.random(in: -127...127, using: &random) } }
    let shifts = (0..<columns).map { _ in Int16.random(in: -127...127, using: &random) }
    compare(cells, shifts: shifts)
  }

  @Test func sumsTheLargestProductsThereAre() {
    // Every product is 254², for as many rows as a 32-bit sum could not hold.
    compare(Array(repeating: [Int8](repeating: 127, count: 40_000), count: 5), shifts: [-127, -127, -127, -127, -127])
    compare(Array(repeating: [Int8](repeating: -127, count: 40_000), count: 2), shifts: [127, 127])
  }

  @Test(arguments: [0, 4, 8, 500, 512, 516, 1100], [1, 2, 5, 6, 7, 12, 13, 326])
  func weighsBytes(units: Int, columns: Int) {
    var random = RandomStream(seed: UInt64(units * 1000 + columns))
    let replicates = 2 * WeightedByteSums.replicatesTogether
    let weights = (0..<(units * replicates)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let cells = (0..<(units * columns)).map { _ in Int8.random(in: -128...127, using: &random) }
    var (found, expected) = ([Int32](repeating: 7, count: replicates * columns), [Int32]())
    expected = found
    for adds in [false, true] {
      unsafe WeightedByteSums.product(
        weights: weights, units: cells, stride: units, replicates: replicates, columns: columns, adds: adds,
        into: &found)
      unsafe WeightedByteSums.plainProduct(
        weights: weights, units: cells, stride: units, replicates: replicates, columns: columns, adds: adds,
        into: &expected)
      #expect(found == expected, "adds: \(adds)")
    }
  }

  private func compare(_ cells: [[Int8]], shifts: [Int16]) {
    var expected = ByteColumns.Sums(columns: cells.count)
    expected.addPlainly(cells, shifts: shifts)
    var found = ByteColumns.Sums(columns: cells.count)
    let rows = cells.first?.count ?? 0
    // In two parts, the second of which does not begin on a vector's border.
    for part in [0..<(rows / 3), (rows / 3)..<rows] {
      unsafe found.add(part, shifts: shifts) { j, body in
        unsafe cells[j].withUnsafeBufferPointer { unsafe body($0) }
      }
    }
    #expect(found == expected)
  }
}

struct GreaterCountsTests {
  /// Columns of lengths around a block's, with and without ties.
  @Test(arguments: [1, 7, 63, 64, 65, 200])
  func plainCounts(rows: Int) {
    var random = RandomStream(seed: UInt64(rows))
    for columns in [1, 2, 10, 65] {
      for isRound in [false, true] {
        let values = (0..<(rows * columns)).map { _ in isRound ? (3 * random.normal()).rounded() : random.normal() }
        let greater = GreaterCounts(values, columns: columns)
        var hasTies = false
        for i in 0..<rows {
          let row = (0..<columns).map { values[$0 * rows + i] }
          for j in 0..<columns { #expect(Int(greater.counts[j * rows + i]) == row.count { $0 > row[j] }) }
          hasTies = hasTies || Set(row).count < columns
        }
        #expect(greater.hasTies == hasTies)
      }
    }
  }
}

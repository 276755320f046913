/// Sorting of many numbers by their digits: several times quicker than by comparisons.
package enum RadixSort {
  private static let digitBits = 11
  private static let digits = 6
  private static let buckets = 1 << digitBits
  /// Below this many, comparisons are quicker.
  private static let fewest = 512

  /// The numbers in ascending order.
  ///
  /// - Parameter values: No value is NaN.
  /// - Complexity: O(n).
  /// - Source: Knuth (1998), The Art of Computer Programming 3, algorithm 5.2.5 R, from the last digit to the first.
  package static func ascending(_ values: [Double]) -> [Double] {
    guard values.count >= fewest else { return values.sorted() }
    var keys = values.map(key)
    var counts = [Int32](repeating: 0, count: digits * buckets)
    for key in keys {
      for digit in 0..<digits { counts[digit * buckets + place(of: key, digit)] += 1 }
    }
    var sorted = keys
    for digit in 0..<digits {
      // A digit that all share orders nothing: most numbers of a sample have the same sign and few exponents.
      if Int(counts[digit * buckets + place(of: keys[0], digit)]) == keys.count { continue }
      scatter(keys, by: digit, counts[(digit * buckets)..<((digit + 1) * buckets)], into: &sorted)
      swap(&keys, &sorted)
    }
    return keys.map(value)
  }

  private static func scatter(
    _ keys: [UInt64], by digit: Int, _ counts: ArraySlice<Int32>, into sorted: inout [UInt64]
  ) {
    var (next, total) = ([Int](), 0)
    next.reserveCapacity(buckets)
    for count in counts {
      next.append(total)
      total += Int(count)
    }
    for key in keys {
      let bucket = place(of: key, digit)
      sorted[next[bucket]] = key
      next[bucket] += 1
    }
  }

  private static func place(of key: UInt64, _ digit: Int) -> Int {
    Int((key >> UInt64(digit * digitBits)) & UInt64(buckets - 1))
  }

  /// A whole number in the order of the values: the sign turned, and all bits of negative numbers.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}

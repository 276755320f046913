internal import SatisfactionNumerics
internal import SurveyData

extension ResamplingUnits {
  /// What the units are.
  var unit: Bootstrap.Unit { isBucketed ? .buckets(count) : .cases(count) }

  /// A unit a bucket: cases fall into buckets by a hash of row number and seed, whatever the order of the file.
  ///
  /// - Precondition: the units are cases.
  /// - Complexity: O(n · p²), a bucket at a time.
  func bucketed(_ buckets: Int, seed: UInt64, threads: Int) -> ResamplingUnits {
    let members = Self.members(rows: count, buckets: buckets, seed: seed)
    let sums = SharedSums(count: buckets * columnCount)
    ParallelWork.forEach(buckets, threads: threads) { bucket in
      addSums(of: members[bucket], into: sums, row: bucket, rows: buckets)
    }
    return ResamplingUnits(self, sums: sums.values, count: buckets)
  }

  /// Row numbers of every bucket, ascending.
  private static func members(rows: Int, buckets: Int, seed: UInt64) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: buckets)
    for bucket in members.indices { members[bucket].reserveCapacity(rows / buckets + 64) }
    for row in 0..<rows {
      var stream = RandomHash(seed: seed, row: UInt64(row))
      members[stream.bucket(of: buckets)].append(Int32(row))
    }
    return members
  }
}

/// A hash of a row number and a seed.
private struct RandomHash {
  private var bits: UInt64

  init(seed: UInt64, row: UInt64) {
    var z = seed &+ (row &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    bits = z ^ (z >> 31)
  }

  mutating func bucket(of count: Int) -> Int { Int(((bits >> 32) &* UInt64(count)) >> 32) }
}

/// A table that workers fill in disjoint rows.
@safe
final class SharedSums: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Double>
  private let count: Int

  init(count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: max(1, count))
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit {
    unsafe base.deallocate()
  }

  func add(_ value: Double, at index: Int) {
    precondition(index >= 0 && index < count, "outside the table")
    unsafe base[index] += value
  }

  var values: [Double] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}

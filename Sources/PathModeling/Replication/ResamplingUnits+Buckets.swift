internal import SatisfactionNumerics
internal import SurveyData

extension ResamplingUnits {
  /// What the units are.
  var unit: Replicates.Unit { isBucketed ? .buckets(count) : .cases(count) }

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
      var hash = SplitMix64(state: seed &+ UInt64(row) &* SplitMix64.step)
      members[Int(((hash.next() >> 32) &* UInt64(buckets)) >> 32)].append(Int32(row))
    }
    return members
  }
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

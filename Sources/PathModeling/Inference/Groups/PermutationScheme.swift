internal import SatisfactionNumerics

/// The cases of two groups dealt anew, group sizes kept: replicate 0 is the real division, every other a random one.
///
/// A replicate has two groups, each estimated by itself.
///
/// - Source: Chin & Dibbern (2010), Handbook of Partial Least Squares, 171–193, doi:10.1007/978-3-540-32827-8_8.
struct PermutationScheme: CountingScheme {
  /// Whether a unit is in the first group.
  let isFirst: [Bool]
  /// Random divisions.
  let permutations: Int
  /// Units of the first group.
  private let firstCount: Int

  init(isFirst: [Bool], permutations: Int) {
    self.isFirst = isFirst
    self.permutations = permutations
    firstCount = isFirst.count { $0 }
  }

  var replicateCount: Int { 1 + permutations }
  var groupsPerReplicate: Int { 2 }
  var bounds: WeightBounds {
    .whole(largest: 1, largestSum: Double(max(firstCount, isFirst.count - firstCount)))
  }
  var variance: VarianceRule { .none }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    let (inFirst, inSecond): (UInt8, UInt8) = solve % 2 == 0 ? (1, 0) : (0, 1)
    guard solve >= 2 else {
      for i in counts.indices { unsafe counts[i] = isFirst[i] ? inFirst : inSecond }
      return
    }
    // Selection sampling: every case in turn, with the chance that is left.
    stream.withNumbers { numbers in
      var (wanted, left) = (firstCount, isFirst.count)
      for i in counts.indices {
        let isTaken = numbers.index(below: UInt32(left)) < wanted
        unsafe counts[i] = isTaken ? inFirst : inSecond
        wanted -= isTaken ? 1 : 0
        left -= 1
      }
    }
  }
}

/// Divisions that columns of the survey rank the cases for: the first n₁ by rank are the first group.
struct RankedPermutationScheme: CountingScheme {
  /// Whether a unit is in the first group, division by division; the real one first.
  private let divisions: [[Bool]]

  /// - Parameters:
  ///   - isFirst: The real division.
  ///   - ranks: One number a unit, permutation by permutation; equal ranks go by the order of the file.
  init(isFirst: [Bool], ranks: [[Double]]) {
    let firstCount = isFirst.count { $0 }
    divisions =
      [isFirst]
      + ranks.map { ranks in
        var division = [Bool](repeating: false, count: isFirst.count)
        let order = isFirst.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        for unit in order.prefix(firstCount) { division[unit] = true }
        return division
      }
  }

  var replicateCount: Int { divisions.count }
  var groupsPerReplicate: Int { 2 }
  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(divisions[0].count)) }
  var variance: VarianceRule { .none }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    let division = divisions[solve / 2]
    let (inFirst, inSecond): (UInt8, UInt8) = solve % 2 == 0 ? (1, 0) : (0, 1)
    for i in counts.indices { unsafe counts[i] = division[i] ? inFirst : inSecond }
  }
}

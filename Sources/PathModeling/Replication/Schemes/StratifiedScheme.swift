internal import SatisfactionNumerics

/// Draws with replacement within strata, as many units of each as it has: cells of a programme, or the respondents of a
/// panel with all their rows.
///
/// Strata are drawn from streams of their own, so that other analyses of one draw the same units.
///
/// - Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, §8.3.
package struct StratifiedScheme: CountingScheme {
  /// Some rows that are drawn together.
  package struct Stratum: Sendable {
    /// Which stream is drawn from.
    package let number: Int
    /// Units drawn, and to draw from.
    package let units: Int
    /// Rows of the analysis, from 0.
    package let rows: [Int32]
    /// The unit of each row; nil where every row is one.
    package let owners: [Int32]?

    /// A stratum of rows: one unit each, or `units` with the rows that name them.
    package init(number: Int, rows: [Int32], owners: [Int32]? = nil, units: Int? = nil) {
      self.number = number
      self.units = units ?? rows.count
      self.rows = rows
      self.owners = owners
    }
  }

  private let strata: [Stratum]
  private let seed: UInt64
  package let replicateCount: Int
  package let bounds: WeightBounds

  /// The scheme of some strata.
  package init(_ strata: [Stratum], replicates: Int, seed: UInt64) {
    self.strata = strata
    self.seed = seed
    replicateCount = replicates
    let largest = strata.reduce(0) { sum, stratum in
      guard let owners = stratum.owners else { return sum + stratum.rows.count }
      var rows = [Int](repeating: 0, count: stratum.units)
      for owner in owners { rows[Int(owner)] += 1 }
      return sum + stratum.units * (rows.max() ?? 0)
    }
    bounds = .whole(largest: Double(UInt8.max), largestSum: Double(largest))
  }

  package var variance: VarianceRule { .replicates }

  package func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe counts.update(repeating: 0)
    for stratum in strata {
      var numbers = RandomStream(seed: seed, stratum: stratum.number, replicate: solve)
      let bound = UInt32(stratum.units)
      guard let owners = stratum.owners else {
        for _ in 0..<stratum.units { unsafe counts[Int(stratum.rows[numbers.index(below: bound)])] += 1 }
        continue
      }
      var drawn = [UInt8](repeating: 0, count: stratum.units)
      for _ in 0..<stratum.units { drawn[numbers.index(below: bound)] += 1 }
      for (row, owner) in zip(stratum.rows, owners) { unsafe counts[Int(row)] = drawn[Int(owner)] }
    }
  }
}

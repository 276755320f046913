/// The rows of an analysis by the answers they lack: what the EM algorithm sums apart.
///
/// The sums of all patterns stand one after the other, those of a pattern in the order of a layout of its observed
/// columns.
package struct AnswerPatterns: Sendable, Equatable {
  /// Rows that lack the same answers.
  package struct Pattern: Sendable, Equatable {
    /// Indicators with an answer, ascending.
    let observed: [Int]
    /// Indicators without, ascending.
    let missing: [Int]
    /// Where the sums of the observed columns stand, from ``first`` on.
    let layout: SumLayout
    /// The place of the first sum among those of all patterns.
    let first: Int
    /// The rows, as places in ``AnswerPatterns/members``.
    package let rows: Range<Int>

    /// Number of sums that replicates weigh.
    package var sumCount: Int { layout.weighedCount }
    /// The place of the first of these among those of all patterns.
    package var firstSum: Int { first }
  }

  /// The patterns that occur, in the order of their missing indicators: complete rows come first.
  package let patterns: [Pattern]
  /// Rows used, from 0, pattern by pattern, ascending in each.
  package let members: [Int32]
  /// Number of indicators.
  let indicatorCount: Int
  /// Number of sums of all patterns.
  package let sumCount: Int

  init(_ answers: Answers) {
    let names = answers.names
    let gaps = names.indices.filter { answers.hasGaps[$0] }
    var rowsOf: [[Int]: [Int32]] = [:]
    for row in 0..<answers.rowsUsed {
      rowsOf[gaps.filter { answers.columns[$0].value(at: row).isNaN }, default: []].append(Int32(row))
    }
    var (patterns, members, first) = ([Pattern](), [Int32](), 0)
    for (missing, rows) in rowsOf.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let observed = names.indices.filter { !missing.contains($0) }
      let layout = SumLayout(paired: observed.map { names[$0] })
      patterns.append(
        Pattern(
          observed: observed, missing: missing, layout: layout, first: first,
          rows: members.count..<(members.count + rows.count)))
      members += rows
      first += layout.weighedCount
    }
    (self.patterns, self.members, indicatorCount, sumCount) = (patterns, members, names.count, first)
  }

  /// Pairs of indicators that no row answers both of, in order.
  var neverTogether: [(Int, Int)] {
    var isSeen = [Bool](repeating: false, count: indicatorCount * indicatorCount)
    for pattern in patterns {
      for j in pattern.observed {
        for i in pattern.observed { isSeen[i + j * indicatorCount] = true }
      }
    }
    return (0..<indicatorCount).flatMap { i in
      (i..<indicatorCount).filter { !isSeen[i + $0 * indicatorCount] }.map { (i, $0) }
    }
  }
}

extension Answers {
  /// The rows used by the answers they lack.
  package var patterns: AnswerPatterns { AnswerPatterns(self) }

  /// The sums of all patterns.
  func sums(of patterns: AnswerPatterns) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(patterns.sumCount)
    for pattern in patterns.patterns {
      let columns = pattern.observed.map { SummedColumn.answers($0) }
      let found = partSums(columns, patterns.members[pattern.rows])
      let q = columns.count
      values.append(Double(pattern.rows.count))
      values.append(found.total)
      values += found.sums
      for b in 0..<q { values += found.products[(b * q)...(b * q + b)] }
    }
    return values
  }

  /// Writes the rows of Z of some rows of a pattern, column by column, weights multiplied in.
  ///
  /// - Parameters:
  ///   - rows: Places in the members of the patterns, within the pattern.
  ///   - z: Room for rows × sums of the pattern.
  package func writeSums(
    of pattern: AnswerPatterns.Pattern, in patterns: AnswerPatterns, rows: Range<Int>,
    to z: UnsafeMutablePointer<Double>
  ) {
    let (layout, n) = (pattern.layout, rows.count)
    for (k, member) in patterns.members[rows].enumerated() {
      unsafe z[SumLayout.cases * n + k] = 1
      unsafe z[SumLayout.weight * n + k] = weights?[Int(member)] ?? 1
    }
    for (a, column) in pattern.observed.enumerated() {
      let target = unsafe z + layout.sum(a) * n
      for (k, member) in patterns.members[rows].enumerated() {
        unsafe target[k] = columns[column].value(at: Int(member)) - shifts[column]
      }
    }
    for b in pattern.observed.indices {
      let second = unsafe z + layout.sum(b) * n
      for a in 0...b {
        let (first, target) = unsafe (z + layout.sum(a) * n, z + layout.product(a, b) * n)
        for k in 0..<n { unsafe target[k] = first[k] * second[k] }
      }
    }
    guard weights != nil else { return }
    for place in layout.sum(0)..<layout.weighedCount {
      let target = unsafe z + place * n
      for k in 0..<n { unsafe target[k] *= z[SumLayout.weight * n + k] }
    }
  }
}

public import SatisfactionNumerics

extension Answers {
  /// Coded answers of some of the rows used: missing ones replaced, reversed items turned round.
  ///
  /// - Parameter cases: Rows used, from 0.
  /// - Returns: A matrix of `cases.count` × indicators, in points of the scale.
  /// - Complexity: O(cases × indicators); ask for some thousand rows at a time.
  public func values(ofCases cases: Range<Int>) -> Matrix {
    var result: [Double] = []
    result.reserveCapacity(cases.count * columns.count)
    for (j, column) in columns.enumerated() {
      let replacement = replacements[j] ?? .nan
      let turn = codings[j].isReversed ? codings[j].scale : nil
      for row in cases {
        let raw = column.value(at: row)
        let value = raw.isNaN ? replacement : raw
        result.append(turn.map { $0.lowerBound + $0.upperBound - value } ?? value)
      }
    }
    return Matrix(rows: cases.count, columns: columns.count, columnMajor: result)
  }

  /// The answers as bytes with what to take from each column, if all of them are whole numbers −127…127 and present.
  ///
  /// Not yet reversed: that is an exact linear map of the moments (``Moments/reversing(_:)``).
  package var packed: PackedAnswers? {
    var bytes: [ColumnValues<Int8>] = []
    for (column, replacement) in zip(columns, replacements) {
      guard case .bytes(let values) = column, replacement == nil else { return nil }
      bytes.append(values)
    }
    return PackedAnswers(columns: bytes, shifts: shifts.map { Int16($0) })
  }
}

/// Complete answers of one byte each.
package struct PackedAnswers: Sendable {
  /// The answers to each indicator in the rows used.
  package let columns: [ColumnValues<Int8>]
  /// What to take from the answers of each column so that they lie around 0: −127…127.
  package let shifts: [Int16]
}

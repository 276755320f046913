public import SatisfactionNumerics

extension Answers {
  /// Coded answers of some of the rows used: missing ones replaced, reversed items turned round.
  ///
  /// - Parameter cases: Rows used, from 0.
  /// - Returns: A matrix of `cases.count` × indicators, in points of the scale.
  /// - Complexity: O(cases × indicators); ask for some thousand rows at a time.
  public func values(ofCases cases: Range<Int>) -> Matrix {
    var result: [Double] = []
    result.reserveCapacity(cases.count * codings.count)
    for (j, column) in columns.prefix(codings.count).enumerated() {
      let replacement = replacements[j] ?? .nan
      let turn = ColumnTurn(codings[j])
      for row in cases {
        let raw = column.value(at: row)
        let value = raw.isNaN ? replacement : raw
        result.append(turn(value))
      }
    }
    return Matrix(rows: cases.count, columns: codings.count, columnMajor: result)
  }
}

internal import SatisfactionNumerics

/// A number that the cells of Z can be held in: a byte or single precision where that is exact, else double.
package protocol SumCell: Numeric, BitwiseCopyable, Sendable {
  init(_ answer: Int8)
  init(_ value: Double)
  /// Difference and product of numbers small enough for them.
  static func unchecked(_ a: Self, minus b: Self) -> Self
  static func unchecked(_ a: Self, times b: Self) -> Self

  /// Writes the rows of Z of some cases, column by column: the sums of one case each, weights multiplied in.
  ///
  /// - Parameters:
  ///   - cases: Rows used, from 0.
  ///   - stride: Numbers from one column to the next; those that no case has are 0.
  ///   - z: Room for `stride` × the weighed places of the layout.
  static func write(_ answers: Answers, cases: Range<Int>, stride: Int, to z: UnsafeMutablePointer<Self>)
}

extension Int8: SumCell {
  package static func unchecked(_ a: Int8, minus b: Int8) -> Int8 { a &- b }
  package static func unchecked(_ a: Int8, times b: Int8) -> Int8 { a &* b }

  package static func write(_ answers: Answers, cases: Range<Int>, stride: Int, to z: UnsafeMutablePointer<Int8>) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, to: z)
  }
}

extension Float: SumCell {
  package static func unchecked(_ a: Float, minus b: Float) -> Float { a - b }
  package static func unchecked(_ a: Float, times b: Float) -> Float { a * b }

  package static func write(_ answers: Answers, cases: Range<Int>, stride: Int, to z: UnsafeMutablePointer<Float>) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, to: z)
  }
}

extension Double: SumCell {
  package static func unchecked(_ a: Double, minus b: Double) -> Double { a - b }
  package static func unchecked(_ a: Double, times b: Double) -> Double { a * b }

  package static func write(_ answers: Answers, cases: Range<Int>, stride: Int, to z: UnsafeMutablePointer<Double>) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, to: z)
  }
}

extension Answers {
  /// The largest size of a cell of Z where all of them are whole numbers: answers of one byte, without weights.
  package var largestSumCell: Double? {
    guard weights == nil else { return nil }
    var largest = 1.0
    for (column, shift) in zip(columns, shifts) {
      guard case .bytes = column else { return nil }
      guard let range = column.extent.range else { continue }
      largest = max(largest, abs(range.lowerBound - shift), abs(range.upperBound - shift))
    }
    return largest * largest
  }

  /// The rows of Z of some cases.
  fileprivate func writeSums<Cell: SumCell>(
    ofCases cases: Range<Int>, stride: Int, to z: UnsafeMutablePointer<Cell>
  ) {
    let (layout, columns, rows) = (sumLayout, summedColumns, cases.count)
    if stride > rows {
      for place in 0..<layout.weighedCount {
        unsafe (z + place * stride + rows).update(repeating: 0, count: stride - rows)
      }
    }
    for (k, case_) in cases.enumerated() {
      unsafe z[SumLayout.cases * stride + k] = 1
      unsafe z[SumLayout.weight * stride + k] = weights.map { Cell($0[case_]) } ?? 1
    }
    let q = layout.multipliedCount
    for a in 0..<q { unsafe write(columns[a], cases, to: z + layout.sum(a) * stride) }
    var target = unsafe z + layout.product(0, 0) * stride
    for b in 0..<q {
      let second = unsafe z + layout.sum(b) * stride
      for a in 0...b {
        let first = unsafe z + layout.sum(a) * stride
        for k in 0..<rows { unsafe target[k] = .unchecked(second[k], times: first[k]) }
        unsafe target += stride
      }
    }
    let further = layout.meansOnly.count
    for m in 0..<further {
      let place = unsafe z + layout.meansOnly(m) * stride
      unsafe write(columns[q + further + m], cases, to: place)
      unsafe write(columns[q + m], cases, to: place + stride)
      for k in 0..<rows { unsafe place[2 * stride + k] = .unchecked(place[stride + k], times: place[stride + k]) }
    }
    guard weights != nil else { return }
    for place in layout.sum(0)..<layout.weighedCount {
      let values = unsafe z + place * stride
      for k in 0..<rows { unsafe values[k] *= z[SumLayout.weight * stride + k] }
    }
  }

  private func write<Cell: SumCell>(_ column: SummedColumn, _ cases: Range<Int>, to target: UnsafeMutablePointer<Cell>)
  {
    switch column {
    case .observed(let j):
      for (k, case_) in cases.enumerated() { unsafe target[k] = columns[j].value(at: case_).isNaN ? 0 : 1 }
    case .answers(let j):
      let shift = shifts[j]
      switch columns[j] {
      case .bytes(let bytes):
        let whole = Cell(shift)
        let (missing, hasGaps) = (Column.missingByte, hasGaps[j])
        unsafe bytes.withUnsafeBufferPointer { bytes in
          for (k, case_) in cases.enumerated() {
            let value = unsafe bytes[case_]
            unsafe target[k] = hasGaps && value == missing ? 0 : .unchecked(Cell(value), minus: whole)
          }
        }
      case .doubles(let values):
        for (k, case_) in cases.enumerated() {
          unsafe target[k] = values[case_].isNaN ? 0 : Cell(values[case_] - shift)
        }
      }
    }
  }
}

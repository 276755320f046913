internal import SatisfactionNumerics

/// A number that the cells of Z can be held in: a byte or single precision where that is exact, else double.
package protocol SumCell: Numeric, BitwiseCopyable, Sendable {
  init(_ answer: Int8)
  init(_ value: Double)
  var asDouble: Double { get }
  /// Difference and product of numbers small enough for them.
  static func unchecked(_ a: Self, minus b: Self) -> Self
  static func unchecked(_ a: Self, times b: Self) -> Self
  /// A product as low + 32 high.
  static func divided(_ a: Self, times b: Self) -> (low: Self, high: Self)

  /// Writes the rows of Z of some cases, column by column: the sums of one case each, weights multiplied in.
  ///
  /// - Parameters:
  ///   - cases: Rows used, from 0.
  ///   - stride: Numbers from one column to the next; those that no case has are 0.
  ///   - places: Which columns are written; nil for one a weighed place of the layout.
  ///   - z: Room for `stride` × columns.
  static func write(
    _ answers: Answers, cases: Range<Int>, stride: Int, places: SumPlaces?, to z: UnsafeMutablePointer<Self>)
}

extension Int8: SumCell {
  package var asDouble: Double { Double(self) }
  package static func unchecked(_ a: Int8, minus b: Int8) -> Int8 { a &- b }
  package static func unchecked(_ a: Int8, times b: Int8) -> Int8 { a &* b }
  package static func divided(_ a: Int8, times b: Int8) -> (low: Int8, high: Int8) {
    let product = Int16(a) &* Int16(b)
    let high = (product &+ Int16(SumPlaces.unit / 2)) >> SumPlaces.unitPower
    return (Int8(truncatingIfNeeded: product &- high << SumPlaces.unitPower), Int8(truncatingIfNeeded: high))
  }

  package static func write(
    _ answers: Answers, cases: Range<Int>, stride: Int, places: SumPlaces?, to z: UnsafeMutablePointer<Int8>
  ) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, places: places, to: z)
  }
}

extension Float: SumCell {
  package static func unchecked(_ a: Float, minus b: Float) -> Float { a - b }
  package static func unchecked(_ a: Float, times b: Float) -> Float { a * b }
  package static func divided(_ a: Float, times b: Float) -> (low: Float, high: Float) { (a * b, 0) }

  package static func write(
    _ answers: Answers, cases: Range<Int>, stride: Int, places: SumPlaces?, to z: UnsafeMutablePointer<Float>
  ) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, places: places, to: z)
  }
}

extension Double: SumCell {
  package static func unchecked(_ a: Double, minus b: Double) -> Double { a - b }
  package static func unchecked(_ a: Double, times b: Double) -> Double { a * b }
  package static func divided(_ a: Double, times b: Double) -> (low: Double, high: Double) { (a * b, 0) }

  package static func write(
    _ answers: Answers, cases: Range<Int>, stride: Int, places: SumPlaces?, to z: UnsafeMutablePointer<Double>
  ) {
    unsafe answers.writeSums(ofCases: cases, stride: stride, places: places, to: z)
  }
}

extension Answers {
  /// The largest size of a cell of Z where all of them are whole numbers: answers of one byte, without weights.
  package var largestSumCell: Double? {
    guard weights == nil else { return nil }
    var largest = 1.0
    for (column, shift) in zip(columns, shifts) {
      guard case .bytes = column else { return nil }
      largest = max(largest, column.reach(from: shift))
    }
    return largest * largest
  }

  /// The rows of Z of some cases.
  fileprivate func writeSums<Cell: SumCell>(
    ofCases cases: Range<Int>, stride: Int, places: SumPlaces?, to z: UnsafeMutablePointer<Cell>
  ) {
    let (layout, columns, rows) = (sumLayout, summedColumns, cases.count)
    let count = places?.count ?? layout.weighedCount
    if stride > rows {
      for place in 0..<count {
        unsafe (z + place * stride + rows).update(repeating: 0, count: stride - rows)
      }
    }
    for (k, case_) in cases.enumerated() {
      unsafe z[SumLayout.cases * stride + k] = 1
      unsafe z[SumLayout.weight * stride + k] = weights.map { Cell($0[case_]) } ?? 1
    }
    let q = layout.multipliedCount
    for a in 0..<q { unsafe write(columns[a], cases, to: z + layout.sum(a) * stride) }
    if let places {
      unsafe write(places.pairs, rows, stride: stride, to: z)
    } else {
      var target = unsafe z + layout.product(0, 0) * stride
      for b in 0..<q {
        let second = unsafe z + layout.sum(b) * stride
        for a in 0...b {
          let first = unsafe z + layout.sum(a) * stride
          for k in 0..<rows { unsafe target[k] = .unchecked(second[k], times: first[k]) }
          unsafe target += stride
        }
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
    for place in layout.sum(0)..<count {
      let values = unsafe z + place * stride
      for k in 0..<rows { unsafe values[k] *= z[SumLayout.weight * stride + k] }
    }
  }

  /// Products of columns whose own cells are written.
  private func write<Cell: SumCell>(
    _ pairs: [SumPlaces.Pair], _ rows: Int, stride: Int, to z: UnsafeMutablePointer<Cell>
  ) {
    let layout = sumLayout
    var target = unsafe z + layout.product(0, 0) * stride
    for pair in pairs {
      let (first, second) = unsafe (z + layout.sum(pair.first) * stride, z + layout.sum(pair.second) * stride)
      if pair.isDivided {
        let high = unsafe target + stride
        for k in 0..<rows { unsafe (target[k], high[k]) = Cell.divided(second[k], times: first[k]) }
        unsafe target += stride
      } else {
        for k in 0..<rows { unsafe target[k] = .unchecked(second[k], times: first[k]) }
      }
      unsafe target += stride
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

extension AnswerColumn {
  /// The largest size of an answer less a number; 0 where there is none.
  func reach(from shift: Double) -> Double {
    extent.range.map { max(abs($0.lowerBound - shift), abs($0.upperBound - shift)) } ?? 0
  }
}

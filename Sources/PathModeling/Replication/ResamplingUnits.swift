internal import SatisfactionNumerics
internal import SurveyData

/// The rows that replicates weigh: every unit's count, weight, sums and sums of products.
///
/// Columns of Z: 1 (rows in the unit), ω (their weight), p sums, p(p + 1)/2 sums of products by column, each of
/// shifted answers. A unit is a case, or a bucket of cases.
struct ResamplingUnits: Sendable {
  /// Number of units.
  let count: Int
  /// Rows behind the units.
  let rows: Double
  /// What was taken from the answers to each indicator, p.
  let shifts: [Double]
  /// −1 for an indicator whose answers are turned around after summing, else 1; with min + max of its scale.
  let turns: [(sign: Double, origin: Double)]
  /// The largest size of a cell of Z, where all are whole numbers that are not weighted.
  let largestCell: Double?
  private let source: Source

  private enum Source: Sendable {
    case cases(Answers)
    case sums([Double])
  }

  /// Whether the cells of Z are bytes.
  var hasByteCells: Bool {
    guard let largestCell else { return false }
    return largestCell <= 127 && shifts.allSatisfy { (-128...127).contains($0) }
  }

  /// Number of columns of Z.
  var columnCount: Int { 2 + shifts.count + shifts.count * (shifts.count + 1) / 2 }

  /// A unit a case.
  init(_ answers: Answers) {
    count = answers.rowsUsed
    rows = Double(answers.rowsUsed)
    shifts = answers.shifts
    turns = answers.codings.map(Self.turn)
    largestCell = answers.weights == nil ? answers.packed?.largestCell : nil
    source = .cases(answers)
  }

  /// Whether units are buckets of cases.
  var isBucketed: Bool { if case .sums = source { true } else { false } }

  /// A unit a bucket whose sums somebody else has made.
  init(_ buckets: BucketSums, codings: [IndicatorCoding]) {
    count = buckets.count
    rows = buckets.rows.column(0).reduce(0, +)
    shifts = buckets.shifts
    turns = codings.map(Self.turn)
    largestCell = nil
    source = .sums(buckets.rows.elements)
  }

  private static func turn(_ coding: IndicatorCoding) -> (sign: Double, origin: Double) {
    guard coding.isReversed, let scale = coding.scale else { return (1, 0) }
    return (-1, scale.lowerBound + scale.upperBound)
  }

  /// Units whose sums are known: buckets of the cases that `cases` describes.
  ///
  /// - Parameter sums: `count` rows of Z, column-major.
  init(_ cases: ResamplingUnits, sums: [Double], count: Int) {
    self.count = count
    rows = cases.rows
    shifts = cases.shifts
    turns = cases.turns
    largestCell = nil
    source = .sums(sums)
  }

  /// Adds the rows of Z of some cases to row `row` of a table with `rows` rows.
  func addSums(of members: [Int32], into table: SharedSums, row: Int, rows: Int) {
    guard case .cases(let answers) = source else { preconditionFailure("buckets are made of cases") }
    let (p, n) = (shifts.count, members.count)
    var cells = [Double](repeating: 0, count: n * p)
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      for j in 0..<p { unsafe fillAnswers(base + j * n, j, members, answers) }
    }
    var weighted = cells
    var total = Double(n)
    if let weights = answers.weights {
      let own = members.map { weights[Int($0)] }
      total = own.reduce(0, +)
      for j in 0..<p {
        for k in 0..<n { weighted[j * n + k] *= own[k] }
      }
    }
    let products = Matrix.product(
      Matrix(rows: n, columns: p, columnMajor: weighted), Matrix(rows: n, columns: p, columnMajor: cells),
      left: .transposed)
    table.add(Double(n), at: row)
    table.add(total, at: rows + row)
    var column = 2 + p
    for j in 0..<p {
      table.add(weighted[(j * n)..<((j + 1) * n)].reduce(0, +), at: (2 + j) * rows + row)
      for i in 0...j {
        table.add(products[i, j], at: column * rows + row)
        column += 1
      }
    }
  }

  /// Writes the rows of Z of some units, column-major; rows up to `stride` that no unit has are 0.
  func fill<Cell: UnitCell>(_ z: UnsafeMutablePointer<Cell>, units: Range<Int>, stride: Int) {
    if stride > units.count {
      for column in 0..<columnCount {
        unsafe (z + column * stride + units.count).update(repeating: 0, count: stride - units.count)
      }
    }
    switch source {
    case .cases(let answers): unsafe fill(z, units, stride, answers)
    case .sums(let sums):
      for column in 0..<columnCount {
        for (k, unit) in units.enumerated() {
          unsafe z[column * stride + k] = Cell(sums[column * count + unit])
        }
      }
    }
  }

  private func fill<Cell: UnitCell>(
    _ z: UnsafeMutablePointer<Cell>, _ units: Range<Int>, _ stride: Int, _ answers: Answers
  ) {
    let (p, rows) = (shifts.count, units.count)
    for (k, unit) in units.enumerated() {
      unsafe z[k] = 1
      unsafe z[stride + k] = answers.weights.map { Cell($0[unit]) } ?? 1
    }
    for j in 0..<p { unsafe fillAnswers(z + (2 + j) * stride, j, units, answers) }
    var target = unsafe z + (2 + p) * stride
    for j in 0..<p {
      let a = unsafe z + (2 + j) * stride
      for i in 0...j {
        let b = unsafe z + (2 + i) * stride
        for k in 0..<rows { unsafe target[k] = .unchecked(a[k], times: b[k]) }
        unsafe target += stride
      }
    }
    guard answers.weights != nil else { return }
    for column in 2..<columnCount {
      let values = unsafe z + column * stride
      for k in 0..<rows { unsafe values[k] *= z[stride + k] }
    }
  }

  /// Shifted answers to one indicator, missing ones replaced.
  private func fillAnswers<Cell: UnitCell, Units: RandomAccessCollection>(
    _ target: UnsafeMutablePointer<Cell>, _ j: Int, _ units: Units, _ answers: Answers
  ) where Units.Element: BinaryInteger {
    let shift = shifts[j]
    if case .bytes(let bytes) = answers.columns[j], answers.replacements[j] == nil {
      let whole = Cell(shift)
      unsafe bytes.withUnsafeBufferPointer { bytes in
        for (k, unit) in units.enumerated() {
          unsafe target[k] = .unchecked(Cell(bytes[Int(unit)]), minus: whole)
        }
      }
      return
    }
    let replacement = answers.replacements[j] ?? .nan
    for (k, unit) in units.enumerated() {
      let value = answers.columns[j].value(at: Int(unit))
      unsafe target[k] = Cell((value.isNaN ? replacement : value) - shift)
    }
  }
}

extension PackedAnswers {
  /// The largest size of a shifted answer or of a product of two.
  fileprivate var largestCell: Double {
    var largest = 0.0
    for (column, shift) in zip(columns, shifts) {
      guard let extent = unsafe column.withUnsafeBufferPointer({ unsafe ByteColumns.extent($0) }) else { continue }
      for end in [extent.lowerBound, extent.upperBound] { largest = max(largest, abs(Double(end) - Double(shift))) }
    }
    return max(1, largest * largest)
  }
}

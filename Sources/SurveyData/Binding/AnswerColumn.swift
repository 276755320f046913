internal import SatisfactionNumerics

/// The answers to one indicator, with missing codes taken out, row by row of those that are used.
package enum AnswerColumn: Sendable {
  /// Whole numbers −127…127; ``Column/missingByte`` where there is no answer.
  case bytes(ColumnValues<Int8>)
  /// Any finite numbers; NaN where there is no answer.
  case doubles(ColumnValues<Double>)

  /// The number of rows.
  package var count: Int {
    switch self {
    case .bytes(let values): values.count
    case .doubles(let values): values.count
    }
  }

  /// The answer in a row; NaN where there is none.
  package func value(at row: Int) -> Double {
    switch self {
    case .bytes(let values): values[row] == Column.missingByte ? .nan : Double(values[row])
    case .doubles(let values): values[row]
    }
  }

  /// A column without the numbers that stand for "no answer"; copied only if one of them occurs.
  init(_ column: Column, missingCodes: [Double]) throws(SurveyDataError) {
    switch column.storage {
    case .bytes(let values):
      let codes = missingCodes.compactMap { Int8(exactly: $0) }
      let occurs = !codes.isEmpty && values.contains { codes.contains($0) }
      self = .bytes(
        occurs ? ColumnValues(values.map { codes.contains($0) ? Column.missingByte : $0 }[...]) : values)
    case .doubles(let values):
      let occurs = !missingCodes.isEmpty && values.contains { missingCodes.contains($0) }
      self = .doubles(occurs ? ColumnValues(values.map { missingCodes.contains($0) ? .nan : $0 }[...]) : values)
    case .categories(_, let levels):
      throw .textColumn(name: column.name, text: levels.first(where: { !$0.isDecimalNumber }) ?? levels.first ?? "")
    }
  }

  /// Smallest and largest answer, and the number of missing ones.
  struct Extent: Sendable {
    /// nil if there is no answer at all.
    var range: ClosedRange<Double>?
    var missing: Int
  }

  var extent: Extent {
    switch self {
    case .bytes(let values):
      guard let range = unsafe values.withUnsafeBufferPointer({ unsafe ByteColumns.extent($0) }) else {
        return Extent(range: nil, missing: 0)
      }
      if range.lowerBound != Column.missingByte {
        return Extent(range: Double(range.lowerBound)...Double(range.upperBound), missing: 0)
      }
      return unsafe values.withUnsafeBufferPointer { unsafe Self.extentAmongMissing($0, highest: range.upperBound) }
    case .doubles(let values):
      return unsafe values.withUnsafeBufferPointer { unsafe Self.extent($0) }
    }
  }

  private static func extentAmongMissing(_ values: UnsafeBufferPointer<Int8>, highest: Int8) -> Extent {
    var (lowest, missing) = (Int8.max, 0)
    for row in values.indices {
      let value = unsafe values[row]
      lowest = min(lowest, value == Column.missingByte ? Int8.max : value)
      missing &+= value == Column.missingByte ? 1 : 0
    }
    return Extent(range: missing == values.count ? nil : Double(lowest)...Double(highest), missing: missing)
  }

  private static func extent(_ values: UnsafeBufferPointer<Double>) -> Extent {
    var (lowest, highest, missing) = (Double.infinity, -Double.infinity, 0)
    for row in values.indices {
      let value = unsafe values[row]
      // A comparison with NaN is false.
      if value < lowest { lowest = value }
      if value > highest { highest = value }
      missing += value.isNaN ? 1 : 0
    }
    return Extent(range: lowest <= highest ? lowest...highest : nil, missing: missing)
  }

  /// The given rows alone.
  func selecting(_ rows: [Int]) -> AnswerColumn {
    switch self {
    case .bytes(let values): .bytes(values.selecting(rows))
    case .doubles(let values): .doubles(values.selecting(rows))
    }
  }

  /// Lowers `used[row]` to 0 wherever there is no answer.
  func exclude(missingFrom used: inout [UInt8]) {
    switch self {
    case .bytes(let values):
      unsafe values.withUnsafeBufferPointer { values in
        unsafe used.withUnsafeMutableBufferPointer { used in
          for i in 0..<values.count { unsafe used[i] &= values[i] == Column.missingByte ? 0 : 1 }
        }
      }
    case .doubles(let values):
      for i in 0..<values.count where values[i].isNaN { used[i] = 0 }
    }
  }
}

extension ColumnValues {
  func selecting(_ rows: [Int]) -> ColumnValues {
    unsafe withUnsafeBufferPointer { cells in
      ColumnValues(rows.map { unsafe cells[$0] }[...])
    }
  }
}

extension String {
  /// Whether a number column would take this text.
  fileprivate var isDecimalNumber: Bool {
    let bytes = Array(utf8)
    return unsafe bytes.withUnsafeBufferPointer { text in
      if case .bad = unsafe CSVNumber(text, format: CSVNumberFormat()) { false } else { true }
    }
  }
}

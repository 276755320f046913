internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

/// One column of a survey with its meaning applied: missing codes, reversal, maps.
struct MetricColumn: Sendable {
  private enum Cells: Sendable {
    /// Bytes, what each of the 256 stands for, and its code.
    case bytes(ColumnValues<Int8>, table: [Double], codes: [Int32])
    /// Places of texts, −1 for none, and what each stands for.
    case codes(ColumnValues<Int32>, table: [Double])
    /// Numbers, those that stand for no answer, and min + max where the column is reversed.
    case doubles(ColumnValues<Double>, missing: Set<Double>, turn: Double?)
    /// Numbers that are tabulated, with their place among the different ones.
    case tabulated(ColumnValues<Double>, places: [Double: Double])
  }

  private let cells: Cells
  /// What is tabulated, in order; nil for numbers.
  let levels: [String]?
  /// What a row may answer, by its code: NaN for nothing; nil for numbers that may be any.
  let answersByCode: [Double]?

  /// Appends the answers of some rows; NaN where there is none.
  func append(_ rows: ArraySlice<Int32>, to answers: inout [Double]) {
    switch cells {
    case .bytes(let values, let table, _):
      unsafe values.withUnsafeBufferPointer { values in
        unsafe table.withUnsafeBufferPointer { table in
          for row in rows { unsafe answers.append(table[Int(values[Int(row)]) + 128]) }
        }
      }
    case .codes(let values, let table):
      unsafe values.withUnsafeBufferPointer { values in
        for row in rows {
          let code = unsafe values[Int(row)]
          answers.append(code < 0 ? .nan : table[Int(code)])
        }
      }
    case .doubles(let values, let missing, let turn):
      for row in rows {
        let value = values[Int(row)]
        let answer = missing.contains(value) ? .nan : value
        answers.append(turn.map { $0 - answer } ?? answer)
      }
    case .tabulated(let values, let places):
      for row in rows { answers.append(places[values[Int(row)]] ?? .nan) }
    }
  }

  /// Whether a row may have no answer.
  var hasGaps: Bool { answersByCode.map { $0.contains { $0.isNaN } } ?? true }

  /// Appends to numbers, one a row, the code of the row's answer as their last digit.
  ///
  /// - Precondition: ``answersByCode`` is known.
  func appendCodes(of rows: ArraySlice<Int32>, to numbers: inout [Int32]) {
    guard let base = answersByCode.map({ Int32($0.count) }) else { preconditionFailure("numbers that may be any") }
    switch cells {
    case .bytes(let values, _, let codes):
      unsafe values.withUnsafeBufferPointer { values in
        unsafe codes.withUnsafeBufferPointer { codes in
          for (k, row) in rows.enumerated() {
            numbers[k] = unsafe numbers[k] * base + codes[Int(values[Int(row)]) + 128]
          }
        }
      }
    case .codes(let values, _):
      unsafe values.withUnsafeBufferPointer { values in
        for (k, row) in rows.enumerated() { numbers[k] = unsafe numbers[k] * base + values[Int(row)] + 1 }
      }
    case .doubles, .tabulated: preconditionFailure("numbers that may be any")
    }
  }

  /// The answer in a row, from 0; NaN where there is none.
  func answer(_ row: Int) -> Double {
    var answers: [Double] = []
    append([Int32(row)], to: &answers)
    return answers[0]
  }

  // MARK: Binding

  /// A column of numbers on a scale, or of texts with a map.
  init(_ column: Column, map: AnswerMap?, missing: [Double], turn: Double?) throws(MetricError) {
    levels = nil
    switch column.storage {
    case .bytes(let values):
      (cells, answersByCode) = Self.coded(
        values,
        table: (-128...127).map { byte in
          let isMissing = byte == Int(Column.missingByte) || missing.contains(Double(byte))
          return isMissing ? .nan : turn.map { $0 - Double(byte) } ?? Double(byte)
        })
    case .doubles(let values): (cells, answersByCode) = (.doubles(values, missing: Set(missing), turn: turn), nil)
    case .categories(let values, let texts):
      guard let map else {
        throw .survey(.textColumn(name: column.name, text: texts.first ?? ""))
      }
      switch map.map.reading(of: texts) {
      case .meanings(let meanings):
        let table = meanings.map { meaning in
          guard case .number(let number) = meaning else { return Double.nan }
          return turn.map { $0 - number } ?? number
        }
        (cells, answersByCode) = (.codes(values, table: table), [.nan] + table)
      case .ambiguous(let text):
        throw .ambiguousLabel(column: column.name, label: texts[text], map: map.shipped ?? "@map")
      case .unknown(let text): throw Self.unknown(text, texts, values, column.name, map)
      }
    }
  }

  /// A column whose answers are tabulated as they stand, numbers or texts.
  init(tabulating column: Column, missing: [Double]) {
    switch column.storage {
    case .categories(let values, let texts):
      let order = texts.indices.sorted { texts[$0] < texts[$1] }
      levels = order.map { texts[$0] }
      var table = [Double](repeating: .nan, count: texts.count)
      for (place, text) in order.enumerated() { table[text] = Double(place) }
      (cells, answersByCode) = (.codes(values, table: table), [.nan] + table)
    case .bytes(let values):
      let isSeen = Self.seen(in: values)
      let seen = (-127...127).filter { isSeen[$0 + 128] && !missing.contains(Double($0)) }
      levels = seen.map(String.init)
      var table = [Double](repeating: .nan, count: 256)
      for (place, byte) in seen.enumerated() { table[byte + 128] = Double(place) }
      (cells, answersByCode) = Self.coded(values, table: table)
    case .doubles(let values):
      let seen = Set(values.lazy.filter { !$0.isNaN && !missing.contains($0) }).sorted()
      levels = seen.map(NumberText.written)
      let places = Dictionary(uniqueKeysWithValues: zip(seen, seen.indices.map(Double.init)))
      (cells, answersByCode) = (.tabulated(values, places: places), nil)
    }
  }

  /// Bytes with a code for each that occurs.
  private static func coded(_ values: ColumnValues<Int8>, table: [Double]) -> (cells: Cells, answersByCode: [Double]) {
    let isSeen = seen(in: values)
    var (codes, answers) = ([Int32](repeating: 0, count: 256), [Double]())
    for byte in 0..<256 where isSeen[byte] {
      codes[byte] = Int32(answers.count)
      answers.append(table[byte])
    }
    return (.bytes(values, table: table, codes: codes), answers)
  }

  /// Which of the 256 bytes occur, from −128.
  private static func seen(in values: ColumnValues<Int8>) -> [Bool] {
    var isSeen = [Bool](repeating: false, count: 256)
    unsafe values.withUnsafeBufferPointer { values in
      for row in values.indices { isSeen[unsafe Int(values[row]) + 128] = true }
    }
    return isSeen
  }

  private static func unknown(
    _ text: Int, _ texts: [String], _ values: ColumnValues<Int32>, _ column: String, _ map: AnswerMap
  ) -> MetricError {
    let rows = values.indices.filter { values[$0] == Int32(text) }
    var near = NearNames(map.codes.map(\.label))
    return .unknownLabel(
      column: column, label: texts[text], places: rows.prefix(3).map { MetricPlace(row: $0 + 1, line: nil) },
      count: rows.count, suggestion: near.nearest(to: texts[text]))
  }
}

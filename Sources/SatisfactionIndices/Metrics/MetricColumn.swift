internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

/// One column of a survey with its meaning applied: missing codes, reversal, maps.
struct MetricColumn: Sendable {
  private enum Cells: Sendable {
    /// Bytes, and what each of the 256 stands for.
    case bytes(ColumnValues<Int8>, table: [Double])
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

  /// Appends the answers of some rows; NaN where there is none.
  func append(_ rows: ArraySlice<Int32>, to answers: inout [Double]) {
    switch cells {
    case .bytes(let values, let table):
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
      cells = .bytes(
        values,
        table: (-128...127).map { byte in
          let isMissing = byte == Int(Column.missingByte) || missing.contains(Double(byte))
          return isMissing ? .nan : turn.map { $0 - Double(byte) } ?? Double(byte)
        })
    case .doubles(let values): cells = .doubles(values, missing: Set(missing), turn: turn)
    case .categories(let values, let texts):
      guard let map else {
        throw .survey(.textColumn(name: column.name, text: texts.first ?? ""))
      }
      switch map.map.reading(of: texts) {
      case .meanings(let meanings):
        cells = .codes(
          values,
          table: meanings.map { meaning in
            guard case .number(let number) = meaning else { return .nan }
            return turn.map { $0 - number } ?? number
          })
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
      cells = .codes(values, table: table)
    case .bytes(let values):
      var isSeen = [Bool](repeating: false, count: 256)
      for value in values { isSeen[Int(value) + 128] = true }
      let seen = (-127...127).filter { isSeen[$0 + 128] && !missing.contains(Double($0)) }
      levels = seen.map(String.init)
      var table = [Double](repeating: .nan, count: 256)
      for (place, byte) in seen.enumerated() { table[byte + 128] = Double(place) }
      cells = .bytes(values, table: table)
    case .doubles(let values):
      let seen = Set(values.lazy.filter { !$0.isNaN && !missing.contains($0) }).sorted()
      levels = seen.map(NumberText.written)
      cells = .tabulated(values, places: Dictionary(uniqueKeysWithValues: zip(seen, seen.indices.map(Double.init))))
    }
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

import FuzzingSupport
@_spi(Fuzzing) import SurveyData

/// Reads bytes as a CSV file in several ways, which must agree with each other and with ``NaiveCSV``.
@c(LLVMFuzzerTestOneInput)
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let expected = Result { () throws(NaiveCSV.Failure) in try NaiveCSV(bytes) }
  let whole = read(bytes, Reading())
  if case .failure(.manyLines) = expected {
    // The comparison of pieces below is all that can be said.
  } else {
    checkAgreement(whole, expected)
  }

  let threads = bytes.count % 64 == 63 ? 3 : 1
  let pieces = read(bytes, Reading(threads: threads, chunkSize: 1 + bytes.count % 11))
  require(whole == pieces, "pieces are read as something else: \(whole) \(pieces)")
  if case (.success(let data), .success(let other)) = (whole, pieces) {
    require((0..<data.rowCount).allSatisfy { data.line(ofRow: $0) == other.line(ofRow: $0) }, "other lines")
  }
  if case .success(let table) = expected { checkNumbersOnly(bytes, table) }
  return 0
}

/// How to read.
private struct Reading {
  var numeric: [String]?
  var missingCodes: [Double] = []
  var threads = 1
  var chunkSize = 1 << 18
}

private func read(_ bytes: [UInt8], _ reading: Reading) -> Result<Dataset, SurveyDataError> {
  let result = Result { () throws(SurveyDataError) in
    try Dataset(
      csvBytes: bytes, source: "survey.csv", numeric: reading.numeric, categories: [],
      missingCodes: reading.missingCodes, threads: reading.threads, chunkSize: reading.chunkSize)
  }
  if case .failure(let error) = result { checkMessage(error.description) }
  return result
}

private func checkAgreement(
  _ result: Result<Dataset, SurveyDataError>, _ expected: Result<NaiveCSV, NaiveCSV.Failure>
) {
  switch (result, expected) {
  case (.success(let data), .success(let table)):
    let names = data.columns.map(\.name)
    require(names == table.names.filter { !$0.isEmpty }, "other columns: \(names)")
    require(data.rowCount == table.rows.count, "\(data.rowCount) rows, not \(table.rows.count)")
    require(table.lines.indices.allSatisfy { data.line(ofRow: $0) == table.lines[$0] }, "not the lines \(table.lines)")
    for column in table.names.indices where !table.names[column].isEmpty {
      guard let found = data.column(named: table.names[column]) else { fatalError("no column \(column)") }
      check(found, column, of: table, missingCodes: [])
    }
  case (.failure(let error), .failure(let failure)):
    require(NaiveCSV.Failure(error) == failure, "\(error), not \(failure)")
  default:
    fatalError("\(result), not \(expected)")
  }
}

/// Reads all columns as numbers with a missing code, and the last one alone.
private func checkNumbersOnly(_ bytes: [UInt8], _ table: NaiveCSV) {
  let columns = table.names.indices.filter { !table.names[$0].isEmpty }
  for selection in [columns, Array(columns.suffix(1))] {
    let numeric = selection.map { table.names[$0] }
    let reading = Reading(numeric: numeric, missingCodes: [9, -0.5], chunkSize: 1 + bytes.count % 7)
    switch read(bytes, reading) {
    case .success(let data):
      require(data.columns.map(\.name) == numeric, "other columns: \(data.columns.map(\.name))")
      // What is read as labels this reader does not know.
      for (position, column) in selection.enumerated() where table.numbers(column) != nil {
        check(data.columns[position], column, of: table, missingCodes: reading.missingCodes)
      }
    case .failure(.matrixAsData): break
    case .failure(.invalidUTF8): break
    case .failure(let error):
      require(NaiveCSV.Failure(error) == .notNumbers, "not about numbers: \(error)")
      require(selection.contains { table.numbers($0) == nil }, "every cell is a number: \(error)")
    }
  }
}

private func check(_ column: Column, _ position: Int, of table: NaiveCSV, missingCodes: [Double]) {
  require(column.count == table.rows.count, "\(column.count) cells in column \(position)")
  let rows = table.rows.indices
  if let numbers = table.numbers(position) {
    let expected = numbers.map { $0.flatMap { missingCodes.contains($0) ? nil : $0 } }
    require(column.isNumeric, "column \(position) holds texts")
    require(rows.allSatisfy { column.number(at: $0) == expected[$0] }, "not the numbers \(expected)")
  } else {
    require(!column.isNumeric, "column \(position) holds numbers")
    let expected = table.texts(position)
    require(rows.allSatisfy { column.text(at: $0) == expected[$0] }, "not the texts \(expected)")
  }
}

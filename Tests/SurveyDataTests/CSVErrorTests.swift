import SurveyData
import Testing

/// One test for each thing that can be wrong with a file.
struct CSVErrorTests {
  private func failure(_ text: String, numeric: [String]? = nil, categories: [String] = []) -> SurveyDataError? {
    failure(Array(text.utf8), numeric: numeric, categories: categories)
  }

  private func failure(_ bytes: [UInt8], numeric: [String]? = nil, categories: [String] = []) -> SurveyDataError? {
    do {
      _ = try Dataset(csvBytes: bytes, source: "t.csv", numeric: numeric, categories: categories)
      return nil
    } catch {
      return error
    }
  }

  @Test func fileNotFound() {
    #expect(throws: SurveyDataError.fileNotFound(path: "/no/such/file.csv")) { try Dataset(csv: "/no/such/file.csv") }
    #expect(throws: SurveyDataError.fileNotFound(path: "")) { try Dataset(csv: "") }
  }

  @Test func directory() {
    #expect(throws: SurveyDataError.isDirectory(path: "/")) { try Dataset(csv: "/") }
  }

  @Test func unreadable() {
    let name = String(repeating: "x", count: 5000)
    let error = #expect(throws: SurveyDataError.self) { try Dataset(csv: name) }
    guard case .notReadable(name, let reason)? = error else {
      Issue.record("not \(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test(arguments: ["", "\n", "  \n\r\n", "\u{FEFF}"])
  func empty(text: String) {
    #expect(failure(text) == .emptyFile(source: "t.csv"))
  }

  @Test(arguments: ["a,b", "a,b\n", "a,b\n\n  \n"])
  func headerOnly(text: String) {
    #expect(failure(text) == .noRows(source: "t.csv"))
  }

  @Test func wideCharacters() {
    func wide(_ low: Int) -> [UInt8] {
      Array(Array("a,b\n1,2\n".utf8).map { low == 0 ? [$0, UInt8(0)] : [UInt8(0), $0] }.joined())
    }
    #expect(failure([0xFF, 0xFE] + wide(0)) == .wideCharacters(source: "t.csv"))
    #expect(failure(wide(0)) == .wideCharacters(source: "t.csv"))
    #expect(failure(wide(1)) == .wideCharacters(source: "t.csv"))
  }

  @Test func binary() {
    #expect(failure(Array("a,b\n1,2\n3,".utf8) + [0] + Array("4\n".utf8)) == .binaryFile(source: "t.csv", line: 3))
    let late = Array("a,b\n".utf8) + Array(repeatElement(Array("1,2\n".utf8), count: 3000).joined()) + [0, 10]
    #expect(failure(late) == .binaryFile(source: "t.csv", line: 3002))
  }

  @Test func notUTF8() {
    #expect(failure([97, 0xFF, 44, 98, 10, 49, 44, 50, 10]) == .invalidUTF8(source: "t.csv", line: 1, column: nil))
    let text = Array("a,b\n1,x\n2,".utf8) + [0xC3, 10]
    #expect(failure(text) == .invalidUTF8(source: "t.csv", line: 3, column: "b"))
    #expect(failure(text, numeric: ["a"]) == nil, "a column that is passed over is not looked at")
  }

  @Test(arguments: [1, 7, 1 << 18])
  func firstOfSeveralThatAreNotUTF8(chunkSize: Int) {
    let text = Array("a,b\n1,".utf8) + [0xC4, 10, 0xDA] + Array(",2\n".utf8)
    #expect(throws: SurveyDataError.invalidUTF8(source: "test.csv", line: 2, column: "b")) {
      try Dataset(bytes: text, threads: 1, chunkSize: chunkSize)
    }
  }

  @Test func noNames() {
    #expect(failure(",\n1,2\n") == .noColumnNames(source: "t.csv"))
  }

  @Test func doubledName() {
    #expect(failure("a,b,a\n1,2,3\n") == .duplicateColumn(name: "a", positions: [1, 3]))
    #expect(failure("a,b,a\n1,2,3\n", numeric: ["b"]) == nil, "a doubled name that is not asked for is no matter")
    #expect(
      failure("a,b,b,a\n1,2,3,4\n", numeric: ["a", "b"])
        == .problems([.duplicateColumn(name: "a", positions: [1, 4]), .duplicateColumn(name: "b", positions: [2, 3])]))
  }

  @Test func missingColumns() {
    let header = "IMAG1,IMAG2,QUAL\n1,2,3\n"
    #expect(
      failure(header, numeric: ["IMAG3", "qual", "zzzzzz"])
        == .missingColumns(
          [
            MissingColumn(name: "IMAG3", near: ["IMAG1", "IMAG2"]), MissingColumn(name: "qual", near: ["QUAL"]),
            MissingColumn(name: "zzzzzz", near: []),
          ], source: "t.csv"))
    #expect(
      failure(header, numeric: ["IMAG3", "IMAG2"])
        == .missingColumns([MissingColumn(name: "IMAG3", near: ["IMAG1"])], source: "t.csv"),
      "a column that is asked for itself is no suggestion")
    #expect(failure("a\n1\n", categories: ["b"]) != nil)
  }

  @Test func nearNamesTakeNoLongTime() {
    let long = String(repeating: "n", count: 1_000_000)
    let header = (0..<200_000).map { "x\($0)" }.joined(separator: ",") + ",\(long)m\n1\n"
    let asked = (0..<1_000).map { "y\($0)" }
    guard case .missingColumns(let missing, _)? = failure(header, numeric: asked + [long]) else {
      Issue.record("nothing is missing")
      return
    }
    #expect(missing.count == 1_001)
    #expect(missing[0].near == ["x0"])
    #expect(missing[1_000].near == [], "too long to be compared")
  }

  @Test func namesOfAnyLengthAndKind() {
    let name = String(repeating: "a\u{9B}\u{202E}", count: 10_000)
    let errors: [SurveyDataError] = [
      .duplicateColumn(name: name, positions: Array(1...100_000)), .zeroVariance(indicator: name, cases: 3),
      .momentNotFinite(indicators: Array(repeating: name, count: 1_000)),
      .problems(Array(repeating: .noAnswers(indicator: name), count: 1_000)),
      .missingAnswers([MissingCell(row: 1, line: nil, indicator: name)], count: 1),
      .correlationOutOfRange(first: name, second: name, value: 2),
    ]
    for error in errors {
      #expect(error.description.utf8.count < 5_000)
      #expect(!error.description.unicodeScalars.contains { $0 == "\u{9B}" || $0 == "\u{202E}" })
    }
  }

  @Test func raggedRows() {
    let text = "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n" + String(repeating: "1\n", count: 5)
    #expect(
      failure(text)
        == .raggedRows(
          [
            RaggedRow(line: 3, cells: 2), RaggedRow(line: 4, cells: 4), RaggedRow(line: 6, cells: 1),
            RaggedRow(line: 7, cells: 1), RaggedRow(line: 8, cells: 1),
          ], count: 7, expected: 3, source: "t.csv"))
  }

  @Test func unclosedQuote() {
    #expect(failure("a,b\n1,2\n3,\"x\n4,5\n") == .unclosedQuote(source: "t.csv", line: 3, column: 2))
    #expect(failure("a,\"b\n1,2\n") == .unclosedQuote(source: "t.csv", line: 1, column: 2))
  }

  @Test func textAfterQuote() {
    #expect(failure("a,b\n1,2\n\"x\"y,5\n") == .textAfterQuote(source: "t.csv", line: 3, column: 1))
  }

  @Test func strayQuote() {
    #expect(failure("a,b\n1,5\" screen\n") == .strayQuote(source: "t.csv", line: 2, column: 2))
  }

  @Test(arguments: [
    ("x", BadCell.Reason.text), ("1 2", .text), ("--1", .text), ("1e", .text), ("1.2.3", .comma), ("−1", .text),
    ("..", .text), ("N.A.", .text), ("naa", .text), ("-", .text), ("1,5", .comma), ("1.250,5", .comma),
    ("inf", .notFinite), ("-Infinity", .notFinite), ("-NaN", .notFinite), ("0x1F", .hexadecimal),
    ("-0X1p3", .hexadecimal), ("1e309", .overflow), ("-1e9999", .overflow),
  ])
  func notANumber(text: String, reason: BadCell.Reason) {
    #expect(
      failure("a,b\n1,2\n3,\"\(text)\"\n", numeric: ["b"])
        == .notNumbers([BadCell(line: 3, column: "b", text: text, reason: reason)], count: 1, source: "t.csv"))
  }

  @Test func allBadCellsAreCounted() {
    let rows = (0..<20).map { "x\($0),y\n" }.joined()
    guard case .notNumbers(let cells, let count, _)? = failure("a,b\n" + rows, numeric: ["a", "b"]) else {
      Issue.record("no error")
      return
    }
    #expect(count == 40)
    #expect(cells.map(\.text) == ["x0", "y", "x1", "y", "x2"])
    #expect(cells.map(\.line) == [2, 2, 3, 3, 4])
  }

  @Test func differentProblemsTogether() {
    #expect(
      failure("a,b\n1\n2,x\n", numeric: ["a", "b"])
        == .problems([
          .raggedRows([RaggedRow(line: 2, cells: 1)], count: 1, expected: 2, source: "t.csv"),
          .notNumbers([BadCell(line: 3, column: "b", text: "x", reason: .text)], count: 1, source: "t.csv"),
        ]))
  }

  @Test func messagesAreSafeAndShort() {
    let text = "\u{1B}[31m" + String(repeating: "long ", count: 100)
    let message = failure("a\n\(text)\n", numeric: ["a"])?.description ?? ""
    #expect(!message.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "\(message)")
    #expect(message.count < 300, "\(message)")
    #expect(message.contains("line 2"))
    #expect(message.contains("t.csv"))
  }
}

import SurveyData
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct DatasetTests {
  @Test func smallestForm() throws {
    let data = try Dataset(text: "a,b,c,d\n1,128,x,\n-127,2,y,NA\n,3.5,x,\n")
    guard case .bytes(let a)? = data.column(named: "a")?.storage else { throw Wrong.storage }
    #expect(Array(a) == [1, -127, Column.missingByte])
    guard case .doubles(let b)? = data.column(named: "b")?.storage else { throw Wrong.storage }
    #expect(Array(b) == [128, 2, 3.5])
    guard case .categories(let codes, let levels)? = data.column(named: "c")?.storage else { throw Wrong.storage }
    #expect(Array(codes) == [0, 1, 0])
    #expect(levels == ["x", "y"])
    guard case .bytes(let d)? = data.column(named: "d")?.storage else { throw Wrong.storage }
    #expect(d.allSatisfy { $0 == Column.missingByte })
  }

  enum Wrong: Error { case storage }

  @Test func minus128IsNoMissingAnswer() throws {
    #expect(try Dataset(text: "a,b\n-128,1\n5,1\n").numbers("a") == [-128, 5])
  }

  @Test func onlyWhatIsAskedFor() throws {
    let data = try Dataset(text: "a,b,c\n1,x,3\n2,\"y,z\",4\n", numeric: ["c"], categories: ["b"])
    #expect(data.columns.map(\.name) == ["b", "c"])
    #expect(data.texts("b") == ["x", "y,z"])
    #expect(data.numbers("c") == [3, 4])
    #expect(data.column(named: "a") == nil)
  }

  @Test func unnamedColumnsAreNotRead() throws {
    let data = try Dataset(text: "\"\",a\n\"1\",5\n\"2\",6\n")
    #expect(data.columns.map(\.name) == ["a"])
  }

  @Test func missingCodes() throws {
    let data = try Dataset(text: "a,b\n-99,-999\n5,0.5\n", missingCodes: [-99, -999])
    #expect(data.numbers("a") == [nil, 5])
    #expect(data.numbers("b") == [nil, 0.5])
    let packed = try Dataset(text: "a,b\n-999,1\n5,2\n", missingCodes: [-999])
    guard case .bytes? = packed.column(named: "a")?.storage else { throw Wrong.storage }
  }

  @Test func missingTexts() throws {
    let data = try Dataset(text: "a,b\nNA,1\n\"NA\",2\n,3\nx,4\n")
    #expect(data.texts("a") == [nil, "NA", nil, "x"])
  }

  @Test func separatorsAndDecimalComma() throws {
    #expect(try Dataset(text: "a;b\n1,5;2\n2,5;3\n").numbers("a") == [1.5, 2.5])
    #expect(try Dataset(text: "a\tb\n 1\t2 \n").numbers("b") == [2])
    #expect(try Dataset(text: "\"a;x;y\",b\n1,2\n").columns.map(\.name) == ["a;x;y", "b"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEnds(newline: String) throws {
    let text = ["a,b", "1,2", "", "3,4"].joined(separator: newline)
    for end in ["", newline, newline + newline] {
      let data = try Dataset(text: text + end)
      #expect(data.numbers("b") == [2, 4])
      #expect((0..<2).map { data.line(ofRow: $0) } == [2, 4])
    }
  }

  @Test func blankLinesOfOneColumn() throws {
    #expect(try Dataset(text: "a\n1\n\n3\n").numbers("a") == [1, nil, 3])
  }

  @Test func linesAfterQuotedNewlines() throws {
    let data = try Dataset(text: "\"a\nx\",b\n1,2\n\"3\n\n\",4\n5,6\n", numeric: ["b"])
    #expect(data.numbers("b") == [2, 4, 6])
    #expect((0..<3).map { data.line(ofRow: $0) } == [3, 4, 7])
  }

  @Test func fingerprintOfBytes() throws {
    // By an independent implementation of the specification that gives its test values for "" and "abc".
    #expect(try Dataset(text: "a,b\n1,2\n").fingerprint == "xxh64:2539989acecae735")
    let long = "a,b\n" + String(repeating: "1,2\n", count: 1000)
    #expect(try Dataset(text: long).fingerprint == "xxh64:437788d4947bfa0d")
    let odd = "a,b\n" + String(repeating: "1,2\n", count: 11) + "10,7"
    #expect(try Dataset(text: odd).fingerprint == "xxh64:7c7fc35ac2e265dc")
  }

  @Test func fromMemory() throws {
    let data = try Dataset([("a", [1, 2, .nan]), ("b", [0.5, 1, 2])])
    guard case .bytes? = data.column(named: "a")?.storage else { throw Wrong.storage }
    guard case .doubles? = data.column(named: "b")?.storage else { throw Wrong.storage }
    #expect(data.numbers("a") == [1, 2, nil])
    #expect(data.line(ofRow: 0) == nil)
    #expect(data == data, "a missing answer equals itself")
    #expect(try data.fingerprint != Dataset([("a", [1, 2, .nan]), ("c", [0.5, 1, 2])]).fingerprint)
    #expect(try data.fingerprint != Dataset([("a", [1, 3, .nan]), ("b", [0.5, 1, 2])]).fingerprint)
  }

  @Test func fromMemoryErrors() {
    #expect(throws: SurveyDataError.noColumnNames(source: "memory")) { try Dataset([]) }
    #expect(throws: SurveyDataError.noRows(source: "memory")) { try Dataset([("a", [])]) }
    #expect(throws: SurveyDataError.duplicateColumn(name: "a", positions: [1, 2])) {
      try Dataset([("a", [1]), ("a", [1])])
    }
    #expect(throws: SurveyDataError.unequalColumns(name: "b", rows: 1, expected: 2)) {
      try Dataset([("a", [1, 2]), ("b", [1])])
    }
    #expect(throws: SurveyDataError.infiniteValue(name: "a", row: 2)) { try Dataset([("a", [1, .infinity])]) }
  }

  /// Sizes on both sides of the border between reading and mapping, and a whole number of pages.
  @Test(arguments: [10, 4096, (1 << 19) - 1, 1 << 19, (1 << 19) + 4095, 3 << 19])
  func filesAndMemoryAgree(size: Int) throws {
    var bytes = Array("a,b\n".utf8)
    while bytes.count + 8 <= size { bytes += Array("\(bytes.count % 10),2\n".utf8) }
    bytes += Array(repeatElement(UInt8(ascii: "7"), count: size - bytes.count - 2)) + Array(",1".utf8)
    let path = "/tmp/swift-satisfaction-test-\(getpid())-\(size).csv"
    let file = unsafe fopen(path, "w")
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
    defer { unsafe unlink(path) }
    #expect(written == size)
    let (fromFile, fromMemory) = try (Dataset(csv: path, numeric: ["a", "b"]), Dataset(csvBytes: bytes))
    #expect(fromFile.columns == fromMemory.columns)
    #expect(fromFile.fingerprint == fromMemory.fingerprint)
    #expect(fromFile.source == path.split(separator: "/").last.map(String.init))
  }

  @Test func aMillionColumns() throws {
    let names = (0..<1_000_000).map { "V\($0)" }.joined(separator: ",")
    let row = Array(repeating: "3", count: 1_000_000).joined(separator: ",")
    let bytes = Array("\(names)\n\(row)\n".utf8)
    let data = try Dataset(csvBytes: bytes, numeric: ["V7", "V999999"])
    #expect(data.numbers("V999999") == [3])
    #expect(try Dataset(csvBytes: bytes).columns.count == 1_000_000)
  }
}

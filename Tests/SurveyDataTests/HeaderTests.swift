import Foundation
@_spi(Fuzzing) import SurveyData
import Testing

/// Headers as survey services and spreadsheets write them, and files in other encodings.
struct HeaderTests {
  private func read(
    _ bytes: [UInt8], _ numeric: [String]? = nil, options: ReadingOptions = ReadingOptions()
  ) throws(SurveyDataError) -> Dataset {
    try Dataset(csvBytes: bytes, source: "t.csv", numeric: numeric, options: options)
  }

  private func message(_ text: String, _ numeric: [String], options: ReadingOptions = ReadingOptions()) -> String {
    do {
      _ = try read(Array(text.utf8), numeric, options: options)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(arguments: ["sep=;\na;b\n1;2\n", "sep=;\r\na;b\r\n1;2\r\n", "\"sep=;\"\na;b\n1;2\n", "SEP=;\n\na;b\n1;2"])
  func separatorLine(text: String) throws {
    let data = try read(Array(text.utf8), ["a", "b"])
    #expect(data.numbers("b") == [2])
    #expect(data.reading.separator == ";")
    #expect(data.reading.headerRow > 1)
    #expect(data.line(ofRow: 0) == data.reading.headerRow + 1)
  }

  @Test func namedRowAndSeparator() throws {
    let text = "Survey | 2026\n\"a | b\"\na|b\n1|2\n"
    let data = try read(Array(text.utf8), ["a", "b"], options: ReadingOptions(separator: "|", headerRow: 3))
    #expect(data.numbers("a") == [1])
    #expect(data.reading.headerRow == 3)
    #expect(data.line(ofRow: 0) == 4)
    #expect(
      message("a\n1\n", ["a"], options: ReadingOptions(headerRow: 9))
        == "t.csv has no line 9 in which the names of the columns could stand")
    let blanks = try read(Array("a b c\n1 2 3\n".utf8), ["a", "c"], options: ReadingOptions(separator: " "))
    #expect(blanks.numbers("c") == [3])
  }

  @Test(arguments: [
    ("x|y|z\n1|2|3\n", "--separator '|'", "line 1 held 1 name"), ("x y z\n1 2 3\n", "--separator ' '", "x y z"),
    ("A survey,,\nof 2026,,\nx,y,z\n1,2,3\n", "--header-row 3", "\"A survey\""),
    ("# by me\nx,y,z\n1,2,3\n", "--header-row 2", "# by me"), ("1,2,3\n4,5,6\n", "a line with the names", "3 names"),
    ("<html><table><tr><td>x</td></tr></table>", "save it as CSV", "line 1"),
    ("price,quality\n1,2\n", "--header-row N", "parted by \",\""),
  ])
  func headersWithoutTheNames(text: String, advice: String, held: String) {
    let message = message(text, ["x", "y", "z"])
    #expect(message.contains(advice), "\(message)")
    #expect(message.contains(held), "\(message)")
    #expect(message.split(separator: "\n").count == 3)
  }

  @Test func qualtrics() throws {
    let text = """
      StartDate,ResponseId,Q1,Q2
      Start Date,Response ID,"How good, ""overall""?",How likely?
      "{""ImportId"":""startDate"",""timeZone"":""Z""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
      2026-01-05 10:00:00,R_1,4,5
      2026-01-05 10:01:00,R_2,2,

      """
    for text in [text, text.replacing("\n", with: "\r\n")] {
      let data = try read(Array(text.utf8), ["Q1", "Q2"])
      #expect(data.numbers("Q1") == [4, 2])
      #expect(data.reading.header == .qualtrics)
      #expect(data.line(ofRow: 0) == 4)
    }
  }

  @Test func surveyMonkey() throws {
    let text = """
      Respondent ID,Collector ID,How satisfied are you?,Please rate,,,Anything else?
      ,,Response,Speed,Price,Staff,Open-Ended Response
      11,7,4,1,2,3,no
      12,7,5,4,,6,"yes, much"

      """
    let data = try read(Array(text.utf8))
    let names = [
      "Respondent ID", "Collector ID", "How satisfied are you?", "Please rate - Speed", "Please rate - Price",
      "Please rate - Staff", "Anything else?",
    ]
    #expect(data.columns.map(\.name) == names)
    #expect(data.numbers("Please rate - Price") == [2, nil])
    #expect(data.reading.header == .surveyMonkey)
    #expect(data.line(ofRow: 1) == 4)
  }

  @Test func namesWithoutOuterBlanks() throws {
    let data = try read(Array("\" Q1? \",\"Q2\u{A0}\"\n1,2\n".utf8), ["Q1? ", "Q2"])
    #expect(data.numbers("Q1? ") == [1])
    #expect(data.numbers("Q2") == [2])
    #expect(message("\"a \",a\n1,2\n", ["a"]).contains("stands 2 times"))
  }

  // MARK: Encodings

  @Test(
    arguments: [
      ("cp1252", "Qualität;Wert", [0x51, 0x75, 0x61, 0x6C, 0x69, 0x74, 0xE4, 0x74, 0x3B, 0x57, 0x65, 0x72, 0x74]),
      ("latin1", "Größe", [0x47, 0x72, 0xF6, 0xDF, 0x65]),
      ("gb18030", "满意;价值", [0xC2, 0xFA, 0xD2, 0xE2, 0x3B, 0xBC, 0xDB, 0xD6, 0xB5]),
      ("GBK", "满意", [0xC2, 0xFA, 0xD2, 0xE2]), ("big5", "滿意", [0xBA, 0xA1, 0xB7, 0x4E]),
      ("Shift-JIS", "満足", [0x96, 0x9E, 0x91, 0xAB]), ("euc-kr", "만족", [0xB8, 0xB8, 0xC1, 0xB7]),
      ("UTF-16", "Wert", [0xFF, 0xFE, 0x57, 0, 0x65, 0, 0x72, 0, 0x74, 0]),
      ("utf-16", "Wert", [0xFE, 0xFF, 0, 0x57, 0, 0x65, 0, 0x72, 0, 0x74]),
    ] as [(String, String, [UInt8])])
  func encodings(name: String, names: String, header: [UInt8]) throws {
    let isWide = name.lowercased() == "utf-16"
    let isBig = header[0] == 0xFE
    let rows = Array((names.contains(";") ? "\n1;2\n" : "\n1\n").utf8)
    let body = isWide ? rows.flatMap { isBig ? [0, $0] : [$0, 0] } : rows
    #expect(throws: SurveyDataError.self) { try read(header + body) }
    let data = try read(header + body, options: ReadingOptions(encoding: name))
    #expect(data.columns.map(\.name) == names.split(separator: ";").map(String.init))
    #expect(data.columns[0].number(at: 0) == 1)
    #expect(data.reading.encoding == name)
    let same = try read(Array("\(names)\n1;2\n".utf8))
    #expect(data.fingerprint != same.fingerprint, "the fingerprint is that of the bytes of the file")
  }

  @Test func encodingsThatDoNotFit() {
    #expect(throws: SurveyDataError.unknownEncoding(name: "klingon")) {
      try read([97, 10, 49, 10], options: ReadingOptions(encoding: "klingon"))
    }
    #expect(throws: SurveyDataError.notInEncoding(name: "big5", source: "t.csv", line: 2)) {
      try read([97, 10, 0xFF, 0xFF, 10], options: ReadingOptions(encoding: "big5"))
    }
  }

  // MARK: Files

  /// A file that another program writes while it is read is refused, or read as it was.
  @Test func fileThatChanges() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("satisfaction-\(UUID().uuidString).csv")
    let rows = (0..<200_000).map { "\($0 % 10),\($0 % 7)" }
    let (long, short) = (Data("a,b\n\(rows.joined(separator: "\n"))\n".utf8), Data("a\n1\n\n\n\n2".utf8))
    try long.write(to: url)
    let writer = Thread {
      do {
        for turn in 0..<400 where !Thread.current.isCancelled {
          let file = try FileHandle(forWritingTo: url)
          if turn % 2 == 0 { try file.truncate(atOffset: 0) }
          try file.write(contentsOf: turn % 3 == 0 ? short : long)
          try file.close()
        }
        try FileManager.default.removeItem(at: url)
      } catch {
        Issue.record("the file cannot be written: \(error)")
      }
    }
    writer.start()
    defer { writer.cancel() }
    for _ in 0..<60 {
      do throws(SurveyDataError) {
        let data = try Dataset(csv: url.path, numeric: ["a"], categories: [])
        let isPossible = data.numbers("a").allSatisfy { $0.map { (0...9).contains($0) } ?? true }
        #expect(isPossible && data.rowCount <= rows.count)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}

import Foundation
import SurveyData
import SurveyFormats
import Testing

/// Files that are cut, that lie about their kind, and names that would be code.
@Suite struct HostileFileTests {
  @Test func lyingExtensionsAreSaid() throws {
    let text = try FormatFiles.changed("survey.csv", as: "survey.sav") { _ in }
    #expect(
      throws: SurveyFormatError.lyingExtension(
        path: text, promised: SurveyFileKind.sav.title, found: "plain text")
    ) { try SurveyFile(text) }
    let stata = try FormatFiles.changed("survey.dta", as: "survey.xlsx") { _ in }
    #expect(
      throws: SurveyFormatError.lyingExtension(
        path: stata, promised: SurveyFileKind.xlsx.title, found: SurveyFileKind.dta.title)
    ) { try SurveyFile(stata) }
    let nameless = try FormatFiles.changed("survey.dta", as: "survey") { _ in }
    #expect(try SurveyFile(nameless).kind == .dta)
  }

  @Test func refusedKinds() throws {
    let old = try FormatFiles.changed("survey.csv", as: "old.xls") { $0 = Data([0xD0, 0xCF, 0x11, 0xE0]) + $0 }
    #expect { _ = try SurveyFile(old) } throws: { "\($0)".contains("save it as .xlsx") }
    let packed = try FormatFiles.changed("survey.csv", as: "survey.csv.gz") { $0 = Data([0x1F, 0x8B, 8]) + $0 }
    #expect { _ = try SurveyFile(packed) } throws: { "\($0)".contains("unpack it first") }
  }

  @Test(
    .enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed"),
    arguments: ["survey.sav", "survey.zsav", "survey.dta", "survey.xpt", "survey.por", "survey.sas7bdat"],
    [0.15, 0.5, 0.9])
  func cutShort(name: String, share: Double) throws {
    let path = try FormatFiles.changed(name, as: name) {
      let kept = Int(share * Double($0.count))
      // At a border of records a transport file cannot be told from a whole one.
      $0 = $0.prefix(name.hasSuffix("xpt") && kept % 80 == 0 ? kept - 1 : kept)
    }
    #expect(throws: SurveyFormatError.self, "\(name) cut to \(share)") {
      try SurveyFile(path).read(SurveyRequest(numeric: ["CUEX1"]))
    }
  }

  @Test(.enabled(if: FormatFiles.has("sqlite3"), "sqlite3 is not installed")) func namesAreNamesInSQL() throws {
    let file = try SurveyFile(FormatFiles.path("survey.sqlite"))
    let table = "other; DROP TABLE answers; --"
    let rows = try file.read(SurveyRequest(numeric: ["a\"b"], table: table)).dataset
    #expect(rows.rowCount == 5 && rows.column(named: "a\"b")?.number(at: 4) == 4)
    #expect(try file.read(SurveyRequest(numeric: ["CUEX1"], table: "answers")).dataset.rowCount == 250)
    #expect(
      throws: SurveyFormatError.unknownTable(
        name: nil, tables: ["answers", table], path: "survey.sqlite")
    ) { try file.read(SurveyRequest(numeric: ["CUEX1"])) }
    #expect(
      throws: SurveyFormatError.unknownTable(
        name: "surveys", tables: ["answers", table], path: "survey.sqlite")
    ) { try file.read(SurveyRequest(numeric: ["CUEX1"], table: "surveys")) }
    let query = "SELECT CUEX1 FROM answers WHERE seg = 1 -- all of them"
    #expect(try file.read(SurveyRequest(numeric: ["CUEX1"], query: query)).dataset.rowCount == 84)
  }

  @Test(.enabled(if: FormatFiles.has("duckdb"), "duckdb is not installed")) func engineMessagesArePassedOn() throws {
    let path = try FormatFiles.changed("survey.parquet", as: "it's cut.parquet") { $0 = $0.prefix(5_000) }
    #expect { _ = try SurveyFile(path).read(SurveyRequest(numeric: ["CUEX1"])) } throws: { error in
      guard case .programFailed("duckdb", _, let message)? = error as? SurveyFormatError else { return false }
      return message.contains("parquet") || message.contains("magic") || message.contains("Parquet")
    }
  }

  @Test func optionsWithoutMeaning() throws {
    let file = try SurveyFile(FormatFiles.path("survey.sav"))
    #expect(throws: SurveyFormatError.optionWithoutMeaning(option: "--sheet", kind: SurveyFileKind.sav.title)) {
      try file.read(SurveyRequest(sheet: "A"))
    }
    #expect(throws: SurveyFormatError.optionWithoutMeaning(option: "--table", kind: SurveyFileKind.sav.title)) {
      try file.read(SurveyRequest(table: "A"))
    }
    #expect(throws: SurveyFormatError.optionWithoutMeaning(option: "--query", kind: SurveyFileKind.sav.title)) {
      try file.read(SurveyRequest(query: "A"))
    }
  }

  /// Names and texts of a stranger's file are shown without what steers a terminal, and cut.
  @Test func messagesAreHarmless() {
    let evil = "\u{1B}[31mred\u{202E}" + String(repeating: "long", count: 200)
    let errors: [any Error] = [
      MomentsError.version(found: evil, source: "a.csv"), MomentsError.noScale(indicators: [evil]),
      MomentsError.impossibleCell(key: [evil], reason: "none", source: "a.csv"),
      MomentsError.keyless(rows: 1, key: evil),
      MomentsError.unusableAnswers([.init(indicator: evil, rows: 1)]), MomentsError.badWeights(rows: 1, column: evil),
      MomentsError.changedMeanwhile(key: [evil]), SurveyFormatError.unknownSheet(name: evil, sheets: [evil], path: "a"),
      SurveyFormatError.unknownTable(name: nil, tables: [evil, evil], path: "a"),
      SurveyFormatError.tooLarge(path: "a", what: evil, limit: 1),
    ]
    for error in errors {
      let message = "\(error)"
      #expect(!message.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(message)")
      #expect(message.utf8.count < 400 && message.contains("[31mred"), "\(message)")
    }
    let said = SurveyFormatError.programFailed(name: "duckdb", status: 1, message: evil)
    #expect(!"\(said)".contains("\u{1B}") && "\(said)".hasPrefix("duckdb: "))
  }
}

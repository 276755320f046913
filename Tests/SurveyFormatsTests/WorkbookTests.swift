import Foundation
import SurveyData
import SurveyFormats
import Testing

/// What a workbook has that a text file has not: sheets, merged names, dates, formulas.
@Suite(.enabled(if: FormatFiles.hasWorkbooks, "libzip or libxml2 is not installed")) struct WorkbookTests {
  private let file: SurveyFile

  init() throws { file = try SurveyFile(FormatFiles.path("survey.xlsx")) }

  @Test func firstVisibleSheetUnlessNamed() throws {
    #expect(try file.read(SurveyRequest(numeric: ["CUEX1"])).dataset.rowCount == 250)
    let merged = try file.read(SurveyRequest(numeric: ["id", "CUEX1"], sheet: "Merged", headerRow: 2)).dataset
    #expect(merged.rowCount == 60)
    #expect(merged.column(named: "id")?.number(at: 59) == 60)
  }

  @Test func linesAreThoseOfTheSheet() throws {
    let merged = try file.read(SurveyRequest(numeric: ["id"], sheet: "Merged", headerRow: 2)).dataset
    #expect(merged.line(ofRow: 0) == 3)
    #expect(merged.line(ofRow: 59) == 62)
  }

  @Test func unknownSheet() throws {
    #expect(
      throws: SurveyFormatError.unknownSheet(
        name: "Sheet1", sheets: ["Notes", "Antworten & Zahlen", "Merged"], path: FormatFiles.path("survey.xlsx"))
    ) { try file.read(SurveyRequest(numeric: ["CUEX1"], sheet: "Sheet1")) }
  }

  @Test func datesAreTextsAndFormulasTheirStoredValues() throws {
    let table = try file.read(SurveyRequest(numeric: ["CUEX1", "twice"], categories: ["day"])).dataset
    #expect(table.column(named: "day")?.text(at: 0) == "2024-03-02")
    #expect(table.column(named: "day")?.text(at: 249) == "2024-11-06")
    let first = try #require(table.column(named: "CUEX1")?.number(at: 0))
    #expect(table.column(named: "twice")?.number(at: 0) == 2 * first)
  }

  @Test func archivesThatAreNoWorkbooks() throws {
    let bomb = try zip(["xl/workbook.xml": Data(repeating: 0x20, count: 1 << 27)])
    #expect(throws: SurveyFormatError.self) { try SurveyFile(bomb).read(SurveyRequest()) }
    #expect {
      _ = try SurveyFile(bomb).read(SurveyRequest())
    } throws: { error in
      if case .tooLarge? = error as? SurveyFormatError { return true }
      return false
    }
    let other = try zip(["word/document.xml": Data("<a/>".utf8)])
    #expect {
      _ = try SurveyFile(other).read(SurveyRequest())
    } throws: { "\($0)".contains("no Excel workbook") }
  }

  @Test func twoCellsInOnePlace() throws {
    func row(_ cells: String) -> String { "<row r=\"2\">\(cells)</row>" }
    func read(_ cells: String) throws -> Dataset {
      let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      let sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
        + "\(row(cells))</sheetData></worksheet>"
      let path = try zip([
        "xl/worksheets/sheet1.xml": Data(sheet.utf8),
        "xl/workbook.xml": Data(
          "<workbook xmlns:r=\"\(kind)\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>".utf8),
        "xl/_rels/workbook.xml.rels": Data(
          "<Relationships><Relationship Id=\"r1\" Type=\"\(kind)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            .utf8),
      ])
      return try SurveyFile(path).read(SurveyRequest()).dataset
    }
    let (a, b) = ("<c r=\"A2\"><v>7</v></c>", "<c r=\"B2\"><v>8</v></c>")
    #expect(try read(a + b).column(named: "b")?.number(at: 0) == 8)
    for cells in [a + a + b, b + a] {
      #expect {
        _ = try read(cells)
      } throws: { "\($0)".contains("row 2 has two cells in one column") }
    }
  }

  @Test(arguments: [200, 5_000, 15_000, 30_000]) func cutShort(bytes: Int) throws {
    let path = try FormatFiles.changed("survey.xlsx", as: "cut.xlsx") { $0 = $0.prefix(bytes) }
    #expect(throws: SurveyFormatError.self) { try SurveyFile(path).read(SurveyRequest(numeric: ["CUEX1"])) }
  }

  @Test func damagedBytesNeverCrash() throws {
    // Bytes all over the archive, one at a time: an error or the same rows, never anything else.
    for offset in stride(from: 30, to: 30_000, by: 997) {
      let path = try FormatFiles.changed("survey.xlsx", as: "damaged.xlsx") { $0[offset] ^= 0x55 }
      do {
        let rows = try SurveyFile(path).read(SurveyRequest(numeric: ["CUEX1"])).dataset.rowCount
        #expect(rows == 250 || rows == 60, "byte \(offset)")
      } catch is SurveyFormatError {
      } catch is SurveyDataError {
      }
    }
  }

  /// A zip archive made by Python.
  private func zip(_ members: [String: Data]) throws -> String {
    let folder = try FormatFiles.folder()
    for (name, data) in members {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments =
      ["python3", "-m", "zipfile", "-c", "made.xlsx"] + members.keys.map { String($0.split(separator: "/")[0]) + "/" }
    try process.run()
    process.waitUntilExit()
    return folder.appendingPathComponent("made.xlsx").path
  }
}

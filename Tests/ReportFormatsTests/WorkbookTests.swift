import ReportFormats
import Satisfaction
import SurveyFormats
import Testing

@Suite struct WorkbookTests {
  private static func report() throws -> FitReport {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let model = PathModel.ecsiMobile
    let survey = try Dataset(csv: root + "/Examples/Data/mobile-phone.csv", for: model)
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 100)
    return FitReport(boot, source: ReportSource(title: "European Customer Satisfaction Index"))
  }

  private static let hasLibrary: Bool = {
    do {
      _ = try WorkbookWriter.workbook(of: report())
      return true
    } catch SurveyFormatError.missingLibrary {
      return false
    } catch {
      return true
    }
  }()

  private static let hasBrowser: Bool = {
    do {
      _ = try PDFPrinter.pdf(ofPage: Array("<!doctype html><title>x</title><p>x</p>".utf8))
      return true
    } catch SurveyFormatError.missingProgram {
      return false
    } catch {
      return true
    }
  }()

  @Test(.enabled(if: hasLibrary, "no libxlsxwriter")) func `a workbook is a zip archive, the same every time`() throws {
    let report = try Self.report()
    let bytes = try WorkbookWriter.workbook(of: report)
    #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(try WorkbookWriter.workbook(of: report) == bytes)
  }

  @Test(.enabled(if: hasBrowser, "no Chromium")) func `a printed report is a PDF of several pages`() throws {
    let bytes = try PDFPrinter.pdf(of: Self.report())
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(bytes.count > 20_000)
  }

  /// A table of a programme: nothing that is a number is a text, and its groups are a column.
  @Test func `margins, shares and counts are numbers`() {
    let table = ReportTable(
      title: "Satisfaction by dealer",
      columns: [.text("dealer"), .number("index"), .number("±"), .number("coverage"), .number("n")],
      rows: [
        .init(heading: "North", remark: "τ̂ 2.1"),
        .init([
          .text("D1"), .number(72.5, decimals: 1), .margin(3.94, decimals: 1), .share(0.5), .bracketed(75, decimals: 0),
        ]),
        .init(heading: "South", remark: ""),
        .init([.text("D2"), .text("n < 30"), .empty, .share(1), .number(12, decimals: 0)]),
      ], grouping: "region")
    let sheet = SheetContent(table, name: "t")
    #expect(sheet.headings == ["region", "", "dealer", "index", "±", "coverage", "n"])
    #expect(
      sheet.rows == [
        [
          .text("North"), .text("τ̂ 2.1"), .text("D1"), .number(72.5, .decimals(1)), .number(3.94, .margin(decimals: 1)),
          .number(0.5, .percent), .number(75, .bracketed(decimals: 0)),
        ],
        [
          .text("South"), .text(""), .text("D2"), .text("n < 30"), .empty, .number(1, .percent),
          .number(12, .decimals(0)),
        ],
      ])
    #expect(sheet.headingRows.isEmpty)
    var plain = table
    plain.grouping = nil
    #expect(SheetContent(plain, name: "t").headingRows == [0, 2])
  }
}

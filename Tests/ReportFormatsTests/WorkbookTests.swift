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
}

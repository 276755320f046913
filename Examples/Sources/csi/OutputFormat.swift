import ReportFormats
import Satisfaction
import SurveyFormats

/// The forms a command can write: those that a report has itself, and two that programs and libraries of the machine make
/// of it.
enum OutputFormat: String, OptionChoice {
  case text, markdown, csv, json, latex, html, svg, pdf, xlsx

  /// The report's own form, nil where others make it.
  var own: ReportFormat? { ReportFormat(rawValue: rawValue) }

  /// Whether people read it as it comes, in a terminal.
  var isReadAtOnce: Bool { self == .text || self == .markdown }

  /// Whether a terminal could not show it.
  var isBinary: Bool { self == .pdf || self == .xlsx }

  /// The forms of a report: a page that can be shown can be printed, and every report has tables.
  static func all<Content: ReportContent>(of report: Content.Type) -> [OutputFormat] {
    allCases.filter { format in
      if let own = format.own { return Content.formats.contains(own) }
      return format == .xlsx || Content.formats.contains(.html)
    }
  }

  /// The report in this form.
  func bytes<Content: ReportContent>(of report: Content, _ style: ReportStyle) throws(Failure) -> [UInt8] {
    do throws(SurveyFormatError) {
      switch self {
      case .pdf: return try PDFPrinter.pdf(of: report, style: style)
      case .xlsx: return try WorkbookWriter.workbook(of: report, style: style)
      default: return report.bytes(as: own ?? .text, style: style)
      }
    } catch {
      throw .data("\(error)")
    }
  }
}

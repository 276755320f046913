internal import CSurveyFormats
public import SatisfactionReporting
public import SurveyFormats

/// Writes a report as an Excel workbook: a sheet a table, frozen headings, numbers as numbers, charts that Excel draws.
public enum WorkbookWriter {
  /// The report as an `.xlsx` file.
  ///
  /// - Throws: ``SurveyFormatError/missingLibrary(name:for:reason:install:)`` where libxlsxwriter is not installed.
  public static func workbook<Content: ReportContent>(
    of report: Content, style: ReportStyle = ReportStyle()
  ) throws(SurveyFormatError) -> [UInt8] {
    let document = report.document(digits: style.digits)
    let titles = document.tables.enumerated().map { number, table in
      table.title.isEmpty ? (number == 0 ? "Results" : "Table \(number + 1)") : table.title
    }
    let names = SheetContent.names(titles + ["Method"])
    var sheets = zip(document.tables, names).map { SheetContent($0, name: $1) }
    sheets.append(SheetContent(method(report, document), name: names[names.count - 1]))
    return try bytes(sheets, title: document.title)
  }

  /// What was computed from what, as a table.
  private static func method<Content: ReportContent>(_ report: Content, _ document: ReportDocument) -> ReportTable {
    let facts = document.facts.joined().map { ["", $0] } + document.warnings.map { ["warning", $0] }
    let manifest = report.manifest.flatMap { section -> [[String]] in
      guard case .record(let record) = section.value else { return [] }
      return record.fields.map { ["\(section.name).\($0.name)", $0.value.plainText] }
    }
    return ReportTable(
      title: "Method", columns: [.text("What"), .text("Value")],
      rows: (facts + manifest).map { ReportTable.Row($0.map { .text($0) }) })
  }

  /// A workbook of these sheets.
  static func bytes(_ sheets: [SheetContent], title: String) throws(SurveyFormatError) -> [UInt8] {
    let library = try XLSXLibrary.shared.get()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try WorkbookFile(library).write(sheets, title: title, to: "\(folder.path)/report.xlsx")
    return try folder.read("report.xlsx")
  }
}

extension FieldValue {
  /// A plain value as text; empty for null, and for lists the parts with commas.
  fileprivate var plainText: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .unsigned(let value): String(value)
    case .number(let value): "\(value)"
    case .text(let value): value
    case .list(let values): values.map(\.plainText).joined(separator: ", ")
    case .record(let record): record.fields.map { "\($0.name) \($0.value.plainText)" }.joined(separator: ", ")
    case .records, .matrix: ""
    }
  }
}

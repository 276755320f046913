internal import CSurveyFormats
internal import SatisfactionReporting
internal import SatisfactionWording
internal import SurveyFormats

/// One workbook while it is written.
struct WorkbookFile {
  /// 2000-01-01: a workbook of the same report has the same bytes whenever it is written.
  private static let created = 946_684_800
  private static let headingColor: UInt32 = 0x14608F
  /// Width of a column in characters, at least and at most.
  private static let widths = 8.0...44.0

  private let library: XLSXLibrary

  init(_ library: XLSXLibrary) { self.library = library }

  func write(_ sheets: [SheetContent], title: String, to path: String) throws(SurveyFormatError) {
    let functions = library.functions
    guard let book = unsafe functions.create(path) else {
      throw .programFailed(name: "libxlsxwriter", status: 1, message: "no memory for a workbook")
    }
    unsafe title.withCString { title in
      var properties = unsafe xlsx_properties()
      unsafe properties.title = unsafe title
      unsafe properties.created = Self.created
      _ = unsafe functions.set_properties(book, &properties)
    }
    let formats = unsafe Formats(functions, book)
    for sheet in sheets { unsafe write(sheet, to: book, formats) }
    let status = unsafe functions.close(book)
    guard status == 0 else {
      let description = functions.describe(status)
      let reason = unsafe RuntimeLibrary.text(description)
      throw .programFailed(name: "libxlsxwriter", status: Int(status), message: reason)
    }
  }

  private func write(_ content: SheetContent, to book: OpaquePointer, _ formats: Formats) {
    let functions = library.functions
    guard let sheet = unsafe functions.add_sheet(book, content.name) else { return }
    for (column, heading) in content.headings.enumerated() {
      _ = unsafe functions.write_text(sheet, 0, UInt16(column), heading, formats.heading)
    }
    for (row, cells) in content.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let place = (row: UInt32(row + 1), column: UInt16(column))
        switch cell {
        case .text(let text):
          let format = unsafe content.headingRows.contains(row) ? formats.bold : nil
          _ = unsafe functions.write_text(sheet, place.row, place.column, text, format)
        case .number(let value, let format):
          _ = unsafe functions.write_number(sheet, place.row, place.column, value, formats.number(format))
        case .empty: break
        }
      }
    }
    unsafe functions.freeze(sheet, 1, UInt16(content.nameColumn + 1))
    for (column, width) in Self.columnWidths(content).enumerated() {
      _ = unsafe functions.set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
    if let column = content.charted { unsafe addChart(content, column, to: sheet, of: book) }
  }

  private func addChart(_ content: SheetContent, _ column: Int, to sheet: OpaquePointer, of book: OpaquePointer) {
    let functions = library.functions
    guard let chart = unsafe functions.add_chart(book, UInt8(XLSX_CHART_BAR)) else { return }
    let sheetName = "'\(content.name)'"
    let last = content.rows.count + 1
    let (name, letter) = (Self.letter(content.nameColumn), Self.letter(column))
    _ = unsafe functions.add_series(
      chart, "=\(sheetName)!$\(name)$2:$\(name)$\(last)", "=\(sheetName)!$\(letter)$2:$\(letter)$\(last)")
    unsafe functions.set_title(chart, content.headings[column])
    unsafe functions.set_legend(chart, UInt8(XLSX_LEGEND_NONE))
    _ = unsafe functions.insert_chart(sheet, UInt32(last + 1), 0, chart)
  }

  private static func columnWidths(_ content: SheetContent) -> [Double] {
    content.headings.indices.map { column in
      let texts = content.rows.enumerated().compactMap { row, cells -> Int? in
        guard !content.headingRows.contains(row), column < cells.count, case .text(let text) = cells[column] else {
          return nil
        }
        return DisplayText.width(text)
      }
      let widest = Double(max(texts.max() ?? 0, DisplayText.width(content.headings[column]))) + 2
      return min(widths.upperBound, max(widths.lowerBound, widest))
    }
  }

  /// A, B, …, Z, AA, …
  static func letter(_ column: Int) -> String {
    let own = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? own : letter(column / 26 - 1) + own
  }

  /// The formats of one workbook.
  @safe
  private final class Formats {
    let heading: OpaquePointer?
    let bold: OpaquePointer?
    private let functions: xlsx_table
    private let book: OpaquePointer
    private var numbers: [SheetContent.NumberFormat: OpaquePointer] = unsafe [:]

    init(_ functions: xlsx_table, _ book: OpaquePointer) {
      self.functions = functions
      unsafe self.book = book
      unsafe heading = functions.add_format(book)
      unsafe bold = functions.add_format(book)
      if let heading = unsafe heading {
        unsafe functions.set_bold(heading)
        unsafe functions.set_bottom(heading, UInt8(XLSX_BORDER_THIN))
        unsafe functions.set_color(heading, WorkbookFile.headingColor)
      }
      if let bold = unsafe bold { unsafe functions.set_bold(bold) }
    }

    /// Numbers shown in one way.
    func number(_ shown: SheetContent.NumberFormat) -> OpaquePointer? {
      if let known = unsafe numbers[shown] { return unsafe known }
      guard let format = unsafe functions.add_format(book) else { return nil }
      unsafe functions.set_number(format, shown.code)
      unsafe numbers[shown] = format
      return unsafe format
    }
  }
}

extension SheetContent.NumberFormat {
  /// The format in the words of Excel.
  var code: String {
    switch self {
    case .decimals(let decimals): Self.digits(decimals)
    case .margin(let decimals): "\"± \"" + Self.digits(decimals)
    case .percent: "0\" \"%"
    case .bracketed(let decimals): "\"(\"" + Self.digits(decimals) + "\")\""
    }
  }

  private static func digits(_ decimals: Int) -> String {
    decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
  }
}

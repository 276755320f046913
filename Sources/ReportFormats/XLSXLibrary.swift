internal import CSurveyFormats
internal import SurveyFormats

/// libxlsxwriter, opened when the first workbook is written.
@safe
struct XLSXLibrary: @unchecked Sendable {
  let functions: xlsx_table

  /// The library, or why it is not there.
  static let shared: Result<XLSXLibrary, SurveyFormatError> = open()

  private static func open() -> Result<XLSXLibrary, SurveyFormatError> {
    var reasons: [String] = []
    let names = [
      "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.dylib", "/opt/homebrew/lib/libxlsxwriter.dylib",
    ]
    for name in RuntimeLibrary.candidates(names, variable: "CSI_XLSXWRITER") {
      var table = xlsx_table()
      var what: UnsafePointer<CChar>?
      if unsafe survey_xlsx_open(name, &table, &what) == 0 { return .success(XLSXLibrary(functions: table)) }
      reasons.append(RuntimeLibrary.text(what))
    }
    return .failure(
      .missingLibrary(
        name: "libxlsxwriter", for: "an Excel workbook", reason: reasons.first ?? "",
        install: "apt-get install libxlsxwriter4"))
  }
}

public import SatisfactionReporting
public import SurveyFormats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Prints a report on A4 pages through a headless browser that the machine has.
///
/// - Source: Chromium's `--headless=new --print-to-pdf`; the page's own style sheet lays it out.
public enum PDFPrinter {
  /// Programs to try in turn; `CSI_CHROMIUM` names another one.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ]
  /// A page of a thousand tables takes a few seconds.
  private static let seconds = 120

  /// The report as a PDF file.
  ///
  /// - Throws: ``SurveyFormatError/missingProgram(name:for:install:)`` where no browser is found.
  public static func pdf<Content: ReportContent>(
    of report: Content, style: ReportStyle = ReportStyle()
  ) throws(SurveyFormatError) -> [UInt8] {
    try pdf(ofPage: report.html(style))
  }

  /// An HTML file that needs nothing outside of it, as a PDF file.
  ///
  /// - Throws: As ``pdf(of:style:)``.
  public static func pdf(ofPage html: [UInt8]) throws(SurveyFormatError) -> [UInt8] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(html, to: "page.html")
    try print(folder)
    return try folder.read("page.pdf")
  }

  private static func print(_ folder: TemporaryFolder) throws(SurveyFormatError) {
    // The sandbox of a browser does not start for the superuser; the page holds no script.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    let arguments =
      [
        "--headless=new", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(folder.path)/page.pdf",
      ] + sandbox + ["file://\(folder.path)/page.html"]
    for name in RuntimeLibrary.candidates(names, variable: "CSI_CHROMIUM") {
      let browser = ChildProgram(name: name, purpose: "a PDF file", install: "apt-get install chromium")
      do throws(SurveyFormatError) {
        _ = try browser.run(arguments, seconds: seconds)
        return
      } catch .missingProgram {
        continue
      }
    }
    throw .missingProgram(name: "chromium", for: "a PDF file", install: "apt-get install chromium")
  }
}

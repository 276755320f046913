import ArgumentParser
import Satisfaction

/// What the result looks like and where it goes: one option group, and one way out, for every command with a report.
package struct OutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Text, Markdown, HTML and PDF are for people, LaTeX and SVG for papers, XLSX, CSV and JSON for programs.")
  var format: OutputFormat = .text

  @Option(name: .long, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, parsing: .unconditional, help: "Decimals of coefficients in reports for people.")
  var digits: Int = 3

  @Option(name: .long, help: "The language of HTML and PDF reports.")
  var language: ReportLanguage = .english

  package init() {}

  package func validate() throws {
    guard (0...15).contains(digits) else {
      throw ValidationError("--digits is \(digits): it must lie between 0 and 15")
    }
    guard output != "" else { throw ValidationError("--output needs the name of a file") }
  }

  /// What must hold before anything is computed: the report can be written in the form asked for, and replaces no file
  /// that the command reads.
  ///
  /// - Parameters:
  ///   - content: The report.
  ///   - files: Files that the command reads.
  ///   - others: What it writes besides the report, by the options that name the files.
  /// - Throws: `ValidationError`.
  package func require<Content: ReportContent>(
    _ content: Content.Type, otherThan files: [CommandFiles.Source], and others: [(path: String?, option: String)] = []
  ) throws {
    if let problem = formatProblem(of: content) { throw ValidationError(problem) }
    if format.isBinary, output == nil || output == "-", Terminal.isOnStandardOutput {
      throw ValidationError("--format \(format.rawValue) is not text for a terminal: name a file with --output")
    }
    try CommandFiles(read: files, written: [(output, "--output")] + others).requireApart()
  }

  /// Why the report cannot be written in the form asked for, nil where it can.
  private func formatProblem<Content: ReportContent>(of content: Content.Type) -> String? {
    let formats = OutputFormat.all(of: content)
    guard !formats.contains(format) else { return nil }
    let forms = formats.map(\.rawValue).joined(separator: ", ")
    return "--format \(format.rawValue) is not a form of this report: there are \(forms)"
  }

  /// Writes a text that is no report.
  func write(text: String) throws(Failure) {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    try Output.write(Array(text.utf8), to: file.map { OutputDestination.file($0) } ?? .standardOutput)
  }

  /// Writes a report, and its warnings to standard error where the report itself is not read at once.
  package func write<Content: ReportContent>(_ report: Content) throws(Failure) {
    if let problem = formatProblem(of: Content.self) { throw .usage(problem) }
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    var style = file == nil ? Terminal.style(digits: digits) : ReportStyle(digits: digits)
    style.language = language
    style.command = Terminal.commandLine
    let destination = file.map { OutputDestination.file($0) } ?? .standardOutput
    try Output.write(report, as: format, style, to: destination)
    if file != nil || !format.isReadAtOnce { Self.say(report.warnings) }
  }

  /// Writes warnings on standard error, as many as a person reads.
  static func say(_ warnings: [FitWarning]) {
    for message in ReportDocument.listed(warnings.map(\.message)) { Terminal.writeError("csi: warning: \(message)") }
  }
}

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
  /// - Throws: `ValidationError`.
  package func require<Content: ReportContent>(
    _ content: Content.Type, otherThan files: [(path: String, role: String)]
  ) throws {
    let formats = OutputFormat.all(of: content)
    guard formats.contains(format) else {
      let forms = formats.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--format \(format.rawValue) is not a form of this report: there are \(forms)")
    }
    if format.isBinary, output == nil || output == "-", Terminal.isOnStandardOutput {
      throw ValidationError("--format \(format.rawValue) is not text for a terminal: name a file with --output")
    }
    try requireOther(than: files)
  }

  /// - Throws: `ValidationError` where the output would replace a file that the command reads.
  package func requireOther(than files: [(path: String, role: String)]) throws {
    try Self.requireOther(output, than: files)
  }

  /// - Throws: `ValidationError` where `output` would replace a file that the command reads.
  static func requireOther(_ output: String?, than files: [(path: String, role: String)]) throws {
    guard let output, output != "-" else { return }
    for file in files where TextFile.areSame(output, file.path) {
      throw ValidationError("--output would replace the \(file.role) file \(file.path): name another file")
    }
  }

  /// Writes a text that is no report.
  func write(text: String) throws(Failure) {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    try Output.write(Array(text.utf8), to: file.map { OutputDestination.file($0) } ?? .standardOutput)
  }

  /// Writes a report, and its warnings to standard error where the report itself is not read at once.
  package func write(_ report: some ReportContent) throws(Failure) {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    var style = file == nil ? Terminal.style(digits: digits) : ReportStyle(digits: digits)
    style.language = language
    style.command = Terminal.commandLine
    let destination = file.map { OutputDestination.file($0) } ?? .standardOutput
    try Output.write(format.bytes(of: report, style), to: destination)
    if file != nil || !format.isReadAtOnce {
      for warning in report.warnings { Terminal.writeError("csi: warning: \(warning.message)") }
    }
  }
}

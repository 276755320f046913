import ArgumentParser
import Satisfaction

/// `csi diagram`: the path diagram of a fit, alone.
struct DiagramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram",
    abstract: "Draw the path diagram of a model with its estimates, as SVG for papers and slides.",
    usage: """
      csi diagram <data> --template <name> [<options>]
      csi diagram <data> --model <file> [<options>]
      """,
    discussion: """
      Example: csi diagram Examples/Data/mobile-phone.csv --template ecsi-mobile --output model.svg

      The core of an arrow is as wide as the end of its interval that is nearer to 0, its pale edge as wide as the
      other end; an arrow whose interval holds 0 is thin, grey and dashed.
      """)

  @OptionGroup(title: "Model and data")
  var survey: SurveyArgument

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @Option(name: .long, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, help: "The language of the words in the file.")
  var language: ReportLanguage = .english

  func validate() throws {
    guard output != "" else { throw ValidationError("--output needs the name of a file") }
    try estimation.refuseHTMT(of: "csi diagram")
    try estimation.requireUse(of: resampling)
    try resampling.requireReplicates()
    try CommandFiles(read: survey.files + resampling.files, written: [(output, "--output")]).requireApart()
  }

  func run() throws {
    let loaded = try survey.load(for: resampling)
    let report = try FitCommand.report(loaded, estimation, resampling)
    let destination = output.flatMap { $0 == "-" ? nil : OutputDestination.file($0) } ?? .standardOutput
    try Output.write(report.svg(ReportStyle(language: language)), to: destination)
    OutputOptions.say(report.warnings)
  }
}

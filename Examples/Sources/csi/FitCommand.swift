import ArgumentParser
import Satisfaction

/// `csi fit`: estimates a model and reports.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Estimate a model from survey data and report the indices and what drives them.",
    usage: """
      csi fit <data> --template <name> [<options>]
      csi fit <data> --model <file> [<options>]
      """,
    discussion: """
      Example: csi fit Examples/Data/mobile-phone.csv --template ecsi-mobile
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @Flag(name: .long, help: "Test whether the model holds exactly, by the bootstrap.")
  var exactFit = false

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws { try output.require(FitReport.self, otherThan: survey.files) }

  func run() throws {
    let loaded = try survey.load(threads: resampling.threads)
    try output.write(Self.report(loaded, estimation, resampling, testsExactFit: exactFit))
  }

  /// The fit of a survey and, unless nobody wants them, its replicates.
  static func report(
    _ loaded: LoadedSurvey, _ estimation: EstimationOptions, _ resampling: ResamplingOptions,
    testsExactFit: Bool = false
  ) throws(Failure) -> FitReport {
    try loaded.working {
      let fit = try estimation.estimator(missing: loaded.missing).fit(loaded.model, to: loaded.survey)
      // Refused before the replicates are made, if it is.
      let test = testsExactFit ? try resampling.exactFit(of: fit, on: loaded.survey) : nil
      var report =
        resampling.bootstrap > 0
        ? FitReport(
          try resampling.bootstrap(fit, on: loaded.survey, measures: estimation.measures), source: loaded.source)
        : FitReport(fit, source: loaded.source, measures: estimation.measures)
      report.exactFit = test
      return report
    }
  }
}

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

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws { try output.require(FitReport.self, otherThan: survey.files) }

  func run() throws {
    let loaded = try survey.load(threads: resampling.threads)
    try output.write(Self.report(loaded, estimation, resampling))
  }

  /// The fit of a survey and, unless nobody wants them, its replicates.
  static func report(
    _ loaded: LoadedSurvey, _ estimation: EstimationOptions, _ resampling: ResamplingOptions
  ) throws(Failure) -> FitReport {
    try loaded.working {
      let fit = try estimation.estimator(missing: loaded.missing).fit(loaded.model, to: loaded.survey)
      var source = loaded.source
      source.warnings = loaded.model.dataWarnings(about: loaded.survey, fit.sample)
      guard resampling.bootstrap > 0 else { return FitReport(fit, source: source) }
      return FitReport(try resampling.bootstrap(fit, on: loaded.survey), source: source)
    }
  }
}

import ArgumentParser
import Satisfaction
import csi

/// A command that exists only here: what is written below is all there is to one.
struct ToyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "toy")

  @OptionGroup var survey: SurveyArgument
  @OptionGroup var estimation: EstimationOptions
  @OptionGroup var resampling: ResamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try output.require(ToyReport.self, otherThan: survey.files) }

  func run() throws {
    let loaded = try survey.load(threads: resampling.threads)
    let bootstrap = try loaded.working {
      let fit = try estimation.estimator(missing: loaded.missing).fit(loaded.model, to: loaded.survey)
      return try resampling.bootstrap(fit, on: loaded.survey)
    }
    try output.write(
      ToyReport(bootstrap: bootstrap, source: loaded.source(for: bootstrap.fit.sample), from: "Image", to: "Loyalty"))
  }
}

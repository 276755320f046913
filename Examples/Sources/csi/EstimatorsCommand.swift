import ArgumentParser
import Satisfaction

/// `csi estimators`: what other estimators would say of the same answers.
struct EstimatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimators",
    abstract: "Estimate a model in several ways from the same answers, side by side.",
    usage: """
      csi estimators <data> --template <name> [<options>]
      csi estimators <data> --model <file> [<options>]
      """,
    discussion: """
      Example: csi estimators Examples/Data/mobile-phone.csv --template ecsi-mobile
      """)

  @OptionGroup
  var survey: SurveyArgument

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The estimators, the first being the one that the others are compared with: pls, plsc, unit, pca, gsca, ml.",
      valueName: "list"))
  var estimators: EstimatorList = EstimatorList()

  @OptionGroup(title: "Estimation")
  var iteration: IterationOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws { try output.require(EstimatorsReport.self, otherThan: survey.files) }

  func run() throws {
    let loaded = try survey.load()
    let report = try loaded.working {
      let answers = try loaded.model.answers(in: loaded.survey, missing: loaded.missing, skipped: loaded.skipped)
      let comparison = try EstimatorComparison(
        loaded.model, to: answers, by: estimators.estimators,
        settings: iteration.settings(missing: loaded.missing, skipped: loaded.skipped))
      var source = loaded.source
      source.warnings = loaded.model.dataWarnings(about: loaded.survey, comparison.sample)
      return EstimatorsReport(comparison, source: source)
    }
    try output.write(report)
  }
}

/// Estimators with commas between them, each once.
struct EstimatorList: ExpressibleByArgument {
  let estimators: [ModelEstimator]

  init() { estimators = EstimatorComparison.standard }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let known = names.compactMap { ModelEstimator(rawValue: String($0)) }
    guard known.count == names.count, Set(known).count == known.count else { return nil }
    estimators = known
  }

  var defaultValueDescription: String { estimators.map(\.rawValue).joined(separator: ",") }
}

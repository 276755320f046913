import ArgumentParser
import Satisfaction
import SatisfactionWording

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
      """
      The estimators, the first being the one that the others are compared with: pls, plsc, unit, pca, gsca, ml \
      (\(EstimatorList().estimators.map(\.rawValue).joined(separator: ",")) unless given).
      """, valueName: "list"), transform: EstimatorList.init)
  var estimators = EstimatorList()

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
      return EstimatorsReport(comparison, source: loaded.source(for: comparison.sample))
    }
    try requireEstimates(report.comparison)
    try output.write(report)
  }

  /// - Throws: `Failure` where the estimators that give estimates are too few to compare.
  private func requireEstimates(_ comparison: EstimatorComparison) throws(Failure) {
    let entries = comparison.entries
    guard entries.count(where: { $0.paths != nil }) < min(2, entries.count) else { return }
    let reasons = entries.filter { $0.paths == nil }.map { "\($0.estimator.rawValue) \($0.status ?? "failed")" }
    throw .data("nothing is left to compare: \(reasons.joined(separator: "; "))")
  }
}

/// Estimators with commas between them, each once.
struct EstimatorList {
  let estimators: [ModelEstimator]

  init() { estimators = EstimatorComparison.standard }

  init(_ argument: String) throws {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let known = ModelEstimator.allValueStrings
    if let other = names.first(where: { !known.contains($0) }) {
      let near = NearNames.nearest(to: other, among: known).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError(
        other.isEmpty
          ? "write estimators with commas between them, as in pls,ml: there are \(known.joined(separator: ", "))"
          : "there is no estimator \(other): there are \(known.joined(separator: ", "))\(near)")
    }
    estimators = names.compactMap { ModelEstimator(rawValue: $0) }
    guard Set(names).count == names.count else { throw ValidationError("each estimator stands once") }
  }
}

import ArgumentParser
import Satisfaction

/// `csi compare`: may groups be compared, and do they differ.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Estimate a model in groups of customers: do they measure the same, and do they differ.",
    usage: """
      csi compare <data> --template <name> --group <column> [<options>]
      csi compare <data> --model <file> --group <column> [<options>]
      """,
    discussion: """
      Example: csi compare Examples/Data/segments.csv --model Examples/Data/segments.model --group segment
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Groups")
  var groups: CompareOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try estimation.refuseHTMT(of: "csi compare")
    try output.require(CompareReport.self, otherThan: survey.files + groups.files)
  }

  func run() throws {
    let model = try survey.modified(try survey.model.source())
    let loaded = try survey.load(
      model, numeric: numericColumns(model), categories: ([groups.group] + groups.design.categories).withoutRepeats,
      missing: try survey.rows.missing.policy, threads: groups.threads)
    try output.write(report(loaded))
  }

  /// The model's columns; every column of numbers where replicates are named by a pattern.
  private func numericColumns(_ model: PathModel) -> [String]? {
    let names = groups.replicateColumns
    return names.contains { $0.hasSuffix("*") } ? nil : (model.columns + names + groups.design.numbers).withoutRepeats
  }

  private func report(_ loaded: LoadedSurvey) throws(Failure) -> CompareReport {
    let options = try groups.options(among: loaded.survey.columns.map(\.name))
    return try loaded.working {
      let bar = Terminal.progressBar()
      defer { bar?.clear() }
      let result = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).compare(
        loaded.model, on: loaded.survey, groups: groups.group, options, threads: groups.threads,
        progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
      return CompareReport(result, source: loaded.source(for: result.sample))
    }
  }
}

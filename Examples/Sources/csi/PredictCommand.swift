import ArgumentParser
import Satisfaction

/// `csi predict`: does the model predict customers it has not seen.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Put a model to the test of answers that it was not estimated from.",
    usage: """
      csi predict <data> --template <name> [<options>]
      csi predict <data> --model <file> [<options>]
      """,
    discussion: """
      Example: csi predict Examples/Data/mobile-phone.csv --template ecsi-mobile
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Prediction")
  var prediction: PredictOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try estimation.refuseHTMT(of: "csi predict")
    try output.require(
      PredictReport.self, otherThan: survey.files + (prediction.against.map { [($0, "second model")] } ?? []))
  }

  func run() throws {
    let model = try survey.modified(try survey.model.source())
    let other = try prediction.against.map { file throws(Failure) in
      try survey.modified(try ModelOptions.model(file: file))
    }
    let further = other.map { other in other.columns.filter { !model.columns.contains($0) } } ?? []
    let categories = (prediction.foldColumns?.names ?? []) + (prediction.cluster.map { [$0] } ?? [])
    let missing = try survey.rows.missing.forPrediction
    let loaded = try survey.load(
      model, numeric: model.columns + further, categories: categories, missing: .casewise, threads: prediction.threads)
    try output.write(report(loaded, missing: missing, against: other))
  }

  private func report(
    _ loaded: LoadedSurvey, missing: PredictionMissing, against other: PathModel?
  ) throws(Failure) -> PredictReport {
    try loaded.working {
      let bar = Terminal.progressBar()
      defer { bar?.clear() }
      let result = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).predict(
        loaded.model, on: loaded.survey, prediction.options(missing: missing), against: other,
        threads: prediction.threads, progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
      return PredictReport(
        result, source: loaded.source(for: result.sample),
        against: prediction.against.map { String($0.split(separator: "/").last ?? "") })
    }
  }
}

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
      csi predict <new data> --fit <saved fit> [<options>]
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
    guard prediction.fit != nil else {
      return try output.require(PredictReport.self, otherThan: survey.files + prediction.files)
    }
    try output.require(PredictionsReport.self, otherThan: survey.files + prediction.files)
    try requireNothingElse()
  }

  /// - Throws: `ValidationError` for what a fit says already, or what only a test of a model is asked.
  private func requireNothingElse() throws {
    let said: GivenOptions = [
      "--template": survey.model.template != nil, "--model": survey.model.model != nil,
      "--scale": !survey.model.scale.isEmpty, "--higher-order": survey.model.higherOrder != nil,
      "--target": survey.model.target != nil, "--estimator": estimation.estimator != .pls,
      "--scheme": estimation.iteration.scheme != .path, "--metric": estimation.iteration.metric != .standardized,
      "--moderation": estimation.iteration.moderation != nil,
      "--tolerance": estimation.iteration.tolerance != PLS().tolerance,
      "--max-iterations": estimation.iteration.maxIterations != PLS().maximumIterations,
    ]
    if let option = said.first {
      throw ValidationError("\(option) is said by the saved fit already: leave it, or --fit, out")
    }
    try survey.rows.refuse([.weights, .missing, .skip], of: "csi predict --fit")
    if let option = prediction.folding {
      throw ValidationError("\(option) is about the test of a model on its own data: leave it, or --fit, out")
    }
  }

  func run() throws {
    if let saved = prediction.fit { return try output.write(report(of: saved)) }
    let model = try survey.modified(try survey.model.source())
    let other = try prediction.against.map { file throws(Failure) in
      try survey.modified(try ModelOptions.model(file: file))
    }
    let further = other.map { other in other.columns.filter { !model.columns.contains($0) } } ?? []
    let categories = ((prediction.foldColumns?.names ?? []) + prediction.design.categories).withoutRepeats
    let missing = try survey.rows.missing.forPrediction
    let loaded = try survey.load(
      model, numeric: prediction.numeric(for: model.columns + further), categories: categories, missing: .casewise,
      threads: prediction.threads)
    try output.write(report(loaded, missing: missing, against: other))
  }

  /// What a saved fit says of the rows.
  private func report(of path: String) throws(Failure) -> PredictionsReport {
    let fit: PLSFit
    do {
      fit = try PLSFit(saved: path)
    } catch let error as SavedFitError {
      throw .data("\(path): \(error); csi fit … --save FILE writes one")
    } catch {
      throw .data("\(error)")
    }
    let (data, source) = try survey.loadRows(for: fit.model, threads: prediction.threads)
    let codes = survey.rows.missingCodes?.numbers ?? []
    return try survey.working {
      let rows = try fit.rowPredictions(
        of: data, technique: prediction.technique, missingCodes: codes.isEmpty ? nil : codes)
      return PredictionsReport(rows, source: source, saved: String(path.split(separator: "/").last ?? ""))
    }
  }

  private func report(
    _ loaded: LoadedSurvey, missing: PredictionMissing, against other: PathModel?
  ) throws(Failure) -> PredictReport {
    try loaded.working {
      let bar = Terminal.progressBar()
      defer { bar?.clear() }
      let result = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).predict(
        loaded.model, on: loaded.survey, try prediction.options(missing: missing), against: other,
        threads: prediction.threads, progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
      return PredictReport(
        result, source: loaded.source(for: result.sample),
        against: prediction.against.map { String($0.split(separator: "/").last ?? "") })
    }
  }
}

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

  @Argument(help: ArgumentHelp("A CSV file with a header line, or - for standard input.", valueName: "data"))
  var data: String

  @OptionGroup(title: "Model and data")
  var model: ModelOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try requireOneReader(data: data, model: model)
    if let file = output.output, data != "-", TextFile.areSame(file, data) {
      throw ValidationError("--output would replace the data file \(data): name another file")
    }
  }

  func run() throws {
    let model = try model.load()
    try output.write(report(model))
  }

  private func report(_ model: PathModel) throws(Failure) -> Report {
    do {
      let survey = try Dataset(csv: data, numeric: model.columns, threads: resampling.threads)
      let fit = try estimation.estimator(missing: self.model.missing).fit(model, to: survey)
      guard resampling.bootstrap > 0 else { return Report(fit, title: self.model.title) }
      return Report(try resampling.bootstrap(fit, on: survey), title: self.model.title)
    } catch SurveyDataError.fileNotFound(let path) {
      throw .data("\(SurveyDataError.fileNotFound(path: path))\(TextFile.suggestion(for: path))")
    } catch let error as SurveyDataError {
      throw Failure(first: error.messages(source: data == "-" ? "standard input" : data))
    } catch {
      throw .data("\(error)")
    }
  }
}

/// - Throws: `ValidationError` where data and model are both to come from standard input.
func requireOneReader(data: String, model: ModelOptions) throws {
  if data == "-", model.model == "-" {
    throw ValidationError("standard input cannot be both the data and the model: name a file for one of them")
  }
}

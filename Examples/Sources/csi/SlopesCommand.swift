import ArgumentParser
import Satisfaction

/// `csi slopes`: how effects change with their moderators.
struct SlopesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slopes",
    abstract: "Show how effects change with a moderator: slopes, where they can be told from 0, effects along chains.",
    usage: """
      csi slopes <data> --model <file> [<options>]
      csi slopes <data> --model <file> --at-points 50,70,90 --standard-errors ols
      csi slopes <data> --model <file> --strata <column> --cluster <column>
      """,
    discussion: """
      Example: csi slopes Examples/Data/mobile-phone.csv --model Examples/Data/moderation.model

      The model has a product of constructs, as in Satisfaction ~ Image + Expectation + Image:Expectation.
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Slopes")
  var slopes: SlopeCommandOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try estimation.refuseHTMT(of: "csi slopes")
    try output.require(SlopesReport.self, otherThan: survey.files + resampling.files)
    try slopes.requireUse(of: resampling)
    try resampling.requireReplicates()
  }

  func run() throws {
    let loaded = try survey.load(for: resampling)
    try output.write(loaded.working { try report(loaded) })
  }

  private func report(_ loaded: LoadedSurvey) throws -> SlopesReport {
    let answers = try loaded.model.answers(in: loaded.survey, missing: loaded.missing, skipped: loaded.skipped)
      .drawn(by: resampling.sampling(of: loaded.survey))
    let options = slopes.options(target: survey.model.target, resampling)
    let fit = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).fit(
      loaded.model, to: answers)
    // What is wrong with a question is said before the replicates are drawn.
    let alone = try fit.slopes(options, of: answers)
    let bootstrap =
      switch options.standardErrors {
      case .ols: nil as Bootstrap?
      case .jackknife: try resampling.jackknife(fit, on: answers)
      case .bootstrap, .replicateWeights:
        resampling.bootstrap > 0 ? try resampling.bootstrap(fit, on: answers) : nil
      }
    let analysis = bootstrap == nil ? alone : try fit.slopes(options, of: answers, bootstrap: bootstrap)
    return SlopesReport(analysis, fit: fit, bootstrap: bootstrap, source: loaded.source(for: fit.sample))
  }
}

/// What is asked about slopes.
struct SlopeCommandOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Values of the moderator in standard deviations, with commas; -1,0,1 unless given.", valueName: "values"),
    transform: SlopeValues.init)
  var at: SlopeValues?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Values of the moderator in points of its index, with commas.", valueName: "values"),
    transform: SlopeValues.init)
  var atPoints: SlopeValues?

  @Option(name: .long, help: "Where standard errors come from; replicate weights that are named give their own.")
  var standardErrors: SlopeErrorChoice?

  @Option(
    name: .long, help: ArgumentHelp("The construct whose effects are shown; all unless given.", valueName: "construct"))
  var predictor: String?

  func validate() throws {
    if at != nil, atPoints != nil {
      throw ValidationError("--at and --at-points exclude each other: give the values in one of the two units")
    }
  }

  /// What is said of replicates that these standard errors do not draw.
  func requireUse(of resampling: ResamplingOptions) throws {
    if resampling.resample == .jackknife, standardErrors != .jackknife {
      throw ValidationError("--resample jackknife: take --standard-errors jackknife")
    }
    guard let standardErrors, standardErrors != .bootstrap || resampling.replicates.isGiven else { return }
    let own = "--standard-errors \(standardErrors.rawValue)"
    if resampling.replicates.isGiven {
      throw ValidationError("\(own): standard errors are those of the replicate weights: leave one of the two out")
    }
    let isLeftOut = standardErrors == .jackknife && resampling.design.isGiven
    let option = isLeftOut ? resampling.given(besides: .jackknife, .t) : resampling.given
    if let option { throw ValidationError("\(own) draws no replicates: leave \(option) out") }
    if standardErrors == .ols, resampling.design.isGiven {
      throw ValidationError(
        "\(own) takes rows for drawn one by one: leave the design of the sample out, or take bootstrap or jackknife")
    }
    if standardErrors == .jackknife, resampling.bootstrap == 0 {
      throw ValidationError("\(own) needs its replicates: leave --bootstrap 0 out, or take --standard-errors ols")
    }
  }

  func options(target: String?, _ resampling: ResamplingOptions) -> SlopeOptions {
    var options = SlopeOptions(
      standardErrors: resampling.replicates.isGiven ? .replicateWeights : (standardErrors ?? .bootstrap).ofSlopes,
      predictor: predictor, target: target, level: resampling.level)
    if let at { options.values = at.numbers.map { .score($0) } }
    if let atPoints { options.values = atPoints.numbers.map { .points($0) } }
    return options
  }
}

/// The value of `--standard-errors`.
enum SlopeErrorChoice: String, CaseIterable {
  case bootstrap
  case jackknife
  case ols

  var ofSlopes: SlopeOptions.StandardErrors {
    switch self {
    case .bootstrap: .bootstrap
    case .jackknife: .jackknife
    case .ols: .ols
    }
  }
}

/// Numbers with commas: `-1,0,1`.
struct SlopeValues {
  let numbers: [Double]

  init(_ argument: String) throws {
    numbers = try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let number = Double(part), number.isFinite else {
        throw ValidationError("write numbers with commas, as in -1,0,1")
      }
      return number
    }
  }
}

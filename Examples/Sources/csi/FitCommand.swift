import ArgumentParser
import Satisfaction
import SurveyFormats

/// `csi fit`: estimates a model and reports.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Estimate a model from survey data and report the indices and what drives them.",
    usage: """
      csi fit <data> --template <name> [<options>]
      csi fit <data> --model <file> [<options>]
      csi fit --moments <file> --model <file> [<options>]
      """,
    discussion: """
      Example: csi fit Examples/Data/mobile-phone.csv --template ecsi-mobile
      """)

  @OptionGroup
  var survey: SurveyArgument

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Instead of data a CSV file with a covariance or correlation matrix, or a file of csi moments.",
      valueName: "file"))
  var moments: String?

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @OptionGroup(title: "Scores")
  var scores: ScoreOptions

  @Option(
    name: .long, help: ArgumentHelp("Save the fit to a file, from which new rows can be predicted.", valueName: "file"))
  var save: String?

  @Flag(name: .long, help: "Test whether the model holds exactly, by the bootstrap.")
  var exactFit = false

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    guard save != "", save != "-" else { throw ValidationError("--save needs the name of a file") }
    let files = survey.files + resampling.files + [moments.map { (path: $0, role: "moments") }].compactMap { $0 }
    try output.require(
      FitReport.self, otherThan: files, and: [(scores.scores, "--scores"), (save, "--save")])
    if estimation.estimator == .ml { try requireNoScores() }
    try estimation.requireUse(of: resampling)
    try resampling.requireReplicates()
    guard moments != nil else { return }
    if survey.data != nil { throw ValidationError("--moments stands in place of data: give one of them") }
    try resampling.requireSums()
    if let option = answerOption {
      throw ValidationError("\(option) needs the answers of respondents: give data, not moments")
    }
  }

  /// The first option that moments have no answers for, as it is written; nil where none is given.
  private var answerOption: String? { needsAnswers ?? survey.rows.given }

  /// The first option that needs more of the answers than their sums, those about rows apart.
  private var needsAnswers: String? {
    let own: GivenOptions = [
      "--exact-fit": exactFit, "--scores": scores.scores != nil, "--save": save != nil,
      "--map": survey.model.map != nil,
    ]
    return own.first ?? survey.format.given
  }

  /// What is asked of a fit that maximum likelihood cannot answer.
  private func requireNoScores() throws {
    let none = "--estimator ml has no scores"
    if scores.scores != nil { throw ValidationError("\(none): leave --scores, or take another estimator") }
    if save != nil { throw ValidationError("\(none) to predict from: leave --save, or take another estimator") }
    if exactFit { throw ValidationError("--estimator ml tests exact fit by its χ²: leave --exact-fit") }
  }

  func run() throws {
    if let moments { return try output.write(report(moments: moments)) }
    let model = try survey.modified(try survey.model.source())
    if let report = try reportOfLargeFile(model) { return try output.write(report) }
    let loaded = try survey.load(model, for: resampling, categories: scores.columns)
    try output.write(Self.report(loaded, estimation, resampling, testsExactFit: exactFit, scores: scores, save: save))
  }

  /// The fit of a survey and, unless nobody wants them, its replicates.
  static func report(
    _ loaded: LoadedSurvey, _ estimation: EstimationOptions, _ resampling: ResamplingOptions,
    testsExactFit: Bool = false, scores: ScoreOptions? = nil, save: String? = nil
  ) throws(Failure) -> FitReport {
    try loaded.working {
      let answers = try loaded.model.answers(in: loaded.survey, missing: loaded.missing, skipped: loaded.skipped)
        .drawn(by: resampling.sampling(of: loaded.survey))
      if estimation.estimator == .ml {
        return try estimation.likelihood(source: { loaded.source(for: $0) }) { iterations in
          try MaximumLikelihood(loaded.model, to: answers, maximumIterations: iterations)
        }
      }
      let fit = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).fit(
        loaded.model, to: answers)
      // Refused before anything is written, if it is.
      let test = testsExactFit ? try resampling.exactFit(of: fit, on: answers) : nil
      try scores?.write(fit, of: loaded)
      if let save { try fit.save(to: save) }
      let source = loaded.source(for: fit.sample)
      var report =
        resampling.bootstrap > 0
        ? FitReport(try resampling.bootstrap(fit, on: answers, measures: estimation.measures), source: source)
        : FitReport(fit, source: source, measures: estimation.measures)
      report.exactFit = test
      return report
    }
  }

  /// A report from a matrix: there are no rows to draw again, so it has no intervals.
  private func report(moments path: String) throws(Failure) -> FitReport {
    let model = try survey.modified(try survey.model.source())
    let options = try survey.readingOptions()
    let source = try survey.model.reportSource()
    do {
      // A pipe is read once, so what it holds is seen in its bytes.
      let bytes = try TextFile.bytes(of: path)
      let name = path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
      if MomentsFile.isOne(bytes) {
        let file = try MomentsFile(bytes: bytes, source: name)
        return try report(sums: file, file.origin(), model, source)
      }
      let moments = try Moments(csvBytes: bytes, source: name, options: options)
      if estimation.estimator == .ml {
        return try estimation.likelihood(source: { _ in source }) { iterations in
          try MaximumLikelihood(model, to: moments, maximumIterations: iterations)
        }
      }
      try resampling.requireNoReplicates()
      let fit = try estimation.estimator(missing: .casewise).fit(model, to: moments)
      return FitReport(fit, source: source, measures: estimation.measures)
    } catch let error as SurveyDataError {
      throw Failure(error, source: String(path.split(separator: "/").last ?? ""))
    } catch let error as Failure {
      throw error
    } catch {
      throw .data("\(error)")
    }
  }

  /// A report from the sums of a file that is too large to be read row by row; nil where rows are read: because they are
  /// few, or something is asked that sums do not know.
  private func reportOfLargeFile(_ model: PathModel) throws(Failure) -> FitReport? {
    guard let path = survey.data, path != "-", needsAnswers == nil, !survey.rows.readsCells,
      resampling.isAnsweredBySums
    else { return nil }
    guard let sums = try LargeFile(path)?.sums(for: model) else { return nil }
    let source = try survey.model.reportSource()
    return try workingWithMoments { try report(sums: sums, sums.origin(source: survey.name), model, source) }
  }

  /// A report from sums: with buckets enough there are replicates of them.
  private func report(
    sums file: MomentsFile, _ origin: SumsOrigin, _ model: PathModel, _ source: ReportSource
  ) throws -> FitReport {
    if estimation.estimator == .ml {
      return try estimation.likelihood(source: { _ in source }) { iterations in
        try MaximumLikelihood(model, to: file.table, from: origin, maximumIterations: iterations)
      }
    }
    let fit = try estimation.estimator(missing: .casewise).fit(model, to: file.table, from: origin)
    guard resampling.bootstrap > 0, (file.description.buckets?.count ?? 0) >= MomentsFile.fewestBuckets else {
      try resampling.requireNoReplicates()
      return FitReport(fit, source: source, measures: estimation.measures)
    }
    return FitReport(
      try resampling.bootstrap(fit, on: file.table, measures: estimation.measures), source: source)
  }
}

extension EstimationOptions {
  /// The report of a model by maximum likelihood, whose standard errors need no replicates.
  ///
  /// - Parameters:
  ///   - source: What a report says of the model and of a sample.
  ///   - estimate: Estimates the model in so many iterations at most.
  fileprivate func likelihood(
    source: (Sample) -> ReportSource, _ estimate: (Int) throws -> MaximumLikelihood
  ) throws -> FitReport {
    let likelihood = try estimate(iteration.maxIterations)
    return FitReport(likelihood, source: source(likelihood.sample), measures: measures)
  }
}

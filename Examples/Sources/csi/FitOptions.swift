import ArgumentParser
import Satisfaction

/// How the model is estimated.
package struct EstimationOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .long,
    help: """
      PLS, consistent PLS (corrects for measurement error), equal weights, first components, GSCA, or maximum \
      likelihood (csi fit alone).
      """)
  var estimator: ModelEstimator = .pls

  @OptionGroup
  var iteration: IterationOptions

  @Option(name: .long, help: "The heterotrait-monotrait ratio: HTMT+, HTMT or HTMT2 (csi fit alone).")
  var htmt: HTMTDefinition = MeasureOptions().htmt

  /// - Throws: `Failure` for maximum likelihood, which has no scores.
  package func estimator(missing: MissingPolicy, skipped: SkipPolicy = .error) throws(Failure) -> PLS {
    guard let ofScores = estimator.ofScores else {
      throw .usage(
        "--estimator ml has no scores, which this command needs: use it with csi fit or csi estimators, or take pls or plsc"
      )
    }
    return iteration.settings(missing: missing, skipped: skipped, estimator: ofScores)
  }

  var measures: MeasureOptions { MeasureOptions(htmt: htmt) }

  /// - Throws: `ValidationError` where a ratio is chosen that a command does not report.
  func refuseHTMT(of command: String) throws {
    guard htmt != MeasureOptions().htmt else { return }
    throw ValidationError("\(command) has no use for --htmt, which is for csi fit alone: leave it out")
  }

  /// What is asked of the replicates and the products of an estimator that has none.
  func requireUse(of resampling: ResamplingOptions) throws {
    guard estimator == .ml else { return }
    if resampling.isDesigned {
      throw ValidationError("--estimator ml knows no design of the sample: leave it out, or take another estimator")
    }
    let moderation: GivenOptions = ["--moderation": iteration.moderation != nil]
    if let option = resampling.given ?? moderation.first {
      throw ValidationError(
        "\(option) is nothing to --estimator ml, which has neither replicates nor products: leave it out, or take "
          + "another estimator")
    }
  }
}

/// How weights are found and when the search for them ends, whatever the estimator.
package struct IterationOptions: ParsableArguments {
  package init() {}

  @Option(name: .long, help: "The inner weighting scheme.")
  var scheme: PLS.Scheme = .path

  @Option(name: .long, help: "Whether every indicator counts alike, or by its variance.")
  var metric: PLS.Metric = .standardized

  @Option(
    name: .long, help: "How products of constructs are estimated; the model's own way, or two-stage, unless given.")
  var moderation: Moderation?

  @Option(name: .long, parsing: .unconditional, help: "Largest change of a weight that ends the iteration.")
  var tolerance: Double = PLS().tolerance

  @Option(name: .long, parsing: .unconditional, help: "Iterations after which a fit is refused.")
  var maxIterations: Int = PLS().maximumIterations

  package func validate() throws {
    guard tolerance > 0, tolerance.isFinite else {
      throw ValidationError("--tolerance is \(tolerance): it must be a positive number, such as 1e-7")
    }
    guard (1...PLS.mostIterations).contains(maxIterations) else {
      throw ValidationError(
        "--max-iterations is \(maxIterations): it must be at least 1, and at most \(PLS.mostIterations)")
    }
  }

  func settings(missing: MissingPolicy, skipped: SkipPolicy, estimator: PLS.Estimator = .pls) -> PLS {
    PLS(
      estimator: estimator, scheme: scheme, metric: metric, moderation: moderation, missing: missing, skipped: skipped,
      tolerance: tolerance, maximumIterations: maxIterations)
  }
}

/// How uncertainty is found.
package struct ResamplingOptions: ParsableArguments {
  package init() {}

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Replicates; 0 for none.", valueName: "replicates"))
  package var bootstrap: Int = Resampling.defaultReplicates

  @Option(name: .long, parsing: .unconditional, help: "Seed of the replicates.")
  var seed: UInt64 = Resampling.standard.seed

  @Option(name: .long, parsing: .unconditional, help: "Coverage of the intervals.")
  var level: Double = Resampling.standard.level

  @Option(name: .long, help: "Kind of the intervals; percentile, or t where quantiles mean nothing, unless given.")
  var interval: IntervalKind?

  @Option(name: .long, help: "What is drawn again in a replicate, or left out.")
  var resample: ResampleChoice = .auto

  @Option(name: .long, help: "Whether replicates outside the range of consistent PLS are left out.")
  var inadmissible: InadmissibleReplicates = Resampling.standard.inadmissible

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  package var threads: Int?

  @OptionGroup(title: "Design of the sample")
  package var design: DesignOptions

  @OptionGroup(title: "Replicate weights")
  package var replicates: ReplicateOptions

  package func validate() throws {
    try requireDesign()
    guard bootstrap >= 0 else {
      throw ValidationError("--bootstrap is \(bootstrap): it must be 0 or more replicates")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level is \(level): it must lie between 0 and 1, such as 0.95")
    }
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads): it must be at least 1")
    }
  }
}

extension ResamplingOptions {
  /// What can be seen of a design before the data are read.
  private func requireDesign() throws {
    try replicates.requireAlone(beside: design, resample)
    if resample == .psu, !design.isGiven {
      throw ValidationError("--resample psu needs sampling units: name them (--cluster, --strata)")
    }
    guard let interval else { return }
    let columns = replicates.replicateType.map { kind in
      ReplicateColumns(
        [], kind: kind, scale: replicates.replicateScale,
        rscales: replicates.replicateRscales == nil ? nil : [], centre: replicates.replicateMse ? .estimate : nil)
    }
    if resample == .jackknife || columns.map({ !$0.givesQuantiles }) ?? false, interval != .t {
      throw ValidationError(
        "--interval \(interval.rawValue): these replicates do not vary as estimates do, and give t intervals only")
    }
    if isDesigned, interval == .bca || interval == .studentized {
      throw ValidationError(
        "--interval \(interval.rawValue) is not known under a design: take percentile, basic, normal, bc or t")
    }
  }

  /// Files that are read.
  package var files: [CommandFiles.Source] { replicates.files }

  /// The first option that says how replicates are drawn or read, as it is written; nil where none is given.
  var given: String? { given() }

  /// The same among those that are not allowed.
  ///
  /// - Parameters:
  ///   - resample: The value of `--resample` that may be given.
  ///   - interval: The value of `--interval` that may be given; nil for none.
  func given(besides resample: ResampleChoice = .auto, _ interval: IntervalKind? = nil) -> String? {
    let says: GivenOptions = [
      "--resample": self.resample != .auto && self.resample != resample,
      "--interval": self.interval != nil && self.interval != interval,
      "--inadmissible": inadmissible != Resampling.standard.inadmissible,
    ]
    return says.first
  }

  /// What a resampling of sums has no answer for: there are no rows.
  func requireSums() throws {
    if isDesigned { throw ValidationError("a design is about the rows of data: give data, not moments") }
    guard resample == .auto || resample == .buckets else {
      throw ValidationError(
        "--resample \(resample.rawValue) needs the rows of data: moments give buckets at most; leave it out")
    }
  }

  /// Whether replicates of buckets are what is asked for.
  var isAnsweredBySums: Bool {
    !isDesigned && (resample == .auto || resample == .buckets) && interval != .bca && interval != .studentized
  }

  /// What is said of replicates where there can be none: a matrix, or a single bucket, has nothing to draw.
  func requireNoReplicates() throws(Failure) {
    // A number that is not the usual one was asked for.
    if let given = given ?? (bootstrap > 0 && bootstrap != Resampling.defaultReplicates ? "--bootstrap" : nil) {
      throw .usage("\(given) needs replicates, and these moments give none: leave it out")
    }
  }

  /// - Throws: `ValidationError` for a design whose replicates nobody wants: without them it changes nothing.
  func requireReplicates() throws {
    guard bootstrap == 0 else { return }
    let says: GivenOptions = [
      "--strata": design.strata != nil, "--cluster": design.cluster != nil, "--fpc": design.fpc != nil,
      "--replicate-weights": replicates.isGiven,
    ]
    if let option = says.first {
      throw ValidationError(
        "\(option) is nothing to --bootstrap 0, which makes no replicates: leave one of the two out")
    }
  }

  /// Columns that a design names as texts.
  package var categories: [String] { design.categories }

  /// The columns of numbers to read beside those of a model; nil for all, where replicate weights are named by a pattern.
  package func numeric(for model: PathModel) -> [String]? {
    replicates.numeric(beside: model.columns + design.numbers)
  }

  /// Whether rows were not drawn one by one.
  var isDesigned: Bool { design.isGiven || replicates.isGiven }

  /// The strata and units of the rows; nil where they were drawn one by one, or have replicate weights.
  package func sampling(of survey: Dataset) throws -> SamplingDesign? {
    // The jackknife is always that of a design, if need be of rows drawn one by one.
    design.isGiven || resample == .jackknife ? try SamplingDesign(design.columns, of: survey) : nil
  }

  /// Resamples a fit, with a bar on the terminal while it takes long.
  package func bootstrap(
    _ fit: PLSFit, on answers: Answers, measures: MeasureOptions = MeasureOptions()
  ) throws -> Bootstrap {
    let bar = Terminal.progressBar()
    defer { bar?.clear() }
    let plan: ResamplingPlan
    if let columns = try replicates.columns() {
      plan = .replicateColumns(columns)
    } else {
      plan = resample == .jackknife ? .jackknife : .bootstrap(replicates: bootstrap)
    }
    return try fit.bootstrap(
      on: answers,
      resampling: Resampling(
        plan: plan, seed: seed, unit: resample.unit, interval: interval, level: level, measures: measures,
        inadmissible: inadmissible, threads: threads),
      progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
  }

  /// Resamples a fit of sums, from their buckets.
  func bootstrap(_ fit: PLSFit, on table: MomentTable, measures: MeasureOptions) throws -> Bootstrap {
    try fit.bootstrap(
      on: table,
      resampling: Resampling(
        plan: .bootstrap(replicates: bootstrap), seed: seed, interval: interval, level: level, measures: measures,
        inadmissible: inadmissible, threads: threads))
  }

  /// Leaves out each row of a fit in turn, or each sampling unit of a design.
  func jackknife(_ fit: PLSFit, on answers: Answers) throws -> Bootstrap {
    let bar = Terminal.progressBar()
    defer { bar?.clear() }
    return try fit.bootstrap(
      on: answers,
      resampling: Resampling(
        plan: .jackknife, seed: seed, interval: answers.design == nil ? .normal : .t, level: level,
        inadmissible: inadmissible, threads: threads),
      progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
  }

  /// Resamples a fit of answers that are bound for this, with the design of their sample.
  package func bootstrap(
    _ fit: PLSFit, on survey: Dataset, measures: MeasureOptions = MeasureOptions()
  ) throws -> Bootstrap {
    let answers = try fit.model.answers(in: survey, missing: fit.settings.missing, skipped: fit.settings.skipped)
      .drawn(by: sampling(of: survey))
    return try bootstrap(fit, on: answers, measures: measures)
  }

  /// Tests exact fit with as many replicates.
  func exactFit(of fit: PLSFit, on answers: Answers) throws -> ExactFitTest {
    if replicates.isGiven { throw InferenceError.noExactFit(.design) }
    return try fit.exactFitTest(on: answers, replicates: bootstrap, seed: seed, unit: resample.unit, threads: threads)
  }
}

extension [String] {
  /// Each name once, where it stands first.
  var withoutRepeats: [String] {
    var known = Set<String>()
    return filter { known.insert($0).inserted }
  }
}

import ArgumentParser
import Satisfaction

/// How the model is estimated.
package struct EstimationOptions: ParsableArguments {
  package init() {}

  @Option(name: .long, help: "Plain PLS, or consistent PLS, which corrects for measurement error.")
  var estimator: PLS.Estimator = .pls

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

  @Option(name: .long, help: "The heterotrait-monotrait ratio: HTMT+, HTMT or HTMT2.")
  var htmt: HTMTDefinition = MeasureOptions().htmt

  package func validate() throws {
    guard tolerance > 0, tolerance.isFinite else {
      throw ValidationError("--tolerance is \(tolerance): it must be a positive number, such as 1e-7")
    }
    guard maxIterations >= 1 else {
      throw ValidationError("--max-iterations is \(maxIterations): it must be at least 1")
    }
  }

  package func estimator(missing: MissingPolicy) -> PLS {
    PLS(
      estimator: estimator, scheme: scheme, metric: metric, moderation: moderation, missing: missing,
      tolerance: tolerance,
      maximumIterations: maxIterations)
  }

  var measures: MeasureOptions { MeasureOptions(htmt: htmt) }
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

  @Option(name: .long, help: "Kind of the intervals.")
  var interval: IntervalKind = Resampling.standard.interval

  @Option(name: .long, help: "What is drawn again in a replicate.")
  var resample: ResamplingUnit = Resampling.standard.unit

  @Option(name: .long, help: "Whether replicates outside the range of consistent PLS are left out.")
  var inadmissible: InadmissibleReplicates = Resampling.standard.inadmissible

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  package var threads: Int?

  package func validate() throws {
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
  /// Resamples a fit, with a bar on the terminal while it takes long.
  package func bootstrap(
    _ fit: PLSFit, on survey: Dataset, measures: MeasureOptions = MeasureOptions()
  ) throws -> Bootstrap {
    let bar = Terminal.progressBar()
    defer { bar?.clear() }
    return try fit.bootstrap(
      on: survey,
      resampling: Resampling(
        plan: .bootstrap(replicates: bootstrap), seed: seed, unit: resample, interval: interval, level: level,
        measures: measures, inadmissible: inadmissible, threads: threads),
      progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
  }

  /// Leaves out each row of a fit in turn.
  func jackknife(_ fit: PLSFit, on answers: Answers) throws -> Bootstrap {
    let bar = Terminal.progressBar()
    defer { bar?.clear() }
    return try fit.bootstrap(
      on: answers,
      resampling: Resampling(
        plan: .jackknife, seed: seed, interval: .normal, level: level, inadmissible: inadmissible, threads: threads),
      progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
  }

  /// Tests exact fit with as many replicates.
  func exactFit(of fit: PLSFit, on survey: Dataset) throws -> ExactFitTest {
    try fit.exactFitTest(on: survey, replicates: bootstrap, seed: seed, unit: resample, threads: threads)
  }
}

import ArgumentParser
import Satisfaction

/// How rows are divided and what predictions are compared with.
struct PredictOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A fit that csi fit --save wrote, in place of a model: predictions and scores of the rows, which it has not seen.",
      valueName: "file"))
  var fit: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Number of folds, or loo: every row its own fold (10).", valueName: "folds"),
    transform: FoldCount.init)
  var folds: FoldCount?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How often rows are divided anew (10).", valueName: "times"))
  var repetitions: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("Columns that name the fold of every row, each one repetition.", valueName: "columns"),
    transform: ColumnNames.init)
  var foldColumns: ColumnNames?

  @Option(name: .long, help: "From the scores of direct predecessors, or of exogenous constructs alone.")
  var technique: PredictionTechnique = .direct

  @Option(name: .long, help: "The items that linear models predict from.")
  var benchmark: LinearBenchmark = .exogenous

  @Option(
    name: .long,
    help: ArgumentHelp("Another model, to be compared on the same folds.", valueName: "file"))
  var against: String?

  @Flag(name: .long, help: "Write the predictions of every row, of one repetition.")
  var predictions = false

  @Option(name: .long, parsing: .unconditional, help: "Seed of the folds.")
  var seed: UInt64 = Resampling.standard.seed

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  @OptionGroup(title: "Design of the sample, whose units no fold divides")
  var design: DesignOptions

  @Option(
    name: .long,
    help: "What standard errors of losses are of: auto (linearised), or jackknife (without each sampling unit in turn)."
  )
  var resample: ResampleChoice = .auto

  @OptionGroup(title: "Replicate weights")
  var replicates: ReplicateOptions

  /// How rows are divided.
  var plan: FoldPlan {
    if let foldColumns { return .columns(foldColumns.names) }
    return switch folds ?? .number(10) {
    case .leaveOneOut: .leaveOneOut
    case .number(let count): .random(folds: count, repetitions: repetitions ?? 10)
    }
  }

  func validate() throws {
    if replicates.isGiven, sampling != nil {
      throw ValidationError(
        "replicate weights hold the design: leave --strata and --fpc out, or the replicate weights; --cluster keeps "
          + "clusters in one fold")
    }
    guard resample == .auto || resample == .jackknife else {
      throw ValidationError("--resample \(resample.rawValue): losses are not drawn anew; take auto or jackknife")
    }
    if replicates.isGiven, resample != .auto {
      throw ValidationError("replicate weights say what is drawn: leave --resample \(resample.rawValue) out")
    }
    if foldColumns != nil, folds != nil || repetitions != nil {
      throw ValidationError("--fold-columns names the folds: leave --folds and --repetitions out")
    }
    if case .leaveOneOut = folds, repetitions != nil {
      throw ValidationError("--folds loo has one division only: leave --repetitions out")
    }
    if case .number(let count) = folds, count < 2 {
      throw ValidationError("--folds is \(count): take 2 folds or more, or loo")
    }
    if let repetitions, !(1...FoldPlan.mostRepetitions).contains(repetitions) {
      throw ValidationError(
        "--repetitions is \(repetitions): it must be at least 1, and at most \(FoldPlan.mostRepetitions)")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
    if predictions {
      let isOnce =
        switch plan {
        case .random(_, let repetitions): repetitions == 1
        case .leaveOneOut: true
        case .columns(let names): names.count == 1
        }
      guard isOnce else {
        throw ValidationError("--predictions needs one repetition: add --repetitions 1, or name one fold column")
      }
    }
  }

  /// The first option that is about folds, as it is written; nil where none is given.
  var folding: String? {
    let given: GivenOptions = [
      "--folds": folds != nil, "--repetitions": repetitions != nil, "--fold-columns": foldColumns != nil,
      "--benchmark": benchmark != .exogenous, "--against": against != nil, "--strata": design.strata != nil,
      "--cluster": design.cluster != nil, "--fpc": design.fpc != nil, "--replicate-weights": replicates.isGiven,
      "--resample": resample != .auto, "--predictions": predictions, "--seed": seed != Resampling.standard.seed,
    ]
    return given.first
  }

  /// Files that are read.
  var files: [CommandFiles.Source] {
    let named: [(path: String?, role: String)] = [(against, "second model"), (fit, "saved fit")]
    return named.compactMap { path, role in path.map { (path: $0, role: role) } } + replicates.files
  }

  /// Strata and populations, with the clusters; nil where clusters are all that is known.
  private var sampling: DesignColumns? { design.strata != nil || design.fpc != nil ? design.columns : nil }

  /// The columns of numbers to read beside those of models; nil for all, where replicate weights are named by a pattern.
  func numeric(for columns: [String]) -> [String]? {
    replicates.numeric(beside: columns + design.numbers)
  }

  /// - Throws: `Failure` where the file of scales holds anything but numbers.
  func options(missing: PredictionMissing) throws(Failure) -> PredictionOptions {
    PredictionOptions(
      folds: plan, technique: technique, benchmark: benchmark, missing: missing, cluster: design.cluster,
      design: sampling, replicates: try replicates.given(resample), seed: seed, keepsPredictions: predictions)
  }
}

/// The value of `--folds`.
enum FoldCount {
  case number(Int)
  case leaveOneOut

  init(_ argument: String) throws {
    if argument == "loo" {
      self = .leaveOneOut
    } else if let number = Int(argument) {
      self = .number(number)
    } else {
      throw ValidationError("write a number of folds, or loo")
    }
  }
}

/// Names of columns with commas between them.
struct ColumnNames {
  let names: [String]

  init(_ argument: String) throws {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("write names of columns with commas between them")
    }
  }
}

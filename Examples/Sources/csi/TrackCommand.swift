import ArgumentParser
import Satisfaction

/// `csi track`: every segment and wave, what changed, what it adds up to, and who stands where.
struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: "Follow the index of every segment and wave: changes, roll-ups, benchmark and rank.",
    usage: """
      csi track <data> --template <name> --by <column> --wave <column> [<options>]
      csi track <data> --model <file> --by <column> [<options>]
      csi track <data> --model <file> --by <column> --strata <column> --cluster <column>
      csi track <data> --model <file> --by <column> --replicate-weights 'rw_*' --replicate-type brr
      """,
    discussion: """
      Example: csi track Examples/Data/simulated-programme.csv --template acsi-1994 --by dealer --wave quarter \
      --roll-up Examples/Data/simulated-programme-dealers.csv
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Cells")
  var cells: CellOptions

  @OptionGroup(title: "Comparisons")
  var comparisons: ComparisonOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: TrackResamplingOptions

  @OptionGroup(title: "Design of the sample")
  var design: DesignOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try estimation.refuseHTMT(of: "csi track")
    try output.require(
      TrackReport.self, otherThan: survey.files + comparisons.files + resampling.replicates.files)
    try resampling.requireUse(under: design)
  }

  func run() throws {
    let model = try survey.modified(try survey.model.source())
    let loaded = try survey.load(
      model,
      numeric: resampling.replicates.numeric(beside: model.columns + design.numbers),
      categories: (cells.columns + design.categories).withoutRepeats, missing: try survey.rows.missing.policy,
      threads: resampling.threads)
    try output.write(report(loaded))
  }

  private func report(_ loaded: LoadedSurvey) throws(Failure) -> TrackReport {
    try loaded.working {
      var tracking = Tracking(by: cells.segment, wave: cells.wave)
      cells.apply(to: &tracking)
      try comparisons.apply(to: &tracking)
      try resampling.apply(to: &tracking)
      tracking.design = design.given
      let bar = resampling.hasReplicates ? Terminal.progressBar(of: "segments") : nil
      defer { bar?.clear() }
      let programme = try tracking.run(
        loaded.model, on: loaded.survey,
        estimator: estimation.estimator(missing: loaded.missing, skipped: loaded.skipped),
        progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
      return TrackReport(programme, source: loaded.source(for: programme.sample))
    }
  }
}

/// What the cells of a programme are, and which of them are shown.
struct CellOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Column of the segment; several with commas.", valueName: "columns"))
  var by: String

  @Option(name: .long, help: ArgumentHelp("Column of the wave.", valueName: "column"))
  var wave: String?

  @Option(name: .long, help: ArgumentHelp("The waves in order, with commas; found unless given.", valueName: "waves"))
  var waves: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Waves a year, where labels do not say.", valueName: "number"))
  var wavesPerYear: Int?

  @Option(name: .long, help: "Whose weights make an index: those of all rows, of the cell, or of the cell if sound.")
  var weightsFrom: Tracking.WeightSource = .pooled

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Fewest interviews for weights of a cell's own.", valueName: "number"))
  var ownMinimum: Int = Tracking(by: []).ownMinimum

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Cells with fewer effective interviews are not shown.", valueName: "number"))
  var suppressBelow: Double = Tracking(by: []).suppressBelow

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Cells with fewer effective interviews are marked.", valueName: "number"))
  var markBelow: Double = Tracking(by: []).markBelow

  @Option(name: .long, help: ArgumentHelp("Column of the respondent, where some answer again.", valueName: "column"))
  var panel: String?

  @Option(name: .long, help: ArgumentHelp("Constructs to report, with commas; all unless given.", valueName: "names"))
  var constructs: String?

  /// The columns of a segment.
  var segment: [String] { Self.list(by) }

  /// Columns that are read as texts.
  var columns: [String] { segment + [wave, panel].compactMap { $0 } }

  func validate() throws {
    guard !segment.isEmpty else { throw ValidationError("--by needs the name of a column") }
  }

  func apply(to tracking: inout Tracking) {
    tracking.waves = waves.map(Self.list)
    tracking.wavesPerYear = wavesPerYear
    tracking.weightsFrom = weightsFrom
    tracking.ownMinimum = ownMinimum
    tracking.suppressBelow = suppressBelow
    tracking.markBelow = markBelow
    tracking.panel = panel
    tracking.constructs = constructs.map(Self.list)
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}

/// What cells are compared with.
struct ComparisonOptions: ParsableArguments {
  @Option(name: .long, help: "How p-values are adjusted; bh for changes and holm for the average unless given.")
  var adjust: PValueAdjustment?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Groups and weights, from fine to coarse: CSV member,group,weight[,wave].", valueName: "file"))
  var rollUp: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Share of a group that must have an index.", valueName: "share"))
  var minimumCoverage: Double = Tracking(by: []).minimumCoverage

  @Option(name: .long, help: "What probabilities of ranks are drawn around.")
  var rankModel: RankProbabilities.Model = .shrunken

  @Flag(name: .long, help: "Give every index drawn towards its group too.")
  var shrink = false

  @Option(
    name: .long,
    help: ArgumentHelp("Published values from outside: CSV name,wave,construct,index,source.", valueName: "file"))
  var benchmarks: String?

  /// Files that are read.
  var files: [(path: String, role: String)] {
    rollUp.map { (path: $0, role: "roll-up") } + (benchmarks.map { [(path: $0, role: "benchmarks")] } ?? [])
  }

  func apply(to tracking: inout Tracking) throws {
    if let adjust { (tracking.adjustChanges, tracking.adjustBenchmark) = (adjust, adjust) }
    tracking.minimumCoverage = minimumCoverage
    tracking.rankModel = rankModel
    tracking.shrinks = shrink
    for path in rollUp {
      tracking.rollUps.append(try Self.reading(path) { try RollUpLevel(csv: path) })
    }
    if let benchmarks { tracking.benchmarks = try Self.reading(benchmarks) { try ExternalIndex.read(csv: benchmarks) } }
  }

  /// Reads a file; what is wrong with it is said with its own name.
  private static func reading<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SurveyDataError {
      throw Failure(error, source: path)
    }
  }
}

/// How the uncertainty of a programme is found.
struct TrackResamplingOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Replicates of every cell, for ranks; 0 for linearised intervals.", valueName: "replicates"))
  var bootstrap: Int = 0

  @Option(
    name: .long,
    help: "What is drawn again in a replicate, or left out: auto or jackknife, which needs no --bootstrap.")
  var resample: ResampleChoice = .auto

  @Flag(name: .long, help: "Find the pooled weights anew in every replicate.")
  var reestimateWeights = false

  @Option(name: .long, parsing: .unconditional, help: "Seed of the replicates.")
  var seed: UInt64 = Resampling.standard.seed

  @Option(name: .long, parsing: .unconditional, help: "Coverage of the intervals.")
  var level: Double = Resampling.standard.level

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  @OptionGroup(title: "Replicate weights")
  var replicates: ReplicateOptions

  /// Whether anything is replicated.
  var hasReplicates: Bool { bootstrap > 0 || resample == .jackknife || replicates.isGiven }

  func validate() throws {
    guard bootstrap >= 0 else {
      throw ValidationError("--bootstrap is \(bootstrap): it must be 0 or more replicates")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level is \(level): it must lie between 0 and 1, such as 0.95")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
    if reestimateWeights, !hasReplicates {
      throw ValidationError("--reestimate-weights needs replicates: give --bootstrap 1000 too")
    }
  }

  /// - Throws: `ValidationError` for choices that contradict each other, or the design of the sample.
  func requireUse(under design: DesignOptions) throws {
    try replicates.requireAlone(beside: design, resample)
    switch resample {
    case .auto, .jackknife: break
    case .buckets:
      throw ValidationError("--resample buckets: cells are drawn by rows, or by the design; take auto or jackknife")
    case .rows, .psu:
      if resample == .psu, !design.isGiven {
        throw ValidationError("--resample psu needs sampling units: name them (--cluster, --strata)")
      }
      if resample == .rows, design.isGiven {
        throw ValidationError("--resample rows: the design draws its units; leave one of the two out")
      }
      if bootstrap == 0 {
        throw ValidationError("--resample \(resample.rawValue) draws replicates: add --bootstrap 1000")
      }
    }
    guard bootstrap > 0 else { return }
    if replicates.isGiven {
      throw ValidationError("replicate weights are the replicates: leave --bootstrap out, or the replicate weights")
    }
    if resample == .jackknife {
      throw ValidationError(
        "--resample jackknife has a replicate a sampling unit: leave --bootstrap out, or the jackknife")
    }
  }

  /// - Throws: `Failure` where the file of scales holds anything but numbers.
  func apply(to tracking: inout Tracking) throws(Failure) {
    tracking.replicates = bootstrap
    tracking.designReplicates = try replicates.given(resample)
    tracking.reestimatesWeights = reestimateWeights
    tracking.seed = seed
    tracking.level = level
    tracking.threads = threads
  }
}

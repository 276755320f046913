import ArgumentParser
import Satisfaction

/// `csi metrics`: rates, scores, gaps and curves.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract:
      "Report what a survey has beside its indices: satisfaction rates, NPS, effort, gaps, complaints, loyalty.",
    usage: """
      csi metrics <data> --metrics <file or template> [<options>]
      csi metrics <data> --nps <column> --scale 0:10 [<options>]
      csi metrics <data> --metrics <file> --replicate-weights 'rw_*' --replicate-type brr
      """,
    discussion: """
      Example: csi metrics Examples/Data/customer-survey.csv --metrics Examples/Data/customer-survey.metrics --by segment
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Metrics")
  var metrics: MetricsOptions

  @Option(name: .long, parsing: .unconditional, help: "Coverage of the intervals.")
  var level: Double = Resampling.standard.level

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  @OptionGroup(title: "Design of the sample")
  var design: DesignOptions

  @Option(
    name: .long,
    help: "What standard errors are of: auto, linearised, or jackknife, without each sampling unit in turn.")
  var resample: ResampleChoice = .auto

  @OptionGroup(title: "Replicate weights")
  var replicates: ReplicateOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    if survey.model.model != nil || survey.model.template != nil {
      throw ValidationError("csi metrics needs no model: name the metrics (--metrics FILE)")
    }
    try survey.model.refuse([.map, .target, .higherOrder], of: "csi metrics")
    try survey.rows.refuse([.skip], of: "csi metrics")
    guard survey.rows.missing.isCasewise else {
      throw ValidationError(
        "csi metrics has no use for --missing: every metric takes the rows that answer its questions")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level is \(level): it must lie between 0 and 1, such as 0.95")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
    try replicates.requireAlone(beside: design, resample)
    guard resample == .auto || resample == .jackknife else {
      throw ValidationError("--resample \(resample.rawValue): metrics draw no replicates; take auto or jackknife")
    }
    let files = [(metrics.metrics ?? "-", "definitions")].filter { $0.0 != "-" }.map { (path: $0.0, role: $0.1) }
    try output.require(MetricsReport.self, otherThan: survey.files + files + replicates.files)
  }

  func run() throws {
    let definitions = try metrics.definitions(survey)
    let segments = metrics.segments
    let columns = definitions.columnsToRead(
      segments: segments, wave: metrics.wave, weightsColumn: survey.rows.weights, design: design.given)
    let data = try survey.read(
      numeric: replicates.numeric(beside: columns.numeric), categories: columns.texts, threads: threads)
    try output.write(report(definitions, data, segments))
  }

  private func report(
    _ definitions: MetricDefinitions, _ data: Dataset, _ segments: [String]
  ) throws(Failure) -> MetricsReport {
    let given = try replicates.given(resample)
    do throws(MetricError) {
      return MetricsReport(
        try definitions.results(
          in: data, by: segments, wave: metrics.wave, weightsColumn: survey.rows.weights,
          design: design.given, replicates: given, level: level, threads: threads),
        source: ReportSource(
          title: survey.model.title, conditions: survey.rows.where.map(\.description),
          warnings: definitions.dataWarnings(about: data)))
    } catch {
      if case .survey(let problem) = error { throw Failure(problem, source: survey.name) }
      throw .data("\(survey.name): \(error)")
    }
  }
}

/// Which metrics are computed, and for whom.
struct MetricsOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A definitions file, or a template: see csi templates.", valueName: "file"))
  var metrics: String?

  @Option(
    name: .long, help: ArgumentHelp("A Net Promoter Score on the scale 0..10; may be repeated.", valueName: "column"))
  var nps: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("A share of answers, as in 'SATI>=8'; may be repeated.", valueName: "condition"))
  var rate: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A share of the best answers, as in SATI=2; may be repeated.", valueName: "column=count"))
  var topBox: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("An effort score with its scale, as in EFFO=1:7; may be repeated.", valueName: "column=scale"))
  var ces: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Perception less expectation, as in QUAL1-EXPE1; may be repeated.", valueName: "gap"))
  var gap: [String] = []

  @Option(name: .long, help: ArgumentHelp("Columns that make segments, with commas.", valueName: "columns"))
  var by: String?

  @Option(
    name: .long, help: ArgumentHelp("Column of waves: each gets its change to the one before.", valueName: "column"))
  var wave: String?

  var segments: [String] { by.map { $0.split(separator: ",").map(String.init) } ?? [] }

  /// The definitions of the file with what the command line adds.
  func definitions(_ survey: SurveyArgument) throws(Failure) -> MetricDefinitions {
    let own = try file()
    var conventions = own?.conventions ?? SurveyConventions()
    for option in survey.model.scale {
      if let column = option.indicator {
        conventions.scales[column] = option.scale
      } else {
        conventions.defaultScale = option.scale
      }
    }
    if let codes = survey.rows.missingCodes { conventions.missingCodes = codes.numbers }
    let added = try added(&conventions)
    guard own != nil || !added.isEmpty else {
      throw .usage("no metrics: name a file or template (--metrics), or some (--nps, --rate, --top-box, --ces, --gap)")
    }
    do throws(MetricDefinitionError) {
      return try MetricDefinitions(
        conventions: conventions, maps: own?.maps ?? [], metrics: (own?.metrics ?? []) + added)
    } catch {
      throw .usage(error.messages.first ?? "the metrics do not fit together")
    }
  }

  private func file() throws(Failure) -> MetricDefinitions? {
    guard let metrics else { return nil }
    if let template = MetricTemplate.named(metrics) { return template.definitions }
    let text = try TextFile.text(of: metrics)
    do throws(MetricDefinitionError) {
      return try MetricDefinitions(text: text)
    } catch {
      if case .model? = OtherFile(metrics) {
        throw .data("\(metrics): this is a model file, and csi metrics takes definitions: csi templates lists some")
      }
      throw Failure(first: error.messages.map { "\(metrics), \($0)" })
    }
  }

  private func added(_ conventions: inout SurveyConventions) throws(Failure) -> [Metric] {
    var added = nps.map { Metric($0, .netPromoter(column: $0, cuts: nil)) }
    for column in nps where conventions.scales[column] == nil && conventions.defaultScale == nil {
      conventions.scales[column] = 0...10
    }
    for condition in rate { added.append(try read("rate", condition, "as in 'SATI>=8'")) }
    for option in topBox {
      let (column, count) = try assignment("--top-box", option, "as in SATI=2")
      guard let count = Int(count), count >= 1 else { throw .usage("--top-box \(option): write it as in SATI=2") }
      added.append(Metric("\(column) top \(count)", .topBox(column: column, count: count)))
    }
    for option in ces {
      let (column, ends) = try assignment("--ces", option, "as in EFFO=1:7")
      let numbers = ends.split(separator: ":").compactMap { Double($0) }
      guard numbers.count == 2, numbers[0] < numbers[1] else {
        throw .usage("--ces \(option): write it as in EFFO=1:7")
      }
      conventions.scales[column] = numbers[0]...numbers[1]
      // High effort is what lies above the middle of the scale.
      let high = ((numbers[0] + numbers[1]) / 2).rounded(.down) + 1
      added.append(Metric(column, .effort(column: column, high: high...numbers[1], isReversed: false)))
    }
    for pair in gap { added.append(try read("gap", pair, "as in QUAL1-EXPE1")) }
    return added
  }

  /// A metric as it would stand in a file.
  private func read(_ kind: String, _ text: String, _ example: String) throws(Failure) -> Metric {
    do throws(MetricDefinitionError) {
      let metric = try MetricDefinitions(text: "\(kind) \"\(kind)\" \(text)").metrics[0]
      return Metric(text, metric.formula)
    } catch {
      throw .usage("--\(kind) \(text): write it \(example)")
    }
  }

  private func assignment(_ option: String, _ text: String, _ example: String) throws(Failure) -> (String, String) {
    guard let cut = text.lastIndex(of: "="), cut > text.startIndex else {
      throw .usage("\(option) \(text): write it \(example)")
    }
    return (String(text[..<cut]), String(text[text.index(after: cut)...]))
  }
}

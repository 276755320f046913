import ArgumentParser
import Satisfaction
import SatisfactionWording

/// `csi drivers`: what to improve first, what it would bring, and whether it worked.
struct DriversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract: "Find what to improve first, what it would bring, and whether what was done worked.",
    usage: """
      csi drivers <data> --template <name> --target <construct> [<options>]
      csi drivers <data> --model <file> --target <construct> --verify <column>=<from>:<to> --acted <items>
      """,
    discussion: """
      Example: csi drivers Examples/Data/mobile-phone.csv --template ecsi-mobile --target Satisfaction --raise PERQ1=1
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Drivers")
  var drivers: DriverCommandOptions

  @OptionGroup(title: "Estimation")
  var estimation: EstimationOptions

  @OptionGroup(title: "Resampling")
  var resampling: ResamplingOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  /// The construct that is driven is asked for: a default would hide which question was answered.
  private static let noTarget = "Missing expected argument '--target <construct>': the construct that is driven"

  func validate() throws {
    try estimation.refuseHTMT(of: "csi drivers")
    if survey.model.target == nil { throw ValidationError(Self.noTarget) }
    if drivers.verify != nil, resampling.replicates.isGiven {
      throw ValidationError(
        "--verify knows no replicate weights: leave them out, or name the units (--strata, --cluster)")
    }
    if drivers.verify == nil { try resampling.requireReplicates() }
    let files = [(drivers.plan ?? "-", "plan")].filter { $0.0 != "-" }.map { (path: $0.0, role: $0.1) }
    try output.require(DriversReport.self, otherThan: survey.files + resampling.files + files)
  }

  func run() throws {
    let plan = try drivers.plan.map { path throws(Failure) in try Self.plan(path) }
    let categories = drivers.groups + [drivers.verify?.column].compactMap { $0 }
    let loaded = try survey.load(for: resampling, categories: categories)
    let data = try loaded.working {
      try wavesOnly(DesignedRows(survey: loaded.survey, design: resampling.sampling(of: loaded.survey)))
    }
    guard !drivers.groups.isEmpty else {
      return try output.write(loaded.working { try report(loaded, data, plan) })
    }
    try output.write(groups(loaded, data, plan))
  }

  private func groups(
    _ loaded: LoadedSurvey, _ data: DesignedRows, _ plan: ImprovementPlan?
  ) throws(Failure) -> DriverGroupsReport {
    let parts = try loaded.working { try data.survey.rows(by: drivers.groups) }
    var (groups, failures) = ([DriverGroupsReport.Group](), [(labels: [String], reason: any Error)]())
    for part in parts {
      do {
        groups.append(.init(part.labels, try report(loaded, data.selecting(rows: part.rows), plan)))
      } catch {
        failures.append((part.labels, error))
      }
    }
    guard !groups.isEmpty else {
      throw .data(
        "no group of \(drivers.groups.joined(separator: ", ")) can be estimated: \(failures.first.map { "\($0.reason)" } ?? "there is none")"
      )
    }
    return DriverGroupsReport(columns: drivers.groups, groups: groups, failures: failures)
  }

  /// The rows of the two waves that are compared; all where none are.
  private func wavesOnly(_ data: DesignedRows) throws -> DesignedRows {
    guard let verify = drivers.verify else { return data }
    let groups = try data.survey.rows(by: [verify.column])
    let waves = [verify.from, verify.to]
    for wave in waves where !groups.contains(where: { $0.labels == [wave] }) {
      let known = groups.compactMap(\.labels.first)
      let near = NearNames.nearest(to: wave, among: known).map { "did you mean \($0)?" }
      throw Failure.data(
        "column \(verify.column) has no wave \(wave): \(near ?? "it has \(known.prefix(10).joined(separator: ", "))")")
    }
    return data.selecting(rows: groups.filter { waves.contains($0.labels[0]) }.flatMap(\.rows).sorted())
  }

  private func report(
    _ loaded: LoadedSurvey, _ rows: DesignedRows, _ plan: ImprovementPlan?
  ) throws -> DriversReport {
    let data = rows.survey
    let answers = try loaded.model.answers(in: data, missing: loaded.missing, skipped: loaded.skipped)
      .drawn(by: rows.design)
    let fit = try estimation.estimator(missing: loaded.missing, skipped: loaded.skipped).fit(
      loaded.model, to: answers)
    guard let target = survey.model.target else { throw ValidationError(Self.noTarget) }
    // What is wrong with a question is said before the replicates are drawn.
    _ = try fit.drivers(of: target, options: drivers.options)
    let verification = try drivers.verify.map { verify in
      try fit.verification(
        of: plan.map { $0.entries.map(\.item) } ?? drivers.actedItems, on: target, in: data, waves: verify.column,
        from: verify.from, to: verify.to, drawnBy: resampling.design.isGiven ? rows.design : nil,
        level: resampling.level)
    }
    let raises = drivers.raise.map { (item: $0.item, steps: $0.steps) }
    if !raises.isEmpty { _ = try fit.whatIf(raising: raises, on: target, in: data) }
    let bootstrap = resampling.bootstrap > 0 ? try resampling.bootstrap(fit, on: answers) : nil
    let analysis = try fit.drivers(of: target, options: drivers.options, bootstrap: bootstrap)
    return DriversReport(
      analysis, fit: fit, options: drivers.options, bootstrap: bootstrap,
      whatIf: raises.isEmpty ? nil : try fit.whatIf(raising: raises, on: target, in: data, bootstrap: bootstrap),
      verification: verification, plan: try plan?.standing(in: analysis),
      source: loaded.source(for: fit.sample, of: data))
  }

  private static func plan(_ path: String) throws(Failure) -> ImprovementPlan {
    do {
      return try ImprovementPlan(
        Dataset(csv: path, numeric: [ImprovementPlan.targetColumn], categories: ImprovementPlan.textColumns))
    } catch let error as SurveyDataError {
      throw Failure(error, source: path)
    } catch {
      throw .data("\(path): \(error)")
    }
  }
}

/// What is asked about drivers.
struct DriverCommandOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Columns that make groups, with commas: a report each.", valueName: "columns"))
  var by: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Items that can be acted on, with commas; all, or what the model marks, unless given.", valueName: "items"))
  var controllable: String?

  @Option(name: .long, parsing: .unconditional, help: "Importance from which on a driver counts as important.")
  var cutImportance: Double?

  @Option(name: .long, parsing: .unconditional, help: "Score from which on a driver counts as good.")
  var cutPerformance: Double?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What if an item rose by answer steps, as in PERQ1=1; may be repeated.", valueName: "item=steps"),
    transform: RaiseOption.init)
  var raise: [RaiseOption] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Two waves to compare, as in wave=2024H1:2024H2.", valueName: "column=from:to"),
    transform: VerifyOption.init)
  var verify: VerifyOption?

  @Option(
    name: .long, help: ArgumentHelp("Items that were acted on between the waves, with commas.", valueName: "items"))
  var acted: String?

  @Option(
    name: .long,
    help: ArgumentHelp("What was agreed: a CSV file with item, owner, due, target (a score).", valueName: "file"))
  var plan: String?

  func validate() throws {
    if let verify, acted == nil, plan == nil {
      throw ValidationError(
        "--verify \(verify.column)=…: name the items that were acted on (--acted), or a plan (--plan)")
    }
    if acted != nil, plan != nil {
      throw ValidationError("--acted and --plan exclude each other: the items of the plan are those acted on")
    }
    if acted != nil, verify == nil { throw ValidationError("--acted needs the waves: --verify COLUMN=FROM:TO") }
    for (option, value) in [("--cut-importance", cutImportance), ("--cut-performance", cutPerformance)] {
      if let value, !value.isFinite { throw ValidationError("\(option) is \(value): it must be a number") }
    }
    if let column = verify?.column, groups.contains(column) {
      throw ValidationError("--by and --verify name the same column \(column): a group would have one wave")
    }
  }

  var options: DriverOptions {
    DriverOptions(
      importanceCut: cutImportance, performanceCut: cutPerformance, controllable: controllable.map(Self.names))
  }

  var groups: [String] { by.map(Self.names) ?? [] }
  var actedItems: [String] { acted.map(Self.names) ?? [] }

  private static func names(_ list: String) -> [String] { list.split(separator: ",").map(String.init) }
}

/// An item and by how many answer steps it is raised: `PERQ1=1`.
struct RaiseOption {
  let item: String
  let steps: Double

  init(_ argument: String) throws {
    guard let cut = argument.lastIndex(of: "="), cut > argument.startIndex,
      let steps = Double(argument[argument.index(after: cut)...]), steps.isFinite
    else { throw ValidationError("write an item and answer steps, as in PERQ1=1") }
    item = String(argument[..<cut])
    self.steps = steps
  }
}

/// A column and two of its waves: `wave=2024H1:2024H2`.
struct VerifyOption {
  let column: String
  let from: String
  let to: String

  init(_ argument: String) throws {
    let advice = ValidationError("write the column and two waves, as in wave=2024H1:2024H2")
    guard let cut = argument.firstIndex(of: "="), cut > argument.startIndex else { throw advice }
    let waves = argument[argument.index(after: cut)...].split(separator: ":", omittingEmptySubsequences: false)
    guard waves.count == 2, !waves[0].isEmpty, !waves[1].isEmpty, waves[0] != waves[1] else { throw advice }
    column = String(argument[..<cut])
    from = String(waves[0])
    to = String(waves[1])
  }
}

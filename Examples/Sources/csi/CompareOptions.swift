import ArgumentParser
import Satisfaction

/// Which groups are compared, and how.
struct CompareOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Column that names the group of every row.", valueName: "column"))
  var group: String

  @Option(name: .long, parsing: .unconditional, help: "Permutations of a pair's cases; 0 for none.")
  var permutations: Int = 5_000

  @Option(name: .long, parsing: .unconditional, help: "Bootstrap replicates of a group; 0 for none.")
  var bootstrap: Int = 5_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns that rank the rows, each one permutation; a * stands for any ending.", valueName: "columns"),
    transform: ColumnNames.init)
  var permutationColumns: ColumnNames?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns of counts of the rows, each one replicate; a * stands for any ending.", valueName: "columns"),
    transform: ColumnNames.init)
  var bootstrapColumns: ColumnNames?

  @Option(name: .long, help: "How p-values are adjusted for all pairs of groups.")
  var adjust: PValueAdjustment = .holm

  @Option(name: .long, help: "Degrees of freedom of the test for unequal variances.")
  var welch: GroupTTest.Welch = .satterthwaite

  @Option(
    name: .long,
    help: ArgumentHelp("The pairs to compare, as in a:b,a:c; all unless given.", valueName: "pairs"),
    transform: GroupPairs.init)
  var pairs: GroupPairs?

  @Option(name: .long, parsing: .unconditional, help: "Cases that a group needs to be compared.")
  var minimum: Int = 30

  @Option(name: .long, parsing: .unconditional, help: "Seed of permutations and replicates.")
  var seed: UInt64 = Resampling.standard.seed

  @Option(name: .long, parsing: .unconditional, help: "1 less the level at which a difference is called one.")
  var level: Double = 0.95

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  @OptionGroup(title: "Design of the sample")
  var design: DesignOptions

  @OptionGroup(title: "Replicate weights")
  var replicateWeights: ReplicateOptions

  @Option(name: .long, help: "What is drawn again in a replicate of a group, or left out: auto or jackknife.")
  var resample: ResampleChoice = .auto

  /// Whether rows were not drawn one by one.
  var isDesigned: Bool { design.isGiven || replicateWeights.isGiven || resample == .jackknife }

  func validate() throws {
    try requireDesign()
    guard permutations >= 0 else {
      throw ValidationError("--permutations is \(permutations): it must be 0 or more")
    }
    guard bootstrap >= 0 else {
      throw ValidationError("--bootstrap is \(bootstrap): it must be 0 or more replicates")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level is \(level): it must lie between 0 and 1, such as 0.95")
    }
    guard minimum >= 2 else { throw ValidationError("--minimum is \(minimum): a group needs at least 2 cases") }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
  }

  private func requireDesign() throws {
    if isDesigned, permutationColumns != nil || bootstrapColumns != nil {
      throw ValidationError(
        "under a design whole sampling units are dealt and drawn: leave --permutation-columns and --bootstrap-columns "
          + "out")
    }
    guard resample == .auto || resample == .jackknife || (resample == .psu && design.isGiven) else {
      throw ValidationError(
        "--resample \(resample.rawValue): groups are drawn by rows, or by the design; take auto or jackknife")
    }
    try replicateWeights.requireAlone(beside: design, resample)
  }

  /// Names of replicate columns, or patterns of them.
  var replicateColumns: [String] {
    [permutationColumns, bootstrapColumns, replicateWeights.replicateWeights].flatMap { $0?.names ?? [] }
  }

  /// Files that are read.
  var files: [CommandFiles.Source] { replicateWeights.files }

  private func drawing() throws(Failure) -> GroupDesign? {
    if let columns = try replicateWeights.columns() { return .replicateWeights(columns) }
    if resample == .jackknife { return .jackknife(design.columns) }
    return design.isGiven ? .units(design.columns) : nil
  }

  /// The choices of the comparison.
  ///
  /// - Parameter columns: The columns of the data, to which patterns are matched.
  /// - Throws: `Failure` where a pattern has no column.
  func options(among columns: [String]) throws(Failure) -> GroupComparisonOptions {
    func source(
      _ names: ColumnNames?, _ count: Int, _ option: String
    ) throws(Failure) -> GroupComparisonOptions.Source {
      guard let names else { return .drawn(count) }
      return .columns(try names.matches(among: columns, option: option))
    }
    return GroupComparisonOptions(
      permutations: try source(permutationColumns, permutations, "--permutation-columns"),
      bootstrap: try source(bootstrapColumns, bootstrap, "--bootstrap-columns"), seed: seed, level: level,
      adjustment: adjust, welch: welch, pairs: pairs?.pairs, minimum: minimum, design: try drawing())
  }
}

/// Pairs of groups with commas between them.
struct GroupPairs {
  let pairs: [GroupComparisonOptions.Pair]

  init(_ argument: String) throws {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    pairs = parts.compactMap { part in
      let names = part.split(separator: ":", omittingEmptySubsequences: false)
      guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
      return .init(String(names[0]), String(names[1]))
    }
    guard pairs.count == parts.count else {
      throw ValidationError("write two groups with a colon between them, as in private:business")
    }
  }
}

extension ColumnNames {
  /// The columns that the names stand for, in the order of the data where one is a pattern.
  ///
  /// - Throws: `Failure` where a name or a pattern has no column.
  func matches(among columns: [String], option: String) throws(Failure) -> [String] {
    var found: [String] = []
    for name in names {
      let own = name.hasSuffix("*") ? columns.filter { $0.hasPrefix(name.dropLast()) } : columns.filter { $0 == name }
      guard !own.isEmpty else { throw .usage("\(option): the data have no column \(name)") }
      found += own
    }
    return found
  }
}

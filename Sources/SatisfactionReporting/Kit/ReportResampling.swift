public import PathModeling

/// How the replicates behind a report were drawn, and how they went.
public struct ReportResampling: Sendable, Equatable {
  /// Replicates asked for.
  public let requested: Int
  /// Replicates that were estimated.
  public let used: Int
  /// Seed of the replicates; nil where nothing is drawn: by a jackknife, and of weights that came with the data.
  public let seed: UInt64?
  /// Coverage of the intervals, such as 0.95.
  public let level: Double
  /// Kind of the intervals.
  public let interval: IntervalKind
  /// What became of replicates outside the range of consistent PLS.
  public let inadmissible: InadmissibleReplicates
  /// What is drawn again in a replicate: `rows`, `buckets`, `psu`, or `columns` that came with the data.
  public let unit: String
  /// How many of these there are.
  public let unitCount: Int
  /// The design of the sample; nil for a simple random sample.
  public let design: DesignSummary?
  /// Whether replicates were drawn at random.
  public let isBootstrap: Bool
  /// Whether so many replicates were left out that no interval is to be believed; see `Bootstrap.isLargelyFailed`.
  public let isLargelyFailed: Bool
  /// How many replicates were left out, by reason, in the order of the reasons.
  public let failed: [Failure]

  /// A reason and how often it came up.
  public struct Failure: Sendable, Equatable {
    /// A short name that programs can rely on, such as `notConverged`.
    public let reason: String
    /// Replicates left out for it.
    public let count: Int
  }

  /// What a bootstrap says of itself.
  public init(_ bootstrap: Bootstrap) {
    requested = bootstrap.requested
    used = bootstrap.used
    level = bootstrap.level
    interval = bootstrap.interval
    inadmissible = bootstrap.inadmissible
    switch bootstrap.unit {
    case .cases(let count): (unit, unitCount) = ("rows", count)
    case .buckets(let count): (unit, unitCount) = ("buckets", count)
    case .samplingUnits(let count): (unit, unitCount) = ("psu", count)
    case .replicateColumns(let count): (unit, unitCount) = ("columns", count)
    }
    design = bootstrap.design
    isBootstrap = bootstrap.replicates.variance == .replicates
    isLargelyFailed = bootstrap.isLargelyFailed
    // Subsets and folds are drawn, too, and say nothing of a variance.
    let isDrawn = isBootstrap || bootstrap.replicates.variance == .none
    seed = isDrawn && unit != "columns" ? bootstrap.seed : nil
    failed = ReplicateFailure.allCases.map { reason in
      Failure(reason: reason.rawValue, count: bootstrap.failures[reason] ?? 0)
    }
  }

  /// The units in words: `rows`, `2000 buckets of rows`, `45 sampling units`, or `given weights`.
  public var unitText: String {
    switch unit {
    case "psu": "\(unitCount) sampling units"
    case "columns": "given weights"
    case "buckets": "\(unitCount) buckets of \(design == nil ? "rows" : "sampling units")"
    default: unit
    }
  }

  /// Replicates left out.
  public var failedCount: Int { failed.reduce(0) { $0 + $1.count } }

  /// The section `bootstrap` of every report with replicates.
  public static func section(_ resampling: ReportResampling?, command: String) -> Section {
    guard let resampling else { return Section("bootstrap", .null) }
    let failed = resampling.failed.map { Field($0.reason, .integer($0.count)) }
    return Section(
      "bootstrap",
      Record(
        [
          Field("requested", .integer(resampling.requested)), Field("used", .integer(resampling.used)),
          Field("unit", .text(resampling.unitText)), Field("failed", .record(Record(failed))),
        ], row: command))
  }
}

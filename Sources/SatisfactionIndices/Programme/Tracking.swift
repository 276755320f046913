public import PathModeling
public import SatisfactionNumerics
public import SurveyData

/// The choices of a satisfaction programme, apart from model and data: which cells, whose weights, which comparisons.
///
/// ```swift
/// let tracking = Tracking(by: ["firm"], wave: "wave")
/// let programme = try tracking.run(.acsi1994, on: survey)
/// ```
public struct Tracking: Sendable, Equatable {
  /// Whose weights make an index.
  public enum WeightSource: String, Sendable, Codable, CaseIterable {
    /// Those of one fit on all rows: a common yardstick, and it exists for every cell. The default.
    case pooled
    /// Those of the cell's own fit; a cell without one has no index.
    case own
    /// Own where the cell is large enough and its fit is sound, else pooled.
    case auto
  }

  /// Columns whose values make a segment; several are joined by ` · `.
  public var by: [String]
  /// Column of the wave; nil for one wave and no changes.
  public var wave: String?
  /// Order of the waves; nil to find it.
  public var waves: [String]?
  /// Waves a year, where their labels do not say.
  public var wavesPerYear: Int?
  /// Whose weights make an index.
  public var weightsFrom: WeightSource = .pooled
  /// Fewest cases of a fit of the cell's own.
  public var ownMinimum = 100
  /// Cells with fewer effective cases are suppressed.
  ///
  /// 30 as in the NCHS Data Presentation Standards for Proportions: Parker et al. (2017), Vital and Health Statistics
  /// 2(175).
  public var suppressBelow = 30.0
  /// Cells with fewer effective cases are marked as small; 100 is the custom of trackers ("low base").
  public var markBelow = 100.0
  /// Column of the respondent, where some answer in several waves; nil for independent samples.
  public var panel: String?
  /// Columns that say how the rows were drawn; nil for rows drawn one by one, and beside replicate weights.
  ///
  /// Cells are domains of the design: variances are linearised over the units within strata, replicates weigh whole units,
  /// the same in all cells, and what is compared is no longer taken for independent.
  public var design: DesignColumns?
  /// Replicates that are not drawn; nil where they are (``replicates``), or there are none.
  ///
  /// Weights of cells' own are found anew in each, pooled ones with ``reestimatesWeights``.
  public var designReplicates: DesignReplicates?
  /// How p-values of changes are adjusted: by default so that the share of false findings stays small.
  public var adjustChanges: PValueAdjustment = .bh
  /// How p-values of a comparison with the average are adjusted: by default so that none is false, in a small group.
  public var adjustBenchmark: PValueAdjustment = .holm
  /// Constructs to report; nil for all.
  public var constructs: [String]?
  /// From fine to coarse: which members make a group, and how much each counts.
  public var rollUps: [RollUpLevel] = []
  /// Share of a group's weight that must have an index for the group to have one.
  public var minimumCoverage = 0.5
  /// What the ranks are drawn around.
  public var rankModel: RankProbabilities.Model = .shrunken
  /// Whether indices drawn towards their group are given too.
  public var shrinks = false
  /// Whether pooled weights are found anew in every replicate.
  public var reestimatesWeights = false
  /// Published values from outside.
  public var benchmarks: [ExternalIndex] = []
  /// Replicates of every cell that are drawn; 0 for linearised intervals.
  public var replicates = 0
  /// Seed of the replicates.
  public var seed = Resampling.standard.seed
  /// Coverage of the intervals.
  public var level = Resampling.standard.level
  /// Threads that may work; nil for one a core. The result does not depend on it.
  public var threads: Int?

  /// A programme by the columns of a segment and of a wave; everything else is set on the value.
  public init(by: [String], wave: String? = nil) {
    self.by = by
    self.wave = wave
  }

  /// Fewest interviews that `suppressBelow` and `markBelow` allow to be shown, and how a cell stands against them.
  func status(used: Int, effective: Double) -> CellStatus {
    if used == 0 { return .empty }
    if effective < suppressBelow { return .suppressed }
    return effective < markBelow ? .small : .ok
  }
}

/// Whether a cell may be shown.
public enum CellStatus: String, Sendable, Codable, CaseIterable {
  /// Enough interviews.
  case ok
  /// Shown with a mark.
  case small
  /// Too few interviews: the cell shows its size only, and counts in no group, so that it cannot be found by
  /// subtraction.
  case suppressed
  /// No interview.
  case empty

  /// Whether the cell has numbers.
  public var isShown: Bool { self == .ok || self == .small }
}

/// Why a cell has no weights of its own.
public enum PooledReason: String, Sendable, Codable, CaseIterable {
  /// Fewer cases than ``Tracking/ownMinimum``.
  case tooFew
  /// An indicator has one value in the whole cell.
  case zeroVariance
  /// The weights still changed after the last iteration.
  case notConverged
  /// Indicators or constructs are collinear in the cell.
  case singular
  /// An item of the model would count against its index.
  case negativeWeight
}

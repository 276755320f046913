public import PathModeling
public import PathSpecification

/// A satisfaction programme: the index of every segment in every wave, what changed, what it adds up to, and who stands
/// where.
///
/// A value of numbers in a fixed order: segments in the order of their names, waves from the earliest on, constructs in
/// the order of the model. What must not be known is not in it.
public struct Programme: Sendable {
  /// The model behind the indices.
  public let model: PathModel
  /// How the pooled weights, and those of cells, are estimated.
  public let estimator: PLS
  /// The choices of the programme.
  public let tracking: Tracking
  /// Rows used and dropped.
  public let sample: Sample
  /// How all rows were drawn; nil for rows drawn one by one.
  public let design: DesignSummary?
  /// The segments, by name.
  public let segments: [String]
  /// The values of the columns that make a segment, in the order of ``Tracking/by``, by the name of the segment.
  public let segmentLabels: [String: [String]]
  /// The waves, earliest first; empty without a column of waves.
  public let waves: [String]
  /// How the waves were put in order; nil without waves.
  public let waveOrder: WaveCalendar.Order?
  /// Constructs that are reported.
  public let constructs: [String]
  /// What the items count in the fit on all rows; empty where that fit is not needed and fails.
  public let pooledWeights: [Item]
  /// Every segment × wave, also the empty ones.
  public let cells: [Cell]
  /// Of every segment, wave and construct.
  public let changes: [Change]
  /// Of every level, group, wave and construct.
  public let rollUps: [RollUp]
  /// Of every level, group, wave and construct.
  public let rollUpChanges: [RollUpChange]
  /// Every shown cell against the average of its group.
  public let benchmark: [Standing]
  /// How sure the ranks of every group are; empty without replicates.
  public let ranking: [Ranking]
  /// The groups that indices were drawn towards; empty unless asked for.
  public let shrinkage: [ShrinkageGroup]
  /// Limits of every series from its fifth shown wave on.
  public let control: [Control]
  /// Published values from outside.
  public let external: [ExternalIndex]
  /// How the replicates went; nil without any.
  public let replication: Replication?
  /// What a reader should know, in plain words.
  public let warnings: [FitWarning]
}

extension Programme {
  /// The seed of what is drawn: replicates, the buckets of a jackknife of very many units, and ranks where replicates give
  /// none; nil where nothing is.
  public var seed: UInt64? {
    guard let replication else { return nil }
    let isDrawn =
      tracking.designReplicates == nil || design?.hasBuckets ?? false
      || replication.drawsRanks && !ranking.isEmpty
    return isDrawn ? tracking.seed : nil
  }

  /// Where limits of indices come from: with few sampling units, or replicates that do not vary as estimates do, they are of
  /// t; nil for linearised ones.
  public var interval: IntervalKind? {
    replication.map { design?.hasFewUnits ?? false ? .t : $0.variance.standardInterval }
  }
}

/// How far a number of a programme can be trusted; nil where that is not defined.
public struct ProgrammeError: Sendable, Equatable {
  /// Standard error.
  public var standardError: Double? { known(numbers.standardError) }
  /// Lower limit.
  public var lower: Double? { known(numbers.lower) }
  /// Upper limit.
  public var upper: Double? { known(numbers.upper) }

  /// NaN for nil: a large programme has millions of these, and optionals take twice the memory.
  private let numbers: (standardError: Double, lower: Double, upper: Double)

  /// Nothing is known.
  static let undefined = ProgrammeError(standardError: nil, lower: nil, upper: nil)

  init(standardError: Double?, lower: Double?, upper: Double?) {
    numbers = (standardError ?? .nan, lower ?? .nan, upper ?? .nan)
  }

  private func known(_ number: Double) -> Double? { number.isNaN ? nil : number }

  /// Whether all three are the same, or unknown in both.
  public static func == (a: ProgrammeError, b: ProgrammeError) -> Bool {
    a.standardError == b.standardError && a.lower == b.lower && a.upper == b.upper
  }

  /// Limits value ± quantile·√variance, or those of replicates; nothing without a variance.
  init(_ value: Double, variance: Double?, _ law: ErrorLaw, limits: ClosedRange<Double>? = nil) {
    guard let variance else {
      self = .undefined
      return
    }
    let error = variance.squareRoot()
    self.init(
      standardError: error, lower: limits?.lowerBound ?? (value - law.quantile * error),
      upper: limits?.upperBound ?? (value + law.quantile * error))
  }
}

extension Programme {
  /// An item in an index.
  public struct Item: Sendable, Equatable {
    /// Name of the construct.
    public let construct: String
    /// Name of the item.
    public let name: String
    /// w̃, weight of the unstandardised answer: 1 in sum over a construct.
    public let weight: Double
    /// v, share of the item's own 0–100 score in the index: 1 in sum over a construct.
    public let share: Double
  }

  /// A segment in a wave.
  public struct Cell: Sendable {
    /// Name of the segment.
    public let segment: String
    /// Label of the wave; nil without waves.
    public let wave: String?
    /// Rows of the data.
    public let rows: Int
    /// Rows that are used.
    public let used: Int
    /// Kish's effective number of them.
    public let effective: Double
    /// Whether it may be shown.
    public let status: CellStatus
    /// Whose weights its indices have; nil where it has none.
    public let weightsFrom: Tracking.WeightSource?
    /// Why the weights are not its own; nil where nobody asked.
    public let reason: PooledReason?
    /// Items with one value in the cell.
    public let constantIndicators: [String]
    /// One row a construct that is reported.
    public let constructs: [ConstructRow]
    /// One row an item of these.
    public let items: [ItemRow]
  }

  /// The index of a construct in a cell; nil where it must not be shown or does not exist.
  public struct ConstructRow: Sendable, Equatable {
    /// Name of the construct.
    public let name: String
    /// 0–100.
    public let index: Double?
    /// Standard deviation of the cases' own indices.
    public let deviation: Double?
    /// Its uncertainty.
    public let error: ProgrammeError
    /// The index drawn towards its group; nil unless asked for.
    public var shrunken: ShrunkenIndices.Member?
  }

  /// An item in a cell.
  public struct ItemRow: Sendable, Equatable {
    /// Name of the item.
    public let name: String
    /// Name of its construct.
    public let construct: String
    /// Mean answer, in points of the scale.
    public let mean: Double?
    /// Its own 0–100 score.
    public let score: Double?
    /// The uncertainty of the score: linearised, also where replicates are drawn for the indices; of replicates that came
    /// with the survey, or of a jackknife, by their rule. Nothing where all answers are the same.
    public let error: ProgrammeError
    /// w̃ in the index of the cell.
    public let weight: Double?
    /// v in the index of the cell.
    public let share: Double?
  }

  /// The change of an index between two waves.
  public struct Change: Sendable {
    /// Name of the segment.
    public let segment: String
    /// What it is measured against.
    public let kind: ChangeKind
    /// The earlier wave.
    public let from: String
    /// The later wave.
    public let to: String
    /// Name of the construct.
    public let construct: String
    /// Points of the index; nil where one of the cells is not shown.
    public let change: Double?
    /// Its uncertainty.
    public let error: ProgrammeError
    /// Two-sided p-value of no change.
    public let p: Double?
    /// The same, adjusted for all segments.
    public var pAdjusted: Double?
    /// Respondents in both waves; nil without a panel.
    public let overlap: Int?
    /// What the items and their weights did; nil without a change.
    public let parts: ChangeParts?
    /// Names of the items of the parts.
    public let items: [String]
  }

  /// The index of a group.
  public struct RollUp: Sendable {
    /// What kind of group.
    public let level: String
    /// Name of the group.
    public let group: String
    /// Label of the wave; nil without waves.
    public let wave: String?
    /// Name of the construct.
    public let construct: String
    /// Σ aI/Σa; nil where too little of the group has an index.
    public let index: Double?
    /// Its uncertainty.
    public let error: ProgrammeError
    /// Members with an index.
    public let members: Int
    /// Members without one.
    public let missing: [String]
    /// Share of the weight that has an index.
    public let coverage: Double
  }

  /// The change of a group between two waves.
  public struct RollUpChange: Sendable {
    /// What kind of group.
    public let level: String
    /// Name of the group.
    public let group: String
    /// What it is measured against.
    public let kind: ChangeKind
    /// The earlier wave.
    public let from: String
    /// The later wave.
    public let to: String
    /// Name of the construct.
    public let construct: String
    /// Difference of the two published values; nil where one is missing.
    public let change: Double?
    /// Its uncertainty.
    public let error: ProgrammeError
    /// Two-sided p-value of no change.
    public let p: Double?
    /// What changed in the members of both waves; nil without any.
    public let matchedChange: Double?
    /// Its standard error.
    public let matchedStandardError: Double?
    /// The matched change at the mean of both waves' weights.
    public let within: Double?
    /// What the change of weights among the matched members adds.
    public let mix: Double?
    /// Members in the later wave only.
    public let entered: [String]
    /// Members in the earlier wave only.
    public let left: [String]
  }

  /// A segment against the average of its group.
  public struct Standing: Sendable {
    /// Whether it differs from the average.
    public enum Class: String, Sendable, Codable {
      /// Higher.
      case above
      /// Not to be told apart.
      case same
      /// Lower.
      case below
    }

    /// Name of the group.
    public let group: String
    /// Label of the wave; nil without waves.
    public let wave: String?
    /// Name of the construct.
    public let construct: String
    /// Name of the segment.
    public let segment: String
    /// Its index.
    public let index: Double
    /// The average of the group, the segment among it.
    public let average: Double
    /// index − average.
    public let difference: Double
    /// Its uncertainty.
    public let error: ProgrammeError
    /// Two-sided p-value of no difference.
    public let p: Double?
    /// The same, adjusted for the members of the group.
    public let pAdjusted: Double?
    /// Against the level of the programme; nil where nothing can be said.
    public let standing: Class?
    /// 1 is the highest index, whatever the construct means; a tie shares the better rank.
    public let rank: Int
  }

  /// How sure the rank of a segment is.
  public struct Ranking: Sendable {
    /// Name of the group.
    public let group: String
    /// Label of the wave; nil without waves.
    public let wave: String?
    /// Name of the construct.
    public let construct: String
    /// Name of the segment.
    public let segment: String
    /// Probabilities and interval.
    public let ranks: RankProbabilities.Member
    /// Standard deviation of the true indices of the group.
    public let tau: Double
  }

  /// A group that indices were drawn towards.
  public struct ShrinkageGroup: Sendable {
    /// Name of the group.
    public let group: String
    /// Label of the wave; nil without waves.
    public let wave: String?
    /// Name of the construct.
    public let construct: String
    /// Members with a standard error.
    public let members: Int
    /// Standard deviation of their true indices.
    public let tau: Double
    /// Their precision-weighted mean.
    public let mean: Double
  }

  /// The limits of a wave from the earlier ones of its series.
  public struct Control: Sendable {
    /// Name of the segment.
    public let segment: String
    /// Label of the wave.
    public let wave: String
    /// Name of the construct.
    public let construct: String
    /// Mean, limits and signal.
    public let limits: ControlLimits
  }

  /// How the replicates went.
  public struct Replication: Sendable, Equatable {
    /// Replicates asked for, of every cell: as many as are drawn, as there are units to leave out, or columns.
    public let requested: Int
    /// How a variance follows from them.
    public let variance: VarianceRule
    /// Whether ranks are those of normal draws: shrunken ones, and plain ones where replicates do not vary as estimates do
    /// or are too few.
    public let drawsRanks: Bool
    /// Fewest replicates that a cell has.
    public let used: Int
    /// Cells with replicates that failed.
    public let failed: [FailedCell]

    /// A cell with replicates that failed.
    public struct FailedCell: Sendable, Equatable {
      /// Name of the segment.
      public let segment: String
      /// Label of the wave; nil without waves.
      public let wave: String?
      /// Weights that still changed.
      public let notConverged: Int
      /// Fits that are not determined, an indicator without variance among the reasons.
      public let singular: Int
      /// Replicates in which none of its sampling units was drawn, under a design.
      public let noUnit: Int
    }
  }
}

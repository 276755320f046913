public import SatisfactionNumerics

/// The choices of a comparison of groups, apart from model, estimator and data.
public struct GroupComparisonOptions: Sendable, Equatable, Codable {
  /// Where replicates come from.
  public enum Source: Sendable, Equatable, Codable {
    /// This many, drawn; 0 for none.
    case drawn(Int)
    /// Columns of the survey, each one replicate: ranks of rows for permutations, counts of rows for a bootstrap.
    case columns([String])
  }

  /// Two groups, by name.
  public struct Pair: Sendable, Equatable, Hashable, Codable {
    /// The group whose estimate comes first.
    public let first: String
    /// The group whose estimate is taken from it.
    public let second: String

    /// Two groups, by name.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  /// Where permutations come from.
  public var permutations: Source
  /// Where bootstrap replicates come from.
  public var bootstrap: Source
  /// What both are drawn from.
  public var seed: UInt64
  /// 1 less the level of significance of what is said in words.
  public var level: Double
  /// How p-values are adjusted for all pairs of groups.
  public var adjustment: PValueAdjustment
  /// Degrees of freedom of the test for unequal variances.
  public var welch: GroupTTest.Welch
  /// The pairs to compare; nil for all.
  public var pairs: [Pair]?
  /// Cases that a group needs to be compared.
  public var minimum: Int
  /// How the sample was drawn; nil for rows drawn one by one.
  ///
  /// Groups are domains of one sample: their replicates draw the same units, differences are taken replicate by
  /// replicate, and permutations deal whole units within strata.
  public var design: GroupDesign?

  /// The field's defaults, and 30 cases a group.
  public init(
    permutations: Source = .drawn(5_000), bootstrap: Source = .drawn(5_000), seed: UInt64 = Resampling.standard.seed,
    level: Double = 0.95, adjustment: PValueAdjustment = .holm, welch: GroupTTest.Welch = .satterthwaite,
    pairs: [Pair]? = nil, minimum: Int = 30, design: GroupDesign? = nil
  ) {
    self.permutations = permutations
    self.bootstrap = bootstrap
    self.seed = seed
    self.level = level
    self.adjustment = adjustment
    self.welch = welch
    self.pairs = pairs
    self.minimum = minimum
    self.design = design
  }

  /// Groups that are compared without being asked for by pairs.
  public static let mostGroups = 20
}

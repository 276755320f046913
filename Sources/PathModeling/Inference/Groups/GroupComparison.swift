public import PathSpecification
package import SatisfactionWording

/// May groups be compared, and do they differ: every pair, every number.
public struct GroupComparison: Sendable, Equatable {
  /// The model that was estimated in every group.
  public let model: PathModel
  /// How it was estimated.
  public let settings: PLS
  /// How groups were compared.
  public let options: GroupComparisonOptions
  /// The column that names the groups.
  public let column: String
  /// Where the rows come from.
  public let sample: Sample
  /// How the sample was drawn; nil for rows drawn one by one.
  public let design: DesignSummary?
  /// Rows without a group, which leave the analysis.
  public let rowsWithoutGroup: Int
  /// All groups, in their order: by number where every name is a whole number, else by name.
  public let groups: [ComparedGroup]
  /// The pairs, in the order of the groups, or as they were asked for.
  public let pairs: [PairComparison]
  /// What a reader should know.
  public let warnings: [FitWarning]
}

/// One group.
public struct ComparedGroup: Sendable, Equatable, Codable {
  /// The value of the group column.
  public let name: String
  /// Rows of the survey with this value.
  public let rows: Int
  /// Rows that are used.
  public let used: Int
  /// Whether it has too few to be compared.
  public let isTooSmall: Bool
}

/// Two groups side by side.
public struct PairComparison: Sendable, Equatable {
  /// The group whose estimates come first.
  public let first: String
  /// The group whose estimates are taken from them.
  public let second: String
  /// Cases of the first group.
  public let firstCases: Int
  /// Cases of the second group.
  public let secondCases: Int
  /// Whether the groups measure the same.
  public let invariance: MeasurementInvariance
  /// One row a statistic, in the order in which they were asked for.
  public internal(set) var tests: [GroupTest]
  /// Replicates left out because a group could not be estimated in them.
  public let failures: Failures
  /// Why there is no permutation test where one was asked for; nil where there is, and for rows drawn one by one.
  public let undealt: UndealtUnits?

  /// How many replicates were left out.
  public struct Failures: Sendable, Equatable, Codable {
    /// Permutations in which one of the two groups has no estimates.
    public let permutations: Int
    /// Replicates of the first group, whatever they are.
    public let bootstrapFirst: Int
    /// Replicates of the second group.
    public let bootstrapSecond: Int
  }

  /// The tests of one statistic, nil where it was not asked for.
  public subscript(statistic: Statistic) -> GroupTest? { tests.first { $0.statistic == statistic } }
}

/// One number in two groups, and whether it differs.
public struct GroupTest: Sendable, Equatable {
  /// Which number.
  public let statistic: Statistic
  /// Its estimate in the first group; nil where it is undefined.
  public let first: Double?
  /// Its estimate in the second group; nil where it is undefined.
  public let second: Double?
  /// First less second.
  public let difference: Double?
  /// Standard error in the first group, by the rule of its replicates; nil without them.
  public internal(set) var standardErrorFirst: Double?
  /// Standard error in the second group, by the rule of its replicates; nil without them.
  public internal(set) var standardErrorSecond: Double?
  /// Cases, or whole sampling units, dealt anew; nil without permutations.
  public internal(set) var permutation: PermutationTest?
  /// The multigroup analysis of PLS; nil without bootstraps, and under a design.
  public internal(set) var multigroup: MultigroupTest?
  /// The t test for unequal variances; nil without bootstraps, under a design, or where both errors are 0.
  public internal(set) var welch: GroupTTest?
  /// The t test for equal variances; nil without bootstraps, under a design, or where both errors are 0.
  public internal(set) var pooled: GroupTTest?
  /// The t test of differences taken replicate by replicate; nil without a design, or without bootstraps.
  public internal(set) var design: GroupDesignTest?
}

/// Whether two groups measure the same: the three steps of MICOM.
///
/// - Source: Henseler, Ringle & Sarstedt (2016), International Marketing Review 33, 405–431,
///   doi:10.1108/IMR-09-2014-0304.
public struct MeasurementInvariance: Sendable, Equatable, Codable {
  /// Step 1: the same items, coding and algorithm, and an estimate in both groups.
  public let isConfigural: Bool
  /// Why step 1 fails, in words; nil where it holds.
  public var problem: String? { problemPhrase?.english }
  /// The same in every language.
  package let problemPhrase: Phrase?
  /// Steps 2 and 3 of every construct, in the order of the model.
  public let constructs: [ConstructInvariance]
}

/// Steps 2 and 3 of one construct.
public struct ConstructInvariance: Sendable, Equatable, Codable {
  /// How much is invariant.
  public enum Level: String, Sendable, Codable, CaseIterable {
    /// Composition, means and variances: the groups may be pooled.
    case full
    /// Composition: paths and indices may be compared.
    case partial
    /// Nothing of both.
    case none
  }

  /// Name of the construct.
  public let name: String
  /// Correlation of the scores that the two groups' weights give to all cases; nil where a group has no estimate.
  public let c: Double?
  /// 5 % quantile of c over the permutations.
  public let cQuantile5: Double?
  /// (1 + #{c* ≤ c})/(P + 1).
  public let cP: Double?
  /// Step 2: whether c is no smaller than by chance.
  public let isCompositional: Bool?
  /// Difference of the mean scores of the pooled fit.
  public let meanDifference: Double?
  /// 2.5 % quantile of the difference over the permutations.
  public let meanLower: Double?
  /// 97.5 % quantile of the difference over the permutations.
  public let meanUpper: Double?
  /// Permutation p of the difference.
  public let meanP: Double?
  /// ln of the ratio of the variances of the scores.
  public let logVarianceRatio: Double?
  /// 2.5 % quantile over the permutations.
  public let varianceLower: Double?
  /// 97.5 % quantile over the permutations.
  public let varianceUpper: Double?
  /// Permutation p.
  public let varianceP: Double?
  /// What may be compared; nil without permutations.
  public let level: Level?
}

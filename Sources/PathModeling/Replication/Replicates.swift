internal import SatisfactionNumerics

/// What a resampling plan gives: the estimates of a fit in every replicate.
///
/// They are numbers and no inference: ``Bootstrap`` makes standard errors and intervals of them, where the variance
/// rule of the plan says how.
public struct Replicates: Sendable {
  /// What replicates are made of.
  public enum Unit: Sendable, Equatable, Codable {
    /// Single cases.
    case cases(Int)
    /// Buckets of cases: a random-groups bootstrap.
    case buckets(Int)
    /// Primary sampling units of a design.
    case samplingUnits(Int)
    /// Rows, weighed by so many columns of replicate weights.
    case replicateColumns(Int)
  }

  /// The fit whose numbers are resampled.
  public let fit: PLSFit
  /// What the units are.
  public let unit: Unit
  /// Seed of the streams.
  public let seed: UInt64
  /// How a variance follows from the replicates.
  public let variance: VarianceRule
  /// Groups of weighted units in a replicate, each estimated by itself: 1, or 2 in a permutation.
  public let groupsPerReplicate: Int
  /// Replicates asked for.
  public let requested: Int
  /// Numbers of the replicates with estimates, ascending, from 0.
  public let numbers: [Int]
  /// Replicates without estimates, by reason; none is replaced.
  public let failures: [ReplicateFailure: Int]

  /// Definitions of what is recorded of every replicate.
  public let measures: MeasureOptions
  /// What became of replicates outside the range of consistent PLS.
  public let inadmissible: InadmissibleReplicates
  /// The design of the sample; nil for a simple random sample.
  public let design: DesignSummary?
  /// What t intervals are made with: those of the design, or the units less one.
  public let degreesOfFreedom: Double

  let point: ReplicateEstimates
  let estimates: ReplicateEstimates
  /// What more replicates of the same units are made by; nil for saved ones, which hold no case.
  let engine: ResamplingEngine?

  /// Replicates with estimates.
  public var used: Int { numbers.count }

  /// Numbers that are kept of every replicate with estimates.
  public var numbersPerReplicate: Int { estimates.table.columns.count }

  /// Number of cases behind each replicate with estimates: the sum of its resampling weights.
  public func cases(group: Int = 0) -> [Double] { ofGroup(group, estimates.cases) }

  /// One number a replicate, in order; NaN where the statistic is undefined in a replicate.
  ///
  /// - Parameters:
  ///   - statistic: What is asked for.
  ///   - group: Of which group, from 0.
  /// - Throws: ``InferenceError/unknownStatistic(name:)``.
  public func values(of statistic: Statistic, group: Int = 0) throws(InferenceError) -> [Double] {
    ofGroup(group, try statistic.values(estimates))
  }

  /// The statistic in the fit itself.
  ///
  /// - Throws: ``InferenceError/unknownStatistic(name:)``, ``InferenceError/undefinedStatistic(name:)``.
  public func estimate(of statistic: Statistic) throws(InferenceError) -> Double {
    let value = try statistic.values(point)[0]
    guard value.isFinite else { throw .undefinedStatistic(name: statistic.description) }
    return value
  }

  private func ofGroup(_ group: Int, _ values: [Double]) -> [Double] {
    precondition((0..<groupsPerReplicate).contains(group), "a replicate has groups 0 up to its number of them")
    guard groupsPerReplicate > 1 else { return values }
    return stride(from: group, to: values.count, by: groupsPerReplicate).map { values[$0] }
  }
}

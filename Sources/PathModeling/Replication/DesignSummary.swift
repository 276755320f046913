package import SatisfactionWording
public import SurveyData

/// What the design of a sample comes to in its replicates.
public struct DesignSummary: Sendable, Equatable, Codable {
  /// Replicate weights that came with the survey.
  public struct Columns: Sendable, Equatable, Codable {
    /// What was asked for.
    public let choices: ReplicateColumns
    /// How many columns there are.
    public let count: Int
    /// The name of the first of them.
    public let first: String
    /// The name of the last of them.
    public let last: String
    /// What the sum of squares is multiplied by.
    public let scale: Double
  }

  /// Column of case weights; nil for none.
  public let weights: String?
  /// Strata and units; nil where replicate weights stand for them.
  public let sampling: SamplingDesign?
  /// Replicate weights; nil where strata and units are known.
  public let replicates: Columns?
  /// What t intervals are made with.
  public let degreesOfFreedom: Double

  /// Degrees of freedom below which a standard error is hardly known, and quantiles of replicates are far too close.
  package static let fewDegrees = 10.0

  /// Whether the sampling units are so few that only intervals of t are as wide as they should be.
  public var hasFewUnits: Bool { degreesOfFreedom < Self.fewDegrees }

  /// Whether there are so many sampling units that replicates are of random buckets of them.
  package var hasBuckets: Bool { (sampling?.unitCount ?? 0) > ResamplingUnit.automaticLimit }

  /// `7 degrees of freedom`.
  package var freedom: Phrase {
    let number = NumberText.written(degreesOfFreedom)
    return Phrase("\(number) degree\(degreesOfFreedom == 1 ? "" : "s") of freedom", "自由度 \(number)")
  }

  /// What strata and units come to.
  ///
  /// - Parameters:
  ///   - design: How the rows were drawn.
  ///   - weights: Column of case weights; nil for none.
  public init(_ design: SamplingDesign, weights: String?) {
    self.weights = weights
    sampling = design
    replicates = nil
    degreesOfFreedom = design.degreesOfFreedom
  }

  init(_ columns: ReplicateColumns, _ table: ReplicateWeightTable, weights: String?) {
    self.weights = weights
    sampling = nil
    replicates = Columns(
      choices: columns, count: table.names.count, first: table.names.first ?? "", last: table.names.last ?? "",
      scale: columns.usedScale(columns: table.names.count))
    degreesOfFreedom = table.degreesOfFreedom
  }
}

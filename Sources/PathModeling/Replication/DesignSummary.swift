public import SurveyData

/// What the design of a sample comes to in its replicates.
public struct DesignSummary: Sendable, Equatable, Codable {
  /// Replicate weights that came with the survey.
  public struct Columns: Sendable, Equatable, Codable {
    /// What was asked for.
    public let choices: ReplicateColumns
    /// How many columns there are.
    public let count: Int
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

  package init(_ design: SamplingDesign, weights: String?) {
    self.weights = weights
    sampling = design
    replicates = nil
    degreesOfFreedom = design.degreesOfFreedom
  }

  init(_ columns: ReplicateColumns, _ table: ReplicateWeightTable, weights: String?) {
    self.weights = weights
    sampling = nil
    replicates = Columns(
      choices: columns, count: table.names.count, scale: columns.usedScale(columns: table.names.count))
    degreesOfFreedom = table.degreesOfFreedom
  }
}

/// What a population needs beyond the numbers in model text.
///
/// Model text gives coefficients, loadings and weights. It has no place for the correlations of exogenous constructs,
/// for those of the indicators of a composite, and for segments.
public struct PopulationAssumptions: Sendable, Equatable, Codable {
  /// Correlation of every two exogenous constructs without one of their own. 0 by default: constructs that the model
  /// does not join are taken to be unrelated.
  public var exogenousCorrelation: Double
  /// Correlations of chosen pairs of exogenous constructs.
  public var exogenousCorrelations: [ExogenousCorrelation]
  /// Correlation of every two indicators of a composite without one of its own. 0.3 by default: survey items that
  /// add up to one thing hang together, though less than reflective ones.
  public var compositeCorrelation: Double
  /// Correlation of every two indicators of chosen composites, by name of the construct.
  public var compositeCorrelations: [String: Double]
  /// The segments the population is made of; empty (the default) for one that is not divided.
  public var segments: [PopulationSegment]

  /// Assumptions from their parts.
  public init(
    exogenousCorrelation: Double = 0, exogenousCorrelations: [ExogenousCorrelation] = [],
    compositeCorrelation: Double = 0.3, compositeCorrelations: [String: Double] = [:],
    segments: [PopulationSegment] = []
  ) {
    self.exogenousCorrelation = exogenousCorrelation
    self.exogenousCorrelations = exogenousCorrelations
    self.compositeCorrelation = compositeCorrelation
    self.compositeCorrelations = compositeCorrelations
    self.segments = segments
  }
}

/// The correlation of two exogenous constructs.
public struct ExogenousCorrelation: Sendable, Equatable, Codable {
  /// Name of one construct.
  public var first: String
  /// Name of the other.
  public var second: String
  /// Their correlation, −1…1.
  public var correlation: Double

  /// The correlation of two exogenous constructs, in either order.
  public init(_ first: String, _ second: String, _ correlation: Double) {
    self.first = first
    self.second = second
    self.correlation = correlation
  }
}

/// A part of a population with paths or levels of its own.
///
/// Within each segment constructs and latent answers have variance 1; loadings, weights and thresholds are the same in
/// all of them, so that answers can be compared (measurement invariance holds by construction).
public struct PopulationSegment: Sendable, Equatable, Codable {
  /// Name, as it stands in the segment column.
  public var name: String
  /// Size in the population relative to the other segments.
  public var share: Double
  /// Size in the sample relative to the other segments; nil (the default) for ``share``.
  ///
  /// Where it differs, the segment is over- or under-sampled, and the column of survey weights holds the ratio of its
  /// part of the population to its part of the sample: a weighted fit estimates the population.
  public var sampledShare: Double?
  /// What the segment adds to the level of a construct beyond what its predecessors bring, in standard deviations, by
  /// name; 0 where none is given. What follows downstream follows by the paths.
  public var shifts: [String: Double]
  /// Path coefficients that differ from the model's.
  public var coefficients: [SegmentCoefficient]

  /// A segment from its parts.
  public init(
    _ name: String, share: Double, sampledShare: Double? = nil, shifts: [String: Double] = [:],
    coefficients: [SegmentCoefficient] = []
  ) {
    self.name = name
    self.share = share
    self.sampledShare = sampledShare
    self.shifts = shifts
    self.coefficients = coefficients
  }
}

/// A path coefficient of one segment.
public struct SegmentCoefficient: Sendable, Equatable, Codable {
  /// Name of the explaining construct.
  public var from: String
  /// Name of the explained construct.
  public var to: String
  /// The standardised coefficient.
  public var coefficient: Double

  /// The coefficient of the path between two constructs.
  public init(from: String, to: String, _ coefficient: Double) {
    self.from = from
    self.to = to
    self.coefficient = coefficient
  }
}

internal import SatisfactionNumerics

/// One number of a metric with its uncertainty.
public struct MetricEstimate: Sendable, Equatable {
  /// What it is, such as `nps` or `score`.
  public let name: String
  /// The number, nil where there are no cases or it is undefined.
  public let value: Double?
  /// Its standard error, nil where the design gives none.
  public let standardError: Double?
  /// Lower limit of the interval at the level asked for.
  public let lower: Double?
  /// Upper limit of the interval.
  public let upper: Double?
  /// Two-sided p where 0 is a hypothesis, else nil.
  public let p: Double?
  /// The change since the wave before, nil for the first wave and without waves.
  public internal(set) var change: MetricChange?
  /// Its linear part by sampling unit, while changes and differences are made of it; nil in results.
  var totals: UnitTotals?

  init(
    _ name: String, value: Double?, standardError: Double? = nil, lower: Double? = nil, upper: Double? = nil,
    p: Double? = nil, totals: UnitTotals? = nil
  ) {
    self.totals = totals
    self.name = name
    self.value = value
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
    self.p = p
  }
}

/// The difference of an estimate between two waves, whose cases are independent unless they share sampling units.
public struct MetricChange: Sendable, Equatable {
  /// The wave before.
  public let from: String
  /// The later estimate less the earlier, nil where one of them is.
  public let value: Double?
  /// √(SE² + SE²); under a design that of the difference of both waves' totals by sampling unit.
  public let standardError: Double?
  /// Lower limit, normal; under a design of t.
  public let lower: Double?
  /// Upper limit, normal.
  public let upper: Double?
  /// Two-sided p of no change, 2Φ(−|d|/SE); under a design of t.
  public let p: Double?
}

/// How far an estimate is from what it is to reach.
public struct MetricTarget: Sendable, Equatable {
  /// Name of the estimate.
  public let estimate: String
  /// What it is to reach.
  public let value: Double
  /// Estimate less target: above 0 where it is reached; nil without an estimate.
  public let distance: Double?
  /// Lower limit of the distance.
  public let lower: Double?
  /// Upper limit of the distance.
  public let upper: Double?
}

/// A table that belongs to a metric.
public enum MetricTable: Sendable, Equatable {
  /// The points of a curve, by satisfaction.
  case curve([CurvePoint])
  /// The shares of the loyal where two conditions hold or not.
  case loyalty(first: String, second: String, cells: [LoyaltyCell])
}

/// The outcome at one answer, or in one band, of satisfaction.
public struct CurvePoint: Sendable, Equatable {
  /// Satisfaction, 0–100; of a band its (weighted) mean.
  public let satisfaction: Double
  /// Cases.
  public let cases: Int
  /// Their weights' sum.
  public let weight: Double
  /// Mean outcome, 0–100.
  public let mean: Double
  /// √V₁ of the mean, nil for one case; under a design linearised, nil for one sampling unit.
  public let standardError: Double?
  /// Lower limit, t.
  public let lower: Double?
  /// Upper limit, t.
  public let upper: Double?
  /// The line at this satisfaction, nil where satisfaction does not vary.
  public let linear: Double?
  /// The best curve that does not fall.
  public let monotone: Double
}

/// One of the four cells of a loyalty table.
public struct LoyaltyCell: Sendable, Equatable {
  /// Whether the first condition holds.
  public let first: Bool
  /// Whether the second condition holds.
  public let second: Bool
  /// Cases.
  public let cases: Int
  /// Share of the loyal in percent with Wilson's limits; nil without cases.
  public internal(set) var share: MetricEstimate

  /// The cell as it stands in a table, without what contrasts are made of.
  var published: LoyaltyCell {
    var cell = self
    cell.share.totals = nil
    return cell
  }
}

/// A metric in one group and wave.
public struct MetricResult: Sendable, Equatable {
  /// Kind in reports, such as `nps`.
  public let kind: String
  /// Name of the metric.
  public let name: String
  /// The answers that make the group, one a column asked for; nil for all rows.
  public let group: [String]?
  /// The wave, nil without waves.
  public let wave: String?
  /// Rows with the answers the metric needs and a weight above 0.
  public let cases: Int
  /// Their effective number, (Σω)²/Σω²; 0 without cases.
  public let effective: Double
  /// Rows of the group that the metric cannot use.
  public let missing: Int
  /// Whether several cases are all of one sampling unit of the design, so that no standard error is known.
  public let hasOneUnit: Bool
  /// Replicates in which a number has no value, since none of its cases weighs anything there; they are lost to its errors.
  public let lostReplicates: Int
  /// The numbers, in the order of the kind.
  public internal(set) var estimates: [MetricEstimate]
  /// The estimate that stands for the metric; nil where none does.
  public let leadingEstimate: String?
  /// How far the leading estimate is from the target, nil without one.
  public let target: MetricTarget?
  /// The table of a curve or a loyalty table.
  public let table: MetricTable?
}

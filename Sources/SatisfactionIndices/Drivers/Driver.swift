internal import SatisfactionNumerics

/// What a construct or an item does for a target, how it stands, and what would be gained.
public struct Driver: Sendable, Equatable {
  /// Name of the construct or item.
  public let name: String
  /// What only an item has; nil for a construct.
  public let item: DriverItem?
  /// Points of the target's index for one more point of the driver, 0–100 each.
  public let importance: Double
  /// The driver's own index or score, 0–100.
  public let performance: Double
  /// Points that the target would gain with the driver at 100: importance·(100 − performance).
  public let potential: Double
  /// Place by potential among the drivers of its level, 1 for the largest; equal ones share the better place.
  public let rank: Int
  /// On which side of the two cuts it lies.
  public let quadrant: DriverQuadrant
  /// What the replicates say; nil without them.
  public let inference: DriverInference?
}

/// What only an item has.
public struct DriverItem: Sendable, Equatable {
  /// Its construct.
  public let construct: String
  /// Its part of the construct's index, v_i; those of a construct sum to 1.
  public let share: Double
  /// Mean answer, in answer steps.
  public let mean: Double
  /// Whether it is marked as something that can be acted on.
  public let isControllable: Bool
}

/// Where a driver lies on the map of importance and performance.
///
/// - Source: Martilla & James (1977), J. Marketing 41(1), 77–79, doi:10.1177/002224297704100112.
public enum DriverQuadrant: String, Sendable, CaseIterable {
  /// Important and below the cut of performance.
  case concentrate
  /// Important and not below it.
  case keepUp
  /// Less important and below the cut of performance.
  case lowPriority
  /// Less important and not below it.
  case overkill
}

/// What the replicates say of a driver.
public struct DriverInference: Sendable, Equatable {
  /// Of the importance; nil where the replicates give none.
  public let importance: DriverInterval?
  /// Of the performance.
  public let performance: DriverInterval?
  /// Of the potential.
  public let potential: DriverInterval?
  /// Share of the replicates in which the driver has the largest potential of its level. It says how often, and tests
  /// nothing: where drivers lie close, plain replicates are too sure.
  public let priorityShare: Double
  /// Share of the replicates in which it has the largest importance of its level.
  public let importanceFirstShare: Double
  /// The region of importance and performance; nil for fewer than two replicates.
  public let ellipse: DriverEllipse?
}

/// A standard error with an interval.
public struct DriverInterval: Sendable, Equatable {
  /// Standard deviation of the replicates.
  public let standardError: Double?
  /// Lower limit.
  public let lower: Double?
  /// Upper limit.
  public let upper: Double?

  /// The interval, nil where an end is not defined.
  public var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }
}

/// The region of two numbers that a normal distribution holds with a given probability.
public struct DriverEllipse: Sendable, Equatable {
  /// Covariance of the first and second number, 2 × 2.
  public let covariance: [[Double]]
  /// Half the longer axis.
  public let semiMajor: Double
  /// Half the shorter axis.
  public let semiMinor: Double
  /// Degrees from the axis of the first number to the longer axis, above −90 and up to 90.
  public let angle: Double

  /// The ellipse of a covariance matrix.
  ///
  /// The half axes are √(qλ) with q = −2 ln(1 − level) (the quantile of χ² with two degrees of freedom) and λ the
  /// eigenvalues.
  public init(varianceOfFirst a: Double, varianceOfSecond b: Double, covariance c: Double, level: Double) {
    let q = -2 * Scalar.log(1 - level)
    let (mean, half) = ((a + b) / 2, (a - b) / 2)
    let root = (half * half + c * c).squareRoot()
    covariance = [[a, c], [c, b]]
    semiMajor = (q * (mean + root)).squareRoot()
    semiMinor = (q * max(0, mean - root)).squareRoot()
    // tan 2θ = 2c/(a − b); the half-angle lies along the larger eigenvalue.
    let turn = Scalar.arcTangent(c, half) / 2 * 180 / .pi
    angle = turn <= -90 ? turn + 180 : turn
  }
}

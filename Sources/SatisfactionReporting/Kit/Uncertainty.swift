/// How far a number can be trusted; nil where a measure is not defined.
public struct Uncertainty: Sendable, Equatable {
  /// A measure of uncertainty, by its key in JSON and its column in CSV.
  public enum Measure: String, Sendable, CaseIterable {
    case standardError, bias, lower, upper, p, t
  }

  /// Standard deviation over the replicates, or of the estimator.
  public let standardError: Double?
  /// Mean over the replicates less the estimate.
  public let bias: Double?
  /// Lower end of the interval.
  public let lower: Double?
  /// Upper end of the interval.
  public let upper: Double?
  /// Two-sided p-value.
  public let p: Double?
  /// Estimate over standard error.
  public let t: Double?
  /// The kind of interval where it is not the one that the settings name.
  public let interval: String?
  /// What JSON holds, in this order.
  public let measures: [Measure]

  /// All there is to say of a resampled number.
  public init(
    standardError: Double?, bias: Double?, lower: Double?, upper: Double?, p: Double?, t: Double?,
    interval: String? = nil
  ) {
    self.standardError = standardError
    self.bias = bias
    self.lower = lower
    self.upper = upper
    self.p = p
    self.t = t
    self.interval = interval
    measures = Measure.allCases
  }

  /// Standard error and interval, for numbers of which 0 is no hypothesis.
  public init(standardError: Double?, lower: Double?, upper: Double?) {
    self.init(
      standardError: standardError, lower: lower, upper: upper, p: nil, measures: [.standardError, .lower, .upper])
  }

  /// Standard error, interval and p-value.
  public init(standardError: Double?, lower: Double?, upper: Double?, p: Double?) {
    self.init(
      standardError: standardError, lower: lower, upper: upper, p: p, measures: [.standardError, .lower, .upper, .p])
  }

  private init(standardError: Double?, lower: Double?, upper: Double?, p: Double?, measures: [Measure]) {
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
    self.p = p
    self.measures = measures
    (bias, t, interval) = (nil, nil, nil)
  }

  /// One of the measures.
  public subscript(measure: Measure) -> Double? {
    switch measure {
    case .standardError: standardError
    case .bias: bias
    case .lower: lower
    case .upper: upper
    case .p: p
    case .t: t
    }
  }

  /// The interval, nil where an end is not defined.
  public var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }
}

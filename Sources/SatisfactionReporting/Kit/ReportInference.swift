/// What a number of a report belongs to.
public enum ReportSubject: Hashable, Sendable {
  /// A construct.
  case construct(String)
  /// An indicator.
  case indicator(String)
  /// A path.
  case path(from: String, to: String)
  /// The effect of one construct on another.
  case effect(from: String, to: String)
  /// The effect along one chain of constructs.
  case chain([String])
}

/// The uncertainty of the numbers of a report, by subject and name of the number.
public struct ReportInference: Sendable, Equatable {
  /// The uncertainty of one number; nil where a measure is not defined.
  public struct Summary: Sendable, Equatable {
    /// Standard deviation over the replicates.
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

    /// A summary of its parts.
    public init(standardError: Double?, bias: Double?, lower: Double?, upper: Double?, p: Double?, t: Double?) {
      self.standardError = standardError
      self.bias = bias
      self.lower = lower
      self.upper = upper
      self.p = p
      self.t = t
    }

    /// The interval, nil where an end is not defined.
    public var interval: ClosedRange<Double>? {
      guard let lower, let upper, lower <= upper else { return nil }
      return lower...upper
    }
  }

  private var summaries: [ReportSubject: [String: Summary]] = [:]

  /// Nothing known yet.
  public init() {}

  /// The uncertainty of a number, by its name in the row of its subject, such as `estimate` or `rSquared`.
  public subscript(subject: ReportSubject, number: String) -> Summary? {
    get { summaries[subject]?[number] }
    set { summaries[subject, default: [:]][number] = newValue }
  }
}

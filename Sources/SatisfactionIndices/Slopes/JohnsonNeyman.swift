/// Where on a moderator a slope can be told from 0: slope² = t²·variance, with slope b + q·d.
///
/// - Source: Johnson & Neyman (1936), Statistical Research Memoirs 1; Bauer & Curran (2005), Multivariate Behavioral
///   Research 40(3).
public struct JohnsonNeyman: Sendable, Equatable {
  /// On which side of the limits the slope can be told from 0.
  public enum Region: String, Sendable, Codable, CaseIterable {
    /// Between the limits.
    case inside
    /// Below the lower one and above the upper one.
    case outside
    /// Everywhere.
    case always
    /// Nowhere.
    case never
    /// Not along a line, and therefore not said.
    case nonlinear
  }

  /// The lower limit, in standard deviations of the moderator; nil where there is none.
  public let lower: Double?
  /// The upper limit.
  public let upper: Double?
  /// Where the slope can be told from 0.
  public let region: Region

  /// The limits of a slope that is no line.
  static let nonlinear = JohnsonNeyman(lower: nil, upper: nil, region: .nonlinear, line: nil)

  /// The line that the limits come from.
  private struct Line: Sendable, Equatable {
    let slope: Double
    let change: Double
    let variances: [Double]
    let t: Double
  }

  private let line: Line?

  private init(lower: Double?, upper: Double?, region: Region, line: Line?) {
    (self.lower, self.upper, self.region, self.line) = (lower, upper, region, line)
  }

  /// The slope at a score of the moderator, and its interval; nil where it is no line.
  public func slope(at score: Double) -> (estimate: Double, lower: Double, upper: Double)? {
    guard let line else { return nil }
    let estimate = line.slope + score * line.change
    let variance = line.variances[0] + 2 * score * line.variances[1] + score * score * line.variances[2]
    let reach = line.t * max(0, variance).squareRoot()
    return (estimate, estimate - reach, estimate + reach)
  }

  /// The limits of a slope b + q·d.
  ///
  /// - Parameters:
  ///   - slope: b, the slope at the mean of the moderator.
  ///   - change: d, its change with one standard deviation.
  ///   - variances: Variance of b, covariance of both, variance of d.
  ///   - t: The quantile that a slope over its standard error has to reach.
  public init(slope: Double, change: Double, variances: (slope: Double, both: Double, change: Double), t: Double) {
    let line = Line(slope: slope, change: change, variances: [variances.slope, variances.both, variances.change], t: t)
    let a = change * change - t * t * variances.change
    let b = 2 * (slope * change - t * t * variances.both)
    let c = slope * slope - t * t * variances.slope
    let discriminant = b * b - 4 * a * c
    guard discriminant > 0, a != 0 else {
      self.init(lower: nil, upper: nil, region: c > 0 ? .always : .never, line: line)
      return
    }
    // The root that adds numbers of one sign, and the other from the product of both: nothing cancels.
    let sum = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot()) / 2
    let roots = (sum / a, sum == 0 ? 0 : c / sum)
    self.init(
      lower: min(roots.0, roots.1), upper: max(roots.0, roots.1), region: a > 0 ? .outside : .inside, line: line)
  }

  /// Whether the slope can be told from 0 at a score of the moderator; nil where that is not said.
  public func holds(_ score: Double) -> Bool? {
    switch region {
    case .always: true
    case .never: false
    case .nonlinear: nil
    case .inside: lower.flatMap { lower in upper.map { lower <= score && score <= $0 } }
    case .outside: lower.flatMap { lower in upper.map { score <= lower || $0 <= score } }
    }
  }
}

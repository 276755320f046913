internal import SatisfactionNumerics

/// How many interviews are enough, as closed formulas.
public struct SampleSize: Sendable, Equatable {
  /// What the formula gives.
  public let exact: Double
  /// Interviews: the next whole number up.
  public let n: Int

  /// The most interviews that a formula may ask for: about as many as there are people.
  public static let mostInterviews = 10_000_000_000

  /// - Throws: ``PlanningError/tooManyInterviews(_:)``.
  private init(upTo exact: Double) throws(PlanningError) {
    guard exact <= Double(Self.mostInterviews) else { throw .tooManyInterviews(exact) }
    self.exact = exact
    n = max(1, Int(exact.rounded(.up)))
  }

  /// Interviews for the half width of an interval of an index or a mean.
  ///
  /// n = (z·s/m)², with a finite population n/(1 + n/N), times the design effect.
  ///
  /// - Parameters:
  ///   - margin: Half width of the interval, in points of the index; above 0.
  ///   - standardDeviation: Of the cases' own scores, in points: 14 to 28 in practice, `indexSD` of a pilot.
  ///   - level: Nominal coverage, between 0 and 1.
  ///   - population: Customers in all; nil where they are many.
  ///   - designEffect: How much larger clusters and weights make the variance; 1 for a simple sample.
  /// - Throws: ``PlanningError/tooManyInterviews(_:)``.
  /// - Source: Cochran (1977), Sampling Techniques, 3rd edition, §4.6.
  public static func forMargin(
    _ margin: Double, standardDeviation: Double, level: Double = 0.95, population: Double? = nil,
    designEffect: Double = 1
  ) throws(PlanningError) -> SampleSize {
    let root = z(level) * standardDeviation / margin
    let simple = root * root
    return try SampleSize(upTo: designEffect * (population.map { simple / (1 + simple / $0) } ?? simple))
  }

  /// Interviews for the half width of an interval of a share.
  ///
  /// n = z²p(1−p)/m², with a finite population n/(1 + (n−1)/N), times the design effect.
  ///
  /// - Parameters:
  ///   - margin: Half width, as a share: 0.05 for five points of percent.
  ///   - rate: The share that is expected, 0–1; 0.5 needs most interviews.
  ///   - level: Coverage of the interval.
  ///   - population: Customers in all; nil for very many.
  ///   - designEffect: What clusters and weights multiply the variance by.
  /// - Throws: ``PlanningError/tooManyInterviews(_:)``.
  /// - Source: Cochran (1977), §4.4.
  public static func forShare(
    margin: Double, rate: Double, level: Double = 0.95, population: Double? = nil, designEffect: Double = 1
  ) throws(PlanningError) -> SampleSize {
    let z = z(level)
    let simple = z * z * rate * (1 - rate) / (margin * margin)
    return try SampleSize(upTo: designEffect * (population.map { simple / (1 + (simple - 1) / $0) } ?? simple))
  }

  /// Interviews in each of two independent waves to find a change.
  ///
  /// n = (z₁₋α⸝₂ + z_power)²(s₁² + s₂²)/d².
  ///
  /// - Parameters:
  ///   - change: The true change that is to be found, in points; not 0.
  ///   - before: Standard deviation of the cases' scores in the earlier wave.
  ///   - after: The same in the later wave.
  ///   - power: Probability to find it, between 0 and 1.
  ///   - level: 1 − α of a two-sided test.
  ///   - designEffect: As in ``forMargin(_:standardDeviation:level:population:designEffect:)``.
  /// - Throws: ``PlanningError/tooManyInterviews(_:)``.
  public static func forChange(
    _ change: Double, standardDeviations before: Double, _ after: Double, power: Double = 0.8, level: Double = 0.95,
    designEffect: Double = 1
  ) throws(PlanningError) -> SampleSize {
    // A power below that of chance needs no interview.
    let sum = max(0, z(level) + Normal.quantile(power))
    return try SampleSize(upTo: designEffect * sum * sum * (before * before + after * after) / (change * change))
  }

  /// Interviews to find a path, by the inverse square root method: the smallest n above ((z₁₋α + z_power)/|β|)².
  ///
  /// It knows neither how reliable the indicators are nor how the predecessors are related, and is often too small:
  /// ``PowerStudy`` is the answer, this the first guess.
  ///
  /// - Parameters:
  ///   - path: The standardised path β; not 0.
  ///   - power: Probability to find it, between 0 and 1.
  ///   - alpha: Level of a one-sided test.
  /// - Throws: ``PlanningError/tooManyInterviews(_:)``.
  /// - Source: Kock & Hadaya (2018), Information Systems Journal 28, 227–261, doi:10.1111/isj.12131.
  public static func forPath(
    _ path: Double, power: Double = 0.8, alpha: Double = 0.05
  ) throws(PlanningError) -> SampleSize {
    let root = max(0, Normal.quantile(1 - alpha) + Normal.quantile(power)) / path.magnitude
    let size = try SampleSize(upTo: root * root)
    let isWhole = size.exact > 0 && size.exact == size.exact.rounded()
    return isWhole ? SampleSize(upTo: size.exact, n: size.n + 1) : size
  }

  private init(upTo exact: Double, n: Int) {
    self.exact = exact
    self.n = n
  }

  /// The smallest path that a number of interviews finds, by the inverse square root method: (z₁₋α + z_power)/√n.
  ///
  /// - Parameters:
  ///   - n: Interviews, 1 or more.
  ///   - power: Probability to find it, between 0 and 1.
  ///   - alpha: Level of a one-sided test.
  /// - Returns: A standardised path, without sign; above 1 where no path would be found.
  /// - Source: As ``forPath(_:power:alpha:)``.
  public static func smallestPath(interviews n: Int, power: Double = 0.8, alpha: Double = 0.05) -> Double {
    (Normal.quantile(1 - alpha) + Normal.quantile(power)) / Double(n).squareRoot()
  }

  private static func z(_ level: Double) -> Double { Normal.quantile(1 - (1 - level) / 2) }
}

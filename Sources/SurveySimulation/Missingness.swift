internal import PathSpecification
internal import SatisfactionNumerics

/// A rule by which answers are missing.
///
/// - Source: Rubin (1976), Biometrika 63(3), doi:10.1093/biomet/63.3.581, for the three mechanisms.
public struct Missingness: Sendable, Equatable, Codable {
  /// What the chance of a missing answer depends on.
  ///
  /// Where it depends on an answer x, it is Φ(c + slope · (x − mean)/sd), with x as the model reads it (reversed items
  /// turned), its mean and sd in the population, and c such that the rule's rate holds in the population.
  public enum Mechanism: Sendable, Equatable, Codable {
    /// Nothing (MCAR): complete cases are a random part of all.
    case completelyAtRandom
    /// The answer to an indicator that is never missing (MAR): a negative slope loses those who answer low there.
    case atRandom(observed: String, slope: Double)
    /// The answer that is missing itself (MNAR): a negative slope loses low answers, and no analysis can see it.
    case notAtRandom(slope: Double)
  }

  /// Expected share of missing cells in each of the indicators, 0 ≤ rate < 1.
  public var rate: Double
  /// What the chance depends on.
  public var mechanism: Mechanism
  /// The indicators with missing answers; nil (the default) for all, less the one that is observed.
  public var indicators: [String]?

  /// A rule from its parts.
  public init(
    rate: Double, mechanism: Mechanism = .completelyAtRandom, indicators: [String]? = nil
  ) {
    self.rate = rate
    self.mechanism = mechanism
    self.indicators = indicators
  }

  /// The indicators that the rule acts on.
  func targets(_ model: PathModel) -> [String] {
    if let indicators { return indicators }
    guard case .atRandom(let observed, _) = mechanism else { return model.indicators }
    return model.indicators.filter { $0 != observed }
  }

  func problems(_ model: PathModel) -> [SimulationError] {
    var problems = [SimulationError.option("missing rate", rate, rate >= 0 && rate < 1, "at least 0 and below 1")]
    var names = indicators ?? []
    switch mechanism {
    case .completelyAtRandom: break
    case .atRandom(let observed, let slope):
      names.append(observed)
      problems.append(.option("slope of missing answers", slope, slope.isFinite, "a finite number"))
    case .notAtRandom(let slope):
      problems.append(.option("slope of missing answers", slope, slope.isFinite, "a finite number"))
    }
    let known = Set(model.indicators)
    let unknown = names.filter { !known.contains($0) }
    if !unknown.isEmpty { problems.append(.unknownIndicators(unknown)) }
    return problems.compactMap { $0 }
  }
}

/// A rule for one indicator, ready to be applied to coded answers.
struct MissingRule: Sendable, Equatable {
  /// Number of the indicator with missing answers.
  let target: Int
  /// Number of the indicator they depend on; nil where they depend on nothing.
  private let driver: Int?
  /// Chance of a missing answer is Φ(intercept + slope · x) of the driver's answer x, or the rate without a driver.
  private let intercept: Double
  private let slope: Double
  private let rate: Double

  /// The chance that the target is missing, given the answers of a case.
  func chance(_ answer: (Int) -> Double) -> Double {
    guard let driver else { return rate }
    return Normal.cumulative(intercept + slope * answer(driver))
  }

  /// A rule's form for one indicator.
  init(_ rule: Missingness, target: Int, population: PopulationModel, codings: [AnswerCoding]) {
    self.target = target
    rate = rule.rate
    let (driver, steepness): (Int?, Double) =
      switch rule.mechanism {
      case .completelyAtRandom: (nil, 0)
      case .atRandom(let observed, let slope): (population.model.numbering.indicator(observed), slope)
      case .notAtRandom(let slope): (target, slope)
      }
    self.driver = driver
    guard let driver, rule.rate > 0 else {
      (intercept, slope) = (-.infinity, 0)
      return
    }
    let pooled = PooledAnswer(population, codings[driver], indicator: driver)
    let constant = pooled.intercept(rate: rule.rate, slope: steepness)
    slope = steepness / pooled.deviation
    intercept = constant - slope * pooled.mean
  }
}

/// The answers to one indicator in the whole population.
private struct PooledAnswer {
  let coding: AnswerCoding
  /// Share and mean of the latent answer in each segment.
  let parts: [(share: Double, shift: Double)]
  let mean: Double
  let deviation: Double

  init(_ population: PopulationModel, _ coding: AnswerCoding, indicator: Int) {
    let parts = population.segments.map { (share: $0.share, shift: population.shifts($0)[indicator]) }
    let mean = parts.reduce(0) { $0 + $1.share * coding.expectation(shift: $1.shift) }
    let variance = parts.reduce(0) { sum, part in
      let distance = coding.expectation(shift: part.shift) - mean
      return sum + part.share * (coding.variance(shift: part.shift) + distance * distance)
    }
    self.coding = coding
    self.parts = parts
    self.mean = mean
    deviation = variance.squareRoot()
  }

  /// The c with E Φ(c + slope·(x − mean)/sd) = rate, by bisection: the expectation grows with c.
  func intercept(rate: Double, slope: Double) -> Double {
    // Beyond 40 standard deviations of slope and chance together every probability is 0 or 1.
    let reach = 40 * (1 + slope.magnitude)
    var (low, high) = (-reach, reach)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if expected(middle, slope) < rate { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private func expected(_ intercept: Double, _ slope: Double) -> Double {
    parts.reduce(0) { sum, part in
      sum + part.share
        * coding.expectedProbit(
          intercept: intercept, slope: slope, centre: mean, scale: deviation, shift: part.shift)
    }
  }
}
